"""The ways in which articles tell of mergers and foundings, from `lexicon/events_units.toml`, ready to be matched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from .levels import levels, lexicon_table
from .lexicon import either
from .statement import Manner

SIGN = 0xE000  # first of the private characters that stand for a row of names


ANY = "[\ue000-\uefff]"


class Way(NamedTuple):
    """One way to say a merger."""

    pattern: re.Pattern[str]
    manner: Manner
    same: bool  # both sides bear one name


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
    areas: frozenset[str]


def way_of(pattern: str) -> re.Pattern[str]:
    """A pattern of the data file as a regular expression; every gap is bounded."""
    spelled = re.sub(r"\[([^]]*)\]", r"(?:\1)?", pattern).replace("(", "(?:").replace("(?:?:", "(?:")
    spelled = spelled.replace("⟮", r"\(")
    spelled = re.sub(r" ?… ?", "\0", spelled)
    spelled = re.sub(r" ?\.\. ?", "\1", spelled)
    spelled = spelled.replace(" ", r"\s+")
    spelled = spelled.replace("\0", "[^\ue000-\uefff;\n]{0,160}?").replace("\1", "[^\ue000-\uefff;\n]{0,40}?")
    # "thành" alone makes something; "nhập" alone joins something
    spelled = re.sub(r"\bthành\b(?!\\s\+lập)", r"thành(?!\\s(?:phố|ủy|viên|tích|công|đoàn|thị|lập))", spelled)
    spelled = re.sub(
        r"(?<=[(|])nhập\b", r"(?<!xâm )(?<!thu )(?<!xuất )(?<!gia )(?<!thâm )(?<!sáp )(?<!sát )nhập", spelled
    )
    for name in ("from2", "from", "into"):
        spelled = spelled.replace("{" + name + "}", f"(?P<{name}>{ANY})")
    return re.compile(rf"(?<![^\W\ue000-\uefff]){spelled}")


@lru_cache(maxsize=1)
def merger_words() -> Words:
    """The words of mergers, read once."""
    table = lexicon_table("events_units.toml")
    words, counted = table["words"], table["counted"]
    what = [*counted["party"], *counted["communes"]]
    return Words(
        tuple(Way(way_of(entry["pattern"]), entry["manner"], entry.get("same", False)) for entry in table["merger"]),
        tuple(way_of(entry["pattern"]) for entry in table["result"]),
        _automaton({"merger": words["triggers"], "founding": ["thành lập", "bầu"], "counted": what}),
        re.compile(either(words["not_a_fact"]), re.IGNORECASE),
        re.compile(either(words["hardly_a_fact"]), re.IGNORECASE),
        re.compile(either(words["decided"]), re.IGNORECASE),
        re.compile(rf"\b(?:{either(words['effect'])})\s*(?:ngày|tháng|năm)?\s*\(?$", re.IGNORECASE),
        re.compile(rf"\b(?:{either(words['decision'])})\b", re.IGNORECASE),
        re.compile(either(words["in_force"]), re.IGNORECASE),
        re.compile(either(words["working"]), re.IGNORECASE),
        re.compile(
            rf" (?:mới |ra |lại |các )?(?:{either([*table['established']['heads'], *sum((lv.forms for lv in levels().values()), ())])}"
            r"|TP|TX|BCH|UBKT|\(?(?:vào|từ|ngày|năm|tháng|lại|theo)\b)",
            re.IGNORECASE,
        ),
        re.compile(either(words["not_founded"]), re.IGNORECASE),
        re.compile(rf"\b(?:{either(words['named_after'])}) $", re.IGNORECASE),
        re.compile(rf"\s*(?:{either(words['backward'])})", re.IGNORECASE),
        re.compile(either(words["considered"]), re.IGNORECASE),
        tuple(table["established"]["heads"]),
        tuple(table["established"]["terms"]),
        re.compile(rf"(?:\b(?P<before>{either(counted['before'])}) |(?<![\w.,/-]))(?P<n>\d{{1,3}}) $", re.IGNORECASE),
        frozenset(counted["communes"]),
    )


def _automaton(kinds: Mapping[str, Sequence[str]]) -> Any:
    automaton = ahocorasick.Automaton()
    for kind, forms in kinds.items():
        for form in forms:
            for spelling in {form, form[:1].upper() + form[1:]}:
                automaton.add_word(spelling, (kind, form))
    automaton.make_automaton()
    return automaton
