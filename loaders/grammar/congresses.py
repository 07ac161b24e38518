"""The unit that a report is on, which the posts told of leave out: "Đại hội Đảng bộ | xã X | bầu ông A làm Bí thư"."""

from __future__ import annotations

import re

from ..lexicon import lexicon
from .places import PlaceMention, Places

_PARTY = re.compile(r"(?:[Đđ]ảng bộ|ĐẢNG BỘ) ")  # "Đại hội Đảng bộ | xã X"
_COMMITTEE = re.compile(r"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng) ?ủy ")  # "Ban Thường vụ Huyện ủy | X"
_CONGRESS = 800  # characters that a report on a congress may go on without naming it anew
_LEADERS = re.compile(r"[Ll]ãnh đạo (?:chủ chốt |mới )?(?:của )?(?=\w)")  # "lãnh đạo | xã X"
# "Tại | phường X", "- Nhân sự | xã Y"
_OPENING = re.compile(
    r"[\s.;\-–•*+]*(?:(?:\d{1,2}[.)]|[Tt]ại|[Ởở]|[Rr]iêng|[Cc]òn|[Nn]hân sự|[Cc]ụ thể,?|[Tt]heo đó,?) (?:(?:của|tại|ở) )?)*"
)
_ON_IT = re.compile(r" ?(?:\([^()]{0,60}\) ?)?(?:[,:]| do | có | gồm )")  # "phường X | do ông A làm Bí thư Đảng ủy"
_LISTED = re.compile(r"\b(?:gồm|có)\b|:")  # "lãnh đạo xã X | gồm"


def organisation_told(places: Places, sentence: int, at: int) -> PlaceMention | None:
    """The unit of the Party organisation that the sentence from offset `sentence` up to `at` names last.

    Else, in an election, that of the committee that it names; else of the only one that the sentences before it name.
    """
    here = _organisations(places, sentence, at)
    if not here and "bầu" in places.text[sentence:at]:
        here = _organisations(places, sentence, at, _COMMITTEE)
    if here:
        return here[-1]
    before = _organisations(places, max(0, at - _CONGRESS), at)
    return before[-1] if len({places.full_of(mention) for mention in before}) == 1 else None


def _organisations(places: Places, since: int, at: int, named: re.Pattern[str] = _PARTY) -> list[PlaceMention]:
    """The units whose Party organisations are named between two offsets: "Đảng bộ | xã X"."""
    ends = {match.end() for match in named.finditer(places.text, since, at)}
    return [mention for mention in places.mentions if mention.begin in ends] if ends else []


def clause_on(places: Places, sentence: int, at: int) -> PlaceMention | None:
    """The unit that the clause is on, which it begins with: "Tại | phường X, | ông A giữ chức Bí thư Đảng ủy".

    So too "Phường X do ông A làm Bí thư Đảng ủy, bà B làm Chủ tịch UBND; | phường Y do ông C làm ...", "Nhân sự xã Z: ...".
    """
    clause = max(sentence, places.text.rfind("; ", sentence, at) + 1)
    while clause >= sentence:
        opening = _OPENING.match(places.text, clause)
        begin = opening.end() if opening else clause
        place = next((m for m in places.mentions if m.begin == begin), None)
        if place and place.level in lexicon().words["levels_led"] and _ON_IT.match(places.text, place.end):
            return place
        if clause == sentence:
            return None
        clause = max(sentence, places.text.rfind("; ", sentence, clause - 1) + 1)
    return None


def leaders_listed(places: Places, sentence: int, at: int) -> PlaceMention | None:
    """The unit whose leaders the sentence lists: "lãnh đạo | xã X | gồm: Bí thư Đảng ủy A, Chủ tịch UBND B"."""
    leaders = _LEADERS.search(places.text, sentence, at)
    place = next((m for m in places.mentions if m.begin == leaders.end()), None) if leaders else None
    return place if place and _LISTED.search(places.text, place.end, at) else None
