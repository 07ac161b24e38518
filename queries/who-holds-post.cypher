// Who holds or held a post, and when
// @name who-holds-post
// @param post: name -- title and organisation (Chủ tịch UBND phường Trà An), or an organisation for all its posts
// @param on: date? -- a day (ISO); left out: the whole history
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns office, district, province, role, person, appointment, certainty, since, until, first_cited, last_cited, quote, article, published
// :param post => 'Chủ tịch UBND phường Trà An'
// :param on => '2014-04-06'
// :param district => null
// :param province => null
MATCH (post:Post)-[:OF]->(org) WHERE $post IN post.keys OR $post IN org.keys
MATCH (person:Person)-[t:HOLDS_ROLE]->(org) WHERE t.post = post.id
WITH post, org, person, t, CASE
    WHEN $on IS NULL THEN null
    WHEN any(i IN range(0, size(coalesce(t.certain_from, [])) - 1)
      WHERE t.certain_from[i] <= $on AND $on <= t.certain_to[i]) THEN 'certain'
    WHEN t.from_earliest <= date($on) AND date($on) <= t.to_latest THEN 'possible'
  END AS certainty
WHERE $on IS NULL OR certainty IS NOT NULL
WITH post, org, person, t, certainty, size([d IN coalesce(t.evidence, []) WHERE $on IS NULL OR d <= $on]) AS told,
  date(coalesce($on, t.evidence[-1], toString(t.to_latest), toString(t.from_latest))) AS day
WITH post, org, person, t, certainty, told, COLLECT {
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
RETURN org.full_name AS office, district.full_name AS district, province.full_name AS province, t.role AS role,
  person.full_name AS person, t.appointment AS appointment, certainty,
  t.valid_from AS since, t.valid_to AS until, t.first_cited AS first_cited, t.last_cited AS last_cited,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY office, org.id, CASE t.rank WHEN 'head' THEN 0 WHEN 'standing deputy' THEN 1 WHEN 'deputy' THEN 2 WHEN 'member' THEN 3 ELSE 4 END, post.id,
  coalesce(t.evidence[0], toString(t.to_latest), '9999'), size(coalesce(t.evidence, [])) > 0, toString(t.to_latest), person, t.key
