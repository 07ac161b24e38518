// The posts of a person, oldest first
// @name career-of
// @param person: person -- the name, with or without diacritics; namesakes are told apart by person_id
// @param on: date? -- only the posts held on that day
// @returns person, person_id, role, rank, office, district, province, appointment, certainty, since, until, first_cited, last_cited, quote, article, published
// :param person => 'Nguyễn Hoàng Phúc'
// :param on => null
MATCH (person:Person) WHERE $person IN person.keys
MATCH (person)-[t:HOLDS_ROLE]->(org)
WITH org, person, t, CASE
    WHEN $on IS NULL THEN null
    WHEN any(i IN range(0, size(coalesce(t.certain_from, [])) - 1)
      WHERE t.certain_from[i] <= $on AND $on <= t.certain_to[i]) THEN 'certain'
    WHEN t.from_earliest <= date($on) AND date($on) <= t.to_latest THEN 'possible'
  END AS certainty
WHERE $on IS NULL OR certainty IS NOT NULL
WITH org, person, t, certainty, size([d IN coalesce(t.evidence, []) WHERE $on IS NULL OR d <= $on]) AS told,
  date(coalesce($on, t.evidence[-1], toString(t.to_latest), toString(t.from_latest))) AS day
WITH org, person, t, certainty, told, COLLECT {
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
OPTIONAL MATCH (s:Statement {id: coalesce(t.evidence_statements[CASE told WHEN 0 THEN 0 ELSE told - 1 END], t.statements[0])})
RETURN person.full_name AS person, person.id AS person_id, t.role AS role, t.rank AS rank, org.full_name AS office,
  district.full_name AS district, province.full_name AS province, t.appointment AS appointment, certainty,
  t.valid_from AS since, t.valid_to AS until, t.first_cited AS first_cited, t.last_cited AS last_cited,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY person_id, coalesce(t.evidence[0], toString(t.to_latest), '9999'), size(coalesce(t.evidence, [])) > 0, toString(t.to_latest), office, t.key
