"""The vocabulary of office, kept as TOML files that a Vietnamese reader can correct, and what follows from it.

The reader and the derivation of the graph ask the same questions of a title and of a body's name (which rank, which
kind, part of what), so the answers live here, beside the words, and nowhere else. Importing is cheap; the files are
read once, when first asked for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

from ...errors import DataError
from ..statement import Appointment
from ..vietnamese import normalise

_TOKEN = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*['’`]?(?<!['’`])|[^\w\s]|_")
_DASHES = str.maketrans("–—−’`", "---''")


class Title(NamedTuple):
    """A title as found in the text, modifiers aside."""

    role: str  # as statements write it: "Phó Chủ tịch"
    base: str  # the head's title: "Chủ tịch"
    rank: str  # head, standing deputy, deputy, member, officer
    single: bool
    body: str | None = None  # the body that the title itself names: "Ban" of "Trưởng ban"
    fixed: str | None = None  # the only body that the title can mean
    bare: str | None = None  # which body a place alone stands for after the title: "UBND" or "Party"
    strict: bool = False  # counts only where its body is named
    outside: bool = False  # no public post


class Head(NamedTuple):
    """The words that a body's name begins with."""

    name: str  # as statements write it
    label: str  # graph label
    tail: str  # what may follow, see organisations.toml
    level: str | None = None  # of a body that the level of its unit names: Huyện ủy
    outside: bool = False  # holds no public posts
    alone: bool = False  # with its field of work it is one body, without a unit: Bộ Y tế
    home: bool = False  # without a unit it is that of the article's province: Sở Y tế


class Body(NamedTuple):
    """What a body's name says of it, its unit aside."""

    kind: str  # canonical head with its inner chain: "UBND", "Sở Y tế", "Văn phòng UBND", "Ban Thường vụ Đảng ủy"
    label: str
    parent_kind: str | None  # kind of the body that it is a part of
    local: bool  # exists in many places and means nothing without a unit
    known: bool  # False where no head of the lexicon begins the name


class Trie(dict[str, Any]):
    """Phrases by their tokens; a node's "" holds what ends there, by kind."""

    def add(self, phrase: str, kind: str, value: Any) -> None:
        """Enter a phrase; the first value of a kind stays."""
        node: dict[str, Any] = self
        for token in lowered(phrase):
            node = node.setdefault(token, {})
        node.setdefault("", {}).setdefault(kind, value)

    def find(self, tokens: Sequence[str], at: int, kind: str) -> tuple[Any, int] | None:
        """The longest phrase of a kind that begins at token `at`: its value and the token after it."""
        node: dict[str, Any] | None = self.get(tokens[at]) if at < len(tokens) else None
        best = None
        while node is not None:
            at += 1
            ends = node.get("")
            if ends and kind in ends:
                best = ends[kind], at
            node = node.get(tokens[at]) if at < len(tokens) else None
        return best


class Lexicon(NamedTuple):
    """All of the lexicon, ready for reading."""

    phrases: Trie  # kinds: title, head, subject, address, rank, level and those of events.toml ("start.acts" ...)
    starts: dict[str, frozenset[str]]  # kinds of the phrases that begin with a token
    surnames: frozenset[str]  # lower case
    weak: frozenset[str]
    common: frozenset[str]
    religious: frozenset[str]
    not_names: Trie
    stop: frozenset[str]
    after_place: frozenset[str]
    pronouns: frozenset[str]
    states: Trie
    field_words: frozenset[str]  # syllables of the fields of work
    again: frozenset[str]
    moves: frozenset[str]
    direct: frozenset[str]
    words: dict[str, frozenset[str]]  # the lists of [words] in events.toml and grammar.toml
    joints: Trie  # [phrases] of grammar.toml, a kind each
    in_order: dict[str, list[list[str]]]  # [in_order] of grammar.toml, as tokens
    led_by: dict[str, str]  # [led_by] of grammar.toml
    triggers: tuple[str, ...]  # lower-case words that every title begins with
    fingerprint: str


def lowered(text: str) -> list[str]:
    """The tokens of a text in lower case, dashes alike.

    >>> lowered("Sở GD&ĐT – Hà Nội")
    ['sở', 'gd', '&', 'đt', '-', 'hà', 'nội']
    """
    return [token.translate(_DASHES) for token in _TOKEN.findall(normalise(text).text.lower())]


def spans(text: str, begin: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the tokens of a text stand."""
    return [match.span() for match in _TOKEN.finditer(text, begin, len(text) if end is None else end)]


def either(forms: Iterable[str]) -> str:
    """The part of a regular expression that any of the forms fits, the longest first.

    >>> either(["thay", "thay cho"])
    'thay\\\\ cho|thay'
    """
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@cache
def pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression with lists of the lexicon in it, built once: «gone» is any form of the list `gone`.

    >>> bool(pattern("(đã|vừa) «gone»").search("(đã nghỉ hưu)"))
    True
    """
    return re.compile(filled(template, lexicon().words), flags)


def filled(template: str, words: Mapping[str, Iterable[str]]) -> str:
    """The text of a regular expression with «name» put out as any form of the list of that name.

    >>> filled("^«act» lại", {"act": ["bầu", "cử"]})
    '^(?:bầu|cử) lại'
    """
    return re.sub(r"«(\w+)»", lambda name: f"(?:{either(words[name[1]])})", template)


@cache
def lexicon_table(name: str) -> dict[str, Any]:
    """A file of the lexicon as it stands. Raises `DataError` where it is no TOML."""
    try:
        return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"lexicon/{name}: {error}; mend the entry at that line") from error


def _titles(trie: Trie) -> None:
    table = lexicon_table("titles.toml")
    for entry in table["title"]:
        common = {
            "base": entry["name"],
            "body": entry.get("body"),
            "fixed": entry.get("fixed"),
            "bare": entry.get("bare"),
            "strict": entry.get("strict", False),
        }
        single = entry["rank"] == "head" and entry.get("single", True)
        title = Title(entry["name"], rank=entry["rank"], single=single, **common)
        for form in (entry["name"], *entry.get("forms", ())):
            trie.add(form, "title", title)
        if "deputy" in entry:
            deputy = Title(entry["deputy"], rank="deputy", single=False, **common)
            for form in (entry["deputy"], *entry.get("forms_deputy", ())):
                trie.add(form, "title", deputy)
    for entry in table["fused"]:
        for form in entry["forms"]:
            trie.add(
                form, "title", Title(entry["role"], entry["role"], "member", False, body=entry["body"], fixed=None)
            )
    for entry in table["board"]:
        for form in entry["forms"]:
            trie.add(form, "board", Title(entry["role"], entry["role"], "member", False))
    for entry in table["outside"]:
        for form in entry["forms"]:
            trie.add(form, "title", Title(form, form, "officer", False, outside=True))


def _heads(trie: Trie) -> None:
    table = lexicon_table("organisations.toml")
    for entry in table["head"]:
        for form in entry["forms"]:
            head = Head(
                entry.get("name", form),
                entry["label"],
                entry["tail"],
                entry.get("level"),
                alone=entry.get("alone", False),
                home=entry.get("home", False),
            )
            trie.add(form, "head", head)
    for entry in table["outside"]:
        for form in entry["forms"]:
            trie.add(form, "head", Head(form, "", "outside", outside=True))


def _levels(trie: Trie) -> None:
    for level in lexicon_table("levels.toml")["level"]:
        for form in (*level["forms"], *(short for short in level.get("short", ()) if len(short.strip(".")) > 1)):
            trie.add(form, "level", level["name"])


def _events(trie: Trie) -> dict[str, Any]:
    table = lexicon_table("events.toml")
    for section, lists in table.items():
        if section == "words":
            continue
        for key, forms in lists.items():
            for form in forms:
                trie.add(form, f"{section}.{key}", form)
    return table


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read and checked once. Raises `DataError` where a file does not hold together."""
    phrases = Trie()
    _titles(phrases)
    _heads(phrases)
    _levels(phrases)
    for form in lexicon_table("subjects.toml")["subject"]["forms"]:
        phrases.add(form, "subject", form)
    events = _events(phrases)
    grammar = lexicon_table("grammar.toml")
    names = lexicon_table("names.toml")
    for kind, forms in (("address", names["address"]["forms"]), ("rank", names["address"]["ranks"])):
        for form in forms:
            phrases.add(form, kind, form)
    surnames = names["surnames"]

    def lower(forms: Iterable[str]) -> frozenset[str]:
        return frozenset(token.translate(_DASHES).lower() for token in forms)

    return Lexicon(
        phrases=phrases,
        starts={token: frozenset(_kinds(node)) for token, node in phrases.items()},
        surnames=lower([*surnames["common"], *surnames["other"]]),
        weak=lower(surnames["weak"]),
        common=lower(surnames["common"]),
        religious=lower(names["address"]["religious"]),
        not_names=_trie_of(names["not_names"]["forms"]),
        stop=lower(names["not_names"]["stop"]),
        after_place=lower(names["not_names"]["after_place"]),
        pronouns=frozenset(names["address"]["pronouns"]),
        field_words=frozenset(
            token
            for form in lexicon_table("subjects.toml")["subject"]["forms"]
            for token in lowered(form)
            if token.isalpha()
        ),
        states=_trie_of(names["foreign"]["states"]),
        again=frozenset(events["start"]["again"]),
        moves=frozenset(events["start"]["moves"]),
        direct=frozenset(events["start"]["direct"]),
        words=_words(events["words"], grammar["words"]),
        joints=_trie_by_kind(grammar["phrases"]),
        in_order={key: [lowered(form) for form in forms] for key, forms in grammar["in_order"].items()},
        led_by=grammar["led_by"],
        triggers=_triggers(),
        fingerprint=_fingerprint(),
    )


def _kinds(node: dict[str, Any]) -> Iterable[str]:
    """The kinds of all phrases at and below a node."""
    for token, below in node.items():
        if token == "":
            yield from below
        else:
            yield from _kinds(below)


def _words(events: dict[str, list[str]], grammar: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """The lists of both files in one; no list may stand in both."""
    twice = sorted(set(events) & set(grammar))
    if twice:
        raise DataError(f"lexicon/grammar.toml: the list {twice[0]!r} stands in events.toml too; rename one of them")
    return {key: frozenset(forms) for key, forms in {**events, **grammar}.items()}


def _trie_by_kind(lists: dict[str, list[str]]) -> Trie:
    trie = Trie()
    for kind, forms in lists.items():
        for form in forms:
            trie.add(form, kind, form)
    return trie


def _trie_of(forms: Iterable[str]) -> Trie:
    trie = Trie()
    for form in forms:
        trie.add(form, "", form)
    return trie


def _triggers() -> tuple[str, ...]:
    trie = Trie()
    _titles(trie)
    found: list[str] = []

    def walk(node: dict[str, Any], path: list[str]) -> None:
        if any(not title.outside for title in node.get("", {}).values()):
            found.append(" ".join(path))
            return
        for token, below in node.items():
            if token:
                walk(below, [*path, token])

    walk(trie, [])  # a title, or a board whose members a list names
    return tuple(sorted(found))


def _fingerprint() -> str:
    digest = sha256()
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


# What derivation asks


_ACTING = ("quyền",)
_STANDING = "thường trực"


@lru_cache(maxsize=4096)
def title_of(role: str) -> tuple[str, Appointment]:
    """The title of a role without Quyền and phụ trách, and how it was held.

    >>> title_of("Quyền Chủ tịch"), title_of("Phó Giám đốc phụ trách")
    (('Chủ tịch', 'acting'), ('Giám đốc', 'in charge'))
    """
    words = role.split()
    if words and words[0].lower() in ("quyền", "q."):
        rest = " ".join(words[1:])
        return rest[:1].upper() + rest[1:], "acting"
    if len(words) > 2 and " ".join(words[-2:]).lower() == "phụ trách":
        deputy = _plain(" ".join(words[:-2]))  # who runs the whole body stands in its head's place (TIME.md, Holders)
        return (deputy.base if deputy else " ".join(words[:-2])), "in charge"
    return role, "full"


def _plain(role: str) -> Title | None:
    found = lexicon().phrases.find(lowered(role), 0, "title")
    return found[0] if found else None


@lru_cache(maxsize=4096)
def _title(role: str) -> Title | None:
    tokens = lowered(title_of(role)[0])
    found = lexicon().phrases.find(tokens, 0, "title")
    return found[0] if found else None


@lru_cache(maxsize=4096)
def rank_of(role: str) -> str:
    """head, standing deputy, deputy, member or officer.

    >>> rank_of("Phó Bí thư Thường trực"), rank_of("Quyền Chủ tịch"), rank_of("Trưởng thôn"), rank_of("Ủy viên")
    ('standing deputy', 'head', 'head', 'member')
    """
    title = _title(role)
    if title is None:
        return "officer"
    if title.rank == "deputy" and role.lower().endswith(_STANDING):
        return "standing deputy"
    return title.rank


def is_head(role: str, organisation_kind: str) -> bool:
    """Whether one person at a time holds the post: the head of a body, no deputy, member or delegate.

    >>> is_head("Bí thư", "Đảng ủy"), is_head("Phó Bí thư", "Đảng ủy"), is_head("Đại biểu", "Quốc hội")
    (True, False, False)
    """
    title = _title(role)
    if title is None or not title.single:
        return False
    # a Thanh tra or a court has one chief; an embassy's name alone does not say which embassy
    # and the Central Committee has several secretaries below its general secretary
    many = title.base == "Bí thư" and organisation_kind == "Ban Chấp hành Trung ương Đảng"
    return not many and organisation_kind not in ("", "Đại sứ quán Việt Nam")


@lru_cache(maxsize=256)
def head_of(name: str) -> Head | None:
    """The head that a name is, or None where it is none or goes on.

    >>> head_of("UBND").label, head_of("UBND xã")
    ('Committee', None)
    """
    words = lowered(name)
    found = lexicon().phrases.find(words, 0, "head")
    return found[0] if found and found[1] == len(words) else None


_COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "quận": "Quận ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "phường": "Đảng ủy",
    "xã": "Đảng ủy",
    "thị trấn": "Đảng ủy",
    "đặc khu": "Đảng ủy",
}


def committee_of(level: str | None) -> str:
    """Kind of the Party committee at a level; of the hamlets the chi bộ.

    >>> committee_of("phường"), committee_of("quận"), committee_of("thôn")
    ('Đảng ủy', 'Quận ủy', 'Chi bộ')
    """
    return _COMMITTEES.get(level or "", "Chi bộ" if level else "Đảng ủy")


def canonical_level(text: str) -> str | None:
    """The level as canbo writes it ("TP." -> "thành phố"), or None where the text is no level."""
    found = lexicon().phrases.find(lowered(text), 0, "level")
    return found[0] if found else None


@lru_cache(maxsize=65536)
def body_of(organisation: str, unit: str | None = None) -> Body:
    """What an organisation's name says of it, its unit aside; one body written in two ways gives one kind.

    >>> body_of("Văn phòng Ủy ban nhân dân phường Trà An", "phường Trà An")
    Body(kind='Văn phòng UBND', label='Agency', parent_kind='UBND', local=True, known=True)
    >>> body_of("Sở Y tế Hà Nội", "Hà Nội").kind, body_of("Quốc hội", None).local
    ('Sở Y tế', False)
    """
    tokens = _without_unit(lowered(organisation), unit)
    heads: list[Head] = []
    words: list[str] = []
    second = 0  # where the inner body begins in `words`
    at = 0
    while at < len(tokens):
        found = lexicon().phrases.find(tokens, at, "head")
        field = lexicon().phrases.find(tokens, at, "subject")
        if found and not (heads and field and field[1] >= found[1]):
            head, at = found
            second = second or len(words)
            heads.append(head)
            words.append(head.name)
        elif field:
            words.append(field[0])
            at = field[1]
        else:
            words.append(tokens[at])
            at += 1
    if not heads:
        return Body(organisation, "Agency", None, True, False)
    parent = " ".join(words[second:]) if len(heads) > 1 else None
    unique = heads[-1].tail in ("state", "number") or heads[-1].name in ("Bộ", "Tổng cục")
    # "cán bộ khối Đảng, đoàn thể" names bodies and is none: a body's name begins with its head
    known = lexicon().phrases.find(tokens, 0, "head") is not None and not heads[0].outside
    return Body(_spaced(words), heads[0].label or "Agency", parent and _spaced(parent.split()), not unique, known)


def _spaced(words: Sequence[str]) -> str:
    return " ".join(words).replace(" ,", ",").replace(" & ", "&")


def _without_unit(tokens: list[str], unit: str | None) -> list[str]:
    if unit:
        whole = lowered(unit)
        found = lexicon().phrases.find(whole, 0, "level")
        for tail in (whole, whole[found[1] :] if found else whole):
            if tail and tokens[-len(tail) :] == tail and len(tokens) > len(tail):
                return _without_level(tokens[: -len(tail)])
    return tokens


def _without_level(tokens: list[str]) -> list[str]:
    for size in (2, 1):
        found = lexicon().phrases.find(tokens, len(tokens) - size, "level") if len(tokens) > size else None
        if found and found[1] == len(tokens):
            return tokens[:-size]
    return tokens


def head_body(kind: str) -> str:
    """The body whose head a post of this kind is: the Party organisation is led by its committee (TIME.md).

    >>> head_body("Đảng bộ"), head_body("Ban Chấp hành Đảng bộ"), head_body("UBND")
    ('Đảng ủy', 'Ban Chấp hành Đảng bộ', 'UBND')
    """
    return "Đảng ủy" + kind.removeprefix("Đảng bộ") if kind.startswith("Đảng bộ") else kind


def split_post(text: str) -> tuple[str, str] | None:
    """A post's title and organisation, or None where the text names no post.

    >>> split_post("Phó Bí thư Thường trực Đảng ủy phường Trà An")
    ('Phó Bí thư Thường trực', 'Đảng ủy phường Trà An')
    >>> split_post("cán bộ khối Đảng") is None
    True
    """
    form = normalise(text).text
    where = spans(form)
    tokens = lowered(form)
    at = 1 if tokens[:1] == ["quyền"] else 0
    found = lexicon().phrases.find(tokens, at, "title")
    if not found or found[0].outside:
        return None
    title, end = found
    role = title.role
    if at:
        role = "Quyền " + role
    if tokens[end : end + 2] == ["thường", "trực"] and title.rank == "deputy":
        role, end = f"{role} Thường trực", end + 2
    rest = form[where[end][0] :] if end < len(where) else ""
    if title.body and not lexicon().phrases.find(tokens, end, "head"):
        rest = f"{title.body} {rest}".strip()
    return (role, rest or title.fixed or title.body or "") if rest or title.fixed or title.body else None
