"""How many parts a commune has, how many cells its Party organisation: "phường Tân An có 13 khu vực"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..statement import Counted, Make
from ..vietnamese import written
from .effects import Context
from .merger_words import merger_words
from .places import PlaceMention, Places

_CLOSED = re.compile(r"[^()\n]*\)")  # after a name within a bracket
_ENDS = re.compile(r"\s*(?:[.,;:)(]|và |đều |trực thuộc|với |của |\n|$)")


class Communes(NamedTuple):
    """The mentions of communes outside brackets and not merged away, and the commune that the article names twice as often as any other."""

    mentions: list[PlaceMention]
    begins: list[int]
    subject: PlaceMention | None


def communes_of(places: Places, gone: frozenset[str]) -> Communes:
    """The communes of an article, without those that are `gone`."""
    of = [m for m in places.mentions if m.level in merger_words().communes and written(places.full_of(m)) not in gone]
    free = [m for m in of if not _CLOSED.match(places.text, m.end, m.end + 200)]
    count = Counter(written(places.full_of(m)) for m in of).most_common(2)
    clear = count and (len(count) == 1 or count[0][1] >= 2 * count[1][1])
    subject = next((m for m in of if clear and written(places.full_of(m)) == count[0][0]), None)
    return Communes(free, [m.begin for m in free], subject)


def _commune(article: Context, communes: Communes, at: int) -> PlaceMention | None:
    """The commune that a sentence speaks of: the one named last in its paragraph, else the subject of the article."""
    last = bisect_right(communes.begins, at) - 1
    if last >= 0 and communes.begins[last] > article.text.rfind("\n", 0, at):
        return communes.mentions[last]
    return communes.subject


def counts(article: Context, hits: Sequence[tuple[int, int, str]], communes: Communes, make: Make) -> Iterator[Counted]:
    """How many parts a commune has, how many cells its Party organisation; `hits` are what may be counted."""
    text = article.text
    for begin, end, what in hits:
        if not text[max(0, begin - 20) : begin].rstrip()[-1:].isdigit():
            continue
        number = merger_words().number.search(text, max(0, begin - 20), begin)
        after = _ENDS.match(text, end)
        if not number or text[end : end + 1].isalnum():
            continue
        under = "trực thuộc" in what or (after and after[0].strip() == "trực thuộc")
        if not (under or (number["before"] and after)) or int(number["n"]) < 2:
            continue
        unit = _commune(article, communes, begin)
        if unit is None:
            continue
        name = article.places.full_of(unit)
        yield make(
            Counted,
            number.start("n"),
            end,
            "count",
            body=name if what in merger_words().areas else f"Đảng bộ {name}",
            what=what,
            count=int(number["n"]),
            unit=name,
            within=article.places.within(name, begin),
        )
