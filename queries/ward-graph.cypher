// A ward with its district and province, its organisations and the people in them, drawn
// @name ward-graph
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @param on: date? -- a day (ISO); left out: the whole history
// @returns path
// :param ward => 'Trà An'
// :param on => null
MATCH (w:Ward) WHERE $ward IN w.keys
UNWIND COLLECT { MATCH path = (w)-[:PART_OF*1..3]->(:District|Province) RETURN path }
  + COLLECT { MATCH path = (w)<-[:OF]-(:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation)<-[:PART_OF*0..2]-(:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation) RETURN path }
  + COLLECT {
    MATCH path = (w)<-[:OF]-(:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation)<-[t:HOLDS_ROLE]-(:Person)
    WHERE $on IS NULL OR (t.from_earliest <= date($on) AND date($on) <= t.to_latest)
    RETURN path } AS path
RETURN path ORDER BY length(path), [r IN relationships(path) | r.key]
