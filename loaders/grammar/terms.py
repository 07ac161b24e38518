"""What may follow a post: the chain of larger places, an abbreviation, a session, a term of office."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..lexicon import lexicon
from .dates import HELD, day_of
from .sentence import Sentence
from .tokens import Tokens


class Tail(NamedTuple):
    """What follows a post; where the `end` of one thing is its begin, what stands there ends the post."""

    end: int  # the token after it
    term: str | None = None
    span: tuple[str, str] | None = None  # from and to when it was held, "" for today


def tail(s: Sentence, j: int) -> Tail:
    """What follows a post that ends before token `j`."""
    told = Tail(j)
    while told.end < len(s.tokens.low):
        found = next((found for rule in _RULES if (found := rule(s, told.end))), None)
        if not found or found.end == told.end:
            break
        told = Tail(found.end, found.term or told.term, found.span or told.span)
    return told


def _larger_place(s: Sentence, j: int) -> Tail | None:
    """ "Chủ tịch UBND xã X | , huyện Y", "| (huyện Y, tỉnh Z)", "| thuộc tỉnh Z"."""
    t, places = s.tokens, s.places.at
    n = len(t.low)
    k = j + (t.low[j] in ("(", ",", "-"))
    if k < n and t.low[k] in lexicon().words["of_place"]:
        k += 1
    mention = places.get(t.begins[k]) if k < n else None
    if not mention or k == j:
        return None
    end = s.after(mention.end, k)
    if t.low[j] != "(":
        return Tail(end)
    while end + 1 < n and t.low[end] in (",", "-") and (more := places.get(t.begins[end + 1])):
        end = s.after(more.end, end + 1)
    return Tail(end + 1) if end < n and t.low[end] == ")" else Tail(j)


def _today(s: Sentence, j: int) -> Tail | None:
    """ "Bí thư Huyện ủy X | đương nhiệm | Trần Văn A": the word tells no more than that he holds it."""
    found = lexicon().joints.find(s.tokens.low, j, "in_office")
    return Tail(found[1]) if found and found[1] < len(s.tokens.low) and s.tokens.capital(found[1]) else None


def _abbreviation(s: Sentence, j: int) -> Tail | None:
    """ "Chủ tịch Hội đồng thành viên Tập đoàn Dầu khí | (PVN)"."""
    t = s.tokens
    if t.low[j] != "(" or j + 2 >= len(t.low) or ")" not in t.low[j + 2 : j + 4]:
        return None
    return Tail(t.low.index(")", j + 2) + 1) if t.word(j + 1).isupper() and len(t.low[j + 1]) > 1 else None


def _session(s: Sentence, j: int) -> Tail | None:
    """ "đại biểu Quốc hội | khóa XIII, XIV", "| (khóa IX)", "| khóa VIII (2011-2016) và khóa IX (2016-2021)"."""
    low = s.tokens.low
    k = _opened(low, j)
    k += low[k : k + 2] == ["các", "khóa"]  # "Ủy viên Trung ương Đảng | các khóa VII, VIII"
    if k + 1 >= len(low) or low[k] != "khóa":
        return None
    k += 2
    while k + 1 < len(low) and low[k] in (",", "-", "và") and (_roman(low[k + 1]) or _arabic(low[k - 1], low[k + 1])):
        k += 2
    found = term_at(s.tokens, k) if k < len(low) and low[k] == "(" else None
    if not found:
        return Tail(_closed(low, j, k))
    later = _session(s, found[1] + 1) if low[found[1] : found[1] + 2] in (["và", "khóa"], [",", "khóa"]) else None
    return later if later and later.term else Tail(_closed(low, j, found[1]), found[0])


def _term(s: Sentence, j: int) -> Tail | None:
    """ "Bí thư Tỉnh ủy X | nhiệm kỳ 2015-2020", "| (2 nhiệm kỳ 2005-2010)", "| nhiệm kỳ (2016-2021)"; the last of several."""
    low = s.tokens.low
    k = _opened(low, j)
    several = k < len(low) and (low[k].isdigit() or low[k] in ("hai", "các")) and low[k + 1 : k + 3] == ["nhiệm", "kỳ"]
    words = lexicon().joints.find(low, k + several, "term")
    found = term_at(s.tokens, words[1]) if words else None
    while found and several and low[found[1] : found[1] + 1] in ([","], ["và"]):
        later = term_at(s.tokens, found[1] + 1)
        if not later:
            break
        found = later  # "các nhiệm kỳ 2010-2015, | 2015-2020"
    return Tail(_closed(low, j, found[1]), found[0]) if found else None


def _span(s: Sentence, j: int) -> Tail | None:
    """ "Bí thư Tỉnh đoàn X | (2008-2012)", "| (3-2010 - 9-2014)", "| (từ năm 2016 đến nay)"."""
    t = s.tokens
    if t.low[j] != "(":
        return None
    years = HELD.match(t.text, t.begins[j])
    if not years:
        return None
    end = next((k for k in range(j, len(t.low)) if t.begins[k] >= years.end()), len(t.low))
    return Tail(end, span=(day_of(years[1]), day_of(years[2])))


def _opened(low: Sequence[str], j: int) -> int:
    """The token after a bracket or comma at token `j`, and after the "trong" of "trong nhiệm kỳ"."""
    k = j + (low[j] in ("(", ","))
    return k + (lexicon().joints.find(low, k, "in_term") is not None)


def _closed(low: Sequence[str], j: int, k: int) -> int:
    """The token after the bracket that closes at token `k`, if one was opened at `j`."""
    return k + (k < len(low) and low[k] == ")" and low[j] == "(")


_RULES: tuple[Callable[[Sentence, int], Tail | None], ...] = (
    _larger_place,
    _abbreviation,
    _session,
    _term,
    _span,
    _today,
)


def _roman(token: str) -> bool:
    return bool(token) and all(c in "ivxl" for c in token)


def _arabic(before: str, token: str) -> bool:
    """Whether sessions go on in figures: "khóa 10, 11, | 12"."""
    return before.isdigit() and token.isdigit() and len(token) < 3


def term_at(t: Tokens, k: int) -> tuple[str, int] | None:
    """A term at token `k`, "2015-2020", "2015 - 2020" or "(2015-2020)", and the token after it."""
    if t.low[k : k + 1] == ["("]:
        inner = term_at(t, k + 1)
        return (inner[0], inner[1] + 1) if inner and t.low[inner[1] : inner[1] + 1] == [")"] else None
    n = len(t.low)
    if k + 2 < n and t.low[k + 1] == "-" and _year(t.low[k]) and _year(t.low[k + 2]):
        return f"{t.low[k]}-{t.low[k + 2]}", k + 3
    return None


_TERMS = re.compile(r"nhiệm k[ỳì] \(?((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)")


# "cựu Chủ tịch UBND xã X Trần Văn A | (nhiệm kỳ 2011-2016)"
_OF_NAMED = re.compile(rf" ?\( ?(?:trong )?{_TERMS.pattern} ?\)")


def term_after_name(text: str, at: int) -> str | None:
    """The term in brackets after a name that ends at an offset, whose title stands before it.

    >>> term_after_name("cựu Chủ tịch UBND xã X Trần Văn A (nhiệm kỳ 2011-2016)", 33)
    '2011-2016'
    """
    found = _OF_NAMED.match(text, at)
    return "-".join(found.groups()) if found else None


def new_term(text: str, begin: int, end: int) -> str | None:
    """The latest term that the article names, where a sentence fills a post "cho | nhiệm kỳ mới".

    >>> new_term("HĐND nhiệm kỳ 2016-2021 họp. Ông A tái đắc cử cho nhiệm kỳ mới.", 29, 66)
    '2016-2021'
    """
    if "nhiệm kỳ mới" not in text[begin:end]:
        return None
    return max(("-".join(years) for years in _TERMS.findall(text)), default=None)


# whose term it is, and in which posts: "HĐND tỉnh X khóa IX | (nhiệm kỳ 2016-2021)", "Ban Chấp hành Đảng bộ X | nhiệm kỳ 2015-2020"
_COMMITTEES = (
    (re.compile(r"\b(?:HĐND|Hội đồng nhân dân)\b"), re.compile(r"\bHĐND\b")),
    (
        re.compile(r"\b(?:Ban [Cc]hấp hành|Đảng bộ)\b"),
        re.compile(r"\b(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy\b"),
    ),
    (re.compile(r"\b[Đđ]oàn\b"), re.compile(r"\b(?:Trung ương|Tỉnh|Thành|Huyện|Quận|Thị|Xã) [Đđ]oàn\b")),
)


def term_of_body(text: str, begin: int, end: int, body: str) -> str | None:
    """The one term of the committee that elects to a post of `body`, where the text names it.

    >>> term_of_body("Ban Chấp hành Đảng bộ X nhiệm kỳ 2015-2020 họp, bầu ông A làm Bí thư", 0, 68, "Tỉnh ủy X")
    '2015-2020'
    """
    terms = set()
    for words, posts in _COMMITTEES:
        if posts.match(body):
            for found in _TERMS.finditer(text, begin, end):
                if words.search(
                    text, max(begin, found.start() - 60, text.rfind(".", begin, found.start())), found.start()
                ):
                    terms.add("-".join(found.groups()))
    return terms.pop() if len(terms) == 1 else None


def term_of_post(text: str, begin: int, end: int, role: str, body: str) -> str | None:
    """The one term that the text gives to a post of a body, by its first word: "bầu Chủ tịch UBND tỉnh nhiệm kỳ 2016-2021".

    >>> term_of_post("HĐND bầu Chủ tịch UBND xã nhiệm kỳ 2016-2021. Ông A trúng cử.", 0, 63, "Chủ tịch", "UBND xã X")
    '2016-2021'
    """
    if "nhiệm k" not in text[begin:end]:
        return None
    named = re.compile(
        rf"(?<!phó ){re.escape(role)} (?:của )?{re.escape(body.split()[0])}\b[^,.;:()\n]{{0,40}}$", re.IGNORECASE
    )
    terms = {
        "-".join(found.groups())
        for found in _TERMS.finditer(text, begin, end)
        if named.search(text, max(begin, found.start() - 80), found.start())
    }
    return terms.pop() if len(terms) == 1 else None


_OF_SESSION = re.compile(
    r"\b(?P<body>HĐND|Hội đồng nhân dân|Ban [Cc]hấp hành|Đảng bộ|[Đđ]oàn)\b[^,.;:()\n]{0,40}? "
    r"khó[aá] (?P<session>[IVXL]+|\d{1,2})(?: ?[,(])? ?(?:nhiệm k[ỳì] )?\(?(?P<first>(?:19|20)\d\d) ?[-–] ?(?P<last>(?:19|20)\d\d)\b"
)


def term_of_session(text: str, body: str, session: int) -> str | None:
    """The term of the session of a body that a post names without it: "Phó Chủ tịch HĐND TP X | khóa VIII".

    >>> term_of_session("HĐND tỉnh X khóa VIII, nhiệm kỳ 2011-2016 họp. Ông A, Chủ tịch HĐND khóa VIII.", "HĐND tỉnh X", 8)
    '2011-2016'
    """
    if not session or "nhiệm k" not in text:
        return None
    kinds = [words for words, posts in _COMMITTEES if posts.search(body)]
    terms = {
        f"{found['first']}-{found['last']}"
        for found in (_OF_SESSION.finditer(text) if kinds else ())
        if numeral(found["session"].lower()) == session and any(words.match(found["body"]) for words in kinds)
    }
    return terms.pop() if len(terms) == 1 else None


def within_term(day: str | None, term: str) -> bool:
    """Whether a post taken up on a day, if its year is known, may be of a term.

    >>> within_term("2015-06", "2016-2021"), within_term("XXXX-06", "2016-2021")
    (False, True)
    """
    return not day or not day[:4].isdigit() or term[:4] <= day[:4] <= term[-4:]


_YEAR = re.compile(r"(?<!đến )(?:[Nn]ăm |(?<!\d\d\d)\d[/.-])(20\d\d)\b")


_TIMES = re.compile(r"(?:nhiệm k[ỳì]|giai đoạn|thời gian)(?: từ)? \(?((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)")


def names_term(text: str, begin: int, end: int) -> bool:
    """Whether a text names a term, or years like one: "Bí thư X | trong thời gian 2011-2016"."""
    return text.find("nhiệm kỳ", begin, end) >= 0 or _TIMES.search(text, begin, end) is not None


def term_over(text: str, begin: int, end: int, year: int | None) -> bool:
    """Whether the terms that a sentence names are over, in `year` or by what the article tells of later years.

    >>> term_over("Năm 2018, Ban Bí thư cách chức Bí thư nhiệm kỳ 2010-2015 của ông A.", 0, 66, None)
    True
    """
    terms = _TIMES.findall(text, begin, end)
    if not terms:
        return False
    if year is not None:
        return max(int(last) for _, last in terms) < year
    return len(set(terms)) > 1 or int(terms[0][1]) < max(map(int, _YEAR.findall(text)), default=0)


def term_running(text: str, term: str | None, year: int | None) -> bool:
    """Whether a term goes on in `year`, or after all years that the article tells of; False where it tells of none.

    >>> term_running("Ngày 1/2/2018, Ban Bí thư cách chức Bí thư nhiệm kỳ 2015-2020 của ông A.", "2015-2020", None)
    True
    """
    if not term:
        return False
    told = max((int(found) for found in _YEAR.findall(text)), default=9999) + 1
    return int(term[-4:]) >= (year or told)


def _year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")


def session(s: Sentence, begin: int, end: int) -> int:
    """The latest session of a body that the tokens from `begin` to `end` name: "khóa IX, X"."""
    low = s.tokens.low
    found = 0
    for i in range(begin, end - 1):
        if low[i] == "khóa":
            k = i + 1
            while k < end and (numeral(low[k]) or low[k] in (",", "-", "và")):
                found = max(found, numeral(low[k]))
                k += 1
    return found


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def numeral(token: str) -> int:
    """The number that digits or Roman numerals write; 0 for anything else."""
    if token.isdigit():
        return int(token) if len(token) < 3 else 0
    if not token or any(c not in _ROMAN for c in token):
        return 0
    values = [_ROMAN[c] for c in token]
    return sum(-v if k + 1 < len(values) and v < values[k + 1] else v for k, v in enumerate(values))
