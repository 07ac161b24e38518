// Who led a ward, drawn
// @name who-led-ward-graph
// @param ward: unit -- the ward's name, with or without its level and diacritics
// @param on: date? -- a day (ISO); left out: the whole history
// @returns path
// :param ward => 'Trà An'
// :param on => '2014-04-06'
MATCH (w:Ward) WHERE $ward IN w.keys
MATCH path = (w)<-[:OF]-(org:Committee)<-[t:HOLDS_ROLE]-(:Person) WHERE org.kind IN ['Đảng ủy', 'HĐND', 'UBND']
MATCH (post:Post {id: t.post}) WHERE post.single AND post.rank = 'head'
WITH path, t, CASE
    WHEN $on IS NULL THEN null
    WHEN any(i IN range(0, size(coalesce(t.certain_from, [])) - 1)
      WHERE t.certain_from[i] <= $on AND $on <= t.certain_to[i]) THEN 'certain'
    WHEN t.from_earliest <= date($on) AND date($on) <= t.to_latest THEN 'possible'
  END AS certainty
WHERE $on IS NULL OR certainty IS NOT NULL
RETURN path ORDER BY t.key
