"""The unit that a report is on, which the posts told of leave out: "Đại hội Đảng bộ | xã X | bầu ông A làm Bí thư"."""

from __future__ import annotations

import re

from .places import PlaceMention, Places

_PARTY = re.compile(r"(?:[Đđ]ảng bộ|ĐẢNG BỘ) ")  # "Đại hội Đảng bộ | xã X"
_COMMITTEE = re.compile(r"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng) ?ủy ")  # "Ban Thường vụ Huyện ủy | X"
_CONGRESS = 800  # characters that a report on a congress may go on without naming it anew
_LEADERS = re.compile(r"[Ll]ãnh đạo (?:chủ chốt |mới )?(?:của )?(?=\w)")  # "lãnh đạo | xã X"
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


def leaders_listed(places: Places, sentence: int, at: int) -> PlaceMention | None:
    """The unit whose leaders the sentence lists: "lãnh đạo | xã X | gồm: Bí thư Đảng ủy A, Chủ tịch UBND B"."""
    leaders = _LEADERS.search(places.text, sentence, at)
    place = next((m for m in places.mentions if m.begin == leaders.end()), None) if leaders else None
    return place if place and _LISTED.search(places.text, place.end, at) else None
