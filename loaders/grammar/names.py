"""People: where a name stands, how far it goes, and which person of the article a short form means.

A Vietnamese name is a surname of a closed list and one to four capitalised syllables; after an address ("ông", a rank)
any capitalised syllables are a name. What follows without a comma may be a name too ("Chủ tịch UBND xã Hồng Dương
Nguyễn Văn Minh"), so the end of a name is decided here and the end of a place in `places`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..lexicon import lexicon
from .places import UPPER, official
from .tokens import Tokens

LONGEST = 5  # syllables of a name
_CALLED = frozenset(("address", "rank"))  # kinds of the phrases before a name
# "H'Nga", "Pơlê"; rebuilt texts put a space after the apostrophe: "H’ Nga"
_GOES_ON = r"(?:['’`] ?[^\W\d_]+|[^\W\d_]*(?:['’`][^\W\d_]+)?)"
_SYLLABLE = rf"[{UPPER}]{_GOES_ON}"
_SYLLABLE_FIRST = rf"[{UPPER}](?<!\w.){_GOES_ON}"  # nothing of a word before it


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


def _family(word: str) -> str:
    """The part of a name's first syllable by which it is known as a name: "h'" of "h'nga"."""
    mark = word.find("'")
    return word[: mark + 1] if mark > 0 and word[: mark + 1] in lexicon().surnames else word


def _proven(low: Sequence[str]) -> bool:
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
    first = _family(tokens.low[i])
    if _title_begins(tokens, i) if addressed else first not in lex.surnames:
        return i
    ends = _run(tokens, i)
    end = ends[-1]
    titled = titled and not (len(ends) > 3 and tokens.low[i + 1] in lex.common)  # "xã Kim Sơn | Thượng | Lê Văn Bình"
    if not addressed and first in lex.weak and not (titled or _proven(tokens.low[i:end])):
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
    syllables = name.lower().translate(_APOSTROPHES).split()
    lex = lexicon()
    if _family(syllables[0]) in lex.surnames and "'" in syllables[0]:
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


def _begins_name(text: str, begin: int, syllables: list[str]) -> bool:
    """Whether a person's name begins a run of capitalised syllables that stands at offset `begin`."""
    lex = lexicon()
    first = _family(syllables[0].lower().translate(_APOSTROPHES))
    if first in lex.weak:
        return _proven([syllable.lower() for syllable in syllables[:LONGEST]])
    if first not in lex.surnames or len(first) < 2:
        return False
    return " ".join(syllables) not in official().names and not _not_names().match(text, begin)


def _addressed(text: str, begin: int, run: str) -> bool:
    """Whether an address stands before a run of capitals: "ông | Sùng Quang Lả" has any family name."""
    return _MAN.search(text, max(0, begin - 4), begin) is not None and run not in official().names


def _named_after(text: str, begin: int) -> bool:
    """Whether what stands at offset `begin` is the name of a works or a house: "Nông trường | Phạm Văn Hai"."""
    before = text[max(0, begin - 20) : begin].lower().split(" ")[:-1]
    words = lexicon().words["works"]
    return bool(before) and (before[-1] in words or " ".join(before[-2:]) in words)


class People:
    """The people that one article names in full, and where; looked for when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _runs(self) -> list[tuple[int, str]]:
        """Two capitalised syllables or more in a row, and where."""
        return [(run.start(), run.group()) for run in _RUN.finditer(self._text)]

    @cached_property
    def _found(self) -> dict[int, str]:
        """The names by where they begin, in order."""
        found: dict[int, str] = {}
        for begin, run in self._runs:
            at, name = _name_of(self._text, begin, run)
            if name and not _named_after(self._text, begin):
                found[at] = name
        return found

    @cached_property
    def _begins(self) -> list[int]:
        return list(self._found)

    @cached_property
    def _names(self) -> list[str]:
        return list(self._found.values())

    def named(self, short: str, at: int) -> str | None:
        """The full name that a given name at offset `at` means: the last one before, else the first after."""
        place = bisect_left(self._begins, at)
        for k in (*range(place - 1, -1, -1), *range(place, len(self._names))):
            name: str = self._names[k]
            if _shortened(name, short):
                return name
        return None

    def addressed(self, at: int) -> str | None:
        """The last full name before offset `at` with an address before it: whose curriculum vitae stands there."""
        for k in range(bisect_left(self._begins, at) - 1, -1, -1):
            begin = self._begins[k]
            if at - begin > _VITAE:
                return None
            if _COMRADE.search(self._text, max(0, begin - 10), begin):
                return self._names[k]
        return None

    def before(self, at: int, since: int, far: int) -> str | None:
        """Whom an "ông", a "bà" that ends at offset `at` means; nobody of whom the article speaks as the other."""
        name = self._last(at, since, far)
        return None if name and self._other_sex(name, at) else name

    def _other_sex(self, name: str, at: int) -> bool:
        """Whether a "bà" before offset `at` cannot be the man whom the article calls "ông", or the other way round."""
        she, he = (sex.search(self._text, max(0, at - 8), at) for sex in (_SHE, _HIM))
        if not (she or he):
            return False
        other = _HIM if she else _SHE
        named = (begin for begin, known in zip(self._begins, self._names, strict=True) if known == name)
        return any(other.search(self._text, max(0, begin - 5), begin) for begin in named)

    def _last(self, at: int, since: int, far: int) -> str | None:
        """The last full name between offsets `since` and `at`; from `far` on if nobody else is named there."""
        place = bisect_left(self._begins, at) - 1
        if place < 0:
            return None
        if _REPLACED.search(self._text, max(0, self._begins[place] - 30), self._begins[place]):
            return self.before(self._begins[place], since, far)  # "A được bầu làm Q thay ông B. | Ông": A
        spoken = [match for match in _ADDRESSED.finditer(self._text, since, at) if match.end() < at]
        if spoken and spoken[-1].start() > self._begins[place]:
            return self.named(spoken[-1][1], spoken[-1].start())  # "Ông Dũng quê ở X. Năm 2015, | ông | làm Q"
        if self._begins[place] < far:
            return None
        name = self._names[place]
        if self._begins[place] < since:
            first = bisect_left(self._begins, far)
            if any(not _same(name, other) for other in self._names[first:place]) and not self._goes_on(place, at):
                return None  # several people: whom a pronoun so far from them means is not said
        for match in _ADDRESSED.finditer(self._text, min(since, self._begins[place]), at):
            if match.start() > self._begins[place] and not name.endswith(match[1]):
                return None  # somebody else was spoken of since
        return name

    def _goes_on(self, place: int, at: int) -> bool:
        """Whether all sentences since a name speak of "ông", one at most excepted: they tell of his life."""
        begin = self._begins[place]
        said = [part for part in _SENTENCES.split(self._text[begin:at])[1:-1] if len(part) > 3]
        return (
            bool(_COMRADE.search(self._text, max(0, begin - 10), begin))
            and sum(not _HE.search(part) for part in said) < 2
        )

    def between(self, begin: int, end: int) -> bool:
        """Whether a full name may begin in that range, after a post one that begins like another word too."""
        return any(
            place < len(begins) and begins[place] < end
            for begins in (self._begins, self._doubtful)
            for place in (bisect_left(begins, begin),)
        )

    @cached_property
    def _doubtful(self) -> list[int]:
        """Where runs of capitals begin that hold a surname which is too often another word."""
        weak = lexicon().weak
        return [begin for begin, run in self._runs if not weak.isdisjoint(run.lower().split(" ")[:-1])]

    def met(self, name: str, at: int) -> None:
        """A name that the grammar found at offset `at`, and that only its post shows to be one."""
        place = bisect_left(self._begins, at)
        end = place
        while end < len(self._begins) and self._begins[end] < at + len(name):
            end += 1  # "Danh | Hoàng Út"
        self._begins[place:end] = [at]
        self._names[place:end] = [name]


def _name_of(text: str, begin: int, run: str) -> tuple[int, str | None]:
    """The name that a run of capitalised syllables at offset `begin` holds, and where it begins."""
    syllables = run.split(" ")
    own = syllables[1:] if syllables[0] in _SPOKEN else syllables
    first = begin + len(run) - len(" ".join(own))
    if len(own) > 2 and _addressed(text, first, " ".join(own)):
        return first, " ".join(own[:LONGEST])
    for k in range(len(syllables) - 1):
        if _begins_name(text, begin, syllables[k:]):
            return begin, " ".join(syllables[k : k + LONGEST])
        begin += len(syllables[k]) + 1
    return begin, None


def _same(name: str, other: str) -> bool:
    """Whether two runs of capitals may name one person: "Trần Văn Dũng", "Trần Văn Dũng Chủ"."""
    return name.startswith(other) or other.startswith(name)


def _shortened(name: str, short: str) -> bool:
    """Whether a name may be said so: "Dũng" of "Trần Văn Dũng"; in the Central Highlands the clan's name comes last.

    >>> _shortened("Trần Văn Dũng", "Dũng"), _shortened("Y Thuật Niê", "Y Thuật"), _shortened("Trần Văn Dũng", "Trần Văn")
    (True, True, False)
    """
    if name.endswith(short) and name[-len(short) - 1 : -len(short)] == " ":
        return True
    return (
        name.startswith(short + " ") and _family(short.split(" ")[0].lower().translate(_APOSTROPHES)) in lexicon().given
    )


_SPOKEN = ("Ông", "Bà")  # at the beginning of a sentence they look like a part of the name
_VITAE = 3000  # characters that a curriculum vitae may have
_REPLACED = re.compile(r"\bthay(?: thế)?(?: cho)?(?: vị trí(?: của)?)? (?:ông|bà|đồng chí|anh|chị) $")
_COMRADE = re.compile(r"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c):? $")
_SENTENCES = re.compile(r"[.!?]\s+|\n+")
_HE = re.compile(r"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị)\b")
_SHE = re.compile(r"\b(?:[Bb]à|[Cc]hị)(?: này| ta)? ?$")
_HIM = re.compile(r"\b(?:[Ôô]ng|[Aa]nh)(?: này| ta)? ?$")
_MAN = re.compile(r"\b(?:[Ôô]ng|[Bb]à) $")
_ADDRESSED = re.compile(rf"(?<!\w)(?:[ÔôBb](?:ng|à)|[Aa]nh|[Cc]hị) ({_SYLLABLE})(?! {_SYLLABLE})")
_RUN = re.compile(rf"{_SYLLABLE_FIRST}(?: {_SYLLABLE})+")
_APOSTROPHES = str.maketrans("’`", "''")


@lru_cache(maxsize=1)
def _not_names() -> re.Pattern[str]:
    forms = [" ".join(form) for form, _ in lexicon().not_names.phrases("")]
    return re.compile(rf"(?i:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})\b")
