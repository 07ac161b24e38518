// Posts that a sentence says were left, with nobody known to have followed
// @name vacancies-on
// @param on: date -- a day (ISO)
// @param ward: unit? -- only of this ward
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns unit, district, province, office, role, last_holder, ended, ended_by, quote, article, published
// :param on => '2024-06-01'
// :param ward => null
// :param district => null
// :param province => null
// Silence is unknown and never vacant: a row needs a sentence that says the last holder left, a post that one
// person holds at a time, an organisation that exists on the day, and nobody else possible on it.
MATCH (person:Person)-[t:HOLDS_ROLE]->(org) WHERE t.end_status = 'ended' AND t.to_latest < date($on)
MATCH (post:Post {id: t.post}) WHERE post.single
  AND (org.to_latest IS NULL OR date($on) < org.to_latest)
  AND NOT EXISTS {
    MATCH (:Person)-[other:HOLDS_ROLE]->(org) WHERE other.post = t.post AND other.key <> t.key AND
      (coalesce(other.evidence[-1], '') >= toString(t.to_latest)
        OR ((other.from_earliest IS NULL OR other.from_earliest <= date($on))
          AND (other.to_latest IS NULL OR date($on) <= other.to_latest)))
  }
WITH org, person, t, date($on) AS day, COLLECT {
    UNWIND t.statements AS id MATCH (s:Statement {id: id}) WHERE s.status = 'end' OR s.`end` IS NOT NULL
    RETURN s ORDER BY coalesce(toString(s.observed), '') DESC, s.id LIMIT 1
  }[0] AS s
WHERE s IS NOT NULL
WITH org, person, t, s, COLLECT { MATCH (org)-[:OF]->(u) RETURN u ORDER BY u.id LIMIT 1 }[0] AS unit,
  COLLECT {
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
  AND ($ward IS NULL OR (unit:Ward AND $ward IN unit.keys))
RETURN unit.full_name AS unit, district.full_name AS district, province.full_name AS province, org.full_name AS office,
  t.title AS role, person.full_name AS last_holder, t.valid_to AS ended, t.to_latest AS ended_by,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY province, district, office, org.id, role, t.key
