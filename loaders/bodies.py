"""Which body a post belongs to when the words leave it out: the row of posts, then the article, decides.

"Phó Bí thư, Chủ tịch UBND xã X" names one unit for two posts; "Giám đốc Sở Nội vụ" in an article about a province is
that province's. What stays open gives no statement: nothing is guessed from outside the article.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from .lexicon import Head, committee_of, lexicon
from .places import PlaceMention, Places, official
from .posts import Organisation, Post

_PARTY_INNER = frozenset(
    (
        "Đảng ủy",
        "Chi bộ",
        "Chi ủy",
        "Đảng đoàn",
        "Ban cán sự Đảng",
        "Đảng ủy cơ quan",
        "Công đoàn",
        "Đảng bộ",
        "Công đoàn bộ phận",
    )
)
_BOARDS = frozenset(("Ban Thường vụ", "Ban Chấp hành", "Ủy ban Kiểm tra"))
_OF_THE_UNIT = frozenset(("UBND", "HĐND", "UBMTTQ", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy"))
_PROVINCIAL = frozenset(("Sở",))
_LEVELS_OF_PARTY = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn")


class Body(NamedTuple):
    """A body settled: its words, the unit it is of."""

    words: tuple[str, ...]  # heads and fields, outer to inner: ("Văn phòng", "UBND")
    head: Head | None
    last: Head | None  # head of the innermost body
    place: PlaceMention | None

    def text(self, places: Places) -> str:
        """The body as statements write it."""
        words = " ".join(self.words)
        if not self.place:
            return words
        unit = self.unit(places) or ""
        if self.last and self.last.tail == "fused":
            level = self.last.level or ""
            return f"{words} {unit.removeprefix(level + ' ') if unit.startswith(level + ' ') else self.place.name}"
        return f"{words} {unit}".strip()

    def unit(self, places: Places) -> str | None:
        """The unit that the body is of, with its level."""
        if not self.place:
            return None
        level = self.place.level
        if level is None and self.last and self.last.tail == "fused":
            level = self.last.level
        return places.full(level, self.place.name)


class Bodies:
    """What the article has said so far of bodies, for those that come without a name."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._by_title: dict[str, Body | None] = {}  # base title -> last body; None: one outside
        self._by_head: dict[str, Body] = {}
        self._province: PlaceMention | None | bool = False

    def settle(self, row: list[Post], at: int) -> list[Body | None]:
        """The bodies of a row of posts that stands at offset `at`; None where the article does not say."""
        found: list[Body | None] = [None] * len(row)
        for k in range(len(row) - 1, -1, -1):
            nearest = next((body for body in found[k + 1 :] if body), None)
            found[k] = self._settled(row[k], nearest, row[k + 1] if k + 1 < len(row) else None, at, last=False)
        for k in range(len(row)):  # left to right: what only an earlier post can tell
            if found[k] is None or self._open(found[k]):
                before = next((body for body in reversed(found[:k]) if body), None)
                again = self._settled(
                    row[k], before or next((b for b in found[k + 1 :] if b), None), None, at, last=True
                )
                found[k] = again or found[k]
        found = [None if body is None or self._open(body) else body for body in found]
        for post, body in zip(row, found, strict=True):
            self._remember(post, body)
        return found

    def _remember(self, post: Post, body: Body | None) -> None:
        if body:
            self._by_title[post.title.base] = body
            if body.head:
                self._by_head[" ".join(body.words)] = body
        elif post.organisation and post.organisation.outside:
            self._by_title[post.title.base] = None

    @staticmethod
    def _open(body: Body | None) -> bool:
        """Whether the body still lacks what says which one it is."""
        if body is None or body.place:
            return False
        last = body.last
        if last is None:
            return True
        if last.tail in ("state", "number"):
            return False
        return not (
            last.name
            in ("Bộ", "Tổng cục", "Cục", "Vụ", "Ban Chỉ đạo", "Bộ Tư lệnh", "Quân chủng", "Binh chủng", "Đoàn")
            or last.outside
            or (last.name == "Ban" and "Trung ương" in body.words[-1])
            or last.label == "MassOrganisation"
            and ("Việt Nam" in body.words[-1] or "Trung ương" in body.words[-1])
            or (
                last.name
                in ("Hạt", "Đồn", "Đội", "Chi cục", "Bộ", "Ban", "Bảo hiểm xã hội", "Quân chủng", "Biên phòng")
                and body.words[-1] != last.name
            )
        )

    def _settled(self, post: Post, near: Body | None, following: Post | None, at: int, last: bool) -> Body | None:
        organisation = post.organisation
        if organisation is None:
            return self._untold(post, near, following, at, last)
        if organisation.outside and not (organisation.head and organisation.head.label):
            return None
        body = self._named(organisation, near, at, last)
        return body

    def _untold(self, post: Post, near: Body | None, following: Post | None, at: int, last: bool) -> Body | None:
        """The body of a title that stands alone."""
        base = post.title.base
        if post.title.outside or post.title.strict or base in ("Ủy viên", "Thành viên", "Thư ký", "Đại biểu"):
            return None
        if following and following.title.base == base and near:
            return near
        if base == "Bí thư" and near and near.head:
            return self._party_of(near)
        if not last:
            return None
        known = self._by_title.get(base)
        return known if known and base in ("Chủ tịch", "Bí thư", "Giám đốc", "Trưởng Công an", "Chủ nhiệm") else None

    def _party_of(self, near: Body) -> Body | None:
        assert near.head
        if near.head.name in _OF_THE_UNIT and near.place:
            level = near.place.level or (near.last.level if near.last else None) or self._level(near.place)
            head = _head(committee_of(level))
            return Body((committee_of(level),), head, head, near.place) if head else None
        return None

    def _level(self, place: PlaceMention) -> str | None:
        unit = self.places.full(place.level, place.name)
        level = unit.removesuffix(place.name).strip()
        if level:
            return level
        for rank in (4, 3):
            levels = official().levels.get((place.name, rank))
            if levels and len(levels) == 1:
                return next(iter(levels))
        return None

    def _named(self, organisation: Organisation, near: Body | None, at: int, last: bool) -> Body | None:
        words: list[str] = []
        inner: Organisation | None = organisation
        innermost = organisation
        while inner:
            if inner.words:
                words.append(inner.words)
            innermost = inner
            inner = inner.inner
        place = innermost.place or self._of_level(innermost.bare, near, at)
        body = Body(tuple(words), organisation.head, innermost.head, place)
        if place or not self._open(body) or innermost.outside:
            return body
        head = innermost.head
        if head is None:
            return None
        return self._completed(body, head, near, at, last)

    def _of_level(self, level: str | None, near: Body | None, at: int) -> PlaceMention | None:
        if level is None:
            return None
        if near and near.place and (near.place.level == level or (near.last and near.last.level == level)):
            return near.place
        return self.places.resolve_bare(level, at)

    def _completed(self, body: Body, head: Head, near: Body | None, at: int, last: bool) -> Body | None:
        """A body that says its kind only."""
        if head.tail == "fused":
            place = self._of_level(head.level, near, at)
            if place is None and near and near.place and near.place.level in (None, head.level):
                place = near.place
            return body._replace(place=place) if place else None
        if head.name in _BOARDS:
            return self._board(body, near) or self._remembered(body, last)
        if head.name in _PARTY_INNER and near and near.head:
            if near.head.name in _OF_THE_UNIT and near.place and head.name in ("Đảng ủy", "Đảng bộ"):
                return body._replace(place=near.place)
            if near.head.name not in _PARTY_INNER:
                return Body((*body.words, *near.words), body.head, near.last, near.place)
            return (
                Body((*body.words, *near.words[1:]), body.head, near.last, near.place)
                if len(near.words) > 1
                else body._replace(place=near.place)
            )
        if (
            head.name in ("UBND", "HĐND", "UBMTTQ", "Đảng ủy", "Công an", "Đoàn", "Hội")
            or head.label == "MassOrganisation"
            or (head.name in ("Phòng", "Ban", "Chi cục") and body.words[-1] != head.name)
        ):
            if near and near.place and near.place.level not in ("thôn", "ấp", "khu phố", "bản", "xóm"):
                return body._replace(place=near.place)
        return self._remembered(body, last)

    def _board(self, body: Body, near: Body | None) -> Body | None:
        if not near or not near.place:
            return None
        if near.last and near.last.tail == "fused":
            return Body((*body.words, near.last.name), body.head, near.last, near.place)
        level = near.place.level or self._level(near.place)
        if level in _LEVELS_OF_PARTY:
            name = committee_of(level)
            head = _head(name)
            return Body((*body.words, name), body.head, head, near.place)
        return None

    def _remembered(self, body: Body, last: bool) -> Body | None:
        if not last:
            return body
        known = self._by_head.get(" ".join(body.words))
        if known:
            return body._replace(place=known.place)
        if body.last and body.last.name in _PROVINCIAL and body.words[-1] != body.last.name:
            province = self._home_province()
            return body._replace(place=province) if province else None
        return None

    def _home_province(self) -> PlaceMention | None:
        """The province or city that the article names most."""
        if self._province is False:
            ranks = official().ranks
            count = Counter(
                m.name
                for m in self.places.mentions
                if 4 in ranks.get(m.name, ()) and m.level in (None, "tỉnh", "thành phố")
            )
            best = count.most_common(2)
            self._province = None
            if best and (len(best) == 1 or best[0][1] > best[1][1]):
                self._province = next(m for m in self.places.mentions if m.name == best[0][0])
        return self._province  # type: ignore[return-value]


def _head(name: str) -> Head | None:
    from .lexicon import lowered

    tokens = lowered(name)
    found = lexicon().phrases.find(tokens, 0, "head")
    return found[0] if found else None
