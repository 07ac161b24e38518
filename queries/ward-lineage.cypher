// What a ward was made of and what it became: when, and by which act
// @name ward-lineage
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns from_unit, from_district, from_province, into_unit, into_district, into_province, date, act, manner, partial, source, quote, article, published
// :param ward => 'Tân An'
// :param district => null
// :param province => null
MATCH (w:Ward) WHERE $ward IN w.keys
  AND ($district IS NULL OR EXISTS { MATCH (w)-[:PART_OF*1..3]->(d:District) WHERE $district IN d.keys })
  AND ($province IS NULL OR EXISTS { MATCH (w)-[:PART_OF*1..3]->(p:Province) WHERE $province IN p.keys })
UNWIND COLLECT { MATCH (w)<-[:MERGED_INTO*0..8]-(:Ward)<-[m:MERGED_INTO]-(:Ward) RETURN m }
  + COLLECT { MATCH (w)-[:MERGED_INTO*0..8]->(:Ward)-[m:MERGED_INTO]->(:Ward) RETURN m } AS m
WITH DISTINCT m, startNode(m) AS old, endNode(m) AS new
OPTIONAL MATCH (s:Statement {id: coalesce(m.evidence_statements[-1], m.statements[0])})
RETURN old.full_name AS from_unit,
  COLLECT { MATCH (old)-[:PART_OF*1..3]->(d:District) RETURN d.full_name ORDER BY coalesce(toString(d.from_earliest), '') DESC, d.id LIMIT 1 }[0] AS from_district,
  COLLECT { MATCH (old)-[:PART_OF*1..3]->(p:Province) RETURN p.full_name ORDER BY coalesce(toString(p.from_earliest), '') DESC, p.id LIMIT 1 }[0] AS from_province,
  new.full_name AS into_unit,
  COLLECT { MATCH (new)-[:PART_OF*1..3]->(d:District) RETURN d.full_name ORDER BY coalesce(toString(d.from_earliest), '') DESC, d.id LIMIT 1 }[0] AS into_district,
  COLLECT { MATCH (new)-[:PART_OF*1..3]->(p:Province) RETURN p.full_name ORDER BY coalesce(toString(p.from_earliest), '') DESC, p.id LIMIT 1 }[0] AS into_province,
  m.valid_from AS date, m.act AS act, m.manner AS manner, coalesce(m.partial, false) AS partial, m.source AS source,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY into_province, coalesce(m.valid_from, toString(m.from_latest), '9999'), into_unit, new.id, from_unit, old.id, m.key
