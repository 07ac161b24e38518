"""Vietnamese text: the exact form, the form that compares, the form that searches.

Three forms of one text, each coarser than the one before:

* `normalise` for reading: NFC, tone mark on the first vowel of open oa, oe, uy ("hoà" -> "hòa", "uỷ" -> "ủy"; both
  placements are correct, Vietnamese press uses both), Ð -> Đ, look-alike letters of other scripts, no-break and
  zero-width spaces, HTML entities; with the way back to the original offsets;
* `written` for comparing as written: `normalise` and case folded;
* `folded` for searching: diacritics folded too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_LOOKALIKES = str.maketrans(
    {
        "Ð": "Đ",
        "ð": "đ",
        "ƌ": "đ",
        "Ɖ": "Đ",
        **dict(zip("АВЕКМНОРСТХаеорсухі", "ABEKMHOPCTXaeopcyxi", strict=True)),  # Cyrillic
        **dict(zip("ΑΒΕΗΙΚΜΝΟΡΤΥΧο", "ABEHIKMNOPTYXo", strict=True)),  # Greek
    }
)
_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " ")
)
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_CHANGES = str.maketrans({**_LOOKALIKES, **_SPACES, **{ord(c): None for c in _NOTHING}})
# a pattern that begins with a set of characters is looked for by that set alone: what must stand before comes second
_LATE_TONE = re.compile(r"([oOuU])(?<![qQ].)([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?![^\W\d_])")
_CLUSTER = re.compile(
    r"(?P<plain>[\0-%'-\x7fÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+(?![\u0300-\u036f]))"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+",
    re.DOTALL,
)
_UNUSUAL = re.compile("[&" + _NOTHING + "](?:(?<!&)|#|[A-Za-z][A-Za-z0-9]{1,30};)")
_CHANGED = re.compile("[" + "".join(map(chr, _CHANGES)) + "]")


class Normalised(NamedTuple):
    """A text in the form that the reader reads, and the way back."""

    text: str
    origins: Sequence[int]  # origins[i]: where character i stands in the original; one more for the end

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of the characters from `begin` up to `end` of this one."""
        if end <= begin:
            return self.origins[begin], self.origins[begin]
        return self.origins[begin], self._end(end)

    def _end(self, end: int) -> int:
        return self.origins[end]


def _first_vowel(match: re.Match[str]) -> str:
    return _moved(match[1], match[2])


@lru_cache(maxsize=256)
def _moved(first: str, second: str) -> str:
    """Two vowels with the tone mark of the second on the first, where it moves."""
    plain = unicodedata.normalize("NFD", second)
    if (first in "oO" and plain[0] in "yY") or (first in "uU" and plain[0] not in "yY"):
        return first + second
    tone = "".join(c for c in plain if c in _TONES)
    return unicodedata.normalize("NFC", first + tone) + unicodedata.normalize("NFC", plain.replace(tone, ""))


def early_tone(text: str) -> str:
    """Tone mark on the first vowel of open oa, oe, uy; the length stays.

    >>> early_tone("Thuỷ, Hoà, quý, khoẻ, hoàn")
    'Thủy, Hòa, quý, khỏe, hoàn'
    """
    return _LATE_TONE.sub(_first_vowel, text)


def normalise(text: str) -> Normalised:
    """The text as the reader reads it, with its offsets into `text`.

    >>> normalise("Bi\u0301 thư\u00a0Đảng uỷ").text
    'Bí thư Đảng ủy'
    >>> normalise("Bi\u0301 thư").span(0, 2)
    (0, 3)
    """
    if unicodedata.is_normalized("NFC", text) and not _UNUSUAL.search(text):
        return Normalised(early_tone(text.translate(_CHANGES) if _CHANGED.search(text) else text), range(len(text) + 1))
    pieces: list[str] = []
    origins: list[int] = []
    for match in _CLUSTER.finditer(text):
        piece = match.group()
        if match["plain"]:  # a stretch that stays as it is
            pieces.append(piece)
            origins.extend(range(*match.span()))
            continue
        if piece[0] == "&" and len(piece) > 2:
            piece = html.unescape(piece)
        if len(piece) > 1 or ord(piece) > 127:
            piece = unicodedata.normalize("NFC", piece.translate(_CHANGES))
        pieces.append(piece)
        origins.extend([match.start()] * len(piece))
    origins.append(len(text))
    # a removed character belongs to the piece before it only where a quote ends, which `span` reads off the next start
    return Normalised(early_tone("".join(pieces)), origins)


@lru_cache(maxsize=65536)
def written(text: str) -> str:
    """The form in which names compare as written: case and tone placement folded, diacritics kept.

    >>> written("  Phường THUỶ  Vân ")
    'phường thủy vân'
    """
    return " ".join(normalise(text).text.casefold().split())


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The form in which names are searched: case, tone placement and diacritics folded.

    >>> folded("Tân Ân") == folded("tan an")
    True
    >>> folded("Đắk Lắk")
    'dak lak'
    """
    bare = unicodedata.normalize("NFD", written(text)).replace("đ", "d")
    return "".join(c for c in bare if not unicodedata.combining(c))


def has_diacritics(text: str) -> bool:
    """Whether a searched name was typed with diacritics, and so is meant as written."""
    return written(text) != folded(text)
