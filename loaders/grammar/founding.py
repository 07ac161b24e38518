"""Units and organisations made or elected: "thành lập Đảng bộ phường vào ngày ...", "bầu Ủy ban Kiểm tra nhiệm kỳ ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..statement import Established, Make
from .dates import Dated, dates
from .effects import Context
from .merger_words import ANY, SIGN, merger_words, unit_pattern
from .parties import Party
from .skeletons import Skeleton
from .terms import term_at
from .tokens import tokens
from .ways import is_fact


def made(
    article: Context, body: Party, begin: int, end: int, day: str | None, term: str | None, make: Make
) -> Established:
    """The statement that a body was made."""
    within = article.places.within(body.unit, begin) if body.unit else ()
    made: Established = make(
        Established, begin, end, "made", organisation=body.name, date=day, term=term, unit=body.unit, within=within
    )
    return made


# "công bố quyết định thành lập | Đảng bộ phường X", "Sở X | được thành lập năm 2004"
_FOUNDING = rf"(?:«before_founding»|,|^|ngày|lễ)[^\ue000-\uefff;]{{0,30}}thành lập\s+(?:mới\s+)?({ANY})"
_FOUNDED = rf"({ANY}),?\s*(?:đã |mới |chính thức )*(?:được )(?:thành lập|tái lập)\s*\(?«founded_when»"
_ELECTING = re.compile(rf"\bbầu (?:ra |lại |Ban |các )?({ANY})", re.IGNORECASE)


def founded(article: Context, s: Skeleton, make: Make) -> Iterator[Established]:
    """Bodies made on a day: "thành lập Đảng bộ phường vào ngày 18-3-2020", "Sở X được thành lập năm 2004"."""
    words = merger_words()
    told = [(match, 0) for match in unit_pattern(_FOUNDING, re.IGNORECASE).finditer(s.text)]
    told += [(match, -1) for match in unit_pattern(_FOUNDED).finditer(s.text)]
    dated = list(dates(article.text, s.begin, s.end, article.published)) if told else []
    if not dated or words.anniversary.search(s.text):
        return
    for match, which in told:
        body = s.rows[ord(match[1]) - SIGN][which]
        clause = s.text[max(0, match.start() - 60) : match.end() + 40]
        if words.hardly.search(clause) or not is_fact(s.text, match.start(), dated) or not _makeable(article, body):
            continue
        when = _founding_day(body, dated)
        begin, end = (min(when.begin, body.begin), max(body.end, when.end)) if when else (0, 999)
        if when and end - begin < 160:
            yield made(article, body, begin, end, when.edtf, None, make)


def _founding_day(body: Party, dated: Sequence[Dated]) -> Dated | None:
    """The first day told after the body; else, of an organisation, the nearest before it, that of the decision."""
    after = [d for d in dated if d.begin >= body.end]
    if after and after[0].begin - body.end < 60:
        return after[0]
    return None if body.rank >= 0 or not dated else min(dated, key=lambda d: abs(d.begin - body.begin))


_ACRONYM = re.compile(r"[^\W\d_]*[A-ZĐ]{2,}[^\W\d_]* $")


def within_a_name(article: Context, unit: Party) -> bool:
    """Whether a place only ends the name of something else: "Cục THADS TP Vinh", "Công ty Vũng Tàu"."""
    if merger_words().named_after.search(article.text, max(0, unit.begin - 40), unit.begin):
        return True
    word = _ACRONYM.search(article.text, max(0, unit.begin - 20), unit.begin)
    return bool(word and not merger_words().signs.exists(word[0].strip().lower()))


def _makeable(article: Context, body: Party) -> bool:
    """Whether its making is a fact of ours: a unit with its level, a standing body that the words name."""
    if body.rank >= 0:
        levelled = body.place is not None and body.place.level is not None
        return body.rank > 1 and levelled and not within_a_name(article, body)
    return body.told and body.head.startswith(merger_words().heads)


def elected(article: Context, s: Skeleton, make: Make) -> Iterator[Established]:
    """Bodies constituted for a term: "bầu Ủy ban kiểm tra ... nhiệm kỳ 2015-2020"."""
    for match in _ELECTING.finditer(s.text):
        first = s.rows[ord(match[1]) - SIGN][0]
        if first.rank >= 0 or not first.head.startswith(merger_words().terms) or not is_fact(s.text, match.start(), ()):
            continue
        words = tokens(article.text, article.lower, first.end, min(s.end, first.end + 120))
        at = next((i for i in range(len(words.low) - 1) if words.low[i : i + 2] == ["nhiệm", "kỳ"]), None)
        term = term_at(words, at + 2) if at is not None else None
        if at is None or term is None:
            continue
        same = [
            p
            for row in s.rows
            for p in row
            if first.begin <= p.begin < words.begins[at] and p.head.startswith(first.head)
        ]
        body = same[-1] if same[-1].told else first
        if body.unit:
            yield made(article, body, body.begin, words.ends[term[1] - 1], None, term[0], make)
