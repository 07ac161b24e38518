"""Whom an article names in full, and whom its short names and pronouns mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

from ..lexicon import lexicon
from .names import APOSTROPHES, LONGEST, SYLLABLE, SYLLABLE_FIRST, family, proven
from .places import official


def _begins_name(text: str, begin: int, syllables: list[str]) -> bool:
    """Whether a person's name begins a run of capitalised syllables that stands at offset `begin`."""
    lex = lexicon()
    first = family(syllables[0].lower().translate(APOSTROPHES))
    if first in lex.weak:
        return proven([syllable.lower() for syllable in syllables[:LONGEST]])
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
    if len(own) > 2:
        called = " ".join(own)
        first = begin + len(run) - len(called)
        if _addressed(text, first, called):
            return first, " ".join(own[:LONGEST])
    surnames, weak = lexicon().surnames, lexicon().weak
    for k in range(len(syllables) - 1):
        low = syllables[k].lower()
        may = low in surnames or low in weak or not low.isalpha()  # "h'nga"
        if may and _begins_name(text, begin, syllables[k:]):
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
        name.startswith(short + " ") and family(short.split(" ")[0].lower().translate(APOSTROPHES)) in lexicon().given
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
_ADDRESSED = re.compile(rf"(?<!\w)(?:[ÔôBb](?:ng|à)|[Aa]nh|[Cc]hị) ({SYLLABLE})(?! {SYLLABLE})")
_RUN = re.compile(rf"{SYLLABLE_FIRST}(?: {SYLLABLE})+")


@lru_cache(maxsize=1)
def _not_names() -> re.Pattern[str]:
    forms = [" ".join(form) for form, _ in lexicon().not_names.phrases("")]
    return re.compile(rf"(?i:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})\b")
