// People of one name, and what keeps them apart
// @name namesakes
// @param person: person? -- a name; left out: every name that several people bear
// @returns person, person_id, posts, first_cited, last_cited, why
// :param person => null
MATCH (p:Person) WHERE $person IS NULL OR $person IN p.keys
WITH toLower(p.name) AS name, collect(p) AS people
WHERE size(people) > 1 OR $person IS NOT NULL
UNWIND people AS p
OPTIONAL MATCH (p)-[t:HOLDS_ROLE]->(org)
WITH name, p, t, org ORDER BY coalesce(t.evidence[0], '9999'), t.key
WITH name, p, collect(t.title + ', ' + org.full_name) AS posts, min(t.first_cited) AS first_cited, max(t.last_cited) AS last_cited
RETURN p.full_name AS person, p.id AS person_id, posts, first_cited, last_cited, p.why AS why
ORDER BY name, coalesce(toString(first_cited), '9999'), person_id
