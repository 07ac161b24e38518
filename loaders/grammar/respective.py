"""Each of several people has a post of his own, named in the same order after "lần lượt".

"Ông A và bà B lần lượt giữ chức Bí thư Đảng ủy và Chủ tịch UBND xã X": A is the Bí thư, B the Chủ tịch. So too "giám đốc
các Sở X, Y và Z" and "các Sở X, Y và Z lần lượt do các ông A, B và C làm giám đốc". Where there are not as many posts as
people, who has which is not said, and nothing is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import lexicon
from .chunks import Chunk, Holding, Row, cue_at, cue_before
from .lists import announced, further
from .organisations import Organisation, organisation_at
from .posts import Post
from .sentence import place_at
from .since_when import named_of_many
from .verbs import told_by_verb

_IN_TURN = ["lần", "lượt"]
_TOGETHER = {"và", ",", ";", "cùng", "còn"}  # between one man's office and the next man
_REACH = 6  # tokens before the posts within which "lần lượt" may stand


def respectively(row: Row, k: int) -> list[Holding] | None:
    """ "Ông A và bà B lần lượt là | Bí thư và Chủ tịch UBND xã X": to each his own, or None where it is not so said."""
    q = row.chunks[k]
    if "lượt" not in row.low[max(0, q.begin - _REACH) : q.begin]:
        return None
    plain = Row(row.s, [_without_turn(row, chunk) for chunk in row.chunks])
    told = told_by_verb(plain, k, cue_before(plain, k))
    if not told:
        return None
    people = _people(row, next(i for i, chunk in enumerate(row.chunks) if chunk.person is told.person))
    posts = _posts(row, q)
    if len(people) < 2 or len(people) != len(posts):
        return None
    return [
        told._replace(person=chunk.person, posts=tuple(posts), begin=chunk.begin, end=max(q.end, posts[-1].end), own=i)
        for i, chunk in enumerate(people)
        if chunk.person
    ]


def led_in_turn(row: Row, k: int, cue: Chunk | None) -> list[Holding] | None:
    """ "Các Sở X, Y và Z lần lượt do các ông A, B và C làm | giám đốc": to each his own, or None where it is not so said."""
    q = row.chunks[k]
    if not cue or cue.words not in lexicon().words["leads"] or len(q.posts) != 1:
        return None
    p = next((i for i in range(k - 1, -1, -1) if row.chunks[i].kind == "P"), -1)
    people = _people(row, p) if p >= 0 else []
    by = next((i for i in range(people[0].begin if people else 0, 0, -1) if row.low[i] == "do"), 0)
    turn = next((i for i in range(by - 1, max(0, by - 4), -1) if row.low[i] == "lượt"), 0)
    if len(people) < 2 or not turn:
        return None
    bodies = next((found for i in range(turn) if (found := _several(row, i)) and found[-1].end >= turn - 2), [])
    if len(bodies) != len(people):
        return []
    posts = tuple(q.posts[0]._replace(organisation=body) for body in bodies)
    first = min(i for i in range(turn) if _several(row, i))
    given = named_of_many(row, p)
    return [
        Holding(
            chunk.person,
            posts,
            "start" if given else "current",
            first,
            q.end,
            "in turn",
            event=by if given else -1,
            own=i,
        )
        for i, chunk in enumerate(people)
        if chunk.person
    ]


def shared_bodies(row: Row) -> Row:
    """The row with the body that only the next man's office names: "ông A, Chủ tịch, | và bà B, Phó Chủ tịch UBND xã X"."""
    told = [chunk for chunk in row.chunks if chunk.kind != "C"]
    shared: dict[int, Chunk] = {}
    for before, q, person, following in zip(told, told[1:], told[2:], told[3:], strict=False):
        if [c.kind for c in (before, q, person, following)] != ["P", "Q", "P", "Q"]:
            continue
        post, whole = q.posts[-1], following.posts[0]
        apart = row.low[q.end : person.begin]
        if _said_of_both(post, whole) and 0 < len(apart) < 3 and set(apart) <= _TOGETHER and "." not in apart:
            posts = (*q.posts[:-1], post._replace(organisation=whole.organisation))
            shared[q.begin] = q._replace(posts=posts)
    return row._replace(chunks=[shared.get(c.begin, c) if c.kind == "Q" else c for c in row.chunks]) if shared else row


def _said_of_both(post: Post, whole: Post) -> bool:
    """Whether an office without its body is one in the body of another: "Chủ tịch" and "Phó Chủ tịch UBND xã X"."""
    body, given = whole.organisation, post.organisation
    if post.title.base != whole.title.base or not body or not body.placed or post.title.rank == "member":
        return False
    return given is None or (given.words == body.words and not given.placed and not given.inner)


def _several(row: Row, i: int) -> list[Organisation]:
    """The bodies of one kind named together from token `i` on: "các | Sở Tư pháp, Kế hoạch và Đầu tư và Tài chính | tỉnh X"."""
    low, phrases = row.low, lexicon().phrases
    found = phrases.find(low, i + 1, "head") if announced(row, i) > 1 and i + 1 < len(low) else None
    if not found or found[0].tail != "subject":
        return []
    head, j = found
    bodies: list[Organisation] = []
    while j < len(low) and (field := phrases.find(low, j, "subject")):
        end = field[1]
        while low[end : end + 1] == ["-"] and (further := phrases.find(low, end + 1, "subject")):
            end = further[1]
        bodies.append(Organisation(head, f"{head.name} {' '.join(row.s.tokens.words(j, end).split())}", end))
        j = end + 1
        while low[j : j + 1] in (["và"], [head.name.lower()]):
            j += 1
        if low[end : end + 1] not in (["và"], [","]):
            break
    where = place_at(row.s, bodies[-1].end) if bodies and bodies[-1].end < len(low) else None
    return (
        [body._replace(place=where[0], bare=None if where[0] else where[1], end=where[2]) for body in bodies]
        if where
        else bodies
    )


def _without_turn(row: Row, chunk: Chunk) -> Chunk:
    """A cue without "lần lượt", which of one man tells what he was, of several only in which order they are named."""
    if chunk.kind != "C" or row.low[chunk.begin : chunk.begin + 2] != _IN_TURN:
        return chunk
    cue = cue_at(row.low, chunk.begin + 2)
    return cue._replace(begin=chunk.begin) if cue else chunk


def _people(row: Row, p: int) -> list[Chunk]:
    """The people of the list that ends with person `p`: "Các ông A, B và | C"."""
    for i in (i for i in range(p) if row.chunks[i].kind == "P"):
        found = [i, *further(row, i, plural=True)]
        if p in found:
            return [row.chunks[j] for j in found[: found.index(p) + 1]]
    return [row.chunks[p]]


def _posts(row: Row, q: Chunk) -> Sequence[Post]:
    """The posts, the title that further bodies share said again: "Chủ tịch UBND phường X | và phường Y"."""
    low = row.low
    posts = list(q.posts)
    if len(posts) == 1 and posts[0].organisation is None and (bodies := _several(row, q.end)):
        return [posts[0]._replace(organisation=body, end=body.end) for body in bodies]
    while len(posts) < 12 and low[posts[-1].end : posts[-1].end + 1] in (["và"], [","]):
        body = _like(row, posts[-1], posts[-1].end + 1)
        if not body:
            break
        given = posts[-1].organisation
        if given and not given.placed and not given.inner and body.place:
            posts[-1] = posts[-1]._replace(organisation=given._replace(place=body.place))  # "Sở X và Sở Y | tỉnh Z"
        posts.append(posts[-1]._replace(organisation=body, begin=posts[-1].end + 1, end=body.end))
    return posts


def _like(row: Row, post: Post, i: int) -> Organisation | None:
    """A body of the same kind as that of a post: "Sở X | và Sở Y", "UBND phường X | và phường Y"."""
    s, given = row.s, post.organisation
    if i >= len(row.low) or not given:
        return None
    if lexicon().phrases.find(row.low, i, "head"):
        return organisation_at(s, i)
    place = s.places.at.get(s.tokens.begins[i])
    if not place or not place.level or given.inner or not given.place:
        return None
    return given._replace(place=place, end=s.after(place.end, i))
