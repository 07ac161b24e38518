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

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from ..loaders.statement import Appointment
from .claims import GONE, KINDS, Claim, Finding, Key, Life, Reading, claim_order, reading
from .edtf import DAY, plus_years, written
from .evidence import TERMS, Bound, Draft, Entry, Rivals, drafts_of, spans

__all__ = ["KINDS", "Claim", "Elsewhere", "Finding", "Life", "Tenure", "certainty", "ended_elsewhere", "tenures"]

MARGIN = 1  # years: a tenure is never thought to end, or begin, nearer to its citations than this (rule 5)

EndStatus = Literal["ended", "open", "unknown"]


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
    beside: frozenset[str] = frozenset()  # what else the article says that brings it as news


def tenures(claims: Collection[Claim], *, single: bool, life: Life = Life()) -> tuple[list[Tenure], list[Finding]]:
    """The tenures of one post, by holder, appointment and time, and the contradictions met.

    `single`: one person holds the post at a time (rule 3); otherwise the claims of different holders are independent.

    >>> told = [Claim("s1", "le van a", date(2014, 4, 6), "current"), Claim("s2", "le van a", date(2016, 7, 1), "current")]
    >>> [tenure], _ = tenures(told, single=True)
    >>> certainty(tenure, date(2015, 1, 1)), certainty(tenure, date(2017, 1, 1)), certainty(tenure, date(2027, 1, 1))
    ('certain', 'possible', None)
    """
    findings: set[Finding] = set()
    groups: dict[Key, list[Reading]] = defaultdict(list)
    for claim in sorted(set(claims), key=claim_order):
        groups[claim.holder, claim.appointment].append(reading(claim, life, findings))
    drafts, rivals = drafts_of({key: groups[key] for key in sorted(groups)}, single, life)
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
    before the tenure's last evidence ends nothing: which of the two is wrong is for `check` to ask; unless that evidence
    is what the same article calls the person who moves, and then nothing after it is possible. A tenure without
    evidence may lie on either side of the start and stays as it is.
    """
    if not tenure.evidence or tenure.to_latest is None:
        return tenure
    ending = [s for s in starts if all(day <= s.last or id in s.beside for day, id in tenure.evidence)]
    start = min(ending, key=lambda s: (s.last, s.first, s.statement), default=None)
    day = max(start.last, tenure.evidence[-1][0]) if start else tenure.to_latest
    if start is None or day >= tenure.to_latest:
        return tenure
    kept = [reason for reason in tenure.inferred if not reason.startswith("to_latest:")]
    reason = f"to_latest: head elsewhere from {start.last} (rule 3, statement {start.statement})"
    return replace(
        tenure,
        to_latest=day,
        to_earliest=tenure.to_earliest and min(tenure.to_earliest, day),
        end_status="ended",
        inferred=tuple(sorted([*kept, reason])),
    )


# --- bounds (rules 2 to 6) and what is certain (rule 7) ---


def _tenure(draft: Draft, rivals: Rivals, life: Life) -> Tenure:
    first, last = _from_earliest(draft, rivals, life), _to_latest(draft, rivals, life)
    if first is None or last is None or first.day > last.day:
        return _assembled(draft, (None, None, None, None), life)
    begun, left = _from_latest(draft, last.day), _to_earliest(draft, first.day)
    begun, left = begun._replace(day=max(begun.day, first.day)), left._replace(day=min(left.day, last.day))
    return _assembled(draft, (first, begun, left, last), life)


def _assembled(draft: Draft, limits: Sequence[Bound | None], life: Life) -> Tenure:
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
        valid_from=_stated(draft.valid_from, (c.start for c in claims if c.observed is None and not c.again)),
        valid_to=_stated(draft.valid_to, (c.end for c in claims if c.observed is None)),
        end_status="ended" if ended else "unknown",
        evidence=tuple(draft.evidence),
        first_cited=min(cited, default=None),
        last_cited=max(cited, default=None),
        statements=tuple(sorted({claim.statement for claim in claims})),
        term=max((claim.term for claim in claims if claim.term), default=None),
        certain=spans([day for day, _ in draft.evidence]),
        inferred=tuple(sorted(f"{name}: {b.why}" for name, b in zip(names, limits, strict=True) if b and b.why)),
    )


def _stated(joint: str | None, yearless: Iterable[str | None]) -> str | None:
    """The stated date as EDTF; where there is none, one as written that no year can be given to."""
    return joint or min((text for text in yearless if text and "XXXX" in text), default=None)


def _from_earliest(draft: Draft, rivals: Rivals, life: Life) -> Bound | None:
    """The first possible day: the latest of what bounds it from below, though never after evidence (rules 2 to 6)."""
    first = draft.evidence[0][0] if draft.evidence else None
    own = _own_start(draft, first, life)
    if own is None:
        return None
    found = [own, *draft.floors]
    entry = rivals.last(first) if first else None
    if entry:
        why = f"day after the last evidence of the holder before (rule 3, statement {entry.statement})"
        found.append(Bound(entry.day + DAY, why))
    if life.begins:
        found.append(Bound(life.begins, "the organisation's first day (rule 4)"))
    best = max(found, key=lambda bound: (bound.day, not bound.why, bound.why))
    return best._replace(day=first) if first and best.day > first else best


def _own_start(draft: Draft, first: date | None, life: Life) -> Bound | None:
    """The bound from below that the tenure's own claims give; None where they say nothing about any day (rules 2, 5)."""
    if draft.start:
        return Bound(draft.start.first, "")
    since = _since(draft, first)
    if since:
        return Bound(since, "first day of the stated term (rule 2)")
    cited = _cited_days(draft)
    if cited:
        return _back_limit(cited, "citation")
    if draft.end:
        return Bound(plus_years(draft.end.first, -TERMS), f"{TERMS} years before the stated end (rule 5)")
    told = [gone.claim.observed or gone.last for gone in draft.stretch.gones]
    if told:
        day = min([*told, life.ends] if life.ends else told)
        return Bound(plus_years(day, -TERMS), f"{TERMS} years before the publication (rule 5)")
    return _back_limit([day for day, _ in draft.evidence], "evidence") if draft.evidence else None


def _back_limit(days: Sequence[date], what: str) -> Bound:
    """Ten years before the last of these days, though never nearer than one before the first (rule 5)."""
    last, first = plus_years(days[-1], -TERMS), plus_years(days[0], -MARGIN)
    if first < last:
        return Bound(first, f"{MARGIN} year before the first {what} (rule 5)")
    return Bound(last, f"{TERMS} years before the last {what} (rule 5)")


def _since(draft: Draft, first: date | None) -> date | None:
    """First day of the term that bounds the start: of a `start` or of `former`, unless evidence or an end came before (rule 2)."""
    terms = {c.since for c in draft.stretch.cited if c.since}
    started = [day for day in terms if first is None or day <= first]
    past = {end.since for end in draft.stretch.ends if end.since} | {g.since for g in draft.stretch.gones if g.since}
    if started or not past:
        return max(started, default=None)
    latest = min(bound.day for bound in [*_own_end(draft), *([Bound(first, "")] if first else [])])
    return min(past) if max(past) <= latest else None


def _cited_days(draft: Draft) -> list[date]:
    """The citations to count the ten years from, oldest first; without evidence, those outside the organisation's life."""
    stray = (c.observed for c in draft.loose if c.status in ("current", "start")) if not any(draft.stretch) else ()
    return sorted({c.day for c in draft.stretch.cited} | {day for day in stray if day})


def _to_latest(draft: Draft, rivals: Rivals, life: Life) -> Bound | None:
    """The last possible day: the earliest of what bounds it from above, though never before evidence (rules 2 to 5)."""
    found = _own_end(draft)
    if not found:
        return None
    cap = _cap(draft, rivals)
    if cap:
        found.append(cap)
    if life.ends:
        found.append(Bound(life.ends - DAY, "the eve of the organisation's end (rule 4)"))
    best = min(found, key=lambda bound: (bound.day, bool(bound.why), bound.why))
    last = draft.evidence[-1][0] if draft.evidence else None
    return best._replace(day=last) if last and best.day < last else best


def _own_end(draft: Draft) -> list[Bound]:
    """The bounds from above that the tenure's own claims give; none where they say nothing about any day (rules 2, 5).

    An end lifts the limit of ten years, `former` does not: it says that the tenure is over, not that it just ended.
    """
    found = [Bound(draft.end.last, "")] if draft.end else []
    terms = [gone for gone in draft.stretch.gones if gone.since]
    told = [gone for gone in draft.stretch.gones if not gone.since]
    widest = sorted(terms, key=lambda gone: (gone.last, gone.claim.statement))[-1:]  # of several terms, all
    for gone in told + widest:
        if draft.end is None or gone.last >= draft.end.first:
            why = _WHY[gone.since is None, gone.claim.status].format(gone.claim.statement)
            found += [Bound(gone.last, why)]
    ended = draft.end or any(gone.claim.status == "end" for gone in told)
    limit = None if ended else _forward_limit(draft)
    return [*found, limit] if limit else found


_WHY = {  # whether without a term, and status -> reason
    (True, "end"): "published: an undated end (rule 2, statement {})",
    (True, "former"): "the eve of the publication of `former` (rule 2, statement {})",
    (False, "former"): "last day of the stated term, no later than the eve of the publication (rule 2, statement {})",
}


def _forward_limit(draft: Draft) -> Bound | None:
    """Ten years after the first citation, though never nearer than one after the last (rule 5)."""
    cited = _cited_days(draft)
    if not cited and draft.start:
        return Bound(plus_years(draft.start.last, TERMS), f"{TERMS} years after the stated start (rule 5)")
    days, what = (cited, "citation") if cited else ([day for day, _ in draft.evidence], "evidence")
    if not days:
        return None
    first, last = plus_years(days[0], TERMS), plus_years(days[-1], MARGIN)
    if last > first:
        return Bound(last, f"{MARGIN} year after the last {what} (rule 5)")
    return Bound(first, f"{TERMS} years after the first {what} (rule 5)")


def _cap(draft: Draft, rivals: Rivals) -> Bound | None:
    """Where the next holder of a single post ends this tenure at the latest (rule 3).

    The eve of the next holder's citation; the day itself of a dated start, the day of change.
    """
    if not draft.evidence:
        return _cap_of_reported(draft, rivals)
    last = draft.evidence[-1][0]
    entry = _tied(draft, last, rivals)
    if entry:
        return Bound(last, _cap_reason(entry))
    entry = rivals.next(last + DAY)
    if entry is None:
        return None
    plain = next((other for other in rivals.on(entry.day) if not other.begins), None)
    day = entry.day - DAY if plain else entry.day
    return Bound(max(day, draft.end.first) if draft.end else day, _cap_reason(plain or entry))


def _cap_of_reported(draft: Draft, rivals: Rivals) -> Bound | None:
    """Who is vouched for from the publication of an undated end on caps a tenure that nothing else is known of.

    It ended before its successor was certain without a break. A `former` without a citation is not capped (rule 3).
    """
    told = [g.claim.observed for g in draft.stretch.gones if g.claim.status == "end" and g.claim.observed]
    own = _own_start(draft, None, Life())
    entry = rivals.next(min(told)) if told and not draft.end else None
    return Bound(entry.free, _cap_reason(entry)) if entry and own and own.day <= entry.free else None


def _tied(draft: Draft, last: date, rivals: Rivals) -> Entry | None:
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


def _cap_reason(entry: Entry) -> str:
    return f"another holder from {entry.day} (rule 3, statement {entry.statement})"


def _from_latest(draft: Draft, last: date) -> Bound:
    """The tenure began no later than its first evidence, its stated start, its end (rules 1, 2, 7)."""
    found = [Bound(last, "no later than the tenure's last possible day (rule 2)")]
    if draft.evidence:
        found.append(Bound(draft.evidence[0][0], f"first evidence (rule 7, statement {draft.evidence[0][1]})"))
    if draft.start:
        found.append(Bound(draft.start.last, ""))
    return min(found, key=lambda bound: (bound.day, bool(bound.why), bound.why))


def _to_earliest(draft: Draft, first: date) -> Bound:
    """The tenure ended no earlier than its last evidence, its stated end, its start (rules 1, 2, 7)."""
    found = [Bound(first, "no earlier than the tenure's first possible day (rule 2)")]
    if draft.evidence:
        found.append(Bound(draft.evidence[-1][0], f"last evidence (rule 7, statement {draft.evidence[-1][1]})"))
    if draft.end:
        found.append(Bound(draft.end.first, ""))
    return max(found, key=lambda bound: (bound.day, not bound.why, bound.why))


# --- contradictions to report ---


def _own_contradictions(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Where what is said of one person in one post does not fit together (rules 2 and 6)."""
    for draft in drafts:
        yield from _differing(draft)
    for before, after in pairwise(drafts):
        yield from _back_again(before, after)
    yield from _torn(drafts)


def _differing(draft: Draft) -> Iterator[Finding]:
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


def _back_again(before: Draft, after: Draft) -> Iterator[Finding]:
    """A citation soon after a dated end without a new start, or on the day of being called a former holder (rule 6)."""
    if not after.stretch.cited:
        return
    first = min(after.stretch.cited, key=lambda c: (c.day, c.claim.statement))
    new = after.start or any(c.claim.status == "start" and not c.claim.again for c in after.stretch.cited)
    if before.end and not new and first.day < plus_years(before.end.last, 1):
        text = f"cited on {first.day}, though the stated end is {before.valid_to}"
        told = [*(e.claim for e in before.stretch.ends), first.claim]
        yield Finding("cited after end", after.key[0], _ids(told), text)
    same = [g.claim for g in before.stretch.gones if g.place == (first.day, GONE)]
    if same:
        text = f"cited on {first.day}, the day on which another article says `former`"
        yield Finding("cited while gone", after.key[0], _ids([*same, first.claim]), text)


def _torn(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """A start and the end or citation that one claim ties to it, with another end of the same person between (rule 6)."""
    begun: dict[Claim, int] = {}  # claim -> number of the tenure that it starts
    left, leaving = -1, list[Claim]()  # number of the last tenure with an end of its own, and who says so
    for number, draft in enumerate(drafts):
        ends = [end.claim for end in draft.stretch.ends]
        for claim in dict.fromkeys([*ends, *(cited.claim for cited in draft.stretch.cited)]):
            if begun.get(claim, number) <= left:
                text = "said to hold the post without a break, but told to have left it in between"
                yield Finding("stated span crossed", draft.key[0], _ids([claim, *leaving]), text)
        if ends or draft.stretch.gones:
            left, leaving = number, ends + [gone.claim for gone in draft.stretch.gones]
        begun.update({start.claim: number for start in draft.stretch.starts if not start.claim.again})


def _crossed(readings: Iterable[Reading], rivals: Rivals, key: Key) -> Iterator[Finding]:
    """Another holder between the start and the end, or the citation, that one claim ties together (rule 3)."""
    torn: dict[Entry, list[Claim]] = defaultdict(list)
    others: dict[date, Entry | None] = {}
    for said in readings:
        start, claim = said.start, said.claim
        until = said.end.first if said.end else said.cited.day if said.cited else None
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


def _two_holders(drafts: dict[Key, list[Draft]]) -> Iterator[Finding]:
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
