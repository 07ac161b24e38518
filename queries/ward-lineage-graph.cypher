// What a ward was made of and what it became, drawn
// @name ward-lineage-graph
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @returns path
// :param ward => 'Tân An'
MATCH (w:Ward) WHERE $ward IN w.keys
UNWIND COLLECT { MATCH path = (w)<-[:MERGED_INTO*1..8]-(:Ward) RETURN path }
  + COLLECT { MATCH path = (w)-[:MERGED_INTO*1..8]->(:Ward) RETURN path } AS path
RETURN path ORDER BY length(path), [r IN relationships(path) | r.key]
