// Who took up which post between two days
// @name appointments-between
// @param since: date -- first day (ISO)
// @param until: date -- last day (ISO)
// @param district: unit? -- only in this district
// @param province: unit? -- only in this province
// @returns started, person, role, office, district, province, appointment, certainty, quote, article, published
// :param since => '2020-01-01'
// :param until => '2020-12-31'
// :param district => null
// :param province => null
// A start whose day nobody stated is listed by the day it was published, as possible.
MATCH (person:Person)-[t:HOLDS_ROLE]->(org)
WHERE t.from_latest >= date($since) AND CASE WHEN t.valid_from IS NULL THEN t.from_latest ELSE t.from_earliest END <= date($until)
WITH org, person, t, COLLECT {
    UNWIND t.statements AS id MATCH (s:Statement {id: id}) WHERE s.status = 'start' AND NOT coalesce(s.again, false)
    RETURN s ORDER BY coalesce(toString(s.observed), '9999'), s.id LIMIT 1
  }[0] AS s
WHERE s IS NOT NULL AND (t.valid_from IS NOT NULL OR (s.observed >= date($since) AND s.observed <= date($until)))
WITH org, person, t, s, coalesce(t.from_latest, s.observed) AS day
WITH org, person, t, s, COLLECT {
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
RETURN t.valid_from AS started, person.full_name AS person, t.role AS role, org.full_name AS office,
  district.full_name AS district, province.full_name AS province, t.appointment AS appointment,
  CASE WHEN t.from_earliest >= date($since) AND t.from_latest <= date($until) THEN 'certain' ELSE 'possible' END AS certainty,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY toString(t.from_latest), coalesce(started, '9999'), office, person, t.key
