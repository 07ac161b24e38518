"""Posts: the grammar of a title and the body that it belongs to.

A post is read left to right over tokens: words that change the title (nguyên, Quyền), the title, the body's head, its
field of work, the body that it is a part of, its unit. Every step looks a bounded number of tokens ahead, so reading
is linear whatever the text. What a post leaves out ("Phó Bí thư, Chủ tịch UBND xã X") is filled in by `offices`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from .lexicon import Head, Title, committee_of, lexicon
from .names import name_end
from .places import LOWER, UPPER, PlaceMention, official
from .statement import Appointment
from .tokens import Tokens

_AREAS = frozenset(
    ("thôn", "bản", "ấp", "xóm", "khối", "khối phố", "khu phố", "khu vực", "khu dân cư", "khu", "khóm", "buôn", "làng")
)
_OF = frozenset(("của", "thuộc", "tại", "ở"))
_JOIN = frozenset((",", "-", "và", "&"))
_PARTY = frozenset(("Đảng ủy", "Đảng ủy cơ quan", "Đảng bộ", "Chi bộ", "Chi ủy", "Đảng đoàn", "Ban cán sự Đảng"))
_GOVERNING = frozenset(
    (
        "HĐQT",
        "Hội đồng quản trị",
        "HĐTV",
        "Hội đồng thành viên",
        "Hội đồng",
        "Hội đồng trường",
        "Ban Giám đốc",
        "Ban Giám hiệu",
    )
)
_FAMILIAR = frozenset(("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ"))
_DEPTH = 4  # bodies within bodies


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


class Post(NamedTuple):
    """A title and the body that goes with it, as far as the words say."""

    title: Title
    role: str
    begin: int
    end: int
    organisation: Organisation | None
    appointment: Appointment = "full"
    former: bool = False
    term: str | None = None
    proposed: bool = False


class Places(NamedTuple):
    """Places of the article by where they begin (offset)."""

    at: dict[int, PlaceMention]
    ends: dict[int, int]  # offset where it begins -> where it ends


def usable(text: str, mentions: tuple[PlaceMention, ...]) -> Places:
    """The article's places by offset, without those that are people ("chủ tịch UBND TP | Lê Hoàng Quân")."""
    kept = []
    for mention in mentions:
        whole = (
            _RUN.match(text, mention.begin + len(text[mention.begin : mention.end]) - len(mention.name))
            if mention.level
            else None
        )
        if (
            whole
            and whole.end() > mention.end
            and _FURTHER.match(text, whole.end())
            and mention.name.split(" ")[0].lower() in lexicon().common
        ):
            mention = mention._replace(end=whole.end(), name=whole[0])  # "phường Ngô Thì Nhậm, quận Hai Bà Trưng"
        if not _person(text, mention):
            kept.append(_cut(mention))
    return Places({m.begin: m for m in kept}, {m.begin: m.end for m in kept})


def _cut(mention: PlaceMention) -> PlaceMention:
    """The place without a word that begins the next phrase: "xã Quế Long | Đến thời điểm này"."""
    head, _, last = mention.name.rpartition(" ")
    if not head or last.lower() not in lexicon().after_place:
        return mention
    return mention._replace(end=mention.end - len(last) - 1, name=head)


_RUN = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,3}}")
_FURTHER = re.compile(r",? ?\(?(?:thuộc )?(?:phường|xã|quận|huyện|thị xã|TP|thành phố|tỉnh|Q\.|H\.)")


_BEHIND = re.compile(rf" ([{UPPER}][{LOWER}]+)(?: [{UPPER}][{LOWER}]+){{2}}(?! [{UPPER}])")


def _listed(mention: PlaceMention) -> bool:
    """Whether the official list has a unit of that name at that level."""
    known = official()
    ranks = known.ranks.get(mention.name, frozenset())
    return any(mention.level is None or mention.level in known.levels[mention.name, rank] for rank in ranks)


def _person(text: str, mention: PlaceMention) -> bool:
    """Whether a levelled place is the beginning of a person's name: a surname, and no official unit."""
    first = mention.name.split(" ", 1)[0].lower()
    if first not in lexicon().common or _listed(mention):
        return False
    before = text[max(0, mention.begin - 14) : mention.begin].lower()
    if not before.rstrip().endswith(
        ("ubnd", "hđnd", "chủ tịch", "công an", "nhân dân", "bí thư", "đảng ủy", "mttq", "tổ quốc")
    ):
        return False  # "tại phường Ngô Thì Nhậm": a unit that bears a person's name
    if _FURTHER.match(text, mention.end):
        return False
    behind = _BEHIND.match(text, mention.end)
    if behind and mention.name.count(" ") == 1 and behind[1].lower() in lexicon().common:
        return False  # "xã Cao Nhân | Hoàng Bảo Chung": five syllables are a place and a person
    rest = text[mention.end : mention.end + 2]
    syllables = mention.name.count(" ") + 1
    if mention.level in _AREAS and first not in _FAMILIAR:
        return False
    return syllables > 2 or (len(rest) == 2 and rest[0] == " " and rest[1].isupper())


class Sentence(NamedTuple):
    """What the grammar reads: the tokens and the places among them."""

    tokens: Tokens
    places: Places

    def after(self, offset: int, i: int) -> int:
        """The first token from `i` on that begins at or after `offset`."""
        begins = self.tokens.begins
        while i < len(begins) and begins[i] < offset:
            i += 1
        return i


def _place_at(s: Sentence, i: int, level: str | None = None) -> tuple[PlaceMention | None, str | None, int] | None:
    """Place or bare level at token `i`: (mention, bare level, token after)."""
    t = s.tokens
    n = len(t.low)
    if i >= n:
        return None
    mention = s.places.at.get(t.begins[i])
    if mention and not (level and mention.level not in (None, level)):
        return mention, None, s.after(mention.end, i)
    if level is None:
        found = lexicon().phrases.find(t.low, i, "level")
        if found:
            name, j = found
            inside = s.places.at.get(t.begins[j]) if j < n and t.close(j) else None
            if inside and inside.level is None:
                return inside._replace(level=name), None, s.after(inside.end, j)
            named = _unlisted(s, j, name) if j < n and t.close(j) else None
            if named:
                return named
            return None, name, j
    return _unlisted(s, i, level) if t.capital(i) else None


def _unlisted(s: Sentence, i: int, level: str | None) -> tuple[PlaceMention, None, int] | None:
    """A capitalised run that no place finder saw: an official name, else what comes before a person's name."""
    t = s.tokens
    if not t.capital(i) and not (level in _AREAS and t.low[i].isdigit()):
        return None
    if not t.capital(i):
        return PlaceMention(t.begins[i], t.ends[i], level, t.word(i)), None, i + 1
    end = i
    while end < len(t.low) and t.capital(end) and (end == i or t.close(end)) and end - i < 5:
        end += 1
    names = official().ranks
    if level and end - i > 2 and _FURTHER.match(t.text, t.ends[end - 1]):
        # "phường Ngô Thì Nhậm, quận Hai Bà Trưng": a unit that bears a person's name
        return PlaceMention(t.begins[i], t.ends[end - 1], level, " ".join(t.word(k) for k in range(i, end))), None, end
    person = name_end(t, i, False, {})
    if person >= i + 3 and " ".join(t.word(k) for k in range(i, min(person, end))) not in names:
        return None
    for j in range(end, i, -1):
        words = " ".join(t.word(k) for k in range(i, j))
        if words in names and (level is None or j - i > 0):
            if level is None and max(names[words]) < 3:
                continue
            return PlaceMention(t.begins[i], t.ends[j - 1], level, words), None, j
    if level is None or name_end(t, i, False, {}) > i + 2 or lexicon().phrases.find(t.low, i, "title"):
        return None
    j = i + 1
    while j < end and not (name_end(t, j, False, {}) > j + 1) and not lexicon().phrases.find(t.low, j, "title"):
        j += 1
    return PlaceMention(t.begins[i], t.ends[j - 1], level, " ".join(t.word(k) for k in range(i, j))), None, j


def _field(s: Sentence, i: int) -> int:
    """The token after the field of work that begins at `i`."""
    t = s.tokens
    low = t.low
    lex = lexicon()
    n = len(low)
    j = i
    while j < n and j - i < 24:
        found = lex.phrases.find(low, j, "subject")
        if not found:
            break
        j = found[1]
        k = j
        while k < n and low[k] in _JOIN and k - j < 2:
            k += 1
        if (
            k >= n
            or not lex.phrases.find(low, k, "subject")
            or (k == j and not (s.tokens.capital(k) and s.tokens.close(k)))
        ):
            break
        if k == j and (lex.phrases.find(low, k, "head") or lex.phrases.find(low, k, "title")):
            break
        further = lex.phrases.find(low, k, "subject")
        other = lex.phrases.find(low, k, "head")
        if low[j] in (",", "-") and (
            lex.phrases.find(low, k, "title") or (other and further and other[1] > further[1])
        ):
            break
        j = k
    if j > i:
        if low[j : j + 2] == ["trung", "ương"] and low[j + 2 : j + 3] not in (["đoàn"], ["hội"]):
            j += 2
        return _longer(t, j)
    return _unlisted_field(s, i)


def _longer(t: Tokens, j: int) -> int:
    """The token after small words that go on with a field: "Đào tạo | chính quy", "Khám, | chữa bệnh"."""
    words = lexicon().field_words
    k = j
    while (
        k < len(t.low)
        and k - j < 4
        and t.close(k)
        and not t.capital(k)
        and t.low[k] in words
        and t.low[k] not in _VERBS
    ):
        if any(
            lexicon().phrases.find(t.low, k, kind)
            for kind in ("level", "start.links", "is.links", "end.acts", "start.acts")
        ):
            break
        k += 1
    return k if k - j > 1 else j  # one word more is as often the sentence's next


def _free(s: Sentence, i: int) -> int:
    """The token after what a steering body steers: any words up to a place or the end of the phrase."""
    t = s.tokens
    n = len(t.low)
    j = i
    while j < n and j - i < 16 and t.begins[j] not in s.places.at and t.low[j] not in _STEERED:
        if t.low[j] == "," and (j + 1 >= n or t.capital(j + 1) or t.low[j + 1] in _ENDING):
            break
        if t.low[j] == "và" and lexicon().phrases.find(t.low, j + 1, "address"):
            break
        if (
            lexicon().phrases.find(t.low, j, "title")
            or (j > i and lexicon().phrases.find(t.low, j, "level"))
            or name_end(t, j, False, s.places.ends) > j + 2
        ):
            break
        j += 1
    while j > i and t.low[j - 1] in ("của", ",", "-", "và"):
        j -= 1
    return j


_STEERING = frozenset(("Ban Chỉ đạo", "Ban Chỉ huy"))
_STEERED = frozenset(
    (
        ".",
        ";",
        ":",
        "(",
        ")",
        '"',
        "“",
        "”",
        "cho",
        "đã",
        "được",
        "bị",
        "là",
        "nói",
        "tại",
        "chủ",
        "yêu",
        "cũng",
        "vừa",
        "sẽ",
        "khẳng",
        "cũng",
        "vừa",
        "sẽ",
    )
)


def _unlisted_field(s: Sentence, i: int) -> int:
    """A field by its capitals: "Phòng Chính sách và Thi đua"; numbers for squads and posts: "Đội 8", "PC45"."""
    t = s.tokens
    lex = lexicon()
    n = len(t.low)
    if i < n and t.low[i] == "số" and i + 1 < n and t.low[i + 1].isdigit():
        return i + 2
    if i < n and t.low[i].isdigit() and t.close(i):
        return i + 1
    j = i
    while j < n and j - i < 10 and (j == i or t.close(j) or t.low[j] in ("&", "-")):
        if t.begins[j] in s.places.at or lex.phrases.find(t.low, j, "title"):
            break
        if name_end(t, j, False, s.places.ends) > j + 1 or (j > i and lex.phrases.find(t.low, j, "head")):
            break
        if (
            t.capital(j)
            or (t.low[j] in ("và", "&") and j > i and j + 1 < n and t.capital(j + 1))
            or (j > i and _goes_on(t, j))
        ):
            j += 1
        else:
            break
    return j


def _goes_on(t: Tokens, j: int) -> bool:
    """Whether a small word goes on with the field: "Quản | lý đường bộ 4", and is not the sentence's next word."""
    lex = lexicon()
    low = t.low[j]
    if not t.close(j) or low in _VERBS or not low.isalnum():
        return False
    return not any(
        lex.phrases.find(t.low, j, kind)
        for kind in (
            "level",
            "address",
            "start.links",
            "is.links",
            "end.acts",
            "start.acts",
            "former.marks",
            "proposal.marks",
        )
    )


_ENDING = frozenset(
    (
        "cho",
        "là",
        "được",
        "đã",
        "bị",
        "tại",
        "trong",
        "nói",
        "cùng",
        "với",
        "khi",
        "có",
        "về",
        "theo",
        "trao",
        "đến",
        "làm",
        "giữ",
        "để",
        "nhưng",
        "do",
        "sẽ",
        "đang",
        "vừa",
        "cũng",
    )
)
# words that begin what a sentence goes on to say, so that a body's name ends before them
_VERBS = frozenset(
    (
        "cho",
        "là",
        "được",
        "đã",
        "bị",
        "tại",
        "trong",
        "nói",
        "cùng",
        "với",
        "khi",
        "có",
        "về",
        "theo",
        "trao",
        "đến",
        "làm",
        "giữ",
        "để",
        "nhưng",
        "do",
        "của",
        "sẽ",
        "đang",
        "vừa",
        "cũng",
        "từ",
        "và",
        "hay",
        "hoặc",
        "không",
        "nhận",
        "xác",
        "khẳng",
        "nêu",
        "trả",
        "phát",
        "chia",
        "đề",
        "yêu",
        "nhấn",
        "thừa",
        "đánh",
        "chỉ",
        "ký",
        "báo",
        "thông",
        "bày",
        "kể",
        "giải",
        "xin",
        "nên",
        "còn",
        "phải",
        "mà",
        "thì",
        "ngày",
        "sáng",
        "chiều",
        "tối",
        "hôm",
        "trước",
        "sau",
        "tổ",
        "ông",
        "bà",
        "anh",
        "chị",
        "này",
        "đó",
        "ra",
        "vào",
        "lên",
        "trên",
        "dưới",
        "nhằm",
        "như",
        "vì",
        "đồng",
        "trình",
        "thay",
        "gửi",
        "chủ",
        "tham",
        "dự",
        "nhiệm",
        "khóa",
        "cần",
        "muốn",
        "cùng",
        "giải",
        "hướng",
        "cảnh",
        "kiến",
        "tiếp",
        "đưa",
        "lại",
        "nơi",
        "ở",
    )
)


def _outside(s: Sentence, i: int) -> int:
    """The token after a body that holds no public posts: its capitals and the few words between them."""
    t = s.tokens
    n = len(t.low)
    j = last = i
    while j < n and j - last < 5 and j - i < 18:
        if t.low[j] in ',;:.()"”“-' or t.low[j] in _ENDING or lexicon().phrases.find(t.low, j, "title"):
            break
        if t.capital(j):
            if name_end(t, j, False, s.places.ends) - j >= 3:
                break
            last = j + 1
        elif lexicon().phrases.find(t.low, j, "address") and not t.close(j + 1) if j + 1 < n else False:
            break
        elif j == i:
            last = j + 1
        j += 1
    return last


def organisation_at(s: Sentence, i: int, implied: Head | None = None, depth: int = 0) -> Organisation | None:
    """The body named at token `i`; `implied` is the head that the title has named already."""
    lex = lexicon()
    t = s.tokens
    n = len(t.low)
    found = lex.phrases.find(t.low, i, "head") if i < n else None
    if found and implied and lex.phrases.find(t.low, i, "subject") and found[0].name != implied.name:
        field = lex.phrases.find(t.low, i, "subject")
        if field and field[1] >= found[1] and found[0].tail != "state":
            found = None
    if found is None and implied is None:
        return None
    head, j = found or (implied, i)
    assert head is not None
    words = head.name
    if head.outside:
        end = _outside(s, j)
        begin = j if head.name in _GOVERNING and end > j else i
        inside = [m for b in t.begins[i:end] if (m := s.places.at.get(b)) and m.level]
        return Organisation(head, _written(t, begin, end), end, place=inside[-1] if inside else None, outside=True)
    if head.tail == "state":
        return Organisation(head, words, _after_state(t, j))
    if head.tail == "number":
        if j < n and (t.low[j].isdigit() or (t.capital(j) and len(t.low[j]) < 4)):
            return Organisation(head, f"{words} {t.word(j)}", j + 1)
        return Organisation(head, words, j)
    if head.tail == "navy":  # Vùng 3 Hải quân, Vùng Cảnh sát biển 2
        end = j
        while (
            end < n
            and end - j < 4
            and (t.low[end].isdigit() or t.low[end] in ("hải", "quân", "cảnh", "sát", "biển", "c", "d", "e"))
        ):
            end += 1
        return Organisation(head._replace(tail="state"), f"{words} {t.words(j, end)}".strip(), end, outside=end == j)
    if head.tail == "fused":
        return _placed(s, head, words, j, head.level)
    if head.tail == "assembly":
        k = _field(s, j)
        if k == j:
            ubnd = lex.phrases.find(["ubnd"], 0, "head")
            assert ubnd is not None
            return _placed(s, ubnd[0], "UBND", j, None)
        if t.low[k : k + 3] == ["của", "quốc", "hội"]:
            k += 3
            end = k
        elif t.low[k : k + 2] == ["quốc", "hội"]:
            end, k = k + 2, k
        else:
            end = k
        name = _written(t, j, k).removesuffix(" của Quốc hội")
        if not lex.phrases.find(t.low, j, "subject"):
            return Organisation(head._replace(tail="state"), f"Ủy ban {name}", _after_state(t, end))
        return Organisation(head._replace(tail="state"), f"Ủy ban {name} của Quốc hội", _after_state(t, end))
    if head.tail == "subject":
        k = _free(s, j) if head.name in _STEERING else _field(s, j)
        if head.name == "Bộ" and k > j and not lex.phrases.find(t.low, j, "subject"):
            k = j  # ministries are a closed list: "thứ trưởng Vương" is a man
        if k > j:
            words = f"{words} {_written(t, j, k)}"
        elif head.name not in ("Đoàn", "Phòng", "Tổ", "Đội", "Ban", "Hạt", "Sở", "Bộ", "Cục", "Chi cục"):
            return Organisation(head, words, j)
        j = k
    if depth < _DEPTH and head.tail in ("inner", "subject"):
        inner = _inner(s, j, depth, comma=head.tail == "subject" and bool(words != head.name))
        if inner:
            return Organisation(
                head,
                words,
                inner.end,
                inner,
                outside=inner.outside and head.name not in _PARTY,
            )
    return _placed(s, head, words, j, None)


def _after_state(t: Tokens, j: int) -> int:
    while t.low[j : j + 2] == ["việt", "nam"]:
        j += 2
    return j


def _written(t: Tokens, i: int, j: int) -> str:
    words = " ".join(t.words(i, j).split())
    return words[:1].upper() + words[1:]


def _inner(s: Sentence, j: int, depth: int, comma: bool) -> Organisation | None:
    """The body around the one just read: "Văn phòng | UBND xã X", "Phòng Z, | Sở Y"."""
    t = s.tokens
    n = len(t.low)
    k = j
    if k < n and (t.low[k] in _OF or (comma and t.low[k] in (",", "-") and k + 1 < n)):
        k += 1
    elif k < n and not t.close(k):
        return None
    found = lexicon().phrases.find(t.low, k, "head") if k < n else None
    if not found or (
        k > j
        and t.low[j] in (",", "-")
        and (found[0].outside or (found[1] - k < 2 and found[0].name not in ("Sở", "Bộ", "Cục", "UBND", "HĐND")))
    ):
        return None
    if found[0].tail == "subject" and k > j and t.low[j] in (",", "-") and _field(s, found[1]) == found[1]:
        return None
    if lexicon().phrases.find(t.low, k, "title") or (
        found[1] - k == 1 and name_end(t, k, False, s.places.ends) > k + 2
    ):
        return None
    if found[1] - k == 1 and not t.capital(k) and found[0].tail == "subject" and _field(s, found[1]) == found[1]:
        # a bare "sở", "phòng": the body that the article speaks of
        return Organisation(found[0], found[0].name, found[1])
    return organisation_at(s, k, None, depth + 1)


def _placed(s: Sentence, head: Head, words: str, j: int, level: str | None) -> Organisation:
    t = s.tokens
    k = j
    n = len(t.low)
    if k < n and t.low[k] in _OF:
        k += 1
        if k < n and t.low[k - 1] in ("tại", "ở") and t.begins[k] not in s.places.at:
            return Organisation(head, words, j)
    if k < n and t.close(k):
        found = _place_at(s, k, level)
        if found:
            mention, bare, end = found
            if mention and end + 1 < n and t.low[end] == "-" and 4 in official().ranks.get(mention.name, ()):
                twin = _unlisted(s, end + 1, None)  # provinces of old: Quảng Nam - Đà Nẵng
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


def _tail(s: Sentence, j: int) -> tuple[int, str | None]:
    """What may follow a post: the chain of larger places, "khóa XIV", "nhiệm kỳ 2015-2020"."""
    t = s.tokens
    n = len(t.low)
    term = None
    moved = True
    while moved and j < n:
        moved = False
        k = j
        opened = t.low[k] in ("(", ",", "-")
        if opened:
            k += 1
        if k < n and (t.low[k] in ("thuộc", "của") or t.low[k] == "tại"):
            k += 1
        if k < n and (mention := s.places.at.get(t.begins[k])) and (opened or k > j):
            end = s.after(mention.end, k)
            if t.low[j] == "(":
                while (
                    end < n
                    and t.low[end] in (",", "-")
                    and end + 1 < n
                    and (more := s.places.at.get(t.begins[end + 1]))
                ):
                    end = s.after(more.end, end + 1)
                if end < n and t.low[end] == ")":
                    j, moved = end + 1, True
                continue
            j, moved = end, True
            continue
        if (
            t.low[j] == "("
            and j + 2 < n
            and ")" in t.low[j + 2 : j + 4]
            and t.word(j + 1).isupper()
            and len(t.low[j + 1]) > 1
        ):
            j, moved = t.low.index(")", j + 2) + 1, True  # an abbreviation: (PVN)
            continue
        k = j + 1 if t.low[j] in ("(", ",") else j
        if t.low[k : k + 3] in (["trong", "giai", "đoạn"], ["trong", "nhiệm", "kỳ"]):
            k += 1
        if k < n and t.low[k] == "khóa" and k + 1 < n:
            k += 2
            while k + 1 < n and t.low[k] in (",", "-", "và") and _roman(t.low[k + 1]):
                k += 2
            j, moved = k + (k < n and t.low[k] == ")" and t.low[j] == "("), True
            continue
        if k + 1 < n and (t.low[k].isdigit() or t.low[k] == "hai") and t.low[k + 1 : k + 3] == ["nhiệm", "kỳ"]:
            k += 1  # "2 nhiệm kỳ 2005-2010"
        if k + 1 < n and (t.low[k : k + 2] in (["nhiệm", "kỳ"], ["nhiệm", "kì"], ["giai", "đoạn"])):
            found = term_at(t, k + 2)
            if found:
                term, end = found
                j, moved = end + (end < n and t.low[end] == ")" and t.low[j] == "("), True
    return j, term


def _roman(token: str) -> bool:
    return bool(token) and all(c in "ivxl" for c in token)


def term_at(t: Tokens, k: int) -> tuple[str, int] | None:
    """A term at token `k`, "2015-2020" or "2015 - 2020", and the token after it."""
    n = len(t.low)
    if k + 2 < n and t.low[k + 1] == "-" and _year(t.low[k]) and _year(t.low[k + 2]):
        return f"{t.low[k]}-{t.low[k + 2]}", k + 3
    return None


def _year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")


def _modifiers(t: Tokens, i: int) -> tuple[int, bool, Appointment]:
    """Words before a title: nguyên, cựu, Quyền, tân."""
    former, appointment = False, "full"
    j = i
    while j < len(t.low) and j - i < 4:
        word = t.low[j]
        if word in ("nguyên", "cựu", "cố"):
            former = True
        elif word == "quyền":
            appointment = "acting"
        elif word == "q" and j + 1 < len(t.low) and t.low[j + 1] == ".":
            appointment = "acting"
            j += 1
        elif word in ("tân", "đương"):
            if word == "đương" and t.low[j + 1 : j + 2] == ["kim"]:
                j += 1
        elif word == "là" and j > i:
            pass
        else:
            break
        j += 1
    return j, former, appointment  # type: ignore[return-value]


def post_at(s: Sentence, i: int, joined: bool = False) -> Post | None:
    """The post whose first word, modifiers included, is token `i`."""
    t = s.tokens
    lex = lexicon()
    j, former, appointment = _modifiers(t, i)
    found = lex.phrases.find(t.low, j, "title") if j < len(t.low) else None
    if not found and i < len(t.low) and t.low[i] in ("phụ", "điều", "tạm"):
        return _running(s, i)
    if not found:
        return _board(s, i) if j == i and not joined else None
    title, k = found
    if t.low[j] == "vụ" and j and t.low[j - 1] == "chức":
        return None  # "chức vụ | Phó Chủ tịch" is no Vụ phó
    n = len(t.low)
    role = title.role
    if title.outside:
        return Post(title, role, i, max(k, _outside(s, k) if k < n and t.close(k) else k), None, former=former)
    if appointment == "acting":
        role = "Quyền " + role
    if (
        k + 1 < n
        and t.low[k : k + 2] == ["thường", "trực"]
        and (title.rank == "deputy" or title.role in ("Ủy viên", "Bí thư"))
    ):
        role, k = f"{role} Thường trực", k + 2
    if t.low[k : k + 2] == ["chuyên", "trách"]:
        k += 2
    if t.low[k : k + 2] == ["phụ", "trách"] and title.rank == "deputy":
        charged = _charge(s, k + 2)
        if charged is None:
            k += 2
            role, appointment = f"{role} phụ trách", "in charge"
    organisation, k = _body(s, title, j, k)
    k, term = _tail(s, k)
    return Post(title, role, i, k, organisation, appointment, former, term)


_HEADS = {
    "UBND": "Chủ tịch",
    "HĐND": "Chủ tịch",
    "Sở": "Giám đốc",
    "Đảng ủy": "Bí thư",
    "Huyện ủy": "Bí thư",
    "Quận ủy": "Bí thư",
    "Thành ủy": "Bí thư",
    "Tỉnh ủy": "Bí thư",
    "Thị ủy": "Bí thư",
}


def _running(s: Sentence, i: int) -> Post | None:
    """The headship that is given without its title: "được giao nhiệm vụ điều hành UBND phường X"."""
    t = s.tokens
    found = lexicon().phrases.find(t.low, i, "acting.in_charge")
    if not found or "giao" not in t.low[max(0, i - 4) : i]:
        return None
    organisation = organisation_at(s, found[1]) if found[1] < len(t.low) else None
    if organisation is None or not organisation.head or organisation.head.name not in _HEADS:
        return None
    title = lexicon().phrases.find(_HEADS[organisation.head.name].lower().split(), 0, "title")
    assert title
    return Post(title[0], title[0].role, i, organisation.end, organisation, "in charge")


def _board(s: Sentence, i: int) -> Post | None:
    """Members of a board that a list names without a title: "Ban Thường vụ Huyện ủy X gồm các đồng chí: A, B"."""
    t = s.tokens
    found = lexicon().phrases.find(t.low, i, "board")
    if not found:
        return None
    organisation = organisation_at(s, i)
    if organisation is None or ":" not in t.low[organisation.end : organisation.end + 16]:
        return None
    colon = t.low.index(":", organisation.end)
    between = t.low[organisation.end : colon]
    if not {"gồm", "có"} & set(between) or any(word in between for word in (".", ";", "(")):
        return None
    end, term = _tail(s, organisation.end)
    return Post(found[0], found[0].role, i, end, organisation, term=term)


def _charge(s: Sentence, k: int) -> int | None:
    """Where "phụ trách" is followed by a field ("phụ trách kinh tế") the deputy heads nothing."""
    t = s.tokens
    if k >= len(t.low) or not t.close(k):
        return None
    return k if not lexicon().phrases.find(t.low, k, "head") and t.low[k].isalpha() and not t.capital(k) else None


def _head(name: str) -> Head | None:
    from .lexicon import lowered

    tokens = lowered(name)
    found = lexicon().phrases.find(tokens, 0, "head")
    return found[0] if found and found[1] == len(tokens) else None


def _body(s: Sentence, title: Title, begin: int, k: int) -> tuple[Organisation | None, int]:
    """The body of a title that ends before token `k`, and the token after it."""
    t = s.tokens
    n = len(t.low)
    if title.fixed:
        end = k
        found = lexicon().phrases.find(t.low, k, "head") if k < n and t.close(k) else None
        if found and found[0].tail in ("state", "inner"):
            end = organisation_at(s, k).end  # type: ignore[union-attr]
        foreign = foreign_at(s, end)
        if foreign:
            return Organisation(None, "", foreign, outside=True, foreign=True), foreign
        for words in (
            ["nước"],
            ["chxhcn", "việt", "nam"],
            ["cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "nam"],
            ["việt", "nam"],
            ["đảng"],
        ):
            if t.low[end : end + len(words)] == words:
                end += len(words)
        return Organisation(Head(title.fixed, "", "state"), title.fixed, end), end
    if title.body in _AREAS:
        return _area(s, title.body, k)
    if title.base in ("Thư ký", "Trợ lý") and k < n and t.close(k) and (served := post_at(s, k)):
        return Organisation(None, "", served.end, outside=True), served.end
    organisation = None
    implied = _head(title.body) if title.body else None
    repeated = title.body and k < n and t.low[k : k + len(title.body.split())] == title.body.lower().split()
    repeated = repeated and not lexicon().phrases.find(t.low, k, "subject")
    if title.body and not repeated:  # "Trưởng phòng | Phòng Tài nguyên" names it anew
        for back in range(max(begin, k - 3), k):  # "Trưởng ban | Chỉ đạo": the head begins within the title
            if (
                back > begin
                and (found := lexicon().phrases.find(t.low, back, "head"))
                and (found[1] > k or (found[1] == k and found[0].name == title.body))
            ):
                organisation = organisation_at(s, back)
                break
    if organisation is None:
        start = k
        if start < n and t.low[start] in _OF:
            start += 1
        if start < n and t.close(start):
            mention = s.places.at.get(t.begins[start])
            if mention and mention.level in _AREAS and title.body in ("Tổ", None) and not title.bare:
                end = s.after(mention.end, start)
                return Organisation(None, "", end, place=mention), end
            organisation = None if _named(t, start) else organisation_at(s, start, implied)
            if organisation is None and title.bare:
                organisation = _by_place(s, title.bare, start)
        elif implied:
            organisation = Organisation(implied, implied.name, k)
    if organisation and title.base == "Đại biểu" and organisation.head and organisation.head.name.startswith("Đoàn"):
        assembly = _head("Quốc hội")  # "đại biểu đoàn Trà Vinh"
        organisation = Organisation(assembly, "Quốc hội", organisation.end)
    elif organisation and title.base == "Đại biểu" and organisation.words == "Quốc hội":
        where = _place_at(s, organisation.end) if organisation.end < n and t.close(organisation.end) else None
        if where:  # "đại biểu Quốc hội tỉnh Quảng Bình": the delegation's province
            organisation = organisation._replace(end=where[2])
    if organisation is None:
        foreign = foreign_at(s, k)
        return (Organisation(None, "", foreign, outside=True, foreign=True), foreign) if foreign else (None, k)
    if title.strict and organisation.end <= k:
        return Organisation(None, "", k, outside=True), k
    foreign = foreign_at(s, organisation.end)
    if foreign:
        return organisation._replace(outside=True, end=foreign, foreign=True), foreign
    return organisation, max(k, organisation.end)


def _named(t: Tokens, k: int) -> bool:
    """Whether a person's name begins here, though its first syllable is a body's too: "đại biểu Đoàn Văn A"."""
    found = lexicon().phrases.find(t.low, k, "head")
    return bool(found and found[1] == k + 1 and t.capital(k) and name_end(t, k, False, {}) > k + 2)


_OF_STATES = frozenset(("nước", "của", "đảng", "cộng", "sản", "hòa", "nhân", "dân", "liên", "bang", "vương", "quốc"))


def foreign_at(s: Sentence, k: int) -> int:
    """The token after a foreign state that follows, or 0."""
    t = s.tokens
    if k >= len(t.low):
        return 0
    j = k
    while j < len(t.low) and j - k < 5 and t.low[j] in _OF_STATES:
        j += 1
    if j >= len(t.low) or not t.capital(j) or not t.close(j):
        return 0
    found = lexicon().states.find(t.low, j, "")
    if not found:
        return 0
    if (
        found[1] - j == 1
        and t.low[j] in ("anh", "ý", "đức", "áo", "bỉ", "nhật", "mỹ", "nga", "lào", "úc", "pháp")
        and name_end(t, j, False, {}) > j
    ):
        return 0
    return found[1]


def _area(s: Sentence, level: str, k: int) -> tuple[Organisation | None, int]:
    """Trưởng thôn Trà Sơn, trưởng thôn 9: the hamlet itself is the body."""
    t = s.tokens
    n = len(t.low)
    mention = s.places.at.get(t.begins[k - len(level.split())])
    if mention and mention.level == level:
        end = s.after(mention.end, k)
        return Organisation(None, "", end, place=mention), end
    if k < n and t.close(k):
        found = _unlisted(s, k, level)
        if found:
            return Organisation(None, "", found[2], place=found[0]), found[2]
    return Organisation(None, "", k, bare=level), k


def _by_place(s: Sentence, bare: str, k: int) -> Organisation | None:
    """Chủ tịch xã X, Bí thư Hà Nội: the place alone stands for its committee."""
    found = _place_at(s, k)
    if not found:
        return None
    mention, level, end = found
    level = mention.level if mention else level
    if (
        mention
        and mention.level is None
        and 3 not in official().ranks.get(mention.name, ())
        and 4 not in official().ranks.get(mention.name, ())
    ) and not official().ranks.get(mention.name):
        return None
    if bare == "UBND":
        if level in _AREAS:
            return None
        head = _head("UBND")
        return Organisation(head, "UBND", end, place=mention, bare=None if mention else level)
    if level in _AREAS or level in ("tổ dân phố", "khối", "khối phố", "tiểu khu", "tổ"):
        return Organisation(_head("Chi bộ"), "Chi bộ", end, place=mention, bare=None if mention else level)
    if level is None and mention is not None:
        level = _level_of(mention.name)
    head = _head(committee_of(level))
    return Organisation(head, committee_of(level), end, place=mention, bare=None if mention else level)


def _level_of(name: str) -> str | None:
    known = official()
    for rank in (4, 3):
        levels = known.levels.get((name, rank))
        if levels:
            return min(levels)
    return None


_LINKS = (
    ("kiêm",),
    ("đồng", "thời", "là"),
    ("đồng", "thời", "giữ", "chức"),
    ("đồng", "thời"),
    ("và", "là"),
    ("và",),
    (",",),
    ("-",),
    ("/",),
    (";",),
    ("cùng",),
)


def posts_at(s: Sentence, i: int) -> list[Post]:
    """The row of posts that begins at token `i`: "Phó Bí thư Huyện ủy, Chủ tịch UBND huyện X"."""
    first = post_at(s, i)
    if not first:
        return []
    row = [first]
    while len(row) < 12:
        k = _joined(s, row[-1].end)
        post = post_at(s, k, joined=True) if k else None
        if not post:
            return row
        row.append(post)
    return row


def _joined(s: Sentence, i: int) -> int:
    """The token after what joins two posts, or 0."""
    t = s.tokens
    j = i
    for _ in range(3):
        for words in _LINKS:
            if tuple(t.low[j : j + len(words)]) == words:
                j += len(words)
                break
        else:
            break
    while j > i and (found := lexicon().phrases.find(t.low, j, "rank")) and t.low[found[1] : found[1] + 1] == [","]:
        j = found[1] + 1
    return j if j > i else 0


Resolver = Callable[[str, int], PlaceMention | None]
