"""Sentences and their tokens: the reader spends Python only on the sentences that can hold a fact.

One Aho-Corasick pass over the whole text finds the words that begin a title; a sentence without one is never cut up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from ..lexicon import lexicon, spans
from .levels import UPPER

LONGEST = 3000  # characters; a longer "sentence" is text without punctuation and is cut there
_SHORT = re.compile(
    r"(?:\b(?:TP|Tp|tp|TX|Tx|TT|Q|P|H|X|GS|PGS|TS|ThS|Ths|Th\.S|BS|KS|LS|KTS|Đ/c|đ/c|St|Mr|Ms|Mrs|Dr|[A-ZĐ])|\.[A-Z])\.$"
)


class Tokens(NamedTuple):
    """One sentence cut into tokens; positions count in the normalised text."""

    text: str
    begins: list[int]
    ends: list[int]
    low: list[str]  # lower case, dashes alike

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.text[self.begins[i]].isupper()

    def word(self, i: int) -> str:
        """Token `i` as it stands."""
        return self.text[self.begins[i] : self.ends[i]]

    def words(self, i: int, j: int) -> str:
        """The text from token `i` up to token `j`."""
        return self.text[self.begins[i] : self.ends[j - 1]] if i < j else ""

    def close(self, i: int) -> bool:
        """Whether token `i` follows the one before it with nothing but one space between."""
        return (
            i > 0
            and self.begins[i] - self.ends[i - 1] <= 2
            and "\n" not in self.text[self.ends[i - 1] : self.begins[i]]
        )

    def new_line(self, i: int) -> bool:
        """Whether token `i` begins a line."""
        return i > 0 and "\n" in self.text[self.ends[i - 1] : self.begins[i]]


_ALIKE = (("–", "-"), ("—", "-"), ("−", "-"), ("’", "'"), ("`", "'"))


def tokens(text: str, lower: str, begin: int, end: int) -> Tokens:
    """The tokens of text[begin:end]; `lower` is the text in lower case, of the same length."""
    where = spans(text, begin, end)
    low = [lower[a:b] for a, b in where]
    return Tokens(text, [a for a, _ in where], [b for _, b in where], low)


def lower_of(text: str) -> str:
    """The text in lower case, dashes and apostrophes alike, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for odd, plain in _ALIKE:
        low = low.replace(odd, plain)
    return low


@lru_cache(maxsize=1)
def _break() -> re.Pattern[str]:
    """Where a sentence may end: before a capital, or at a line's end; never before what only names whom it tells of."""
    words = lexicon().words
    named = (f"{begin} {form} " for begin in words["names_them"] for form in words["named_as"])
    goes_on = "|".join(re.escape(phrase) for phrase in sorted(named))
    opens = UPPER + r"\"“‘(\[\-–•*+\d"
    return re.compile(rf"(?:[.!?…][\"”’)\]]*\s+(?=[{opens}])|\n\s*)(?!{goes_on})")


def sentences(text: str) -> list[int]:
    """Where the sentences of a text begin; the last entry is its end.

    >>> sentences("Ông A, TP. Huế, nói. Bà B nói.")
    [0, 21, 30]
    """
    begins = [0]
    for match in _break().finditer(text):
        if "\n" not in match.group() and _SHORT.search(text, max(0, match.start() - 5), match.start() + 1):
            continue
        if match.end() < len(text):
            _cut_to(begins, match.end())
    _cut_to(begins, len(text))
    return begins


def _cut_to(begins: list[int], end: int) -> None:
    while end - begins[-1] > LONGEST:
        begins.append(begins[-1] + LONGEST)
    if end > begins[-1] or len(begins) == 1:
        begins.append(end)


@lru_cache(maxsize=1)
def _triggers() -> Any:
    automaton = ahocorasick.Automaton()
    for word in lexicon().triggers:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


def promising(lower: str, begins: list[int]) -> Iterator[int]:
    """Numbers of the sentences that hold the beginning of a title, in order."""
    last = -1
    until = -1
    for end, _ in _triggers().iter_long(lower):
        if end < until:
            continue
        number = bisect_right(begins, end) - 1
        until = begins[number + 1] if number + 1 < len(begins) else len(lower)
        if number != last and number < len(begins) - 1:
            yield number
            last = number
