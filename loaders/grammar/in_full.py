"""Bodies that a title names in part, and the article in full elsewhere.

"Trưởng ban chỉ đạo" in an article on the Ban Chỉ đạo phòng chống dịch tỉnh X, "Trưởng phòng Kế hoạch" where it speaks of the
Phòng Kế hoạch, Sở Y tế Y, "làm việc tại Sở Y tế Y, ông A giữ chức Trưởng phòng Kế hoạch".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from ..lexicon import lexicon, pattern
from .organisations import Organisation, organisation_at
from .places import Places
from .sentence import Sentence, usable
from .tokens import lower_of, tokens

_LOOK_BACK = 3000  # characters between a body's name and what names it in part
_LONGEST = 220  # characters that a body's name may have
_MOST = 12  # places of the article that are looked at
_WORKS_AT = r"\b«works_at» «works_in» "


class InFull:
    """The bodies that one article names, read where they are asked for."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._read: dict[int, Organisation | None] = {}
        self._begins: dict[str, list[int]] = {}  # where a name stands, looked for once

    @cached_property
    def _lower(self) -> str:
        return lower_of(self._places.text)

    @cached_property
    def _named_at(self) -> list[int]:
        """Where the places of the article are named."""
        return [mention.begin for mention in self._places.mentions]

    def at(self, offset: int) -> Organisation | None:
        """The body named at an offset of the text."""
        if offset not in self._read:
            text = self._places.text
            end = min(len(text), offset + _LONGEST)
            line = text.find("\n", offset, end)
            end = line if line >= 0 else end
            named = self._places.mentions[bisect_left(self._named_at, offset) : bisect_left(self._named_at, end)]
            s = Sentence(tokens(text, self._lower, offset, end), usable(text, named))
            found = organisation_at(s, 0) if s.tokens.low else None
            self._read[offset] = found if found and not found.outside else None
        return self._read[offset]

    def named(self, name: str, at: int) -> Iterator[Organisation]:
        """The bodies whose names begin with these words and go on, the nearest before offset `at` first."""
        if name not in self._begins:
            found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._places.text, re.IGNORECASE)
            self._begins[name] = [match.start() for match in found]
        begins = self._begins[name]
        here = bisect_left(begins, at)
        near = [begin for begin in begins[max(0, here - _MOST) : here] if begin > at - _LOOK_BACK][::-1]
        for begin in near + [begin for begin in begins[here : here + _MOST] if begin > at]:
            if body := self.at(begin):
                yield body

    def worked_in(self, since: int, at: int) -> Iterator[Organisation]:
        """The bodies where somebody is said to have worked between two offsets, the last first."""
        found = pattern(_WORKS_AT, re.IGNORECASE).finditer(self._places.text, max(0, since), at)
        for match in reversed(list(found)):
            if body := self.at(match.end()):
                yield body

    def acting(self, since: int, at: int) -> Iterator[Organisation]:
        """The bodies named between two offsets that appoint to their own departments: "Giám đốc | Sở Y tế X | bổ nhiệm"."""
        heads = lexicon().words["with_departments"]
        found = re.finditer(rf"\b(?:{'|'.join(sorted(heads))}) ", self._places.text[since:at])
        for match in reversed(list(found)):
            if (body := self.at(since + match.start())) and body.head and body.head.name in heads:
                yield body


def steering(named: Sequence[tuple[str, ...]], head: int) -> int:
    """Which of the bodies that steer, the nearest first, is meant: the nearest, by its shortest name, for a verb may follow it.

    Their kind has `head` words: "Ban Chỉ đạo | phòng chống dịch"; -1 where none of them says what it is for.
    >>> steering([("Ban Chỉ đạo theo dõi",), ("Ban Chỉ đạo phòng chống dịch nêu",), ("Ban Chỉ đạo phòng chống dịch",)], 3)
    2
    """
    told = [k for k, words in enumerate(named) if len(words) > 1 or _says_what_for(words[0].lower().split()[head:])]
    if not told:
        return -1
    begins = [" ".join(words).lower().split()[: head + 3] for words in named]
    return min((k for k in told if begins[k] == begins[told[0]]), key=lambda k: len(" ".join(named[k])))


def _says_what_for(field: list[str]) -> bool:
    """Whether the words after a steering body's kind are what it steers, and no clause: "Trung ương về phòng, chống X"."""
    words = lexicon().words
    if not field:
        return True  # its place tells it apart
    whole = field[0] not in words["nationwide"] or "và" not in field[1:3]
    return field[0].rstrip(",") in words["steered_first"] and whole
