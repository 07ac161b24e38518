"""Who held a post when: from what articles claim about one post to tenures, by the eight rules of time.

An article proves the day it was published and little else, so a tenure is kept as what is sure and what is possible,
apart. Evidence are the days on which somebody vouches for the holder: citations (rule 1), dated starts, the days before
dated ends (rule 7). Everything else bounds: what was stated (rule 2), other holders of a single post (rule 3), the
organisation's life (rule 4), ten years (rule 5). The order of work keeps the rules from chasing each other:

1. each claim is read for itself into citation, start, end (rules 1, 2, 4);
2. a person's own ends cut the claims of one post and appointment into stretches (rule 6);
3. the evidence of other holders, then ten silent years, cut the stretches into tenures (rules 3, 6);
4. each tenure's own start, end and evidence are settled, several dates for one joined (rule 2);
5. with everybody's evidence settled, each tenure is bounded (rules 2 to 6) and its certain spans told (rule 7).

What the rules leave open is decided where it is applied. Two decisions concern the whole:

* a tenure that no date says anything about (an undated article without dates) has no bounds on either side and answers
  no day; any other tenure is bounded on both sides, so plain comparison of a day with its bounds answers (rule 5);
* contradictions never raise: both sides stand as far as they can, and a `Finding` reports them.

Claims may come in any order and any number of times. Rule 8 is the caller's: leave out what was not known.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from ..errors import DataError
from ..loaders.statement import Appointment, Status
from .edtf import DAY, Known, joined, known, plus_years, written

TERM = 5  # years: one term of office, a longer silence proves nothing (rule 7)
TERMS = 10  # years: two consecutive terms, the limit in law for a committee's chair (rule 5)
MARGIN = 1  # years: a tenure is never thought to end, or begin, nearer to its citations than this (rule 5)

EndStatus = Literal["ended", "open", "unknown"]


class Claim(NamedTuple):
    """One statement about one holder of one post, boiled down to what time needs. Dates are EDTF text as stated."""

    statement: str  # its id
    holder: str  # name key: the claims of one holder and appointment in one post make tenures
    observed: date | None  # the day of publication
    status: Status
    start: str | None = None
    end: str | None = None  # first day gone
    term: str | None = None  # "2015-2020"
    appointment: Appointment = "full"
    again: bool = False


class Life(NamedTuple):
    """How long the post's organisation lived (rule 4)."""

    begins: date | None = None  # earliest possible first day
    ends: date | None = None  # first day gone; of several possible, the last


class Finding(NamedTuple):
    """A contradiction to report, with the statements that make it."""

    kind: str  # see `KINDS`
    holder: str
    statements: tuple[str, ...]
    text: str


KINDS = {
    "cited after end": "a citation after a dated end, without a new start, less than a year later (rule 6)",
    "cited while gone": "cited on the day on which another article calls the holder a former one",
    "date unreadable": "a stated date that is no EDTF date",
    "dates contradict": "one claim's start lies after its end, or what it reports as past after its publication",
    "dates differ": "two dates for one start or one end, neither within the other (rule 2)",
    "outside life": "a claim about days on which the organisation does not exist (rule 4)",
    "stated span crossed": "another holder vouched for between the start and the end that one claim states (rule 3)",
    "two holders": "two holders of a single post cited on one day (rule 3)",
}


@dataclass(frozen=True, slots=True)
class Tenure:
    """One unbroken holding of one post by one person under one appointment, as far as the articles tell.

    `from_earliest` is the first possible day, `to_latest` the last; the person started no later than `from_latest`, and
    did not leave before `to_earliest`. All four are None where no date says anything, and then no day is answered.
    """

    holder: str
    appointment: Appointment
    from_earliest: date | None
    from_latest: date | None
    to_earliest: date | None
    to_latest: date | None
    valid_from: str | None  # stated start, EDTF
    valid_to: str | None  # stated end, EDTF: first day gone
    end_status: EndStatus  # never open: news do not tell that somebody still holds a post
    evidence: tuple[tuple[date, str], ...]  # days and statement ids, sorted
    first_cited: date | None
    last_cited: date | None
    statements: tuple[str, ...]
    term: str | None
    certain: tuple[tuple[date, date], ...]  # spans of days, both inclusive, apart from each other (rule 7)
    inferred: tuple[str, ...]  # each bound that nobody stated, with the rule that gave it


class Elsewhere(NamedTuple):
    """A stated start of the same person as head of the same kind of unit somewhere else."""

    first: date  # first possible day of the start
    last: date
    statement: str


def tenures(claims: Collection[Claim], *, single: bool, life: Life = Life()) -> tuple[list[Tenure], list[Finding]]:
    """The tenures of one post, by holder, appointment and time, and the contradictions met.

    `single`: one person holds the post at a time (rule 3); otherwise the claims of different holders are independent.

    >>> told = [Claim("s1", "le van a", date(2014, 4, 6), "current"), Claim("s2", "le van a", date(2016, 7, 1), "current")]
    >>> [tenure], _ = tenures(told, single=True)
    >>> certainty(tenure, date(2015, 1, 1)), certainty(tenure, date(2017, 1, 1)), certainty(tenure, date(2027, 1, 1))
    ('certain', 'possible', None)
    """
    findings: set[Finding] = set()
    groups: dict[_Key, list[_Reading]] = defaultdict(list)
    for claim in sorted(set(claims), key=_claim_order):
        groups[claim.holder, claim.appointment].append(_reading(claim, life, findings))
    drafts, rivals = _drafts({key: groups[key] for key in sorted(groups)}, single, life)
    for key, readings in groups.items():
        findings.update(_own_contradictions(drafts[key]), _crossed(readings, rivals[key], key))
    if single:
        findings.update(_two_holders(drafts))
    return [_tenure(draft, rivals[key], life) for key, of_key in drafts.items() for draft in of_key], sorted(findings)


def certainty(tenure: Tenure, day: date) -> Literal["certain", "possible"] | None:
    """How sure it is that the tenure runs on a day; None where it does not (rule 7)."""
    if any(first <= day <= last for first, last in tenure.certain):
        return "certain"
    if tenure.from_earliest is None or tenure.to_latest is None:
        return None
    return "possible" if tenure.from_earliest <= day <= tenure.to_latest else None


def ended_elsewhere(tenure: Tenure, starts: Iterable[Elsewhere]) -> Tenure:
    """The tenure of a head as capped by the same person's first dated start as head of the same kind of unit elsewhere.

    Possible on that day, the day of change; a partial start caps on its last possible day (rule 3). A start elsewhere
    before the tenure's last evidence ends nothing: which of the two is wrong is for `check` to ask. A tenure without
    evidence may lie on either side of the start and stays as it is.
    """
    if not tenure.evidence or tenure.to_latest is None:
        return tenure
    last = tenure.evidence[-1][0]
    start = min((s for s in starts if s.last >= last), key=lambda s: (s.last, s.first, s.statement), default=None)
    if start is None or start.last >= tenure.to_latest:
        return tenure
    kept = [reason for reason in tenure.inferred if not reason.startswith("to_latest:")]
    reason = f"to_latest: head elsewhere from {start.last} (rule 3, statement {start.statement})"
    return replace(
        tenure,
        to_latest=start.last,
        to_earliest=tenure.to_earliest and min(tenure.to_earliest, start.last),
        end_status="ended",
        inferred=tuple(sorted([*kept, reason])),
    )


# --- one claim, read for itself (rules 1, 2, 4) ---

_Key = tuple[str, Appointment]
_Place = tuple[date, int]  # where something stands in time; within one day: gone -1, cited 0, cut 1, started 2
_GONE, _CITED, _CUT, _STARTED = -1, 0, 1, 2
_TERM_TEXT = re.compile(r"\s*(\d{4})\s*[-–—/]\s*(\d{4})\s*")


class _Start(NamedTuple):
    first: date
    last: date  # not after the publication, where it can lie before it
    day: date  # on which it is evidence: the last possible one (rule 7)
    stated: Known
    claim: Claim


class _End(NamedTuple):
    first: date
    last: date
    stated: Known
    since: date | None  # first day of the term of one that is `former`
    claim: Claim


class _Gone(NamedTuple):
    """An end without a date, or `former` (rules 2, 6)."""

    last: date  # last possible day
    place: _Place  # where it cuts
    after: date | None  # no later tenure of the same person runs before it
    since: date | None  # first day of the term of one that is `former`
    claim: Claim


class _Cited(NamedTuple):
    day: date
    since: date | None  # first day of the term that starts (rule 2)
    claim: Claim


class _Reading(NamedTuple):
    claim: Claim
    cited: _Cited | None
    start: _Start | None
    end: _End | None
    gone: _Gone | None

    @property
    def says_no_day(self) -> bool:
        return not (self.cited or self.start or self.end or self.gone)


def _claim_order(claim: Claim) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in claim)


def _reading(claim: Claim, life: Life, findings: set[Finding]) -> _Reading:
    """What one claim says about days; what cannot be so is left out and reported."""
    start, end = _dates(claim, findings)
    ahead = start is not None and claim.observed is not None and start.first > claim.observed
    day = _citation(claim, start if ahead else None, end)
    if day and not _alive(day, day, life):
        findings.add(_outside(claim, f"cited on {day}", life))
        day = None
    begun = start and _start(claim, start, ahead, life)
    if begun and not _alive(begun.first, begun.last, life):
        findings.add(_outside(claim, f"start {claim.start}", life))
        begun = None
    left = end and _End(end.first, _no_later(end, _published_end(claim)), end, _former_since(claim), claim)
    if left and not _alive(left.first - DAY, left.last - DAY, life):
        findings.add(_outside(claim, f"end {claim.end}", life))
        left = None
    gone = None if left else _gone(claim)
    if gone and life.begins and gone.last < life.begins:
        findings.add(_outside(claim, f"gone by {gone.last}", life))
        gone = None
    cited = _Cited(day, None if begun else _started_since(claim), claim) if day else None
    return _Reading(claim, cited, begun, left, gone)


def _dates(claim: Claim, findings: set[Finding]) -> tuple[Known | None, Known | None]:
    """The stated start and end, without what contradicts itself or the publication."""
    start, end = _known(claim, claim.start, findings), _known(claim, claim.end, findings)
    if start and end and start.first > end.last:
        findings.add(_contradiction(claim, f"start {claim.start} lies after end {claim.end}"))
        start = end = None
    past = claim.observed if claim.status in ("end", "former") else None
    if past and start and start.first > past:
        findings.add(_contradiction(claim, f"a start of {claim.start} told as past on {past}"))
        start = None
    if past and end and claim.status == "former" and end.first > past:
        findings.add(_contradiction(claim, f"an end of {claim.end} told as past on {past}"))
        end = None
    return start, end


def _known(claim: Claim, text: str | None, findings: set[Finding]) -> Known | None:
    try:
        return known(text, claim.observed)
    except DataError as error:
        findings.add(Finding("date unreadable", claim.holder, (claim.statement,), str(error)))
        return None


def _citation(claim: Claim, ahead: Known | None, end: Known | None) -> date | None:
    """The day on which the claim cites its holder (rule 1)."""
    if claim.observed is None:
        return None
    if claim.status in ("current", "start"):
        return ahead.last if ahead else claim.observed
    announced = claim.status == "end" and end is not None and end.first > claim.observed
    return claim.observed if announced else None


def _start(claim: Claim, start: Known, ahead: bool, life: Life) -> _Start:
    """A dated start: evidence on its last possible day, not after the publication (rule 7)."""
    last = start.last
    if claim.observed and not ahead:
        last = _no_later(start, claim.observed - DAY if claim.status == "former" else claim.observed)
    return _Start(start.first, last, min(last, life.ends - DAY) if life.ends else last, start, claim)


def _no_later(dated: Known, limit: date | None) -> date:
    """The last possible day, no later than the limit where the date can lie before it."""
    return min(dated.last, max(limit, dated.first)) if limit and dated.first <= limit + DAY else dated.last


def _published_end(claim: Claim) -> date | None:
    """The day by which a dated end had come, where the article tells it as past."""
    if claim.observed is None or claim.status not in ("end", "former"):
        return None
    return claim.observed - DAY if claim.status == "former" else claim.observed


def _gone(claim: Claim) -> _Gone | None:
    """Until when an undated end, or `former`, leaves the holder possible, and where it cuts (rules 2, 6)."""
    told, term = claim.observed, _term(claim)
    if claim.status == "former" and term:
        last = min(term[1], told - DAY) if told else term[1]
        return _Gone(last, (last, _CUT), None, term[0], claim)
    if told is None or claim.status not in ("end", "former"):
        return None
    if claim.status == "former":
        return _Gone(told - DAY, (told, _GONE), told + DAY, None, claim)
    return _Gone(told, (told, _CUT), told, None, claim)


def _term(claim: Claim) -> tuple[date, date] | None:
    """First and last day of a stated term of office; None where it had not begun when the article was published."""
    match = _TERM_TEXT.fullmatch(claim.term or "")
    if match is None or not 0 < int(match[1]) <= int(match[2]):
        return None
    first, last = date(int(match[1]), 1, 1), date(int(match[2]), 12, 31)
    return None if claim.observed and first > claim.observed else (first, last)


def _started_since(claim: Claim) -> date | None:
    """The first day of the term that an undated start begins (rule 2); re-election bounds nothing (rule 1)."""
    term = _term(claim) if claim.status == "start" and not claim.again else None
    return term and term[0]


def _former_since(claim: Claim) -> date | None:
    term = _term(claim) if claim.status == "former" else None
    return term and term[0]


def _alive(first: date, last: date, life: Life) -> bool:
    """Whether some day of these lies in the organisation's life (rule 4): half-open, the last day is the eve of its end."""
    return (life.begins is None or last >= life.begins) and (life.ends is None or first < life.ends)


def _outside(claim: Claim, what: str, life: Life) -> Finding:
    lived = f"{life.begins or '..'} to {life.ends or '..'}"
    return Finding("outside life", claim.holder, (claim.statement,), f"{what}, but the organisation lived {lived}")


def _contradiction(claim: Claim, text: str) -> Finding:
    return Finding("dates contradict", claim.holder, (claim.statement,), text)


# --- one person's own ends cut what is said of one post and appointment into stretches (rule 6) ---


class _Stretch(NamedTuple):
    """What is said of one person between two ends of the person's own, with the ends that close it."""

    cited: list[_Cited]
    starts: list[_Start]
    ends: list[_End]
    gones: list[_Gone]


_Item = _Cited | _Start | _End | _Gone


def _stretches(readings: Sequence[_Reading]) -> list[_Stretch]:
    """What one person's ends leave together. Ends with nothing between them are one end, told more than once."""
    found: list[_Stretch] = []
    closed = True
    for _, item in sorted(_placed(readings), key=lambda placed: placed[0]):
        cuts = isinstance(item, _End | _Gone)
        if not found or (closed and not cuts):
            found.append(_Stretch([], [], [], []))
        closed = cuts
        into: list[_Cited] | list[_Start] | list[_End] | list[_Gone] = found[-1][_SLOT[type(item)]]
        into.append(item)  # type: ignore[arg-type]
    return [_refined(stretch) for stretch in found]


_SLOT: dict[type, int] = {_Cited: 0, _Start: 1, _End: 2, _Gone: 3}


def _placed(readings: Sequence[_Reading]) -> Iterator[tuple[_Place, _Item]]:
    """Every citation, start and end where it stands in time. On the day of an end, who is cited has not left yet, and
    who starts, starts anew; a start never stands after the end that its own claim states.
    """
    lasting = sorted((r for r in readings if r.start), key=lambda r: r.start.first if r.start else date.min)
    firsts = [r.start.first for r in lasting if r.start]
    for reading in readings:
        start, cited = reading.start, reading.cited
        end = reading.end and _yielding(reading.end, lasting[bisect_left(firsts, reading.end.first) :])
        cut = (end.last, _CUT) if end else reading.gone.place if reading.gone else None
        if end and cut:
            yield cut, end
        if reading.gone and cut:
            yield cut, reading.gone
        if start:
            place = (start.day, _STARTED)
            yield (place if cut is None or place < cut else (cut[0], cut[1] - 1)), start
        if cited:
            yield (cited.day, _STARTED if start and start.day == cited.day else _CITED), cited


def _yielding(end: _End, starts: Iterable[_Reading]) -> _End:
    """A partial end no later than a start within it that its own claim says led further: "ended 2016" and "in office
    since March 2016", said in 2018, are two tenures. `starts` in order of their first day, none before the end's first.
    """
    for reading in starts:
        if end.first == end.last or reading.start is None or reading.start.first > end.last:
            break
        until = reading.end.last if reading.end else reading.cited.day if reading.cited else reading.start.day
        if reading.claim != end.claim and reading.start.day < end.last < until:
            return end._replace(last=reading.start.day)
    return end


def _refined(stretch: _Stretch) -> _Stretch:
    """A coarse start stands where the first finer one within it does: both speak of one start (rule 2)."""
    finer = sorted({(s.first, s.last, s.day) for s in stretch.starts})
    starts = []
    for start in stretch.starts:
        day = start.day
        for first, last, its_day in finer[bisect_left(finer, (start.first, date.min, date.min)) :]:
            if start.first == start.last or first > start.last:
                break
            if last <= start.last and (first, last) != (start.first, start.last):
                day = min(day, its_day)
                break
        starts.append(start._replace(day=day))
    return stretch._replace(starts=starts)


# --- evidence (rule 7) and tenures (rules 3 and 6) ---

_Evidence = tuple[date, str]  # day and statement


class _Bound(NamedTuple):
    day: date
    why: str  # empty where it is stated


class _Draft(NamedTuple):
    """One tenure before the others' evidence bounds it."""

    key: _Key
    stretch: _Stretch
    start: Known | None  # as joined; None where none is stated or all come after a citation
    end: Known | None
    real: list[_Start]  # those that `start` joins
    valid_from: str | None  # as stated, EDTF
    valid_to: str | None
    agree: tuple[bool, bool]  # whether the starts, the ends agree
    evidence: list[_Evidence]
    floors: list[_Bound]  # bounds from below that the same person's tenure before this one gives
    loose: list[Claim]  # claims that say nothing about any day


def _joined_end(ends: Sequence[_End]) -> tuple[Known | None, bool]:
    return joined((end.first, end.last) for end in ends) if ends else (None, True)


def _start_day(first: date, day: date, end: Known | None) -> date | None:
    """The day on which a start is evidence: its last possible one, and before the end."""
    if end is None or day < end.last:
        return day
    return end.first - DAY if end.first - DAY >= first else None


def _end_day(end: Known, others: Collection[date], starts: Iterable[_Start], life: Life) -> date | None:
    """The eve of the end's first possible day, where nothing else vouches for a later day or denies that one."""
    eve = end.first - DAY
    denied = eve < max(others) if others else any(eve < start.first for start in starts)
    return None if denied or (life.begins and eve < life.begins) else eve


def _stretch_evidence(stretch: _Stretch, life: Life) -> list[_Evidence]:
    """The days on which a stretch vouches for its holder, each start by itself."""
    end, _ = _joined_end(stretch.ends)
    found = [(cited.day, cited.claim.statement) for cited in stretch.cited]
    for start in stretch.starts:
        day = _start_day(start.first, start.day, end)
        if day:
            found.append((day, start.claim.statement))
    return found + _end_evidence(stretch, end, found, life)


def _end_evidence(stretch: _Stretch, end: Known | None, others: list[_Evidence], life: Life) -> list[_Evidence]:
    eve = _end_day(end, [day for day, _ in others], stretch.starts, life) if end else None
    if eve is None or end is None:
        return []
    return [(eve, e.claim.statement) for e in stretch.ends if e.first == end.first]


def _parts(stretch: _Stretch, rivals: _Rivals, life: Life) -> list[_Stretch]:
    """A stretch cut where another holder of a single post lies between two of its days, or ten silent years (rule 6).

    The days of a start and an end that one claim states stay together whatever lies between (rule 3).
    """
    cited = {c.day for c in stretch.cited}
    days = sorted({day for day, _ in _stretch_evidence(stretch, life)})
    held = _held(stretch)
    cuts = [
        b
        for a, b in pairwise(days)
        if not held(a, b) and (rivals.between(a, b) or (a in cited and b in cited and b > plus_years(a, TERMS)))
    ]
    parts = [_Stretch([], [], [], []) for _ in range(len(cuts) + 1)]
    end, _ = _joined_end(stretch.ends)
    for one in stretch.cited:
        parts[bisect_right(cuts, one.day)].cited.append(one)
    for start in stretch.starts:
        day = _start_day(start.first, start.day, end)
        parts[bisect_right(cuts, day) if day else -1].starts.append(start)
    parts[-1].ends.extend(stretch.ends)
    parts[-1].gones.extend(stretch.gones)
    return parts


def _held(stretch: _Stretch) -> Callable[[date, date], bool]:
    """Whether one claim states a start on or before the first day and an end on or after the second (rule 3)."""
    ends = {end.claim: end.last for end in stretch.ends}
    spans = sorted((start.first, ends[start.claim]) for start in stretch.starts if start.claim in ends)
    firsts = [first for first, _ in spans]
    reach = list(accumulate((last for _, last in spans), max))

    def held(a: date, b: date) -> bool:
        before = bisect_right(firsts, a)
        return before > 0 and reach[before - 1] >= b

    return held


def _draft(key: _Key, part: _Stretch, floors: list[_Bound], life: Life) -> _Draft:
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
    return _Draft(key, part, start, end, real, valid_from, valid_to, agree, sorted(set(evidence)), floors, [])


def _group_drafts(key: _Key, stretches: Iterable[_Stretch], rivals: _Rivals, life: Life) -> list[_Draft]:
    """The tenures of one person under one appointment, in time order; each bounds the next from below."""
    found: list[_Draft] = []
    for stretch in stretches:
        for part in _parts(stretch, rivals, life):
            found.append(_draft(key, part, _floors(found[-1]) if found else [], life))
    return found


def _floors(draft: _Draft) -> list[_Bound]:
    """What an earlier tenure of the same person says about the next: it begins after this one (rule 6)."""
    floors = []
    if draft.evidence:
        last, statement = draft.evidence[-1]
        floors.append(
            _Bound(last + DAY, f"day after the evidence of an earlier tenure (rule 6, statement {statement})")
        )
    if draft.end:
        statement = min(end.claim.statement for end in draft.stretch.ends)
        floors.append(_Bound(draft.end.first, f"end of an earlier tenure (rule 6, statement {statement})"))
    left = "had left an earlier tenure (rule 6, statement {})"
    return floors + [_Bound(g.after, left.format(g.claim.statement)) for g in draft.stretch.gones if g.after]


def _with_loose(key: _Key, drafts: list[_Draft], loose: list[Claim]) -> list[_Draft]:
    """Claims that say nothing about any day go with the person's first tenure; alone they make one without bounds."""
    if not loose:
        return drafts
    first = drafts[0] if drafts else _draft(key, _Stretch([], [], [], []), [], Life())
    return [first._replace(loose=loose), *drafts[1:]]


# --- other holders (rule 3) ---


class _Entry(NamedTuple):
    """A day on which a holder is vouched for, as the others of a single post see it."""

    day: date
    key: _Key
    statement: str
    begins: bool  # by a stated start: whoever held the post before is possible on the day itself


class _Field(NamedTuple):
    """The evidence of many holders, by day."""

    entries: list[_Entry]
    days: list[date]
    onward: list[int]  # for each entry, where the next one of another key stands
    back: list[int]  # and the one before


class _Rivals(NamedTuple):
    """Whose evidence bounds one person's tenures under one appointment: everybody's but the person's own.

    Two exceptions: one's own full appointment caps one's own acting one; and that one, where it came first, bounds the
    full one from below. Who stands in for an absent head caps nobody, and is capped only by the first evidence of a new
    holder, since a head who is away stays the head.
    """

    after: _Field
    before: _Field
    own: frozenset[_Key]  # no rivals
    own_before: frozenset[_Key]

    def between(self, a: date, b: date) -> bool:
        """Whether another holder is vouched for after the one day and before the other."""
        return self.next(a + DAY, b) is not None

    def next(self, day: date, until: date = date.max) -> _Entry | None:
        """The first evidence of another holder on or after a day and before another."""
        at = bisect_left(self.after.days, day)
        while at < len(self.after.days) and self.after.days[at] < until:
            if self.after.entries[at].key not in self.own:
                return self.after.entries[at]
            at = self.after.onward[at]
        return None

    def on(self, day: date) -> Iterator[_Entry]:
        """The evidence of other holders on a day."""
        low, high = bisect_left(self.after.days, day), bisect_right(self.after.days, day)
        return (entry for entry in self.after.entries[low:high] if entry.key not in self.own)

    def last(self, day: date) -> _Entry | None:
        """The last evidence of another holder before a day."""
        at = bisect_left(self.before.days, day) - 1
        while at >= 0:
            if self.before.entries[at].key not in self.own_before:
                return self.before.entries[at]
            at = self.before.back[at]
        return None


_NOBODY = _Field([], [], [], [])


def _field(entries: Iterable[_Entry]) -> _Field:
    by_day = sorted(entries)
    onward, back = list(range(1, len(by_day) + 1)), list(range(-1, len(by_day) - 1))
    for at in range(1, len(by_day)):
        if by_day[at].key == by_day[at - 1].key:
            back[at] = back[at - 1]
    for at in range(len(by_day) - 2, -1, -1):
        if by_day[at].key == by_day[at + 1].key:
            onward[at] = onward[at + 1]
    return _Field(by_day, [entry.day for entry in by_day], onward, back)


def _rivals(key: _Key, after: _Field, before: _Field) -> _Rivals:
    holder, appointment = key
    acting: frozenset[_Key] = frozenset({(holder, "acting"), (holder, "in charge")})
    full: frozenset[_Key] = frozenset({(holder, "full")})
    if appointment == "full":
        return _Rivals(after, before, acting | full, full)
    own = frozenset() if appointment == "standing in" else acting
    return _Rivals(after, before, own, own)


def _drafts(
    groups: dict[_Key, list[_Reading]], single: bool, life: Life
) -> tuple[dict[_Key, list[_Draft]], dict[_Key, _Rivals]]:
    """Everybody's tenures, and for each person and appointment who else bounds them (rules 3 and 6)."""
    stretches = {key: _stretches(readings) for key, readings in groups.items()}
    regular = [key for key in groups if key[1] != "standing in"]
    drafts: dict[_Key, list[_Draft]] = {}
    raw: dict[str, list[_Entry]] = defaultdict(list)
    for key in regular:
        raw[_scope(key, single)] += [
            _Entry(day, key, statement, False)
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


def _scope(key: _Key, single: bool) -> str:
    """Who bounds whom: in a single post everybody, elsewhere only a person's own appointments each other."""
    return "" if single else key[0]


def _settled(drafts: dict[_Key, list[_Draft]], single: bool) -> dict[str, _Field]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for key, of_key in drafts.items():
        entries = found[_scope(key, single)]
        entries += [entry for draft in of_key for entry in _entries(draft)]
    return {scope: _field(entries) for scope, entries in found.items()}


def _entries(draft: _Draft) -> list[_Entry]:
    return [
        _Entry(day, draft.key, statement, draft.start is not None and day == draft.evidence[0][0])
        for day, statement in draft.evidence
    ]


def _edges(drafts: dict[_Key, list[_Draft]]) -> tuple[_Field, _Field]:
    """The first evidence of each tenure, and the last."""
    entries = [found for of_key in drafts.values() for draft in of_key if (found := _entries(draft))]
    return _field(found[0] for found in entries), _field(found[-1] for found in entries)


# --- bounds (rules 2 to 6) and what is certain (rule 7) ---


def _tenure(draft: _Draft, rivals: _Rivals, life: Life) -> Tenure:
    first, last = _from_earliest(draft, rivals, life), _to_latest(draft, rivals, life)
    if first is None or last is None or first.day > last.day:
        return _assembled(draft, (None, None, None, None), life)
    begun, left = _from_latest(draft, last.day), _to_earliest(draft, first.day)
    begun, left = begun._replace(day=max(begun.day, first.day)), left._replace(day=min(left.day, last.day))
    return _assembled(draft, (first, begun, left, last), life)


def _assembled(draft: _Draft, limits: Sequence[_Bound | None], life: Life) -> Tenure:
    stretch = draft.stretch
    claims = [item.claim for items in stretch for item in items] + draft.loose
    cited = [c.day for c in stretch.cited]
    names = ("from_earliest", "from_latest", "to_earliest", "to_latest")
    days = [bound and bound.day for bound in limits]
    ended = life.ends is not None or any(c.status in ("end", "former") for c in claims) or bool(stretch.ends)
    return Tenure(
        holder=draft.key[0],
        appointment=draft.key[1],
        from_earliest=days[0],
        from_latest=days[1],
        to_earliest=days[2],
        to_latest=days[3],
        valid_from=_stated(draft.valid_from, (c.start for c in claims if not c.again)),
        valid_to=_stated(draft.valid_to, (c.end for c in claims)),
        end_status="ended" if ended else "unknown",
        evidence=tuple(draft.evidence),
        first_cited=min(cited, default=None),
        last_cited=max(cited, default=None),
        statements=tuple(sorted({claim.statement for claim in claims})),
        term=max((claim.term for claim in claims if claim.term), default=None),
        certain=_certain([day for day, _ in draft.evidence]),
        inferred=tuple(sorted(f"{name}: {b.why}" for name, b in zip(names, limits, strict=True) if b and b.why)),
    )


def _stated(joint: str | None, yearless: Iterable[str | None]) -> str | None:
    """The stated date as EDTF; where there is none, one as written that no year can be given to."""
    return joint or min((text for text in yearless if text and "XXXX" in text), default=None)


def _from_earliest(draft: _Draft, rivals: _Rivals, life: Life) -> _Bound | None:
    """The first possible day: the latest of what bounds it from below, though never after evidence (rules 2 to 6)."""
    first = draft.evidence[0][0] if draft.evidence else None
    own = _own_start(draft, first, life)
    if own is None:
        return None
    found = [own, *draft.floors]
    entry = rivals.last(first) if first else None
    if entry:
        why = f"day after the last evidence of the holder before (rule 3, statement {entry.statement})"
        found.append(_Bound(entry.day + DAY, why))
    if life.begins:
        found.append(_Bound(life.begins, "the organisation's first day (rule 4)"))
    best = max(found, key=lambda bound: (bound.day, not bound.why, bound.why))
    return best._replace(day=first) if first and best.day > first else best


def _own_start(draft: _Draft, first: date | None, life: Life) -> _Bound | None:
    """The bound from below that the tenure's own claims give; None where they say nothing about any day (rules 2, 5)."""
    if draft.start:
        return _Bound(draft.start.first, "")
    since = _since(draft, first)
    if since:
        return _Bound(since, "first day of the stated term (rule 2)")
    cited = _cited_days(draft)
    if cited:
        limits = (plus_years(cited[-1], -TERMS), plus_years(cited[0], -MARGIN))
        whys = (f"{TERMS} years before the last citation (rule 5)", f"{MARGIN} year before the first citation (rule 5)")
        return _Bound(min(limits), whys[limits.index(min(limits))])
    if draft.end:
        return _Bound(plus_years(draft.end.first, -TERMS), f"{TERMS} years before the stated end (rule 5)")
    told = [gone.claim.observed or gone.last for gone in draft.stretch.gones]
    if told:
        day = min([*told, life.ends] if life.ends else told)
        return _Bound(plus_years(day, -TERMS), f"{TERMS} years before the publication (rule 5)")
    return _Bound(plus_years(first, -MARGIN), f"{MARGIN} year before the first evidence (rule 5)") if first else None


def _since(draft: _Draft, first: date | None) -> date | None:
    """First day of the term that bounds the start: of a `start` or of `former`, unless evidence came before (rule 2)."""
    terms = {c.since for c in draft.stretch.cited if c.since}
    started = [day for day in terms if first is None or day <= first]
    past = {end.since for end in draft.stretch.ends if end.since} | {g.since for g in draft.stretch.gones if g.since}
    former = [day for day in past if first is None or day <= first]
    return max(started, default=None) or (min(former) if former and len(former) == len(past) else None)


def _cited_days(draft: _Draft) -> list[date]:
    """The citations to count the ten years from, oldest first; without evidence, those outside the organisation's life."""
    stray = (c.observed for c in draft.loose if c.status in ("current", "start")) if not any(draft.stretch) else ()
    return sorted({c.day for c in draft.stretch.cited} | {day for day in stray if day})


def _to_latest(draft: _Draft, rivals: _Rivals, life: Life) -> _Bound | None:
    """The last possible day: the earliest of what bounds it from above, though never before evidence (rules 2 to 5)."""
    found = _own_end(draft)
    if not found:
        return None
    cap = _cap(draft, rivals)
    if cap:
        found.append(cap)
    if life.ends:
        found.append(_Bound(life.ends - DAY, "the eve of the organisation's end (rule 4)"))
    best = min(found, key=lambda bound: (bound.day, bool(bound.why), bound.why))
    last = draft.evidence[-1][0] if draft.evidence else None
    return best._replace(day=last) if last and best.day < last else best


def _own_end(draft: _Draft) -> list[_Bound]:
    """The bounds from above that the tenure's own claims give; none where they say nothing about any day (rules 2, 5).

    An end lifts the limit of ten years, `former` does not: it says that the tenure is over, not that it just ended.
    """
    found = [_Bound(draft.end.last, "")] if draft.end else []
    terms = [gone for gone in draft.stretch.gones if gone.since]
    told = [gone for gone in draft.stretch.gones if not gone.since]
    widest = sorted(terms, key=lambda gone: (gone.last, gone.claim.statement))[-1:]  # of several terms, all
    for gone in told + widest:
        if draft.end is None or gone.last >= draft.end.first:
            why = _WHY[gone.since is None, gone.claim.status].format(gone.claim.statement)
            found += [_Bound(gone.last, why)]
    ended = draft.end or any(gone.claim.status == "end" for gone in told)
    limit = None if ended else _forward_limit(draft)
    return [*found, limit] if limit else found


_WHY = {  # whether without a term, and status -> reason
    (True, "end"): "published: an undated end (rule 2, statement {})",
    (True, "former"): "the eve of the publication of `former` (rule 2, statement {})",
    (False, "former"): "last day of the stated term, no later than the eve of the publication (rule 2, statement {})",
}


def _forward_limit(draft: _Draft) -> _Bound | None:
    cited = _cited_days(draft)
    if cited:
        limits = (plus_years(cited[0], TERMS), plus_years(cited[-1], MARGIN))
        whys = (f"{TERMS} years after the first citation (rule 5)", f"{MARGIN} year after the last citation (rule 5)")
        return _Bound(max(limits), whys[limits.index(max(limits))])
    if draft.start:
        return _Bound(plus_years(draft.start.last, TERMS), f"{TERMS} years after the stated start (rule 5)")
    days = [day for day, _ in draft.evidence]
    return _Bound(plus_years(days[0], TERMS), f"{TERMS} years after the first evidence (rule 5)") if days else None


def _cap(draft: _Draft, rivals: _Rivals) -> _Bound | None:
    """Where the next holder of a single post ends this tenure at the latest (rule 3).

    The eve of the next holder's citation; the day itself of a dated start, the day of change. An undated end without
    any evidence is capped by who is vouched for from its publication on; a `former` without any is not.
    """
    if draft.evidence:
        last = draft.evidence[-1][0]
        entry = _tied(draft, last, rivals)
        if entry:
            return _Bound(last, _cap_reason(entry))
        entry = rivals.next(last + DAY)
    else:
        told = [g.claim.observed for g in draft.stretch.gones if g.claim.status == "end" and g.claim.observed]
        entry = rivals.next(min(told)) if told and not draft.end else None
    if entry is None:
        return None
    plain = next((other for other in rivals.on(entry.day) if not other.begins), None)
    day = entry.day - DAY if plain else entry.day
    return _Bound(max(day, draft.end.first) if draft.end else day, _cap_reason(plain or entry))


def _tied(draft: _Draft, last: date, rivals: _Rivals) -> _Entry | None:
    """Who ends the tenure on the very day of its last evidence: its holder's own full appointment, or a newcomer whose
    start is stated for that day. Any two others cited on one day leave each other alone (rule 3).
    """
    begun = any(c.day == last and c.claim.status == "start" for c in draft.stretch.cited)
    if draft.start and draft.evidence[0][0] == last:
        begun = True
    for entry in rivals.on(last):
        if entry.key[0] == draft.key[0] or (entry.begins and not begun):
            return entry
    return None


def _cap_reason(entry: _Entry) -> str:
    return f"another holder from {entry.day} (rule 3, statement {entry.statement})"


def _from_latest(draft: _Draft, last: date) -> _Bound:
    """The tenure began no later than its first evidence, its stated start, its end (rules 1, 2, 7)."""
    found = [_Bound(last, "no later than the tenure's last possible day (rule 2)")]
    if draft.evidence:
        found.append(_Bound(draft.evidence[0][0], f"first evidence (rule 7, statement {draft.evidence[0][1]})"))
    if draft.start:
        found.append(_Bound(draft.start.last, ""))
    return min(found, key=lambda bound: (bound.day, bool(bound.why), bound.why))


def _to_earliest(draft: _Draft, first: date) -> _Bound:
    """The tenure ended no earlier than its last evidence, its stated end, its start (rules 1, 2, 7)."""
    found = [_Bound(first, "no earlier than the tenure's first possible day (rule 2)")]
    if draft.evidence:
        found.append(_Bound(draft.evidence[-1][0], f"last evidence (rule 7, statement {draft.evidence[-1][1]})"))
    if draft.end:
        found.append(_Bound(draft.end.first, ""))
    return max(found, key=lambda bound: (bound.day, not bound.why, bound.why))


def _certain(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """The spans between pieces of evidence (oldest first) no more than five years apart, and single days (rule 7).

    >>> [len(_certain([date(2014, 4, 6), date(year, 4, 6)])) for year in (2019, 2020)]
    [1, 2]
    """
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and day <= plus_years(spans[-1][1], TERM):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return tuple(spans)


# --- contradictions to report ---


def _own_contradictions(drafts: Sequence[_Draft]) -> Iterator[Finding]:
    """Where what is said of one person in one post does not fit together (rules 2 and 6)."""
    for draft in drafts:
        yield from _differing(draft)
    for before, after in pairwise(drafts):
        yield from _back_again(before, after)


def _differing(draft: _Draft) -> Iterator[Finding]:
    holder, stretch = draft.key[0], draft.stretch
    if draft.start and not draft.agree[0]:
        text = f"different starts: {', '.join(sorted({written(*s.stated) for s in draft.real}))}"
        yield Finding("dates differ", holder, _ids(s.claim for s in draft.real), text)
    if draft.end and not draft.agree[1]:
        text = f"different ends: {', '.join(sorted({written(*e.stated) for e in stretch.ends}))}"
        yield Finding("dates differ", holder, _ids(e.claim for e in stretch.ends), text)
    early = [
        g
        for g in stretch.gones
        if draft.end and g.claim.status == "former" and not g.since and g.last < draft.end.first - DAY
    ]
    if draft.end and early:
        text = f"called a former one by {min(g.last for g in early) + DAY}, but the end is stated as {draft.valid_to}"
        told = [*(gone.claim for gone in early), *(end.claim for end in stretch.ends)]
        yield Finding("dates differ", holder, _ids(told), text)


def _back_again(before: _Draft, after: _Draft) -> Iterator[Finding]:
    """A citation soon after a dated end without a new start, or on the day of being called a former holder (rule 6)."""
    if not after.stretch.cited:
        return
    first = min(after.stretch.cited, key=lambda c: (c.day, c.claim.statement))
    new = after.start or any(c.claim.status == "start" and not c.claim.again for c in after.stretch.cited)
    if before.end and not new and first.day < plus_years(before.end.last, 1):
        text = f"cited on {first.day}, though the stated end is {before.valid_to}"
        told = [*(e.claim for e in before.stretch.ends), first.claim]
        yield Finding("cited after end", after.key[0], _ids(told), text)
    same = [g.claim for g in before.stretch.gones if g.place == (first.day, _GONE)]
    if same:
        text = f"cited on {first.day}, the day on which another article says `former`"
        yield Finding("cited while gone", after.key[0], _ids([*same, first.claim]), text)


def _crossed(readings: Iterable[_Reading], rivals: _Rivals, key: _Key) -> Iterator[Finding]:
    """Another holder between the start and the end, or the citation, that one claim ties together (rule 3)."""
    torn: dict[_Entry, list[Claim]] = defaultdict(list)
    others: dict[date, _Entry | None] = {}
    for reading in readings:
        start, claim = reading.start, reading.claim
        until = reading.end.first if reading.end else reading.cited.day if reading.cited else None
        if start is None or until is None or claim.again or key[1] == "standing in":
            continue
        if start.last not in others:
            others[start.last] = rivals.next(start.last + DAY)
        entry = others[start.last]
        if entry and entry.day < until and entry.key[0] != claim.holder:
            torn[entry].append(claim)
    for entry, claims in torn.items():
        text = f"said to hold the post without a break, but {entry.key[0]} held it on {entry.day}"
        yield Finding("stated span crossed", key[0], _ids(claims, entry.statement), text)


def _two_holders(drafts: dict[_Key, list[_Draft]]) -> Iterator[Finding]:
    """Two holders of a single post cited on one day, unless it is the stated day of change between them (rule 3)."""
    cited: dict[date, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (holder, appointment), of_key in drafts.items():
        for draft in of_key if appointment != "standing in" else ():
            for one in draft.stretch.cited:
                if not any(dated and dated == (one.day, one.day) for dated in (draft.start, draft.end)):
                    cited[one.day][holder].add(one.claim.statement)
    together: dict[tuple[str, ...], list[date]] = defaultdict(list)
    for day, holders in cited.items():
        if len(holders) > 1:
            together[tuple(sorted(holders))].append(day)
    for holders_, days in together.items():
        told = sorted({statement for day in days for ids in cited[day].values() for statement in ids})
        text = f"{', '.join(holders_)} cited in one post on {', '.join(str(day) for day in sorted(days))}"
        yield Finding("two holders", holders_[0], tuple(told), text)


def _ids(claims: Iterable[Claim], *others: str) -> tuple[str, ...]:
    return tuple(sorted({claim.statement for claim in claims} | set(others)))
