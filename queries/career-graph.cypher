// The posts of a person, drawn
// @name career-graph
// @param person: person -- the name, with or without diacritics
// @returns path
// :param person => 'Nguyễn Hoàng Phúc'
MATCH (person:Person) WHERE $person IN person.keys
MATCH path = (person)-[t:HOLDS_ROLE]->(org)
OPTIONAL MATCH at = (org)-[:OF]->()
UNWIND CASE WHEN at IS NULL THEN [path] ELSE [path, at] END AS drawn
WITH DISTINCT drawn AS path
RETURN path ORDER BY [r IN relationships(path) | r.key]
