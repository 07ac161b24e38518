"""Which of the places named in a text lies in which, as the text says.

Part and whole stand beside each other with a comma, a bracket, "thuộc" or nothing between; names in a row share the
whole that follows. Beyond that a reader takes a place for lying in another where both stand in one sentence or the
title names the larger one, and here the official list has to confirm it. It never adds a place that the text does not
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..lexicon import filled, lexicon_table
from .levels import LOWER, levels
from .mentions import SYLLABLE, PlaceMention
from .official import official, plain

_GAP = re.compile(
    r"[\"”’']?(?: ?\((?:cũ|nay|mới|trước đây)\)| mới| cũ)?"
    r"(?:(?:\.\.\.|…)(?!\n))?(?:,|;| ?[-–](?= |$)|)(?: |\n)?\(?"
    r"(?:(?:trú|ngụ|trú tại|ngụ tại) )?"
    r"(?:(?:nay |đều |cùng |cũng |là |nằm )*(?:trực thuộc|thuộc|ở|tại|của|cùng|trên địa bàn|địa bàn)(?: địa bàn| địa phận)? )?"
)
_ONCE = re.compile(filled(r"\b«once» (?:trực )?thuộc ", lexicon_table("levels.toml")["words"]))
_SAID = re.compile(
    rf"(?:,|;| ?[-–]|) ?\(?(?:(?:[{LOWER}]+ ){{0,6}}của|[^.;:()\n]{{0,40}} (?:trực )?thuộc)(?: địa bàn)? "
)
ROW = re.compile(
    r"[\"”’']?\)?(?: đến | với | hoặc | giáp | cùng | & | [-–] "
    r"|(?:, ?|; ?| và |, và )(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}) )?)"  # "xã A và | 2 phường: B và C"
)
_CHAIN = re.compile(
    rf"(?:, ?| \(|, thuộc )({SYLLABLE}(?: {SYLLABLE}){{1,2}})(?:, ({SYLLABLE}(?: {SYLLABLE}){{1,2}}))?, ?"
)
_BACK = re.compile(rf"(?:^|\(|[,;:.–-] |\b(?:tại|ở|ngụ|quê|về|đến|từ|trú) )({SYLLABLE}(?: {SYLLABLE}){{1,2}}), $")
_AFTER = re.compile(rf"(?:, ?| ?\()(?:tỉnh |thành phố |TP\.? ?)?({SYLLABLE}(?: {SYLLABLE})*)")
_SUCH = re.compile(r"[^.!?;()\n]{0,100}? (?:như|gồm|bao gồm|gồm có|như là)(?: các)? ?:? | ?: ")


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


_STRETCHES = tuple(lexicon_table("levels.toml")["words"]["stretches"])
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


def confirmed(part: str, rank: int, whole: str) -> bool:
    """Whether the official list has a place of that name and rank in one of the other name."""
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
    if "thuộc" in gap and _ONCE.search(gap):
        return False  # "phường Bến Thành (trước đây thuộc quận 1)": where it lay and lies no more
    if inner.level is None and inner.name == outer.name:
        return False  # "Trường Hương Khê (huyện Hương Khê)"
    if inner.level in _STRETCHES and max(upper, default=0) > 2:
        return False  # "khu vực Bãi Tràn": any stretch of land; within a commune it is a unit
    if inner.level == "khu vực" and outer.level == "xã":
        return False  # wards have them, rural communes do not
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
        if part_guessed or guessed or confirmed(inner.name, rank, outer.name):
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
            land = (
                before.mention.level in _STRETCHES and not before.mention.name.isdigit()
            )  # "khu Thảo Điền, An Phú, ..."
            chain = None if land else _CHAIN.fullmatch(text, before.mention.end, mention.begin)
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
    if name in official().names or not confirmed(name, 2, whole.mention.name):
        return None
    after = _AFTER.match(text, whole.mention.end)
    alone = before[0][0] in ",;:.–-" and not (after and 4 in official().ranks.get(after[1], ()))
    place = PlaceMention(before.start(1), before.end(1), None, name)
    return Ranked(place, frozenset((2,)), guessed=not alone)  # "gồm Bình Mỹ, Đông Thạnh, Hóc Môn": a row of communes


def _beside(text: str, mentions: Sequence[Ranked]) -> list[Link]:
    """Which mention lies in which, by the gap between neighbours; names in a row share the whole that follows."""
    found: list[Link] = []
    row: list[int] = []  # mentions before this one that stand beside it
    for i, (part, whole) in enumerate(pairwise(mentions)):
        row.append(i)
        beyond = _beyond_bracket(text, mentions, i)
        if beyond:
            found.append(beyond)
        gap = text[_end_of(text, part.mention) : whole.mention.begin]
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
                if k == i or (_lies(mentions[k], whole, between, direct=False) and not _elsewhere(mentions[k], whole))
            ]
            row = []
        elif not (ROW.fullmatch(between) and part.ranks & whole.ranks):
            row = []
    return found


def _end_of(text: str, mention: PlaceMention) -> int:
    """Where a mention ends, with the bracket of a list that it ends: "4 xã (A, B và C) | thuộc huyện D"."""
    if not text.startswith(")", mention.end):
        return mention.end
    opens = text.rfind("(", max(0, mention.begin - _LISTED), mention.begin)
    whole = opens > 0 and text.find(")", opens, mention.end) < 0
    listed = whole and _listed().search(text, max(0, opens - _COUNTED), opens)
    return mention.end + 1 if listed else mention.end


_LISTED = 200  # characters that a list in brackets may have
_COUNTED = 24  # and those that its level and count may have


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    words = lexicon_table("levels.toml")["words"]
    return re.compile(filled(r"\b(?:«plural»|\d{1,2}) (?:«commune_levels»|quận|huyện) $", words), re.IGNORECASE)


def _elsewhere(part: Ranked, whole: Ranked) -> bool:
    """Whether the official list has a district or city, and in another province: "từ TP Rạch Giá đến Vị Thanh (Hậu Giang)"."""
    if part.ranks != _CITY or 4 not in whole.ranks:
        return False
    above = official().parents.get((plain(part.mention.name), 3))
    return above is not None and plain(whole.mention.name) not in above


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
        if whole.end <= close and _lies(mentions[i], mentions[j], " ("):
            return None  # "huyện Can Lộc (Hà Tĩnh), TP Đà Nẵng": the next of a row
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
            if i > j + 1 and not ROW.fullmatch(text, mentions[i - 1].mention.end, part.mention.begin):
                break
            if any(confirmed(part.mention.name, r, whole.mention.name) for r in part.ranks):
                yield Link(i, j, whole.mention.begin, part.mention.end, "list")
            elif i == j + 1:
                break  # "ở TP.HCM và các nơi như Đồng Nai, Vũng Tàu"


def _a_thing(text: str, mention: PlaceMention) -> bool:
    """Whether a bare name is that of a works or a building: "sân bay | Cam Ranh (Khánh Hòa)", "các cảng gồm: A và | B"."""
    if mention.level is not None:
        return False
    alone, row = _things()
    begin = max(0, mention.begin - _ROW_OF_THINGS)
    return bool(alone.search(text, max(0, mention.begin - 40), mention.begin) or row.search(text, begin, mention.begin))


_ROW_OF_THINGS = 400  # characters that a row of works or buildings may have


@lru_cache(maxsize=1)
def _things() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands right before the name of a works or a building, and before a row of them."""
    words = lexicon_table("levels.toml")["words"]
    alone = filled(r"\b(?<!quê )(?<!môi )(?<!thị )(?:«things»|(?:số|ngõ|ngách) \d{1,4}\w?)(?: «of_things»)* $", words)
    row = filled(r"\b(?:«plural»|\d{1,3}) «rows_of_things»\b[^.:;\n]{0,60}?(?:: |\b(?:gồm|là):? )[^.!?\n]*$", words)
    return re.compile(alone, re.IGNORECASE), re.compile(row, re.IGNORECASE)


def stated(text: str, mentions: Sequence[Ranked]) -> list[Link]:
    """What the words say in one breath."""
    found = (*_beside(text, mentions), *_listed_below(text, mentions))
    return [link for link in found if not _no_unit(text, mentions[link.part].mention)]


def _no_unit(text: str, part: PlaceMention) -> bool:
    """Whether what is said to lie in a place is no unit: works, or housing and land that a level of hamlets names too."""
    if part.level is None:
        return _a_thing(text, part)
    if part.level not in _NAMED_LAND or part.name[0].isdigit():
        return False
    lived_in = text.startswith((", ", " ("), part.end) and _NAMED_LAND[part.level]().search(
        text, max(0, part.begin - 20), part.begin
    )
    return not lived_in  # "dự án nhà ở xã hội - khu dân cư Hoa Sen tại phường X"; "trú khu dân cư Hoa Sen, phường X"


@lru_cache(maxsize=1)
def _homes() -> re.Pattern[str]:
    """What stands before the neighbourhood that somebody lives in: "trú tại | khu dân cư Hoa Sen"."""
    return re.compile(filled(r"(?:\b«homes»(?: tại| ở)? |(?:^|[.\n] ?))$", lexicon_table("levels.toml")["words"]))


@lru_cache(maxsize=1)
def _sites() -> re.Pattern[str]:
    """The same, or where something is: "tại | khu vực Thới Phong, phường X"."""
    return re.compile(
        filled(r"\b(?:«homes»(?: tại| ở)?|ở|tại) $|(?:^|[.\n] ?)$", lexicon_table("levels.toml")["words"])
    )


_NAMED_LAND = {"khu dân cư": _homes, "khu vực": _sites}
