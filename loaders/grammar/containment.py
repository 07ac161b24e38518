"""Which of the places named in a text lies in which, as the text says.

Part and whole stand beside each other with a comma, a bracket, "thuộc" or nothing between; names in a row share the
whole that follows. Beyond that a reader takes a place for lying in another where both stand in one sentence or the
title names the larger one, and here the official list has to confirm it. It never adds a place that the text does not
name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .levels import LOWER, levels
from .mentions import SYLLABLE, PlaceMention, official, plain

_GAP = re.compile(
    r"[\"”’']?(?: ?\((?:cũ|nay|mới|trước đây)\)| mới| cũ)?"
    r"(?:\.\.\.|…)?(?:,|;| ?[-–](?= )|)(?: |\n)?\(?"
    r"(?:(?:trú|ngụ|trú tại|ngụ tại) )?"
    r"(?:(?:nay |đều |cùng |cũng |là |nằm )*(?:trực thuộc|thuộc|ở|tại|của|cùng|trên địa bàn|địa bàn)(?: địa bàn| địa phận)? )?"
)
_SAID = re.compile(
    rf"(?:,|;| ?[-–]|) ?\(?(?:(?:[{LOWER}]+ ){{0,6}}của|[^.;:()\n]{{0,40}} (?:trực )?thuộc)(?: địa bàn)? "
)
_BESIDE = re.compile(r"[\"”’']?(?:, ?|; ?| và | đến | với | hoặc | giáp | cùng | & | [-–] |, và )")
_CHAIN = re.compile(
    rf"(?:, ?| \(|, thuộc )({SYLLABLE}(?: {SYLLABLE}){{1,2}})(?:, ({SYLLABLE}(?: {SYLLABLE}){{1,2}}))?, ?"
)
_BACK = re.compile(rf"(?:^|\(|[,;:.–-] |tại |ở |ngụ |quê |về |đến |từ |trú )({SYLLABLE}(?: {SYLLABLE}){{1,2}}), $")
_SUCH = re.compile(r",? (?:như|gồm|bao gồm|gồm có|như là)(?: các)? ?:? | ?: ")
_COMPRISES = re.compile(r"\b(?:gồm|như|địa bàn|các (?:quận|huyện|phường|xã))\b")
_SENTENCE = re.compile(r"[.!?…]['\"”’)]?\s|\n")
_LONGEST = 400  # characters of a quote that has to hold both places; beyond, it holds the part alone


class Link(NamedTuple):
    """The article shows at `begin`..`end` that mention `part` lies in mention `whole` (indices)."""

    part: int
    whole: int
    begin: int
    end: int
    rule: str


class Ranked(NamedTuple):
    """A mention and the ranks that it may have; `guessed` where only its position in a chain tells."""

    mention: PlaceMention
    ranks: frozenset[int]
    guessed: bool = False


_CITY = frozenset((3,))
_PROVINCE = frozenset((4,))  # a bare name that a province bears means the province


def ranks_of(level: str | None, name: str) -> frozenset[int]:
    """Ranks that a place of that level and name may have.

    A city is a district, or a province when it is one under the centre.
    """
    known = official()
    if level is None:
        ranks = known.ranks.get(plain(name), frozenset())
        return _PROVINCE if 4 in ranks else ranks
    if level == "thành phố":
        named = known.ranks.get(name, ())
        return frozenset(r for r in named if "thành phố" in known.levels[name, r]) or _CITY
    return frozenset((levels()[level].rank,))


def _confirmed(part: str, rank: int, whole: str) -> bool:
    return plain(whole) in official().parents.get((plain(part), rank), ())


def _row(one: Ranked, other: Ranked) -> bool:
    """Whether two places can stand side by side: of one rank, and bare names only in one province."""
    shared = one.ranks & other.ranks
    if not shared:
        return False
    if one.mention.level and other.mention.level:
        return True
    parents = official().parents
    rank = max(shared)
    return rank == 4 or bool(
        parents.get((one.mention.name, rank), frozenset()) & parents.get((other.mention.name, rank), frozenset())
    )


def _lies(part: Ranked, whole: Ranked, gap: str, direct: bool = True) -> bool:
    """Whether `part`, `gap`, `whole` read as a place and the larger place around it; `direct`: with no other between."""
    (inner, lower, part_guessed), (outer, upper, guessed) = part, whole
    bracket = "(" in gap or "thuộc" in gap
    if inner.level is None and inner.name == outer.name:
        return False  # "Trường Hương Khê (huyện Hương Khê)"
    if inner.level == "khu vực" and max(upper, default=0) > 2:
        return False  # "khu vực Bãi Tràn": any stretch of land; within a commune it is a unit
    if (
        inner.level is None
        and outer.level is None
        and not bracket
        and not (part_guessed or guessed)
        and _row(part, whole)
        and not (4 in upper and 4 not in lower)
    ):
        return False
    for rank in lower:
        higher = [r for r in upper if r > rank]
        if not higher or (inner.level is None and 4 in lower and 4 in upper):
            continue
        if part_guessed or guessed or _confirmed(inner.name, rank, outer.name):
            return True
        if inner.level is None:
            continue
        if 4 in higher and plain(outer.name) not in official().ranks:
            continue  # a province that Vietnam never had: a place abroad
        if outer.level is not None:
            return True
        unlisted = (plain(inner.name), rank) not in official().parents
        if bracket or (gap.strip() and ((rank < 3 and 4 in higher) or (unlisted and (rank < 3 or direct)))):
            return True
    return False


def ranked(text: str, mentions: Sequence[PlaceMention]) -> list[Ranked]:
    """The mentions with their ranks, and between them the names that only their place in a chain shows to be units.

    "Tổ 1, Do Lộ, Yên Nghĩa, Hà Đông": what stands between a small place and a large one, each after a comma.
    """
    found: list[Ranked] = []
    for mention in mentions:
        here = Ranked(mention, ranks_of(mention.level, mention.name))
        if found and 5 < mention.begin - found[-1].mention.end < 60 and found[-1].mention.level and here.ranks:
            before = found[-1]
            chain = _CHAIN.fullmatch(text, before.mention.end, mention.begin)
            top, low = max(here.ranks), min(before.ranks, default=4)
            names = [k for k in (1, 2) if chain and chain[k]]
            if chain and top - low > len(names) and top > 2 and low < 3:
                for k in names:
                    rank = top - 1 - (len(names) - k)
                    place = PlaceMention(chain.start(k), chain.end(k), None, chain[k])
                    found.append(Ranked(place, frozenset((rank,)), guessed=True))
        if here.ranks and max(here.ranks) > 2 and text[mention.begin - 2 : mention.begin] == ", ":
            ward = _ward_before(text, found[-1].mention.end if found else 0, here)
            if ward:
                found.append(ward)
        found.append(here)
    return found


def _ward_before(text: str, last: int, whole: Ranked) -> Ranked | None:
    """A commune without its level right before the larger place that the official list puts it in: "Tân Định, Hà Nội"."""
    before = _BACK.search(text, max(last, whole.mention.begin - 30), whole.mention.begin)
    if not before or before.start(1) <= last:
        return None
    name = before[1]
    if name in official().names or not _confirmed(name, 2, whole.mention.name):
        return None
    return Ranked(PlaceMention(before.start(1), before.end(1), None, name), frozenset((2,)))


def _beside(text: str, mentions: Sequence[Ranked]) -> list[Link]:
    """Which mention lies in which, by the gap between neighbours; names in a row share the whole that follows."""
    found: list[Link] = []
    row: list[int] = []  # mentions before this one that stand beside it
    for i, (part, whole) in enumerate(pairwise(mentions)):
        row.append(i)
        beyond = _beyond_bracket(text, mentions, i)
        if beyond:
            found.append(beyond)
        gap = text[part.mention.end : whole.mention.begin]
        if len(gap) > 400:
            row = []
            continue
        between = _without_bracket(gap)
        if between is None or len(between) > 60:
            row = []
            continue
        joined = _GAP.fullmatch(between) or (whole.mention.level and _SAID.fullmatch(between))
        if joined and _abroad(whole):
            found = [link for link in found if link.whole != i]  # "bản A, huyện B, tỉnh C, Lào"
        if joined and _lies(part, whole, between):
            end = whole.mention.end
            end += "(" in between and text[end : end + 1] == ")"
            found += [
                Link(k, i + 1, mentions[k].mention.begin, end, "beside")
                for k in row
                if k == i or _lies(mentions[k], whole, between, direct=False)
            ]
            row = []
        elif not (_BESIDE.fullmatch(between) and part.ranks & whole.ranks):
            row = []
    return found


def _abroad(place: Ranked) -> bool:
    """Whether it is a province that Vietnam never had."""
    return place.mention.level == "tỉnh" and plain(place.mention.name) not in official().ranks


def _beyond_bracket(text: str, mentions: Sequence[Ranked], i: int) -> Link | None:
    """The link of a mention with what follows a bracket that opens right after it, and names other places."""
    part = mentions[i].mention
    if not text.startswith(" (", part.end):
        return None
    close = text.find(")", part.end, part.end + 300)
    for j in range(i + 1, len(mentions)):
        whole = mentions[j].mention
        if close < 0 or whole.begin - close > 60:
            return None
        if whole.begin > close:
            gap = text[close + 1 : whole.begin]
            fits = _GAP.fullmatch(gap) and _lies(mentions[i], mentions[j], gap)
            return Link(i, j, part.begin, whole.end, "after bracket") if fits else None
    return None


def _without_bracket(gap: str) -> str | None:
    """The gap without a bracket that opens right after the part and closes before the whole; None where it is cut."""
    if gap.startswith((" (", "(")) and ")" in gap:
        inside, _, rest = gap.partition(")")
        return rest if "(" not in inside[2:] else None
    return gap


def _listed_below(text: str, mentions: Sequence[Ranked]) -> Iterator[Link]:
    """Places without level in a list after the place that holds them: "tỉnh Thanh Hóa như Thọ Xuân, Yên Định"."""
    for j, (whole, first) in enumerate(pairwise(mentions)):
        if not _SUCH.fullmatch(text, whole.mention.end, first.mention.begin):
            continue
        for i in range(j + 1, len(mentions)):
            part = mentions[i]
            if i > j + 1 and not _BESIDE.fullmatch(text, mentions[i - 1].mention.end, part.mention.begin):
                break
            if any(_confirmed(part.mention.name, r, whole.mention.name) for r in part.ranks):
                yield Link(i, j, whole.mention.begin, part.mention.end, "list")


def _centre(name: str) -> bool:
    """Whether it is a city under the centre: a district that turns up in an article about a city states nothing."""
    return "thành phố" in official().levels.get((name, 4), ())


class _Named(NamedTuple):
    """Where a text names its places: numbers of mentions by name and rank, in order."""

    at: dict[tuple[str, int], list[int]]
    levelled: dict[tuple[str, int], list[int]]  # only those with their level
    title: int  # offset at which the title ends
    only_district: str | None

    @staticmethod
    def of(text: str, mentions: Sequence[Ranked]) -> _Named:
        """The places of a text."""
        at: dict[tuple[str, int], list[int]] = {}
        levelled: dict[tuple[str, int], list[int]] = {}
        for i, (mention, ranks, _) in enumerate(mentions):
            for rank in ranks:
                at.setdefault((plain(mention.name), rank), []).append(i)
                if mention.level:
                    levelled.setdefault((plain(mention.name), rank), []).append(i)
        title = text.find("\n", 40)
        districts = {plain(m.mention.name) for m in mentions if max(m.ranks, default=0) == 3}
        return _Named(at, levelled, title if 0 < title < 250 else 120, districts.pop() if len(districts) == 1 else None)

    def wholes(self, name: str, rank: int) -> list[list[int]]:
        """Mentions of the places that the official list has around a place, lowest rank only, by name."""
        own = plain(name)
        above = official().parents.get((own, rank), frozenset())
        for upper in range(rank + 1, 5):
            found = [(self.levelled if whole == own else self.at).get((whole, upper)) for whole in above]
            if any(found):
                return [indices for indices in found if indices]
        return []


def _closest(mentions: Sequence[Ranked], indices: Sequence[int], i: int) -> int:
    """Of the ascending numbers `indices` the one whose mention is nearest in the text to mention `i`."""
    k = bisect_left(indices, i)
    return min(indices[max(0, k - 1) : k + 1], key=lambda j: abs(mentions[j].mention.begin - mentions[i].mention.begin))


def _shown(text: str, mentions: Sequence[Ranked], known: Sequence[Link]) -> Iterator[Link]:
    """Containment that the article shows without saying it in one breath, where the official list confirms it.

    A commune or district that the article puts nowhere else, in a larger place that its title names or that stands in
    the same sentence; measured on the annotated articles, readers take nothing else for stated.
    """
    placed = {plain(mentions[link.part].mention.name) for link in known}
    named = _Named.of(text, mentions)
    for i, part in enumerate(mentions):
        rank = _one_rank(text, mentions, i)
        if rank in (2, 3) and plain(part.mention.name) not in placed:
            link = _single_district(text, mentions, i, named) if rank == 2 else None
            link = link or _in_sentence_or_title(text, mentions, i, rank, named)
            if link:
                yield link


def _follows(text: str, mentions: Sequence[Ranked], i: int) -> bool:
    """Whether the mention goes on with a row."""
    gap = text[mentions[i - 1].mention.end : mentions[i].mention.begin] if i else ""
    return bool(gap) and len(gap) < 12 and "–" not in gap and bool(_BESIDE.fullmatch(gap))


def _one_rank(text: str, mentions: Sequence[Ranked], i: int) -> int:
    """The rank of a mention, 0 where it is open; a bare name has that of the row it goes on with."""
    (mention, ranks, _) = mentions[i]
    if mention.level is None:
        return max(ranks & mentions[i - 1].ranks, default=0) if _follows(text, mentions, i) else 0
    return max(ranks) if len(ranks) == 1 else 0


def _span(text: str, part: PlaceMention, whole: PlaceMention) -> tuple[int, int, bool]:
    """From the one to the other, and whether one sentence holds both."""
    begin, end = min(part.begin, whole.begin), max(part.end, whole.end)
    return begin, end, end - begin < _LONGEST and not _SENTENCE.search(text, begin, end)


def _single_district(text: str, mentions: Sequence[Ranked], i: int, named: _Named) -> Link | None:
    """The official list may not have a commune any more: the article's only district, in one sentence, is its own."""
    name = mentions[i].mention.name
    only = named.only_district
    if only is None or _confirmed(name, 2, only):
        return None
    j = _closest(mentions, named.at[only, 3], i)
    begin, end, together = _span(text, mentions[i].mention, mentions[j].mention)
    return Link(i, j, begin, end, "only district") if together and j != i else None


def _in_sentence_or_title(text: str, mentions: Sequence[Ranked], i: int, rank: int, named: _Named) -> Link | None:
    part = mentions[i].mention
    wholes = named.wholes(part.name, rank)
    if not wholes:
        return None
    j = min(
        (_closest(mentions, indices, i) for indices in wholes),
        key=lambda j: abs(mentions[j].mention.begin - part.begin),
    )
    whole = mentions[j].mention
    begin, end, together = _span(text, part, whole)
    if _centre(whole.name):
        comprised = together and _COMPRISES.search(text, whole.end, part.begin)
        return Link(i, j, begin, end, "comprises") if comprised else None
    if together:
        return Link(i, j, begin, end, "same sentence")
    in_title = any(mentions[indices[0]].mention.begin < named.title for indices in wholes)
    if in_title and (whole.name != part.name or _follows(text, mentions, i)):
        begin, end = (part.begin, part.end) if end - begin > _LONGEST else (begin, end)
        return Link(i, j, begin, end, "title")
    return None


def links(text: str, mentions: Sequence[Ranked]) -> tuple[Link, ...]:
    """All that the text shows of which mention lies in which."""
    found = [*_beside(text, mentions), *_listed_below(text, mentions)]
    return (*found, *_shown(text, mentions, found))
