// Who led, on a day, the wards that a present ward was made of
// @name former-wards-led
// @param ward: unit -- the present ward's name
// @param on: date -- a day (ISO)
// @param province: unit? -- the province it lies in today
// @returns today, ward, district, province, office, role, person, appointment, certainty, since, until, first_cited, last_cited, quote, article, published
// :param ward => 'Thới An Đông'
// :param on => '2014-04-06'
// :param province => null
MATCH (present:Ward) WHERE $ward IN present.keys AND NOT EXISTS { (present)-[:MERGED_INTO]->() }
  AND ($province IS NULL OR EXISTS { MATCH (present)-[:PART_OF*1..3]->(p:Province) WHERE $province IN p.keys })
MATCH (present)<-[:MERGED_INTO*0..8]-(w:Ward)
WITH DISTINCT present, w
MATCH (org:Committee)-[:OF]->(w) WHERE org.kind IN ['Đảng ủy', 'HĐND', 'UBND']
MATCH (person:Person)-[t:HOLDS_ROLE]->(org)
MATCH (post:Post {id: t.post}) WHERE post.single AND post.rank = 'head'
WITH present, w, org, person, t, CASE
    WHEN any(i IN range(0, size(coalesce(t.certain_from, [])) - 1)
      WHERE t.certain_from[i] <= $on AND $on <= t.certain_to[i]) THEN 'certain'
    WHEN t.from_earliest <= date($on) AND date($on) <= t.to_latest THEN 'possible'
  END AS certainty
WHERE certainty IS NOT NULL
WITH present, w, org, person, t, certainty, size([d IN coalesce(t.evidence, []) WHERE d <= $on]) AS told, date($on) AS day
WITH present, w, org, person, t, certainty, told, COLLECT {
    MATCH up = (w)-[:PART_OF*1..3]->(above:District)
    WHERE all(r IN relationships(up) WHERE day IS NULL OR ((r.from_earliest IS NULL OR r.from_earliest <= day)
      AND (r.to_latest IS NULL OR day < r.to_latest)))
    RETURN above ORDER BY coalesce([d IN coalesce(relationships(up)[0].evidence, []) WHERE d <= toString(day)][-1], '') DESC,
      coalesce(toString(relationships(up)[0].first_cited), '9999'), coalesce(toString(above.from_earliest), '') DESC, above.id LIMIT 1
  }[0] AS district,
  COLLECT {
    MATCH up = (w)-[:PART_OF*1..3]->(above:Province)
    WHERE all(r IN relationships(up) WHERE day IS NULL OR ((r.from_earliest IS NULL OR r.from_earliest <= day)
      AND (r.to_latest IS NULL OR day < r.to_latest)))
    RETURN above ORDER BY coalesce([d IN coalesce(relationships(up)[0].evidence, []) WHERE d <= toString(day)][-1], '') DESC,
      coalesce(toString(relationships(up)[0].first_cited), '9999'), coalesce(toString(above.from_earliest), '') DESC, above.id LIMIT 1
  }[0] AS province
OPTIONAL MATCH (s:Statement {id: coalesce(t.evidence_statements[CASE told WHEN 0 THEN 0 ELSE told - 1 END], t.statements[0])})
RETURN present.full_name AS today, w.full_name AS ward, district.full_name AS district,
  province.full_name AS province, org.full_name AS office, t.role AS role, person.full_name AS person,
  t.appointment AS appointment, certainty, t.valid_from AS since, t.valid_to AS until, t.first_cited AS first_cited, t.last_cited AS last_cited,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY today, present.id, ward, w.id, CASE org.kind WHEN 'Đảng ủy' THEN 0 WHEN 'HĐND' THEN 1 ELSE 2 END,
  coalesce(t.evidence[0], toString(t.to_latest), '9999'), size(coalesce(t.evidence, [])) > 0, toString(t.to_latest), person, t.key
