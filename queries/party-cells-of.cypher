// The Party cells of a ward, how many, and who watches over them
// @name party-cells-of
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns ward, district, province, party_organisation, cell, count, overseers, quote, article, published
// :param ward => 'Tân An'
// :param district => null
// :param province => null
// Where the articles count the cells and do not name them, one row says how many.
MATCH (w:Ward) WHERE $ward IN w.keys
  AND ($district IS NULL OR EXISTS { MATCH (w)-[:PART_OF*1..3]->(d:District) WHERE $district IN d.keys })
  AND ($province IS NULL OR EXISTS { MATCH (w)-[:PART_OF*1..3]->(p:Province) WHERE $province IN p.keys })
MATCH (w)<-[:OF|PART_OF*1..4]-(c:PartyCell)
WITH DISTINCT w, c
WITH w, c, COLLECT {
    MATCH (c)-[p:PART_OF]->() UNWIND coalesce(p.statements, []) + coalesce(c.statements, []) AS id
    MATCH (s:Statement {id: id}) RETURN s ORDER BY coalesce(toString(s.observed), '') DESC, s.id LIMIT 1
  }[0] AS s
RETURN w.full_name AS ward,
  COLLECT { MATCH (w)-[:PART_OF*1..3]->(d:District) RETURN d.full_name ORDER BY coalesce(toString(d.from_earliest), '') DESC, d.id LIMIT 1 }[0] AS district,
  COLLECT { MATCH (w)-[:PART_OF*1..3]->(p:Province) RETURN p.full_name ORDER BY coalesce(toString(p.from_earliest), '') DESC, p.id LIMIT 1 }[0] AS province,
  COLLECT { MATCH (c)-[:PART_OF]->(o:PartyOrganisation|Committee) RETURN o.full_name ORDER BY o.full_name LIMIT 1 }[0] AS party_organisation,
  c.full_name AS cell, c.count AS count,
  COLLECT { MATCH (o)-[:OVERSEES]->(c) RETURN o.full_name ORDER BY o.full_name } AS overseers,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY province, district, ward, w.id, party_organisation, cell, c.id
