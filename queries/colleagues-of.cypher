// Who worked beside a person: in the same organisation, or in another of the same ward
// @name colleagues-of
// @param person: person -- the name, with or without diacritics; namesakes are told apart by person_id
// @param on: date? -- a day (ISO); left out: all days on which both are certain
// @returns person, person_id, role, office, colleague, colleague_id, colleague_role, colleague_office, certainty, together, quote, article, published
// :param person => 'Nguyễn Hoàng Phúc'
// :param on => '2014-04-06'
MATCH (person:Person) WHERE $person IN person.keys
MATCH (person)-[t:HOLDS_ROLE]->(org)
UNWIND [org] + COLLECT { MATCH (org)-[:OF]->(:Ward)<-[:OF]-(o:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation) WHERE o <> org RETURN o } AS near
MATCH (colleague:Person)-[u:HOLDS_ROLE]->(near) WHERE colleague <> person
WITH *, CASE
    WHEN $on IS NULL THEN null
    WHEN any(i IN range(0, size(coalesce(t.certain_from, [])) - 1)
      WHERE t.certain_from[i] <= $on AND $on <= t.certain_to[i]) THEN 'certain'
    WHEN t.from_earliest <= date($on) AND date($on) <= t.to_latest THEN 'possible'
  END AS one,
  CASE
    WHEN $on IS NULL THEN null
    WHEN any(i IN range(0, size(coalesce(u.certain_from, [])) - 1)
      WHERE u.certain_from[i] <= $on AND $on <= u.certain_to[i]) THEN 'certain'
    WHEN u.from_earliest <= date($on) AND date($on) <= u.to_latest THEN 'possible'
  END AS two,
  reduce(spans = [], i IN range(0, size(coalesce(t.certain_from, [])) - 1) | spans +
    [j IN range(0, size(coalesce(u.certain_from, [])) - 1)
      WHERE u.certain_from[j] <= t.certain_to[i] AND t.certain_from[i] <= u.certain_to[j] |
      CASE WHEN t.certain_from[i] < u.certain_from[j] THEN u.certain_from[j] ELSE t.certain_from[i] END + '/' +
      CASE WHEN t.certain_to[i] < u.certain_to[j] THEN t.certain_to[i] ELSE u.certain_to[j] END]) AS together
WITH *, CASE WHEN $on IS NULL THEN CASE WHEN size(together) > 0 THEN 'certain' END
  WHEN one = 'certain' AND two = 'certain' THEN 'certain'
  WHEN one IS NOT NULL AND two IS NOT NULL THEN 'possible' END AS certainty
WHERE certainty IS NOT NULL
WITH *, size([d IN coalesce(u.evidence, []) WHERE $on IS NULL OR d <= $on]) AS told
OPTIONAL MATCH (s:Statement {id: coalesce(u.evidence_statements[CASE told WHEN 0 THEN 0 ELSE told - 1 END], u.statements[0])})
RETURN person.full_name AS person, person.id AS person_id, t.role AS role, org.full_name AS office,
  colleague.full_name AS colleague, colleague.id AS colleague_id, u.role AS colleague_role,
  near.full_name AS colleague_office, certainty, together, s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY person_id, CASE WHEN near = org THEN 0 ELSE 1 END, colleague_office, certainty, colleague, colleague_id, t.key, u.key
