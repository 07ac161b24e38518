"""What one article says of places: which it names, what a bare "phường" means, which lies in which.

`levels` knows the levels, `mentions` finds the names, `containment` joins part and whole; here they become what the
rest of the reader asks for. The official list only confirms: no place is put into another that the article does not
name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ..lexicon import pattern
from ..statement import Make, PartOf
from ..vietnamese import Normalised, written
from .containment import Link, Ranked, ranked, ranks_of
from .levels import LOWER, UPPER, label_of_level, split_level
from .mentions import PlaceMention, mentions
from .official import official
from .shown import links
from .tokens import lower_of, sentences


class _OfLevel(NamedTuple):
    """The mentions of one level, in order."""

    mentions: list[PlaceMention]
    begins: list[int]
    subject: list[PlaceMention]  # those of the unit that is named at least twice as often as any other; else empty


def _of_level(mentions: list[PlaceMention]) -> _OfLevel:
    count = Counter(written(mention.name) for mention in mentions).most_common(2)
    clear = len(count) == 1 or count[0][1] >= 2 * count[1][1]
    subject = [mention for mention in mentions if written(mention.name) == count[0][0]] if clear else []
    return _OfLevel(mentions, [mention.begin for mention in mentions], subject)


def _spoken_of(text: str, mention: PlaceMention) -> bool:
    """Whether a bare name says where what follows took place: "tại | Nghệ An", the heading "| Nghệ An: Ngày 10/7, ..."."""
    begin, end = mention.begin, mention.end
    heading = text[begin - 1 : begin] in ("", "\n") and text[end : end + 1] == ":"
    before = text[max(0, begin - 8) : begin].lower()
    return heading or pattern(r"\b«took_place» $").search(before) is not None


def _only_province(name: str) -> str | None:
    """The level of a name that means a province, and never a city under the centre: "tại Nghệ An"."""
    return "tỉnh" if official().levels.get((name, 4)) == frozenset(("tỉnh",)) else None


class Places:
    """What one article says of places."""

    def __init__(self, text: str, found: Sequence[Ranked], links: tuple[Link, ...]) -> None:
        self.text = text
        self.mentions = tuple(r.mention for r in found)
        self.ranks = tuple(max(r.ranks, default=0) for r in found)
        self.links = links

    @cached_property
    def lower(self) -> str:
        """The article's text in lower case, of the same length."""
        return lower_of(self.text)

    @cached_property
    def sentences(self) -> list[int]:
        """Where the article's sentences begin, and its end."""
        return sentences(self.text)

    @cached_property
    def begins(self) -> list[int]:
        """Where the mentions begin, ascending."""
        return [mention.begin for mention in self.mentions]

    @cached_property
    def index(self) -> dict[int, int]:
        """Numbers of the mentions by where they begin."""
        return {mention.begin: i for i, mention in enumerate(self.mentions)}

    @cached_property
    def _beside(self) -> frozenset[tuple[int, int]]:
        return frozenset((link.part, link.whole) for link in self.links)

    def lies(self, part: int, whole: int) -> bool:
        """Whether the article says at these mentions (numbers) that the one lies in the other."""
        return (part, whole) in self._beside

    @cached_property
    def _levels(self) -> dict[str, Counter[str]]:
        """Levels that the article gives each name anywhere."""
        found: dict[str, Counter[str]] = {}
        for mention in self.mentions:
            if mention.level:
                found.setdefault(written(mention.name), Counter())[mention.level] += 1
        return found

    @cached_property
    def _of_level(self) -> dict[str, _OfLevel]:
        found: dict[str, list[PlaceMention]] = {}
        for mention in self.mentions:
            level = mention.level or self._only_level(mention.name)
            if level:
                found.setdefault(level, []).append(mention)
            elif (level := _only_province(mention.name)) and _spoken_of(self.text, mention):
                found.setdefault(level, []).append(mention._replace(level=level))
        return {level: _of_level(mentions) for level, mentions in found.items()}

    def _only_level(self, name: str) -> str | None:
        levels = self._levels.get(written(name), ())
        return next(iter(levels)) if len(levels) == 1 else None

    def full(self, level: str | None, name: str) -> str:
        """The name with its level, taken from elsewhere in the article where it is not given here."""
        level = level or self._only_level(name)
        return f"{level} {name}" if level else name

    def full_of(self, mention: PlaceMention) -> str:
        """The mention's name with its level; a bare name has one that the article gives a place of the same rank."""
        if mention.level:
            return f"{mention.level} {mention.name}"
        rank = self.ranks[self.index[mention.begin]] if mention.begin in self.index else 0
        given = [
            level for level in self._levels.get(written(mention.name), ()) if rank in ranks_of(level, mention.name)
        ]
        return f"{given[0]} {mention.name}" if len(given) == 1 else mention.name

    @cached_property
    def named(self) -> list[str]:
        """The names of the mentions with their levels, as `full_of` has them."""
        return [self.full_of(mention) for mention in self.mentions]

    def resolve_bare(self, level: str, at: int) -> PlaceMention | None:
        """The unit that a bare "phường" or "huyện" at offset `at` means.

        The one named last in the same sentence; else the article's subject, which it names at least twice as often as
        any other of that level, but where others alone are named so far; else the one named last before; else the first.
        """
        named = self._of_level.get(level)
        if not named:
            return None
        sentence = max(self.text.rfind(stop, max(0, at - 1000), at) for stop in ("\n", ". ", "! ", "? ")) + 1
        before = bisect_left(named.begins, at)
        if before and named.begins[before - 1] >= sentence:
            return named.mentions[before - 1]
        last = bisect_left(named.subject, at, key=lambda mention: mention.begin)
        if named.subject and (last or not before):
            return named.subject[max(0, last - 1)]
        return named.mentions[max(0, before - 1)]

    @cached_property
    def _above(self) -> dict[str, list[tuple[int, str]]]:
        """unit -> (offset of the statement, unit that it lies in)."""
        found: dict[str, list[tuple[int, str]]] = {}
        for link in self.links:
            part, whole = self.named[link.part], self.named[link.whole]
            if written(part) != written(whole):
                found.setdefault(written(part), []).append((link.begin, whole))
        return {part: sorted(wholes) for part, wholes in found.items()}

    def whole_of(self, part: PlaceMention) -> str | None:
        """What the words right beside a mention say that it lies in."""
        return self._wholes.get(part.begin)

    @cached_property
    def _wholes(self) -> dict[int, str]:
        """offset of a mention -> what it is said to lie in."""
        return {self.mentions[link.part].begin: self.full_of(self.mentions[link.whole]) for link in self.links}

    def within(self, unit: str, at: int) -> tuple[str, ...]:
        """The chain above `unit` as the article says anywhere, inner to outer; the nearest statement to `at` wins."""
        chain: list[str] = []
        while above := self._above.get(written(unit)):
            k = bisect_left(above, at, key=lambda found: found[0])
            unit = min(above[max(0, k - 1) : k + 1], key=lambda found: abs(found[0] - at))[1]
            if unit in chain or len(chain) > 4:
                break
            chain.append(unit)
        return tuple(chain)


def places(text: Normalised, published: date | None = None) -> Places:
    """What the text of an article of that day says of places."""
    found = ranked(text.text, mentions(text.text))
    return Places(text.text, found, links(text.text, found, published))


def part_of(places: Places, make: Make) -> Iterator[PartOf]:
    """One statement for each place and the next larger one around it, in the order of the text.

    `make(cls, begin, end, rule, **fields)` builds the record of what stands at `begin`..`end` of the normalised text.
    """
    shortest: dict[tuple[str, str], Link] = {}
    for link in _nearest(places):
        part, whole = places.named[link.part], places.named[link.whole]
        key = (written(part), written(whole))
        if key not in shortest or link.end - link.begin < shortest[key].end - shortest[key].begin:
            shortest[key] = link
    for link in sorted(shortest.values(), key=lambda link: link.begin):
        part, whole = places.named[link.part], places.named[link.whole]
        within = (whole, *(unit for unit in places.within(whole, link.begin) if unit != whole))
        yield make(PartOf, link.begin, link.end, link.rule, part=part, whole=whole, unit=part, within=within)


def _nearest(places: Places) -> Iterator[Link]:
    """The links without those to a place further up than another link of the same part."""
    lowest: dict[str, int] = {}
    names = [written(name) for name in places.named]
    told = [link for link in places.links if names[link.part] != names[link.whole]]
    for link in told:
        part = names[link.part]
        lowest[part] = min(lowest.get(part, 9), places.ranks[link.whole])
    for link in told:
        if places.ranks[link.whole] == lowest[names[link.part]]:
            yield link


__all__ = [
    "LOWER",
    "UPPER",
    "PlaceMention",
    "Places",
    "label_of_level",
    "official",
    "part_of",
    "places",
    "split_level",
]
