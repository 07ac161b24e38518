"""The mergers that one sentence tells: which units or organisations became which, in what manner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..statement import Manner
from ..vietnamese import written
from .dates import Dated
from .levels import levels, split_level
from .merger_words import ANY, SIGN, Way, merger_words
from .parties import Party
from .skeletons import Skeleton, same_kind


class Found(NamedTuple):
    """A merger as read: predecessors, successors, the words."""

    predecessors: tuple[Party, ...]
    successors: tuple[Party, ...]
    manner: Manner
    begin: int
    end: int
    rule: str
    at: int  # where it begins in the skeleton


def is_fact(sentence: str, at: int, dated: Sequence[Dated]) -> bool:
    """Whether the clause around `at` tells what is, not what is planned."""
    words = merger_words()
    sentence = sentence[sentence.rfind(";", 0, at) + 1 : (sentence.find(";", at) + 1 or len(sentence) + 1) - 1]
    if words.never.search(sentence):
        return False
    return not words.hardly.search(sentence) or bool(dated or words.decided.search(sentence))


def read_mergers(s: Skeleton) -> Iterator[Found]:
    """The mergers of one sentence, left to right, without overlap."""
    if len(s.rows) < 2:
        return
    at = 0
    ahead = [(way, _next(s, way, 0)) for way in merger_words().ways]  # each way with its next place in the sentence
    while ahead := [
        (way, match if match.start() >= at else _next(s, way, at)) for way, match in ahead if match is not None
    ]:
        found = [(match.start(), number) for number, (_, match) in enumerate(ahead) if match]
        if not found:
            return
        way, match = ahead[min(found)[1]]
        assert match is not None
        yield from _in_passing(s, match) if way.last else _pairs(s, match, way.manner)
        at = max(match.end() - 1, at + 1)


def _next(s: Skeleton, way: Way, at: int) -> re.Match[str] | None:
    """The first match from `at` on whose sides fit each other."""
    match = way.pattern.search(s.low, at)
    return match if match is None or _sensible(s, match, way) else None


def _row(s: Skeleton, match: re.Match[str], name: str) -> tuple[Party, ...]:
    group = match.groupdict().get(name)
    return s.rows[ord(group) - SIGN] if group else ()


def _sensible(s: Skeleton, match: re.Match[str], way: Way) -> bool:
    """Whether both sides are of one kind, and of one name where the way asks for it."""
    before, after = _row(s, match, "from"), _row(s, match, "into")
    if way.last:
        before, after = (_unit_before(before, after), after) if _forward(match) else (before, after)
    if way.same:
        return any(
            same_kind(a, b) and a.place and b.place and _same_name(a.place.name, b.place.name)
            for a in before
            for b in after
        )
    return any(same_kind(a, b) for a in before for b in after)


def _same_name(a: str, b: str) -> bool:
    return a.endswith(b) or b.endswith(a)  # tỉnh Thừa Thiên Huế, thành phố Huế


_CHAINED = re.compile(rf"[^;.]{{0,20}}?vào ({ANY})")


def _pairs(s: Skeleton, match: re.Match[str], manner: Manner) -> Iterator[Found]:
    """The mergers of one match: as a rule one, of all in a row; several where each has a successor of its own."""
    before = (*_row(s, match, "from"), *_row(s, match, "from2"))
    after = _row(s, match, "into")
    begin, end = s.offset(match.start()), s.offset(match.end())
    if manner != "split" and len(after) > 1:
        if len(after) == len(before):  # "thành lập thị trấn A và thị trấn B trên cơ sở xã A và xã B"
            for a, b in zip(before, after, strict=True):
                yield Found((a,), (b,), "renamed" if manner == "joined" else manner, begin, end, manner, match.start())
            return
        after = tuple(b for b in after if any(same_kind(a, b) for a in before))
        chained = _CHAINED.match(s.text, match.end())
        if manner == "absorbed" and chained:  # "xã A vào xã B, xã C vào xã D"
            into = s.rows[ord(chained[1]) - SIGN][:1]
            yield Found(after[1:], into, manner, after[1].begin, into[0].end, manner, match.start())
        after = after[:1]
    if manner == "split" and len(before) > 1:
        before = before[-1:] if match.start("from") > match.start("into") else before[:1]
    if before[0].rank > 0 and manner in ("joined", "renamed"):
        manner = "renamed" if len(before) == 1 else "joined"
    sides = (*before, *after)
    if s.text[match.start()] >= chr(SIGN):
        begin = min(party.begin for party in sides)
    if s.text[match.end() - 1] >= chr(SIGN):
        end = max(party.end for party in sides)
    yield Found(before, after, manner, begin, end, manner, match.start())


IN_PASSING = "now"  # the rule of what is told without a day, and is no plan


def _forward(match: re.Match[str]) -> bool:
    """Whether the older name stands first."""
    return match.start("from") < match.start("into")


def _unit_before(before: tuple[Party, ...], after: tuple[Party, ...]) -> tuple[Party, ...]:
    """The last of a row, or the unit at its end where a unit follows: "UBND | huyện A (nay là thị xã A)"."""
    last = before[-1]
    place = last.place
    if last.rank >= 0 or after[0].rank < 0 or not place or not place.level or place.end != last.end or not last.unit:
        return (last,)
    rank = levels()[place.level].rank
    return (Party(place.begin, place.end, last.unit, last.unit, rank, place),)


def _in_passing(s: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    """What a bracket tells of the one before it: "UBND huyện Thanh Sơn (nay là thị xã Thanh Sơn)".

    Of a row before it the last is meant; several after it are what it was split into.
    """
    before, after = _row(s, match, "from"), _row(s, match, "into")
    before, after = (_unit_before(before, after), after) if _forward(match) else (before, after[-1:])
    after = tuple(b for b in after if same_kind(before[0], b))
    if len(after) > 1 and after[0].rank < 0:
        return  # "Văn phòng UBND, nay là Văn phòng Thành ủy, HĐND và UBND": one body with a long name
    manner: Manner = "split" if len(after) > 1 else "joined" if len(before) > 1 else "renamed"
    sides = (*before, *after)
    begin, end = min(party.begin for party in sides), max(party.end for party in sides)
    yield Found(before, after, manner, begin, end, IN_PASSING, match.start())


def results(s: Skeleton, after_merger: frozenset[str], wholes: Mapping[frozenset[str], Party]) -> Iterator[Found]:
    """Rows whose result bears the name of one of them, or is what the article says was split into them again."""
    for number, pattern in enumerate(merger_words().results):
        match = pattern.search(s.low)
        if not match:
            continue
        row = _row(s, match, "from")
        row = tuple(party for party in row if same_kind(party, row[0]))
        if len(row) < 2:
            continue
        into = _row(s, match, "into")
        names = {party.unit and written(_bare(party.unit)) for party in into} if number == 0 else after_merger
        heirs = [party for party in row if party.unit and written(_bare(party.unit)) in names]
        heir = heirs[0] if len(heirs) == 1 else wholes.get(frozenset(written(party.name) for party in row))
        if heir is None:
            continue
        begin, end = s.offset(match.start()), max(party.end for party in row)
        end = max(end, s.offset(match.end()) if s.text[match.end() - 1] < chr(SIGN) else 0)
        yield Found(tuple(p for p in row if p is not heir), (heir,), "joined", begin, end, "result", match.start())
        return


def _bare(unit: str) -> str:
    """The unit's name without its level."""
    return split_level(unit)[1]


def wholes_of(readings: Iterable[Sequence[Found]]) -> dict[frozenset[str], Party]:
    """What the article says was split, by the names of its parts."""
    return {
        frozenset(written(party.name) for party in found.successors): found.predecessors[0]
        for found in (found for read in readings for found in read)
        if found.manner == "split" and len(found.successors) > 1
    }
