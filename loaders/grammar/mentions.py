"""Where a text names places.

One automaton finds the levels ("xã", "TP.") and the official names of provinces and districts; the rest is decided at
those points: where a name ends (official names first, so that "xã Hồng Dương Nguyễn Văn Minh" is a commune and a man),
and which names share a level ("các xã A, B và C").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from ..lexicon import filled, lexicon, lexicon_table
from .called import called
from .levels import LOWER, UPPER, Level, levels
from .official import official, plain

SYLLABLE = (
    rf"(?:(?:[{UPPER}]|Ch|Tr|Th|Gh) ?['’`] ?[{UPPER}{LOWER}][{LOWER}]+"  # R'lấp, R’ Lấp, N ' dir, Ch’ ơm
    rf"|[{UPPER}][{LOWER}]*(?:['’`][{UPPER}{LOWER}]?[{LOWER}]+|[{UPPER}][{LOWER}]+)?)(?![{UPPER}{LOWER}])"
)
_COUNTS = r"(?! «measures»(?!\w| \d))"  # "xã Hồng Dương | 46 hộ"; but "phường 14 | ngày 5/7"
_NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{0,6}}(?: (?:\d{{1,2}}[A-Z]?|[IVX]{{1,4}})(?![\w%]|[.,]\d){_COUNTS})?"
_CAPITALS = re.compile(rf"[{UPPER}]+(?:['’][{UPPER}]+)?(?: [{UPPER}]+(?:['’][{UPPER}]+)?){{0,4}}(?: \d{{1,2}}(?!\w))?")
_NUMBER = r"(?:số )?(\d{1,3}(?:[A-ZĐ]|[/-]\d{1,2})?|[IVX]{1,4}|[A-ZĐ]\d{0,2})(?![\w%]|[.,/-]\d)" + _COUNTS
_WHERE = r"\b«where» «where_levels» $"
_IN_ROW = r"(?:\b«commune_levels» [^.;:()]{2,40}(?:,| và| với| cùng| cùng với)|\b(?:«plural»|\d{1,2})) «commune_levels»:? $|(?:^|[.,;:(\n] ?)«commune_levels» $"
_LARGER = r",? ?\(?(?:thuộc |của )?«larger»\b"
_ITEM = re.compile(r"(?:, và | và |, ?|; | , | & )(?:[\"“'‘]|)")
_DASH = re.compile(rf" ?[-–] ?({SYLLABLE} {SYLLABLE}(?: {SYLLABLE})?)")
_NUMBERS = re.compile(r"(?:, ?\d{1,3}[A-Z]?)+(?:,? và|,| &) \d{1,3}[A-Z]?\b(?! ?[%.,]\d)")  # "phường 6, 7 và 8"
_TWO_NUMBERS = rf", ?(\d{{1,2}}[A-Z]?)(?=,? «commune_levels» {SYLLABLE})"  # "khu phố 5, 6 phường Trà An"
_RUN = rf"{SYLLABLE}(?: {SYLLABLE}){{0,2}}"
_NAMES = re.compile(rf"(?:, {_RUN}){{1,5}},? và {_RUN}(?=,| \()")  # "buôn A, B và C, xã D"
# "xã A, B, C, huyện D", "phường A, B (quận C)"
_BEFORE_DISTRICT = (
    rf"((?:, {_RUN}){{1,6}})(?:,? \(?|,? (?:thuộc|của) )(?:quận|huyện|thị xã|thành phố|TP|TX|Q\.|H\.)[ .]"
)
_COMMUNES = rf",? «commune_levels» {_RUN}(?:(?:, | và ){_RUN})+"
_BEFORE = re.compile(r"(?:^|[\s(])(\w+) $")
_OPENING = re.compile(r" ?: ?[\"“'‘]?| (?:là|gồm|gồm có|như|mới là):? (?=[^\W\d_a-zà-ỹđ]|\d)| [\"“'‘]?")
_BRACKET = re.compile(r" \((?:gồm:? |gồm các |là:? |các )?")
_FOLLOWING = re.compile(rf" ({SYLLABLE})( {SYLLABLE})?")


class PlaceMention(NamedTuple):
    """A place as named at one point of the text. Offsets count in the normalised text and hold level and name."""

    begin: int
    end: int
    level: str | None
    name: str


class _Sign(NamedTuple):
    """What the automaton knows of a word: a level before a name, or an official name without one."""

    level: Level | None
    form: str
    kind: str  # level, short, party, name
    ahead: int = 0  # characters of the key that belong to the name: "P1" is the sign "P"


@lru_cache(maxsize=4096)
def _pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression with lists of `lexicon/levels.toml` in it."""
    return re.compile(filled(template, lexicon_table("levels.toml")["words"]), flags)


class _Words(NamedTuple):
    """The words of `lexicon/levels.toml`, ready to be looked up."""

    between: re.Pattern[str]
    plural: frozenset[str]
    stop: frozenset[str]
    leads: frozenset[str]
    alias: dict[str, str]
    starts: dict[str, tuple[str, ...]]  # aliases by their first two characters
    surnames: frozenset[str]
    projects: frozenset[str]
    compartments: frozenset[str]
    peoples: frozenset[str]
    villages: frozenset[str]
    stretches: frozenset[str]
    automaton: Any


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = lexicon_table("levels.toml")
    words = table["words"]
    automaton = ahocorasick.Automaton()
    for level in levels().values():
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
        re.compile(rf"(?: (?:{between})(?= ))+"),
        frozenset(words["plural"]),
        frozenset(words["stop"]),
        frozenset(words["leads"]),
        words["alias"],
        {alias[:2]: tuple(a for a in words["alias"] if a[:2] == alias[:2]) for alias in words["alias"]},
        frozenset(table["surnames"]["common"]),
        frozenset(words["projects"]),
        frozenset(words["compartments"]),
        frozenset(words["peoples"]),
        frozenset(words["villages"]),
        frozenset(words["stretches"]),
        automaton,
    )


_Item = tuple[int, str]  # where a name ends, and the name as canbo writes it


def _title(name: str) -> str:
    """A name in capitals as it is written in a sentence; Roman numerals stay."""
    return " ".join(s if re.fullmatch(r"[IVX]+|\d+", s) else s.capitalize() for s in name.split())


def _fits(name: str, level: Level | None) -> bool:
    """Whether the official list has the name at that level's rank, or where no level is given at any."""
    ranks = official().ranks.get(plain(name))
    return bool(ranks and (level is None or level.rank in ranks or level.name == "thành phố"))


def _city(name: str) -> bool:
    """Whether the official list has a city of that name."""
    known = official()
    return any("thành phố" in known.levels[name, rank] for rank in known.ranks.get(name, ()))


def _cut(run: str, level: Level) -> str:
    """The part of a run of capitalised syllables that is the place's name; a person or a larger place may follow.

    The longest official name wins; without one a surname, then an official name of higher rank, ends it.
    """
    syllables = run.split(" ")
    if len(syllables) == 1:
        return run
    for size in range(len(syllables), 0, -1):
        head = " ".join(syllables[:size])
        if size == 1 and level.rank == 2 and head in _words().surnames and syllables[1] not in _words().surnames:
            break  # "phường | Vương Tử Kiên", though there is an xã Vương
        if (size > 1 or len(syllables) > 2) and _fits(head, level):
            letter = len(syllables[-1]) == 1  # "xã Đồng Thịnh A", made of xã Đồng Thịnh; a man's name would go on
            part = size == len(syllables) - 1 and (letter or (size < 3 and syllables[-1] not in _words().surnames))
            return run if part else head
    if len(syllables) == 2:
        return run
    ranks = official().ranks
    for size in (2, 1, 3, 4):
        rest = syllables[size:]
        person = len(rest) > (1 if size > 1 else 2) and rest[0] in _words().surnames and not rest[-1][-1].isdigit()
        if size == 1 and level.rank < 2 and not person:
            continue  # "thôn La Hà Tây"
        if person or (len(rest) > 1 and max(ranks.get(" ".join(rest), (0,))) > max(level.rank, 2)):
            return " ".join(syllables[:size])
    return run


def _number(text: str, at: int, level: Level) -> _Item | None:
    found = _pattern(_NUMBER).match(text, at) if level.numbers else None
    if not found or (level.rank > 1 and not found[1].isdigit()):
        return None
    if level.name in _words().villages and found[1].isalpha() and _pattern(rf" {SYLLABLE}").match(text, found.end()):
        return None  # "bản | A Đăng"
    if level.name in _words().compartments and len(found[1]) > 2:
        return None
    if level.name in _words().stretches and found[1].isdigit() and _counted(text, found.end(), int(found[1])):
        return None
    counted = "số " if level.rank < 2 and found[0].startswith("số ") else ""  # "tổ dân phố số 7" as it is written
    return found.end(), counted + found[1]


def _counted(text: str, end: int, number: int) -> bool:
    """Whether a number before `end` counts the communes that follow it: "khu vực | 3 phường A, B và C"."""
    row = _pattern(_COMMUNES).match(text, end)
    if not row or len(_ITEM.findall(row[0][2:])) + 1 != number:
        return False
    return number > 2 or " và " in row[0]


def _name(text: str, at: int, level: Level, capitals: bool, many: bool = False) -> _Item | None:
    """The name at `at` and where it ends; of `many` that share the level it may look like a man's."""
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
    found = _pattern(_NAME).match(text, at)
    if not found:
        return None
    run = _without_opener(text, at, found[0], level)
    joined = _dashed(text, at + len(run), run)
    if joined:
        return joined
    name = _cut(run, level)
    if len(name) < 2 or name.isupper() or _no_name(name, level):
        return None
    if many and _grown(name, level):
        return at + len(name), name
    man = _person(name, level) or (level.rank == 2 and called(text, at, name))
    if man and not _placed(text, at, name, level):
        return None
    return at + len(name), name


def _without_opener(text: str, at: int, run: str, level: Level) -> str:
    """The run at `at` without a word that opens the next sentence, its full stop lost: "xã Hồng Dương | Trước đó"."""
    head, _, last = run.rpartition(" ")
    after = text[at + len(run) : at + len(run) + 12]
    if after[:1] != " " or not (after[1:2].islower() or after[1:2].isdigit()) or _fits(run, level):
        return run
    word = last.lower()
    if not head:
        return "" if f"{word} {after.split(' ')[1]}" in lexicon().words["openers"] else run
    alone = level.rank > 1 and word in lexicon().after_place  # "ấp Bình Trong" is a hamlet
    return head if alone or f"{word} {after.split(' ')[1]}" in lexicon().words["openers"] else run


def _no_name(name: str, level: Level) -> bool:
    """Whether what follows a level is something else: a body ("huyện Đoàn"), a person ("Chủ tịch xã Nguyễn Văn A")."""
    words = _words()
    first, *rest = name.split(" ")
    if not rest and first in words.peoples and level.name in words.villages:
        return True  # "ở bản | Mông"
    return first in words.stop and (level.rank > 1 or not rest) and not _fits(name, level)


def _person(name: str, level: Level) -> bool:
    """Whether a name that no list has may be a man's: "Chủ tịch xã Nguyễn Văn An"; or a ward's: Ngô Thì Nhậm."""
    first, *rest = name.split(" ")
    return first in _words().surnames and len(rest) > 1 and len(rest[-1]) > 1 and not _fits(name, level)


def _grown(name: str, level: Level) -> bool:
    """Whether a name is a listed one of two syllables or more with one further: "Hồng Việt | Thượng"."""
    head = name.rpartition(" ")[0]
    return " " in head and _fits(head, level)


_AROUND = 10_000  # characters on either side in which the article may say where a place lies


def _placed(text: str, at: int, name: str, level: Level) -> bool:
    """Whether the article puts the name into a larger place, here or nearby: "phường Ngô Thì Nhậm, quận ...".

    Or into a row with others of its level: "xã An Bình và | xã Hồng Việt Thượng", "hai | xã Hồng Việt Thượng và An Bình";
    or begins a clause with it, which no man's name after his office does: "Từ 1-2, | xã Hồng Việt Thượng nhập vào ...".
    """
    if level.rank == 2 and _pattern(_IN_ROW, re.IGNORECASE).search(text, max(0, at - 60), at):
        return True
    if _pattern(_WHERE, re.IGNORECASE).search(text, max(0, at - 40), at):
        return True
    found = _pattern(rf"{level.name} {re.escape(name)}{_LARGER}", re.IGNORECASE)
    return bool(found.search(text, max(0, at - _AROUND), at + _AROUND))


def _dashed(text: str, end: int, run: str) -> _Item | None:
    """An official name with a dash in it: "Bà Rịa - Vũng Tàu"."""
    dash = _DASH.match(text, end)
    if not dash:
        return None
    for after in (dash[1], dash[1].rsplit(" ", 1)[0]):
        if f"{run} - {after}" in official().ranks:
            return dash.start(1) + len(after), f"{run} - {after}"
    return None


def _items(text: str, end: int, level: Level, many: bool, last: str) -> Iterator[tuple[int, int, str]]:
    """Further names that share the level with the `last`: "các xã A, B và C", "thôn A và B"."""
    words = _words()
    many = many or _goes_on(text, end, level, last)
    while separator := _ITEM.match(text, end):
        at = separator.end()
        if _long_levels().match(text, at):
            return  # "phường Trà An và | Khu phố 3"
        item = _name(text, at, level, capitals=False, many=many)
        if not item:
            return
        end, name = item
        stem, _, number = last.rpartition(" ")
        if stem and number.isdigit() and name.isdigit():
            name = f"{stem} {name}"  # "các thôn Hồng Dương 1, | 2 và 3"
        last = name
        closing = "và" in separator[0]
        known = _fits(name, level) and (level.name != "thành phố" or _city(name))
        higher = not name.isdigit() and max(official().ranks.get(plain(name), (0,))) > max(level.rank, 2)
        person = name.split(" ")[0] in words.surnames and name.count(" ") > 1 and not (many and _grown(name, level))
        if not known and (higher or person):
            return
        if not many and not (closing and (known or level.rank < 2)):
            return
        yield at, end, name
        if closing and not _ITEM.match(text, end):
            return


def _goes_on(text: str, end: int, level: Level, last: str) -> bool:
    """Whether more names share the level of the `last` without a plural before it: "phường 6, 7 và 8"."""
    if level.numbers and _NUMBERS.match(text, end):
        return True
    if level.rank == 2 and (row := _pattern(_BEFORE_DISTRICT).match(text, end)):
        return all(_fits(name, level) for name in row[1].removeprefix(", ").split(", "))
    if level.rank < 2 and last[0].isdigit() and (two := _pattern(_TWO_NUMBERS).match(text, end)):
        return not two[1].isdigit() or not _counted(text, two.end(), int(two[1]))
    return level.rank < 2 and bool(_NAMES.match(text, end))


@lru_cache(maxsize=1)
def _long_levels() -> re.Pattern[str]:
    """A level of several words, which no name begins with."""
    forms = sorted(form for level in levels().values() for form in level.forms if " " in form)
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))}) ", re.IGNORECASE)


def _plural(text: str, begin: int) -> bool:
    before = _BEFORE.search(text[max(0, begin - 12) : begin])
    return bool(before and (before[1].isdigit() or before[1].lower() in _words().plural))


_STREET = r"(?:\b«things» |\bsố \d{1,4}\w? |, ?\d{1,4}\w? )$"
_BEFORE_LEVEL = 24  # characters looked back over; the longest of the words there has fewer


def _no_level(text: str, begin: int, end: int, level: Level) -> bool:
    """Whether the level is part of another word or name: "Quân khu 5", "số 20 đường Xã Tắc 3", "dự án Khu dân cư X"."""
    if level.rank > 2:
        return False
    before = max(0, begin - _BEFORE_LEVEL)
    if _pattern(r"\b«not_levels»$", re.IGNORECASE).search(text, before, end):
        return True
    if text[begin].isupper() and _pattern(_STREET, re.IGNORECASE).search(text, before, begin):
        return True
    project = level.name in _words().projects
    return project and bool(_pattern(r"\b«before_projects» $", re.IGNORECASE).search(text, before, begin))


def _levelled(text: str, begin: int, end: int, sign: _Sign) -> list[PlaceMention]:
    """The places named after a level, or none where what follows is no name."""
    level = sign.level
    assert level is not None
    words = _words()
    at = end
    listed = False
    between = None
    if sign.kind == "level":
        between = words.between.match(text, at)
        at = between.end() if between else at
        opened = _OPENING.match(text, at)
        if not opened:
            return []
        listed = len(opened[0].strip("\"“'‘ ")) > 0
        at = opened.end()
    elif sign.kind == "party":
        if text[at : at + 1] != " " or text.startswith(" Thành phố ", at):
            return []  # "Thành ủy | Thành phố Hồ Chí Minh"
        at += 1
    elif text[at : at + 1] in (" ", "\n"):
        at += 1
    capitals = sign.kind != "short" and sign.form.isupper()
    if sign.kind == "level" and level.rank > 1 and (bracket := _BRACKET.match(text, end)) and _plural(text, begin):
        return _in_bracket(text, begin, bracket.end(), level)
    if listed and not _plural(text, begin):
        return []
    item = _name(text, at, level, capitals)
    if not item or (sign.kind == "level" and _no_level(text, begin, end, level)):
        return []
    finish, name = item
    if level.name == "khu vực" and not name.isdigit() and max(official().ranks.get(plain(name), (0,))) > 2:
        return []  # "khu vực Hà Nội" is Hà Nội and around
    if between and 4 in official().ranks.get(name, ()) and not _fits(name, level):
        return [PlaceMention(at, finish, None, name)]  # "các huyện miền núi | Nghệ An": those of the province
    if sign.kind == "party" and level.name in ("tỉnh", "thành phố") and not _fits(name, level):
        return []  # "Phó Bí thư Tỉnh ủy | Y Mửi" is a man: all provinces and cities are listed
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
        found += [PlaceMention(a, b, level.name, n) for a, b, n in _items(text, finish, level, many, name)]
    return found


def _in_bracket(text: str, begin: int, at: int, level: Level) -> list[PlaceMention]:
    """The places that a bracket lists after a level at `begin`: "4 | xã (A, B, C và D)"; none where it holds else."""
    first = _name(text, at, level, capitals=False, many=True)
    if not first or (first[1] in official().ranks and not _fits(first[1], level)):
        return []  # "2 xã (Hà Nội và Huế)"
    found = [PlaceMention(begin, first[0], level.name, first[1])]
    found += [PlaceMention(a, b, level.name, n) for a, b, n in _items(text, first[0], level, True, first[1])]
    stated = _count_before(text, begin)
    whole = text.startswith(")", found[-1].end) and len(found) > 1
    return found if whole and stated in (None, len(found)) else []


def _count_before(text: str, begin: int) -> int | None:
    """The number that stands before a level: "4 | xã", "hai | xã"."""
    before = _BEFORE.search(text[max(0, begin - 12) : begin])
    if not before:
        return None
    word = before[1].lower()
    return int(word) if word.isdecimal() else lexicon().numbers.get(word)


def _bare(text: str, begin: int, end: int, last: int) -> bool:
    """Whether an official name stands by itself, and not within a longer name."""
    if begin and begin - 1 != last and text[begin - 1] == " ":
        before = text[max(0, begin - 12) : begin - 1].rsplit(" ", 1)[-1]
        if before[:1].isupper() and before[-1].isalnum() and not before.isupper() and before not in _words().leads:
            return False
    after = _FOLLOWING.match(text, end)
    return not after or (after[1] in _words().surnames and bool(after[2]))


def mentions(text: str) -> list[PlaceMention]:
    """All places named in the text, in order."""
    found: list[PlaceMention] = []
    last = 0
    words = _words()
    for stop, sign in words.automaton.iter_long(text):
        end = stop + 1 - sign.ahead
        begin = end - len(sign.form)
        if begin < last or (begin and text[begin - 1].isalnum()):
            continue
        if sign.kind != "short" and text[end : end + 1].isalnum():
            continue
        if sign.kind == "name":
            if _bare(text, begin, end, last):
                found.append(PlaceMention(begin, end, None, words.alias.get(sign.form, sign.form)))
                last = end
            continue
        here = _levelled(text, begin, end, sign)
        if here:
            found += here
            last = here[-1].end
    return found
