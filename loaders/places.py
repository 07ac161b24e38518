"""The places that one article names, and what it says of which lies in which.

Place names are regular: a level ("xã", "TP.") and capitalised syllables, the next larger place after a comma, in
brackets or after "thuộc". So one automaton finds the levels and the official names of provinces and districts, and
everything else is decided at those points: where a name ends (official names first, so that "xã Hồng Dương Nguyễn Văn
Minh" is a commune and a man), which names share a level ("các xã A, B và C"), which gap joins part and whole.

The official list only confirms: no place is put into another that the article does not name.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import ahocorasick
import msgspec

from .statement import PartOf
from .vietnamese import Normalised, written

UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zß-öø-ýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_SYLLABLE = rf"[{UPPER}][{LOWER}]*(?:['’`][{UPPER}{LOWER}]?[{LOWER}]+|[{UPPER}][{LOWER}]+)?(?![{UPPER}{LOWER}])"
_NAME = re.compile(
    rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,6}}(?: (?:\d{{1,2}}[A-Z]?|[IVX]{{1,4}})(?![\w%]|[.,]\d))?"
)
_CAPITALS = re.compile(rf"[{UPPER}]+(?:['’][{UPPER}]+)?(?: [{UPPER}]+(?:['’][{UPPER}]+)?){{0,4}}(?: \d{{1,2}}(?!\w))?")
_NUMBER = re.compile(
    r"(?:số )?(\d{1,3}(?:[A-ZĐ]|[/-]\d{1,2})?|[IVX]{1,4}|[A-ZĐ]\d{0,2})(?![\w%]|[.,/-]\d)"
    r"(?! (?:năm|tháng|ngày|tuần|giờ|người|hộ|lần|cán bộ|đồng chí|thành viên|tỷ|triệu|nghìn|ha|km|mét|m2|%))"
)
_ITEM = re.compile(r"(?:, và | và |, ?|; | , | & )(?:[\"“'‘]|)")


class Level(msgspec.Struct, frozen=True):
    """One level of places and the ways to write it (`lexicon/levels.toml`)."""

    name: str
    rank: int
    forms: tuple[str, ...]
    short: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    numbers: bool = False
    numerals: bool = False


class PlaceMention(NamedTuple):
    """A place as named at one point of the text. Offsets count in the normalised text and hold level and name."""

    begin: int
    end: int
    level: str | None
    name: str


class Link(NamedTuple):
    """The article shows at `begin`..`end` that mention `part` lies in mention `whole` (indices)."""

    part: int
    whole: int
    begin: int
    end: int
    rule: str


class _Sign(NamedTuple):
    """What the automaton knows of a word: a level before a name, or an official name without one."""

    level: Level | None
    form: str
    kind: str  # level, short, party, name
    ahead: int = 0  # characters of the key that belong to the name: "P1" is the sign "P"


class _Words(NamedTuple):
    levels: dict[str, Level]
    between: re.Pattern[str]
    plural: frozenset[str]
    stop: frozenset[str]
    alias: dict[str, str]
    surnames: frozenset[str]
    automaton: Any


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads(files(f"{__package__}.lexicon").joinpath("levels.toml").read_text("utf-8"))
    levels = {level.name: level for level in msgspec.convert(table["level"], list[Level])}
    words = table["words"]
    automaton = ahocorasick.Automaton()
    for level in levels.values():
        for kind, forms in (("level", level.forms), ("party", level.party)):
            for form in forms:
                for spelling in {form, form.capitalize(), form.upper(), form.title()}:
                    automaton.add_word(spelling, _Sign(level, spelling, kind))
        for form in level.short:
            if len(form) > 1:
                automaton.add_word(form, _Sign(level, form, "short"))
            else:
                for digit in "123456789":
                    automaton.add_word(form + digit, _Sign(level, form, "short", 1))
    for name in official().names:
        automaton.add_word(name, _Sign(None, name, "name"))
    automaton.make_automaton()
    between = "|".join(sorted(map(re.escape, words["between"]), key=len, reverse=True))
    return _Words(
        levels,
        re.compile(rf"(?: (?:{between})(?= ))+"),
        frozenset(words["plural"]),
        frozenset(words["stop"]),
        words["alias"],
        frozenset(table["surnames"]["common"]),
        automaton,
    )


class _Official(NamedTuple):
    """The official units, both generations together, as far as reading needs them."""

    names: frozenset[str]  # of provinces and districts
    ranks: dict[str, frozenset[int]]  # name -> ranks of the units that bear it
    levels: dict[tuple[str, int], frozenset[str]]  # (name, rank) -> levels
    parents: dict[tuple[str, int], frozenset[str]]  # (name, rank) -> names of all units above one of that name


@lru_cache(maxsize=1)
def official() -> _Official:
    """What the gazetteer says of names, ranks and parents."""
    rows = _rows()
    above: dict[str, tuple[str, str]] = {f"{code}@{made}": (name, parent) for made, code, _, _, name, parent in rows}
    ranks: dict[str, set[int]] = {}
    levels: dict[tuple[str, int], set[str]] = {}
    parents: dict[tuple[str, int], set[str]] = {}
    for _, _, label, level, name, parent in rows:
        rank = " AWDP".index(label)
        ranks.setdefault(name, set()).add(rank)
        levels.setdefault((name, rank), set()).add(level)
        chain = parents.setdefault((name, rank), set())
        while parent:
            upper, parent = above[parent]
            chain.add(upper)
    return _Official(
        frozenset(name for name, found in ranks.items() if max(found) > 2 and not name.isdigit()),
        {name: frozenset(found) for name, found in ranks.items()},
        {key: frozenset(found) for key, found in levels.items()},
        {key: frozenset(found) for key, found in parents.items()},
    )


def _rows() -> list[tuple[str, str, str, str, str, str]]:
    import gzip

    text = gzip.decompress(files(f"{__package__}.gazetteer").joinpath("units.tsv.gz").read_bytes()).decode()
    return [tuple(line.split("\t")[:6]) for line in text.splitlines()]  # type: ignore[misc]


class Places:
    """What one article says of places."""

    def __init__(self, text: str, mentions: tuple[PlaceMention, ...], links: tuple[Link, ...]) -> None:
        self.text = text
        self.mentions = mentions
        self.links = links

    @cached_property
    def _levels(self) -> dict[str, Counter[str]]:
        """Levels that the article gives each name anywhere."""
        found: dict[str, Counter[str]] = {}
        for mention in self.mentions:
            if mention.level:
                found.setdefault(written(mention.name), Counter())[mention.level] += 1
        return found

    @cached_property
    def _of_level(self) -> dict[str, list[PlaceMention]]:
        found: dict[str, list[PlaceMention]] = {}
        for mention in self.mentions:
            level = mention.level or self._only_level(mention.name)
            if level:
                found.setdefault(level, []).append(mention)
        return found

    def _only_level(self, name: str) -> str | None:
        levels = self._levels.get(written(name), ())
        return next(iter(levels)) if len(levels) == 1 else None

    def full(self, level: str | None, name: str) -> str:
        """The name with its level, taken from elsewhere in the article where it is not given here."""
        level = level or self._only_level(name)
        return f"{level} {name}" if level else name

    def full_of(self, mention: PlaceMention) -> str:
        """The mention's name with its level."""
        return self.full(mention.level, mention.name)

    def resolve_bare(self, level: str, at: int) -> PlaceMention | None:
        """The unit that a bare "phường" or "huyện" at offset `at` means.

        The one named last in the same paragraph; else the article's subject, the one that it names most; on a tie the
        one named last before.
        """
        named = self._of_level.get(level)
        if not named:
            return None
        start = self.text.rfind("\n", 0, at) + 1
        near = [mention for mention in named if start <= mention.begin < at]
        if near:
            return near[-1]
        count = Counter(written(mention.name) for mention in named)
        most = max(count.values())
        best = [mention for mention in named if count[written(mention.name)] == most]
        before = [mention for mention in best if mention.begin < at]
        return before[-1] if before else best[0]

    @cached_property
    def _above(self) -> dict[str, list[tuple[int, str]]]:
        """unit -> (offset of the statement, unit that it lies in)."""
        found: dict[str, list[tuple[int, str]]] = {}
        for link in self.links:
            part, whole = (self.full_of(self.mentions[i]) for i in (link.part, link.whole))
            found.setdefault(written(part), []).append((link.begin, whole))
        return found

    def within(self, unit: str, at: int) -> tuple[str, ...]:
        """The chain above `unit` as the article says anywhere, inner to outer; the nearest statement to `at` wins."""
        chain: list[str] = []
        while above := self._above.get(written(unit)):
            unit = min(above, key=lambda found: abs(found[0] - at))[1]
            if unit in chain or len(chain) > 4:
                break
            chain.append(unit)
        return tuple(chain)


_Item = tuple[int, str]  # where a name ends, and the name as canbo writes it


def _title(name: str) -> str:
    """A name in capitals as it is written in a sentence; Roman numerals stay."""
    return " ".join(s if re.fullmatch(r"[IVX]+|\d+", s) else s.capitalize() for s in name.split())


def _fits(name: str, level: Level | None) -> bool:
    """Whether the official list has the name at that level's rank, or where no level is given at any."""
    ranks = official().ranks.get(name)
    return bool(ranks and (level is None or level.rank in ranks or level.name == "thành phố"))


def _cut(run: str, level: Level) -> str:
    """The part of a run of capitalised syllables that is the place's name; a person or a larger place may follow.

    The longest official name wins; without one a surname, then an official name of higher rank, ends it.
    """
    syllables = run.split(" ")
    if len(syllables) == 1:
        return run
    for size in range(len(syllables), 0, -1):
        head = " ".join(syllables[:size])
        if (size > 1 or len(syllables) > 2) and _fits(head, level):
            return run if size == len(syllables) - 1 and size < 3 and syllables[-1] not in _words().surnames else head
    if len(syllables) == 2:
        return run
    ranks = official().ranks
    for size in (2, 1, 3, 4):
        rest = syllables[size:]
        if len(rest) >= 2 and (rest[0] in _words().surnames or max(ranks.get(" ".join(rest), (0,))) > level.rank):
            return " ".join(syllables[:size])
    return run


def _number(text: str, at: int, level: Level) -> _Item | None:
    found = _NUMBER.match(text, at) if level.numbers else None
    if not found or (level.rank > 1 and not found[1].isdigit()):
        return None
    return found.end(), found[1]


def _name(text: str, at: int, level: Level, capitals: bool) -> _Item | None:
    """The name at `at` and where it ends."""
    words = _words()
    numbered = _number(text, at, level)
    if numbered or level.numerals:
        return numbered
    for alias, plain in words.alias.items():
        if text.startswith(alias, at) and not text[at + len(alias) : at + len(alias) + 1].isalnum():
            return at + len(alias), plain
    found = _CAPITALS.match(text, at) if capitals else None
    if found and len(found[0]) > 1:
        name = _cut(_title(found[0]), level)
        return at + len(name), name
    found = _NAME.match(text, at)
    if not found:
        return None
    run = found[0]
    joined = _dashed(text, found.end(), run)
    if joined:
        return joined
    name = _cut(run, level)
    first = name.split(" ", 1)[0]
    if (first in words.stop and not _fits(name, level)) or (len(name) < 2) or name.isupper():
        return None
    return at + len(name), name


def _dashed(text: str, end: int, run: str) -> _Item | None:
    """An official name with a dash in it: "Bà Rịa - Vũng Tàu"."""
    dash = _DASH.match(text, end)
    if not dash:
        return None
    name = f"{run} - {dash[1]}"
    return (dash.end(), name) if name in official().ranks else None


_DASH = re.compile(rf" ?[-–] ?({_SYLLABLE} {_SYLLABLE})")


def _items(text: str, end: int, level: Level, many: bool) -> Iterator[tuple[int, int, str]]:
    """Further names that share the level: "các xã A, B và C", "thôn A và B"."""
    while separator := _ITEM.match(text, end):
        at = separator.end()
        item = _name(text, at, level, capitals=False)
        if not item:
            return
        end, name = item
        closing = "và" in separator[0]
        known = _fits(name, level)
        if not known and (max(official().ranks.get(name, (0,))) > level.rank or name.split(" ")[0] in _words().surnames and name.count(" ") > 1):
            return
        if not many and not (closing and (known or level.rank < 2)):
            return
        yield at, end, name
        if closing and not _ITEM.match(text, end):
            return


_BEFORE = re.compile(r"(?:^|[\s(])(\w+) $")


def _plural(text: str, begin: int) -> bool:
    before = _BEFORE.search(text[max(0, begin - 12) : begin])
    return bool(before and (before[1].isdigit() or before[1].lower() in _words().plural))


def _levelled(text: str, begin: int, end: int, sign: _Sign) -> list[PlaceMention]:
    """The places named after a level, or none where what follows is no name."""
    level = sign.level
    assert level is not None
    words = _words()
    at = end
    listed = False
    if sign.kind == "level":
        between = words.between.match(text, at)
        at = between.end() if between else at
        opened = _OPENING.match(text, at)
        if not opened:
            return []
        listed = ":" in opened[0]
        at = opened.end()
    elif sign.kind == "party":
        if text[at : at + 1] != " ":
            return []
        at += 1
    elif text[at : at + 1] in (" ", "\n"):
        at += 1
    capitals = sign.kind != "short" and sign.form.isupper()
    many = listed or _plural(text, begin)
    if listed and not many:
        return []
    item = _name(text, at, level, capitals)
    if not item:
        return []
    finish, name = item
    if sign.kind == "short" and sign.form[0] in "PXHTQ" and sign.form[:2].upper() not in ("TP", "TX", "T.") and not name.isdigit() and not _fits(name, level):
        return []
    found = [PlaceMention(at if sign.kind == "party" else begin, finish, level.name, name)]
    if sign.kind != "party":
        found += [PlaceMention(a, b, level.name, n) for a, b, n in _items(text, finish, level, many)]
    return found


_OPENING = re.compile(r" ?: ?[\"“'‘]?| [\"“'‘]?")


def _bare(text: str, begin: int, end: int, last: int) -> bool:
    """Whether an official name stands by itself, and not within a longer name."""
    if begin and begin - 1 != last and text[begin - 1] == " ":
        before = text[max(0, begin - 12) : begin - 1].rsplit(" ", 1)[-1]
        if before[:1].isupper() and before[-1].isalnum() and not before.isupper() and before not in _LEADS:
            return False
    after = _FOLLOWING.match(text, end)
    return not after or (after[1] in _words().surnames and bool(after[2]))


_LEADS = frozenset(("Tại", "Ở", "Từ", "Về", "Đến", "Và", "Riêng", "Theo", "Với", "Báo", "Sở"))
_FOLLOWING = re.compile(rf" ({_SYLLABLE})( {_SYLLABLE})?")


def _find(text: str) -> list[PlaceMention]:
    """All places named in the text, in order."""
    found: list[PlaceMention] = []
    last = 0
    for stop, sign in _words().automaton.iter_long(text):
        end = stop + 1 - sign.ahead
        begin = end - len(sign.form)
        if begin < last or (begin and text[begin - 1].isalnum()):
            continue
        if sign.kind != "short" and text[end : end + 1].isalnum():
            continue
        if sign.kind == "name":
            if _bare(text, begin, end, last):
                found.append(PlaceMention(begin, end, None, sign.form))
                last = end
            continue
        here = _levelled(text, begin, end, sign)
        if here:
            found += here
            last = here[-1].end
    return found


_GAP = re.compile(
    r"[\"”’']?(?: ?\((?:cũ|nay|mới|trước đây)\))?"
    r"(?:,|;| ?[-–](?= )|)(?: |\n)?\(?"
    r"(?:(?:nay |đều |cùng |cũng |là |nằm )*(?:trực thuộc|thuộc|ở|tại|của|cùng|trên địa bàn|địa bàn)(?: địa bàn| địa phận)? )?"
)
_SAID = re.compile(rf"(?:,|;| ?[-–]|) ?\(?(?:[{LOWER}]+ ){{0,6}}(?:thuộc|của)(?: địa bàn)? ")
_BESIDE = re.compile(r"[\"”’']?(?:, ?|; ?| và | đến | với | hoặc | giáp | cùng | & | [-–] |, và )")


def _ranks(mention: PlaceMention) -> frozenset[int]:
    """Ranks that the mention may have. A city is a district, or a province when it is one under the centre."""
    known = official()
    if mention.level is None:
        return known.ranks.get(mention.name, frozenset())
    if mention.level == "thành phố":
        return frozenset(r for r in known.ranks.get(mention.name, ()) if "thành phố" in known.levels[mention.name, r]) or frozenset((3,))
    return frozenset((_words().levels[mention.level].rank,))


def _confirmed(part: str, rank: int, whole: str) -> bool:
    return whole in official().parents.get((part, rank), ())


def _lies(part: PlaceMention, whole: PlaceMention, gap: str) -> bool:
    """Whether `part`, `gap`, `whole` read as a place and the larger place around it."""
    upper = _ranks(whole)
    for rank in _ranks(part):
        higher = [r for r in upper if r > rank]
        if not higher:
            continue
        if _confirmed(part.name, rank, whole.name):
            return True
        if part.level is None:
            continue
        if 4 in higher and whole.name not in official().ranks:
            continue  # a province that Vietnam never had: a place abroad
        if whole.level is not None:
            return True
        if "(" in gap or "thuộc" in gap or rank < 3:
            return bool(gap.strip())
    return False


def _links(text: str, mentions: Sequence[PlaceMention]) -> list[Link]:
    """Which mention lies in which, by the gap between neighbours; names in a row share the whole that follows."""
    found: list[Link] = []
    row: list[int] = []  # mentions before this one that stand beside it
    for i, (part, whole) in enumerate(zip(mentions, mentions[1:], strict=False)):
        row.append(i)
        gap = text[part.end : whole.begin]
        if len(gap) > 60:
            row = []
            continue
        if (_GAP.fullmatch(gap) or (whole.level and _SAID.fullmatch(gap))) and _lies(part, whole, gap):
            found += [Link(k, i + 1, mentions[k].begin, whole.end, "beside") for k in row if k == i or _lies(mentions[k], whole, gap)]
            row = []
        elif not (_BESIDE.fullmatch(gap) and _ranks(part) & _ranks(whole)):
            row = []
    return found


def places(text: Normalised) -> Places:
    """What the text says of places."""
    mentions = _find(text.text)
    return Places(text.text, tuple(mentions), tuple(_links(text.text, mentions)))


Make = Callable[..., Any]


def part_of(places: Places, make: Make) -> Iterator[PartOf]:
    """One statement for each place and the next larger one around it, in the order of the text.

    `make(cls, begin, end, rule, **fields)` builds the record of what stands at `begin`..`end` of the normalised text.
    """
    shortest: dict[tuple[str, str], Link] = {}
    for link in places.links:
        part, whole = places.full_of(places.mentions[link.part]), places.full_of(places.mentions[link.whole])
        key = (written(part), written(whole))
        if key not in shortest or link.end - link.begin < shortest[key].end - shortest[key].begin:
            shortest[key] = link
    for link in sorted(shortest.values(), key=lambda link: link.begin):
        part, whole = places.full_of(places.mentions[link.part]), places.full_of(places.mentions[link.whole])
        within = (whole, *(unit for unit in places.within(whole, link.begin) if unit != whole))
        yield make(PartOf, link.begin, link.end, link.rule, part=part, whole=whole, unit=part, within=within)


def split_level(text: str) -> tuple[str | None, str]:
    """A place's level and its name; the level is None where the text gives none.

    >>> split_level("TP. Cần Thơ"), split_level("phường 14"), split_level("Thanh Oai")
    (('thành phố', 'Cần Thơ'), ('phường', '14'), (None, 'Thanh Oai'))
    """
    found = _heads().match(text)
    if not found:
        return None, text
    level, name = _forms()[found[1].lower()], text[found.end() :]
    return (level.name, _words_of_alias().get(name, name)) if name else (None, text)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files(f"{__package__}.lexicon").joinpath("levels.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _levels_list() -> dict[str, Level]:
    return {level.name: level for level in msgspec.convert(_table()["level"], list[Level])}


def _words_of_alias() -> dict[str, str]:
    alias: dict[str, str] = _table()["words"]["alias"]
    return alias


@lru_cache(maxsize=1)
def _forms() -> dict[str, Level]:
    return {form.lower(): level for level in _levels_list().values() for form in (*level.forms, *level.short)}


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    longest = sorted(_forms(), key=len, reverse=True)
    spelt = "|".join(re.escape(form) for form in longest)
    return re.compile(rf"({spelt})(?: +|(?<=\.)|(?=\d)|(?=HCM))(?=\w)", re.IGNORECASE)


def label_of_level(level: str | None) -> str | None:
    """The graph's label for a level: Province, District, Ward, Area; None for thành phố, which may be two of them.

    >>> label_of_level("phường"), label_of_level("thành phố")
    ('Ward', None)
    """
    if level is None or level == "thành phố" or level not in _levels_list():
        return None
    return ("Area", "Area", "Ward", "District", "Province")[_levels_list()[level].rank]
