"""Containment that an article shows without saying it in one breath.

A reader takes a commune for lying in the district whose committee reprimands its chairman, and a hamlet for lying in
the only commune that the article speaks of. Communes and districts have to be confirmed by the official list; hamlets
stand on no list, so that there the article has to leave no other choice. No place is put into one that the text does
not name; and none into a district that is called a former one, or by an article written when there were no districts
any more: today's phường Bến Thành lies in none, however often "quận 1 cũ" is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import filled, lexicon_table
from ..vietnamese import written
from .containment import ROW, Link, Ranked, confirmed, stated
from .levels import levels
from .mentions import PlaceMention
from .official import official, plain

_COMPRISES = re.compile(
    r"\b(?:gồm\b|như\b|địa bàn\b|(?:các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}) (?:(?:quận|huyện|phường|xã)\b|$))"
)
_SENTENCE = re.compile(r"[.!?…]['\"”’)]?\s|\n")
_COMMUNE = frozenset((2,))
_BARE = re.compile(
    r"(?<!các )(?<!nhiều )(?<!số )(?<!cấp )(?<!một )(?<!hai )(?<!ba )(?<!mỗi )(?<!những )\b(quận|huyện|phường|xã|thị trấn|thị xã) (?:ở|thuộc) $"
)
_IN = ("ở ", "thuộc ")  # the last words of `_BARE`
_SHORTLY = 250  # characters in which a district goes on to be spoken of; set on the annotated articles
_LONGEST = 400  # characters of a quote that has to hold both places; beyond, it holds the part alone


def _centre(name: str) -> bool:
    """Whether it is a city under the centre: a district that turns up in an article about a city states nothing."""
    return "thành phố" in official().levels.get((name, 4), ())


class _Named(NamedTuple):
    """Where a text names its places: numbers of mentions by name and rank, in order."""

    at: dict[tuple[str, int], list[int]]
    levelled: dict[tuple[str, int], list[int]]  # only those with their level
    title: int  # offset at which the title ends
    only_district: str | None
    parents: dict[tuple[str, int], frozenset[str]]  # of the official list, as the article's day has it

    @staticmethod
    def of(text: str, mentions: Sequence[Ranked], published: date | None) -> _Named:
        """The places of a text that others may lie in on the day of the article."""
        at: dict[tuple[str, int], list[int]] = {}
        levelled: dict[tuple[str, int], list[int]] = {}
        loose = lexicon_table("levels.toml")["words"]["loose"]
        districts = published is None or published < official().no_districts
        gone = _bygone(text, mentions)
        for i, (mention, ranks, _) in enumerate(mentions):
            if mention.level is None and mention.name in loose:
                continue  # "Công ty Bưu chính | Sài Gòn"
            for rank in ranks if i not in gone else ():
                if rank == 3 and not districts:
                    continue
                at.setdefault((plain(mention.name), rank), []).append(i)
                if mention.level:
                    levelled.setdefault((plain(mention.name), rank), []).append(i)
        title = text.find("\n", 40)
        named = {plain(m.mention.name) for m in mentions if 3 in m.ranks}
        only = named.pop() if len(named) == 1 else None
        return _Named(
            at,
            levelled,
            title if 0 < title < 250 else 120,
            only if (only, 3) in at else None,
            official().parents_on(published),
        )

    def wholes(self, name: str, rank: int) -> list[list[int]]:
        """Mentions of the places that the official list has around a place, lowest rank only, by name."""
        own = plain(name)
        above = self.parents.get((own, rank), frozenset())
        for upper in range(rank + 1, 5):
            found = [(self.levelled if whole == own else self.at).get((whole, upper)) for whole in above]
            if any(found):
                return [indices for indices in found if indices]
        return []


@lru_cache(maxsize=1)
def _old() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after a place that is called a former one: "trước là | quận 1", "quận 1 | cũ"."""
    words = lexicon_table("levels.toml")["words"]
    return re.compile(filled(r"\b«once»(?: là| thuộc)* $", words)), re.compile(
        filled(r"[\"”’']? ?\(?«bygone»\b", words)
    )


def _bygone(text: str, mentions: Sequence[Ranked]) -> frozenset[int]:
    """The mentions (numbers) called former ones, rows as a whole: "các quận Cầu Giấy và Bắc Từ Liêm | trước đây"."""
    before, after = _old()
    found = set()
    for i in range(len(mentions) - 1, -1, -1):
        mention = mentions[i].mention
        goes_on = i + 1 in found and mentions[i].ranks & mentions[i + 1].ranks and _follows(text, mentions, i + 1)
        if goes_on or after.match(text, mention.end) or before.search(text, max(0, mention.begin - 24), mention.begin):
            found.add(i)
    return frozenset(found)


def _closest(mentions: Sequence[Ranked], indices: Sequence[int], i: int) -> int:
    """Of the ascending numbers `indices` the one whose mention is nearest in the text to mention `i`."""
    return min(_neighbours(indices, i), key=lambda j: abs(mentions[j].mention.begin - mentions[i].mention.begin))


def _neighbours(indices: Sequence[int], i: int) -> Sequence[int]:
    """Of the ascending numbers `indices` the last before mention `i` and the first after it."""
    k = bisect_left(indices, i)
    return indices[max(0, k - 1) : k + 1]


def _distance(text: str, part: PlaceMention, whole: PlaceMention) -> tuple[bool, int]:
    """How far a place stands from a larger one: in another sentence it is further than in the same."""
    return not _span(text, part, whole)[2], abs(whole.begin - part.begin)


def _shown(text: str, mentions: Sequence[Ranked], known: Sequence[Link], published: date | None) -> Iterator[Link]:
    """Communes and districts in a larger place that the title names or that stands in the same sentence.

    "UBND huyện Thanh Oai phê bình Chủ tịch UBND xã Hồng Dương": only where the official list confirms it, and where the
    article does not put the place into one that is as near; measured on the annotated articles, readers take nothing
    else for stated.
    """
    placed: dict[str, int] = {}  # the lowest rank of what the article puts a name into
    for link in known:
        name = plain(mentions[link.part].mention.name)
        placed[name] = min(placed.get(name, 9), min(mentions[link.whole].ranks, default=9))
    named = _Named.of(text, mentions, published)
    for i, part in enumerate(mentions):
        rank = _one_rank(text, mentions, i)
        nearest = placed.get(plain(part.mention.name), 9)
        open_ = rank in (2, 3) and nearest > rank + 1 and part.mention.level != "đặc khu"  # which lies in its province
        if open_ and not _planned(text, part.mention):
            shown = _single_district(text, mentions, i, named) if rank == 2 else None
            shown = shown or _in_sentence_or_title(text, mentions, i, rank, named)
            if (
                shown
                and max(mentions[shown.whole].ranks) < nearest
                and _may_hold(mentions[shown.whole].mention, part.mention)
            ):
                yield shown


_DISTRICTS_OF = {"xã": "quận", "thị trấn": "quận", "phường": "huyện"}  # a level -> the districts that have none of it


def _may_hold(whole: PlaceMention, part: PlaceMention) -> bool:
    """Whether a district is of a kind that has such communes: no xã lies in a quận, even if today's phường of its name does."""
    levels = {whole.level} if whole.level else official().levels.get((whole.name, 3), frozenset())
    return levels != {_DISTRICTS_OF.get(part.level or "")}


def _planned(text: str, mention: PlaceMention) -> bool:
    """Whether the unit is but planned: "xây dựng đề án thành lập | thành phố Tân Hòa"."""
    return _plans().search(text, max(0, mention.begin - 100), mention.begin) is not None


@lru_cache(maxsize=1)
def _plans() -> re.Pattern[str]:
    words = lexicon_table("levels.toml")["words"]
    return re.compile(
        filled(r"\b«planned»\b[^.;:\n]{0,60}?\b(?:«made»|thành lập [^.;:\n]{2,40} và) $", words), re.IGNORECASE
    )


def _hamlets(text: str, mentions: Sequence[Ranked], known: Sequence[Link]) -> Iterator[Link]:
    """Hamlets in the only commune that the article speaks of, or that their sentence names.

    "Chủ tịch UBND xã Hồng Dương cho biết ông Bình (ở xóm Đình) được thưởng."
    """
    kinds = lexicon_table("levels.toml")["words"]["hamlets"]
    placed = {written(mentions[link.part].mention.name) for link in known}
    open_ = [
        i
        for i, (m, _, _) in enumerate(mentions)
        if m.level in kinds and written(m.name) not in placed and _hamlet(text, m)
    ]
    communes = [i for i, m in enumerate(mentions) if m.ranks == _COMMUNE] if open_ else []
    names = {plain(mentions[i].mention.name) for i in communes}
    begins = [mentions[i].mention.begin for i in communes]
    for i in open_:
        part = mentions[i].mention
        near = communes[bisect_left(begins, part.begin - _LONGEST) : bisect_left(begins, part.end + _LONGEST)]
        spans = [(j, *_span(text, part, mentions[j].mention)) for j in near]
        beside = [(j, begin, end) for j, begin, end, together in spans if together]
        if len({plain(mentions[j].mention.name) for j, _, _ in beside}) == 1:
            j, begin, end = min(beside, key=lambda found: found[2] - found[1])
            yield Link(i, j, begin, end, "hamlet in sentence")
        elif len(names) == 1:
            j = _closest(mentions, communes, i)
            begin, end, _ = _span(text, part, mentions[j].mention)
            begin, end = (begin, end) if end - begin < _LONGEST else (part.begin, part.end)
            yield Link(i, j, begin, end, "only commune")


_HEAD = re.compile(r"(?:trưởng|phó|già làng) $", re.IGNORECASE)
_OPEN = re.compile(r"(?:^|[^\w ]|\n) ?$")


def _hamlet(text: str, m: PlaceMention) -> bool:
    """Whether a mention is surely a hamlet: neither "Trưởng thôn Lanh" (a man) nor "Thích Bản Phúc"."""
    first = text[m.begin : m.begin + 2]
    if _HEAD.search(text, max(0, m.begin - 9), m.begin) and not m.name[-1].isdigit():
        return False
    if (first.isupper() and not m.name[0].isdigit()) or text[m.end - len(m.name) - 1] in "\"“'‘":
        return False  # "KP Án", "bản “Đảo ngũ cung”"
    return first.islower() or bool(_OPEN.search(text, max(0, m.begin - 2), m.begin)) or m.name[0].isdigit()


def _subject(mentions: Sequence[Ranked], level: str) -> int | None:
    """The first mention of the unit of a level that the article names at least twice as often as any other."""
    units = [i for i, m in enumerate(mentions) if m.mention.level == level]
    count = Counter(plain(mentions[i].mention.name) for i in units).most_common(2)
    if not count or (len(count) == 2 and count[0][1] < 2 * count[1][1]):
        return None
    return next(i for i in units if plain(mentions[i].mention.name) == count[0][0])


def _bare_part(text: str, mentions: Sequence[Ranked]) -> Iterator[Link]:
    """The unit that an article is about, by its bare level before a larger place: "Chủ tịch quận ở Đà Nẵng"."""
    subjects: dict[str, int | None] = {}
    for j, (whole, ranks, _) in enumerate(mentions):
        if not text.endswith(_IN, 0, whole.begin):
            continue
        bare = _BARE.search(text, max(0, whole.begin - 24), whole.begin)
        if not bare or max(ranks, default=0) <= (rank := levels()[bare[1]].rank):
            continue
        if bare[1] not in subjects:
            subjects[bare[1]] = _subject(mentions, bare[1])
        i = subjects[bare[1]]
        above = official().parents.get((plain(mentions[i].mention.name), rank)) if i is not None else None
        if i is not None and (above is None or plain(whole.name) in above):
            yield Link(i, j, bare.start(1), whole.end, "bare level")


def _follows(text: str, mentions: Sequence[Ranked], i: int) -> bool:
    """Whether the mention goes on with a row."""
    gap = text[mentions[i - 1].mention.end : mentions[i].mention.begin] if i else ""
    return bool(gap) and len(gap) < 12 and "–" not in gap and bool(ROW.fullmatch(gap))


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
    """The article's only district: in one sentence, or told shortly before a commune that the official list has in it.

    "1,4 triệu con tôm chết ở thị xã Sông Cầu. Riêng phường Xuân Đài ..."; an older commune may be on no list any more.
    """
    name, only = mentions[i].mention.name, named.only_district
    if only is None:
        return None
    indices = named.at[only, 3]
    j = _closest(mentions, indices, i)
    begin, end, together = _span(text, mentions[i].mention, mentions[j].mention)
    listed = confirmed(name, 2, only) and plain(name) != only
    if listed and not together and indices[0] < i:
        j = indices[bisect_left(indices, i) - 1]
        begin, end, _ = _span(text, mentions[i].mention, mentions[j].mention)
        together = end - begin < _SHORTLY
    return Link(i, j, begin, end, "only district") if together and j != i else None


def _in_sentence_or_title(text: str, mentions: Sequence[Ranked], i: int, rank: int, named: _Named) -> Link | None:
    part = mentions[i].mention
    wholes = named.wholes(part.name, rank)
    if not wholes:
        return None
    j = min(
        (j for indices in wholes for j in _neighbours(indices, i)),
        key=lambda j: _distance(text, part, mentions[j].mention),
    )
    whole = mentions[j].mention
    begin, end, together = _span(text, part, whole)
    if _centre(whole.name):
        heading = text[whole.end : whole.end + 1] == ":" and text[:begin][-1:] in (
            "",
            "\n",
        )  # "Đà Nẵng: Chủ tịch quận ..."
        comprised = heading or _COMPRISES.search(text[whole.end : part.begin])
        return Link(i, j, begin, end, "comprises") if together and comprised else None
    if together:
        return Link(i, j, begin, end, "same sentence")
    in_title = any(mentions[indices[0]].mention.begin < named.title for indices in wholes)
    if in_title and end - begin <= _LONGEST and (whole.name != part.name or _follows(text, mentions, i)):
        return Link(i, j, begin, end, "title")
    return None


def links(text: str, mentions: Sequence[Ranked], published: date | None = None) -> tuple[Link, ...]:
    """All that the text of an article of that day shows of which mention lies in which."""
    found = stated(text, mentions)
    found += _bare_part(text, mentions)
    return (*found, *_shown(text, mentions, found, published), *_hamlets(text, mentions, found))
