"""The ways in which articles tell of mergers and foundings, from `lexicon/events_units.toml`, ready to be matched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import ahocorasick

from ..lexicon import either, filled, lexicon_table
from ..statement import Manner
from .levels import levels

SIGN = 0xE000  # first of the private characters that stand for a row of names
ANY = "[\ue000-\uefff]"


class Way(NamedTuple):
    """One way to say a merger."""

    pattern: re.Pattern[str]
    manner: Manner
    same: bool  # both sides bear one name
    last: bool  # told in passing of the last before it: "huyện A (nay là thị xã A)"


class Words(NamedTuple):
    """All of `lexicon/events_units.toml` as patterns."""

    ways: tuple[Way, ...]
    results: tuple[re.Pattern[str], ...]
    signs: Any  # automaton: words of mergers, words of founding, what is counted
    never: re.Pattern[str]
    hardly: re.Pattern[str]
    decided: re.Pattern[str]
    effect: re.Pattern[str]
    decision: re.Pattern[str]
    in_force: re.Pattern[str]
    working: re.Pattern[str]
    founded: re.Pattern[str]  # after "thành lập" or "bầu": a body or a date
    anniversary: re.Pattern[str]
    named_after: re.Pattern[str]
    backward: re.Pattern[str]
    considered: re.Pattern[str]
    heads: tuple[str, ...]
    terms: tuple[str, ...]
    number: re.Pattern[str]
    areas: frozenset[str]  # parts of a commune that are counted
    communes: frozenset[str]  # levels


def way_of(pattern: str) -> re.Pattern[str]:
    """A pattern of the data file as a regular expression; every gap is bounded."""
    spelled = re.sub(r"\[([^]]*)\]", r"(?:\1)?", pattern).replace("(", "(?:").replace("(?:?:", "(?:")
    spelled = spelled.replace("⟮", r"\(")
    spelled = re.sub(r" ?… ?", "\0", spelled)
    spelled = re.sub(r" ?\.\. ?", "\1", spelled)
    spelled = spelled.replace(" ", r"\s+")
    spelled = spelled.replace("\0", "[^\ue000-\uefff;\n]{0,160}?").replace("\1", "[^\ue000-\uefff;\n]{0,40}?")
    # "thành" alone makes something; "nhập" alone joins something
    words = lexicon_table("events_units.toml")["words"]
    makes = f"thành(?!\\s(?:{either(words['not_made'])}))"
    joins = "".join(f"(?<!{word} )" for word in words["not_joined"]) + "nhập"
    spelled = re.sub(r"\bthành\b(?!\\s\+lập)", lambda _: makes, spelled)
    spelled = re.sub(r"(?<=[(|])nhập\b", lambda _: joins, spelled)
    for name in ("from2", "from", "into"):
        spelled = spelled.replace("{" + name + "}", f"(?P<{name}>{ANY})")
    return re.compile(rf"(?<![^\W\ue000-\uefff]){spelled}")


@cache
def unit_pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression with lists of `lexicon/events_units.toml` in it, as `lexicon.pattern` has those of office."""
    return re.compile(filled(template, lexicon_table("events_units.toml")["words"]), flags)


@lru_cache(maxsize=1)
def merger_words() -> Words:
    """The words of mergers, read once."""
    table = lexicon_table("events_units.toml")
    words, counted, established = table["words"], table["counted"], table["established"]
    what = [*counted["party"], *counted["communes"]]
    heads = either([*established["heads"], *(form for level in levels().values() for form in level.forms)])

    def any_case(template: str) -> re.Pattern[str]:
        return unit_pattern(template, re.IGNORECASE)

    return Words(
        ways=tuple(
            Way(way_of(way["pattern"]), way["manner"], way.get("same", False), way.get("last", False))
            for way in table["merger"]
        ),
        results=tuple(way_of(way["pattern"]) for way in table["result"]),
        signs=_automaton({"merger": words["triggers"], "founding": words["founds"], "counted": what}),
        never=any_case("«not_a_fact»"),
        hardly=any_case("«hardly_a_fact»"),
        decided=any_case("«decided»"),
        effect=any_case(r"\b«effect»\s*(?:ngày|tháng|năm)?\s*\(?$"),
        decision=any_case(r"\b«decision»\b"),
        in_force=any_case("«in_force»"),
        working=any_case("«working»"),
        founded=any_case(rf" (?:«founds_what» )?(?:{heads}|TP|TX|BCH|UBKT|\(?«founded_when»\b)"),
        anniversary=any_case("«not_founded»"),
        named_after=any_case(r"\b«named_after» $"),
        backward=any_case(r"\s*«backward»"),
        considered=any_case("«considered»"),
        heads=tuple(established["heads"]),
        terms=tuple(established["terms"]),
        number=re.compile(
            rf"(?:\b(?P<before>{either(counted['before'])}) |(?<![\w.,/-]))(?P<n>\d{{1,3}}) $", re.IGNORECASE
        ),
        areas=frozenset(counted["communes"]),
        communes=frozenset(counted["levels"]),
    )


def _automaton(kinds: Mapping[str, Sequence[str]]) -> Any:
    """Finds all forms, as they stand and with a capital, and tells their kind."""
    automaton = ahocorasick.Automaton()
    for kind, forms in kinds.items():
        for form in forms:
            for spelling in {form, form[:1].upper() + form[1:]}:
                automaton.add_word(spelling, (kind, form))
    automaton.make_automaton()
    return automaton
