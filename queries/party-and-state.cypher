// The heads of Party committee, council and government of wards, side by side on a day
// @name party-and-state
// @param on: date -- a day (ISO)
// @param ward: unit? -- only this ward
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns ward, district, province, party, party_certainty, council, council_certainty, government, government_certainty, one_person, party_quote, council_quote, government_quote
// :param on => '2014-04-06'
// :param ward => 'Trà An'
// :param district => null
// :param province => null
// Where somebody is certain, those who are only possible are left out. one_person: Bí thư and Chủ tịch UBND are one.
MATCH (w:Ward) WHERE $ward IS NULL OR $ward IN w.keys
WITH w, date($on) AS day
WITH w, COLLECT {
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
WHERE ($district IS NULL OR $district IN district.keys) AND ($province IS NULL OR $province IN province.keys)
MATCH (org:Committee)-[:OF]->(w) WHERE org.kind IN ['Đảng ủy', 'HĐND', 'UBND']
MATCH (person:Person)-[t:HOLDS_ROLE]->(org)
MATCH (post:Post {id: t.post}) WHERE post.single AND post.rank = 'head'
WITH w, district, province, org, person, t, CASE
    WHEN any(i IN range(0, size(coalesce(t.certain_from, [])) - 1)
      WHERE t.certain_from[i] <= $on AND $on <= t.certain_to[i]) THEN 'certain'
    WHEN t.from_earliest <= date($on) AND date($on) <= t.to_latest THEN 'possible'
  END AS certainty,
  size([d IN coalesce(t.evidence, []) WHERE d <= $on]) AS told
WHERE certainty IS NOT NULL
OPTIONAL MATCH (s:Statement {id: coalesce(t.evidence_statements[CASE told WHEN 0 THEN 0 ELSE told - 1 END], t.statements[0])})
WITH w, district, province, org, person, s, certainty ORDER BY certainty, person.full_name, t.key
WITH w, district, province, collect({kind: org.kind, person: person.full_name, id: person.id, certainty: certainty, quote: s.quote}) AS heads
WITH w, district, province, [h IN heads WHERE h.kind = 'Đảng ủy'] AS party, [h IN heads WHERE h.kind = 'HĐND'] AS council,
  [h IN heads WHERE h.kind = 'UBND'] AS government
WITH w, district, province, [h IN party WHERE h.certainty = party[0].certainty] AS party,
  [h IN council WHERE h.certainty = council[0].certainty] AS council,
  [h IN government WHERE h.certainty = government[0].certainty] AS government
RETURN w.full_name AS ward, district.full_name AS district, province.full_name AS province,
  [h IN party | h.person] AS party, party[0].certainty AS party_certainty,
  [h IN council | h.person] AS council, council[0].certainty AS council_certainty,
  [h IN government | h.person] AS government, government[0].certainty AS government_certainty,
  any(h IN party WHERE any(g IN government WHERE g.id = h.id)) AS one_person,
  party[0].quote AS party_quote, council[0].quote AS council_quote, government[0].quote AS government_quote
ORDER BY province, district, ward, w.id
