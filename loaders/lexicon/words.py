"""The words: the TOML files of this folder, read once and ready for matching. Importing is cheap."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from ...errors import DataError
from ..vietnamese import normalise

_TOKEN = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*|[^\w\s]|_")
_POSTED = frozenset(("title", "board", "acting.in_charge"))  # kinds of the phrases that begin a post
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
    same: str = ""  # the title that this one is another word for: "Trưởng thôn" of "Thôn trưởng"


class Head(NamedTuple):
    """The words that a body's name begins with."""

    name: str  # as statements write it
    label: str  # graph label
    tail: str  # what may follow, see organisations.toml
    level: str | None = None  # of a body that the level of its unit names: Huyện ủy
    outside: bool = False  # holds no public posts
    alone: bool = False  # with its field of work it is one body, without a unit: Bộ Y tế
    home: bool = False  # without a unit it is that of the article's province: Sở Y tế


class Trie(dict[str, Any]):
    """Phrases by their kind, then by their tokens; a node's "" holds what ends there."""

    def add(self, phrase: str, kind: str, value: Any) -> None:
        """Enter a phrase; the first value of a kind stays."""
        node: dict[str, Any] = self.setdefault(kind, {})
        for token in lowered(phrase):
            node = node.setdefault(token, {})
        node.setdefault("", value)

    def find(self, tokens: Sequence[str], at: int, kind: str) -> tuple[Any, int] | None:
        """The longest phrase of a kind that begins at token `at`: its value and the token after it."""
        node: dict[str, Any] | None = self.get(kind)
        if node is None or at >= len(tokens) or (node := node.get(tokens[at])) is None:
            return None  # as nearly always
        best = None
        for end in range(at + 1, len(tokens) + 1):
            if "" in node:
                best = node[""], end
            if end == len(tokens) or (node := node.get(tokens[end])) is None:
                break
        return best

    def phrases(self, kind: str) -> Iterator[tuple[tuple[str, ...], Any]]:
        """The phrases of a kind as tokens, with their values."""
        open_: list[tuple[tuple[str, ...], dict[str, Any]]] = [((), self.get(kind, {}))]
        for path, node in open_:
            open_ += (((*path, token), below) for token, below in node.items() if token)
            if "" in node:
                yield path, node[""]


class Lexicon(NamedTuple):
    """All of the lexicon, ready for reading."""

    phrases: Trie  # kinds: title, head, subject, address, rank, level and those of events.toml ("start.acts" ...)
    starts: dict[str, frozenset[str]]  # kinds of the phrases that begin with a token
    posted: frozenset[str]  # tokens that a post can begin with, what may stand before its title included
    surnames: frozenset[str]  # lower case
    weak: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]  # what given names of the Central Highlands begin with
    clans: frozenset[str]
    middle: frozenset[str]  # second syllables that tell a name
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
    committees: dict[str, str]  # [committees] of grammar.toml
    numbers: dict[str, int]  # [numbers] of grammar.toml
    triggers: tuple[str, ...]  # lower-case words that every title begins with

    def first_of(self, kind: str) -> Collection[str]:
        """The tokens that a phrase of a kind can begin with."""
        first: dict[str, Any] = self.phrases.get(kind, {})
        return first.keys()


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
        for form in entry.get("also", ()):  # the same post, written as articles write it
            trie.add(form, "title", Title(form, rank=entry["rank"], single=single, same=entry["name"], **common))
        if "deputy" in entry:
            deputy = Title(entry["deputy"], rank="deputy", single=False, **common)
            for form in (entry["deputy"], *entry.get("forms_deputy", ())):
                trie.add(form, "title", deputy)
            for form in entry.get("also_deputy", ()):
                trie.add(form, "title", Title(form, rank="deputy", single=False, same=entry["deputy"], **common))
    for entry in table["fused"]:
        member = Title(entry["role"], entry["role"], "member", False, body=entry["body"], fixed=None)
        for spelled in (spelled for form in entry["forms"] for spelled in _spelled(form)):
            trie.add(spelled, "title", member)
    for entry in table["board"]:
        for form in entry["forms"]:
            trie.add(form, "board", Title(entry["role"], entry["role"], "member", False))
    for entry in table["outside"]:
        for form in entry["forms"]:
            trie.add(form, "title", Title(form, form, "officer", False, outside=True))


def _spelled(form: str) -> Iterable[str]:
    """A form with the short forms of "Trung ương" and "Việt Nam" in it.

    >>> list(_spelled("Trung ương Đoàn"))
    ['Trung ương Đoàn', 'TƯ Đoàn', 'TW Đoàn', 'T.Ư Đoàn', 'T.W Đoàn']
    """
    yield form
    for word, shorts in (("Trung ương", ("TƯ", "TW", "T.Ư", "T.W")), ("Việt Nam", ("VN",))):
        if word in form:
            for short in shorts:
                yield form.replace(word, short)


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
            for spelled in _spelled(form):
                trie.add(spelled, "head", head)
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
        if section in ("words", "during", "leaving"):
            continue
        for key, forms in lists.items():
            for form in forms:
                trie.add(form, f"{section}.{key}", form)
    for form in (f"{time} {held}" for time in table["during"]["times"] for held in table["during"]["held"]):
        trie.add(form, "former.marks", form)
    own = _leaving(trie, table["leaving"])
    return {**table, "words": {**table["words"], "own": [*table["words"]["own"], *own]}}


def _leaving(trie: Trie, table: dict[str, list[str]]) -> list[str]:
    """The verbs that leave a post and go on with a verb that holds it; further those that tell an end by themselves.

    "Thôi giữ chức" ends a post named before it; who is "nghỉ làm" may be back tomorrow.
    """
    for held in (*table["held"], *table["second"]):
        for verb in table["verbs"]:
            trie.add(f"{verb} {held}", "end.acts", f"{verb} {held}")
            trie.add(f"tạm {verb} {held}", "suspended.acts", f"tạm {verb} {held}")
        for removal in table["removals"]:
            trie.add(f"{removal} {held}", "end.acts", removal)
    return [f"{verb} {held}" for verb in table["verbs"] for held in table["held"] if " " in held and verb != "nghỉ"]


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
    starts = {
        token: frozenset(k for k in phrases if token in phrases[k]) for kind in phrases for token in phrases[kind]
    }
    words = _words(events["words"], grammar["words"])

    def lower(forms: Iterable[str]) -> frozenset[str]:
        return frozenset(token.translate(_DASHES).lower() for token in forms)

    return Lexicon(
        phrases=phrases,
        starts=starts,
        posted=frozenset(
            {token for token, kinds in starts.items() if kinds & _POSTED} | words["modifiers"] | words["delegations"]
        ),
        surnames=lower([*surnames["common"], *surnames["other"]]),
        weak=lower(surnames["weak"]),
        common=lower(surnames["common"]),
        given=lower(surnames["given"]),
        clans=lower(surnames["clans"]),
        middle=lower(surnames["middle"]),
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
        words=words,
        joints=_trie_by_kind(grammar["phrases"]),
        in_order={key: [lowered(form) for form in forms] for key, forms in grammar["in_order"].items()},
        led_by=grammar["led_by"],
        committees=grammar["committees"],
        numbers=grammar["numbers"],
        triggers=_triggers(),
    )


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
    # a title, or a board whose members a list names; the shortest of those that begin alike
    forms = {form for kind in ("title", "board") for form, title in trie.phrases(kind) if not title.outside}
    shortest = (" ".join(f) for f in forms if forms.isdisjoint(f[:k] for k in range(1, len(f))))
    return tuple(sorted((*shortest, *lexicon_table("events.toml")["acting"]["given"])))


@lru_cache(maxsize=256)
def head_of(name: str) -> Head | None:
    """The head that a name is, or None where it is none or goes on.

    >>> head_of("UBND").label, head_of("UBND xã")
    ('Committee', None)
    """
    words = lowered(name)
    found = lexicon().phrases.find(words, 0, "head")
    return found[0] if found and found[1] == len(words) else None
