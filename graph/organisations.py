"""One body over the years, however its name is written, and the posts in it.

A body is its kind and its place: "Ủy ban nhân dân phường Trà An", "UBND P. Trà An" and a bare "UBND phường" in an
article about Trà An are `ubnd~31147@2025-06`. When the ward ends, its bodies end with it; those of the ward that
follows are others. A local kind without a place ("Sở Y tế" in an article that never says of which province) stays
apart in each article.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..loaders.lexicon import body_of, committee_of, is_head, rank_of, split_post, title_of
from ..loaders.statement import Appointment
from ..loaders.vietnamese import early_tone, written
from .units import Place

_WARD_COMMITTEE = "Đảng ủy"
_COUNTED = re.compile(r"^(?:các|những|toàn bộ|tất cả|\d[\d.]*)\s+", re.IGNORECASE)
_UNDER = re.compile(r"\s+trực thuộc$", re.IGNORECASE)
_CELLS = re.compile(r"^chi bộ\b", re.IGNORECASE)


class Organisation(NamedTuple):
    """A body of one place, or one that there is only once."""

    id: str
    label: str  # Committee, PartyCell, PartyOrganisation, Agency, MassOrganisation
    kind: str  # UBND, Đảng ủy, Ban Thường vụ Đảng ủy ...
    name: str  # UBND phường Trà An
    place: Place | None
    parent: Organisation | None = None  # of inner bodies

    @property
    def names(self) -> list[str]:
        """Every way to call it: a hamlet's number also with "số"."""
        if self.place is None or self.place.counted is None:
            return [self.name]
        return [self.name, self.name.replace(self.place.full_name, self.place.counted)]


class Post(NamedTuple):
    """One organisation and one title."""

    id: str
    title: str
    rank: str
    single: bool
    organisation: Organisation

    @property
    def name(self) -> str:
        """Title and organisation: Chủ tịch UBND phường Trà An."""
        return f"{self.title} {self.organisation.name}"

    @property
    def names(self) -> list[str]:
        """Every way to call it: its name, what title and organisation share said once, and its unit in place of its body.

        People say "Trưởng Công an phường Trà An" of the head of "Công an phường Trà An", "Chủ tịch phường Trà An" of
        that of its UBND, "Bí thư phường Trà An" of that of its Party committee.
        """
        found: list[str] = []
        for name in self.organisation.names:
            found.append(f"{self.title} {name}")
            title, body = self.title.split(), name.split()
            for n in range(min(len(title), len(body)), 0, -1):
                if written(" ".join(title[-n:])) == written(" ".join(body[:n])):
                    found.append(" ".join(title + body[n:]))
                    break
        if (place := self.organisation.place) and self._of_the_unit(place):
            found.append(f"{self.title} {place.full_name}")
        return found

    def _of_the_unit(self, place: Place) -> bool:
        spoken = {"UBND": ("Chủ tịch", "Phó Chủ tịch"), committee_of(place.level): ("Bí thư", "Phó Bí thư")}
        return self.title in spoken.get(self.organisation.kind, ())


class Group(NamedTuple):
    """A body of people, or several bodies that are not named: Staff, or a PartyCell or Area that says how many."""

    id: str
    label: str
    name: str
    of: Organisation | Place | None


def organisation(text: str, unit: str | None, place: Place | None, article: str) -> Organisation:
    """The organisation that `text` names, `place` being what `unit`, the words of its own place, was resolved to."""
    body = body_of(text, unit)
    if body.kind == _WARD_COMMITTEE and place and place.label in ("District", "Province"):
        body = body_of(committee_of(place.level), None)  # "Đảng ủy quận" is its Quận ủy
    return _organisation(body.kind, body.label, body.parent_kind, body.local, place, article)


def _organisation(
    kind: str, label: str, parent_kind: str | None, local: bool, place: Place | None, article: str
) -> Organisation:
    identity = f"{written(kind)}~{place.id}" if place else written(kind) + (f"~?@{article}" if local else "")
    parent = None
    if parent_kind:
        above = body_of(parent_kind, None)
        parent = _organisation(above.kind, above.label, above.parent_kind, local, place, article)
    elif label == "Committee" and place and kind == committee_of(place.level):
        parent = _organisation("Đảng bộ", "PartyOrganisation", None, local, place, article)
    return Organisation(identity, label, kind, _name(kind, place), place, parent)


def _name(kind: str, place: Place | None) -> str:
    if place is None:
        return kind
    if place.level and written(kind) == written(place.level):
        return place.full_name  # tổ dân phố 7: body and unit are one
    # Quận ủy Ninh Kiều, Huyện ủy Hậu Lộc: the kind itself says the level
    says_level = kind.lower().endswith(("quận ủy", "huyện ủy", "tỉnh ủy", "thành ủy", "thị ủy", "phường ủy"))
    return f"{kind} {place.name if says_level else place.full_name}"


def post(role: str, body: Organisation, article: str) -> tuple[Post, Appointment]:
    """The post that a role as written means in a body, and how it is held.

    "Bí thư Đảng bộ" of a unit is the head of its Party committee (TIME.md, Organisations and units).
    """
    title, appointment = title_of(role)
    title = early_tone(title)
    if body.label == "PartyOrganisation" and body.kind == "Đảng bộ" and body.place:
        kind = committee_of(body.place.level)
        if kind:
            above = body_of(kind, None)
            body = _organisation(above.kind, above.label, above.parent_kind, True, body.place, article)
    identity = f"{written(title)}@{body.id}"
    return Post(identity, title, rank_of(title), is_head(title, body.kind), body), appointment


def party(text: str, unit: str | None, place: Place | None, article: str) -> Organisation | Post | Group:
    """A side of an oversight: a post, an organisation, or a body of people."""
    bare = _UNDER.sub("", _COUNTED.sub("", early_tone(text))).strip()
    if bare != early_tone(text).strip() and _CELLS.match(bare):
        above = _organisation("Đảng bộ", "PartyOrganisation", None, True, place, article)
        return group("chi bộ", above)
    if named := split_post(text):
        title, of = named
        return post(title, organisation(of, unit, place, article), article)[0]
    if (body := body_of(text, unit)).known:
        return _organisation(body.kind, body.label, body.parent_kind, body.local, place, article)
    where = place.id if place else f"?@{article}"
    return Group(f"{written(text)}~{where}", "Staff", text, place)


def group(what: str, of: Organisation | Place) -> Group:
    """What the articles count and do not name: 13 khu vực, 26 chi bộ trực thuộc."""
    bare = _UNDER.sub("", what)
    label = "PartyCell" if _CELLS.match(bare) else "Area" if not isinstance(of, Organisation) else "PartyOrganisation"
    return Group(f"{written(bare)}×~{of.id}", label, bare, of)
