"""Posts after a verb: who takes them up, leaves them, holds or held them.

"A được bầu làm Q", "A thôi giữ chức Q", "A hiện là Q", "A từng giữ chức Q": the verb says what it is, and the last person
before it whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .chunks import Chunk, Holding, Row, gap
from .lexicon import lexicon, pattern

_REPLACING = r"\b«replacing»(?: vị trí (?:của )?)?$"  # "A | thay | B làm Chủ tịch"
# "trao quyết định của Thủ tướng cho | ông A giữ chức ..."
_HANDED = r"\b«hands» (?:các )?quyết định(?: [^,;]{0,30})? (?:cho|đối với)(?: các)?$"


def whom_replaced(row: Row, told: Holding, k: int) -> Holding | None:
    """Whom the new holder replaces: "A thay B làm Q"."""
    p = next(i for i, c in enumerate(row.chunks) if c.person is told.person)
    other = row.chunks[p + 1]
    if told.status != "start" or other.kind != "P" or not other.person or other.person.pronoun:
        return None
    if not pattern(_REPLACING).search(" ".join(row.between(p, p + 1))):
        return None
    posts = tuple(post._replace(term=None) for post in told.posts)
    return Holding(other.person, posts, "end", other.begin, row.chunks[k].end, "replaced")


def each_his_own(row: Row, told: Holding) -> bool:
    """Whether two people face two bodies: "ông A và ông B làm Giám đốc Sở X và Sở Y"; who got which is not said."""
    low = row.low
    if low[told.end : told.end + 1] != ["và"] or not lexicon().phrases.find(low, told.end + 1, "head"):
        return False
    return next(beside(row, told), None) is not None


def beside(row: Row, told: Holding) -> Iterator[Holding]:
    """The others of whom the verb speaks too: "ông A và bà B được bầu làm Phó Bí thư"."""
    p = next(k for k, c in enumerate(row.chunks) if c.person is told.person)
    while (p := _joined_to(row, p)) >= 0:
        other = row.chunks[p].person
        if other and not other.pronoun:
            yield told._replace(person=other, begin=row.chunks[p].begin)


def _joined_to(row: Row, p: int) -> int:
    """The person before person `p` in a row of people, a post of his in brackets aside; -1 where there is none."""
    if p < 1:
        return -1
    words = list(row.between(p - 1, p))
    if row.chunks[p - 1].kind == "P":
        return p - 1 if words and set(words) <= lexicon().words["joined"] else -1
    bracketed = (
        p > 1
        and row.chunks[p - 1].kind == "Q"
        and row.chunks[p - 2].kind == "P"
        and list(row.between(p - 2, p - 1)) == ["("]
    )
    return (
        p - 2 if bracketed and words[:1] == [")"] and words[1:] and set(words[1:]) <= lexicon().words["joined"] else -1
    )


def told_by_verb(row: Row, k: int, cue: Chunk | None) -> Holding | None:
    """A row of posts after a verb."""
    if cue is None:
        return None
    first = k - 1
    while first > 0 and row.chunks[first - 1].kind == "C" and row.chunks[first].begin - row.chunks[first - 1].end <= 8:
        first -= 1
    cues = row.chunks[first:k]
    p = _subject(row, first)
    if p < 0:
        return None
    person = row.chunks[p].person
    assert person
    lex = lexicon()
    # "A, nguyên Chủ tịch X, | hiện là Bí thư Y": what stands between is said of A too
    lead = row.between(first - 1, first) if row.chunks[first - 1].kind == "Q" else row.between(p, first)
    if len(lead) > 24 or ("biết" in lead and "cho" in lead) or "nói" in lead or "rằng" in lead:
        return None
    now = row.low[cue.begin] in ("hiện", "nay") and cue is not row.chunks[first]
    if cue.cue == "is.links" and not now and gap(lead) not in ("", ",", ")", "("):
        return None
    since = row.chunks[p - 1].begin if p > 0 and row.chunks[p - 1].kind == "C" else row.chunks[p].begin
    acts = [
        c
        for i, c in enumerate(row.chunks[:k])
        if c.kind == "C" and c.cue == "start.acts" and c.begin >= since - 12 and not _of_another_post(row, i, p)
    ]
    before = p - 1
    while before > 0 and row.chunks[before].kind in "PQ":  # "bầu ông A (...) và ông B (...) làm Q"
        before -= 1
    if (
        before >= 0
        and row.chunks[before].cue == "start.acts"
        and row.chunks[before] not in acts
        and not _of_another_post(row, before, p)
        and cue.cue == "start.links"
    ):
        acts = [row.chunks[before], *acts]
    proposal = [c for c in row.chunks[max(0, p - 3) : k] if c.kind == "C" and c.cue == "proposal.marks"]
    if proposal and cue.cue != "is.links":
        return None
    again = any(c.words in lex.again for c in (*cues, *acts))
    posts = row.chunks[k].posts
    begin, end = min(row.chunks[p].begin, cues[0].begin), row.chunks[k].end
    if cue.cue == "end.acts":
        return Holding(person, posts, "end", begin, end, "leaves", event=cue.begin)
    if cue.cue == "suspended.acts":
        return Holding(person, posts, "current", begin, end, "suspension") if _befallen(row, p, cue) else None
    if cue.cue in ("is.links", "start.links") and row.low[cue.begin] in lex.words["now"]:
        return Holding(person, posts, "current", begin, end, "holds", again)
    if any(c.cue == "former.marks" for c in cues) or (cue.words == "làm" and row.low[cue.begin - 1] == "năm"):
        return Holding(person, posts, "former", begin, end, "was")
    if cue.words == "giao quyền":
        posts = tuple(post._replace(role=f"Quyền {post.role}", appointment="acting") for post in posts)
    if cue.cue == "start.acts":
        falls = cue.words in lex.words["won"] or (cue.words in lex.direct and _befallen(row, p, cue))
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin) if falls else None
    acts = [c for c in acts if c.words in lex.words["won"] or _befallen(row, p, c)]
    if acts and (cue.cue == "start.links" or acts[-1].begin > row.chunks[p].begin):
        return Holding(person, posts, "start", min(begin, acts[0].begin), end, "takes up", again, acts[-1].begin)
    who = row.chunks[p].begin
    if cue.cue == "start.links" and (
        row.low[max(0, who - 1)] in lex.words["charges"]
        or pattern(_HANDED).search(" ".join(row.low[max(0, who - 10) : who]))
    ):
        return Holding(person, posts, "start", who - 1, end, "takes up", again, who - 1)
    if cue.cue == "start.links" and row.low[max(0, cue.begin - 1)] == "sẽ":
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.words in lex.words["takes"] or again:
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.words == "làm" and _headline(row):
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.words in ("là", "giữ chức", "làm") and _dated(row, p):
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.cue == "is.links" or cue.words.startswith(("giữ", "đảm")) or cue.words == "làm":
        return Holding(person, posts, "former" if _before_that(row, p) else "current", begin, end, "holds", again)
    return None


def _of_another_post(row: Row, act: int, p: int) -> bool:
    """Whether an act before person `p` is told of other posts: "Trước khi được bầu làm Q, | bà A giữ chức ..."."""
    first = row.neighbour(act, 1)
    if not 0 <= first < p or row.chunks[first].kind != "Q":
        return False
    following = row.neighbour(first, 1)
    return row.chunks[following].kind != "P" or gap(row.between(first, following)) != ""


_DAY = re.compile(r"(?:vào |từ |đến )?(?:ngày \d|tháng \d|năm \d{4}|\d{1,2} ?[/-])")


def _dated(row: Row, p: int) -> bool:
    """Whether the clause begins with a date: "Tháng 5/2010, ông là Phó Chủ tịch": from then on."""
    begin = row.chunks[p - 1].end + 1 if p else 0
    clause = row.low[begin : row.chunks[p].begin]
    first = p == 0 or row.low[begin - 1] in (";", ",", "và")
    opening = row.low[: row.chunks[p].begin] if row.chunks[p].begin < 12 else ()
    return bool(_DAY.match(" ".join(opening)) or (first and len(clause) < 12 and _DAY.match(" ".join(clause))))


def _befallen(row: Row, p: int, act: Chunk) -> bool:
    """Whether an act befalls person `p`: named after it, or before it with "được"."""
    if act.begin < row.chunks[p].begin:
        return True
    lead = row.low[row.chunks[p].end : act.begin]
    return "được" in lead or act.words.startswith("được") or "bị" in lead


def _before_that(row: Row, p: int) -> bool:
    """Whether the clause looks back: "Trước đó, ông A là Chủ tịch X"."""
    low = row.low[: row.chunks[p].begin]
    return any(" ".join(low[i : i + 2]) in lexicon().words["earlier"] for i in range(len(low) - 1))


def _headline(row: Row) -> bool:
    begins = row.s.tokens.begins
    return bool(begins) and "\n" not in row.s.tokens.text[: begins[0]].strip()


def _bracketed(row: Row, k: int, first: int) -> bool:
    """Whether person `k` stands in brackets that close before the verb."""
    begin = row.chunks[k].begin
    opened = [i for i in range(max(0, begin - 8), begin) if row.low[i] == "("]
    return bool(opened) and ")" not in row.low[opened[-1] : begin] and ")" in row.low[begin : row.chunks[first].begin]


def _subject(row: Row, first: int) -> int:
    """The person that a verb at chunk `first` speaks of: the last one before it, past the one who acts on him."""
    people = [k for k in range(first) if row.chunks[k].kind == "P" and not _bracketed(row, k, first)]
    if not people:
        return -1
    last = people[-1]
    if len(people) > 1:
        between = row.between(people[-2], last)
        if pattern(_REPLACING).search(" ".join(between)):
            return people[-2]
        if (
            {"được", "bị"} & set(between[-9:])
            and row.chunks[first].cue == "start.acts"
            and row.chunks[first].words not in lexicon().words["won"]
            and not {"được", "bị", ";"} & {*row.between(last, first), *between[-1:]}
        ):
            return people[-2]
    return last
