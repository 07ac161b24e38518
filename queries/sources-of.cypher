// The sentences behind a person's posts, oldest first
// @name sources-of
// @param person: person -- the name, with or without diacritics; namesakes are told apart by person_id
// @param post: name? -- only this post, or posts of this organisation
// @returns person, person_id, role, office, published, status, since, until, quote, title, outlet, url, article, rule, statement
// :param person => 'Nguyễn Hoàng Phúc'
// :param post => null
MATCH (person:Person) WHERE $person IN person.keys
MATCH (person)-[t:HOLDS_ROLE]->(org)
MATCH (post:Post {id: t.post}) WHERE $post IS NULL OR $post IN post.keys OR $post IN org.keys
UNWIND t.statements AS id
MATCH (s:Statement {id: id})
OPTIONAL MATCH (a:Article)-[:STATES]->(s)
WITH DISTINCT person, t, org, s, a
RETURN person.full_name AS person, person.id AS person_id, s.role AS role, org.full_name AS office,
  s.observed AS published, s.status AS status, s.start AS since, s.`end` AS until, s.quote AS quote, a.title AS title,
  a.outlet AS outlet, a.url AS url, s.article AS article, s.rule AS rule, s.id AS statement
ORDER BY person_id, coalesce(toString(s.observed), '9999'), office, t.key, s.article, s.quote_begin, statement, a.id
