"""Organisations: the grammar of a body's name.

A body is read left to right: its head ("Văn phòng"), its field of work, the body that it is a part of ("UBND"), its
unit ("xã X"). What may follow a head is the head's `tail` in `lexicon/organisations.toml`; each tail has a rule of its
own here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..lexicon import Head, head_of, lexicon
from .fields import field_end, gloss_end, long_field_end, steered_end
from .names import name_end
from .places import PlaceMention, official
from .sentence import Sentence, place_at, unlisted_place
from .tokens import Tokens

_DEPTH = 4  # bodies within bodies
NATIONAL_FRONT = (
    "UBMTTQ Việt Nam"  # the Fatherland Front's committee, of the country where the article tells of no unit's
)


class Organisation(NamedTuple):
    """A body as named, or as far as it is named."""

    head: Head | None
    words: str  # head and field as statements write them: "Sở Y tế"; empty where a place alone is the body (thôn 9)
    end: int  # token after it
    inner: Organisation | None = None  # the body that it is a part of
    place: PlaceMention | None = None
    bare: str | None = None  # level without a name: "UBND phường"
    outside: bool = False  # holds no public post
    foreign: bool = False  # of another state

    @property
    def innermost(self) -> Organisation:
        """The body that its place belongs to."""
        return self.inner.innermost if self.inner else self

    @property
    def placed(self) -> bool:
        """Whether it says which one it is."""
        last = self.innermost
        return bool(last.place or last.bare or (last.head and last.head.tail in ("state", "number")))


def outside_end(s: Sentence, i: int) -> int:
    """The token after a body that holds no public posts: its capitals and the few words between them."""
    t = s.tokens
    n = len(t.low)
    j = last = i
    while j < n and j - last < 5 and j - i < 18:
        if last == j > i and t.low[j] == "-" and j + 1 < n and _field_goes_on(t, j + 1):
            j += 1  # "Học viện Chính trị | - | Hành chính khu vực 1"
        if lexicon().phrases.find(t.low, j, "end.acts"):
            break  # "Giám đốc Học viện | qua đời"
        if (
            t.low[j] in ',;:.()"”“-'
            or t.low[j] in lexicon().words["phrase_ends"]
            or lexicon().phrases.find(t.low, j, "title")
        ):
            break
        if t.capital(j):
            named = name_end(t, j, False, s.places.ends)
            if named - j >= 3:
                last = named if _school(t, j) else last
                break
            field = lexicon().phrases.find(t.low, j, "subject")
            last = field[1] if field else j + 1  # "Học viện | Chính trị": the field's small words go with its capital
        elif lexicon().phrases.find(t.low, j, "address") and not t.close(j + 1) if j + 1 < n else False:
            break
        elif j == i:
            last = j + 1
        j += 1
    return last


def _field_goes_on(t: Tokens, j: int) -> bool:
    """Whether a further field of work stands at token `j` behind a dash, and neither a title nor a body."""
    kinds = lexicon().phrases
    other = any(kinds.find(t.low, j, kind) for kind in ("title", "head", "address", "rank"))
    return t.capital(j) and not other and kinds.find(t.low, j, "subject") is not None


def _school(t: Tokens, j: int) -> bool:
    """Whether the name at token `j` is that of a school, whose kind stands before it: "Trường THPT | Nguyễn Văn Trỗi"."""
    kinds = lexicon().words["schools"]
    return t.low[j - 1] in kinds or " ".join(t.low[max(0, j - 2) : j]) in kinds


def organisation_at(s: Sentence, i: int, implied: Head | None = None, depth: int = 0) -> Organisation | None:
    """The body named at token `i`; `implied` is the head that the title has named already."""
    found = _head_at(s, i, implied)
    if found is None and implied is None:
        return None
    head, j = found or (implied, i)
    assert head is not None
    begin = _Begin(s, head, i, gloss_end(s, j), depth)
    return _AFTER.get(head.tail, _after_other)(begin)


def _head_at(s: Sentence, i: int, implied: Head | None) -> tuple[Head, int] | None:
    """The head at token `i`, unless it begins the field of work of an implied one: "Trưởng ban | Thanh tra nhân dân"."""
    phrases, low = lexicon().phrases, s.tokens.low
    found = phrases.find(low, i, "head")
    if found and found[0].outside and lexicon().joints.find(low, i + 1, "managed"):
        return phrases.find(low[: i + 1], i, "head")  # "Ban | Quản lý các khu công nghiệp", no mere Ban Quản lý
    if (
        found
        and found[0].name == "Ban Chấp hành Trung ương Đảng"
        and low[found[1] : found[1] + 1] in (["hội"], ["đoàn"])
    ):
        return phrases.find(low[: found[1] - 1], i, "head")  # "Ban Chấp hành | Trung ương Hội Nông dân"
    if found and implied and implied.name in lexicon().words["boards"] and found[0].name != implied.name:
        return None  # "UVBTV | Huyện ủy X": the board of that committee
    if not found or not implied or found[0].name == implied.name or found[0].tail == "state":
        return found
    field = phrases.find(low, i, "subject")
    return None if field and field[1] >= found[1] else found


class _Begin(NamedTuple):
    """A head that has been read, and where."""

    s: Sentence
    head: Head
    i: int  # its first token
    j: int  # the token after it
    depth: int  # how many bodies it is within


def _outside(b: _Begin) -> Organisation:
    """ "Công ty | Xây dựng X": read to its end, so that nothing of it is taken for an office."""
    t = b.s.tokens
    end = outside_end(b.s, b.j)
    begin = b.j if b.head.name in lexicon().words["governing"] and end > b.j else b.i
    inside = [m for at in t.begins[b.i : end] if (m := b.s.places.at.get(at)) and m.level]
    name = _as_written(t, begin, end)
    return Organisation(b.head, name, end, place=inside[-1] if inside else None, outside=True)


def _only_one(b: _Begin) -> Organisation:
    """ "Quốc hội | Việt Nam"."""
    return Organisation(b.head, b.head.name, _after_state(b.s.tokens, b.j))


def _numbered(b: _Begin) -> Organisation:
    """ "Quân khu | 7", "Quân khu | V"."""
    t, j = b.s.tokens, b.j
    if j < len(t.low) and (t.low[j].isdigit() or (t.capital(j) and len(t.low[j]) < 4)):
        return Organisation(b.head, f"{b.head.name} {t.word(j)}", j + 1)
    return Organisation(b.head, b.head.name, j)


def _of_the_navy(b: _Begin) -> Organisation:
    """ "Vùng | 3 Hải quân", "Vùng | Cảnh sát biển 2"; any other Vùng is no body of ours."""
    t, end = b.s.tokens, b.j
    words = lexicon().words["navy"]
    while end < len(t.low) and end - b.j < 4 and (t.low[end].isdigit() or t.low[end] in words):
        end += 1
    name = f"{b.head.name} {t.words(b.j, end)}".strip()
    return Organisation(b.head._replace(tail="state"), name, end, outside=end == b.j)


def _of_a_unit(b: _Begin) -> Organisation:
    """ "Huyện ủy | Hậu Lộc": the head tells the level."""
    return _placed(b.s, b.head, b.head.name, b.j, b.head.level)


def _of_the_assembly(b: _Begin) -> Organisation:
    """ "Ủy ban | Pháp luật của Quốc hội"; without a field of work an Ủy ban is the people's: "Ủy ban | xã X"."""
    s, t, j = b.s, b.s.tokens, b.j
    k = field_end(s, j)
    if k == j:
        ubnd = head_of("UBND")
        assert ubnd is not None
        body = _placed(s, ubnd, "UBND", j, None)
        return body if body.placed or not _committee_outside(t, b.i) else body._replace(head=b.head, outside=True)
    end = k
    if t.low[k : k + 3] == ["của", "quốc", "hội"]:
        end = k = k + 3
    elif t.low[k : k + 2] == ["quốc", "hội"]:
        end = k + 2
    name = _as_written(t, j, k).removesuffix(" của Quốc hội")
    if end == k and not lexicon().joints.find(t.low, j, "assembly"):
        return Organisation(
            b.head, name, outside_end(s, k), outside=True
        )  # "Ủy ban Đoàn kết Công giáo", and foreign ones
    return Organisation(b.head._replace(tail="state"), f"Ủy ban {name} của Quốc hội", _after_state(t, end))


def _committee_outside(t: Tokens, i: int) -> bool:
    """Whether the Ủy ban named last before token `i` is none of the state: "thăm Ủy ban Đoàn kết Công giáo ..., Chủ tịch | Ủy ban"."""
    for j in range(i - 2, max(-1, i - 40), -1):
        found = lexicon().phrases.find(t.low, j, "head") if t.low[j] in ("ủy", "ubnd") else None
        if found:
            return bool(found[0].outside)
    return False


def _of_a_field(b: _Begin) -> Organisation:
    """ "Sở | Y tế | tỉnh X", "Ban Chỉ đạo | phòng chống dịch | huyện Y", "Ban | Tổ chức | Tỉnh ủy Z"."""
    s, head, j = b.s, b.head, b.j
    if head.name in lexicon().words["steering"]:
        k = steered_end(s, j)
        if lexicon().words["nationwide"] & set(s.tokens.low[j : min(k, j + 2)]):  # "... tại Hà Nội" is where it met
            return Organisation(head._replace(alone=True), f"{head.name} {_as_written(s.tokens, j, k)}", k)
        return _part(b, f"{head.name} {_as_written(s.tokens, j, k)}" if k > j else head.name, k)
    k = j if _larger_body(b) else field_end(s, j)
    if head.name == "Bộ" and k > j and not lexicon().phrases.find(s.tokens.low, j, "subject"):
        k = j  # ministries are a closed list: "thứ trưởng Vương" is a man
    if head.name in lexicon().words["with_long_field"]:
        k = long_field_end(s, j, k)
    zone = lexicon().joints.find(s.tokens.low, j, "managed")
    if zone:
        return _of_its_own_name(b, max(k, zone[1]), longest_name=2)
    if head.name in lexicon().words["with_own_name"] and k > j:
        return _of_its_own_name(b, k, longest_name=1)
    if k > j:
        return _part(b, f"{head.name} {_as_written(s.tokens, j, k)}", gloss_end(s, k, head.name))
    if head.name not in lexicon().words["without_field"]:
        return Organisation(head, head.name, j)
    return _part(b, head.name, j)


def _larger_body(b: _Begin) -> bool:
    """Whether the larger body follows at once: "Đoàn kiểm tra | Sở Y tế X", "phòng | Ban Quản lý Khu kinh tế Y"."""
    low, lex = b.s.tokens.low, lexicon()
    if b.head.name in lex.words["teams"]:
        return lex.phrases.find(low, b.j, "head") is not None
    return bool(lex.joints.find(low, b.j + 1, "managed") and lex.phrases.find(low[: b.j + 1], b.j, "head"))


def _of_its_own_name(b: _Begin, k: int, longest_name: int) -> Organisation:
    """ "Đồn | Biên phòng | A Mú Sung", "Ban | Quản lý Khu kinh tế mở | Chu Lai": its name is its place's, listed or not.

    What looks like the name of a person of more than `longest_name` syllables ends it.
    """
    t = b.s.tokens
    words = f"{b.head.name} {_as_written(t, b.j, k)}"
    k = gloss_end(b.s, k)
    placed = _part(b, words, k)
    if placed.end > k or k >= len(t.low) or not t.close(k):
        return placed
    end = k
    while end < len(t.low) and end - k < 5 and (t.capital(end) or t.low[end] == "'") and (t.close(end) or end > k):
        if name_end(t, end, False, b.s.places.ends) > end + longest_name or lexicon().phrases.find(t.low, end, "title"):
            break
        end += 1
    return Organisation(b.head._replace(alone=True), f"{words} {t.words(k, end)}", end) if end > k else placed


def _after_inner(b: _Begin) -> Organisation:
    """ "Văn phòng | UBND xã X", "Ban Thường vụ | Tỉnh ủy Y"."""
    return _part(b, b.head.name, b.j)


def _after_other(b: _Begin) -> Organisation:
    """ "UBND | xã X"; a mass organisation's may be a body's too: "Đoàn Thanh niên | Công an tỉnh X"."""
    if b.head.label == "MassOrganisation" and lexicon().phrases.find(b.s.tokens.low, b.j, "head"):
        return _part(b, b.head.name, b.j)
    body = _placed(b.s, b.head, b.head.name, b.j, None)
    if b.head.name == "UBMTTQ" and not body.placed and _of_the_country(b):
        return body._replace(words=NATIONAL_FRONT)
    return body


def _of_the_country(b: _Begin) -> bool:
    """Whether a head ends with the country's name: "Ủy ban MTTQ | Việt Nam"."""
    return b.s.tokens.low[b.j - 2 : b.j] == ["việt", "nam"] or b.s.tokens.low[b.j - 1] in ("vn", "mttqvn")


_AFTER: dict[str, Callable[[_Begin], Organisation]] = {  # by the head's `tail`
    "outside": _outside,
    "state": _only_one,
    "number": _numbered,
    "navy": _of_the_navy,
    "fused": _of_a_unit,
    "assembly": _of_the_assembly,
    "subject": _of_a_field,
    "inner": _after_inner,
    "place": _after_other,
}


def _part(b: _Begin, words: str, j: int) -> Organisation:
    """The body `words` that ends before token `j`, with the body around it or its unit."""
    comma = words != b.head.name or b.head.name in lexicon().words["before_comma"]
    inner = _inner(b.s, j, b.depth, comma) if b.depth < _DEPTH else None
    if inner is None:
        return _placed(b.s, b.head, words, j, None)
    outside = inner.outside and b.head.name not in lexicon().words["party_bodies"]
    return Organisation(b.head, words, inner.end, inner, outside=outside)


def _after_state(t: Tokens, j: int) -> int:
    """The token after "Việt Nam" behind a body of the state."""
    while t.low[j : j + 2] == ["việt", "nam"]:
        j += 2
    return j


def _as_written(t: Tokens, i: int, j: int) -> str:
    """The words between two tokens, spaces single, the first letter a capital, "T.Ư" at their end written out."""
    at = next((k for k in (j - 3, j - 1) if k > i and _ends_with(t, k, j)), j)
    words = " ".join((t.words(i, at) + (" Trung ương" if at < j else "")).split())
    return words[:1].upper() + words[1:]


def _ends_with(t: Tokens, k: int, j: int) -> bool:
    """Whether a word for the Party's centre, or its short form, stands from token `k` up to `j`: "Ban Nội chính | T.Ư"."""
    found = lexicon().joints.find(t.low, k, "central")
    return found is not None and found[1] == j and t.word(k)[0].isupper()


def _inner(s: Sentence, j: int, depth: int, comma: bool) -> Organisation | None:
    """The body around the one just read: "Văn phòng | UBND xã X", "Phòng Z, | Sở Y"."""
    t = s.tokens
    n = len(t.low)
    k = j
    if k < n and (t.low[k] in lexicon().words["of"] or (comma and t.low[k] in (",", "-") and k + 1 < n)):
        k += 1
    elif comma and k + 1 < n and t.low[k] == "(":
        return _in_brackets(s, k, depth)
    elif k < n and not t.close(k):
        return None
    found = lexicon().phrases.find(t.low, k, "head") if k < n else None
    if not found or (
        k > j and t.low[j] in (",", "-") and (found[0].outside or (found[1] - k < 2 and not _larger(t, k, found[0])))
    ):
        return None
    if found[0].tail == "subject" and k > j and t.low[j] in (",", "-") and field_end(s, found[1]) == found[1]:
        return None
    if lexicon().phrases.find(t.low, k, "title") or (
        found[1] - k == 1 and name_end(t, k, False, s.places.ends) > k + 2
    ):
        return None
    if found[1] - k == 1 and not t.capital(k) and found[0].tail == "subject" and field_end(s, found[1]) == found[1]:
        # a bare "sở", "phòng": the body that the article speaks of
        return Organisation(found[0], found[0].name, found[1])
    return organisation_at(s, k, None, depth + 1)


def _larger(t: Tokens, k: int, head: Head) -> bool:
    """Whether a head of one word may be the larger body's after a comma: "Phòng Giáo dục, | Sở Y", "Đội 8, | Phòng Z"."""
    return head.name in lexicon().words["larger"] and (t.capital(k) or head.name not in lexicon().words["departments"])


def _in_brackets(s: Sentence, k: int, depth: int) -> Organisation | None:
    """The body around the one just read, in brackets: "Phòng Dịch tễ | (Cục Thú y)", "Ban Pháp chế | (HĐND tỉnh X)"."""
    low = s.tokens.low
    found = lexicon().phrases.find(low, k + 1, "head")
    if not found or found[0].outside or lexicon().phrases.find(low, k + 1, "title"):
        return None
    around = organisation_at(s, k + 1, None, depth + 1)
    if around is None:
        return None
    end = next((i for i in range(around.end, min(around.end + 8, len(low))) if low[i] == ")"), 0)
    return around._replace(end=end + 1) if end else None


def _placed(s: Sentence, head: Head, words: str, j: int, level: str | None) -> Organisation:
    """The body `words` that ends before token `j`, with its unit: "UBND | xã X", "Chi cục Thuế, | Cục Thuế tỉnh X"."""
    t = s.tokens
    k = j
    n = len(t.low)
    if k < n and t.low[k] in lexicon().words["of"]:
        k += 1
        if k < n and t.low[k - 1] in lexicon().words["at"] and t.begins[k] not in s.places.at:
            return Organisation(head, words, j)
    if k < n and t.close(k):
        found = place_at(s, k, level)
        if found:
            mention, bare, end = found
            if mention and end + 1 < n and t.low[end] == "-" and 4 in official().ranks.get(mention.name, ()):
                twin = unlisted_place(s, end + 1, None)  # provinces of old: Quảng Nam - Đà Nẵng
                if twin and twin[0] and 4 in official().ranks.get(twin[0].name, ()):
                    mention, end = mention._replace(end=twin[0].end, name=f"{mention.name} - {twin[0].name}"), twin[2]
            return Organisation(head, words, end, place=mention, bare=bare)
    if head.home and j + 1 < n and t.low[j] in (",", "-"):
        above = lexicon().phrases.find(t.low, j + 1, "head")
        around = organisation_at(s, j + 1) if above and not above[0].outside else None
        if around and (
            around.place or around.bare
        ):  # "Chi cục Thuế, Cục Thuế tỉnh X": the unit stands with the larger body
            return Organisation(head, words, around.end, place=around.place, bare=around.bare)
    return Organisation(head, words, j)
