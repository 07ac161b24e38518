// The holders of a post one after another, with the gaps that nobody vouches for
// @name successions
// @param post: name -- title and organisation: Chủ tịch UBND phường Trà An
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns office, district, province, role, entry, person, appointment, from_day, to_day, possible, since, until, quote, article, published
// :param post => 'Chủ tịch UBND phường Trà An'
// :param district => null
// :param province => null
// A holder's row runs from the first to the last certain day of one span; one without certain days is known only as
// having held the post. A gap lies between two such spans; `possible` are those who may have held the post in it.
MATCH (post:Post)-[:OF]->(org) WHERE $post IN post.keys
MATCH (person:Person)-[t:HOLDS_ROLE]->(org) WHERE t.post = post.id
UNWIND CASE size(coalesce(t.certain_from, [])) WHEN 0 THEN [-1] ELSE range(0, size(t.certain_from) - 1) END AS n
WITH post, org, person, t, CASE WHEN n >= 0 THEN t.certain_from[n] END AS first, CASE WHEN n >= 0 THEN t.certain_to[n] END AS last
ORDER BY coalesce(first, toString(t.to_latest), '9999'), CASE WHEN first IS NULL THEN 0 ELSE 1 END, last, t.key
WITH post, org, collect({person: person.full_name, t: t, first: first, last: last}) AS spans
UNWIND range(0, size(spans) - 1) AS n
WITH post, org, spans, n, spans[n].t AS t, spans[n].person AS person, spans[n].first AS first, spans[n].last AS last,
  reduce(m = '', x IN spans[0..n] | CASE WHEN x.last > m THEN x.last ELSE m END) AS reached
WITH post, org, spans, n, t, person, first, last,
  toString(date(CASE reached WHEN '' THEN null ELSE reached END) + duration({days: 1})) AS gap_from
UNWIND CASE WHEN gap_from < first THEN ['gap', 'holder'] ELSE ['holder'] END AS entry
WITH post, org, spans, n, entry, t, person, CASE entry WHEN 'gap' THEN gap_from ELSE first END AS from_day,
  CASE entry WHEN 'gap' THEN toString(date(first) - duration({days: 1})) ELSE last END AS to_day
WITH post, org, n, entry, t, person, from_day, to_day, CASE entry WHEN 'gap' THEN
  reduce(names = [], x IN spans | CASE
    WHEN NOT x.person IN names AND toString(x.t.from_earliest) <= to_day AND from_day <= toString(x.t.to_latest)
    THEN names + [x.person] ELSE names END) END AS possible,
  date(coalesce(from_day, toString(t.to_latest))) AS day, size(coalesce(t.evidence, [])) AS told
WITH post, org, n, entry, t, person, from_day, to_day, possible, told, COLLECT {
    MATCH (org)-[:OF]->(unit) MATCH up = (unit)-[:PART_OF*0..3]->(above:District)
    WHERE all(r IN relationships(up) WHERE day IS NULL OR ((r.from_earliest IS NULL OR r.from_earliest <= day)
      AND (r.to_latest IS NULL OR day < r.to_latest)))
    RETURN above ORDER BY coalesce([d IN coalesce(relationships(up)[0].evidence, []) WHERE d <= toString(day)][-1], '') DESC,
      coalesce(toString(relationships(up)[0].first_cited), '9999'), coalesce(toString(above.from_earliest), '') DESC, above.id LIMIT 1
  }[0] AS district,
  COLLECT {
    MATCH (org)-[:OF]->(unit) MATCH up = (unit)-[:PART_OF*0..3]->(above:Province)
    WHERE all(r IN relationships(up) WHERE day IS NULL OR ((r.from_earliest IS NULL OR r.from_earliest <= day)
      AND (r.to_latest IS NULL OR day < r.to_latest)))
    RETURN above ORDER BY coalesce([d IN coalesce(relationships(up)[0].evidence, []) WHERE d <= toString(day)][-1], '') DESC,
      coalesce(toString(relationships(up)[0].first_cited), '9999'), coalesce(toString(above.from_earliest), '') DESC, above.id LIMIT 1
  }[0] AS province
WHERE ($district IS NULL OR $district IN district.keys) AND ($province IS NULL OR $province IN province.keys)
OPTIONAL MATCH (s:Statement {id: coalesce(t.evidence_statements[CASE told WHEN 0 THEN 0 ELSE told - 1 END], t.statements[0])})
  WHERE entry = 'holder'
RETURN org.full_name AS office, district.full_name AS district, province.full_name AS province, post.title AS role,
  entry, CASE entry WHEN 'holder' THEN person END AS person, CASE entry WHEN 'holder' THEN t.appointment END AS appointment,
  from_day, to_day, possible, CASE entry WHEN 'holder' THEN t.valid_from END AS since,
  CASE entry WHEN 'holder' THEN t.valid_to END AS until, s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY office, org.id, post.id, n, entry
