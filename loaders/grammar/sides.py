"""The sides of an oversight: posts, organisations and bodies of staff that a sentence names, in order."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import body_of, either, filled, lexicon, lexicon_table
from .bodies import Bodies
from .organisations import Organisation, organisation_at
from .parties import names_body
from .places import PlaceMention, Places
from .posts import posts_at
from .sentence import Sentence


class _Words(NamedTuple):
    """What `lexicon/oversight.toml` says of people that are no single holder of a post."""

    first: frozenset[str]  # their first words
    leaders: re.Pattern[str]
    groups: re.Pattern[str]
    staff: re.Pattern[str]
    with_unit: frozenset[str]
    communes: tuple[str, ...]


class Side(NamedTuple):
    """Someone who oversees or is overseen."""

    begin: int
    end: int
    name: str
    unit: str | None
    label: str = ""  # Post, Staff, or the organisation's
    outside: bool = False
    vague: bool = False  # nothing says which one of its kind it is


@lru_cache(maxsize=1)
def _words() -> _Words:
    """The words of staff and leaders, read once."""
    words = lexicon_table("oversight.toml")["words"]
    staff = "(?:đội ngũ )?«staff»(?:(?:, | và )«staff»)*(?: (?:khối )«blocks»(?:(?:, | và )«blocks»)*)?"
    groups = (*words["groups"], *words["services"], *words["heads_together"])
    groups = (*groups, *(group[0].upper() + group[1:] for group in groups))
    forms = (*words["leaders"], *groups, *words["staff"], "đội ngũ")
    return _Words(
        first=frozenset(form.split()[0].lower() for form in forms),
        leaders=re.compile(filled(f"«leaders» ({either(words['leaders_of'])})(?= |,)", words)),
        groups=re.compile(rf"(?:{either(groups)})(?![^\W\d_])"),
        staff=re.compile(filled(staff, words)),
        with_unit=frozenset(words["with_unit"]),
        communes=tuple(words["communes"]),
    )


def _label(body: Organisation) -> str:
    return body.head.label if body.head else ""


def _organisation(places: Places, body: Organisation, begin: int, end: int) -> Side:
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
    return Side(begin, end, name, unit, _label(body), body.outside, vague)


def _known(places: Places, words: str) -> PlaceMention | None:
    """The place that the article gives the body elsewhere: "Đoàn" where it spoke of "Đoàn TP Vinh"."""
    lead = words + " "
    return next((m for m in places.mentions if places.text.endswith(lead, 0, m.begin)), None)


_PARTY = ("PartyCell", "PartyOrganisation")
_OWN_PLACE = re.compile(r"(?:Chi cục|Cục|Sở|Trung tâm)\b")  # named with their own place, whoever they stand under


def placed_under(words: str, label: str, outer: Side) -> str:
    """A body named without its place, with what `outer` adds: "Chi cục Thú y tỉnh X", "Phòng Tài chính Sở Y tế X".

    A cell with a name of its own needs nothing more: "Chi bộ Công ty Hòa An thuộc Đảng bộ quận X".
    """
    if label in _PARTY and words.count(" ") > 2:
        return words
    return f"{words} {outer.unit if _OWN_PLACE.match(words) and outer.unit else outer.name}"


def _nested(places: Places, body: Organisation, begin: int, end: int) -> tuple[Side, Side] | None:
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
    name = words if state or body.outside else placed_under(words, _label(body), outer)
    return Side(begin, begin + match.start(), name, outer.unit, _label(body), vague=outer.vague), outer


class _Scan(NamedTuple):
    """What the rules look at: one sentence, up to an offset, and the article around it."""

    places: Places
    bodies: Bodies
    s: Sentence
    end: int


_Nested = list[tuple[Side, Side]]  # bodies within others: "Cục X thuộc Bộ Y"
_Seen = tuple[int, list[Side], _Nested]  # the offset after what was read


def sides_of(places: Places, bodies: Bodies, s: Sentence, begin: int, end: int) -> tuple[list[Side], _Nested]:
    """Posts, organisations and bodies of staff of a sentence in order; and the bodies it puts under others."""
    scan = _Scan(places, bodies, s, end)
    found: list[Side] = []
    nested: _Nested = []
    taken = begin
    people, posted, heads = _words().first, lexicon().posted, lexicon().first_of("head")
    for i, (at, word) in enumerate(zip(s.tokens.begins, s.tokens.low, strict=True)):
        if at < taken:
            continue
        seen = (
            (word in people and (_leaders(scan, at) or _staff(scan, at)))
            or (word in posted and _posts(scan, i))
            or (word in heads and _body(scan, i))
        )
        if seen:
            taken, sides, pairs = seen
            found += sides
            nested += pairs
    return found, nested


def _leaders(x: _Scan, at: int) -> _Seen | None:
    """ "lãnh đạo phường X", "lãnh đạo | huyện": people at the head of a unit, named together."""
    leaders = _words().leaders.match(x.places.text, at, x.end)
    if not leaders:
        return None
    unit = x.places.resolve_bare(leaders[1], at)
    taken = leaders.end()
    mention = x.places.index.get(leaders.start(1))
    if mention is not None:
        unit = x.places.mentions[mention]
        taken = max(taken, unit.end)
    full = x.places.full_of(unit) if unit else None
    return taken, [Side(at, taken, f"Lãnh đạo {full}", full, "Staff")] if full else [], []


def _staff(x: _Scan, at: int) -> _Seen | None:
    """ "cán bộ khối Đảng, đoàn thể", "các chi bộ trực thuộc", "bộ phận một cửa" (of the commune)."""
    words = _words()
    group = words.groups.match(x.places.text, at, x.end) or words.staff.match(x.places.text, at, x.end)
    if not group:
        return None
    communes = (x.places.resolve_bare(level, at) for level in _words().communes)
    unit = next((commune for commune in communes if commune), None)
    full = x.places.full_of(unit) if unit else None
    name = group[0]
    if name.lower() in words.with_unit and full:
        name = f"{name[0].upper()}{name[1:]} {full}"
    return group.end(), [Side(at, group.end(), name, full, "Staff")], []


def _posts(x: _Scan, i: int) -> _Seen | None:
    """ "Phó Bí thư Đảng ủy, Chủ tịch UBND phường X": a side each."""
    t = x.s.tokens
    row = posts_at(x.s, i)
    if not row:
        return None
    sides = []
    for post, body in zip(row, x.bodies.settle(row, t.begins[i]), strict=True):
        if body is not None:
            first, last = t.begins[post.begin], t.ends[min(post.end, len(t.ends)) - 1]
            sides.append(Side(first, last, f"{post.role} {body.text(x.places)}", body.unit(x.places), "Post"))
    return (t.ends[row[-1].end - 1], sides, []) if sides else None


def _body(x: _Scan, i: int) -> _Seen | None:
    """ "Văn phòng Đảng ủy phường X"; what an outside body stands under is read by itself."""
    t, at = x.s.tokens, x.s.tokens.begins[i]
    head = lexicon().phrases.find(t.low, i, "head")
    if not head or not (head[1] - i > 1 or t.capital(i) or names_body(t, i)):
        return None
    body = organisation_at(x.s, i)
    if not body or not body.head or body.end <= i:
        return None
    end = t.ends[min(body.end, len(t.low)) - 1]
    pair = _nested(x.places, body, at, end)
    side = _organisation(x.places, body, at, end)
    return side.end, [side], [pair] if pair else []
