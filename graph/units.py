"""Which unit a name means: the official list where it fits, a unit made from statements where it does not.

A ward's name is not the ward. The phường Tân An of 2019, the one made of it and two others on 2020-04-01, and today's
are three units under one name, and Vietnam has dozens of wards called Tân Lập. So a mention is resolved in three steps,
each of which may only narrow: the chain that the article gives ("quận Ninh Kiều, TP Cần Thơ"), the day it speaks of,
the home province of its newspaper. What is left single is that unit; what is left several is kept apart as unresolved
and never guessed; what fits no listed unit is a unit of its own, made from the statements, never forced onto a listed
one. The official lists leave acts before 2025 undated, so mergers that articles state cut a unit's life into
generations (`Lineage`).

Ids: `31147@2025-06` (code and generation) for listed units; `phường An Lạc~916@2025-06` (name and parent) for units
made from statements; `…<2020-04-01` for the generation before a change; `…~?ARTICLE` for what stays unresolved, apart
in each article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from ..loaders.gazetteer import Gazetteer, Unit, home_province
from ..loaders.grammar.places import label_of_level, split_level
from ..loaders.statement import Counted, Established, HoldsRole, MergedInto, Oversees, PartOf, Statement
from ..loaders.vietnamese import early_tone, folded, written
from .edtf import Bounds, bounds, joined
from .edtf import written as edtf

DAY = timedelta(days=1)
PREPARATION = timedelta(days=60)  # in 2020 and 2025 the officers of new wards were named one to six weeks ahead
_RANK = {"Area": 0, "Ward": 1, "District": 2, "Province": 3}


class Mention(NamedTuple):
    """A unit as one statement names it."""

    name: str  # with its level where the article gives it
    within: tuple[str, ...]  # the chain above it as the article says, inner to outer
    day: date | None  # the day it speaks of
    outlet: str | None
    article: str


class Place(NamedTuple):
    """A unit as resolved: listed, or made from statements."""

    id: str
    label: str  # Province, District, Ward, Area
    level: str | None
    name: str  # without the level
    parent: Place | None = None
    unit: Unit | None = None  # of the official list
    unresolved: bool = False
    before: str | None = None  # EDTF day of the change that ended this generation

    @property
    def full_name(self) -> str:
        """With the level: phường Trà An."""
        return f"{self.level} {self.name}" if self.level else self.name

    @property
    def counted(self) -> str | None:
        """The full name with "số", which papers put before a hamlet's number: tổ dân phố số 7."""
        return f"{self.level} số {self.name}" if self.level and self.label == "Area" and self.name.isdigit() else None

    def chain(self) -> list[Place]:
        """Itself, its parent, its parent's parent ..."""
        return [self, *self.parent.chain()] if self.parent else [self]


class Change(NamedTuple):
    """That one unit became, or became part of, another, as all statements about the two together have it."""

    old: str  # id
    new: str
    first: date | None  # bounds of the first day of the new
    last: date | None
    dated: str | None  # EDTF as stated
    manner: str
    act: str | None
    statements: tuple[str, ...]
    disputed: bool  # two dates that exclude each other


@lru_cache(maxsize=1 << 16)
def display(name: str) -> str:
    """A published name in the one spelling that ids are made of: tone on the first vowel, capitals and "số" undone.

    >>> display("PHƯỜNG TRÀ AN"), display("xã Thuỷ  Vân"), display("tổ dân phố số 7")
    ('phường Trà An', 'xã Thủy Vân', 'tổ dân phố 7')
    """
    name = " ".join(early_tone(name).split())
    level, own = split_level(name)
    if own.startswith("số ") and own[3:4].isdigit():
        own = own[3:]
    if len(own) > 3 and own.isupper():
        own = own.title()
    return f"{level} {own}" if level else own


@lru_cache(maxsize=1 << 16)
def family(name: str | None) -> str | None:
    """Folded name without level: what all generations and namesakes of a unit share. None for parts of a commune."""
    if not name:
        return None
    level, own = split_level(name)
    if level and label_of_level(level) == "Area":
        return None
    return folded(own)


def families(statement: Statement) -> tuple[str | None, str | None]:
    """`place_key` and `other_place_key`: the families whose lineage decides which units the statement is about."""
    if isinstance(statement, PartOf):
        return family(statement.part), family(statement.whole)
    if isinstance(statement, MergedInto) and is_unit(statement.from_):
        return family(statement.from_), family(statement.into)
    return family(statement.unit), family(statement.within[0]) if statement.within else None


class Keys(NamedTuple):
    """What a statement is found by again: all of it follows from the statement alone.

    The lineage keys are the place keys of what is said of mergers and foundings: few, asked for again and again, and so
    found without reading everything else that is said of a place.
    """

    name_key: str | None
    place_key: str | None
    other_place_key: str | None
    lineage_key: str | None
    other_lineage_key: str | None

    @property
    def places(self) -> frozenset[str]:
        """The families of places that it speaks of."""
        return frozenset(key for key in (self.place_key, self.other_place_key) if key)


def keys_of(statement: Statement) -> Keys:
    """The keys under which the store keeps a statement, for finding the neighbourhood of another."""
    name = folded(statement.person) if isinstance(statement, HoldsRole) else None
    own, other = families(statement)
    if own is None and other is None and not isinstance(statement, HoldsRole | PartOf):
        own = folded(_first_side(statement))
    lineage = (own, other) if isinstance(statement, MergedInto | Established) else (None, None)
    return Keys(name, own, other, *lineage)


def _first_side(statement: Oversees | Established | Counted | MergedInto) -> str:
    if isinstance(statement, Oversees):
        return statement.overseer
    if isinstance(statement, Established):
        return statement.organisation
    return statement.body if isinstance(statement, Counted) else statement.from_


def own_families(statement: Statement) -> tuple[str, ...]:
    """The families that a statement tells of: both sides of a merger of units, else its own place, for which others are context."""
    found = keys_of(statement)
    both = (isinstance(statement, MergedInto) and is_unit(statement.from_)) or not found.place_key
    return tuple(key for key in (found.place_key, found.other_place_key if both else None) if key)


def is_unit(name: str) -> bool:
    """Whether a name is that of a unit and not of a body: it begins with a level."""
    return split_level(name)[0] is not None


@dataclass(frozen=True)
class Lineage:
    """What the statements say of how units became other units."""

    cuts: Mapping[str, Sequence[tuple[date, str]]] = field(default_factory=dict)  # id -> (first day, EDTF), old to new
    heirs: Mapping[str, frozenset[str]] = field(default_factory=dict)  # id of a district -> ids of those it went into
    changes: Sequence[Change] = ()
    places: Mapping[str, Place] = field(default_factory=dict)  # the places that `changes` name

    def of(self, place: Place) -> tuple[list[Change], list[Change]]:
        """The changes that made it, and those that ended it."""
        return self._of.get(place.id, ([], []))

    @cached_property
    def _of(self) -> dict[str, tuple[list[Change], list[Change]]]:
        found: dict[str, tuple[list[Change], list[Change]]] = defaultdict(lambda: ([], []))
        for change in self.changes:
            found[change.new][0].append(change)
            found[change.old][1].append(change)
        return dict(found)


@lru_cache(maxsize=1 << 16)
def _named(gazetteer: Gazetteer, name: str) -> tuple[Unit, ...]:
    return gazetteer.written_as(name)


@lru_cache(maxsize=1 << 17)
def _within(gazetteer: Gazetteer, unit: str, outer: str) -> bool:
    """Whether a listed unit lies, by the list, in one of that name and level, or of the level it had under that name."""
    level, own = split_level(display(outer))
    known = {u.id for u in _named(gazetteer, own)}
    above = [u for u in gazetteer.chain(unit)[1:] if u.id in known]
    return any(level in (None, u.level) or (level and _was(gazetteer, u.id, level, own)) for u in above)


def _was(gazetteer: Gazetteer, unit: str, level: str | None, own: str) -> bool:
    """Whether a listed province was called that before its first day."""
    names = (b.before for b in gazetteer.renamed if b.unit == unit and b.before)
    return any(level in (None, before[0]) and written(own) == written(before[1]) for before in names)


@dataclass(frozen=True)
class Resolver:
    """Resolves mentions by the official list, the lineage that statements state, and the curation file."""

    gazetteer: Gazetteer
    lineage: Lineage = field(default_factory=Lineage)
    curated: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (article or "", written name) -> unit id
    _memo: dict[Mention, Place] = field(default_factory=dict)
    _bases: dict[Mention, Place] = field(default_factory=dict)  # of what no cut of the lineage decides

    def told(self, lineage: Lineage) -> Resolver:
        """The same with another lineage; what its heirs leave as it is need not be found again."""
        bases = self._bases if lineage.heirs == self.lineage.heirs else {}
        return Resolver(self.gazetteer, lineage, self.curated, _bases=bases)

    def place(self, mention: Mention) -> Place:
        """The unit that the mention means on its day."""
        if mention not in self._memo:
            self._memo[mention] = self._generation(self.base(mention), mention.day)
        return self._memo[mention]

    def base(self, mention: Mention) -> Place:
        """The unit that the mention means, generations before a stated change aside."""
        level = split_level(display(mention.name))[0]
        if level and label_of_level(level) == "Area":  # the generation of what it lies in matters
            return self._base(mention)
        if mention not in self._bases:
            self._bases[mention] = self._base(mention)
        return self._bases[mention]

    def _base(self, mention: Mention) -> Place:
        name = display(mention.name)
        curated = self.curated.get((mention.article, written(name))) or self.curated.get(("", written(name)))
        if curated:
            return self.listed(curated)
        level, own = split_level(name)
        label = label_of_level(level) if level else None
        parent = self.outer(mention) if mention.within else None
        if label == "Area":
            return self._made(name, parent, mention)
        found = self._candidates(level, own, mention)
        if len(found) <= 1 and (then := self._then(level, own, found, mention)):
            return then
        if len(found) == 1:
            return self.listed(found[0].id)
        return self._made(name, parent, mention, several=len(found) > 1)

    def _then(self, level: str | None, own: str, found: Sequence[Unit], mention: Mention) -> Place | None:
        """What bore the name before the province that bears it now: that province's older self, else a district.

        Thừa Thiên Huế until the end of 2024 is the tỉnh, and Huế its thành phố.
        """
        for begun in self.gazetteer.renamed:
            past = mention.day is not None and mention.day >= begun.day
            if _was(self.gazetteer, begun.unit, level, own):
                return self.listed(begun.unit) if past else self._before(begun.unit)
            if begun.before and mention.day is not None and not past and [u.id for u in found] == [begun.unit]:
                whole = " ".join(begun.before)
                states = [f for f in self.gazetteer.formerly(own) if f.label == "District" and f.above == (whole,)]
                if len(states) == 1:
                    return self._made(states[0].full_name, self.base(mention._replace(name=whole, within=())), mention)
        return None

    def _before(self, province: str) -> Place | None:
        """What a listed province was until it changed its name."""
        names = (b.before for b in self.gazetteer.renamed if b.unit == province and b.before)
        return next((Place(f"{level} {name}~{province}", "Province", level, name) for level, name in names), None)

    def earlier(self, unit: Unit, above: Place) -> Place | None:
        """What a listed unit lay in before the listed one above it was made; where only its province is known, that."""
        g, whole = self.gazetteer, above.parent or above
        begun = g.begun[above.id]
        chains = [s.above for s in g.states(unit.id) if s.full_name == unit.full_name]
        if above.label == "District":
            then = self._before(whole.id) or whole
            chains += [(" ".join(begun.before), then.full_name)] if begun.before else []
            chains += [(s.full_name, *s.above) for s in g.states(above.id)]
        if chains:
            return self.base(Mention(chains[0][0], chains[0][1:], begun.day - DAY, None, ""))
        return self._before(whole.id) or (whole if whole.id != above.id else None)

    def outer(self, mention: Mention) -> Place:
        """The unit that the mention's chain begins with; its generation matters to parts of a commune alone."""
        outer = mention._replace(name=mention.within[0], within=mention.within[1:])
        level = split_level(display(mention.name))[0]
        return self.place(outer) if level and label_of_level(level) == "Area" else self.base(outer)

    def listed(self, id: str) -> Place:
        """A unit of the official list. Raises `DataError` for an id that it does not have."""
        unit = self.gazetteer.unit(id)
        parent = self.listed(unit.parent) if unit.parent else None
        return Place(unit.id, unit.label, unit.level, unit.name, parent, unit)

    def _made(self, name: str, parent: Place | None, mention: Mention, *, several: bool = False) -> Place:
        level, own = split_level(name)
        label = label_of_level(level) if level else None
        if label is None:
            label = "District" if parent is None or parent.label != "District" else "Ward"
        if parent is not None and _RANK[parent.label] <= _RANK[label]:
            parent = None
        if parent is not None:
            parent = self.anchor(parent)
        lost = (
            several
            or (parent is None and level != "tỉnh")
            or (label == "Area" and parent is not None and parent.unresolved)
        )
        identity = f"{name}~{parent.id if parent else '?'}" + (f"@{mention.article}" if lost else "")
        return Place(identity, label, level, own, parent, None, lost)

    def anchor(self, parent: Place) -> Place:
        """The listed district of the parent's name, whatever its level then: huyện Kinh Môn is now a thị xã.

        What a unit lies in tells it from its namesakes; a district that only changed its level tells the same. Where no
        province is said, the only district of that name in the country is meant.
        """
        if parent.unit or parent.label != "District":
            return parent
        same = [u for u in self.gazetteer.written_as(parent.name) if u.label == "District"]
        above = self.now(parent.parent) if parent.parent else None
        same = [u for u in same if above is None or u.parent == above]
        return self.listed(same[0].id) if len(same) == 1 else parent

    def now(self, place: Place) -> str:
        """The id of the listed province that the place was until it changed its name, else its own id."""
        if place.unit or place.label != "Province":
            return place.id
        was = (b.unit for b in self.gazetteer.renamed if _was(self.gazetteer, b.unit, place.level, place.name))
        return next(was, place.id)

    def _candidates(self, level: str | None, own: str, mention: Mention) -> list[Unit]:
        found = [u for u in _named(self.gazetteer, own) if level is None or u.level == level]
        found = [u for u in found if all(self._lies_in(u, mention, i) for i in range(len(mention.within)))]
        found = _alive(found, mention.day)
        if level is None and found:  # a bare name means the highest unit that bears it
            top = max(_RANK[u.label] for u in found)
            found = [u for u in found if _RANK[u.label] == top]
        if len(found) > 1 and (home := home_province(mention.outlet)):
            local = [u for u in found if any(written(home) == written(c.name) for c in self.gazetteer.chain(u.id)[-1:])]
            found = local or found
        return found

    def _lies_in(self, unit: Unit, mention: Mention, i: int) -> bool:
        """Whether the unit lies in what the chain names at `i`, whatever its level then, or in what that has become by a
        stated act."""
        if _within(self.gazetteer, unit.id, mention.within[i]):
            return True
        above = self.gazetteer.chain(unit.id)[1:]
        named = written(split_level(display(mention.within[i]))[1])
        namesake = any(u.label == "District" and written(u.name) == named for u in above)
        if not namesake and not self.lineage.heirs:
            return False
        outer = self.base(mention._replace(name=mention.within[i], within=mention.within[i + 1 :]))
        if namesake and self.anchor(outer).id in {u.id for u in above}:
            return True
        return not self.lineage.heirs.get(outer.id, frozenset()).isdisjoint(u.id for u in above)

    def heirs(self, mention: Mention, gone: Unit) -> tuple[Unit, ...]:
        """The listed unit of the mention's name that was made where `gone` lay, and what it lies in; () unless one."""
        g = self.gazetteer
        level, own = split_level(display(mention.name))
        around = {u.id for u in g.chain(gone.id)[1:2]}
        found = [
            u
            for u in _alive([u for u in g.written_as(own) if level in (None, u.level)], mention.day)
            if u.valid_to is None
        ]
        found = [
            u
            for u in found
            if any(g.chain(s.old)[1].id in around for s in g.predecessors(u.id) if len(g.chain(s.old)) > 1)
        ]
        return g.chain(found[0].id)[:2] if len(found) == 1 else ()

    def _generation(self, place: Place, day: date | None) -> Place:
        cuts = self.lineage.cuts.get(place.id, ())
        if day is None:
            return place
        later = [(first, dated) for first, dated in cuts if day < first]
        return before(place, later[0][1]) if later else place


def followed(place: Place, gazetteer: Gazetteer) -> list[str]:
    """Ids of the listed units that may have lain, or of which parts may have, in a place that no list has: `earlier`."""
    whole = place.id.rpartition("~")[2]
    if place.label == "Province":
        return [b.unit for b in gazetteer.renamed if b.unit == whole]
    begun = [b for b in gazetteer.begun if gazetteer.unit(b).label == place.label == "District"]
    return [b for b in begun if gazetteer.chain(b)[-1].id == whole]


def before(place: Place, dated: str) -> Place:
    """The unit of the same name that a change on `dated` ended: never a listed one."""
    parent = place.parent
    identity = f"{place.full_name}<{dated}~{parent.id if parent else '?'}"
    return place._replace(id=identity, unit=None, before=dated)


def _alive(units: list[Unit], day: date | None) -> list[Unit]:
    """Those in force on the day; without one, the older of a name; where none was, those that had been."""
    if day is None or not units:
        return units
    begun = [u for u in units if u.valid_from is None or u.valid_from <= day]
    living = [u for u in begun if u.valid_to is None or day < u.valid_to]
    return living or begun


def day_of(statement: Statement) -> date | None:
    """The day whose units a statement speaks of.

    That of its publication; that of the start or end it tells of where this was earlier, since "was elected in 2020" of
    a ward made anew in 2025 means the ward of 2020. A start shortly before may be in preparation of the new unit, whose
    committees are named some weeks ahead, and counts as the new unit's.
    """
    stated = None
    if isinstance(statement, HoldsRole):
        stated = statement.start if _starting(statement) else statement.end
    elif isinstance(statement, Established):
        stated = statement.date
    first = bounds(stated, statement.observed)[0] if stated else None
    if first is None or statement.observed is None:
        return first or statement.observed
    if isinstance(statement, Established):
        return max(first, statement.observed)
    if isinstance(statement, HoldsRole) and _starting(statement):
        return max(first, min(statement.observed, first + PREPARATION))
    return min(first - DAY, statement.observed)


def _starting(statement: HoldsRole) -> bool:
    """Whether it tells of somebody who takes the post up; "giữ chức ... từ ngày 1-7" in June is still to come."""
    if statement.status != "current" or not statement.start or not statement.observed:
        return statement.status == "start"
    first = bounds(statement.start, statement.observed)[0]
    return first is not None and first > statement.observed


def mention_of(statement: Statement, name: str, within: tuple[str, ...], day: date | None) -> Mention:
    """A name in a statement as a mention."""
    return Mention(name, within, day, statement.outlet, statement.article)


def merged_units(statement: MergedInto, resolver: Resolver) -> tuple[Place, Place]:
    """The two units of a stated merger, each on its own side of the change."""
    first, last = bounds(statement.date, statement.observed) if statement.date else (None, statement.observed)
    new = _made_unit(statement, first or last, resolver)
    old = _ended_unit(statement, (first - DAY) if first else statement.observed, new, resolver)
    return resolver.place(old), resolver.place(new)


def old_chain(statement: MergedInto) -> tuple[str, ...]:
    """What the article says that the old side of a merger lay in: what the new one lies in, unless it says otherwise."""
    return statement.from_within or statement.within


def _ended_unit(statement: MergedInto, day: date | None, new: Mention, resolver: Resolver) -> Mention:
    """What a merger ends, as a mention; where the article says of neither side where it lies, it lay where the new does."""
    within = old_chain(statement) or tuple(above.full_name for above in resolver.base(new).chain()[1:])
    return mention_of(statement, statement.from_, within, day)


def _made_unit(statement: MergedInto, day: date | None, resolver: Resolver) -> Mention:
    """What a merger makes, as a mention. The chain that an article gives is that of the old units; where what bears the
    name there was gone on the day (districts ended on 2025-07-01), the unit made is sought among what that became."""
    full = mention_of(statement, statement.into, statement.within, day)
    found = resolver.base(full).unit
    if day is None or (found and (found.valid_to is None or day < found.valid_to)):
        return full
    before_it = mention_of(statement, statement.from_, old_chain(statement), day - DAY)
    gone = found or resolver.base(before_it).unit
    heirs = resolver.heirs(full, gone) if gone and gone.valid_to and gone.valid_to <= day else ()
    return full._replace(name=heirs[0].full_name, within=(heirs[1].full_name,)) if heirs else full


class _Told(NamedTuple):
    """One statement of a merger with the units it names, generations aside."""

    old: Place
    new: Place
    span: Bounds
    statement: MergedInto


def lineage(statements: Iterable[Statement], bare: Resolver) -> Lineage:
    """What all statements of mergers together say. `bare` resolves without lineage.

    Two statements about the same two units speak of one change. Where their dates differ, the finer of two that
    contain each other holds, the overlap of two that overlap, and the span of both where they exclude each other.
    """
    mergers = [s for s in statements if isinstance(s, MergedInto) and is_unit(s.from_) and is_unit(s.into)]
    bare = bare.told(Lineage(heirs=_heirs(mergers, bare)))
    told: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for s in mergers:
        row = _told(s, bare)
        told[row.old.id, row.new.id].append(row)
    spans = {pair: _joined(rows) for pair, rows in told.items()}
    cuts = _cuts(told, spans)
    resolver = bare.told(Lineage(cuts, bare.lineage.heirs))
    changes: list[Change] = []
    places: dict[str, Place] = {}
    for pair, rows in sorted(told.items()):
        change, old, new = _change(rows, spans[pair], resolver)
        if old.id != new.id:
            changes.append(change)
            places |= {old.id: old, new.id: new}
    return Lineage(cuts, bare.lineage.heirs, tuple(changes), places)


def _heirs(mergers: Iterable[MergedInto], bare: Resolver) -> dict[str, frozenset[str]]:
    """What became of districts: their wards went with them, and an act that names none of them leaves them as they are."""
    found: dict[str, set[str]] = defaultdict(set)
    for s in mergers:
        row = _told(s, bare)
        if row.old.label == "District" and row.new.label == "District" and row.old.id != row.new.id:
            found[row.old.id].add(row.new.id)
    return {id: frozenset(heirs) for id, heirs in found.items()}


def _told(statement: MergedInto, bare: Resolver) -> _Told:
    span = bounds(statement.date, statement.observed) if statement.date else Bounds(None, statement.observed)
    new = _made_unit(statement, span.first or span.last, bare)
    old = _ended_unit(statement, (span.first - DAY) if span.first else statement.observed, new, bare)
    return _Told(bare.base(old), bare.base(new), span, statement)


def _joined(rows: Sequence[_Told]) -> tuple[date | None, date | None, str | None, bool]:
    """Bounds of the change, its EDTF, and whether two of its dates exclude each other."""
    dated = [(r.span.first, r.span.last) for r in rows if r.span.first and r.span.last]
    if not dated:
        days = [r.span.last for r in rows if r.span.last]
        return None, min(days) if days else None, None, False
    (first, last), agreed = joined(dated)
    return first, last, edtf(first, last), not agreed


def _cuts(
    told: Mapping[tuple[str, str], Sequence[_Told]], spans: Mapping[tuple[str, str], Any]
) -> dict[str, list[tuple[date, str]]]:
    """Days on which a unit became another under its own name, for units that the list does not begin on that day."""
    cuts: dict[str, set[tuple[date, str]]] = defaultdict(set)
    for pair, rows in told.items():
        new = rows[0].new
        first, last, dated, disputed = spans[pair]
        makes_new = any(r.statement.manner != "absorbed" for r in rows)
        if first is None or last is None or disputed or not makes_new or (new.unit and new.unit.valid_from):
            continue
        cuts[new.id].add((first, dated or first.isoformat()))
    return {unit: _one_a_change(sorted(days)) for unit, days in cuts.items()}


def _one_a_change(days: Sequence[tuple[date, str]]) -> list[tuple[date, str]]:
    """A coarser date of the same change ("2020") gives way to the finer ("2020-04-01")."""
    return [d for d in days if not any(o[1] != d[1] and o[1].startswith(d[1]) for o in days)]


def _change(rows: Sequence[_Told], span: Any, resolver: Resolver) -> tuple[Change, Place, Place]:
    first, last, dated, disputed = span
    new = resolver._generation(rows[0].new, last)
    old = resolver._generation(rows[0].old, (first - DAY) if first else last)
    if old.id == new.id and first is None and last is not None and rows[0].old.id == rows[0].new.id:
        old = before(new, f"..{last.isoformat()}")
    statements = sorted(rows, key=lambda r: (str(r.statement.observed or "9999"), r.statement.id))
    manner = min({r.statement.manner for r in rows}, key=("joined", "split", "renamed", "absorbed").index)
    acts = sorted({r.statement.act for r in rows if r.statement.act})
    ids = tuple(r.statement.id for r in statements)
    return Change(old.id, new.id, first, last, dated, manner, acts[0] if acts else None, ids, disputed), old, new
