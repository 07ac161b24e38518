"""Organisations: the grammar of a body's name.

A body is read left to right: its head ("Văn phòng"), its field of work, the body that it is a part of ("UBND"), its
unit ("xã X"). What may follow a head is the head's `tail` in `lexicon/organisations.toml`; each tail has a rule of its
own here.
"""

from __future__ import annotations

from typing import NamedTuple

from .fields import field_end, steered_end
from .lexicon import Head, lexicon
from .names import name_end
from .places import PlaceMention, official
from .sentence import Sentence, place_at, unlisted_place
from .tokens import Tokens

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


def outside_end(s: Sentence, i: int) -> int:
    """The token after a body that holds no public posts: its capitals and the few words between them."""
    t = s.tokens
    n = len(t.low)
    j = last = i
    while j < n and j - last < 5 and j - i < 18:
        if (
            t.low[j] in ',;:.()"”“-'
            or t.low[j] in lexicon().words["phrase_ends"]
            or lexicon().phrases.find(t.low, j, "title")
        ):
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
        end = outside_end(s, j)
        begin = j if head.name in lexicon().words["governing"] and end > j else i
        inside = [m for b in t.begins[i:end] if (m := s.places.at.get(b)) and m.level]
        return Organisation(head, _as_written(t, begin, end), end, place=inside[-1] if inside else None, outside=True)
    if head.tail == "state":
        return Organisation(head, words, _after_state(t, j))
    if head.tail == "number":
        if j < n and (t.low[j].isdigit() or (t.capital(j) and len(t.low[j]) < 4)):
            return Organisation(head, f"{words} {t.word(j)}", j + 1)
        return Organisation(head, words, j)
    if head.tail == "navy":  # Vùng 3 Hải quân, Vùng Cảnh sát biển 2
        end = j
        while end < n and end - j < 4 and (t.low[end].isdigit() or t.low[end] in lexicon().words["navy"]):
            end += 1
        return Organisation(head._replace(tail="state"), f"{words} {t.words(j, end)}".strip(), end, outside=end == j)
    if head.tail == "fused":
        return _placed(s, head, words, j, head.level)
    if head.tail == "assembly":
        k = field_end(s, j)
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
        name = _as_written(t, j, k).removesuffix(" của Quốc hội")
        if not lex.phrases.find(t.low, j, "subject"):
            return Organisation(head._replace(tail="state"), f"Ủy ban {name}", _after_state(t, end))
        return Organisation(head._replace(tail="state"), f"Ủy ban {name} của Quốc hội", _after_state(t, end))
    if head.tail == "subject":
        k = steered_end(s, j) if head.name in lexicon().words["steering"] else field_end(s, j)
        if head.name == "Bộ" and k > j and not lex.phrases.find(t.low, j, "subject"):
            k = j  # ministries are a closed list: "thứ trưởng Vương" is a man
        if k > j:
            words = f"{words} {_as_written(t, j, k)}"
        elif head.name not in lexicon().words["without_field"]:
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
                outside=inner.outside and head.name not in lexicon().words["party_bodies"],
            )
    return _placed(s, head, words, j, None)


def _after_state(t: Tokens, j: int) -> int:
    while t.low[j : j + 2] == ["việt", "nam"]:
        j += 2
    return j


def _as_written(t: Tokens, i: int, j: int) -> str:
    words = " ".join(t.words(i, j).split())
    return words[:1].upper() + words[1:]


def _inner(s: Sentence, j: int, depth: int, comma: bool) -> Organisation | None:
    """The body around the one just read: "Văn phòng | UBND xã X", "Phòng Z, | Sở Y"."""
    t = s.tokens
    n = len(t.low)
    k = j
    if k < n and (t.low[k] in lexicon().words["of"] or (comma and t.low[k] in (",", "-") and k + 1 < n)):
        k += 1
    elif k < n and not t.close(k):
        return None
    found = lexicon().phrases.find(t.low, k, "head") if k < n else None
    if not found or (
        k > j
        and t.low[j] in (",", "-")
        and (found[0].outside or (found[1] - k < 2 and found[0].name not in lexicon().words["larger"]))
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


def _placed(s: Sentence, head: Head, words: str, j: int, level: str | None) -> Organisation:
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
