// All that an article states
// @name article-says
// @param article: string -- id or URL
// @returns article, published, in_force, kind, says, status, appointment, since, until, term, quote, quote_begin, quote_end, rule, statement
// :param article => 'quyen-bo-truong-y-te-2020'
UNWIND COLLECT { MATCH (a:Article {id: $article}) RETURN a } + COLLECT { MATCH (a:Article {work: $article}) RETURN a }
  + COLLECT { MATCH (a:Article {given_id: $article}) RETURN a } AS a
WITH DISTINCT a
MATCH (a)-[:STATES]->(s:Statement)
RETURN a.id AS article, a.published AS published, a.in_force AS in_force, s.kind AS kind,
  CASE s.kind
    WHEN 'holds_role' THEN s.person + ': ' + s.role + ', ' + s.organisation
    WHEN 'part_of' THEN s.part + ' in ' + s.whole
    WHEN 'merged_into' THEN s.`from` + ' became ' + s.into
    WHEN 'oversees' THEN s.overseer + ' oversees ' + s.overseen
    WHEN 'established' THEN s.organisation + ' was made'
    WHEN 'counted' THEN s.body + ' has ' + toString(s.count) + ' ' + s.what
  END AS says,
  s.status AS status, s.appointment AS appointment, coalesce(s.start, s.date) AS since, s.`end` AS until, s.term AS term,
  s.quote AS quote, s.quote_begin AS quote_begin, s.quote_end AS quote_end, s.rule AS rule, s.id AS statement
ORDER BY published, article, quote_begin, quote_end, kind, statement
