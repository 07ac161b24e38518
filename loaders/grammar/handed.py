"""Appointments told without their act: in a list after it, or in a clause that goes on with it.

"Trao quyết định cho ba cán bộ: - Ông A, Trưởng phòng X, giữ chức Chủ tịch UBND xã Y", "chỉ định ông A giữ chức Q, bà B giữ
chức Q'": the post is taken up. Where nobody can hold both, the post beside the name is left.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ..lexicon import lexicon, pattern
from .chunks import Row, gap
from .posts import Post

_LISTED = frozenset((",", ";", "và", "còn", "-"))  # what joins the clauses of a list
# "hoán đổi hai chủ tịch phường: ...", "công bố quyết định đối với hai cán bộ: ..."
_ANNOUNCED = r"\b(?:«rearranges»|«hands» (?:các )?quyết định)\b"
_PLANNED = r"\b«plans»\b"
_LIST = 1200  # characters of a list
_BULLET = re.compile(r"\s*(?:[-–•+*]|\d{1,2}[.)/])")
_NEAR = 12  # chunks around an appointment within which a word of proposal makes it a candidacy


def given_beside(row: Row, p: int) -> int:
    """The row of posts given to person `p` beside those of before, or -1: "- Ông A, Trưởng phòng X, giữ chức | Q".

    So a list of appointments speaks; nobody says so of what a man holds besides.
    """
    if not _kinds(row, p, "PQCQ") or row.chunks[p + 2].words not in lexicon().words["given_titles"]:
        return -1
    if any(chunk.cue == "proposal.marks" for chunk in row.chunks[max(0, p - _NEAR) : p + _NEAR]):
        return -1  # "danh sách gồm: ông A, Q, giữ chức Q'; ông B được giới thiệu làm Q''"
    beside = gap(row.between(p, p + 1)) == "," and set(row.between(p + 1, p + 2)) <= {",", "-", ")"}
    return p + 3 if beside and not row.between(p + 2, p + 3) else -1


def given_next(row: Row, p: int) -> int:
    """The row of posts given to person `p` by the act of the clause before, or -1.

    "chỉ định ông A giữ chức Q, | bà B giữ chức | Q'", "ông A được bầu giữ chức Q; ông B và | ông C giữ chức | Q'".
    """
    if not _clause(row, p):
        return -1
    first = _first_of_list(row, p)
    while first > 3 and row.chunks[first - 1].kind == "Q" and set(row.between(first - 1, first)) <= _LISTED:
        link = first - 2
        if _won(row, link):
            return p + 2
        if row.chunks[link].words != row.chunks[p + 1].words:
            return -1
        before = link
        while before >= 0 and row.chunks[before].kind == "C":
            before -= 1
        acts = {
            chunk.cue for chunk in row.chunks[before + 1 : link]
        }  # "ông A | được bầu | giữ chức Q, ông B giữ chức Q'"
        if before < 0 or row.chunks[before].kind != "P" or "proposal.marks" in acts:
            return -1
        first = _first_of_list(row, before)
        opening = [chunk.cue for chunk in row.chunks[max(0, first - 2) : first]]  # "bầu | ông A giữ chức Q, ông B ..."
        if "start.acts" in acts or opening[-1:] == ["start.acts"]:
            return -1 if "proposal.marks" in opening else p + 2
    return -1


def _won(row: Row, act: int) -> bool:
    """Whether the act alone gave the man before it his posts: "ông A | tái đắc cử | Bí thư, các ông B và C giữ chức Phó Bí thư"."""
    chunk, before = row.chunks[act], row.chunks[act - 1] if act else None
    proposed = any(c.cue == "proposal.marks" for c in row.chunks[max(0, act - 4) : act])
    return bool(before and before.kind == "P" and chunk.words in lexicon().words["won"] and not proposed)


def _first_of_list(row: Row, p: int) -> int:
    """The first of the people that are named in one row up to person `p`: "ông A, ông B và | ông C"."""
    while p > 0 and row.chunks[p - 1].kind == "P" and set(row.between(p - 1, p)) <= _LISTED:
        p -= 1
    return p


def given_in_list(row: Row, p: int) -> int:
    """The row of posts given to person `p` in a list that an act announces, or -1.

    "Quận hoán đổi hai chủ tịch phường: | ông A giữ chức | Q, bà B giữ chức | Q'", "trao quyết định cho hai cán bộ: ông A ...".
    """
    first = p
    while _clause(row, first) and _clause(row, first - 3) and set(row.between(first - 1, first)) <= _LISTED:
        first -= 3
    begin = row.chunks[first].begin
    if not _clause(row, p):
        return -1
    if first == 0 and begin < 3:
        return p + 2 if _below_heading(row) else -1
    low = row.low
    colon = next((i for i in range(begin - 1, 0, -1) if low[i] == ":"), 0)
    if low[begin - 1] not in (":", "-") or not colon:
        return -1
    clause = next((i for i in range(colon, 0, -1) if low[i] == ";"), 0)
    words = " ".join(low[clause:colon])
    act = any(c.cue == "start.acts" for c in row.cues(clause, begin)) or pattern(_ANNOUNCED).search(words)
    proposal = pattern(_PLANNED).search(words) or any(c.cue == "proposal.marks" for c in row.chunks[:first][-_NEAR:])
    return p + 2 if act and not proposal else -1


def _below_heading(row: Row) -> bool:
    """Whether the sentence is a line of a list whose heading announces appointments: "... trao quyết định cho hai cán bộ:"."""
    text, begin = row.s.tokens.text, row.s.tokens.begins[0]
    heading = text.rfind(":\n", max(0, begin - _LIST), begin)
    if heading < 0 or not all(
        _BULLET.match(line) for line in text[heading + 2 : begin + 2].split("\n") if line.strip()
    ):
        return False
    words = text[text.rfind("\n", 0, heading) + 1 : heading].lower()
    words = words[words.rfind(". ") + 1 :]
    return bool(pattern(_ANNOUNCED).search(words)) and not pattern(_PLANNED).search(words)


def _clause(row: Row, p: int) -> bool:
    """Whether a clause gives posts to person `p` and to nobody else: "ông A giữ chức Q"."""
    words = lexicon().words
    return (
        _kinds(row, p, "PCQ")
        and row.chunks[p + 1].words in words["given_titles"] | words["given_on"]
        and not row.between(p, p + 1)
        and not row.between(p + 1, p + 2)
    )


def _kinds(row: Row, p: int, kinds: str) -> bool:
    return p >= 0 and "".join(chunk.kind for chunk in row.chunks[p : p + len(kinds)]) == kinds


def left_for(row: Row, p: int) -> bool:
    """Whether person `p` leaves the posts beside the name for those given: nobody holds both.

    "Ông A, Phó Chủ tịch UBND xã X, giữ chức Trưởng phòng Y"; a Phó Bí thư, giữ chức Chủ tịch UBND, may stay Phó Bí thư.
    """
    given = given_beside(row, p)
    if given < 0:
        return False
    old, new = row.chunks[p + 1].posts, row.chunks[given].posts
    return len(old) == 1 and of_the_state(old[0]) and any(of_the_state(post) for post in new)


def of_the_state(post: Post) -> bool:
    """Whether a post heads a people's committee or an agency, or is its deputy head's."""
    head = post.organisation.head if post.organisation else None
    return post.title.rank in ("head", "deputy") and bool(head and (head.name == "UBND" or head.label == "Agency"))


def called_away(old: Sequence[Post], new: Sequence[Post]) -> bool:
    """Whether who leads a local Party committee is called to an office above it: nobody holds both.

    "Bổ nhiệm ông A, Bí thư Tỉnh ủy X, giữ chức Phó Trưởng ban Tổ chức Trung ương", "ông A, Bí thư Huyện ủy X, được phân công
    làm Giám đốc Sở Y"; a Chủ tịch UBND may stay that.
    """
    words = lexicon().words
    province = any(_of_body(post, words["local_committees"]) for post in old)
    district = any(_of_body(post, words["district_committees"]) for post in old)
    centre = any(_of_body(post, words["centre"]) for post in new)
    return (province and centre) or (district and any(_of_body(post, words["above_districts"]) for post in new))


def _of_body(post: Post, names: Collection[str]) -> bool:
    """Whether a post leads a body with one of these words in its name."""
    words = (post.title.fixed or (post.organisation.words if post.organisation else "")).split()
    found = any(" ".join(words[i : i + n]) in names for i in range(len(words)) for n in (1, 2))
    return found and post.title.rank in ("head", "deputy")
