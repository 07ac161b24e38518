// Which body came after which when a ward was merged, with the last head and the first
// @name office-lineage
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns office, district, province, last_head, last_cited, into_office, into_district, into_province, first_head, first_cited, date, act, partial
// :param ward => 'Tân An'
// :param district => 'Ninh Kiều'
// :param province => null
// A ward's bodies end with it, and those of the ward that follows are others (design, Time, rule 4). A row for each body
// that an article names on either side; the one on the other side bears a name here though no article speaks of it.
MATCH (w:Ward) WHERE $ward IN w.keys
  AND ($district IS NULL OR EXISTS { MATCH (w)-[:PART_OF*1..3]->(d:District) WHERE $district IN d.keys })
  AND ($province IS NULL OR EXISTS { MATCH (w)-[:PART_OF*1..3]->(p:Province) WHERE $province IN p.keys })
UNWIND COLLECT { MATCH (w)<-[:MERGED_INTO*0..8]-(:Ward)<-[m:MERGED_INTO]-(:Ward) RETURN m }
  + COLLECT { MATCH (w)-[:MERGED_INTO*0..8]->(:Ward)-[m:MERGED_INTO]->(:Ward) RETURN m } AS m
WITH DISTINCT m, startNode(m) AS old, endNode(m) AS new
UNWIND COLLECT { MATCH (o:Committee|PartyOrganisation|Agency|MassOrganisation)-[:OF]->(u:Ward) WHERE u.id IN [old.id, new.id] RETURN DISTINCT o.kind } AS kind
OPTIONAL MATCH (a:Committee|PartyOrganisation|Agency|MassOrganisation {kind: kind})-[:OF]->(old)
OPTIONAL MATCH (b:Committee|PartyOrganisation|Agency|MassOrganisation {kind: kind})-[:OF]->(new)
WITH m, old, new, kind, a, b,
  COLLECT { MATCH (p:Person)-[t:HOLDS_ROLE]->(a) MATCH (post:Post {id: t.post}) WHERE post.single AND post.rank = 'head' AND t.last_cited IS NOT NULL
    RETURN {name: p.full_name, last_cited: t.last_cited} ORDER BY t.last_cited DESC, p.full_name LIMIT 1 }[0] AS last,
  COLLECT { MATCH (p:Person)-[t:HOLDS_ROLE]->(b) MATCH (post:Post {id: t.post}) WHERE post.single AND post.rank = 'head' AND t.first_cited IS NOT NULL
    RETURN {name: p.full_name, first_cited: t.first_cited} ORDER BY t.first_cited, p.full_name LIMIT 1 }[0] AS first
RETURN coalesce(a.full_name, kind + ' ' + old.full_name) AS office,
  COLLECT { MATCH (old)-[:PART_OF*1..3]->(d:District) RETURN d.full_name ORDER BY coalesce(toString(d.from_earliest), '') DESC, d.id LIMIT 1 }[0] AS district,
  COLLECT { MATCH (old)-[:PART_OF*1..3]->(p:Province) RETURN p.full_name ORDER BY coalesce(toString(p.from_earliest), '') DESC, p.id LIMIT 1 }[0] AS province,
  last.name AS last_head, last.last_cited AS last_cited,
  coalesce(b.full_name, kind + ' ' + new.full_name) AS into_office,
  COLLECT { MATCH (new)-[:PART_OF*1..3]->(d:District) RETURN d.full_name ORDER BY coalesce(toString(d.from_earliest), '') DESC, d.id LIMIT 1 }[0] AS into_district,
  COLLECT { MATCH (new)-[:PART_OF*1..3]->(p:Province) RETURN p.full_name ORDER BY coalesce(toString(p.from_earliest), '') DESC, p.id LIMIT 1 }[0] AS into_province,
  first.name AS first_head, first.first_cited AS first_cited,
  m.valid_from AS date, m.act AS act, coalesce(m.partial, false) AS partial
ORDER BY province, coalesce(m.valid_from, toString(m.from_latest), '9999'), CASE kind WHEN 'Đảng bộ' THEN 0 WHEN 'Đảng ủy' THEN 1 WHEN 'HĐND' THEN 2 WHEN 'UBND' THEN 3 ELSE 4 END, kind, into_office, new.id, office, old.id
