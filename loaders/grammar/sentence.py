"""One sentence as the grammar reads it: its tokens, the places among them, and which place stands where.

The article's places come from `places`; some of them are people ("chủ tịch UBND TP | Lê Hoàng Quân"), and some places
nobody listed show only here, by the words around them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import filled, lexicon, lexicon_table
from .called import called
from .levels import LOWER, UPPER, levels
from .names import name_end
from .places import PlaceMention, official
from .tokens import Tokens


class PlacesAt(NamedTuple):
    """PlacesAt of the article by where they begin (offset)."""

    at: dict[int, PlaceMention]
    ends: dict[int, int]  # offset where it begins -> where it ends


@lru_cache(maxsize=1)
def further() -> re.Pattern[str]:
    """What a larger place begins with after the name of one: ", quận", "(thuộc huyện"."""
    return re.compile(filled(r",? ?\(?(?:thuộc )?«further»", lexicon_table("levels.toml")["words"]))


def usable(text: str, mentions: tuple[PlaceMention, ...]) -> PlacesAt:
    """The article's places by offset, without those that are people ("chủ tịch UBND TP | Lê Hoàng Quân")."""
    kept = []
    for mention in mentions:
        if mention.name.split(" ", 1)[0].lower() in lexicon().common:  # it begins like a person's name
            mention = _longer(text, mention)
            if _person(text, mention) or _given_name_follows(text, mention):
                continue
        if not (mention.level and _goes_on(mention.name, mention.level)):
            kept.append(mention)
    return PlacesAt({m.begin: m for m in kept}, {m.begin: m.end for m in kept})


def _longer(text: str, mention: PlaceMention) -> PlaceMention:
    """The unit that bears a person's whole name before a larger place: "phường Ngô Thì | Nhậm, quận Hai Bà Trưng"."""
    whole = _RUN.match(text, mention.end - len(mention.name)) if mention.level else None
    if whole and whole.end() > mention.end and further().match(text, whole.end()):
        return mention._replace(end=whole.end(), name=whole[0])
    return mention


def _goes_on(name: str, level: str | None) -> bool:
    """Whether a name is but the word that begins the next sentence: "Chủ tịch UBND TP | Sau đó ...", never "xóm Trong"."""
    return " " not in name and level not in lexicon().words["areas"] and name.lower() in lexicon().after_place


_RUN = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,3}}")
_GIVEN = re.compile(rf" [{UPPER}][{LOWER}]+\b(?! [{UPPER}])")
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
    if not before.rstrip().endswith(tuple(lexicon().words["before_person"])):
        return False  # "tại phường Ngô Thì Nhậm": a unit that bears a person's name
    if further().match(text, mention.end):
        return False
    behind = _BEHIND.match(text, mention.end)
    if behind and mention.name.count(" ") == 1 and behind[1].lower() in lexicon().common:
        return False  # "xã Cao Nhân | Hoàng Bảo Chung": five syllables are a place and a person
    rest = text[mention.end : mention.end + 2]
    syllables = mention.name.count(" ") + 1
    if mention.level in lexicon().words["areas"] and first not in lexicon().words["familiar"]:
        return False
    return syllables > 2 or (len(rest) == 2 and rest[0] == " " and rest[1].isupper())


def _given_name_follows(text: str, mention: PlaceMention) -> bool:
    """Whether one more syllable makes a person of a place without its level: "Giám đốc Sở Y tế | Vũ Quang | Tám nói"."""
    return mention.level is None and mention.name.count(" ") == 1 and _GIVEN.match(text, mention.end) is not None


class Sentence(NamedTuple):
    """What the grammar reads: the tokens and the places among them."""

    tokens: Tokens
    places: PlacesAt

    def after(self, offset: int, i: int) -> int:
        """The first token from `i` on that begins at or after `offset`."""
        begins = self.tokens.begins
        while i < len(begins) and begins[i] < offset:
            i += 1
        return i


def place_at(s: Sentence, i: int, level: str | None = None) -> tuple[PlaceMention | None, str | None, int] | None:
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
            named = unlisted_place(s, j, name) if j < n and t.close(j) else None
            if named:
                return named
            return None, name, j
    return unlisted_place(s, i, level) if t.capital(i) else None


def unlisted_place(s: Sentence, i: int, level: str | None) -> tuple[PlaceMention, None, int] | None:
    """A capitalised run that no place finder saw: an official name, else what comes before a person's name.

    All provinces are listed, old ones too: "Phó Bí thư Tỉnh ủy | Y Mửi" is a man.
    """
    t = s.tokens
    if not t.capital(i) and not (level in lexicon().words["areas"] and t.low[i].isdigit()):
        return None
    if not t.capital(i):
        return PlaceMention(t.begins[i], t.ends[i], level, t.word(i)), None, i + 1
    if _goes_on(t.word(i), level) and not (i + 1 < len(t.low) and t.capital(i + 1)):
        return None
    end = i
    while end < len(t.low) and t.capital(end) and (end == i or t.close(end)) and end - i < 5:
        end += 1
    names = official().ranks
    if level and end - i > 2 and further().match(t.text, t.ends[end - 1]):
        # "phường Ngô Thì Nhậm, quận Hai Bà Trưng": a unit that bears a person's name
        return PlaceMention(t.begins[i], t.ends[end - 1], level, " ".join(t.word(k) for k in range(i, end))), None, end
    if level and levels()[level].rank == 2 and called(t.text, t.begins[i], t.words(i, end)):
        return None
    person = name_end(t, i, False, {})
    if person >= i + 3 and " ".join(t.word(k) for k in range(i, min(person, end))) not in names:
        return None
    for j in range(end, i, -1):
        words = " ".join(t.word(k) for k in range(i, j))
        if words in names and (level is None or j - i > 0):
            if level is None and max(names[words]) < 3:
                continue
            return PlaceMention(t.begins[i], t.ends[j - 1], level, words), None, j
    if level in (None, "tỉnh") or name_end(t, i, False, {}) > i + 2 or lexicon().phrases.find(t.low, i, "title"):
        return None
    j = i + 1
    while j < end and not (name_end(t, j, False, {}) > j + 1) and not lexicon().phrases.find(t.low, j, "title"):
        j += 1
    return PlaceMention(t.begins[i], t.ends[j - 1], level, " ".join(t.word(k) for k in range(i, j))), None, j
