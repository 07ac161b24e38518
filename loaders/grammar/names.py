"""Names of people: where one stands in a sentence and how far it goes.

A Vietnamese name is a surname of a closed list and one to four capitalised syllables; after an address ("ông", a rank)
any capitalised syllables are a name. What follows without a comma may be a name too ("Chủ tịch UBND xã Hồng Dương
Nguyễn Văn Minh"), so the end of a name is decided here and the end of a place in `places`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import lexicon
from .places import UPPER, official
from .tokens import Tokens

LONGEST = 5  # syllables of a name
APOSTROPHES = str.maketrans("’`", "''")
_CALLED = frozenset(("address", "rank"))  # kinds of the phrases before a name
# "H'Nga", "Pơlê"; rebuilt texts put a space after the apostrophe: "H’ Nga"
_GOES_ON = r"(?:['’`] ?[^\W\d_]+|[^\W\d_]*(?:['’`][^\W\d_]+)?)"
SYLLABLE = rf"[{UPPER}]{_GOES_ON}"
SYLLABLE_FIRST = rf"[{UPPER}](?<!\w.){_GOES_ON}"  # nothing of a word before it


class Person(NamedTuple):
    """A person as mentioned: token range with its addresses, and the name where it is full."""

    begin: int
    end: int
    name: str | None  # at least two syllables; None for a short form or a pronoun
    short: str | None  # given name: "Dũng" of "ông Dũng"
    addressed: bool
    name_begin: int  # token where the name itself begins
    strange: bool = False  # no Vietnamese name: of a foreigner, or of a Khmer, whom only his office tells apart

    @property
    def pronoun(self) -> bool:
        """Whether it is a bare "ông", "bà"."""
        return self.name is None and self.short is None


def _is_name_token(tokens: Tokens, i: int) -> bool:
    if not tokens.capital(i):
        return False
    word = tokens.word(i)
    return word.isalpha() or (word[0].isalpha() and not any(c.isdigit() for c in word))


def _after(tokens: Tokens, j: int) -> int:
    """The token after the syllable at token `j`, its apostrophe and what follows it with it: "H’ Nga", "K’ Brếu"."""
    low, begins, ends = tokens.low, tokens.begins, tokens.ends
    cut = (
        j + 2 < len(low)
        and low[j + 1] == "'"
        and ends[j] - begins[j] < 3
        and begins[j + 1] - ends[j] < 2
        and low[j + 2].isalpha()
        and 0 < begins[j + 2] - ends[j + 1] < 2
        and (tokens.capital(j + 2) or low[j + 2] not in lexicon().starts)
    )
    return j + 3 if cut else j + 1


def _run(tokens: Tokens, i: int) -> list[int]:
    """Where the capitalised syllables of the run at token `i` end, one token after each."""
    n = len(tokens.low)
    found: list[int] = []
    j = i
    while j < n and len(found) < 8 and _is_name_token(tokens, j) and (j == i or tokens.close(j)):
        j = _after(tokens, j)
        found.append(j)
    return found


def family(word: str) -> str:
    """The part of a name's first syllable by which it is known as a name: "h'" of "h'nga"."""
    mark = word.find("'")
    return word[: mark + 1] if mark > 0 and word[: mark + 1] in lexicon().surnames else word


def proven(low: Sequence[str]) -> bool:
    """Whether syllables that begin like another word are a name by what follows: "Y Thuật | Niê", "Vì | Văn Nam"."""
    lex = lexicon()
    if low[0] in lex.given and not lex.clans.isdisjoint(low[1:]):
        return True
    return len(low) > 2 and low[0] in lex.weak and low[1] in lex.middle


def name_end(tokens: Tokens, i: int, addressed: bool, places: dict[int, int], titled: bool = False) -> int:
    """The token after the name that begins at token `i`; `i` where none does.

    `places` tells where a place that begins at a token ends (offsets). Right after a post, `titled`, a name may begin
    like another word: "Chủ tịch UBND xã X (huyện Y) | Kim Thái Bình".
    """
    lex = lexicon()
    if not _is_name_token(tokens, i):
        return i
    first = family(tokens.low[i])
    if _title_begins(tokens, i) if addressed else first not in lex.surnames:
        return i
    ends = _run(tokens, i)
    end = ends[-1]
    titled = titled and not (len(ends) > 3 and tokens.low[i + 1] in lex.common)  # "xã Kim Sơn | Thượng | Lê Văn Bình"
    if not addressed and first in lex.weak and not (titled or proven(tokens.low[i:end])):
        return i
    found = None if addressed else lex.not_names.find(tokens.low, i, "")
    goes_on = found and first in lex.words["familiar"] and found[1] == i + 2 == end - 1  # "Vũ Quang | Tám"
    if found and not goes_on and (found[1] >= end or found[1] - i >= 2):
        return i
    capitals = tokens.word(i).isupper() and len(tokens.word(i)) > 1
    j, size = ends[0], 1
    while j < end and size < LONGEST:
        if tokens.low[j] in lex.stop or (
            size >= 2 and (lex.phrases.find(tokens.low, j, "title") or _rank_follows(tokens, j))
        ):
            break
        if size >= 2 and _head_follows(tokens, j):
            break
        if tokens.word(j).isupper() and len(tokens.word(j)) > 1 and not capitals:
            break
        j, size = ends[size], size + 1
    if size > 2 and _sentence_opens(tokens, j - 1):
        j, size = ends[size - 2], size - 1
    if size < 2 and not addressed:
        return i
    place = places.get(tokens.begins[i])
    if not addressed and place is not None and place >= tokens.ends[j - 1]:
        return i
    if titled and first in lex.weak and tokens.words(i, j) in official().ranks:
        return i  # "Bí thư Huyện ủy | Sơn Hà"
    return j


def _sentence_opens(tokens: Tokens, i: int) -> bool:
    """Whether the next sentence opens at token `i`, its full stop lost: "Chủ tịch UBND xã Trần Văn Bình | Liên quan ..."."""
    word, following = tokens.low[i], tokens.low[i + 1 : i + 3]
    if not following or not tokens.close(i + 1):
        return False
    dated = word in lexicon().words["times_of_day"] and following[0].isdigit() and following[1:] in (["/"], ["-"])
    return dated or f"{word} {following[0]}" in lexicon().words["openers"]


def _title_begins(tokens: Tokens, i: int) -> bool:
    """Whether a title of two words or more begins, and no name: "Nữ | Chủ tịch UBND xã X", "đồng chí | Bí thư Đảng ủy"."""
    found = lexicon().phrases.find(tokens.low, i, "title")
    return bool(found and found[1] - i > 1 and not tokens.capital(i + 1))


def _rank_follows(tokens: Tokens, j: int) -> bool:
    found = lexicon().phrases.find(tokens.low, j, "rank")
    return bool(found and found[1] - j >= 2)


def _head_follows(tokens: Tokens, j: int) -> bool:
    found = lexicon().phrases.find(tokens.low, j, "head")
    return bool(found and found[1] - j >= 2)


def name_text(tokens: Tokens, i: int, j: int) -> str:
    """The name as statements write it: spaces single, capitals eased."""
    words = tokens.words(i, j).split()
    if all(word.isupper() for word in words) and any(len(word) > 1 for word in words):
        words = [word.capitalize() for word in words]
    return " ".join(words)


def person_at(tokens: Tokens, i: int, places: dict[int, int], titled: bool = False) -> Person | None:
    """The person whose mention begins at token `i`, right after his post where he is `titled`."""
    lex = lexicon()
    low = tokens.low
    n = len(low)
    j = i
    addressed = False
    ranked = False
    while j < n:
        if _CALLED.isdisjoint(lex.starts.get(low[j], ())):
            break
        found = lex.phrases.find(low, j, "address") or lex.phrases.find(low, j, "rank")
        if not found or low[j] in lex.religious:
            break
        if lex.phrases.find(low, j, "rank"):
            ranked = True
        j = found[1]
        addressed = True
        while j < n and low[j] in (".", "-") and j + 1 < n and (low[j] == "." or lex.phrases.find(low, j + 1, "rank")):
            j += 1
        if j < n and low[j] == "," and lex.phrases.find(low, j + 1, "rank"):
            j += 1
        if j < n and low[j] == ":":
            j += 1
    if j < n and addressed and low[j] == "thị" and low[j - 1] == "ông" and tokens.capital(j - 1):
        j -= 1  # the surname Ông, not the address
        addressed = j > i
        end = _run(tokens, j)[-1]
        return Person(i, end, name_text(tokens, j, end), None, addressed, j) if end - j >= 3 else None
    if j >= n:
        return Person(i, j, None, None, True, j) if addressed and low[i] in lex.pronouns else None
    if low[j] in lex.religious:
        return None
    end = name_end(tokens, j, addressed, places, titled)
    if end > j and end > _after(tokens, j):
        name = name_text(tokens, j, end)
        strange = not vietnamese(name)
        return Person(i, end, name, None, addressed, j, strange) if addressed or not strange else None
    if end > j and addressed:
        if ranked and end == j + 1 and len(tokens.word(j)) == 1:
            return None  # "Tiến sĩ | Y khoa"
        if "." in tokens.text[tokens.ends[j] : tokens.ends[j] + 1] and len(tokens.word(j)) == 1:
            return None
        return Person(i, end, None, name_text(tokens, j, end), True, j)
    if addressed and not ranked and " ".join(low[i:j]) in lex.pronouns:
        return Person(i, j, None, None, True, j)
    return None


def foreign_alias(tokens: Tokens, i: int) -> bool:
    """Whether a name of another language follows in brackets at token `i`: "ông Trần Văn Thanh | (Chen Wenqing)"."""
    low = tokens.low
    if low[i : i + 1] != ["("]:
        return False
    end = next((k for k in range(i + 1, min(i + 6, len(low))) if low[k] == ")"), i + 1)
    alias = tokens.words(i + 1, end)
    return (
        end - i > 2 and all(tokens.capital(k) for k in range(i + 1, end)) and alias.isascii() and not vietnamese(alias)
    )


_ONSET = "(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_NUCLEUS = "(?:oai|oay|oeo|uay|uya|uye|uyê|uôi|ươi|ươu|iêu|yêu|oa|oe|oă|oo|ua|ue|uê|uơ|uâ|uy|ưa|ưu|ươ|uô|ui|ưi|oi|ôi|ơi|ai|ay|ây|ao|au|âu|eo|êu|ia|iê|iu|yê|ya|[aăâeêioôơuưy])"
_SYLLABLE_OF = re.compile(rf"{_ONSET}{_NUCLEUS}(?:ch|ng|nh|[cmnpt])?")
_TONE_MARKS = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


@lru_cache(maxsize=65536)
def vietnamese(name: str) -> bool:
    """Whether a name can be that of a Vietnamese: its syllables, or a family name of another people of Vietnam.

    >>> vietnamese("Nguyễn Văn Hoàng"), vietnamese("Ksor Phước"), vietnamese("Ong Ye Kung"), vietnamese("Youri Latortue")
    (True, True, False, False)
    """
    syllables = name.lower().translate(APOSTROPHES).split()
    lex = lexicon()
    if family(syllables[0]) in lex.surnames and "'" in syllables[0]:
        return True  # H'Nga, H' Nga
    if syllables[0] in lex.surnames and not _syllable(syllables[0]):
        return True  # Ksor, Rcom, H', Mlô: names of the Central Highlands follow rules of their own
    if len(syllables[0]) == 1 and syllables[0] in lex.surnames:
        return True
    strange = sum(not _syllable(syllable) for syllable in syllables)
    return strange == 0 or (
        strange == 1
        and syllables[0] in lex.common
        and len(syllables) > 2
        and all(set(s) & _VOWELS for s in map(_bare, syllables))
    )


_VOWELS = frozenset("aăâeêioôơuưy")


def _bare(word: str) -> str:
    """The word without its tone mark."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONE_MARKS))


def _syllable(word: str) -> bool:
    bare = _bare(word)
    found = _SYLLABLE_OF.fullmatch(bare)
    return (
        bool(found)
        and not (bare[0] == "k" and bare[1:2] in "aăâoôơuư" and bare[1:2] != "h")
        and not (bare[0] == "y" and len(bare) > 1 and bare[1] != "ê")
    )
