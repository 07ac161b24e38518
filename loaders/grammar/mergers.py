"""Units and organisations joined, split, renamed and made, and how many parts a body has.

A merger is said in a few dozen ways, all of them verb and preposition around rows of names. So a sentence that holds
such a verb is first reduced to its names (`skeletons`), read by the ways to say it (`ways`, data in
`lexicon/events_units.toml`), dated (`effects`), and stated here. Plans and proposals are no facts, so a sentence that
hedges is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from ..lexicon import body_of, lexicon
from ..statement import Counted, Established, Make, MergedInto
from ..vietnamese import Normalised, written
from .counts import communes_of, counts
from .dates import dates
from .effects import Context, effective
from .founding import elected, founded, made, within_a_name
from .merger_words import merger_words, unit_pattern
from .parties import LONGEST_READ, Party
from .places import Places
from .skeletons import Skeleton, same_kind, skeleton
from .ways import IN_PASSING, Found, is_fact, read_mergers, results, wholes_of

_ACT = r"«acts»(?: số)?:? ?(\d+[\w.]*(?: ?[/-] ?[\w]+)+)"
_AFTER = r"\s*(?:sau|mới|\(mới\))(?: khi)?\s*«merges»?"


def _after_merger(places: Places) -> frozenset[str]:
    """Names of the units that the article calls new: "Công an TP Hải Phòng sau hợp nhất", "tỉnh Bắc Ninh (mới)"."""
    found = set()
    for mention in places.mentions:
        match = unit_pattern(_AFTER, re.IGNORECASE).match(places.text, mention.end)
        if match and ("nhập" in match[0] or "nhất" in match[0] or "(mới)" in match[0]):
            found.add(written(mention.name))
    return frozenset(found)


def _act(article: Context, s: Skeleton) -> str | None:
    """The resolution in the sentence, else the only one of the article."""
    here = unit_pattern(_ACT).search(article.text, s.begin, s.end)
    if here:
        return " ".join(here[0].split())
    return None


def _planned(article: Context, s: Skeleton) -> bool:
    """Whether the sentence goes on with a plan: "Theo đó, ..." after one that proposes, or an article about plans."""
    if (
        article.plans
        and not any(True for _ in dates(article.text, s.begin, s.end, article.published))
        and not merger_words().decided.search(s.text)
    ):
        return True
    before = max(article.text.rfind("\n", 0, s.begin), s.begin - 400, 0)
    return bool(merger_words().backward.match(s.text) and merger_words().never.search(article.text, before, s.begin))


def _stated(
    article: Context, s: Skeleton, mergers_here: Sequence[Found], make: Make
) -> Iterator[MergedInto | Established]:
    """The statements of a sentence's mergers, each new unit being made as well."""
    if not mergers_here:
        return
    if not any(found.rule == IN_PASSING for found in mergers_here) and _planned(article, s):
        return
    dated = list(dates(article.text, s.begin, s.end, article.published))
    for found in mergers_here:
        in_passing = found.rule == IN_PASSING
        if not in_passing and not is_fact(s.text, found.at, dated):
            continue
        when = None if in_passing else effective(article, s, found, dated)
        begin, end = found.begin, found.end
        if when and s.begin <= when.begin < s.end and found.rule != "result":
            begin, end = min(begin, when.begin), max(end, when.end)
        day = when.edtf if when else None
        for into in found.successors:
            if into.rank >= 0 and within_a_name(article, into):
                continue
            pairs = [
                (old, into) for old in (_like(p, into) for p in found.predecessors) if _mergeable(found, old, into)
            ]
            for old, new in pairs:
                yield make(
                    MergedInto,
                    begin,
                    end,
                    f"merger {found.rule}",
                    from_=old.name,
                    into=_levelled(old, new) if found.manner == "renamed" else new.name,
                    date=day,
                    act=_act(article, s),
                    manner=found.manner,
                    unit=new.unit,
                    within=(within := _within(article, new, old, begin)),
                    from_within=_from_within(article, old, within, begin),
                )
            if pairs and not in_passing and found.manner in ("joined", "split") and into.rank > 0:
                yield made(article, into, begin, end, day, None, make)


def _within(article: Context, new: Party, old: Party, at: int) -> tuple[str, ...]:
    """The chain above both, from whichever side the article places."""
    for side in (new, old):
        if side.unit and (chain := article.places.within(side.unit, at)):
            return chain
    return ()


def _from_within(article: Context, old: Party, within: tuple[str, ...], at: int) -> tuple[str, ...] | UnsetType:
    """The chain above the old unit, where the article says another than above the new."""
    chain = article.places.within(old.unit, at) if old.unit and old.rank >= 0 else ()
    return chain if chain and within and written(chain[0]) != written(within[0]) else UNSET


def _mergeable(found: Found, old: Party, into: Party) -> bool:
    """Whether one can have become the other; only a new unit may bear the name of an old one."""
    if not same_kind(old, into) or not (_identified(old) and _identified(into)):
        return False
    return found.manner == "joined" or written(old.name) != written(into.name)


def _like(old: Party, into: Party) -> Party:
    """A predecessor named without its place has that of the successor: "Sở A với Sở B thành Sở C tỉnh X"."""
    if old.rank >= 0 or old.told or not into.unit or not into.told:
        return old
    committee = next((c for c in lexicon().committees.values() if f" {c} " in into.name), None)
    within = (
        into.name[into.name.index(f" {committee} ") + 1 :] if committee else into.unit
    )  # "Ban X với Ban Y Tỉnh ủy Z"
    return old._replace(name=f"{old.head} {within}", unit=into.unit)


def _identified(party: Party) -> bool:
    """Whether it is known which one it is: a unit, a body with its place or the only one, "Sở Xây dựng" near a place."""
    if party.rank >= 0 or party.told or not body_of(party.head).local:
        return True
    return party.unit is not None and party.head.count(" ") > 1


def _levelled(old: Party, into: Party) -> str:
    """A bare new name takes the level of the old: "huyện Duyên Hải đổi tên thành Cần Giờ"."""
    bare = into.place is not None and into.rank >= 0 and into.name == into.place.name
    return f"{old.place.level} {into.name}" if bare and old.place and old.place.level else into.name


class _Signs(NamedTuple):
    """Where the text holds words that may begin something."""

    mergers: list[int]
    founding: list[int]
    counted: list[tuple[int, int, str]]  # begin, end, what may be counted


def _signs(text: str) -> _Signs:
    """The words of mergers, foundings and counts in a text, found in one pass."""
    words = merger_words()
    found = _Signs([], [], [])
    for last, (kind, form) in words.signs.iter_long(text):
        if kind == "merger":
            found.mergers.append(last)
        elif kind == "counted":
            found.counted.append((last + 1 - len(form), last + 1, form))
        elif words.founded.match(text, last + 1):
            found.founding.append(last)
    return found


def mergers(
    text: Normalised, places: Places, published: date | None, make: Make
) -> Iterator[MergedInto | Established | Counted]:
    """What the text says of units and organisations joined, split, renamed, made and counted.

    `make(cls, begin, end, rule, **fields)` builds the record of what stands at `begin`..`end` of the normalised text.
    """
    signs = _signs(text.text)
    article = Context(places, published)
    done: set[tuple[str, ...]] = set()
    gone: set[str] = set()
    made: set[str] = set()
    for statement in _told(article, signs, make):
        if isinstance(statement, MergedInto):
            gone.add(written(statement.from_))
            made.add(written(statement.into))
        if _said(statement) not in done:
            done.add(_said(statement))
            yield statement
    communes = communes_of(places, frozenset(gone - made)) if signs.counted else None
    if communes:
        yield from counts(article, signs.counted, communes, make)


def _told(article: Context, signs: _Signs, make: Make) -> Iterator[MergedInto | Established]:
    """What the sentences with signs say, in order; some of it more than once."""
    begins = article.places.sentences if signs.mergers or signs.founding else []
    merging = {bisect_right(begins, at) - 1 for at in signs.mergers}
    found: list[tuple[Skeleton, list[Found], bool]] = []
    for number in sorted(merging | {bisect_right(begins, at) - 1 for at in signs.founding}):
        begin, end = begins[number], begins[number + 1]
        s = skeleton(article.places, article.lower, begin, min(end, begin + LONGEST_READ))
        found.append((s, list(read_mergers(s)) if number in merging else [], number in merging))
    wholes = wholes_of(reading for _, reading, _ in found)
    news = _after_merger(article.places) if signs.mergers else frozenset()
    for s, reading, may in found:
        yield from _stated(article, s, reading or (list(results(s, news, wholes)) if may else []), make)
        yield from founded(article, s, make)
        yield from elected(article, s, make)


def _said(statement: MergedInto | Established) -> tuple[str, ...]:
    """What makes two statements of one article the same."""
    if isinstance(statement, MergedInto):
        return statement.from_, statement.into
    return statement.organisation, statement.date or "", statement.term or ""
