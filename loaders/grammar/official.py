"""The official units, both generations together, by name: what confirms that a name is a place and lies in another.

The gazetteer and `lexicon/former_units.toml` say it; reading only ever asks whether what an article names is on the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import lexicon_table


class _Official(NamedTuple):
    """The official units, both generations together, as far as reading needs them."""

    names: frozenset[str]  # of provinces and districts
    ranks: dict[str, frozenset[int]]  # name -> ranks of the units that bear it
    levels: dict[tuple[str, int], frozenset[str]]  # (name, rank) -> levels
    parents: dict[tuple[str, int], frozenset[str]]  # (name, rank) -> names of all units above one of that name
    lasting: dict[tuple[str, int], frozenset[str]]  # the same of the units still in force, without districts
    no_districts: date  # the first day without districts
    once: frozenset[str]  # names of units that had ended before the lists of `ranks` begin

    def parents_on(self, day: date | None) -> dict[tuple[str, int], frozenset[str]]:
        """`parents` as an article of that day means them: with the districts, until they ended."""
        return self.lasting if day and day >= self.no_districts else self.parents


@lru_cache(maxsize=1)
def official() -> _Official:
    """What the gazetteer and `lexicon/former_units.toml` say of names, ranks and parents."""
    from ..gazetteer import gazetteer

    known = gazetteer()
    ranks: dict[str, set[int]] = {}
    levels: dict[tuple[str, int], set[str]] = {}
    parents: dict[tuple[str, int], set[str]] = {}
    lasting: dict[tuple[str, int], set[str]] = {}

    def add(name: str, rank: int, level: str | None, chain: Iterable[str]) -> None:
        for spelling in map(plain, _spellings(name)):
            ranks.setdefault(spelling, set()).add(rank)
            levels.setdefault((spelling, rank), set()).update((level,) if level else ())
            parents.setdefault((spelling, rank), set()).update(plain(s) for upper in chain for s in _spellings(upper))

    for unit in known:
        above = [upper.name for upper in known.chain(unit.id)[1:]] if unit.parent else []
        add(unit.name, _RANKS[unit.label], unit.level, above)
        if unit.valid_to is None:
            for spelling in map(plain, _spellings(unit.name)):
                found = lasting.setdefault((spelling, _RANKS[unit.label]), set())
                found.update(plain(s) for upper in above for s in _spellings(upper))
    former = lexicon_table("former_units.toml")
    for entry in former["district"]:
        add(entry["name"], 3, entry.get("level"), [entry["province"]])
    for entry in former["province"]:
        add(entry["name"], 4, "tỉnh", ())
        below = entry.get("districts") or [n for (n, r), up in parents.items() if r == 3 and entry.get("same") in up]
        for name in below:
            add(name, 3, None, [entry["name"]])
        for (_, rank), up in parents.items():
            if rank < 4 and entry.get("same") in up:
                up.add(entry["name"])
    return _Official(
        frozenset(name for name, found in ranks.items() if max(found) > 2 and not name.isdigit()),
        {name: frozenset(found) for name, found in ranks.items()},
        {key: frozenset(found) for key, found in levels.items()},
        {key: frozenset(found) for key, found in parents.items()},
        {key: frozenset(found) for key, found in lasting.items()},
        max(unit.valid_to for unit in known if unit.label == "District" and unit.valid_to),
        frozenset(state.name for state in known.former),
    )


_APOSTROPHE = re.compile(r" ?['’`] ?")


def plain(name: str) -> str:
    """The form in which a name is looked up: names with an apostrophe are written in many ways.

    >>> plain("Đắk R’ Lấp"), plain("Cư M'gar"), plain("Trà An")
    ("đắk r'lấp", "cư m'gar", 'Trà An')
    """
    return _APOSTROPHE.sub("'", name).casefold() if "'" in name or "’" in name or "`" in name else name


_RANKS = {"Ward": 2, "District": 3, "Province": 4}


def _spellings(name: str) -> Iterator[str]:
    """The name and the ways in which newspapers also write it: "Đắk Lắk", "Đăk Lắk"."""
    yield name
    first, _, rest = name.partition(" ")
    for row in lexicon_table("former_units.toml")["spellings"]["rows"]:
        if rest and first in row:
            yield from (f"{other} {rest}" for other in row if other != first)
