"""Who is charged with watching over or directing whom.

Rare and easily misread: an order, a visit or a field of work ("phụ trách kinh tế") is no oversight of anybody. So a
statement needs three things side by side, with nothing but a few words of the lexicon between: someone (a post, an
organisation), a standing or given charge, someone else (an organisation, posts, a body of staff). What stands further
apart is left unread.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import ahocorasick

from .bodies import Bodies
from .lexicon import body_of, lexicon
from .parties import names_body
from .places import PlaceMention, Places, lexicon_table
from .posts import Organisation, Sentence, organisation_at, posts_at
from .posts import Places as PlacesAt
from .statement import Oversees
from .tokens import lower_of, sentences, tokens
from .vietnamese import Normalised, written

Make = Callable[..., Any]
_LONGEST = 1500  # characters read of one sentence


class _Words(NamedTuple):
    signs: Any  # automaton of all that may begin a rule
    charge: re.Pattern[str]
    watch: re.Pattern[str]
    standing: re.Pattern[str]
    under: re.Pattern[str]
    under_name: re.Pattern[str]
    subject: re.Pattern[str]
    moved: re.Pattern[str]
    staff: re.Pattern[str]
    groups: re.Pattern[str]
    with_unit: frozenset[str]
    leaders: re.Pattern[str]
    never: re.Pattern[str]


class _Side(NamedTuple):
    """Someone who oversees or is overseen."""

    begin: int
    end: int
    name: str
    unit: str | None
    label: str = ""  # Post, Staff, or the organisation's
    outside: bool = False
    vague: bool = False  # nothing says which one of its kind it is


def _either(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@lru_cache(maxsize=1)
def _words() -> _Words:
    words = lexicon_table("oversight.toml")["words"]
    automaton = ahocorasick.Automaton()
    heads = ("Sở", "sở", "Bộ", "bộ", "UBND", "Ủy ban", "Cục", "cục", "Tổng", "Công an", "Thành ủy", "Huyện ủy", "Tỉnh ủy", "Quận ủy", "Đảng ủy", "Đảng bộ", "Văn phòng", "HĐND", "Trung ương", "Chi cục", "Ban ")  # fmt: skip
    for form in words["under"]:
        for head in heads:
            automaton.add_word(f"{form} {head}", "under")
    for form in (*words["watch"], *words["subject"], *words["moved"]):
        automaton.add_word(form, "watch")
    automaton.make_automaton()
    staff, blocks = _either(words["staff"]), _either(words["blocks"])
    return _Words(
        automaton,
        re.compile(rf"\b(?:{_either(words['charge'])})(?: (?:{_either(words['to'])}))* $", re.IGNORECASE),
        re.compile(rf" ?(?:(?:{_either(words['standing'])}),? )*(?:{_either(words['watch'])}) ", re.IGNORECASE),
        re.compile(
            rf" (?:[^\W\d_]+ ){{0,4}}?(?:{_either(words['standing'])}) (?:{_either(words['watch'])}) ", re.IGNORECASE
        ),
        re.compile(rf"(?:,| -| –|)? ?\(?(?:là [^.;,()]{{0,60}}? )?(?:{_either(words['under'])}) "),
        re.compile(
            rf"(?P<name>(?:(?! (?:{_either(words['no_name'])}) )[^.;,()\d]){{4,90}}?)(?: -)? (?:{_either(words['under'])}) "
        ),
        re.compile(rf",? (?:này |đó |đều |hiện |cũng )?(?:{_either(words['subject'])})(?:[^.;,()]{{0,30}}? của|) "),
        re.compile(
            rf"(?P<name>[^.;,\d]{{4,90}}?) (?:\d|được |đã |nay |hiện )[^.;]{{0,60}}?(?:{_either(words['moved'])}) "
        ),
        re.compile(
            rf"(?:đội ngũ )?(?:{staff})(?:(?:, | và )(?:{staff}))*(?: (?:khối )(?:{blocks})(?:(?:, | và )(?:{blocks}))*)?"
        ),
        re.compile(rf"(?:{_either(words['groups'])})(?![^\W\d_])"),
        frozenset(words["with_unit"]),
        re.compile(rf"(?:{_either(words['leaders'])}) (phường|xã|thị trấn|huyện|quận|thành phố|tỉnh|thị xã)(?= |,)"),
        re.compile(rf"\b(?:{_either(words['not_a_fact'])})", re.IGNORECASE),
    )


class _Reading(NamedTuple):
    """One sentence and what stands in it."""

    places: Places
    sentence: Sentence
    begin: int
    end: int
    sides: list[_Side]

    @property
    def text(self) -> str:
        """The whole article's text."""
        return self.places.text


def _label(body: Organisation) -> str:
    return body.head.label if body.head else ""


def _organisation(places: Places, body: Organisation, begin: int, end: int) -> _Side:
    """The body in full, with its place where the words say it."""
    words = [body.words]
    inner = body
    while inner.inner:
        inner = inner.inner
        words.append(inner.words)
    place = inner.place or (places.resolve_bare(inner.bare, begin) if inner.bare else None)
    tail = inner.head.tail if inner.head else ""
    if place is None and tail not in ("state", "number"):
        place = _known(places, places.text[begin:end])
    unit = places.full_of(place) if place else None
    shown = place.name if place and tail == "fused" else unit
    name = " ".join(word for word in (*words, shown) if word)
    if body.outside:
        end = begin + len(re.split(r" (?:trực )?thuộc ", places.text[begin:end], maxsplit=1)[0])
        name = places.text[begin:end]
    vague = place is None and not body.outside and body_of(name).local
    return _Side(begin, end, name, unit, _label(body), body.outside, vague)


def _known(places: Places, words: str) -> PlaceMention | None:
    """The place that the article gives the body elsewhere: "Đoàn" where it spoke of "Đoàn TP Vinh"."""
    lead = words + " "
    return next((m for m in places.mentions if places.text.endswith(lead, 0, m.begin)), None)


def _nested(places: Places, body: Organisation, begin: int, end: int) -> tuple[_Side, _Side] | None:
    """The two bodies of "Cục X thuộc Bộ Y", which the grammar reads as one."""
    if body.inner is None:
        return None
    match = re.search(r" (?:trực )?thuộc ", places.text[begin:end])
    if not match:
        return None
    outer = _organisation(places, body.inner, begin + match.end(), end)
    state = body.inner.innermost.place is None and body.inner.innermost.bare is None
    words = places.text[begin : begin + match.start()]
    words = words[:1].upper() + words[1:]
    name = words if state or body.outside else f"{words} {outer.name}"
    return _Side(begin, begin + match.start(), name, outer.unit, _label(body), vague=outer.vague), outer


def _sides(
    places: Places, bodies: Bodies, s: Sentence, begin: int, end: int
) -> tuple[list[_Side], list[tuple[_Side, _Side]]]:
    """Posts, organisations and bodies of staff of a sentence in order; and the bodies it puts under others."""
    t = s.tokens
    text = places.text
    words = _words()
    phrases = lexicon().phrases
    found: list[_Side] = []
    nested: list[tuple[_Side, _Side]] = []
    taken = begin
    for i, at in enumerate(t.begins):
        if at < taken:
            continue
        leaders = words.leaders.match(text, at, end)
        if leaders:
            unit = places.resolve_bare(leaders[1], at)
            mention = places.index.get(leaders.start(1))
            if mention is not None:
                unit = places.mentions[mention]
            taken = max(leaders.end(), places.mentions[mention].end if mention is not None else 0)
            if unit:
                found.append(_Side(at, taken, f"Lãnh đạo {places.full_of(unit)}", places.full_of(unit), "Staff"))
            continue
        group = words.groups.match(text, at, end) or words.staff.match(text, at, end)
        if group:
            taken = group.end()
            unit = next((m for level in ("phường", "xã", "thị trấn") if (m := places.resolve_bare(level, at))), None)
            full = places.full_of(unit) if unit else None
            name = group[0]
            if name.lower() in words.with_unit and full:
                name = f"{name[0].upper()}{name[1:]} {full}"
            found.append(_Side(at, taken, name, full, "Staff"))
            continue
        row = posts_at(s, i)
        if row:
            settled = bodies.settle(row, at)
            taken = t.ends[row[-1].end - 1]
            for post, body in zip(row, settled, strict=True):
                if body is not None:
                    first, last = t.begins[post.begin], t.ends[min(post.end, len(t.ends)) - 1]
                    found.append(_Side(first, last, f"{post.role} {body.text(places)}", body.unit(places), "Post"))
            continue
        head = phrases.find(t.low, i, "head")
        named = t.capital(i) or names_body(t, i)
        if head and (head[1] - i > 1 or named):
            body_here = organisation_at(s, i)
            if body_here and body_here.head and body_here.end > i:
                taken = t.ends[min(body_here.end, len(t.low)) - 1]
                pair = _nested(places, body_here, at, taken)
                if pair:
                    nested.append(pair)
                found.append(_organisation(places, body_here, at, taken))
                taken = found[-1].end  # what an outside body stands under is read by itself
    return found, nested


def _row_before(sides: Sequence[_Side], i: int, text: str) -> list[_Side]:
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


_Pair = tuple[_Side, _Side, int, int, str]  # overseer, overseen, begin, end, rule


def _pairs(r: _Reading) -> Iterator[_Pair]:
    """What one sentence says of sides that stand next to each other."""
    for i, (one, other) in enumerate(pairwise(r.sides)):
        if other.begin - one.end < 110:
            yield from _charged(r, i, one, other) or _under(r.text, one, other)


def _charged(r: _Reading, i: int, one: _Side, other: _Side) -> list[_Pair]:
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


def _under(text: str, one: _Side, other: _Side) -> list[_Pair]:
    """The first side standing under the second."""
    words, gap = _words(), text[one.end : other.begin]
    if one.outside:  # its name may go on in lower case
        longer = words.under_name.fullmatch(text, one.begin, other.begin)
        one = one._replace(name=longer["name"], end=longer.end("name")) if longer else one
    below = words.under.fullmatch(text[one.end : other.begin])
    if below and _named(one) and _named(other) and not other.outside and not text.endswith("và ", 0, one.begin):
        return [(other, one, one.begin, other.end, "under")]
    if _named(one) and words.subject.fullmatch(gap) and (_named(other) or other.label):
        return [(other, one, one.begin, other.end, "subject")]
    moved = words.moved.fullmatch(text, one.begin, other.begin) if one.outside or _named(one) else None
    if moved and _named(other):
        return [(other, one._replace(name=moved["name"], end=moved.end("name")), one.begin, other.end, "moved")]
    return []


def _named(side: _Side) -> bool:
    """Whether it is a body with a name of its own, not people nor "trường", "quỹ"."""
    if side.outside and (len(side.name.split()) < 3 or not _PROPER.search(side.name)):
        return False
    return side.label not in ("Post", "Staff")


_PROPER = re.compile(r" [^\W\d_a-zà-ỹđ]")


def oversight(text: Normalised, places: Places, make: Make) -> Iterator[Oversees]:
    """Standing and assigned responsibility of one party for another, as the text says.

    `make(cls, begin, end, rule, **fields)` builds the record of what stands at `begin`..`end` of the normalised text.
    """
    words = _words()
    hits = [last for last, _ in words.signs.iter(text.text)]
    if not hits:
        return
    begins = sentences(text.text)
    lower = lower_of(text.text)
    by_offset = PlacesAt({m.begin: m for m in places.mentions}, {m.begin: m.end for m in places.mentions})
    bodies = Bodies(places)
    done: set[tuple[str, str]] = set()
    for number in sorted({bisect_right(begins, at) - 1 for at in hits}):
        begin, end = begins[number], min(begins[number + 1], begins[number] + _LONGEST)
        sentence = Sentence(tokens(text.text, lower, begin, end), by_offset)
        sides, nested = _sides(places, bodies, sentence, begin, end)
        reading = _Reading(places, sentence, begin, end, sides)
        found = [*_pairs(reading), *((over, under, under.begin, over.end, "under") for under, over in nested)]
        for overseer, overseen, first, last, rule in found:
            key = (written(overseer.name), written(overseen.name))
            hedged = rule in ("charged", "standing") and words.never.search(text.text, max(begin, first - 60), last)
            if key in done or key[0] == key[1] or hedged or overseer.vague or (overseen.vague and not overseen.outside):
                continue
            done.add(key)
            unit = overseen.unit or overseer.unit
            within = places.within(unit, first) if unit else ()
            yield make(
                Oversees, first, last, rule, overseer=overseer.name, overseen=overseen.name, unit=unit, within=within
            )
