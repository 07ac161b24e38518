"""Which body a post belongs to when the words leave it out: the row of posts, then the article, decides.

"Phó Bí thư, Chủ tịch UBND xã X" names one unit for two posts; "Giám đốc Sở Nội vụ" in an article about a province is
that province's. What stays open gives no statement: nothing is guessed from outside the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..lexicon import Head, committee_of, head_of, lexicon
from .body import (
    Body,
    by_field,
    first_told,
    government_of,
    of_a_kind,
    of_a_province,
    of_its_title,
    of_no_body,
    points_back,
    steers_for,
)
from .chairs import of_a_government
from .congresses import clause_on, leaders_listed, organisation_told
from .delegates import named_last, sat
from .homes import Homes
from .in_full import InFull, steering
from .kinds import fuller, glossed, in_words, meant, named_before, of_the_country
from .organisations import NATIONAL_FRONT, Organisation
from .places import PlaceMention, Places, official
from .posts import Post

_BULLET = re.compile(r"\n\s*(?:[-–•*+]|\d{1,2}[.)]) ?\w")
_LONGEST_LIST = 1500  # characters from a list's heading to an item of it


class Bodies:
    """What the article has said so far of bodies, for those that come without a name."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._by_title: dict[str, Body | None] = {}  # base title -> last body; None: one outside
        self._by_head: dict[str, Body] = {}
        self._offices: dict[
            str, Body
        ] = {}  # departments of a whole body by their head: "Văn phòng" -> Văn phòng UBND X
        self._unit: PlaceMention | None = None  # of the last body that leads a unit
        self._unit_at = 0  # where it was told
        self._acting: tuple[int, int] | None = None
        self._homes = Homes(places)
        self._full = InFull(places)

    def settle(self, row: list[Post], at: int, acting: tuple[int, int] | None = None) -> list[Body | None]:
        """The bodies of a row of posts that stands at offset `at`; None where the article does not say."""
        self._acting = acting
        found: list[Body | None] = [None] * len(row)
        for k in range(len(row) - 1, -1, -1):  # what is left out is mostly said by the post that follows
            near = first_told(found[k + 1 :])
            told = k + 1 < len(row) and found[k + 1] is not None
            found[k] = self._settled(row[k], near, row[k + 1] if told else None, at, last=False)
        for k, body in enumerate(found):
            near = first_told(found[:k][::-1]) or first_told(found[k + 1 :])
            if body is None or body.open:
                found[k] = self._settled(row[k], near, None, at, last=True)
            elif near and steers_for(row[k].organisation, near):
                found[k] = body._replace(place=near.place)
        for k in range(len(row) - 2, -1, -1):  # "Phó Giám đốc, | Giám đốc Sở", which Sở the article says
            if found[k] is None and row[k].organisation is None and row[k].title.base == row[k + 1].title.base:
                found[k] = found[k + 1]
        settled = [None if body is None or body.open or of_no_body(row, k) else body for k, body in enumerate(found)]
        for post, body in zip(row, settled, strict=True):
            self._remember(post, body, at)
        return [None if body is None or body.outside else self._spelled_out(body) for body in settled]

    def _spelled_out(self, body: Body) -> Body:
        """A body whose name is written in short, as the article spells it out: "Sở | GTVT", "Đảng ủy | PVN"."""
        if not body.words or not body.last:
            return body
        text, words = self.places.text, body.words[-1]
        words = glossed(text, words) if body.last.outside else in_words(text, body.last.name, words)
        return body._replace(words=(*body.words[:-1], words))

    def _remember(self, post: Post, body: Body | None, at: int) -> None:
        """Keep what a post tells for those that come without a body."""
        if body and not body.outside:
            self._by_title[post.title.base] = body
            self._by_head[" ".join(body.words)] = body
            self._offices[" ".join(body.words[:1])] = body
            if body.head and body.head.name in lexicon().words["of_the_unit"]:
                self._unit, self._unit_at = body.place, at
            for k in range(1, len(body.words)):  # "Chánh Văn phòng Thanh tra TP": a bare Thanh tra is that one
                self._by_head.setdefault(" ".join(body.words[k:]), body._replace(words=body.words[k:]))
        elif body or (post.organisation and post.organisation.outside):
            self._by_title[post.title.base] = None

    def _settled(self, post: Post, near: Body | None, following: Post | None, at: int, last: bool) -> Body | None:
        """The body of one post, as far as it and its neighbour in the row tell."""
        organisation = post.organisation
        if organisation is None:
            return self._untold(post, near, following, at, last)
        if following and near and following.title.body == post.title.body and of_its_title(post.title, organisation):
            given = following.organisation  # which says nothing either in "Phó phòng rồi Trưởng phòng, Phó Giám đốc Y"
            return (
                None if given and of_its_title(following.title, given) and not of_a_kind(near, given) else near
            )  # "Phó Cục trưởng, Cục trưởng Cục Thuế tỉnh X", "Phó phòng rồi Trưởng phòng Y"
        if near and of_its_title(post.title, organisation) and of_a_kind(near, organisation):
            return near  # "Sư đoàn phó kiêm Tham mưu trưởng Sư đoàn 307"
        if organisation.outside and organisation.head is None:
            return None
        if post.title.base == "Chủ nhiệm" and organisation.words == "UBND" and not organisation.inner:
            return self._committee(at) if last else None  # who leads no UBND: "Chủ nhiệm | Ủy ban"
        return self._named(organisation, near, at, last)

    def _committee(self, at: int) -> Body | None:
        """The committee with a field of work that the article names next to offset `at`: "Ủy ban | Kiểm tra Trung ương"."""
        named = self._whole(self._full.named("Ủy ban", at), at)
        return next((found for found in named if found.words[0].startswith("Ủy ban ")), None)

    def _untold(self, post: Post, near: Body | None, following: Post | None, at: int, last: bool) -> Body | None:
        """The body of a title that stands alone."""
        base = post.title.base
        if base == "Đại biểu" and last:
            return self._assembly(at)
        if base == "Người phát ngôn" and last and "Bộ Ngoại giao" in self.places.text[max(0, at - 2000) : at]:
            return Body(("Bộ Ngoại giao",), head_of("Bộ"), head_of("Bộ"), None)
        if post.title.outside or post.title.strict or base in lexicon().words["members"]:
            return None
        if following and following.title.base == base and near:
            return near
        if base == "Bí thư" and near and near.head:
            return self._party_of(near)
        if base == "Chủ tịch" and near and following and following.title.base == "Bí thư":
            return government_of(near)
        if base == "Chủ tịch" and near and following and following.title.base == "Tổng Thư ký":
            return near  # "Phó Chủ tịch - Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam"
        if near and (near.outside or (near.last and near.last.outside)):
            return None  # "giám đốc, bí thư chi bộ Trung tâm Y": the centre's
        if last and base == "Chủ tịch":
            return self._named_before(at) or self._by_title.get(base, self._government(at))
        if last and base == "Bí thư" and post.title.body is None and (led := self._congress(at)):
            return led
        if not last or base not in lexicon().words["remembered"]:
            return None
        return self._by_title.get(base, self._by_title.get("Bí thư thứ nhất") if base == "Bí thư" else None)

    def _named_before(self, at: int) -> Body | None:
        """The UBND that the sentence names before a bare "phó chủ tịch"."""
        text = self.places.text
        begin = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at), at - 200)
        named = text.rfind("UBND ", max(begin, 0), at)
        place = next((m for m in self.places.mentions if m.begin == named + 5), None) if named >= 0 else None
        head = head_of("UBND")
        return Body(("UBND",), head, head, place) if place and head else None

    def _government(self, at: int) -> Body | None:
        """The only UBND that the article names, where nobody else has a chair: "Chủ tịch | Trần Văn A"."""
        place = self._only_one("UBND") if of_a_government(self.places.text, at) else None
        head = head_of("UBND")
        return Body(("UBND",), head, head, place) if place and head else None

    def _congress(self, at: int) -> Body | None:
        """The committee of the Party organisation that the sentence names: "Đại hội Đảng bộ | xã X | bầu ông A làm Bí thư".

        Else of the only one that the sentences before it name.
        """
        sentence = self._sentence(at)
        place = organisation_told(self.places, sentence, at) or clause_on(self.places, sentence, at)
        level = place and (place.level or self._level(place))
        if place is None or level not in lexicon().words["party_levels"]:
            return None
        head = head_of(committee_of(level))
        return Body((committee_of(level),), head, head, place)

    def _assembly(self, at: int) -> Body | None:
        """The assembly of a "đại biểu" without one: that of the sessions told of, else the one named last before.

        Where a congress or a conference is named last it may be that one's; a council has to be named with its unit.
        """
        text = self.places.text
        name = sat(text) or named_last(text, at)
        if name == "HĐND":
            return self._by_head.get(name) or self._council(text.rfind(name, 0, at) + len("HĐND "))
        head = head_of(name) if name else None
        return Body((name,), head, head, None) if head else None

    def _council(self, at: int) -> Body | None:
        """The HĐND whose unit the article names at offset `at`, else the only one that it names."""
        head = head_of("HĐND")
        here = next((m for m in self.places.mentions if m.begin == at), None)
        place = here or self._only_one("HĐND") or self._only_one("Hội đồng nhân dân")
        return Body(("HĐND",), head, head, place) if place and head else None

    def _party_of(self, near: Body) -> Body | None:
        """The Party committee of a unit whose other body stands beside it: "Bí thư, Chủ tịch UBND xã X"."""
        assert near.head
        if near.head.name in lexicon().words["of_the_unit"] and near.place:
            level = near.place.level or (near.last.level if near.last else None) or self._level(near.place)
            head = head_of(committee_of(level))
            return Body((committee_of(level),), head, head, near.place) if head else None
        if near.last and near.last.tail == "fused" and near.head.name in lexicon().words["boards"]:
            return Body(
                (near.last.name,), near.last, near.last, near.place
            )  # "Phó Bí thư, Ủy viên Ban Thường vụ Tỉnh ủy"
        return None

    def _level(self, place: PlaceMention) -> str | None:
        """The level of a place, as the article or, where only one is possible, the official list has it."""
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
        """The body that the words name, completed where they leave out which one it is."""
        chain = [organisation]
        while chain[-1].inner:
            chain.append(chain[-1].inner)
        innermost = chain[-1]
        chain = by_field(chain)
        place = innermost.place or self._of_level(innermost.bare, near, at)
        words = tuple(self._whole_name(part) for part in chain if part.words)
        head = chain[-1].head
        field = bool(head and chain[-1].words != head.name)
        body = Body(words, organisation.head, head, place, organisation.outside, field)
        outer = chain[0].head
        told = lexicon().words["teams"] | lexicon().words["steering"]  # by the body that sends them
        fieldless = outer and outer.tail == "subject" and chain[0].words == outer.name and outer.name not in told
        if fieldless and len(chain) > 1:
            return None  # "Phó phòng ở Sở Xây dựng": which one is not said
        if not body.open or head is None or (innermost.bare and head.tail == "place"):
            return body
        if words[-1] == NATIONAL_FRONT:
            return self._front(body, head, near, at, last)
        return self._completed(body, head, near, at, last)

    def _whole_name(self, part: Organisation) -> str:
        """The words of a body, its field as long as the article has it anywhere."""
        kind = part.head.name if part.head else ""
        if kind == part.words:
            return part.words
        if kind in lexicon().words["halved"]:
            return fuller(self.places.text, kind, part.words)
        if kind in lexicon().words["of_one_country"] and not part.placed:
            return of_the_country(self.places.text, part.words)
        return part.words

    def _front(self, body: Body, head: Head, near: Body | None, at: int, last: bool) -> Body | None:
        """The Fatherland Front's committee named with the country's name: a unit's where the article tells of one."""
        local = self._completed(body._replace(words=(*body.words[:-1], head.name)), head, near, at, last)
        if not last or (local and not local.open):
            return local
        return body._replace(last=head._replace(tail="state"))

    def _of_level(self, level: str | None, near: Body | None, at: int) -> PlaceMention | None:
        """The unit of a body named with its level only: "UBND | phường"."""
        if level is None:
            return None
        if near and near.place and (near.place.level == level or (near.last and near.last.level == level)):
            return near.place
        if self._acting:  # the unit of the body that acts, named before the person
            first, last = self._acting
            named = [m for m in self.places.mentions if first <= m.begin < last and m.level == level]
            if named:
                return named[-1]
        return self._homes.headed(level, at) or self.places.resolve_bare(level, at) or self._homes.named(level)

    def _completed(self, body: Body, head: Head, near: Body | None, at: int, last: bool) -> Body | None:
        """A body that says its kind only."""
        if head.tail == "fused":
            place = self._of_level(head.level, near, at)
            if place is None and near and near.place and near.place.level in (None, head.level):
                place = near.place
            return body._replace(place=place) if place else None
        if head.name in lexicon().words["boards"]:
            return self._board(body, near) or self._remembered(body, at, last)
        if head.tail == "inner" and near:
            return self._within(body, head, near)
        if head.name == "Ban" and near and near.head and near.head.name == "UBND":
            return self._remembered(body, at, last)  # a Party committee's or a council's, and no UBND's
        if head.name == "Phòng" and near and near.place and near.place.level in lexicon().words["communes"]:
            return self._remembered(body, at, last)  # departments there are of districts only
        if head.name == "Sở" and near and near.place and not of_a_province(near.place):
            return self._remembered(body, at, last)  # "Phó Chủ tịch UBND huyện X, Phó Giám đốc Sở Y": the province's
        if head.tail in ("place", "subject") and near and near.place and (head.tail == "place" or body.field):
            return body._replace(place=near.place)
        return self._remembered(body, at, last)

    def _within(self, body: Body, head: Head, near: Body) -> Body:
        """A body that is a part of the one beside it: "Bí thư Đảng ủy, Giám đốc Sở X"."""
        if (
            near.head
            and near.head.name in lexicon().words["of_the_unit"]
            and near.place
            and head.name in ("Đảng ủy", "Đảng bộ")
        ):
            return body._replace(place=near.place)
        if near.last and near.last.label == "PartyOrganisation":
            return body  # a committee beside a seat on that of the Đảng bộ Khối is another body's
        if head.name == "Đảng bộ" and near.place:
            return body._replace(place=near.place)  # of the unit, and not of its neighbour in the row
        inner = near.words
        if near.head and near.head.name in lexicon().words["steering"]:
            inner = near.words[1:]  # "Ủy viên Ban cán sự, Trưởng Ban Chỉ đạo X Bộ Y": the ministry's
        if (
            near.head
            and near.head.tail == "inner"
            and (head.name not in ("Văn phòng", "Thanh tra") or near.head.name in ("Văn phòng", "Thanh tra"))
        ):
            inner = near.words[1:] or near.words[: near.head.name == "Thanh tra"]  # Đảng ủy and Chi bộ of Sở X
        if not inner:
            return body._replace(place=near.place)
        whole = head.name.startswith("Đảng ủy") or head.name in lexicon().words["of_the_whole"]
        if whole and len(inner) > 1 and inner[0].split()[0] in lexicon().words["departments"]:
            inner = inner[1:]  # a committee is the whole body's, a cell its department's
        return Body((*body.words, *inner), body.head, near.last, near.place)

    def _board(self, body: Body, near: Body | None) -> Body | None:
        """The committee whose board it is: "Ban Thường vụ" beside "Chủ tịch UBND huyện X" is that of Huyện ủy X."""
        if not near or not near.place:
            return None
        if near.last and near.last.tail == "fused":
            return Body((*body.words, near.last.name), body.head, near.last, near.place)
        level = near.place.level or self._level(near.place)
        if level in lexicon().words["party_levels"]:
            name = committee_of(level)
            head = head_of(name)
            return Body((*body.words, name), body.head, head, near.place)
        return None

    def _remembered(self, body: Body, at: int, last: bool) -> Body | None:
        """At last, the body of the same words that the article has named before, else that of its province."""
        if not last:
            return body
        if body.last and body.last.name in lexicon().words["told_by_field"] and not body.field:
            return self._of_its_kind(body, at)
        leading = bool(body.last and body.last.name in lexicon().words["leading"])
        if leading and (led := leaders_listed(self.places, self._sentence(at), at)):
            return body._replace(place=led)
        on = clause_on(self.places, self._sentence(at), at) if leading and len(body.words) == 1 else None
        if on and (body.words[0] in ("UBND", "HĐND") or committee_of(on.level) == body.words[0]):
            return body._replace(place=on)
        known = self._by_head.get(" ".join(body.words))
        if known:
            return body._replace(place=known.place)
        if body.words[-1] in lexicon().words["of_the_whole"] and len(body.words) == 1:
            return self._offices.get(body.words[0])
        if body.words[-1].lower() in lexicon().words["of_councils"] and len(body.words) == 1:
            council = self._by_head.get("HĐND") or self._council(at)
            return council and Body((*body.words, *council.words), body.head, council.last, council.place)
        if full := self._in_full(body, at):
            return full
        if len(body.words) > 1 and body.words[0] == "Văn phòng" and (office := self._office(body, at)):
            return body._replace(place=office)
        if leading and (beside := self._beside(body, at)):
            return body._replace(place=beside)
        if leading and (congress := self._congress(at)) and congress.words == body.words:
            return congress
        if body.last and body.last.tail == "place":
            only = self._only_one(body.words[-1])
            if only and (body.last.name != "UBND" or of_a_province(only)):
                return body._replace(place=only)
        if body.last and body.last.home and (body.field or body.last.tail == "place"):
            province = self._homes.province(at)
            return body._replace(place=province) if province else None
        field = body.words[-1].removeprefix("Phòng ").lower()
        if body.last and body.last.name == "Phòng" and field in lexicon().words["of_districts"]:
            district = self._homes.district(at, self._unit, self._unit_at)
            return body._replace(place=district) if district else None
        return None

    def _in_full(self, body: Body, at: int) -> Body | None:
        """A body named in part that the article names in full elsewhere, or whose larger body it tells."""
        words, names = body.words[-1], lexicon().words
        steers = words in names["steering"] or words in names["teams"]
        if not body.last or len(body.words) > 1 or not (steers or body.last.name in ("Phòng", "Ban")):
            return None
        if body.last.name == "Ban" and not steers:
            whole = {found.text(self.places): found for found in self._whole(self._full.named(words, at), at)}
            return next(iter(whole.values())) if body.field and len(whole) == 1 else None
        if not body.field and not steers:
            offices = self._full.worked_in(self._sentence(self._sentence(at) - 2), at)
            return next((found for found in self._whole(offices, at) if found.words[0].startswith("Phòng ")), None)
        named = (
            found for found in self._whole(self._full.named(words, at), at) if found.words != body.words or found.place
        )
        if steers and not body.field:
            told = list(named)
            if len({found.place.name for found in told if found.place}) > 1:
                return None  # of several places
            best = steering([found.words for found in told], len(words.split()))
            return told[best] if best >= 0 else None
        if first := next(named, None):
            return first
        offices = self._full.worked_in(self._sentence(self._sentence(at) - 2), at)
        actors = self._full.acting(*self._acting) if self._acting else ()
        for found in self._whole((*offices, *actors), at):
            if found.head and found.head.name in names["with_departments"]:
                return Body((*body.words, *found.words), body.head, found.last, found.place)
        return None

    def _office(self, body: Body, at: int) -> PlaceMention | None:
        """The unit of the only office of its kind that the article names with it: "Chánh Văn phòng UBND" of the TP Hà Nội."""
        offices = [found.innermost.place for found in self._full.named(" ".join(body.words), at)]
        units = {place.name: place for place in offices if place}
        return next(iter(units.values())) if len(units) == 1 else None

    def _whole(self, found: Iterable[Organisation], at: int) -> Iterator[Body]:
        """The bodies that the words settle by themselves."""
        for organisation in found:
            body = self._named(organisation, None, at, last=False)
            if body and body.last and body.last.home and not body.place:
                province = self._homes.province(at)  # "Sở Y tế" is the province's
                body = body._replace(place=province) if province else body
            if body and not body.open:
                yield body

    def _only_one(self, name: str) -> PlaceMention | None:
        """The unit of a body that the article names of one unit only: "HĐND" where it speaks of the HĐND TP Hà Nội."""
        text, width = self.places.text, len(name) + 1
        of = [m for m in self.places.mentions if text[max(0, m.begin - width) : m.begin] == f"{name} "]
        return of[0] if len({self.places.full_of(m) for m in of}) == 1 else None

    def _of_its_kind(self, body: Body, at: int) -> Body | None:
        """A bare "Thứ trưởng" or "Giám đốc Sở": of the ministry, the sở that the article is about."""
        assert body.last
        words = meant(self.places.text, body.last.name, at)
        if body.last.name in points_back(self.places.text, at):
            words = named_before(self.places.text, body.last.name, at) or words
        if words is None:
            return None
        whole = body._replace(words=(*body.words[:-1], words), field=True)
        return self._remembered(whole, at, last=True) if whole.open else whole

    def _beside(self, body: Body, at: int) -> PlaceMention | None:
        """The unit that the sentence names for another of its bodies: "Chủ tịch UBND xã X là ông A, | Bí thư Đảng ủy"."""
        unit = self._unit
        if not unit or not self._sentence(at) <= max(unit.begin, self._unit_at) < at:
            return None
        committee = body.words[-1] in lexicon().committees.values()
        level = unit.level or self._level(unit)
        return unit if not committee or committee_of(level) == body.words[-1] else None

    def _sentence(self, at: int) -> int:
        """Where the sentence of offset `at` begins, or a little before `at` in a long one; a list begins with its heading."""
        text = self.places.text
        begin = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at), at - 300, 0)
        while begin and _BULLET.match(text, begin) and at - begin < _LONGEST_LIST:
            begin = max(text.rfind("\n", 0, begin), 0)
        return begin
