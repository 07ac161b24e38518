"""A body settled, and what its words alone say of it; `bodies` settles it by the row of posts and the article."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon import Head, Title, head_of, lexicon, pattern
from .levels import LOWER
from .organisations import Organisation
from .places import PlaceMention, Places, official
from .posts import Post


class Body(NamedTuple):
    """A body settled: its words, the unit it is of."""

    words: tuple[str, ...]  # heads and fields, outer to inner: ("Văn phòng", "UBND")
    head: Head | None
    last: Head | None  # head of the innermost body
    place: PlaceMention | None
    outside: bool = False  # holds no public post; what stands beside it may belong to it
    field: bool = True  # whether the innermost body says which field is its own

    @property
    def open(self) -> bool:
        """Whether it still lacks what says which one it is."""
        last = self.last
        if last is None or self.outside:
            return self.place is None and not self.outside
        if last.tail == "outside":
            return self.words[-1] == last.name  # a board of directors of nobody knows what
        if last.tail in ("state", "number"):
            return last.tail == "number" and self.words[-1] == last.name  # "Sư đoàn" of nobody knows which number
        national = "trung ương" in self.words[-1].lower() or "Việt Nam" in self.words[-1]
        if last.tail == "subject":
            if not self.field:
                return not (last.alone and (self.place or last.name.startswith("Đoàn ")))
            numbered = last.name == "Đội" and pattern(r" số \d+$").search(self.words[-1])  # "Đội CSGT số 12"
            return not (self.place or last.alone or national or numbered)
        return not (self.place or (national and last.label == "MassOrganisation"))

    def text(self, places: Places) -> str:
        """The body as statements write it."""
        words = " ".join(self.words)
        if not self.place:
            return words
        unit = self.unit(places) or ""
        if self.last and self.last.tail == "fused":
            level = self.last.level or ""
            return f"{words} {unit.removeprefix(level + ' ') if unit.startswith(level + ' ') else self.place.name}"
        return words if words.endswith(f" {unit}") else f"{words} {unit}".strip()

    def unit(self, places: Places) -> str | None:
        """The unit that the body is of, with its level."""
        if not self.place:
            return None
        level = self.place.level
        if level is None and self.last and self.last.tail == "fused":
            level = self.last.level
        return places.full(level, self.place.name)


def points_back(text: str, at: int) -> set[str]:
    """The kind of the body that a post at offset `at` points back to: "Giám đốc | Sở này"."""
    found = _POINTS_BACK.match(text, at)
    return {found["kind"][:1].upper() + found["kind"][1:]} if found else set()


_POINTS_BACK = re.compile(rf"\w+ (?:[{LOWER}]+ ){{0,4}}(?P<kind>[Ss]ở|[Cc]ục|[Tt]ổng cục|[Bb]ộ) (?:này|trên|đó)\b")


def of_no_body(row: list[Post], k: int) -> bool:
    """Whether a post has no body of its own: "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ" is the rank of the second."""
    post, following = row[k], row[k + 1] if k + 1 < len(row) else None
    if post.organisation is None or post.organisation.inner:
        return False
    ranked = following is not None and following.title.base == "Chủ nhiệm"
    return ranked and post.title.base == "Bộ trưởng" and post.organisation.words == "Bộ"


def of_its_title(title: Title, organisation: Organisation) -> bool:
    """Whether a body is only what the title itself says: "Cục trưởng" of a Cục, which one is not said."""
    return organisation.words == title.body and not organisation.inner and not organisation.placed


def of_a_kind(body: Body, organisation: Organisation) -> bool:
    """Whether a body is of the kind that the words name: a Phòng."""
    return body.head is not None and organisation.head is not None and body.head.name == organisation.head.name


def steers_for(organisation: Organisation | None, near: Body) -> bool:
    """Whether a steering body is that of the unit beside it: "Phó Chủ tịch UBND tỉnh X, Trưởng Ban Chỉ đạo | thi"."""
    if not organisation or not organisation.head or organisation.head.name != "Ban Chỉ đạo" or organisation.inner:
        return False
    words = organisation.words.lower().split()[3:]
    nationwide = not lexicon().words["nationwide"].isdisjoint(words[:2])
    return bool(words) and not nationwide and not organisation.place and near.words == ("UBND",)


def government_of(near: Body) -> Body | None:
    """The UBND of the unit whose Party committee stands beside it: "Chủ tịch, rồi Bí thư Tỉnh ủy X"."""
    head = head_of("UBND")
    led = near.last and near.last.tail == "fused" and len(near.words) == 1 and near.place
    return Body(("UBND",), head, head, near.place) if led and head else None


def of_a_province(place: PlaceMention) -> bool:
    """Whether a place is a province or a city under the centre."""
    if " - " in place.name:  # provinces of old that were one: "tỉnh Quảng Nam - Đà Nẵng"
        return all(4 in official().ranks.get(part, ()) for part in place.name.split(" - "))
    levels = official().levels.get((place.name, 4), ())
    return bool(levels) and (place.level in (None, "tỉnh") or place.level in levels)  # "TP Cà Mau" is a district


def by_field(chain: list[Organisation]) -> list[Organisation]:
    """The chain without the ministry around a body that its field tells apart: "Cục Đường bộ | thuộc Bộ Xây dựng"."""
    names = lexicon().words
    for k, part in enumerate(chain[:-1]):
        if part.head is None or part.head.name not in names["known_by_field"] or part.words == part.head.name:
            continue
        around = chain[k + 1].head
        if around and (part.head.home or around.name in names["ministries"]):
            return chain[: k + 1]
    return chain


def first_told(found: list[Body | None]) -> Body | None:
    """The first body that is settled: none that is a board of a company not named ("Chủ tịch HĐQT, Tổng giám đốc Công ty X")."""
    return next((body for body in found if body and not body.open and not _kind_alone(body)), None)


def _kind_alone(body: Body) -> bool:
    """Whether only the kind of an outside body is said: "HĐQT"."""
    return body.outside and body.last is not None and len(body.words) == 1 and body.words[0] == body.last.name
