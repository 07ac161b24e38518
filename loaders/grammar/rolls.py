"""People who hold one post together and are named each by another: "9 Ủy viên Bộ Chính trị gồm: Chủ tịch nước A; ..."."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon import lexicon, pattern
from .beside import before_name
from .cases import Case, Found
from .chunks import Holding, Row
from .lists import announced, closing

# "các Ủy viên Bộ Chính trị | :", "ba Phó Bí thư | tái cử gồm:", "hai đại biểu | là"
_LIST = (
    r"(?::|,? ?(?:[^,;:.()]{0,40} )?(?:«lists»|là|như)(?: (?:có|các|đồng chí|ông|bà|ủy viên|người|\d{1,2}))*(?: :)?)"
)
_UNREAD = 8  # tokens of a title that no rule reads: "| phụ trách Thành ủy X | A"
_ANNOUNCED = 3  # tokens before a title that may announce several: "các đồng chí | Ủy viên Bộ Chính trị"


def titled_list(c: Case) -> Found:
    """ "9 Ủy viên Bộ Chính trị | gồm: Chủ tịch nước A; Chủ tịch Quốc hội B": all of them are Ủy viên.

    The titles before their names are read by themselves.
    """
    post, row = c.q.posts[-1], c.row
    if c.right < 0 or row.chunks[c.right].kind != "Q" or len(c.q.posts) > 1 or post.title.single:
        return None
    if post.title.base == "Đại biểu" and not post.organisation:
        return None  # "các đại biểu: Bí thư X A": guests
    words = row.between(c.k, c.right)
    board = post.title.rank == "member" and row.low[post.begin] in lexicon().words["boards_begin"]
    count = _count_after(row, c.q.end, len(words)) if board else _count(row, c.q.begin)
    if count < 2 or not pattern(_LIST).fullmatch(" ".join(words)):
        return None
    if any(chunk.cue in ("proposal.marks", "end.acts", "former.marks") for chunk in row.chunks[max(0, c.k - 3) : c.k]):
        return None
    people = list(_people(row, c.right))
    if not 2 <= len(people) <= count:
        return None
    return [_one(c, p) for p in people]


def _one(c: Case, p: int) -> Holding:
    """What the list says of one person; what his own title before the name says of him is told there."""
    told = before_name(c.row, c.k, p, c.q.posts, c.cue, set(), "list")
    won = next((act for act in c.row.chunks[c.k : c.right] if act.words in lexicon().words["won"]), None)
    if not won or told.status != "current":
        return told
    return told._replace(status="start", event=won.begin, again=won.words in lexicon().again)


def _count(row: Row, begin: int) -> int:
    """How many people the words before a title announce: "các đồng chí | Ủy viên", "ba tân | Phó Giám đốc"."""
    words = lexicon().words
    for i in range(begin - 1, max(-1, begin - 1 - _ANNOUNCED), -1):
        if count := announced(row, i):
            return count
        if row.low[i] not in words["made_new"] and row.low[i] not in words["list_fillers"]:
            return 0
    return 0


def _count_after(row: Row, end: int, size: int) -> int:
    """How many members the words after a board announce: "Ban Thường vụ Tỉnh ủy X | gồm 15 đồng chí: "."""
    return max((announced(row, i) for i in range(end, end + size)), default=0)


def _people(row: Row, k: int) -> Iterator[int]:
    """The people of a list that begins at chunk `k`, most of them with a title before the name."""
    first = ""
    while True:
        p = k
        while p < len(row.chunks) and row.chunks[p].kind == "Q" and p - k < 2:
            p += 1
        person = row.chunks[p].person if p < len(row.chunks) else None
        if not person or not person.name or (p > k and row.between(p - 1, p)):
            return
        yield p
        end = row.chunks[p].end
        end = closing(row, end) if row.low[end : end + 1] == ["("] else end
        k = next((i for i in range(p + 1, len(row.chunks)) if row.chunks[i].begin >= end), -1)
        sign = row.low[end] if end < len(row.low) else ""
        if k < 0 or sign not in (",", ";", "và", "cùng") or row.chunks[k].kind == "C":
            return
        first = first or sign
        if first == "," and sign == ";":
            return  # "các Ủy viên Y: A, B; | các đại biểu Z"
        apart = row.low[end : row.chunks[k].begin]
        limit = _UNREAD if first == ";" else 2
        if len(apart) > limit or not lexicon().words["phrase_ends"].isdisjoint(set(apart) - {"cùng"}):
            return
        if any(announced(row, i) for i in range(end, row.chunks[k].begin)) and row.chunks[k].kind == "Q":
            return  # "; | các Ủy viên Z: ..."
