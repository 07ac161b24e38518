// Who watches over whom in a ward, drawn
// @name overseers-graph
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @returns path
// :param ward => 'Trà An'
MATCH (w:Ward) WHERE $ward IN w.keys
MATCH (w)<-[:OF|PART_OF*1..4]-(body:Committee|PartyCell|PartyOrganisation|Agency|MassOrganisation|Post|Staff)
WITH DISTINCT body
UNWIND COLLECT { MATCH (body)-[o:OVERSEES]->() RETURN o } + COLLECT { MATCH (body)<-[o:OVERSEES]-() RETURN o } AS o
WITH DISTINCT o, startNode(o) AS overseer, endNode(o) AS overseen
MATCH path = (overseer)-[p:OVERSEES]->(overseen) WHERE p = o
RETURN path ORDER BY o.key
