// Who is charged with watching over an organisation, a post or a body of staff
// @name overseers-of
// @param body: name -- the overseen, as named: Chi bộ khu vực 3, cán bộ khối Đảng
// @param ward: unit? -- the ward that either side belongs to
// @returns overseer, overseen, unit, first_cited, last_cited, quote, article, published
// :param body => 'cán bộ'
// :param ward => 'Trà An'
MATCH (body:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation|Post|Staff) WHERE $body IN body.keys
MATCH (overseer)-[o:OVERSEES]->(body)
WHERE $ward IS NULL OR EXISTS { MATCH (overseer)-[:OF|PART_OF*1..4]->(w:Ward) WHERE $ward IN w.keys }
  OR EXISTS { MATCH (body)-[:OF|PART_OF*1..4]->(w:Ward) WHERE $ward IN w.keys }
OPTIONAL MATCH (s:Statement {id: coalesce(o.evidence_statements[-1], o.statements[0])})
RETURN overseer.full_name AS overseer, body.full_name AS overseen,
  COLLECT {
    MATCH up = (overseer)-[:OF|PART_OF*1..4]->(u:Ward|District|Province)
    RETURN u.full_name ORDER BY length(up), u.id LIMIT 1
  }[0] AS unit, o.first_cited AS first_cited, o.last_cited AS last_cited,
  s.quote AS quote, s.article AS article, s.observed AS published
ORDER BY overseer, overseen, o.key
