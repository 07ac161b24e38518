"""Vietnam's administrative units as the official lists have them, and what became of each.

A code is not an identity: 3,316 of the 3,321 wards of 2025-07-01 bear the code of an older ward, 2,145 of them under
another name or level, and phường Tân An of today's Cần Thơ (31147) is made of the older An Khánh and Hưng Lợi, while
the older phường Tân An (31135) went into phường Ninh Kiều. A unit is therefore a code and a generation, the month in
which its list begins or, for the oldest, ends:

* `2025-06`: the units in force until 2025-06-30. The list gives their last state, after the mergers of 2023 to early
  2025 (63 provinces, 696 districts, 10,035 wards), and says nothing of when each was made: their `valid_from` is None,
  which does not mean that they had existed for ever.
* `2025-07`: from 2025-07-01, when districts ended: 34 provinces, 3,321 wards. All wards changed their parent, so all
  are new units, even those that kept name and borders. The 11 provinces that no act merged stay the units they were
  and keep their `2025-06` id.
* later months: what a single resolution raised to another level since (2026: three provinces and 22 wards).

An older list, a mixture of the states between 2019 and 2021, dates nothing at all. What it has and the list of 2025-06
has not (wards merged away since, a huyện that became a thành phố) is kept apart as `Former`: such a name is known, but
it is no unit with an identity.

`build.py` says where the lists come from and makes `units.tsv.gz` and `former.tsv.gz` of them.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from ...errors import DataError
from ..vietnamese import folded, has_diacritics, written

Label = Literal["Province", "District", "Ward"]

_FILE = Path(__file__).with_name("units.tsv.gz")
_FORMER = Path(__file__).with_name("former.tsv.gz")
_ALIASES = Path(__file__).with_name("aliases.toml")
_BEGUN = Path(__file__).with_name("begun.toml")
_LABELS: dict[str, Label] = {"P": "Province", "D": "District", "W": "Ward"}
_LEVELS = ("thành phố", "thị trấn", "đặc khu", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã")
_SEP = "|"  # stands in no name, so that many names are folded in one pass

_ZEROS = re.compile(r"\b0+(?=\d)")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "-": " ", "–": " ", "—": " "})


class Unit(NamedTuple):
    """One unit of one generation."""

    id: str  # "31169@2025-06"
    code: str  # of the National Statistics Office, digits
    generation: str  # "2025-06", "2025-07", ...: see the module
    label: Label
    level: str  # tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn, đặc khu
    name: str  # without the level: "Trà An", "14"
    parent: str | None  # id of the unit it lay in when its generation began; see `Gazetteer.parents` for later ones
    valid_from: date | None  # None: before what the lists know
    valid_to: date | None  # first day gone; None: in force
    act: str | None  # the resolution that made it

    @property
    def full_name(self) -> str:
        """Level and name: "phường Trà An"."""
        return f"{self.level} {self.name}"

    def exists(self, on: date) -> bool:
        """Whether it was in force on the day, as far as the lists know."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


class Successor(NamedTuple):
    """One older unit and one that took it over, on the day when the newer one's `valid_from` begins."""

    old: str  # id
    new: str
    partial: bool  # only a part of the older went there; its other parts have rows of their own
    act: str | None


class Span(NamedTuple):
    """A parent and the days it was one."""

    parent: str  # id
    valid_from: date | None  # None: before what the lists know
    valid_to: date | None  # first day gone; None: still


class Former(NamedTuple):
    """A state of a district or ward at some day between 2019 and 2021 that was another by 2025-06; when is not known."""

    label: Label
    level: str
    name: str
    above: tuple[str, ...]  # full names of what it lay in, inner to outer: ("quận Ngô Quyền", "thành phố Hải Phòng")
    code: str  # empty where the list has none
    now: (
        str | None
    )  # id of the unit of 2025-06 that bears its code: raised, renamed, enlarged or moved; None: merged away

    @property
    def full_name(self) -> str:
        """Level and name: "phường Máy Tơ"."""
        return f"{self.level} {self.name}"


class Begun(NamedTuple):
    """The first day of a unit that its list does not date, and what it was until then."""

    unit: str  # id
    day: date
    act: str
    before: tuple[str, str] | None  # level and name: ("tỉnh", "Thừa Thiên Huế")


def name_key(name: str) -> str:
    """The form in which names of units compare as written: with `written`, apostrophes, hyphens and 01 = 1 evened out.

    >>> name_key("Phường 01"), name_key("Bà Rịa–Vũng Tàu"), name_key("Cư M’gar")
    ('phường 1', 'bà rịa vũng tàu', "cư m'gar")
    """
    return _evened(written(name))


def folded_key(name: str) -> str:
    """The form in which names of units are searched: `name_key` without diacritics.

    >>> folded_key("Phường Tân Ân") == folded_key("phuong tan an")
    True
    """
    return _evened(folded(name))


def _evened(text: str) -> str:
    return " ".join(_ZEROS.sub("", text.translate(_MARKS)).split())


def without_level(name: str) -> str:
    """A unit's name as typed, without its level.

    >>> without_level("Phường Trà An"), without_level("phuong tra an"), without_level("Trà An")
    ('Trà An', 'tra an', 'Trà An')
    """
    key = folded_key(name) + " "
    for level in _LEVELS:
        if key.startswith(folded(level) + " ") and key.strip() != folded(level):
            return " ".join(name.split()[len(level.split()) :])
    return name


class Gazetteer:
    """The units of one data file: by id, by name, up, down, forward and back."""

    def __init__(self, data: bytes, aliases: bytes = b"", former: bytes = b"", begun: bytes = b"") -> None:
        self._aliases = aliases
        self._former = former
        self._dated = begun
        self._units, self._made_of = _parsed(data)

    def __iter__(self) -> Iterator[Unit]:
        """All units: oldest generation first; in it provinces, districts, wards, each by code."""
        return iter(self._units.values())

    def __len__(self) -> int:
        return len(self._units)

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self._units

    def unit(self, unit_id: str) -> Unit:
        """The unit of that id. Raises `DataError` for an id that no list has."""
        found = self._units.get(unit_id)
        if found is None:
            raise DataError(f"no unit '{unit_id}' in the gazetteer; an id is code and generation, as in 31169@2025-06")
        return found

    def written_as(self, name: str) -> tuple[Unit, ...]:
        """Units of that name as written (case, tone placement and apostrophes evened out), with or without level.

        >>> [unit.id for unit in gazetteer().written_as("phường Trà An")]
        ['31169@2025-06']
        """
        return self._found(self._by_written, name_key(name))

    def folded_as(self, name: str) -> tuple[Unit, ...]:
        """Units of that name with diacritics folded, with or without level: "tan an" finds Tân An and Tân Ân."""
        return self._found(self._by_folded, folded_key(name))

    def named(self, name: str) -> tuple[Unit, ...]:
        """Units that a user who typed `name` may mean: as written where it has diacritics, else folded."""
        return self.written_as(name) if has_diacritics(name) else self.folded_as(name)

    def formerly(self, name: str) -> tuple[Former, ...]:
        """Former states of that name, with or without level, matched as by `named`.

        >>> [state.above[0] for state in gazetteer().formerly("phường Máy Tơ")]
        ['quận Ngô Quyền']
        """
        form = name_key if has_diacritics(name) else folded_key
        wanted = form(name)
        return tuple(state for state in self.former if wanted in (form(state.name), form(state.full_name)))

    @cached_property
    def former(self) -> tuple[Former, ...]:
        """Districts and wards as an older list had them and that of 2025-06 has not: see `Former`."""
        lines = gzip.decompress(self._former).decode("utf-8").split("\n") if self._former else ()
        rows = (line.split("\t") for line in lines)
        return tuple(
            Former(_LABELS[label], level, name, tuple(above.split("|")), code, now or None)
            for code, label, level, name, above, now in rows
        )

    @cached_property
    def renamed(self) -> tuple[Begun, ...]:
        """Provinces that had another name before their first day."""
        return tuple(b for b in self.begun.values() if b.before and self.unit(b.unit).label == "Province")

    def states(self, unit_id: str) -> tuple[Former, ...]:
        """What a unit of 2025-06 was, or lay in, at some day between 2019 and 2021, where that differs."""
        return self._states.get(unit_id, ())

    @cached_property
    def _states(self) -> dict[str, tuple[Former, ...]]:
        found: dict[str, tuple[Former, ...]] = {}
        for state in self.former:
            if state.now:
                found[state.now] = (*found.get(state.now, ()), state)
        return found

    @cached_property
    def begun(self) -> dict[str, Begun]:
        """Units of the oldest list whose first day is known all the same, by id."""
        return {entry.unit: entry for entry in _read_begun(self._dated, self)}

    def keys(self, unit_id: str) -> list[str]:
        """Every form a unit may be asked for by: as written and folded, with and without level, aliases included.

        >>> gazetteer().keys("31169@2025-06")
        ['phuong tra an', 'phường trà an', 'tra an', 'trà an']
        """
        unit = self.unit(unit_id)
        names = {unit.name, unit.full_name}
        for alias in self._aliases_of.get((unit.label, unit.name), ()):
            names |= {alias, f"{unit.level} {alias}"}
        return sorted({name_key(name) for name in names} | {folded_key(name) for name in names})

    def children(self, unit_id: str) -> tuple[Unit, ...]:
        """Units that lay in this one at any time of its life: wards of a district, districts and wards of a province."""
        return tuple(self._units[child] for child in self._children.get(unit_id, ()))

    def parents(self, unit_id: str) -> tuple[Span, ...]:
        """The units it lay in, oldest first; more than one where its province was raised and it stayed as it was.

        >>> [span.parent for span in gazetteer().parents("26041@2025-07")]
        ['75@2025-07', '75@2026-04']
        """
        unit = self.unit(unit_id)
        spans: list[Span] = []
        begins, above = unit.valid_from, unit.parent
        while above is not None:
            ends = self._units[above].valid_to
            heirs = self._heirs.get(above, ())
            outlived = ends is not None and (unit.valid_to is None or unit.valid_to > ends)
            if not outlived or len(heirs) != 1:
                return (*spans, Span(above, begins, unit.valid_to))
            spans.append(Span(above, begins, ends))
            begins, above = ends, heirs[0].new
        return tuple(spans)

    def chain(self, unit_id: str, on: date | None = None) -> tuple[Unit, ...]:
        """The unit, what it lies in, and so on up to the province; on a day, or as its generation began.

        >>> [unit.full_name for unit in gazetteer().chain("31169@2025-06")]
        ['phường Trà An', 'quận Bình Thủy', 'thành phố Cần Thơ']
        """
        units = [self.unit(unit_id)]
        while (above := self._above(units[-1], on)) is not None:
            units.append(self._units[above])
        return tuple(units)

    def successors(self, unit_id: str) -> tuple[Successor, ...]:
        """What became of the unit; none for one in force and for districts, which ended on 2025-07-01."""
        return self._heirs.get(self.unit(unit_id).id, ())

    def predecessors(self, unit_id: str) -> tuple[Successor, ...]:
        """What the unit was made of; none where the lists do not say."""
        unit = self.unit(unit_id)
        parts = (self._made_of.get(unit_id) or "").split()
        return tuple(Successor(old.lstrip("~"), unit_id, old.startswith("~"), unit.act) for old in parts)

    def nearest(self, name: str, n: int = 3) -> list[str]:
        """The `n` names most like `name`, best first, for a message that no unit bears it."""
        from rapidfuzz import fuzz, process

        wanted = folded_key(without_level(name))
        found = process.extract(wanted, self._spellings, scorer=fuzz.ratio, limit=n)
        return [spelling for _, _, spelling in found]

    def names(self) -> frozenset[tuple[str, str]]:
        """Every level and name that a unit bears or bore: ("phường", "Trà An")."""
        return frozenset((unit.level, unit.name) for unit in self)

    def _above(self, unit: Unit, on: date | None) -> str | None:
        if on is None or unit.parent is None:
            return unit.parent
        spans = self.parents(unit.id)
        return next((span.parent for span in spans if span.valid_to is None or on < span.valid_to), spans[-1].parent)

    def _found(self, index: dict[str, list[str]], key: str) -> tuple[Unit, ...]:
        direct = index.get(key, ())
        bare = _evened(without_level(key))
        level = key.removesuffix(bare).strip()
        levelled = [id for id in index.get(bare, ()) if level in (self._units[id].level, folded(self._units[id].level))]
        return tuple(self._units[id] for id in dict.fromkeys([*direct, *(levelled if level else ())]))

    @cached_property
    def _aliases_of(self) -> dict[tuple[Label, str], list[str]]:
        return _read_aliases(self._aliases, self)

    @cached_property
    def _spelled(self) -> dict[str, list[str]]:
        """Ids by name and alias, as spelled in the data."""
        spelled: dict[str, list[str]] = {}
        for unit in self:
            spelled.setdefault(unit.name, []).append(unit.id)
        for (label, name), aliases in self._aliases_of.items():
            ids = [id for id in spelled[name] if self._units[id].label == label]
            for alias in aliases:
                spelled.setdefault(alias, []).extend(ids)
        return spelled

    @cached_property
    def _by_written(self) -> dict[str, list[str]]:
        return _keyed(self._spelled, written(_SEP.join(self._spelled)).split(_SEP))

    @cached_property
    def _by_folded(self) -> dict[str, list[str]]:
        return _keyed(self._spelled, folded(_SEP.join(self._spelled)).split(_SEP))

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """Folded key by spelling, for `nearest`."""
        keys = folded(_SEP.join(self._spelled)).split(_SEP)
        return dict(zip(self._spelled, map(_evened, keys), strict=True))

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = {}
        for unit in self:
            for span in self.parents(unit.id):
                below.setdefault(span.parent, []).append(unit.id)
        return below

    @cached_property
    def _heirs(self) -> dict[str, tuple[Successor, ...]]:
        heirs: dict[str, tuple[Successor, ...]] = {}
        for newer in self._made_of:
            for step in self.predecessors(newer):
                heirs[step.old] = (*heirs.get(step.old, ()), step)
        return heirs


def _parsed(data: bytes) -> tuple[dict[str, Unit], dict[str, str]]:
    days: dict[str, date | None] = {"": None}
    units: dict[str, Unit] = {}
    made_of: dict[str, str] = {}
    for line in gzip.decompress(data).decode("utf-8").split("\n"):
        generation, code, label, level, name, parent, begins, ends, act, origins = line.split("\t")
        for day in (begins, ends):
            if day not in days:
                days[day] = date.fromisoformat(day)
        id = f"{code}@{generation}"
        units[id] = Unit(
            id, code, generation, _LABELS[label], level, name, parent or None, days[begins], days[ends], act or None
        )
        if origins:
            made_of[id] = origins
    return units, made_of


def _keyed(spelled: dict[str, list[str]], forms: Iterable[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for form, ids in zip(forms, spelled.values(), strict=True):
        index.setdefault(_evened(form), []).extend(ids)
    return index


def _read_aliases(data: bytes, units: Iterable[Unit]) -> dict[tuple[Label, str], list[str]]:
    import tomllib

    known = {(unit.label, unit.name) for unit in units}
    aliases: dict[tuple[Label, str], list[str]] = {}
    for entry in tomllib.loads(data.decode("utf-8")).get("alias", ()):
        target = (entry["label"], entry["name"])
        if target not in known:
            raise DataError(f"aliases.toml: '{entry['alias']}' stands for {target[0]} '{target[1]}', which no list has")
        aliases.setdefault(target, []).append(entry["alias"])
    return aliases


def _read_begun(data: bytes, known: Gazetteer) -> Iterator[Begun]:
    import tomllib

    for entry in tomllib.loads(data.decode("utf-8")).get("begun", ()):
        unit = known.unit(entry["unit"])
        if unit.full_name != entry["name"] or unit.valid_from:
            raise DataError(
                f"begun.toml: {unit.id} is '{unit.full_name}' from {unit.valid_from}, not '{entry['name']}'"
            )
        before = entry.get("before")
        own = without_level(before) if before else ""
        yield Begun(unit.id, entry["day"], entry["act"], (before.removesuffix(own).strip(), own) if before else None)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the installed data files, read once a process."""
    return Gazetteer(_FILE.read_bytes(), _ALIASES.read_bytes(), _FORMER.read_bytes(), _BEGUN.read_bytes())
