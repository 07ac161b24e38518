"""Dates as stated: from EDTF text to the first and the last day that it can mean.

Articles say "22-2-2019", "tháng 5-2019", "năm 2019" or "ngày 22-2" and must not be made more exact than they are. The
text form is EDTF (ISO 8601-2, levels 0 and 1), the working form a pair of days. The well-kept `edtf` library takes
milliseconds a parse, and a rebuild parses millions; it serves the tests as oracle for the forms read here: day, month,
year, unspecified parts ("201X", "2019-XX", "XXXX-02-22"), qualified ones ("2019~") and intervals ("2015/2020").
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from ..errors import DataError

DAY = timedelta(days=1)
_POINT = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?")


class Bounds(NamedTuple):
    """The first and the last day that a date can mean; None where it says nothing on that side."""

    first: date | None
    last: date | None


class Known(NamedTuple):
    """Bounds that are known on both sides."""

    first: date
    last: date


UNKNOWN = Bounds(None, None)


def plus_years(day: date, years: int) -> date:
    """The day so many years later, or earlier: 29 February becomes 28 February (TIME, opening).

    >>> plus_years(date(2016, 2, 29), 5)
    datetime.date(2021, 2, 28)
    >>> plus_years(date(2014, 4, 6), -10)
    datetime.date(2004, 4, 6)
    """
    year = min(max(day.year + years, date.min.year), date.max.year)
    return date(year, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def bounds(text: str, published: date | None = None) -> Bounds:
    """The days that an EDTF date can mean, both inclusive (rule 2).

    A date without a year takes the one that puts it closest to `published`, the earlier of two as close; without a
    publication it says nothing. Raises `DataError` where the text is no date in EDTF.

    >>> bounds("2019-05")
    Bounds(first=datetime.date(2019, 5, 1), last=datetime.date(2019, 5, 31))
    >>> bounds("XXXX-12-30", date(2020, 1, 2)).first
    datetime.date(2019, 12, 30)
    """
    return _read(text, published if "XXXX" in text else None)


@lru_cache(maxsize=65536)
def _read(text: str, published: date | None) -> Bounds:
    try:
        if "/" not in text:
            return _point(text, published)
        begin, end = text.split("/")
        found = Bounds(_side(begin, published).first, _side(end, published).last)
        if found.first and found.last and found.first > found.last:
            raise ValueError
    except ValueError:
        raise DataError(f"{text!r} is no EDTF date; write 2019-05-01, 2019-05, 2019, XXXX-05-01 or 2015/2020") from None
    return found


def known(text: str | None, published: date | None = None) -> Known | None:
    """The bounds of a date that is known on both sides, None for any other: see `bounds`.

    >>> known("2019")
    Known(first=datetime.date(2019, 1, 1), last=datetime.date(2019, 12, 31))
    >>> known("XXXX-02-22") is None
    True
    """
    if not text:
        return None
    first, last = bounds(text, published)
    return Known(first, last) if first and last else None


def written(first: date, last: date) -> str:
    """The shortest EDTF text for a day within these bounds; an interval where neither month nor year is meant.

    >>> written(date(2019, 5, 1), date(2019, 5, 31)), written(date(2019, 5, 1), date(2019, 5, 2))
    ('2019-05', '2019-05-01/2019-05-02')
    """
    if first == last:
        return first.isoformat()
    if first == date(last.year, 1, 1) and (last.month, last.day) == (12, 31):
        return f"{last.year:04}"
    if first == last.replace(day=1) and last.day == monthrange(last.year, last.month)[1]:
        return f"{last.year:04}-{last.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


def joined(stated: Iterable[tuple[date, date]]) -> tuple[Known, bool]:
    """What several dates for one event come to, and whether they agree (rule 2).

    Where one contains another, the finer; where they overlap, the overlap; else the span of all, and no agreement.
    The order of `stated` does not matter. Raises `ValueError` where nothing is stated.

    >>> a, b = bounds("2019"), bounds("2019-05-07")
    >>> joined([a, b]) == (b, True)
    True
    >>> joined([bounds("2018-03-01"), b])[1]
    False
    """
    finest = _finest(set(stated))
    overlap = Known(max(first for first, _ in finest), min(last for _, last in finest))
    if overlap.first <= overlap.last:
        return overlap, True
    return Known(min(first for first, _ in finest), max(last for _, last in finest)), False


def _finest(stated: set[tuple[date, date]]) -> list[tuple[date, date]]:
    """Those bounds that contain none of the others."""
    finest: list[tuple[date, date]] = []
    for first, last in sorted(stated, key=lambda b: (b[0], -b[1].toordinal()), reverse=True):
        if not finest or last < finest[-1][1]:
            finest.append((first, last))
    return finest


def _side(text: str, published: date | None) -> Bounds:
    return UNKNOWN if text in ("", "..") else _point(text, published)


def _point(text: str, published: date | None) -> Bounds:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match.groups()
    if month == "XX" and day not in (None, "XX"):
        raise ValueError(text)
    month, day = (None if part == "XX" else part for part in (month, day))
    if year == "XXXX":
        return _closest(month and int(month), day and int(day), published)
    if month is None or "X" in year:
        if month is not None:
            raise ValueError(text)
        return Bounds(date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31))
    return _within(int(year), int(month), day and int(day))


def _within(year: int, month: int, day: int | str | None) -> Bounds:
    if day:
        return Bounds(date(year, month, int(day)), date(year, month, int(day)))
    first = date(year, month, 1)
    return Bounds(first, first.replace(day=monthrange(year, month)[1]))


def _closest(month: int | str | None, day: int | str | None, published: date | None) -> Bounds:
    """A month, or a day of it, in the year that puts it closest to the publication; 29 February in a leap year."""
    if not month:
        return UNKNOWN
    _within(2000, int(month), day)  # no day of any year: ValueError
    if published is None:
        return UNKNOWN
    found = []
    for year in range(max(published.year - 8, 1), min(published.year + 8, 9999) + 1):
        try:
            found.append(_within(year, int(month), day))
        except ValueError:  # 29 February
            continue
    return min(found, key=lambda b: (_distance(b, published), b.first))


def _distance(near: Bounds, day: date) -> int:
    assert near.first is not None
    assert near.last is not None
    return max((near.first - day).days, (day - near.last).days, 0)
