"""Dates as newspapers write them, as EDTF at the precision given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

# "ngày 15.5", "chiều nay 15.5": elsewhere a number
_AFTER_DAY = r"(?=\d{1,2}\.\d)(?:(?<=[Nn]gày )|(?<=[Ss]áng )|(?<=[Tt]rưa )|(?<=[Cc]hiều )|(?<=[Tt]ối )|(?<=[Đđ]êm )|(?<=[Hh]ôm )|(?<=nay )|(?<=nay, ))"
_DATE = re.compile(
    r"(?=[\dCĐGHNSTcđghnst])(?<![\d/.,-])(?:"
    r"(?P<d1>\d{1,2}) ?[/.-] ?(?P<m1>\d{1,2}) ?[/.-] ?(?P<y1>(?:19|20)\d\d)"
    r"|(?P<d8>\d{1,2}) ?[-–] ?(?P<d9>\d{1,2})/(?P<m10>\d{1,2})(?:/(?P<y8>(?:19|20)\d\d))?(?![\d/-]| ?%| (?:số )?phiếu| đại biểu| hộ| xã)"  # "ngày 15-16/4"
    r"|(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2})(?:(?: năm |[/-])(?P<y2>(?:19|20)\d\d))?"
    r"|[Tt]háng (?P<m3>\d{1,2})(?:(?: năm |[/.-])(?P<y3>(?:19|20)\d\d))"
    r"|(?P<m6>\d{1,2})[/-](?P<y6>(?:19|20)\d\d)"
    r"|(?!(?<=\d )\d{1,2}/\d{1,2} \d)"  # "8 6/8 6" is a count
    r"(?P<d4>\d{1,2}) ?[/-] ?(?P<m4>\d{1,2})(?![\d/-]|[.,]\d| ?%| (?:số )?phiếu| tổng số| ý kiến)"
    rf"|{_AFTER_DAY}(?P<d7>\d{{1,2}})\.(?P<m7>\d{{1,2}})(?![\d/-]|[.,]\d| ?%| ?(?:km|ha|m|tỷ|tỉ|triệu|tấn|kg)\b)"
    r"|(?:[Nn]ăm |[Tt]ừ |\b[Đđ]ầu |\b[Cc]uối |\b[Gg]iữa )(?P<y5>(?:19|20)\d\d)(?! ?[-–] ?(?:19|20)\d\d)"
    r"|[Tt]háng (?P<m8>\d{1,2})(?= (?:vừa|tới|rồi|qua)|,? (?:của )?năm (?:nay|ngoái|rồi|kia)\b| cùng năm\b|,)"
    r"|(?=tháng )(?:(?<=hồi )|(?<=vào )|(?<=đầu )|(?<=Đầu )|(?<=giữa )|(?<=cuối )|(?<=Cuối ))tháng (?P<m9>\d{1,2})(?! (?:năm|này|sau)|[/-]\d)"
    r"|(?P<year>[Nn]ăm nay|[Nn]ăm ngoái)"
    # never "Sáng nay | 19/4", which the day itself tells better
    r"|(?P<now>(?:[Hh]ôm nay|[Ss]áng nay|[Cc]hiều nay|[Tt]ối nay|[Tt]rưa nay|[Nn]gày hôm nay)(?!,? ?\(?(?:ngày )?\d{1,2} ?[/.-] ?\d))"
    r"|(?P<past>[Hh]ôm qua|[Ss]áng qua|[Cc]hiều qua|[Tt]ối qua)"
    r")(?:,? (?:của )?năm (?P<told>nay|ngoái|rồi|kia)\b| (?P<same>cùng năm)\b)?(?!\d)"
)
_FULL = len("2019-02-22")
# "trong hai ngày 5 và | 6-10", "từ ngày 6 đến | 8-10", never the day and month of a first day: "từ 30-9 đến | 2-10"
_OF_SEVERAL = re.compile(
    r"(?:ngày|từ|làm việc),? (?:\d{1,2}, ?)*\d{1,2} ?(?:và|đến|tới|-|–) ?(?:ngày )?$", re.IGNORECASE
)
_BEFORE = 250  # characters before "tháng 12 cùng năm" that may give the year
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d| ?[-–] ?(?:19|20)\d\d)")
_YEARS_AGO = {"nay": 0, "ngoái": 1, "rồi": 1, "kia": 2}  # "tháng 11 năm | ngoái"

# "(2008-2012)", "(3-2010 - 9-2014)", "(từ năm 2016 đến nay)"
_HELD_DAY = r"(?:\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d|\d{1,2}[/-](?:19|20)\d\d|(?:19|20)\d\d)"
_HELD_PART = r"(?:(?:từ|đầu|giữa|cuối|ngày|tháng|năm) )*"
HELD = re.compile(
    rf"\( ?{_HELD_PART}({_HELD_DAY}) ?(?:-|–|đến|tới) ?{_HELD_PART}(?:({_HELD_DAY})|(?:đến )?nay) ?\)", re.IGNORECASE
)


class Dated(NamedTuple):
    """A date where it stands (offsets in the normalised text)."""

    begin: int
    end: int
    edtf: str
    several: bool = False  # the month of a meeting of several days, on any of which an act may fall


def dates(text: str, begin: int, end: int, published: date | None) -> Iterator[Dated]:
    """The dates in text[begin:end]; a day without a year takes the year closest to the publication (TIME.md).

    >>> [found.edtf for found in dates("Ngày 22-2, từ tháng 5/2019 và năm 2020", 0, 38, None)]
    ['XXXX-02-22', '2019-05', '2020']
    >>> [found.edtf for found in dates("Ngày 30-12", 0, 10, date(2020, 1, 3))]
    ['2019-12-30']
    >>> [found.edtf for found in dates("Tháng 11 năm ngoái, 5/3 năm nay", 0, 31, date(2020, 4, 3))]
    ['2019-11', '2020-03-05']
    >>> [found.edtf for found in dates("Năm 2013 ông về xã, tháng 12 cùng năm ông lên huyện", 0, 51, None)]
    ['2013', '2013-12']
    >>> [found.edtf for found in dates("Đại hội diễn ra từ ngày 6 đến 8-10", 0, 34, None)]
    ['XXXX-10']
    >>> [found.edtf for found in dates("Ngày 15-16/4/2021", 0, 17, None)]
    ['2021-04']
    """
    for match in _DATE.finditer(text, begin, end):
        edtf = _edtf(match, published)
        if edtf:
            several = len(edtf) == _FULL and (
                match["d8"] or _OF_SEVERAL.search(text, max(begin, match.start() - 20), match.start())
            )
            yield Dated(match.start(), match.end(), edtf[:-3] if several else edtf, bool(several))


def day_of(text: str | None) -> str:
    """A day, month or year written with its year, as EDTF; "" for none.

    >>> day_of("3-2010"), day_of("7/9/2014"), day_of("2016"), day_of(None)
    ('2010-03', '2014-09-07', '2016', '')
    """
    return "-".join(part.zfill(2) for part in reversed(re.split("[/-]", text))) if text else ""


def _edtf(match: re.Match[str], published: date | None) -> str | None:
    group = match.groupdict()
    if group["now"] or group["past"]:
        day = published and published - timedelta(days=1 if group["past"] else 0)
        return day.isoformat() if day else None
    if group["y5"]:
        return group["y5"]
    if group["year"]:
        return str(published.year - ("ngoái" in group["year"])) if published else None
    told = str(published.year - _YEARS_AGO[group["told"]]) if published and group["told"] else None
    if group["same"]:
        years = _YEAR.findall(match.string, max(0, match.start() - _BEFORE), match.start())
        told = years[-1] if years else None
    if group["m8"] or group["m9"]:
        return _month(int(group["m8"] or group["m9"]), published, told)
    if group["m3"] or group["m6"]:
        month = int(group["m3"] or group["m6"])
        return f"{group['y3'] or group['y6']}-{month:02}" if 1 <= month <= 12 else None
    day_of = int(group["d1"] or group["d2"] or group["d4"] or group["d7"] or group["d9"])
    month = int(group["m1"] or group["m2"] or group["m4"] or group["m7"] or group["m10"])
    year = group["y1"] or group["y2"] or group["y8"] or told
    if group["d8"] and not 0 < int(group["d8"]) < day_of:
        return None
    if not (1 <= day_of <= 31 and 1 <= month <= 12):
        return None
    if year:
        return f"{year}-{month:02}-{day_of:02}"
    if published is None:
        return f"XXXX-{month:02}-{day_of:02}"
    near = [found for y in (-1, 0, 1) if (found := _day(published.year + y, month, day_of))]
    return min(near, key=lambda found: abs(found - published)).isoformat() if near else None


def _month(month: int, published: date | None, year: str | None) -> str | None:
    """A month of the `year` that is told, else the last one of that name before the publication."""
    if not 1 <= month <= 12:
        return None
    if year:
        return f"{year}-{month:02}"
    if published is None:
        return f"XXXX-{month:02}"
    return f"{published.year if month <= published.month else published.year - 1}-{month:02}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
