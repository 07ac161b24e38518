"""Which ministry, sở or cục a bare one is: "Thứ trưởng Nguyễn Văn A" in an article about the Bộ Y tế.

The words leave out the field; the article decides, and only where it leaves no doubt: the body of that kind that it
names last before, if it names no other nearly as often. One body is written in many ways (Bộ Giáo dục và Đào tạo, Bộ
GD&ĐT, Bộ Giáo dục), so names are compared by their initials, and the fullest of them stands in the statement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import lexicon, lowered, spans
from .levels import LOWER, UPPER

_LOOK_BACK = 1500  # characters between a body's name and the bare one
_OFTEN = 2  # times as often as any other it must be named


class Told(NamedTuple):
    """A body of a kind that the article names with its field."""

    begin: int
    words: str  # "Bộ Giáo dục và Đào tạo"
    initials: str  # "GDĐT"


def initials(field: str) -> str:
    """What a field and its short forms have in common.

    >>> initials("Giáo dục và Đào tạo"), initials("GD&ĐT"), initials("Giáo dục")
    ('GDĐT', 'GDĐT', 'GD')
    """
    words = (field[a:b] for a, b in spans(field))
    kept = (word for word in words if word.isalpha() and word not in lexicon().words["joins"])
    return "".join(word if word.isupper() else word[0].upper() for word in kept)


@lru_cache(maxsize=64)
def _named(name: str) -> re.Pattern[str]:
    within = "".join(rf"(?<!{word} )" for word in sorted(lexicon().words["compounds"]))  # "cán bộ", "trụ sở"
    heads = sorted(lexicon().words["ministers"]) if name == "Bộ" else []  # "Bộ trưởng | Y tế"
    forms = "|".join((name, within + name.lower(), *heads))
    return re.compile(rf"(?<!\w)(?:{forms}) (?=[{UPPER}])")


def told_of(text: str, name: str) -> list[Told]:
    """The bodies of a kind that a text names with their field, in order: Bộ Y tế, Bộ Tài chính."""
    found = []
    own = lowered(name)
    for match in _named(name).finditer(text):
        words = text[match.end() : match.end() + 90]
        tokens = lowered(words)
        end = _field_end(words, tokens)
        head = lexicon().phrases.find([*own, *tokens], 0, "head")
        longer = head is not None and head[1] > len(own)
        if end and not (longer and head[0].tail != "state") and not (head and head[0].name in _NO_FIELD):  # type: ignore[index]
            found.append(Told(match.start(), f"{name} {words[:end]}", initials(words[:end])))
    return found


_NO_FIELD = frozenset(("Bộ Chính trị",))  # begins as a ministry does


def _field_end(words: str, tokens: list[str]) -> int:
    """Where the field of work ends that the words begin with; 0 without one."""
    phrases = lexicon().phrases
    field = phrases.find(tokens, 0, "subject")
    if not field or tokens[0] in lexicon().words["no_field"]:
        return 0
    end = field[1]
    where = spans(words)
    joins = ("-", "và", "&", ",") if tokens[0] in lexicon().words["in_commas"] else ("-", "và", "&")
    while end + 1 < len(tokens):
        begin = end + (tokens[end] in joins)
        more = phrases.find(tokens, begin, "subject")
        if not more or phrases.find(tokens, begin, "head") or tokens[begin] in lexicon().words["no_field"]:
            break
        if begin == end and not lexicon().joints.find(tokens, begin, "adjacent"):
            break
        end = more[1]
    return where[end - 1][1]


def _one(a: str, b: str) -> bool:
    """Whether two initials may be of one body: "GD" and "GDĐT"."""
    return a.startswith(b) or b.startswith(a)


class _Kind(NamedTuple):
    """What one text says of the bodies of a kind."""

    told: list[Told]
    begins: list[int]
    meant: dict[str, str | None]  # initials -> the fullest name of that body; None where others are named as often


@lru_cache(maxsize=16)
def _kind(text: str, name: str) -> _Kind:
    """The bodies of a kind in a text, counted once however many bare ones follow."""
    told = told_of(text, name)
    count = Counter(body.initials for body in told)
    fullest: dict[str, str | None] = {}
    for own in count:
        names = [body.words for body in told if _one(body.initials, own)]
        rivals = [times for other, times in count.items() if not _one(other, own)]
        clear = all(len(names) >= _OFTEN * times for times in rivals)
        fullest[own] = _fullest(names, name) if clear else None
    if name == "Bộ" and _many_ministers(text):
        fullest = dict.fromkeys(fullest)
    return _Kind(told, [body.begin for body in told], fullest)


def _fullest(names: list[str], name: str) -> str:
    """Of several forms of one name the longest that is spelled out, else the most used: "Bộ GDĐT" or "Bộ GD-ĐT"."""
    times = Counter(names)

    def rank(words: str) -> tuple[int, bool, int]:
        short = _IN_CAPITALS.match(words.removeprefix(f"{name} ")) is not None
        return len(initials(words)), not short, times[words] if short else len(words)

    return max(names, key=rank)


def meant(text: str, name: str, at: int) -> str | None:
    """The body that a bare one at offset `at` is, by its fullest name in the text; None where the text leaves a doubt.

    >>> meant("Bộ Giáo dục họp. Bộ Giáo dục và Đào tạo nêu. Thứ trưởng A nói.", "Bộ", 46)
    'Bộ Giáo dục và Đào tạo'
    >>> meant("Bộ Y tế và Bộ Xây dựng họp. Thứ trưởng A nói.", "Bộ", 29) is None
    True
    """
    kind = _kind(text, name)
    k = bisect_left(kind.begins, at)
    if not k or kind.begins[k - 1] < at - _LOOK_BACK:
        return None
    return kind.meant[kind.told[k - 1].initials]


def named_before(text: str, name: str, at: int) -> str | None:
    """The body of a kind that a text names last before offset `at`: what "Giám đốc Sở này" means."""
    kind = _kind(text, name)
    k = bisect_left(kind.begins, at)
    return kind.told[k - 1].words if k else None


@lru_cache(maxsize=64)
def fuller(text: str, name: str, words: str) -> str:
    """The name of a ministry or a sở as the text has it in full: "Bộ Khoa học" in an article on the Bộ Khoa học và Công nghệ.

    >>> fuller("Bộ Khoa học và Công nghệ họp. Bộ trưởng Khoa học A nói.", "Bộ", "Bộ Khoa học")
    'Bộ Khoa học và Công nghệ'
    """
    field = words.partition(" ")[2]
    if field.lower() not in lexicon().words["half_ministries"]:
        return words
    own = initials(field)
    names = Counter(
        body.words for body in _kind(text, name).told if body.initials != own and body.initials.startswith(own)
    )
    return max(names, key=lambda named: (names[named], len(named)), default=words)


def of_the_country(text: str, words: str) -> str:
    """The name of a cục as the text has it with the country's: "Tổng cục Đường bộ" beside "Tổng cục Đường bộ Việt Nam".

    >>> of_the_country("Cục Đăng kiểm Việt Nam họp. Phó Cục trưởng Cục Đăng kiểm A nói.", "Cục Đăng kiểm")
    'Cục Đăng kiểm Việt Nam'
    """
    whole = f"{words} Việt Nam"
    return whole if whole in text else words


_GLOSS = 110  # characters that the name before a short form may have
_IN_CAPITALS = re.compile(rf"(?:[{UPPER}]{{2,}}(?: ?[&-] ?[{UPPER}]+)*|[{UPPER}]+ ?[&-] ?[{UPPER}]+)\Z")


def in_words(text: str, head: str, words: str) -> str:
    """The name of a body whose field is in capitals as the text spells it out; "Cục QLTT" may be a kind of its own.

    >>> in_words("Bộ Giao thông vận tải họp. Bộ trưởng Bộ GTVT A nói.", "Bộ", "Bộ GTVT")
    'Bộ Giao thông vận tải'
    """
    kinds = lexicon().words["known_in_short"]
    name = next((kind for kind in kinds if head == kind or (words == head and head.startswith(f"{kind} "))), "")
    return spelled_out(text, name, words) if name else words


@lru_cache(maxsize=64)
def spelled_out(text: str, name: str, words: str) -> str:
    """The name of a body as the text spells it out: "Bộ GTVT" in an article that names the Bộ Giao thông vận tải.

    >>> spelled_out("Bộ Giao thông vận tải họp. Bộ trưởng Bộ GTVT A nói.", "Bộ", "Bộ GTVT")
    'Bộ Giao thông vận tải'
    >>> spelled_out("Ngành Quản lý thị trường (QLTT) họp. Cục trưởng Cục QLTT A nói.", "Cục", "Cục QLTT")
    'Cục Quản lý thị trường'
    """
    field = words.removeprefix(f"{name} ")
    if not _IN_CAPITALS.match(field):
        return words
    own = "".join(letter for letter in field if letter.isalpha())
    names = Counter(body.words for body in _kind(text, name).told if _letters(body.words, name) == own)
    return max(names, key=lambda named: (names[named], len(named)), default=_glossed(text, name, field) or words)


def _glossed(text: str, name: str, field: str) -> str | None:
    """The name of a body whose field the text once spells out before its short form: "Quản lý thị trường (QLTT)"."""
    own = "".join(letter for letter in field if letter.isalpha())
    for at in _occurrences(text, field):
        before = text[max(0, at - _GLOSS) : at].rstrip(" ")
        if before.endswith("(") and text[at + len(field) : at + len(field) + 2].strip(" ").startswith(")"):
            spelled = " ".join(before.rstrip("( ").split(" ")[-len(own) :])
            words = f"{name} {spelled[:1].upper()}{spelled[1:]}"
            return words if _letters(words, name) == own else None
    return None


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Where a text has some words."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _letters(words: str, name: str) -> str:
    """The first letters of the syllables of a field that is spelled out: "GTVT" of "Bộ Giao thông vận tải"; else nothing."""
    field = words.removeprefix(f"{name} ")
    syllables = [field[a:b] for a, b in spans(field)]
    kept = [word for word in syllables if word.isalpha() and word not in lexicon().words["joins"]]
    spelled = all(len(word) > 1 and not (word.isupper() and len(word) > 2) for word in kept)
    return "".join(word[0].upper() for word in kept) if spelled else ""


_ABBREVIATED = re.compile(rf"\b[{UPPER}]{{2,}}\b")
_SHORT_FORM = re.compile(r"\((?:(?:gọi|viết) tắt(?: là)?|gọi tắt là|sau đây gọi là)?:? ?$")
_OPENS = 24  # characters that what opens a gloss may have


@lru_cache(maxsize=64)
def glossed(text: str, words: str) -> str:
    """The name of a company or a school as the text has it before the short form in brackets.

    >>> glossed("Tập đoàn Than Hòn Mây (THM) họp. Ông A là Bí thư Đảng ủy THM.", "THM")
    'Tập đoàn Than Hòn Mây'
    """
    if not _ABBREVIATED.search(words):
        return words
    ends = (
        at + len(words) for at in _occurrences(text, words) if not text[at + len(words) : at + len(words) + 1].isalnum()
    )
    opened = (_SHORT_FORM.search(text, max(0, end - len(words) - _OPENS), end - len(words)) for end in ends)
    gloss = next((match.start() for match in opened if match), None)
    if gloss is None:
        return words
    before = re.split(r"[.,;:()\n“”\"]", text[max(0, gloss - _GLOSS) : gloss])[-1]
    kinds = "|".join(sorted(lexicon().words["companies"]))
    name = re.search(rf"(?<!\w)(?:{kinds}) .*[^ ]", before)
    return name[0] if name else words


_MINISTER = re.compile(rf"[Bb]ộ trưởng ((?:[{UPPER}][{LOWER}]+ ?){{2,4}})")


def _many_ministers(text: str) -> bool:
    """Whether the text calls several people minister without a ministry: then it is not one ministry's."""
    names = {" ".join(match[1].split()) for match in _MINISTER.finditer(text)}
    people = {
        name for name in names if not any(lexicon().phrases.find(lowered(name), 0, k) for k in ("subject", "head"))
    }
    return len({name.rsplit(" ", 1)[-1] for name in people}) > 1
