// What a ward is today
// @name ward-today
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns ward, district, province, until, today, today_province, status, since, partial, acts
// :param ward => 'Trà An'
// :param district => null
// :param province => null
// A row for each unit that took over the ward or a part of it; status is unknown where no list has the unit.
MATCH (w:Ward) WHERE $ward IN w.keys
  AND ($district IS NULL OR EXISTS { MATCH (w)-[:PART_OF*1..3]->(d:District) WHERE $district IN d.keys })
  AND ($province IS NULL OR EXISTS { MATCH (w)-[:PART_OF*1..3]->(p:Province) WHERE $province IN p.keys })
MATCH path = (w)-[:MERGED_INTO*0..8]->(heir:Ward) WHERE NOT EXISTS { (heir)-[:MERGED_INTO]->() }
WITH w, heir, relationships(path) AS steps
RETURN w.full_name AS ward,
  COLLECT { MATCH (w)-[:PART_OF*1..3]->(d:District) RETURN d.full_name ORDER BY coalesce(toString(d.from_earliest), '') DESC, d.id LIMIT 1 }[0] AS district,
  COLLECT { MATCH (w)-[:PART_OF*1..3]->(p:Province) RETURN p.full_name ORDER BY coalesce(toString(p.from_earliest), '') DESC, p.id LIMIT 1 }[0] AS province,
  w.valid_to AS until, heir.full_name AS today,
  COLLECT { MATCH (heir)-[:PART_OF*1..3]->(p:Province) RETURN p.full_name ORDER BY coalesce(toString(p.from_earliest), '') DESC, p.id LIMIT 1 }[0] AS today_province,
  CASE WHEN heir.valid_to IS NOT NULL THEN 'ended' WHEN heir.source = 'gazetteer' THEN 'in force' ELSE 'unknown' END AS status,
  coalesce(last([m IN steps | m.valid_from]), heir.valid_from) AS since, any(m IN steps WHERE coalesce(m.partial, false)) AS partial,
  [m IN steps WHERE m.act IS NOT NULL | m.act] AS acts
ORDER BY province, district, ward, coalesce(w.valid_to, '9999'), w.id, today_province, today, heir.id, size(steps), [m IN steps | m.key]
