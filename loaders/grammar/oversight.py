"""Who is charged with watching over or directing whom.

Rare and easily misread: an order, a visit or a field of work ("phụ trách kinh tế") is no oversight of anybody. So a
statement needs three things side by side, with nothing but a few words of the lexicon between: someone (a post, an
organisation), a standing or given charge, someone else (an organisation, posts, a body of staff). What stands further
apart is left unread.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import ahocorasick

from ..lexicon import filled, lexicon_table
from ..statement import Make, Oversees
from ..vietnamese import Normalised, written
from .bodies import Bodies
from .levels import UPPER
from .parties import LONGEST_READ
from .places import Places
from .sentence import PlacesAt, Sentence
from .sides import Side, placed_under, sides_of
from .titled import foreign_at
from .tokens import tokens


class _Words(NamedTuple):
    """What `lexicon/oversight.toml` says of charges, ready to be matched."""

    signs: Any  # automaton of all that may begin a rule
    charge: re.Pattern[str]
    watch: re.Pattern[str]
    standing: re.Pattern[str]
    under: re.Pattern[str]
    under_name: re.Pattern[str]
    subject: re.Pattern[str]
    moved: re.Pattern[str]
    by: re.Pattern[str]
    managed: re.Pattern[str]
    no_name: re.Pattern[str]
    planned: re.Pattern[str]
    never: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    """The words of oversight, read once."""
    words = lexicon_table("oversight.toml")["words"]
    automaton = ahocorasick.Automaton()
    for form in words["under"]:
        for head in words["under_heads"]:
            automaton.add_word(f"{form} {head}", "under")
    for head in (*words["under_heads"], *words["by_heads"]):
        automaton.add_word(f" do {head}", "managed")
    for form in (*words["watch"], *words["subject"], *words["moved"]):
        automaton.add_word(form, "watch")
    automaton.make_automaton()

    def pattern(template: str, flags: int = 0) -> re.Pattern[str]:
        return re.compile(filled(template, words), flags)

    return _Words(
        signs=automaton,
        charge=pattern(r"\b«charge»(?: «to»)* $", re.IGNORECASE),
        watch=pattern(" ?(?:«standing»,? )*«watch» ", re.IGNORECASE),
        standing=pattern(r" (?:[^\W\d_]+ ){0,4}?«standing» «watch» ", re.IGNORECASE),
        under=pattern(r"(?:,| -| –|)? ?\(?(?:là [^.;,()]{0,60}? )?«under» "),
        under_name=pattern(r"(?P<name>(?:(?! «no_name» )[^.;,()\d]){4,90}?)(?: -)? «under» "),
        subject=pattern(
            r"(?: theo [^.;,()]{2,30})?,? (?:này |đó |đều |hiện |cũng )?«subject»(?:[^.;,()]{0,30}? của|) "
        ),
        moved=pattern(r"(?P<name>[^.;,\d]{4,90}?) (?:\d|được |đã |nay |hiện )[^.;]{0,60}?«moved» "),
        by=pattern(r",? (?:hiện |đều |vẫn |đang )?do "),
        managed=pattern(r" (?:trực tiếp |đang |hiện )?«managed»(?! [^\W\d_]*(?: của)? (?:đầu tư|làm))(?=[ ,.;)]|$)"),
        no_name=pattern(r" «no_name» "),
        planned=re.compile(filled(r"\b«planned»\b[^.;:\n]{0,40}?\b«made» $", lexicon_table("levels.toml")["words"])),
        never=pattern(rf"\b(?!(?-i:Cần [{UPPER}]))«not_a_fact»", re.IGNORECASE),  # Cần Thơ, Cần Giờ are places
    )


class _Reading(NamedTuple):
    """One sentence and what stands in it."""

    places: Places
    sentence: Sentence
    begin: int
    end: int
    sides: list[Side]

    @property
    def text(self) -> str:
        """The whole article's text."""
        return self.places.text


def _row_before(sides: Sequence[Side], i: int, text: str) -> list[Side]:
    """Side `i` and those in a row before it: "Phó Bí thư và Chủ tịch ..."."""
    row = [sides[i]]
    while (
        i
        and re.fullmatch(r"(?:,| và|, và) (?:các )?(?:đồng chí )?", text[sides[i - 1].end : sides[i].begin])
        and sides[i - 1].label == sides[i].label
    ):
        i -= 1
        row.insert(0, sides[i])
    return row


_Pair = tuple[Side, Side, int, int, str]  # overseer, overseen, begin, end, rule


def _pairs(r: _Reading) -> Iterator[_Pair]:
    """What one sentence says of sides that stand next to each other."""
    for i, (one, other) in enumerate(pairwise(r.sides)):
        if other.begin - one.end < 110:
            yield from _charged(r, i, one, other) or _under(r.text, one, other)


def _charged(r: _Reading, i: int, one: Side, other: Side) -> list[_Pair]:
    """A charge given to the first side, or to a row that it ends, or one that it bears as a rule."""
    words, gap = _words(), r.text[one.end : other.begin]
    if not one.label or one.outside or not other.label:
        return []
    row = _row_before(r.sides, i, r.text)
    charge = words.charge.search(r.text, r.begin, row[0].begin)
    if charge and words.watch.fullmatch(gap):
        return [(each, other, charge.start(), other.end, "charged") for each in row]
    if words.standing.fullmatch(gap):
        bearers = row if one.label == "Post" else [one]
        return [(each, other, each.begin, other.end, "standing") for each in bearers]
    return []


def _under(text: str, one: Side, other: Side) -> list[_Pair]:
    """The first side standing under the second."""
    words, gap = _words(), text[one.end : other.begin]
    if one.outside:  # its name may go on in lower case
        longer = words.under_name.fullmatch(text, one.begin, other.begin)
        one = one._replace(name=longer["name"], end=longer.end("name")) if longer else one
    below = words.under.fullmatch(text[one.end : other.begin])
    if below and _named(one) and _named(other) and not other.outside and not text.endswith("và ", 0, one.begin):
        return [(other, one, one.begin, other.end, "under")]
    if (_named(one) or _group(one)) and words.subject.fullmatch(gap) and (_named(other) or other.label):
        return [(other, one, one.begin, other.end, "subject")]
    managed = words.managed.match(text, other.end) if words.by.fullmatch(gap) and not other.outside else None
    if managed and (_named(one) or _group(one)) and _named(other):
        return [(other, one, one.begin, managed.end(), "managed")]
    moved = words.moved.fullmatch(text, one.begin, other.begin) if one.outside or _named(one) else None
    if moved and _named(other):
        return [(other, one._replace(name=moved["name"], end=moved.end("name")), one.begin, other.end, "moved")]
    return []


def _placed(side: Side, overseer: Side) -> Side:
    """A body without its place has that of the one it stands under: "Chi cục Thú y thuộc Sở Nông nghiệp tỉnh X"."""
    if not side.vague or side.outside or overseer.unit is None or side.name.count(" ") < 2:
        return side
    return side._replace(name=placed_under(side.name, side.label, overseer), unit=overseer.unit, vague=False)


def _named(side: Side) -> bool:
    """Whether it is a body with a name of its own, not people nor "trường", "quỹ"."""
    if side.outside and (
        len(side.name.split()) < 3 or not _PROPER.search(side.name) or _words().no_name.search(side.name)
    ):
        return False
    return side.label not in ("Post", "Staff")


def _group(side: Side) -> bool:
    """Whether it is a body that its service names, and no staff at large: "tổ tiết kiệm và vay vốn"."""
    services = lexicon_table("oversight.toml")["words"]["services"]
    return side.label == "Staff" and side.name.lower().startswith(tuple(name.lower() for name in services))


def _generic(side: Side, text: str) -> bool:
    """Whether it is but a kind of body: "chi cục | trực thuộc Sở X", whichever it is."""
    syllables = text[side.begin : side.end].split()
    return side.label != "Staff" and len(syllables) < 3 and syllables[-1].islower()


_PROPER = re.compile(r" [^\W\d_a-zà-ỹđ]")


def oversight(text: Normalised, places: Places, make: Make) -> Iterator[Oversees]:
    """Standing and assigned responsibility of one party for another, as the text says.

    `make(cls, begin, end, rule, **fields)` builds the record of what stands at `begin`..`end` of the normalised text.
    """
    words = _words()
    hits = [last for last, _ in words.signs.iter(text.text)]
    if not hits:
        return
    begins = places.sentences
    by_offset = PlacesAt({m.begin: m for m in places.mentions}, {m.begin: m.end for m in places.mentions})
    bodies = Bodies(places)
    done: set[tuple[str, str]] = set()
    for number in sorted({bisect_right(begins, at) - 1 for at in hits}):
        begin, end = begins[number], min(begins[number + 1], begins[number] + LONGEST_READ)
        sentence = Sentence(tokens(text.text, places.lower, begin, end), by_offset)
        sides, nested = sides_of(places, bodies, sentence, begin, end)
        reading = _Reading(places, sentence, begin, end, sides)
        found = [*_pairs(reading), *((over, under, under.begin, over.end, "under") for under, over in nested)]
        for overseer, told, first, last, rule in found:
            overseen = _placed(told, overseer) if rule == "under" else told
            key = (written(overseer.name), written(overseen.name))
            hedged = rule in ("charged", "standing") and words.never.search(text.text, max(begin, first - 60), last)
            hedged = hedged or words.planned.search(text.text[max(begin, first - 80) : first])
            if key in done or key[0] == key[1] or hedged or overseer.vague or (overseen.vague and not overseen.outside):
                continue
            if _generic(told, text.text) or foreign_at(sentence, sentence.after(last, 0)):
                continue  # "Viện X thuộc Bộ Ngoại giao | Triều Tiên"
            done.add(key)
            unit = overseen.unit or overseer.unit
            within = places.within(unit, first) if unit else ()
            yield make(
                Oversees, first, last, rule, overseer=overseer.name, overseen=overseen.name, unit=unit, within=within
            )
