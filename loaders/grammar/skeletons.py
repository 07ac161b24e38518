"""A sentence reduced to its names: rows of units and organisations as one sign each.

"thành lập phường A trên cơ sở sáp nhập 3 phường: B, C và D" is "thành lập ◆ trên cơ sở sáp nhập 3 phường: ◆"; the ways to
say a merger (`ways`) are matched on that, and each sign knows its row and where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from .merger_words import SIGN, unit_pattern
from .parties import Party, parties
from .places import Places
from .tokens import lower_of

_ROW = r"(?:,\s*và|,|;|\s*«row»)\s*(?:«row_many»|\d+)?\s*«row_levels»?\s*:?\s*"
_GOES_ON = r",?\s*(?:được |sẽ |cũng |cùng |từ ngày [\d/.-]+ )*(?:nhập|«merges»)\b"


class Skeleton(NamedTuple):
    """A sentence with its rows of names as single signs, and the way back."""

    text: str
    low: str  # `text` in lower case
    rows: tuple[tuple[Party, ...], ...]
    offsets: tuple[tuple[int, int], ...]  # (position in `text`, offset in the article), ascending
    begin: int
    end: int

    def offset(self, position: int) -> int:
        """Where a position of the skeleton stands in the article."""
        i = bisect_right(self.offsets, (position, 1 << 60)) - 1
        at, origin = self.offsets[i]
        return origin + position - at


def same_kind(a: Party, b: Party) -> bool:
    """Whether both are units of one rank, or both organisations."""
    return (a.rank < 0) == (b.rank < 0) and (a.rank < 0 or a.rank == b.rank or a.rank == 0 or b.rank == 0)


def _rows(text: str, found: Sequence[Party]) -> list[list[Party]]:
    """The parties in rows: what stands between two of a row is a comma, "và" or the like, and a level."""
    rows: list[list[Party]] = []
    for party in found:
        last = rows[-1][-1] if rows else None
        if last:
            gap = text[last.end : party.begin]
            if len(gap) < 40 and unit_pattern(_ROW).fullmatch(gap) and not re.search(r"\s(?:với|cùng với)\s", gap):
                if (last.rank < 0) == (party.rank < 0):  # "tỉnh A, huyện B": what does not fit is left out at the end
                    rows[-1].append(party)
                    continue
                if (
                    last.rank < 0
                    and party.rank > 0
                    and last.place
                    and last.head
                    and last.told
                    and gap.strip() in (",", "và")
                ):
                    # "Công an tỉnh A, B và C": the head goes with all
                    name = f"{last.head} {party.name}"
                    rows[-1].append(party._replace(name=name, rank=-1, head=last.head, label=last.label))
                    continue
        rows.append([party])
    return rows


_RESULT = re.compile(r"(?:thành|vào)\s*$", re.IGNORECASE)


def _divided(text: str, rows: list[list[Party]]) -> list[list[Party]]:
    """Rows with the end of one merger and the beginning of the next parted: "... thành ◆, ◆ và ◆ nhập thành ..."."""
    found: list[list[Party]] = []
    for row in rows:
        before = text[max(0, row[0].begin - 12) : row[0].begin]
        if len(row) > 1 and _RESULT.search(before) and unit_pattern(_GOES_ON, re.IGNORECASE).match(text, row[-1].end):
            found += [row[:1], row[1:]]
        elif len(row) > 1 and (new := row[-1].place) and text.startswith(" mới", new.end):
            found += [row[:-1], row[-1:]]  # "Sau khi sáp nhập phường A, phường B, phường C mới ..."
        else:
            found.append(row)
    return found


def skeleton(places: Places, lower: str, begin: int, end: int) -> Skeleton:
    """The sentence between two offsets with its rows of names as signs."""
    text = places.text
    rows = _divided(text, _rows(text, parties(places, lower, begin, end)))
    pieces: list[str] = []
    offsets = [(0, begin)]
    at, length = begin, 0
    for i, row in enumerate(rows[:4000]):
        piece = text[at : row[0].begin]
        length += len(piece)
        pieces += [piece, chr(SIGN + i)]
        offsets += [(length, row[0].begin), (length + 1, row[-1].end)]
        length += 1
        at = row[-1].end
    pieces.append(text[at:end])
    reduced = "".join(pieces)
    return Skeleton(reduced, lower_of(reduced), tuple(map(tuple, rows)), tuple(offsets), begin, end)
