// The officials of a district: its own bodies, then those of its wards
// @name officials-of-district
// @param district: unit -- the district's name
// @param on: date? -- a day (ISO); left out: the whole history
// @param province: unit? -- the province it lies in
// @returns district, province, unit, office, role, rank, person, appointment, certainty, since, until, first_cited, last_cited, quote, article, published
// :param district => 'Bình Thủy'
// :param on => '2014-04-06'
// :param province => null
MATCH (d:District) WHERE $district IN d.keys
  AND ($province IS NULL OR EXISTS { MATCH (d)-[:PART_OF*1..2]->(p:Province) WHERE $province IN p.keys })
MATCH up = (place:Ward|District)-[:PART_OF*0..1]->(d)
MATCH (person:Person)-[t:HOLDS_ROLE]->(org)-[:OF]->(place)
WITH d, place, org, person, t, up,
  date(coalesce($on, t.evidence[-1], toString(t.to_latest), toString(t.from_latest))) AS day
WHERE all(r IN relationships(up) WHERE day IS NULL OR ((r.from_earliest IS NULL OR r.from_earliest <= day)
  AND (r.to_latest IS NULL OR day < r.to_latest)))
WITH d, place, org, person, t, day, CASE
    WHEN $on IS NULL THEN null
    WHEN any(i IN range(0, size(coalesce(t.certain_from, [])) - 1)
      WHERE t.certain_from[i] <= $on AND $on <= t.certain_to[i]) THEN 'certain'
    WHEN t.from_earliest <= date($on) AND date($on) <= t.to_latest THEN 'possible'
  END AS certainty
WHERE $on IS NULL OR certainty IS NOT NULL
WITH d, place, org, person, t, day, certainty, size([d IN coalesce(t.evidence, []) WHERE $on IS NULL OR d <= $on]) AS told
OPTIONAL MATCH (s:Statement {id: coalesce(t.evidence_statements[CASE told WHEN 0 THEN 0 ELSE told - 1 END], t.statements[0])})
RETURN d.full_name AS district,
  COLLECT {
    MATCH up = (d)-[:PART_OF*1..2]->(p:Province)
    WHERE all(r IN relationships(up) WHERE day IS NULL OR ((r.from_earliest IS NULL OR r.from_earliest <= day)
      AND (r.to_latest IS NULL OR day < r.to_latest)))
    RETURN p.full_name ORDER BY coalesce(toString(p.from_earliest), '') DESC, p.id LIMIT 1
  }[0] AS province,
  place.full_name AS unit, org.full_name AS office, t.role AS role, t.rank AS rank, person.full_name AS person,
  t.appointment AS appointment, certainty, t.valid_from AS since, t.valid_to AS until, t.first_cited AS first_cited, t.last_cited AS last_cited,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY province, district, d.id, CASE WHEN place = d THEN 0 ELSE 1 END, unit, place.id, office, CASE t.rank WHEN 'head' THEN 0 WHEN 'standing deputy' THEN 1 WHEN 'deputy' THEN 2 WHEN 'member' THEN 3 ELSE 4 END,
  coalesce(t.evidence[0], toString(t.to_latest), '9999'), size(coalesce(t.evidence, [])) > 0, toString(t.to_latest), person, t.key
