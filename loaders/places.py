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
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import ahocorasick
import msgspec

from .statement import PartOf
from .vietnamese import Normalised, written

UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zß-öø-ýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_SYLLABLE = (
    rf"(?:[{UPPER}] ?['’`] ?[{UPPER}{LOWER}][{LOWER}]+"  # R'lấp, R’ Lấp, N ' dir
    rf"|[{UPPER}][{LOWER}]*(?:['’`][{UPPER}{LOWER}]?[{LOWER}]+|[{UPPER}][{LOWER}]+)?)(?![{UPPER}{LOWER}])"
)
_NAME = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,6}}(?: (?:\d{{1,2}}[A-Z]?|[IVX]{{1,4}})(?![\w%]|[.,]\d))?")
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
    starts: dict[str, tuple[str, ...]]  # aliases by their first two characters
    surnames: frozenset[str]
    automaton: Any


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = lexicon_table("levels.toml")
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
    for alias, plainly in words["alias"].items():
        if plainly in official().names and " " in alias:
            automaton.add_word(alias, _Sign(None, alias, "name"))
    automaton.make_automaton()
    between = "|".join(sorted(map(re.escape, words["between"]), key=len, reverse=True))
    return _Words(
        levels,
        re.compile(rf"(?: (?:{between})(?= ))+"),
        frozenset(words["plural"]),
        frozenset(words["stop"]),
        words["alias"],
        {alias[:2]: tuple(a for a in words["alias"] if a[:2] == alias[:2]) for alias in words["alias"]},
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
    """What the gazetteer and `lexicon/former_units.toml` say of names, ranks and parents."""
    from .gazetteer import gazetteer

    known = gazetteer()
    ranks: dict[str, set[int]] = {}
    levels: dict[tuple[str, int], set[str]] = {}
    parents: dict[tuple[str, int], set[str]] = {}

    def add(name: str, rank: int, level: str | None, chain: Iterable[str]) -> None:
        for spelling in map(plain, _spellings(name)):
            ranks.setdefault(spelling, set()).add(rank)
            levels.setdefault((spelling, rank), set()).update((level,) if level else ())
            parents.setdefault((spelling, rank), set()).update(plain(s) for upper in chain for s in _spellings(upper))

    for unit in known:
        above = [upper.name for upper in known.chain(unit.id)[1:]] if unit.parent else []
        add(unit.name, _RANKS[unit.label], unit.level, above)
    former = lexicon_table("former_units.toml")
    for entry in former["district"]:
        add(entry["name"], 3, entry.get("level"), [entry["province"]])
    for entry in former["province"]:
        add(entry["name"], 4, "tỉnh", ())
        below = entry.get("districts") or [n for (n, r), up in parents.items() if r == 3 and entry.get("same") in up]
        for name in below:
            add(name, 3, None, [entry["name"]])
        for (_, rank), up in parents.items():
            if rank < 4 and entry.get("same") in up:
                up.add(entry["name"])
    return _Official(
        frozenset(name for name, found in ranks.items() if max(found) > 2 and not name.isdigit()),
        {name: frozenset(found) for name, found in ranks.items()},
        {key: frozenset(found) for key, found in levels.items()},
        {key: frozenset(found) for key, found in parents.items()},
    )


_APOSTROPHE = re.compile(r" ?['’`] ?")


def plain(name: str) -> str:
    """The form in which a name is looked up: names with an apostrophe are written in many ways.

    >>> plain("Đắk R’ Lấp"), plain("Cư M'gar"), plain("Trà An")
    ("đắk r'lấp", "cư m'gar", 'Trà An')
    """
    return _APOSTROPHE.sub("'", name).casefold() if "'" in name or "’" in name or "`" in name else name


_RANKS = {"Ward": 2, "District": 3, "Province": 4}


def _spellings(name: str) -> Iterator[str]:
    """The name and the ways in which newspapers also write it: "Đắk Lắk", "Đăk Lắk"."""
    yield name
    first, _, rest = name.partition(" ")
    for row in lexicon_table("former_units.toml")["spellings"]["rows"]:
        if rest and first in row:
            yield from (f"{other} {rest}" for other in row if other != first)


@lru_cache(maxsize=4)
def lexicon_table(file: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("lexicon", file).read_text("utf-8"))


class Places:
    """What one article says of places."""

    def __init__(self, text: str, ranked: Sequence[_Ranked], links: tuple[Link, ...]) -> None:
        self.text = text
        self.mentions = tuple(r.mention for r in ranked)
        self.ranks = tuple(max(r.ranks, default=0) for r in ranked)
        self.links = links

    @cached_property
    def index(self) -> dict[int, int]:
        """Numbers of the mentions by where they begin."""
        return {mention.begin: i for i, mention in enumerate(self.mentions)}

    @cached_property
    def _beside(self) -> frozenset[tuple[int, int]]:
        return frozenset((link.part, link.whole) for link in self.links)

    def lies(self, part: int, whole: int) -> bool:
        """Whether the article says at these mentions (numbers) that the one lies in the other."""
        return (part, whole) in self._beside

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

        The one named last in the same sentence; else the article's subject, which it names at least twice as often as
        any other of that level; else the one named last in the paragraph, or before; else the first.
        """
        named = self._of_level.get(level)
        if not named:
            return None
        sentence = max(self.text.rfind(stop, 0, at) for stop in ("\n", ". ", "! ", "? ")) + 1
        near = [mention for mention in named if sentence <= mention.begin < at]
        if near:
            return near[-1]
        count = Counter(written(mention.name) for mention in named).most_common(2)
        best = [mention for mention in named if written(mention.name) == count[0][0]]
        if len(count) == 1 or count[0][1] >= 2 * count[1][1]:
            before = [mention for mention in best if mention.begin < at]
            return before[-1] if before else best[0]
        before = [mention for mention in named if mention.begin < at]
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
    ranks = official().ranks.get(plain(name))
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
        person = len(rest) > (1 if size > 1 else 2) and rest[0] in _words().surnames and not rest[-1][-1].isdigit()
        if person or (len(rest) > 1 and max(ranks.get(" ".join(rest), (0,))) > max(level.rank, 2)):
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
    for alias in words.starts.get(text[at : at + 2], ()):
        if text.startswith(alias, at) and not text[at + len(alias) : at + len(alias) + 1].isalnum():
            return at + len(alias), words.alias[alias]
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
    return None if len(name) < 2 or name.isupper() or _no_name(name, level) else (at + len(name), name)


def _no_name(name: str, level: Level) -> bool:
    """Whether what follows a level is something else: a body ("huyện Đoàn"), a person ("Chủ tịch xã Nguyễn Văn A")."""
    words = _words()
    first, *rest = name.split(" ")
    if _fits(name, level):
        return False
    if first in words.stop and (level.rank > 1 or not rest):
        return True
    return first in words.surnames and len(rest) > 1


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
    words = _words()
    many = many or bool(level.numbers and _NUMBERS.match(text, end)) or bool(level.rank < 2 and _NAMES.match(text, end))
    while separator := _ITEM.match(text, end):
        at = separator.end()
        item = _name(text, at, level, capitals=False)
        if not item:
            return
        end, name = item
        closing = "và" in separator[0]
        known = _fits(name, level)
        higher = max(official().ranks.get(plain(name), (0,))) > max(level.rank, 2)
        person = name.split(" ")[0] in words.surnames and name.count(" ") > 1
        if not known and (higher or person):
            return
        if not many and not (closing and (known or level.rank < 2)):
            return
        yield at, end, name
        if closing and not _ITEM.match(text, end):
            return


_NUMBERS = re.compile(r"(?:, ?\d{1,3}[A-Z]?)+(?:,? và|,| &) \d{1,3}[A-Z]?\b(?! ?[%.,]\d)")  # "phường 6, 7 và 8"
_RUN = rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,2}}"
_NAMES = re.compile(rf"(?:, {_RUN}){{1,5}},? và {_RUN}(?=,| \()")  # "buôn A, B và C, xã D"
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
        listed = len(opened[0].strip("\"“'‘ ")) > 0
        at = opened.end()
    elif sign.kind == "party":
        if text[at : at + 1] != " ":
            return []
        at += 1
    elif text[at : at + 1] in (" ", "\n"):
        at += 1
    capitals = sign.kind != "short" and sign.form.isupper()
    if listed and not _plural(text, begin):
        return []
    item = _name(text, at, level, capitals)
    if not item:
        return []
    finish, name = item
    if (
        sign.kind == "short"
        and sign.form[0] in "PXHTQ"
        and sign.form[:2].upper() not in ("TP", "TX", "T.")
        and not name.isdigit()
        and not _fits(name, level)
    ):
        return []
    found = [PlaceMention(at if sign.kind == "party" else begin, finish, level.name, name)]
    if sign.kind != "party" and _ITEM.match(text, finish):
        many = listed or _plural(text, begin)
        found += [PlaceMention(a, b, level.name, n) for a, b, n in _items(text, finish, level, many)]
    return found


_OPENING = re.compile(r" ?: ?[\"“'‘]?| (?:là|gồm|gồm có|như|mới là):? (?=[^\W\d_a-zà-ỹđ]|\d)| [\"“'‘]?")


def _bare(text: str, begin: int, end: int, last: int) -> bool:
    """Whether an official name stands by itself, and not within a longer name."""
    if begin and begin - 1 != last and text[begin - 1] == " ":
        before = text[max(0, begin - 12) : begin - 1].rsplit(" ", 1)[-1]
        if before[:1].isupper() and before[-1].isalnum() and not before.isupper() and before not in _LEADS:
            return False
    after = _FOLLOWING.match(text, end)
    return not after or (after[1] in _words().surnames and bool(after[2]))


_LEADS = frozenset(
    ("Tại", "Ở", "Từ", "Về", "Đến", "Và", "Riêng", "Theo", "Với", "Báo", "Sở", "Đảo", "TAND", "Huyện", "Dân", "Người")
)
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
                found.append(PlaceMention(begin, end, None, _words().alias.get(sign.form, sign.form)))
                last = end
            continue
        here = _levelled(text, begin, end, sign)
        if here:
            found += here
            last = here[-1].end
    return found


_GAP = re.compile(
    r"[\"”’']?(?: ?\((?:cũ|nay|mới|trước đây)\))?"
    r"(?:\.\.\.|…)?(?:,|;| ?[-–](?= )|)(?: |\n)?\(?"
    r"(?:(?:trú|ngụ|trú tại|ngụ tại) )?"
    r"(?:(?:nay |đều |cùng |cũng |là |nằm )*(?:trực thuộc|thuộc|ở|tại|của|cùng|trên địa bàn|địa bàn)(?: địa bàn| địa phận)? )?"
)
_SAID = re.compile(
    rf"(?:,|;| ?[-–]|) ?\(?(?:(?:[{LOWER}]+ ){{0,6}}của|[^.;:()\n]{{0,40}} (?:trực )?thuộc)(?: địa bàn)? "
)
_BESIDE = re.compile(r"[\"”’']?(?:, ?|; ?| và | đến | với | hoặc | giáp | cùng | & | [-–] |, và )")


def _ranks(mention: PlaceMention) -> frozenset[int]:
    """Ranks that the mention may have. A city is a district, or a province when it is one under the centre."""
    known = official()
    if mention.level is None:
        ranks = known.ranks.get(plain(mention.name), frozenset())
        return _PROVINCE if 4 in ranks else ranks
    if mention.level == "thành phố":
        named = known.ranks.get(mention.name, ())
        return frozenset(r for r in named if "thành phố" in known.levels[mention.name, r]) or _CITY
    return frozenset((_words().levels[mention.level].rank,))


_CITY = frozenset((3,))
_PROVINCE = frozenset((4,))  # a bare name that a province bears means the province


def _confirmed(part: str, rank: int, whole: str) -> bool:
    return plain(whole) in official().parents.get((plain(part), rank), ())


class _Ranked(NamedTuple):
    """A mention and the ranks that it may have; `guessed` where only its position in a chain tells."""

    mention: PlaceMention
    ranks: frozenset[int]
    guessed: bool = False


def _row(one: _Ranked, other: _Ranked) -> bool:
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


def _lies(part: _Ranked, whole: _Ranked, gap: str, direct: bool = True) -> bool:
    """Whether `part`, `gap`, `whole` read as a place and the larger place around it; `direct`: with no other between."""
    (inner, lower, part_guessed), (outer, upper, guessed) = part, whole
    bracket = "(" in gap or "thuộc" in gap
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


_CHAIN = re.compile(
    rf"(?:, ?| \(|, thuộc )({_SYLLABLE}(?: {_SYLLABLE}){{1,2}})(?:, ({_SYLLABLE}(?: {_SYLLABLE}){{1,2}}))?, ?"
)


def _filled(text: str, mentions: Sequence[PlaceMention]) -> list[_Ranked]:
    """The mentions with their ranks, and between them the names that only their place in a chain shows to be units.

    "Tổ 1, Do Lộ, Yên Nghĩa, Hà Đông": what stands between a small place and a large one, each after a comma.
    """
    found: list[_Ranked] = []
    for mention in mentions:
        here = _Ranked(mention, _ranks(mention))
        if found and 5 < mention.begin - found[-1].mention.end < 60 and found[-1].mention.level and here.ranks:
            before = found[-1]
            chain = _CHAIN.fullmatch(text, before.mention.end, mention.begin)
            top, low = max(here.ranks), min(before.ranks, default=4)
            names = [k for k in (1, 2) if chain and chain[k]]
            if chain and top - low > len(names) and top > 2 and low < 3:
                for k in names:
                    rank = top - 1 - (len(names) - k)
                    place = PlaceMention(chain.start(k), chain.end(k), None, chain[k])
                    found.append(_Ranked(place, frozenset((rank,)), guessed=True))
        if here.ranks and max(here.ranks) > 2 and text[mention.begin - 2 : mention.begin] == ", ":
            ward = _ward_before(text, found[-1].mention.end if found else 0, here)
            if ward:
                found.append(ward)
        found.append(here)
    return found


_BACK = re.compile(rf"(?:^|\(|[,;:.–-] |tại |ở |ngụ |quê |về |đến |từ |trú )({_SYLLABLE}(?: {_SYLLABLE}){{1,2}}), $")


def _ward_before(text: str, last: int, whole: _Ranked) -> _Ranked | None:
    """A commune without its level right before the larger place that the official list puts it in: "Tân Định, Hà Nội"."""
    before = _BACK.search(text, max(last, whole.mention.begin - 30), whole.mention.begin)
    if not before or before.start(1) <= last:
        return None
    name = before[1]
    if name in official().names or not _confirmed(name, 2, whole.mention.name):
        return None
    return _Ranked(PlaceMention(before.start(1), before.end(1), None, name), frozenset((2,)))


_SUCH = re.compile(r",? (?:như|gồm|bao gồm|gồm có|như là|có)(?: các)? ?:? | ?: ")


def _listed_below(text: str, mentions: Sequence[_Ranked], links: Sequence[Link]) -> Iterator[Link]:
    """Places without level in a list after the place that holds them: "tỉnh Thanh Hóa như Thọ Xuân, Yên Định"."""
    for j, (whole, first) in enumerate(zip(mentions, mentions[1:], strict=False)):
        if not _SUCH.fullmatch(text, whole.mention.end, first.mention.begin):
            continue
        for i in range(j + 1, len(mentions)):
            part = mentions[i]
            if i > j + 1 and not _BESIDE.fullmatch(text, mentions[i - 1].mention.end, part.mention.begin):
                break
            if any(_confirmed(part.mention.name, r, whole.mention.name) for r in part.ranks):
                yield Link(i, j, whole.mention.begin, part.mention.end, "list")


def _links(text: str, mentions: Sequence[_Ranked]) -> list[Link]:
    """Which mention lies in which, by the gap between neighbours; names in a row share the whole that follows."""
    found: list[Link] = []
    row: list[int] = []  # mentions before this one that stand beside it
    for i, (part, whole) in enumerate(zip(mentions, mentions[1:], strict=False)):
        row.append(i)
        beyond = _beyond_bracket(text, mentions, i)
        if beyond:
            found.append(beyond)
        gap = text[part.mention.end : whole.mention.begin]
        if len(gap) > 400:
            row = []
            continue
        plain = _without_bracket(gap)
        if plain is None or len(plain) > 60:
            row = []
            continue
        if (_GAP.fullmatch(plain) or (whole.mention.level and _SAID.fullmatch(plain))) and _lies(part, whole, plain):
            begin, end = mentions[i].mention.begin, whole.mention.end
            found += [
                Link(k, i + 1, mentions[k].mention.begin if k != i else begin, end, "beside")
                for k in row
                if k == i or _lies(mentions[k], whole, plain, direct=False)
            ]
            row = []
        elif not (_BESIDE.fullmatch(plain) and part.ranks & whole.ranks):
            row = []
    return found


def _beyond_bracket(text: str, mentions: Sequence[_Ranked], i: int) -> Link | None:
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


def _centre(name: str) -> bool:
    """Whether it is a city under the centre: a district that turns up in an article about a city states nothing."""
    return "thành phố" in official().levels.get((name, 4), ())


_COMPRISES = re.compile(r"\b(?:gồm|như|địa bàn|các (?:quận|huyện|phường|xã))\b")
_SENTENCE = re.compile(r"[.!?…]['\"”’)]?\s|\n")
_LONGEST = 400  # characters of a quote that has to hold both places; beyond, it holds the part alone


def _shown(text: str, mentions: Sequence[_Ranked], links: Sequence[Link]) -> Iterator[Link]:
    """Containment that the article shows without saying it in one breath, where the official list confirms it.

    A commune or district that the article puts nowhere else, in a larger place that its title names or that stands in
    the same sentence; measured on the annotated articles, readers take nothing else for stated.
    """
    placed = {written(mentions[link.part].mention.name) for link in links}
    by_name: dict[str, list[int]] = {}
    for i, ranked in enumerate(mentions):
        by_name.setdefault(plain(ranked.mention.name), []).append(i)
    districts = list(
        {written(m.mention.name): m.mention.name for m in mentions if max(m.ranks, default=0) == 3}.values()
    )
    title = text.find("\n", 40)
    title = title if 0 < title < 250 else 120
    for i, part in enumerate(mentions):
        name = part.mention.name
        follows = i and "–" not in text[mentions[i - 1].mention.end : part.mention.begin] and _BESIDE.fullmatch(text, mentions[i - 1].mention.end, part.mention.begin)
        ranks = part.ranks
        if part.mention.level is None:
            ranks = frozenset((max(ranks & mentions[i - 1].ranks, default=0),))
        if (
            len(ranks) != 1
            or max(ranks) > 3
            or written(part.mention.name) in placed
            or (part.mention.level is None and not follows)
        ):
            continue
        (rank,) = ranks
        above = official().parents.get((plain(name), rank), frozenset())
        only = districts[0] if rank == 2 and len(districts) == 1 and plain(districts[0]) not in above else None
        if only:  # the list may not have the commune any more; a single district in its sentence is its district
            named = [j for j in by_name[plain(only)] if 3 in mentions[j].ranks]
            j = min(named, key=lambda j: abs(mentions[j].mention.begin - part.mention.begin))
            begin = min(part.mention.begin, mentions[j].mention.begin)
            end = max(part.mention.end, mentions[j].mention.end)
            if end - begin < _LONGEST and not _SENTENCE.search(text, begin, end):
                yield Link(i, j, begin, end, "only district")
                continue
        wholes = [j for upper in above for j in by_name.get(upper, ()) if j != i and max(mentions[j].ranks) > rank]
        if upper_name := plain(name) in above:
            wholes = [j for j in wholes if mentions[j].mention.name != name or mentions[j].mention.level]
        if rank < 2 or not wholes:
            continue
        lowest = min(r for j in wholes for r in mentions[j].ranks if r > rank)
        wholes = [j for j in wholes if lowest in mentions[j].ranks]
        j = min(wholes, key=lambda j: abs(mentions[j].mention.begin - part.mention.begin))
        whole = mentions[j].mention
        begin, end = min(part.mention.begin, whole.begin), max(part.mention.end, whole.end)
        near = end - begin < _LONGEST and not _SENTENCE.search(text, begin, end)
        if _centre(whole.name):
            if near and _COMPRISES.search(text, whole.end, part.mention.begin):
                yield Link(i, j, begin, end, "comprises")
        elif near:
            yield Link(i, j, begin, end, "same sentence")
        elif (follows or not upper_name) and any(mentions[k].mention.begin < title for k in wholes):
            if end - begin > _LONGEST:
                begin, end = part.mention.begin, part.mention.end
            yield Link(i, j, begin, end, "title")


def places(text: Normalised) -> Places:
    """What the text says of places."""
    ranked = _filled(text.text, _find(text.text))
    links = _links(text.text, ranked)
    links += list(_listed_below(text.text, ranked, links))
    return Places(text.text, ranked, (*links, *_shown(text.text, ranked, links)))


Make = Callable[..., Any]


def part_of(places: Places, make: Make) -> Iterator[PartOf]:
    """One statement for each place and the next larger one around it, in the order of the text.

    `make(cls, begin, end, rule, **fields)` builds the record of what stands at `begin`..`end` of the normalised text.
    """
    shortest: dict[tuple[str, str], Link] = {}
    for link in _nearest(places):
        part, whole = places.full_of(places.mentions[link.part]), places.full_of(places.mentions[link.whole])
        key = (written(part), written(whole))
        if key not in shortest or link.end - link.begin < shortest[key].end - shortest[key].begin:
            shortest[key] = link
    for link in sorted(shortest.values(), key=lambda link: link.begin):
        part, whole = places.full_of(places.mentions[link.part]), places.full_of(places.mentions[link.whole])
        within = (whole, *(unit for unit in places.within(whole, link.begin) if unit != whole))
        yield make(PartOf, link.begin, link.end, link.rule, part=part, whole=whole, unit=part, within=within)


def _nearest(places: Places) -> Iterator[Link]:
    """The links without those to a place further up than another link of the same part."""
    lowest: dict[str, int] = {}
    for link in places.links:
        part = written(places.full_of(places.mentions[link.part]))
        lowest[part] = min(lowest.get(part, 9), places.ranks[link.whole])
    for link in places.links:
        if places.ranks[link.whole] == lowest[written(places.full_of(places.mentions[link.part]))]:
            yield link


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
def _levels_list() -> dict[str, Level]:
    return {level.name: level for level in msgspec.convert(lexicon_table("levels.toml")["level"], list[Level])}


def _words_of_alias() -> dict[str, str]:
    alias: dict[str, str] = lexicon_table("levels.toml")["words"]["alias"]
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
