"""Lists of people of whom one thing is said, each with a post of his own in brackets or after a dash.

"miễn nhiệm Ủy viên UBND X đối với các ông: A (nguyên Trưởng ban Y), B và C", "hai cựu Chủ tịch UBND X | A và B", "ông A -
Giám đốc Sở Y - và ông B được bầu làm ...": all of them hold, leave or take up the post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon import lexicon
from .chunks import Row

_JOINER = re.compile(
    r"[,;]?(?: ?(?:và|cùng|cùng với|,|;|:|-|\d{1,2} ?[.)]))*|[,;.]? ?(?:\d{1,2} ?[.)/-])?"
)  # ", và", "; 2."
_ASIDE = 60  # tokens that brackets after a name may hold
_JOB_ENDS = frozenset((";", ".", ":", "(", ")", '"', "là"))
_LONGEST = 120  # names of a list; no list is longer


class _Aside(NamedTuple):
    """What stands beside a name: where it ends, and the sign that opens it ("(", "-", "," or "")."""

    end: int
    sign: str


def closing(row: Row, i: int) -> int:
    """The token after the bracket that closes the one at token `i`; `i` where none does."""
    for j in range(i + 1, min(i + _ASIDE, len(row.low))):
        if row.low[j] == ")":
            return j + 1
    return i


def _aside(row: Row, k: int) -> _Aside:
    """What stands beside person `k`: "A | (nguyên Giám đốc Sở Y, đã nghỉ hưu)", "A | - Giám đốc Sở Y -"."""
    low, end = row.low, row.chunks[k].end
    sign = low[end] if end < len(low) else ""
    if sign == "(":
        closed = closing(row, end)
        return _Aside(closed, sign if closed > end else "")
    if sign in ("-", ",") and (over := _job_end(row, k)):
        return _Aside(over, "(")
    following = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    if sign not in ("-", ",") or not following or following.kind != "Q" or following.begin != end + 1:
        return _Aside(end, "")
    end = following.end
    if end < len(low) and low[end] == "(":
        end = closing(row, end)
    if sign == "-" and end < len(low) and low[end] == "-":
        end += 1
    return _Aside(end, sign)


def _job_end(row: Row, k: int) -> int:
    """The semicolon after the plain work that is told of person `k`, or 0: "A, | chuyên viên Phòng X | ; B, cán bộ Phòng Y"."""
    low, begin = row.low, row.chunks[k].end + 1
    if not lexicon().joints.find(low, begin, "jobs"):
        return 0
    end = next((i for i in range(begin, min(begin + _ASIDE, len(low))) if low[i] in _JOB_ENDS), 0)
    return end if end and low[end] == ";" else 0


def _next(row: Row, k: int) -> tuple[int, bool] | None:
    """The person beside person `k` to the right, and whether the words alone join them: "và", ";", no mere comma."""
    aside = _aside(row, k)
    following = next((i for i in range(k + 1, len(row.chunks)) if row.chunks[i].begin >= aside.end), -1)
    if following < 0 or row.chunks[following].kind != "P":
        return None
    other = row.chunks[following].person
    words = row.low[aside.end : row.chunks[following].begin]
    if not other or other.pronoun or not words or len(words) > 8 or not _JOINER.fullmatch(" ".join(words)):
        return None
    joined = not lexicon().words["joining"].isdisjoint(words)
    if aside.sign == "," and not joined:
        return None  # "ông A, Chủ tịch X, | ông B": B is somebody else
    return following, joined or aside.sign == "("


def further(row: Row, k: int, plural: bool) -> list[int]:
    """The further people of a list that begins with person `k`; without a plural before it, up to the last "và" or ";"."""
    found: list[int] = []
    sure = 0
    last = k
    while len(found) < _LONGEST and (step := _next(row, last)):
        last, joined = step
        found.append(last)
        if joined:
            sure = len(found)
    return found if plural or many(row, k) else found[:sure]


def many(row: Row, k: int) -> bool:
    """Whether more than one person is announced: "các ông: | A", "hai đồng chí | A"."""
    chunk = row.chunks[k]
    person = chunk.person
    first = max(0, chunk.begin - 1)
    if row.low[first] in (",", "/"):
        first = max(0, first - 2)  # "các ông, | bà: A, B"
    return any(announced(row, i) for i in range(first, person.name_begin if person else chunk.begin))


def announced(row: Row, i: int) -> int:
    """How many people token `i` announces: 2 for "hai", many for "các", 0 where it announces none."""
    if not 0 <= i < len(row.low):
        return 0
    word = row.low[i]
    if word.isdigit() and len(word) < 3:
        return int(word)
    return lexicon().numbers.get(word, _LONGEST if word in lexicon().words["several"] else 0)


def in_brackets(low: Sequence[str], begin: int, end: int) -> bool:
    """Whether a bracket that opens after token `begin` is open still at token `end`: "B, Chủ tịch X | (hiện là | Bí thư)"."""
    signs = [word for word in low[begin:end] if word in ("(", ")")]
    return signs[-1:] == ["("]


def earlier(row: Row, k: int, plural: bool = False) -> list[int]:
    """The people whose list ends with person `k`, from the first on: "ông A (Trưởng ban X), ông B và | ông C".

    Where the words say that there is more than one (`plural`) a comma joins the last too.
    """
    people = [i for i in range(k) if row.chunks[i].kind == "P"][-_LONGEST:]
    for i in people:
        found = further(row, i, plural=plural)
        if k in found:
            return [i, *found[: found.index(k)]]
    return []
