"""Whose word vouches for whom on which days, and which of those days are one tenure.

The middle steps to tenures (see `tenures.py`): one person's own ends cut what is said of a post and appointment into
stretches, other holders of a single post and ten silent years cut those into tenures (rule 6), and each tenure settles
its start, its end and its evidence (rules 2 and 7). `Rivals` is how one tenure sees everybody else's evidence (rule 3).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, islice, pairwise
from typing import NamedTuple, TypeGuard

from .claims import CITED, CUT, STARTED, Cited, Claim, End, Gone, Key, Life, Place, Reading, Start
from .edtf import DAY, Known, joined, plus_years, written

TERM = 5  # years: one term of office, a longer silence proves nothing (rule 7)
TERMS = 10  # years: two consecutive terms, the limit in law for a committee's chair (rules 5 and 6)

# --- one person's own ends cut what is said of one post and appointment into stretches (rule 6) ---


class Stretch(NamedTuple):
    """What is said of one person between two ends of the person's own, with the ends that close it."""

    cited: list[Cited]
    starts: list[Start]
    ends: list[End]
    gones: list[Gone]


Item = Cited | Start | End | Gone


def _stretches(readings: Sequence[Reading]) -> list[Stretch]:
    """What one person's ends leave together. Ends with nothing between them are one end, told more than once, unless
    the term of a `former` begins only after the one before.
    """
    found: list[Stretch] = []
    closed: date | None = date.min  # the last cut, None after anything else
    for place, item in sorted(_placed(readings), key=lambda placed: placed[0]):
        opens = closed is not None and (not _cuts(item) or bool(item.since and item.since > closed))
        if opens or not found:
            found.append(Stretch([], [], [], []))
        closed = place[0] if _cuts(item) else None
        into: list[Cited] | list[Start] | list[End] | list[Gone] = found[-1][_SLOT[type(item)]]
        into.append(item)  # type: ignore[arg-type]
    return [_refined(stretch) for stretch in found]


def _cuts(item: Item) -> TypeGuard[End | Gone]:
    return isinstance(item, End | Gone)


_SLOT: dict[type, int] = {Cited: 0, Start: 1, End: 2, Gone: 3}


def _placed(readings: Sequence[Reading]) -> Iterator[tuple[Place, Item]]:
    """Every citation, start and end where it stands in time. On the day of an end, who is cited has not left yet, and
    who starts, starts anew; a start never stands after the end that its own claim states.
    """
    lasting = sorted((r for r in readings if r.start), key=lambda r: r.start.first if r.start else date.min)
    firsts = [r.start.first for r in lasting if r.start]
    for reading in readings:
        start, cited = reading.start, reading.cited
        end = reading.end
        if end and end.first < end.last:
            own = start.first if start else date.min
            end = _yielding(end, islice(lasting, bisect_left(firsts, max(end.first, own)), None))
        cut = (end.last, CUT) if end else reading.gone.place if reading.gone else None
        if end and cut:
            yield cut, end
        if reading.gone and cut:
            yield cut, reading.gone
        if start:
            place = (start.day, STARTED)
            yield (place if cut is None or place < cut else (cut[0], cut[1] - 1)), start
        if cited:
            yield (cited.day, STARTED if start and start.day == cited.day else CITED), cited


def _yielding(end: End, starts: Iterable[Reading]) -> End:
    """A partial end no later than a start within it that its own claim says led further: "ended 2016" and "in office
    since March 2016", said in 2018, are two tenures. `starts` in order of their first day, none before the end's first
    or the start that the end's own claim states.
    """
    for reading in starts:
        if reading.start is None or reading.start.first > end.last:
            break
        until = reading.end.last if reading.end else reading.cited.day if reading.cited else reading.start.day
        if reading.claim != end.claim and reading.start.day < end.last < until:
            return end._replace(last=reading.start.day)
    return end


def _refined(stretch: Stretch) -> Stretch:
    """A coarse start stands where the first finer one within it does: both speak of one start (rule 2)."""
    finer = sorted({(s.first, s.last, s.day) for s in stretch.starts})
    starts = []
    for start in stretch.starts:
        inner = () if start.first == start.last else islice(finer, bisect_left(finer, (start.first,)), None)
        for first, last, day in inner:
            if first > start.last:
                break
            if last <= start.last and (first, last) != (start.first, start.last):
                start = start._replace(day=min(start.day, day))
                break
        starts.append(start)
    return stretch._replace(starts=starts)


# --- evidence (rule 7) and tenures (rules 3 and 6) ---

Evidence = tuple[date, str]  # day and statement


class Bound(NamedTuple):
    """A bound of a tenure and what gave it."""

    day: date
    why: str  # empty where it is stated


class Draft(NamedTuple):
    """One tenure before the others' evidence bounds it."""

    key: Key
    stretch: Stretch
    start: Known | None  # as joined; None where none is stated or all come after a citation
    end: Known | None
    real: list[Start]  # those that `start` joins
    valid_from: str | None  # as stated, EDTF
    valid_to: str | None
    agree: tuple[bool, bool]  # whether the starts, the ends agree
    evidence: list[Evidence]
    floors: list[Bound]  # bounds from below that the same person's tenure before this one gives
    loose: list[Claim]  # claims that say nothing about any day


def _joined_end(ends: Sequence[End]) -> tuple[Known | None, bool]:
    return joined((end.first, end.last) for end in ends) if ends else (None, True)


def _start_day(first: date, day: date, end: Known | None) -> date | None:
    """The day on which a start is evidence: its last possible one, and before the end."""
    if end is None or day < end.last:
        return day
    return end.first - DAY if end.first - DAY >= first else None


def _end_day(end: Known, others: Collection[date], starts: Iterable[Start], life: Life) -> date | None:
    """The eve of the end's first possible day, where nothing else vouches for a later day or denies that one."""
    eve = end.first - DAY
    denied = eve < max(others) if others else any(eve < start.first for start in starts)
    return None if denied or (life.begins and eve < life.begins) else eve


def _stretch_evidence(stretch: Stretch, life: Life) -> list[Evidence]:
    """The days on which a stretch vouches for its holder, each start by itself."""
    end, _ = _joined_end(stretch.ends)
    found = [(cited.day, cited.claim.statement) for cited in stretch.cited]
    for start in stretch.starts:
        day = _start_day(start.first, start.day, end)
        if day:
            found.append((day, start.claim.statement))
    return found + _end_evidence(stretch, end, found, life)


def _end_evidence(stretch: Stretch, end: Known | None, others: list[Evidence], life: Life) -> list[Evidence]:
    eve = _end_day(end, [day for day, _ in others], stretch.starts, life) if end else None
    if eve is None or end is None:
        return []
    return [(eve, e.claim.statement) for e in stretch.ends if e.first == end.first]


def _parts(stretch: Stretch, rivals: Rivals, life: Life) -> list[Stretch]:
    """A stretch cut where another holder of a single post lies between two of its days, or ten silent years (rule 6).

    The days of a start and an end that one claim states stay together whatever lies between (rule 3); those of a start
    and a citation that one claim states, however long the silence.
    """
    cited = {c.day for c in stretch.cited}
    days = sorted({day for day, _ in _stretch_evidence(stretch, life)})
    ends = {end.claim: end.last for end in stretch.ends}
    unsplit = _within_one({start.claim: start.first for start in stretch.starts}, ends)
    unbroken = _within_one(
        {s.claim: s.first for s in stretch.starts if not s.claim.again}, {c.claim: c.day for c in stretch.cited}
    )
    cuts = []
    for a, b in pairwise(days):
        silent = a in cited and b in cited and b > plus_years(a, TERMS) and not unbroken(a, b)
        if (silent or rivals.between(a, b)) and not unsplit(a, b):
            cuts.append(b)
    parts = [Stretch([], [], [], []) for _ in range(len(cuts) + 1)]
    end, _ = _joined_end(stretch.ends)
    for one in stretch.cited:
        parts[bisect_right(cuts, one.day)].cited.append(one)
    for start in stretch.starts:
        day = _start_day(start.first, start.day, end)
        parts[bisect_right(cuts, day) if day else -1].starts.append(start)
    parts[-1].ends.extend(stretch.ends)
    parts[-1].gones.extend(stretch.gones)
    return parts


def _within_one(firsts: Mapping[Claim, date], lasts: Mapping[Claim, date]) -> Callable[[date, date], bool]:
    """Whether two days lie within the first and the last that some one claim ties together."""
    tied = sorted((first, lasts[claim]) for claim, first in firsts.items() if claim in lasts)
    begins = [first for first, _ in tied]
    reach = list(accumulate((last for _, last in tied), max))

    def within(a: date, b: date) -> bool:
        before = bisect_right(begins, a)
        return before > 0 and reach[before - 1] >= b

    return within


def _draft(key: Key, part: Stretch, floors: list[Bound], life: Life) -> Draft:
    """One tenure's own start, end and evidence, several dates for one joined (rules 1, 2, 7)."""
    end, ends_agree = _joined_end(part.ends)
    cited = [(c.day, c.claim.statement) for c in part.cited]
    again = [s for s in part.starts if s.claim.again]
    anchor = min([*(day for day, _ in cited), *(s.day for s in again)], default=None)
    later = [s for s in part.starts if not s.claim.again and anchor and s.first > anchor]
    real = [s for s in part.starts if not s.claim.again and not (anchor and s.first > anchor)]
    start, starts_agree = joined((s.first, s.last) for s in real) if real else (None, True)
    evidence = cited
    for one in again + later:
        day = _start_day(one.first, one.day, end)
        if day:
            evidence.append((day, one.claim.statement))
    day = start and _start_day(start.first, start.last, end)
    if start and day and (anchor is None or day <= anchor):
        day = min(day, life.ends - DAY) if life.ends else day
        evidence += [(day, s.claim.statement) for s in real if s.last == start.last]
    evidence += _end_evidence(part, end, evidence, life)
    valid_from = written(*joined(s.stated for s in real)[0]) if real else None
    valid_to = written(*joined(e.stated for e in part.ends)[0]) if part.ends else None
    agree = starts_agree, ends_agree
    return Draft(key, part, start, end, real, valid_from, valid_to, agree, sorted(set(evidence)), floors, [])


def _group_drafts(key: Key, stretches: Iterable[Stretch], rivals: Rivals, life: Life) -> list[Draft]:
    """The tenures of one person under one appointment, in time order; each bounds the next from below."""
    found: list[Draft] = []
    for stretch in stretches:
        for part in _parts(stretch, rivals, life):
            found.append(_draft(key, part, _floors(found[-1]) if found else [], life))
    return found


def _floors(draft: Draft) -> list[Bound]:
    """What an earlier tenure of the same person says about the next: it begins after this one (rule 6)."""
    floors = []
    if draft.evidence:
        last, statement = draft.evidence[-1]
        floors.append(Bound(last + DAY, f"day after the evidence of an earlier tenure (rule 6, statement {statement})"))
    if draft.end:
        statement = min(end.claim.statement for end in draft.stretch.ends)
        floors.append(Bound(draft.end.first, f"end of an earlier tenure (rule 6, statement {statement})"))
    left = "had left an earlier tenure (rule 6, statement {})"
    return floors + [Bound(g.after, left.format(g.claim.statement)) for g in draft.stretch.gones if g.after]


def _with_loose(key: Key, drafts: list[Draft], loose: list[Claim]) -> list[Draft]:
    """Claims that say nothing about any day go with the person's first tenure; alone they make one without bounds."""
    if not loose:
        return drafts
    first = drafts[0] if drafts else _draft(key, Stretch([], [], [], []), [], Life())
    return [first._replace(loose=loose), *drafts[1:]]


# --- other holders (rule 3) ---


class Entry(NamedTuple):
    """A day on which a holder is vouched for, as the others of a single post see it."""

    day: date
    key: Key
    statement: str
    begins: bool  # by a stated start: whoever held the post before is possible on the day itself
    free: date  # last day before it on which the holder is not certain without a break, or begins


class Field(NamedTuple):
    """The evidence of many holders, by day."""

    entries: list[Entry]
    days: list[date]
    onward: list[int]  # for each entry, where the next one of another key stands
    back: list[int]  # and the one before


class Rivals(NamedTuple):
    """Whose evidence bounds one person's tenures under one appointment: everybody's but the person's own.

    Two exceptions: one's own full appointment caps one's own acting one; and that one, where it came first, bounds the
    full one from below. Who stands in for an absent head caps nobody, and is capped only by the first evidence of a new
    holder, since a head who is away stays the head.
    """

    after: Field
    before: Field
    own: frozenset[Key]  # no rivals
    own_before: frozenset[Key]

    def between(self, a: date, b: date) -> bool:
        """Whether another holder is vouched for after the one day and before the other."""
        return self.next(a + DAY, b) is not None

    def next(self, day: date, until: date = date.max) -> Entry | None:
        """The first evidence of another holder on or after a day and before another."""
        at = bisect_left(self.after.days, day)
        while at < len(self.after.days) and self.after.days[at] < until:
            if self.after.entries[at].key not in self.own:
                return self.after.entries[at]
            at = self.after.onward[at]
        return None

    def on(self, day: date) -> Iterator[Entry]:
        """The evidence of other holders on a day."""
        low, high = bisect_left(self.after.days, day), bisect_right(self.after.days, day)
        return (entry for entry in self.after.entries[low:high] if entry.key not in self.own)

    def last(self, day: date) -> Entry | None:
        """The last evidence of another holder before a day."""
        at = bisect_left(self.before.days, day) - 1
        while at >= 0:
            if self.before.entries[at].key not in self.own_before:
                return self.before.entries[at]
            at = self.before.back[at]
        return None


_NOBODY = Field([], [], [], [])


def _field(entries: Iterable[Entry]) -> Field:
    by_day = sorted(entries)
    onward, back = list(range(1, len(by_day) + 1)), list(range(-1, len(by_day) - 1))
    for at in range(1, len(by_day)):
        if by_day[at].key == by_day[at - 1].key:
            back[at] = back[at - 1]
    for at in range(len(by_day) - 2, -1, -1):
        if by_day[at].key == by_day[at + 1].key:
            onward[at] = onward[at + 1]
    return Field(by_day, [entry.day for entry in by_day], onward, back)


def _rivals(key: Key, after: Field, before: Field) -> Rivals:
    holder, appointment = key
    acting: frozenset[Key] = frozenset({(holder, "acting"), (holder, "in charge")})
    full: frozenset[Key] = frozenset({(holder, "full")})
    if appointment == "full":
        return Rivals(after, before, acting | full, full)
    own = frozenset() if appointment == "standing in" else acting
    return Rivals(after, before, own, own)


def drafts_of(
    groups: dict[Key, list[Reading]], single: bool, life: Life
) -> tuple[dict[Key, list[Draft]], dict[Key, Rivals]]:
    """Everybody's tenures, and for each person and appointment who else bounds them (rules 3 and 6)."""
    stretches = {key: _stretches(readings) for key, readings in groups.items()}
    regular = [key for key in groups if key[1] != "standing in"]
    drafts: dict[Key, list[Draft]] = {}
    raw: dict[str, list[Entry]] = defaultdict(list)
    for key in regular:
        raw[_scope(key, single)] += [
            Entry(day, key, statement, False, day)
            for stretch in stretches[key]
            for day, statement in _stretch_evidence(stretch, life)
        ]
    fields = {scope: _field(entries) for scope, entries in raw.items()}
    for key in regular:
        found = fields[_scope(key, single)]
        drafts[key] = _group_drafts(key, stretches[key], _rivals(key, found, found), life)
    fields = _settled(drafts, single)
    rivals = {key: _rivals(key, *[fields[_scope(key, single)]] * 2) for key in regular}
    firsts, lasts = _edges(drafts) if single else (_NOBODY, _NOBODY)
    for key in groups.keys() - rivals.keys():
        rivals[key] = _rivals(key, firsts, lasts)
        drafts[key] = _group_drafts(key, stretches[key], rivals[key], life)
    loose = {key: [r.claim for r in readings if r.says_no_day] for key, readings in groups.items()}
    return {key: _with_loose(key, drafts[key], loose[key]) for key in groups}, rivals


def _scope(key: Key, single: bool) -> str:
    """Who bounds whom: in a single post everybody, elsewhere only a person's own appointments each other."""
    return "" if single else key[0]


def _settled(drafts: dict[Key, list[Draft]], single: bool) -> dict[str, Field]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for key, of_key in drafts.items():
        entries = found[_scope(key, single)]
        entries += [entry for draft in of_key for entry in _entries(draft)]
    return {scope: _field(entries) for scope, entries in found.items()}


def _entries(draft: Draft) -> list[Entry]:
    """A tenure as the other holders see it."""
    entries = []
    sure = iter(spans(day for day, _ in draft.evidence))
    begin, last = date.min, date.min
    for day, statement in draft.evidence:
        if day > last or begin == date.min:
            begin, last = next(sure)
        starts = draft.start is not None and begin == draft.evidence[0][0]
        entries.append(Entry(day, draft.key, statement, starts and day == begin, begin if starts else begin - DAY))
    return entries


def _edges(drafts: dict[Key, list[Draft]]) -> tuple[Field, Field]:
    """The first evidence of each tenure, and the last."""
    entries = [found for of_key in drafts.values() for draft in of_key if (found := _entries(draft))]
    return _field(found[0] for found in entries), _field(found[-1] for found in entries)


def spans(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """The spans between pieces of evidence (oldest first) no more than five years apart, and single days (rule 7).

    >>> [len(spans([date(2014, 4, 6), date(year, 4, 6)])) for year in (2019, 2020)]
    [1, 2]
    """
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day <= plus_years(found[-1][1], TERM):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)
