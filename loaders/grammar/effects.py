"""On which day a merger takes effect, as its sentence or another one of the article says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..vietnamese import written
from .dates import Dated, dates
from .merger_words import merger_words, unit_pattern
from .places import Places
from .skeletons import Skeleton
from .ways import Found


@dataclass(frozen=True)
class Context:
    """What all sentences of one article share."""

    places: Places
    published: date | None

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.places.text

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.places.lower

    @cached_property
    def working(self) -> Dated | None:
        """The one day on which the article says that the new begins to work, or the act to hold."""
        return _working(self)

    @cached_property
    def plans(self) -> bool:
        """Whether its opening speaks of what is considered or proposed."""
        return bool(merger_words().considered.search(self.text, 0, 400))

    @cached_property
    def since(self) -> Dated | None:
        """The day in "sau hợp nhất, kể từ 1/7"."""
        return _after(self)

    @cached_property
    def nationwide(self) -> tuple[tuple[str, Dated], ...]:
        """What there is all over the country from which day on: "Từ ngày 1/7, cả nước có 34 | tỉnh"."""
        return tuple(_nationwide(self))


def effective(article: Context, s: Skeleton, found: Found, dated: Sequence[Dated]) -> Dated | None:
    """The day on which the merger takes effect, as the article gives it."""
    words = merger_words()
    text = article.text

    def before(d: Dated, size: int) -> str:
        return text[max(s.begin, d.begin - size) : d.begin]

    if found.rule == "result":
        near = (
            d
            for d in dated
            if words.effect.search(before(d, 24)) or (d.begin < found.begin and found.begin - d.end < 3)
        )
        return next(near, None) or article.since or _of_its_kind(article, found)
    effect = [d for d in dated if words.effect.search(before(d, 24)) and not _inside_act(text, d)]
    plain = [
        d
        for d in dated
        if not words.decision.search(before(d, 60)) and not words.decision.search(text[d.end : d.end + 60])
    ]
    leading = [d for d in plain if d.begin <= found.begin]
    for some in (effect, leading[-1:], plain):
        if some:
            return min(some, key=lambda d: abs(d.begin - found.begin))
    return None if dated else article.working or _of_its_kind(article, found)


def _of_its_kind(article: Context, found: Found) -> Dated | None:
    """The day on which all units and bodies of the successors' kind began."""
    if not article.nationwide:
        return None
    kinds = {written(into.name).split(" ")[0] for into in found.successors}
    return next((d for kind, d in article.nationwide if kinds == {kind}), None)


_SINCE = r"sau (?:khi )?«merges»,? (?:kể )?từ (?:ngày )?$"
_OF_ACT = r"«dated_acts»(?:(?!hiệu lực|từ )[^,.;]){0,40}$"


def _after(article: Context) -> Dated | None:
    """The day in "sau hợp nhất, kể từ 1/7", wherever the article says it."""
    text = article.text
    for match in re.finditer(r"nhất|nhập", text):
        for d in dates(text, match.end(), min(len(text), match.end() + 35), article.published):
            if unit_pattern(_SINCE).search(text, max(0, match.start() - 20), d.begin):
                return d
    return None


_ALL_OVER = r",? «nationwide» (?:sẽ |chính thức ){0,2}(?:có|còn) \d[\d.]* (\w+)"


def _nationwide(article: Context) -> Iterator[tuple[str, Dated]]:
    """The first syllable of what is counted all over the country, and the day after "từ"."""
    text = article.text
    after = unit_pattern(_ALL_OVER, re.IGNORECASE)
    if not after.search(text):
        return
    for d in dates(text, 0, len(text), article.published):
        if (counted := after.match(text, d.end)) and text[max(0, d.begin - 9) : d.begin].lower().endswith(
            ("từ ", "từ ngày ")
        ):
            yield written(counted[1]), d


def _inside_act(text: str, d: Dated) -> bool:
    """Whether a day is that of a numbered act, and not of what it decides."""
    return bool(unit_pattern(_OF_ACT).search(text, max(0, d.begin - 60), d.begin))


def _working(article: Context) -> Dated | None:
    """The one day on which the article says that an act takes effect, or the new begins to work, or "từ ngày" speaks of."""
    text = article.text
    told = list(dates(text, 0, len(text), article.published))
    for words in (merger_words().in_force, merger_words().working):
        found: dict[str, Dated] = {}
        for d in told:
            begin = max(0, d.begin - 90, text.rfind("\n", 0, d.begin) + 1, text.rfind(". ", 0, d.begin) + 1)
            end = min(
                d.end + 90, *(at if at >= 0 else len(text) for at in (text.find("\n", d.end), text.find(". ", d.end)))
            )
            if words.search(text, begin, end) and not _inside_act(text, d):
                found.setdefault(d.edtf, d)
        if len(found) == 1:
            return next(iter(found.values()))
    since = {d.edtf: d for d in told if _SINCE_DAY.search(text, max(0, d.begin - 20), d.begin)}
    return next(iter(since.values())) if len(since) == 1 else None


_SINCE_DAY = re.compile(r"\b(?:từ ngày|từ hôm nay,(?: ngày)?) $", re.IGNORECASE)
