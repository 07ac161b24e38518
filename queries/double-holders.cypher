// Who held two posts at once (kiêm)
// @name double-holders
// @param on: date? -- a day (ISO); left out: all days on which both are certain
// @param ward: unit? -- only where one of the two is of this ward
// @returns person, person_id, role, office, other_role, other_office, certainty, together, quote, other_quote, article, other_article
// :param on => null
// :param ward => 'Sài Gòn'
// Heads and deputies of different posts; membership does not count. `together` are EDTF intervals.
UNWIND CASE
  WHEN $ward IS NULL THEN COLLECT { MATCH (p:Person) WHERE COUNT { (p)-[:HOLDS_ROLE]->() } > 1 RETURN p }
  ELSE COLLECT { MATCH (w:Ward)<-[:OF]-()<-[:HOLDS_ROLE]-(p:Person) WHERE $ward IN w.keys RETURN DISTINCT p }
END AS person
MATCH (person)-[t:HOLDS_ROLE]->(org) MATCH (person)-[u:HOLDS_ROLE]->(other)
WHERE t.key < u.key AND t.post <> u.post
  AND t.rank IN ['head', 'standing deputy', 'deputy'] AND u.rank IN ['head', 'standing deputy', 'deputy']
  AND ($ward IS NULL OR EXISTS { MATCH (org)-[:OF]->(w:Ward) WHERE $ward IN w.keys }
    OR EXISTS { MATCH (other)-[:OF]->(w:Ward) WHERE $ward IN w.keys })
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
WITH *, size([d IN coalesce(t.evidence, []) WHERE $on IS NULL OR d <= $on]) AS told,
  size([d IN coalesce(u.evidence, []) WHERE $on IS NULL OR d <= $on]) AS other_told
OPTIONAL MATCH (s:Statement {id: coalesce(t.evidence_statements[CASE told WHEN 0 THEN 0 ELSE told - 1 END], t.statements[0])})
OPTIONAL MATCH (v:Statement {id: coalesce(u.evidence_statements[CASE other_told WHEN 0 THEN 0 ELSE other_told - 1 END], u.statements[0])})
RETURN person.full_name AS person, person.id AS person_id, t.role AS role, org.full_name AS office,
  u.role AS other_role, other.full_name AS other_office, certainty, together,
  s.quote AS quote, v.quote AS other_quote, s.article AS article, v.article AS other_article
ORDER BY CASE WHEN t.rank = 'head' AND u.rank = 'head' THEN 0 ELSE 1 END, certainty, person, person_id, t.key, u.key
