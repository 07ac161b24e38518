// The organisations of a ward
// @name ward-organisations
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @param on: date? -- only those that existed on that day
// @param district: unit? -- the district it lies in
// @param province: unit? -- the province it lies in
// @returns ward, district, province, organisation, kind, part_of, since, until, terms, count, quote, article, published
// :param ward => 'Trà An'
// :param on => '2014-04-06'
// :param district => null
// :param province => null
MATCH (w:Ward) WHERE $ward IN w.keys
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
MATCH (w)<-[:OF]-(:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation)<-[:PART_OF*0..3]-(org:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation)
WITH DISTINCT w, district, province, org
WHERE $on IS NULL OR ((org.from_earliest IS NULL OR org.from_earliest <= date($on))
  AND (org.to_latest IS NULL OR date($on) < org.to_latest))
WITH w, district, province, org, COLLECT {
    UNWIND coalesce(org.statements, []) AS id MATCH (s:Statement {id: id})
    WHERE $on IS NULL OR s.observed <= date($on)
    RETURN s ORDER BY coalesce(toString(s.observed), '') DESC, s.id LIMIT 1
  }[0] AS s
RETURN w.full_name AS ward, district.full_name AS district, province.full_name AS province,
  org.full_name AS organisation, org.kind AS kind,
  COLLECT { MATCH (org)-[:PART_OF]->(o:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation) RETURN o.full_name ORDER BY o.full_name LIMIT 1 }[0] AS part_of,
  org.valid_from AS since, org.valid_to AS until, org.term AS terms, org.count AS count,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY province, district, ward, w.id,
  CASE org.kind WHEN 'Đảng bộ' THEN 0 WHEN 'Đảng ủy' THEN 1 WHEN 'HĐND' THEN 2 WHEN 'UBND' THEN 3 ELSE 4 END, organisation, org.id
