"""What one article claims about one holder of one post, read for itself: the days it cites, bounds, contradicts.

The first step to tenures (see `tenures.py`), and the only one that looks at statuses and texts: everything after works
with citations, starts and ends as days. Rules 1, 2 and 4, with the corners that concern a single claim. What cannot be so
(a start after its end, a citation of a body that is gone) is left out here and reported; the statement itself stays.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ..errors import DataError
from ..loaders.statement import Appointment, Status
from .edtf import DAY, Known, known


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


Key = tuple[str, Appointment]
Place = tuple[date, int]  # where something stands in time; within one day: gone -1, cited 0, cut 1, started 2
GONE, CITED, CUT, STARTED = -1, 0, 1, 2
_YEARS = range(1000, 3000)  # what lies outside is a slip of the pen or of a program
_Term = tuple[date, date]  # first and last day
_TERM_TEXT = re.compile(r"\s*(\d{4})\s*[-–—/]\s*(\d{4})\s*")


class Start(NamedTuple):
    """A dated start, as one claim states it."""

    first: date
    last: date  # not after the publication, where it can lie before it
    day: date  # on which it is evidence: the last possible one (rule 7)
    stated: Known
    claim: Claim


class End(NamedTuple):
    """A dated end, as one claim states it: the first day gone."""

    first: date
    last: date  # not after the publication, where the article tells it as past
    stated: Known
    since: date | None  # first day of the term of one that is `former`
    claim: Claim


class Gone(NamedTuple):
    """An end without a date, or `former` (rules 2, 6)."""

    last: date  # last possible day
    place: Place  # where it cuts
    after: date | None  # no later tenure of the same person runs before it
    since: date | None  # first day of the term of one that is `former`
    claim: Claim


class Cited(NamedTuple):
    """A citation (rule 1)."""

    day: date
    since: date | None  # first day of the term that starts (rule 2)
    claim: Claim


class Reading(NamedTuple):
    """What one claim says about days."""

    claim: Claim
    cited: Cited | None
    start: Start | None
    end: End | None
    gone: Gone | None

    @property
    def says_no_day(self) -> bool:
        """Whether the claim is no help on any day: from an article without a date, or outside the organisation's life."""
        return not (self.cited or self.start or self.end or self.gone)


def claim_order(claim: Claim) -> tuple[str, ...]:
    """Sort key that tells any two claims apart: results never depend on the order of loading."""
    return tuple("" if value is None else str(value) for value in claim)


def reading(claim: Claim, life: Life, findings: set[Finding]) -> Reading:
    """What one claim says about days; what cannot be so is left out and reported."""
    if claim.observed and claim.observed.year not in _YEARS:  # 0001-01-01 is how some exports write no date
        claim = claim._replace(observed=None)
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
    left = end and End(end.first, _no_later(end, _published_end(claim)), end, _former_since(claim), claim)
    if left and not _alive(left.first - DAY, left.last - DAY, life):
        findings.add(_outside(claim, f"end {claim.end}", life))
        left = None
    gone = None if left else _gone(claim, _fitting_term(claim, begun, life, findings))
    if gone and life.begins and gone.last < life.begins:
        findings.add(_outside(claim, f"gone by {gone.last}", life))
        gone = None
    cited = Cited(day, None if begun else _started_since(claim), claim) if day else None
    return Reading(claim, cited, begun, left, gone)


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
        found = known(text, claim.observed)
    except DataError as error:
        findings.add(Finding("date unreadable", claim.holder, (claim.statement,), str(error)))
        return None
    if found and not (found.first.year in _YEARS and found.last.year in _YEARS):
        findings.add(Finding("date unreadable", claim.holder, (claim.statement,), f"{text!r} is no year of office"))
        return None
    return found


def _citation(claim: Claim, ahead: Known | None, end: Known | None) -> date | None:
    """The day on which the claim cites its holder (rule 1)."""
    if claim.observed is None:
        return None
    if claim.status in ("current", "start"):
        return ahead.last if ahead else claim.observed
    announced = claim.status == "end" and end is not None and end.first > claim.observed
    return claim.observed if announced else None


def _start(claim: Claim, start: Known, ahead: bool, life: Life) -> Start:
    """A dated start: evidence on its last possible day, not after the publication (rule 7)."""
    last = start.last
    if claim.observed and not ahead:
        last = _no_later(start, claim.observed - DAY if claim.status == "former" else claim.observed)
    return Start(start.first, last, min(last, life.ends - DAY) if life.ends else last, start, claim)


def _no_later(dated: Known, limit: date | None) -> date:
    """The last possible day, no later than the limit where the date can lie before it."""
    return min(dated.last, max(limit, dated.first)) if limit and dated.first <= limit + DAY else dated.last


def _published_end(claim: Claim) -> date | None:
    """The day by which a dated end had come, where the article tells it as past."""
    if claim.observed is None or claim.status not in ("end", "former"):
        return None
    return claim.observed - DAY if claim.status == "former" else claim.observed


def _fitting_term(claim: Claim, start: Start | None, life: Life, findings: set[Finding]) -> _Term | None:
    """The stated term, unless a dated start, which outranks it, or the publication denies it (rule 2), or the
    organisation's life does (rule 4).
    """
    term = _term(claim)
    if term and term[0] == claim.observed:  # former on the first day of the term: of another one
        return None
    if term and claim.status == "former" and life.ends and term[0] >= life.ends:
        findings.add(_outside(claim, f"term {claim.term}", life))
        return None
    return None if term and start and start.first > term[1] else term


def _gone(claim: Claim, term: _Term | None) -> Gone | None:
    """Until when an undated end, or `former`, leaves the holder possible, and where it cuts (rules 2, 6)."""
    told = claim.observed
    if claim.status == "former" and term:
        last = min(term[1], told - DAY) if told else term[1]
        return Gone(last, (last, CUT), None, term[0], claim)
    if told is None or claim.status not in ("end", "former"):
        return None
    if claim.status == "former":
        return Gone(told - DAY, (told, GONE), told + DAY, None, claim)
    return Gone(told, (told, CUT), told, None, claim)


def _term(claim: Claim) -> _Term | None:
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
