"""A row of posts and what stands around it: what every rule of `holders` and `removals` looks at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from .chunks import Chunk, Holding, Row
from .names import Person
from .sentence import Sentence

A_DAY = re.compile(r"(?:(?:vào|hồi|từ|ngày|tháng|năm|đầu|cuối|giữa) )+\d[\d /.-]*(?:(?:tháng|năm) \d[\d /.-]*)*,")


class Case(NamedTuple):
    """A row of posts and what stands around it."""

    row: Row
    k: int  # the chunk of the row of posts
    cue: Chunk | None  # the cue right before it
    left: int  # the person or row of posts before it, or -1
    right: int  # the one after it, or -1
    before: str  # what stands between (`gap`)
    after: str
    used: set[int]  # people who have a post before their name or in apposition
    held: dict[int, Holding]  # what the rows of posts before it gave, by their chunk

    @property
    def q(self) -> Chunk:
        """The row of posts."""
        return self.row.chunks[self.k]

    @property
    def person_left(self) -> Person | None:
        """The person before it, if one is next."""
        return self.row.chunks[self.left].person if self.left >= 0 else None

    @property
    def person_right(self) -> Person | None:
        """The person after it, if one is next."""
        return self.row.chunks[self.right].person if self.right >= 0 else None

    @property
    def end(self) -> int:
        """The token after the person after it."""
        return self.row.chunks[self.right].end


Found = Iterable[Holding] | None  # None: the rule does not fit; an empty one: it fits, and nobody holds anything


def same_line(s: Sentence, i: int) -> bool:
    """Whether no line ends before token `i`."""
    return i >= len(s.tokens.low) or not s.tokens.new_line(i)
