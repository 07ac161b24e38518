"""The year of a day that a sentence gives without one, as its article tells it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from .dates import Dated, dates
from .terms import numeral

SOON = 45  # days within which a decision comes into force
FULL = len("2019-02-22")

_COMPARED = r"(?<!cùng kỳ )(?<!so với )"
_QUARTER = re.compile(rf"{_COMPARED}\b[Qq]uý (\d|I{{1,3}}|IV)(?: năm|[ /-]+)? ?(20\d\d)")
_MONTHS = re.compile(rf"{_COMPARED}\b(\d{{1,2}}) tháng đầu năm (20\d\d)")
# "từ nay đến cuối năm 2018", "trước kỳ họp vào cuối năm 2018"
_TO_COME = re.compile(
    r"\b(?:[Tt]ừ nay (?:cho )?đến|trước (?:kỳ họp|đại hội|hội nghị)[^,.;\n]{0,30}) (?:cuối|hết) năm (20\d\d)"
)
# "từ đầu năm 2017 đến 8/5", "từ đầu năm 2017 đến hết tháng 4": the same year
_SO_FAR = re.compile(
    r"\btừ đầu năm (20\d\d) (?:cho )?(?:đến|tới) (?:hết )?(?:ngày )?(?:\d{1,2}[/.-](\d{1,2})\b(?![/.-]\d)|tháng (\d{1,2})\b(?![/.-]\d| năm \d))",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:từ|kể từ)(?: ngày| đầu| tháng| hôm)* $")


def counts_from(text: str, day: Dated) -> bool:
    """Whether something is said to hold from a date on: "kể từ ngày 1-11-2017"."""
    return _FROM.search(text, max(0, day.begin - 14), day.begin) is not None


def with_year(edtf: str, text: str) -> str:
    """A day whose year the article gives elsewhere: in the same day in full, or in one soon after from which it counts.

    "Sáng 31-10, UBND tỉnh trao quyết định ... kể từ ngày 1-11-2017": 2017-10-31.
    """
    if not edtf.startswith("XXXX-"):
        return edtf
    full = _full_days(text)
    years = (
        {day.edtf[:4] for day in full if day.edtf[4:] == edtf[4:] and not _past(day.edtf, full)}
        or {day.edtf[:4] for day in full if counts_from(text, day) and 0 <= _days_after(day.edtf, edtf) <= SOON}
        or _year_reported(text, int(edtf[5:7]))
    )
    return f"{years.pop()}{edtf[4:]}" if len(years) == 1 else edtf


def _past(day: str, full: Sequence[Dated]) -> bool:
    """Whether the article tells of a year after that of a day, so that the day is not of its own year.

    "Ngày 6/10, Ban Bí thư cách chức ông A, ... ông được bầu ngày 6/10/2015. Ngày 16/6/2016, ...".
    """
    later = (other.edtf for other in full if other.edtf[:4] > day[:4])
    return any(_apart(day, other) > SOON for other in later)


def _year_reported(text: str, month: int) -> set[str]:
    """The year of which an article of that month reports a part, or to whose end it looks ahead.

    >>> _year_reported("Sáng 9-4, xã báo cáo quý 1-2017", 4), _year_reported("trước đại hội vào cuối năm 2017", 10)
    ({'2017'}, {'2017'})
    """
    found = {match[2] for match in _QUARTER.finditer(text) if 0 <= month - 3 * numeral(match[1].lower()) + 2 <= 3}
    found |= {match[2] for match in _MONTHS.finditer(text) if 0 <= month - int(match[1]) <= 1}
    found |= {match[1] for match in _SO_FAR.finditer(text) if 0 <= month - int(match[2] or match[3]) <= 1}
    return found | {match[1] for match in _TO_COME.finditer(text)}


@lru_cache(maxsize=1)
def _full_days(text: str) -> tuple[Dated, ...]:
    """The days that an article, asked about for each of its acts, gives with their year."""
    return tuple(day for day in dates(text, 0, len(text), None) if len(day.edtf) == FULL and day.edtf[0] != "X")


def _days_after(day: str, edtf: str) -> int:
    """How many days a full day lies after a day without a year, in the same year; negative where it cannot."""
    return _apart(day[:4] + edtf[4:], day)


def _apart(first: str, second: str) -> int:
    """How many days lie between two full days; -1 where one is none of the calendar."""
    try:
        return (date.fromisoformat(second) - date.fromisoformat(first)).days
    except ValueError:
        return -1
