"""A unit that goes, as it is, from one district or province to another.

"Từ ngày 1/8/2008, xã Yên Bình (huyện Lương Sơn, tỉnh Hòa Bình) được chuyển về huyện Thạch Thất, TP Hà Nội": by the rules
of time (Organisations and units) the xã of the new district is another node than that of the old. Only a sentence that
gives the day and both chains tells it; without the old one, "trực thuộc" says where a unit lies and no more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from ..statement import Make, MergedInto
from ..vietnamese import written
from .dates import Dated, dates
from .merger_words import merger_words
from .places import Places

_SINCE = re.compile(r"\b(?:kể )?từ (?:ngày )?$", re.IGNORECASE)
_BESIDE = re.compile(r"\s*[,(]\s*(?:thuộc )?")
_GOES = re.compile(
    r"\)?,?\s+(?:(?:sẽ|đã|chính thức|được)\s+)*"
    r"(?:trực thuộc|(?:chuyển|điều chỉnh|nhập|sáp nhập|bàn giao)(?: nguyên trạng)?(?: địa giới(?: hành chính)?)? (?:về|sang|vào|cho))\s+",
    re.IGNORECASE,
)


def moves(places: Places, published: date | None, make: Make) -> Iterator[MergedInto]:
    """What the text says of units that went to another district or province on a stated day."""
    text, found = places.text, places.mentions
    for j in range(1, len(found)):
        if not found[j].level or not _GOES.fullmatch(text, found[j - 1].end, found[j].begin):
            continue
        i = j - 1
        while i and _above(places, i - 1):
            i -= 1
        old = places.named[i + 1 : j]
        new = [places.named[j]]
        while j + 1 < len(found) and _above(places, j):
            j += 1
            new.append(places.named[j])
        day = _since(places, found[i].begin, published)
        if not old or not day or not found[i].level or not 0 < places.ranks[i] < places.ranks[i + 1]:
            continue
        if places.ranks[i] < places.ranks[j - len(new) + 1] and written(old[0]) != written(new[0]):
            unit = places.named[i]
            yield make(
                MergedInto,
                day.begin,
                found[j].end,
                "moved",
                from_=unit,
                into=unit,
                date=day.edtf,
                manner="renamed",
                unit=unit,
                within=tuple(new),
                from_within=tuple(old),
            )


def _above(places: Places, i: int) -> bool:
    """Whether the mention after number `i` stands right beside it as what it lies in."""
    one, other = places.mentions[i], places.mentions[i + 1]
    return bool(_BESIDE.fullmatch(places.text, one.end, other.begin)) and places.ranks[i] < places.ranks[i + 1]


def _since(places: Places, before: int, published: date | None) -> Dated | None:
    """The day since which what follows holds, as the sentence says ahead of offset `before`."""
    begins = places.sentences
    number = bisect_right(begins, before) - 1
    begin, end = begins[number], begins[number + 1]
    if merger_words().never.search(places.text, begin, end):
        return None
    told = dates(places.text, begin, before, published)
    return next((d for d in told if _SINCE.search(places.text[begin : d.begin])), None)
