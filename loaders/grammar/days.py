"""On which day an act took place, as its sentence, the sentences before or the article's opening say."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ..lexicon import pattern
from .chunks import Holding
from .dates import dates
from .sentence import Sentence

LEAD = 6  # sentences that may tell the day of the event


class Days(NamedTuple):
    """What the days of one article are read from."""

    text: str
    published: date | None
    event: str | None  # the day that the article's first sentences tell of


def days_of(text: str, begins: list[int], published: date | None) -> Days:
    """The article's days; `begins` are its sentences."""
    return Days(text, published, _event_of_opening(text, begins, published))


def _event_of_opening(text: str, begins: list[int], published: date | None) -> str | None:
    """The day that an opening sentence begins with: "Sáng 8-4, ..."."""
    for begin, end in pairwise(begins[: LEAD + 1]):
        opening = _OPENING.match(text, begin, end)
        if opening:
            day = next(dates(text, opening.start(1), end, published), None)
            if day and day.begin <= opening.end(1) and len(day.edtf) == 10:
                return day.edtf
    return None


_OPENING = re.compile(
    r"\s*(?:(?:Vào |Cũng trong |Trong )?(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Nn]gày|[Hh]ôm)(?: (?:sớm|muộn|ngày|nay|qua))*,? ?)(\d|(?<=nay)|(?<=nay,)|(?<=qua))"
)


def day_of_act(article: Days, s: Sentence, holding: Holding, begin: int, end: int) -> str | None:
    """The day of an act: "kể từ ngày ..." after it, else the date before it in its clause, else a date right after."""
    text = article.text
    last = s.tokens.ends[holding.end - 1]
    if holding.rule == "replaced" or (
        holding.status not in ("start", "end") and holding.rule not in ("holds", "takes up")
    ):
        return None  # when the successor begins is told, when the predecessor left is not
    found = [
        day
        for day in dates(text, begin, end, article.published)
        if not _BIRTH.search(text, max(0, day.begin - 40), day.begin)
    ]
    periods = [match.span() for match in _SPAN.finditer(text, begin, end)]
    found = [day for day in found if not any(first <= day.begin < second for first, second in periods)]
    for day in found:
        if (
            day.begin >= last
            and _FROM.search(text, max(0, day.begin - 14), day.begin)
            and day.begin - last < (250 if holding.rule == "apposition" else 80)
        ):
            return _with_year(day.edtf, article)
    if holding.status not in ("start", "end"):
        return None
    event = s.tokens.begins[holding.event] if holding.event >= 0 else last
    before = [
        day
        for day in found
        if day.begin < last and not pattern(r"\b«aside»\b").search(text, min(day.end, event), max(day.begin, event))
    ]
    if before:
        return _with_year(min(before, key=lambda day: abs(day.begin - event)).edtf, article)
    if found and 0 <= found[0].begin - last < 40:
        return _with_year(found[0].edtf, article)
    return None


_SPAN = re.compile(
    r"[Tt]ừ (?:ngày |tháng |năm )?(\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}[/-]\d{4}|\d{4})"
    r" ?(?:đến|-|–|tới) ?(?:hết )?(?:ngày |tháng |năm )?(\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}[/-]\d{4}|\d{4})"
)


def span_of(article: Days, s: Sentence, holding: Holding, begin: int, end: int) -> tuple[str, str] | None:
    """The years or days from and to which a post was held: "từ năm 2010 đến năm 2015"."""
    if holding.rule not in ("takes up", "holds", "was", "apposition") or len(holding.posts) > 1:
        return None
    first, last = s.tokens.begins[holding.begin], s.tokens.ends[holding.end - 1]
    for match in _SPAN.finditer(article.text, begin, end):
        near = 0 <= match.start() - last < 25 or (holding.rule != "apposition" and 0 <= first - match.end() < 25)
        if near:
            return _edtf_of(match[1]), _edtf_of(match[2])
    return None


def _edtf_of(text: str) -> str:
    return "-".join(part.zfill(2) for part in reversed(re.split("[/-]", text)))


def over(day: str, published: date | None) -> bool:
    """Whether a span's end lies before the publication."""
    return published is None or day < published.isoformat()[: len(day)]


def meeting_day(article: Days, begin: int, end: int, since: int) -> str | None:
    """The day of the meeting that a sentence goes on to tell of: "Chiều 19-6, HĐND ... họp. Tại kỳ họp này, ..."."""
    if not pattern(r"\s*«meeting»").match(article.text, begin) or next(dates(article.text, begin, end, None), None):
        return None
    found = [d for d in dates(article.text, max(since, begin - 600), begin, article.published) if len(d.edtf) == 10]
    return _with_year(found[-1].edtf, article) if found else None


def event_day(article: Days, holding: Holding, begin: int, end: int) -> str | None:
    """The day of the article's event, for a start that its opening tells without a day."""
    if (
        holding.status != "start"
        or not article.event
        or pattern(r"\b«past»\b|[Tt]rước khi").search(article.text, begin, end)
    ):
        return None
    return (
        None if next(dates(article.text, begin, end, article.published), None) else _with_year(article.event, article)
    )


_BIRTH = re.compile(
    r"(?:sinh|SN)[: ]*(?:ngày |vào )?$|quyết định số \S*$|từ [^,.;]{1,25} đến (?:năm |tháng |ngày )?$", re.IGNORECASE
)
_FROM = re.compile(r"(?:từ|kể từ)(?: ngày| đầu| tháng| hôm)* $")


def _with_year(edtf: str, article: Days) -> str:
    """A day whose year the article gives elsewhere."""
    if not edtf.startswith("XXXX-"):
        return edtf
    full = {
        day.edtf
        for day in dates(article.text, 0, len(article.text), None)
        if day.edtf[:1].isdigit() and day.edtf[4:] == edtf[4:]
    }
    return full.pop() if len(full) == 1 else edtf
