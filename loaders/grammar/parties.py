"""The units and organisations that a stretch of text names: what mergers and oversight are said of.

Posts are read by a grammar of their own (`posts`); here only the bodies matter, in the order of the text, each with the
words around it that belong to it ("xã A, huyện B" is one party), so that a rule sees "sáp nhập ◆ và ◆ thành ◆".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..lexicon import lexicon, lexicon_table
from .organisations import Organisation, organisation_at
from .places import PlaceMention, Places
from .sentence import PlacesAt, Sentence
from .tokens import Tokens, tokens

LONGEST_READ = 1500  # characters read of one sentence; what says a merger or an oversight says it within them


class Party(NamedTuple):
    """A unit or organisation as named at one point of the text."""

    begin: int
    end: int  # with the larger places that follow it
    name: str  # in full: "phường An Lạc", "Sở Xây dựng tỉnh Lào Cai"
    unit: str | None  # the unit itself, or the one whose body it is
    rank: int  # of a unit (`places`); -1 of an organisation
    place: PlaceMention | None = None
    head: str = ""  # an organisation without its place: "Sở Xây dựng"
    label: str = ""  # of an organisation, as in the graph: Committee, PartyCell, Agency ...
    told: bool = True  # whether the words themselves say which one it is


_CHAIN = re.compile(r"(?: mới| cũ| \((?:mới|cũ)\))?,? ?\(?(?:thuộc |của )?")


def parties(places: Places, lower: str, begin: int, end: int) -> list[Party]:
    """What stands between two offsets of the text, in order; `lower` is the text in lower case."""
    words = tokens(places.text, lower, begin, end)
    first, last = bisect_left(places.begins, begin), bisect_left(places.begins, end)
    near = {mention.begin: mention for mention in places.mentions[first:last]}
    sentence = Sentence(words, PlacesAt(near, {at: m.end for at, m in near.items()}))
    phrases, heads, levels = lexicon().phrases, lexicon().first_of("head"), lexicon().first_of("level")
    found: list[Party] = []
    inner: PlaceMention | None = None  # the last place of the last party's chain
    taken = begin
    for i, at in enumerate(words.begins):
        word = words.low[i]
        if at < taken or (word not in heads and word not in levels and at not in near):
            continue
        head = phrases.find(words.low, i, "head") if word in heads else None
        if head and (head[1] - i > 1 or words.capital(i) or names_body(words, i)) and at not in near:
            body = organisation_at(sentence._replace(tokens=_before_verb(words, i)), i)
            if body and body.head and not body.outside and body.end > i:
                taken = words.ends[min(body.end, len(words.low)) - 1]
                found.append(_organisation(places, body, at, taken, found))
                inner = found[-1].place if found[-1].told else None
                continue
        bare = _bare_unit(places, words, i) if at not in near else None
        if bare:
            taken = bare.end
            found.append(bare)
            inner = None
        elif at in near:
            taken = near[at].end
            _add_unit(places, near[at], inner, found)
            inner = near[at]
    return found


def names_body(words: Tokens, i: int) -> bool:
    """Whether a head of one syllable in lower case begins a name: "sở Giao thông", never "cơ sở", "nhiệm vụ"."""
    if i and f"{words.low[i - 1]} {words.low[i]}" in _common():
        return False
    return i + 1 < len(words.low) and words.capital(i + 1) and words.close(i + 1)


def _bare_unit(places: Places, words: Tokens, i: int) -> Party | None:
    """ "Phường" at the head of a clause that says how it was made: the unit that the article means by it."""
    low = words.low
    if not words.capital(i) or not (found := lexicon().phrases.find(low, i, "level")):
        return None
    level, j = found
    if (
        j >= len(low)
        or low[j] not in lexicon_table("events_units.toml")["words"]["made"]
        or not any(pair in _verbs() for pair in pairwise(low[j : j + 5]))
    ):
        return None
    mention = places.resolve_bare(level, words.begins[i])
    if mention is None:
        return None
    full = places.full_of(mention)
    return Party(words.begins[i], words.ends[j - 1], full, full, places.ranks[places.index[mention.begin]], mention)


def _before_verb(words: Tokens, i: int) -> Tokens:
    """The tokens up to the next verb of a merger after token `i`, so that no name of a body takes the verb in."""
    verbs = _verbs()
    for j in range(i + 1, min(len(words.low) - 1, i + 24)):
        if (words.low[j], words.low[j + 1]) in verbs:
            return Tokens(words.text, words.begins[:j], words.ends[:j], words.low[:j])
    return words


@lru_cache(maxsize=1)
def _verbs() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(verb.split()) for verb in lexicon_table("events_units.toml")["words"]["verbs"])


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(lexicon_table("events_units.toml")["words"]["common"])


def _add_unit(places: Places, mention: PlaceMention, inner: PlaceMention | None, found: list[Party]) -> None:
    """The mention as a party of its own, or as the larger place of `inner`, the last of the party before it."""
    here = places.index[mention.begin]
    if found and inner and inner.begin in places.index:
        gap = places.text[found[-1].end : mention.begin]
        if len(gap) < 12 and _CHAIN.fullmatch(gap) and places.lies(places.index[inner.begin], here):
            closing = "(" in gap and places.text[mention.end : mention.end + 1] == ")"
            found[-1] = found[-1]._replace(end=mention.end + closing)
            return
    full = places.full_of(mention)
    found.append(Party(mention.begin, mention.end, full, full, places.ranks[here], mention))


def _organisation(places: Places, body: Organisation, begin: int, end: int, before: Sequence[Party]) -> Party:
    """The body in full; its unit is taken from the words, from a bare level, or from the place named last before it."""
    words = [body.words]
    inner = body
    while inner.inner:
        inner = inner.inner
        words.append(inner.words)
    name = " ".join(word for word in words if word)
    mention = inner.place or (places.resolve_bare(inner.bare, begin) if inner.bare else None)
    tail, last = (inner.head.tail, inner.head.level) if inner.head else ("", None)
    told = mention is not None or tail == "state"
    if mention is None and tail == "fused" and last:
        mention = places.resolve_bare(last, begin)
        told = mention is not None
    if mention is None and tail not in ("state", "number"):
        mention = next((party.place for party in reversed(before) if party.place), None)
    unit = (places.full(last, mention.name) if tail == "fused" else places.full_of(mention)) if mention else None
    shown = mention.name if mention and tail == "fused" else unit
    label = body.head.label if body.head else ""
    return Party(begin, end, f"{name} {shown}" if shown else name, unit, -1, mention, name, label, told)
