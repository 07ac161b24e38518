"""Since when posts are held, as the words of their clause before or around its holder tell.

"Tháng 5/2010, | ông A là Q", "ông A dạy học, đến tháng 5/2012, | ông A giữ chức Q", "Sau khi giữ chức Q, | ông A làm Q'".
"""

from __future__ import annotations

import re

from ..lexicon import lexicon, pattern
from .chunks import Row

_DAY = re.compile(r"(?:vào |từ |đến )?(?:ngày \d|tháng \d|năm \d{4}|\d{1,2} ?[/-])")
# "Theo quyết định vừa công bố, | từ ngày 1/1, | ông A giữ chức Q"
_FROM_DAY = re.compile(r"(?:^|[,;] )(?:kể )?từ (?:ngày |tháng |năm |đầu |hôm )+\d[\d ./-]*(?:năm \d{4} ?)?,?$")


def dated(row: Row, p: int) -> bool:
    """Whether the clause begins with a date: "Tháng 5/2010, ông là Phó Chủ tịch": from then on."""
    begin = row.chunks[p - 1].end + 1 if p else 0
    clause = row.low[begin : row.chunks[p].begin]
    first = p == 0 or row.low[begin - 1] in (";", ",", "và")
    opening = row.low[: row.chunks[p].begin] if row.chunks[p].begin < 12 else ()
    before = " ".join(row.low[max(0, row.chunks[p].begin - 14) : row.chunks[p].begin])
    return bool(
        _FROM_DAY.search(before)
        or _DAY.match(" ".join(opening))
        or (first and len(clause) < 12 and _DAY.match(" ".join(clause)))
    )


# "ông A cho hay, sau hơn 1 năm | lên chức Q, công việc quá nhiều"
FOR_YEARS = re.compile(r"\bsau (?:hơn |gần |khoảng )?\S+ (?:năm|tháng)$")
# "Được biết, vào năm 1999 | ông A làm Q", "ông A dạy học, đến tháng 5/2012, | ông A giữ chức Q"
_THEN = re.compile(
    r"(?:^|[,;:] |\brồi )(?:(?:và|rồi|đến|tới|vào|từ|trong|đầu|giữa|cuối|khoảng) )*"
    r"(?:tháng \d{1,2}(?: ?[-/.] ?| năm )\d{4}|năm \d{4}) ?,?$"
)


def then(row: Row, p: int) -> bool:
    """Whether a month or a year right before person `p` tells since when: "từ tháng 3/2007, | ông đảm nhiệm chức vụ Q"."""
    begin = row.chunks[p].begin
    return _THEN.search(" ".join(row.low[max(0, begin - 10) : begin])) is not None


# "đến tháng 6/2016 thì | giữ chức", "vào năm 2016 | làm"
DAY_BEFORE = re.compile(r"\b(?:đến|tới|vào|từ) (?:(?:đầu|giữa|cuối|tháng|năm|ngày) )+\d[\d ./-]*(?:,? ?thì)?(?: ,)?$")
_OF_THOSE = r"^(?:«of_those») ?,? «addresses»\b"
_OF_THOSE_TOO = r"^(?:«of_those_too»)\b"


def named_of_many(row: Row, p: int) -> bool:
    """Whether the sentence goes on with appointments told before: "18 ủy viên được bổ nhiệm. Trong đó, | ông A giữ chức Q"."""
    text, begin = row.s.tokens.text, row.s.tokens.begins[0]
    opening = " ".join(row.low[: row.chunks[p].begin + 2])
    if pattern(_OF_THOSE).match(opening):
        return _appointed_before(text, begin)
    first = text.rfind("Trong đó, ", max(0, begin - 700), begin)
    return first >= 0 and pattern(_OF_THOSE_TOO).match(opening) is not None and _appointed_before(text, first)


def _appointed_before(text: str, begin: int) -> bool:
    """Whether the line before offset `begin` tells of an act of appointment."""
    before = text.rfind("\n", 0, max(0, begin - 1)) + 1
    return pattern(r"«acts»").search(text, max(before, begin - 300), begin) is not None


THEN_ON = re.compile(r"\b(?:sau đó|tiếp đó|rồi)(?: \w+)?$")  # "ông học trường X, | sau đó về | làm Q"
_AFTER_THAT = re.compile(
    r"^(?:sau khi (?!có |được tin|nghe|nhận được)[^.;]{3,120},|(?:sau|tiếp) đó ?,?|(?:một|hai|ba|\d) năm sau(?: đó)? ?,?|tiếp theo ?,?) ?$"
)


def after_that(row: Row, p: int) -> bool:
    """Whether the clause tells of the next step of a career: "Sau khi giữ chức Q, | ông làm Q'", "Một năm sau, | ông làm Q"."""
    return bool(_AFTER_THAT.match(" ".join(row.low[: row.chunks[p].begin])))


def before_that(row: Row, p: int) -> bool:
    """Whether the clause looks back: "Trước đó, ông A là Chủ tịch X"."""
    low = row.low[: row.chunks[p].begin]
    return any(" ".join(low[i : i + 2]) in lexicon().words["earlier"] for i in range(len(low) - 1))


def at_an_age(row: Row, k: int) -> bool:
    """Whether the posts at chunk `k` are told with the age of their holder then: "ông A làm Q | khi mới 23 tuổi"."""
    end = row.chunks[k].end
    return _AT_AN_AGE.match(" ".join(row.low[end : end + 9])) is not None


_AT_AN_AGE = re.compile(
    r"(?:,? ?(?:khi|lúc) (?:ông |bà |anh |chị |đồng chí )?(?:mới |vừa |chỉ |đang |còn |tròn )*\d\d tuổi)"
)


def until(row: Row, k: int) -> bool:
    """Whether the posts are said to come before something: "Ông A giữ chức Q | trước khi về làm ..."."""
    end = row.chunks[k].end
    return list(row.low[end : end + 2]) == ["trước", "khi"]
