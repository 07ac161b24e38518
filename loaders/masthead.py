"""What a newspaper page says of itself at its top and foot: its day, kicker, title and author.

The day decides what an article proves, so only a line that is nothing but a date counts as the page's date, and only
near the top: a day that the report tells of is never taken for the day it was published. Everything found here is a
copy; the article's text keeps every letter of its page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from .vietnamese import written

VIETNAM = timezone(timedelta(hours=7), "UTC+7")  # no summer time since 1975; the day of an article is the day here
YEARS = range(1900, 2101)  # of a day that an article can have; other years are a program's stand-in for "none"
_TOP = 8  # lines from the top in which a page has its date line, kicker and title
_FOOT = 6  # lines from the end in which it has its signature
_LINE = 120  # most characters of a date line
_SHORT = 200  # most characters of a title
_ODD = 40  # most characters of a name that shares the line of a date and a time: "Thanh Thy | 12/06/2020 09:52"
_CLOCK = r"(?P<{0}h>[01]?\d|2[0-3])\s*(?::|h|giờ|g)\s*(?P<{0}m>[0-5]\d)(?::[0-5]\d)?(?:\s*(?P<{0}half>am|pm|sa|ch)\b)?"
_DATE = re.compile(
    rf"(?<![\d/.])(?:{_CLOCK.format('a')}[\s,|–-]*(?:ngày\s+)?)?"
    r"(?:(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})"
    r"|(?P<Y>\d{4})[/-](?P<M>\d{1,2})[/-](?P<D>\d{1,2})t?"
    r"|(?P<dd>\d{1,2})\s+(?:tháng|th)\s*(?P<mm>\d{1,2})\s*,?\s*(?:năm\s+)?(?P<yy>\d{4}))(?!\d)"
    rf"(?:[\s,|–-]*(?:lúc\s+)?{_CLOCK.format('b')})?"
)
_AMERICAN = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*[AP]M\s*", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_WORDLESS = re.compile(r"[\W_]+")


class Moment(NamedTuple):
    """A day in Vietnam and, where the page gives it, the time of day."""

    day: date
    clock: time | None = None

    def isoformat(self) -> str:
        """ISO 8601 text: '2020-06-12' or '2020-06-12T09:52:00'."""
        return datetime.combine(self.day, self.clock).isoformat() if self.clock else self.day.isoformat()


class Masthead(NamedTuple):
    """What the page says of itself; None where it does not."""

    published: Moment | None = None
    modified: Moment | None = None
    kicker: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None


class _Words(NamedTuple):
    date_line: re.Pattern[str]
    changed: re.Pattern[str]
    signature: re.Pattern[str]
    furniture: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads(files(__package__).joinpath("masthead.toml").read_text(encoding="utf-8"))
    lists = {name: sorted(map(written, table[name]), key=len, reverse=True) for name in _Words._fields}
    any_of = {name: "|".join(map(re.escape, phrases)) for name, phrases in lists.items()}
    return _Words(
        re.compile(rf"(?<!\w)(?:{any_of['date_line']}|{any_of['changed']})(?!\w)"),
        re.compile(rf"(?:{any_of['changed']})\W*(?:{any_of['date_line']}|\W)*$"),
        re.compile(rf"(?:{any_of['signature']})\s*:\s*(?=\w)"),
        frozenset(lists["furniture"]),
    )


def masthead(text: str) -> Masthead:
    """What the top and the foot of a page's text say of the page.

    >>> masthead("12/06/2020 - 09:52\\n\\nPHƯỜNG TÂN AN\\n\\nChăm lo đời sống người dân\\n\\nSáng nay...").kicker
    'PHƯỜNG TÂN AN'
    """
    top = _lines(text[: _TOP * 4 * _SHORT].split("\n"), _TOP)
    foot = _lines(reversed(text[-_FOOT * _SHORT :].split("\n")), _FOOT) if len(top) > 1 else []
    published = modified = None
    plain = []
    for place, line in enumerate(top):
        moments = date_line(line)
        if not all(map(_short, top[:place])) and not any(found and found.clock for found in moments):
            moments = Dates()  # after a paragraph a bare date is a day of the report, on a line of its own by chance
        published = published or moments.published
        modified = modified or moments.modified
        if not moments.published and not moments.modified:
            plain.append(line)
    author = _author([*foot, *top])
    return Masthead(published or modified, modified, *_headline([line for line in plain if not _signed(line)]), author)


def _lines(lines: Iterator[str] | list[str], most: int) -> list[str]:
    """The first lines that hold words of the article, stripped."""
    found: list[str] = []
    for line in lines:
        bare = line.strip().strip("\ufeff")
        if bare and (len(bare) > _ODD or written(bare).strip(" :.") not in _words().furniture):
            found.append(bare)
            if len(found) == most:
                break
    return found


class Dates(NamedTuple):
    """The moments of one date line."""

    published: Moment | None = None
    modified: Moment | None = None


def date_line(line: str) -> Dates:
    """The day of publication and of the last change, where the line holds nothing else.

    >>> date_line("Thứ sáu, 12/06/2020, 09:52 (GMT+7)").published
    Moment(day=datetime.date(2020, 6, 12), clock=datetime.time(9, 52))
    >>> date_line("Cập nhật: 9h05 ngày 12 tháng 6 năm 2020").modified.isoformat()
    '2020-06-12T09:05:00'
    >>> date_line("Sáng 12/06/2020, phường tổ chức lễ ra mắt.")
    Dates(published=None, modified=None)
    """
    if len(line) > _LINE or not _DIGIT.search(line) or line.endswith((".", ";", ",")):
        return Dates()
    low = written(line)
    found: dict[str, Moment] = {}
    rest, end = "", 0
    for match in _DATE.finditer(low):
        moment = _moment(match)
        if moment is None:
            return Dates()
        before = low[end : match.start()]
        found.setdefault("modified" if _words().changed.search(before) else "published", moment)
        rest, end = f"{rest}{before}|", match.end()
    if not found or not _bare(rest + low[end:], any(moment.clock for moment in found.values())):
        return Dates()
    return Dates(**found)


def _bare(rest: str, timed: bool) -> bool:
    """Whether what a line holds beside its dates is nothing, or with a time of day no more than a name beside it."""
    words = _WORDLESS.sub(" ", _words().date_line.sub("|", rest)).strip()
    return not words or (timed and len(words) <= _ODD and bool(re.search(r"\w\s*[|,–-]|[|–-]\s*\w", rest)))


def _moment(match: re.Match[str]) -> Moment | None:
    part = match.groupdict()
    year, month, day = (part[name] or part[name.upper()] or part[name * 2] for name in "ymd")
    clock = next(((part[f"{c}h"], part[f"{c}m"], part[f"{c}half"]) for c in "ab" if part[f"{c}h"]), None)
    found = _day(year, month, day)
    return Moment(found, _time(*clock) if clock else None) if found else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if int(year) in YEARS else None
    except ValueError:
        return None


def _time(hour: str, minute: str, half: str | None) -> time:
    late = 12 if half in ("pm", "ch") and int(hour) < 12 else 0
    return time(int(hour) + late, int(minute))


def moment(value: str) -> Moment | None:
    """A published or modified value of a page or row, as a moment in Vietnam; None for what is no whole day.

    Text with an offset from UTC is turned into Vietnam's time, text without one is Vietnam's time already. Day before
    month, as Vietnam writes; month before day only with AM or PM where nothing else gives a day.

    >>> moment("2020-06-12T20:30:00Z").isoformat()
    '2020-06-13T03:30:00'
    >>> moment("06/04/2014 - 20:02").day
    datetime.date(2014, 4, 6)
    >>> moment("2020-06") is None
    True
    """
    value = value.strip()
    stamp = _stamp(value)
    if stamp is not None:
        if stamp.tzinfo is not None:
            try:
                stamp = stamp.astimezone(VIETNAM).replace(tzinfo=None)
            except OverflowError:
                return None
        dated = len(value) <= len("2020-06-12")
        return Moment(stamp.date(), None if dated else stamp.time()) if stamp.year in YEARS else None
    return date_line(value).published or date_line(value).modified or _american(value)


def _stamp(value: str) -> datetime | None:
    """ISO 8601, or the date form of mail and web headers (RFC 5322)."""
    if not re.match(r"\d{4}-\d\d-\d\d|\d{8}T|[A-Za-z]{3}, \d|\d{1,2} [A-Za-z]{3} \d", value):
        return None
    for reader in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return reader(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _american(value: str) -> Moment | None:
    match = _AMERICAN.fullmatch(value)
    day = _day(match[3], match[1], match[2]) if match else None
    return Moment(day) if day else None


def _headline(lines: list[str]) -> tuple[str | None, str | None]:
    """Kicker and title: the first short line that more text follows; a line in capitals before it is its kicker."""
    if len(lines) < 2 or not _short(lines[0]):
        return None, None
    if len(lines) > 2 and lines[0].isupper() and _short(lines[1]):
        return lines[0], lines[1]
    return None, lines[0]


def _short(line: str) -> bool:
    return len(line) <= _SHORT and (not line.endswith((".", ",", ";", ":")) or line.endswith("..."))


def _signed(line: str) -> bool:
    return ":" in line[:_ODD] and bool(_words().signature.match(written(line[:_ODD])))


def _author(lines: list[str]) -> str | None:
    """The name after "Bài, ảnh:" and the like; else the last line, where it is a name in capitals."""
    for line in lines:
        if len(line) <= 2 * _ODD and _signed(line):
            name = line.split(":", 1)[1].strip(" .")
            return name if _named(name) else None
    last = lines[0] if lines else ""
    return last if last.isupper() and len(last.split()) > 1 and _named(last) else None


def _named(text: str) -> bool:
    """Whether a text can be a name or several: words with capitals, nothing of a sentence."""
    words = re.split(r"[\s,–-]+", text)
    capital = all(word[:1].isupper() or word in ("và", "&", "") for word in words)
    return len(text) <= _ODD and len(words) <= 8 and capital and not re.search(r"[\d!?:…]", text)
