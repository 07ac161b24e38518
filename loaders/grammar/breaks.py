"""Where a text lost a break, or has one too many.

A heading or a photo's credit may run together with the sentence after it: "Ảnh: Trần AnÔng Lê Văn Bình, Chủ tịch xã,
đến thăm". No Vietnamese word goes on with a capital letter, so that what stands before it has ended. A line break is put
in, or a space where a small letter began the word before ("củaBan"). Names in Latin letters alone go on like that
(EaPil, VnExpress) and are left, but before a word that opens sentences.

Papers that cut their texts into lines at every full stop break them within "TP. Cần Thơ" and "TS. Lê Văn Bình" too; and
where a link or a name in bold stood, the line after it goes on with a comma or with a space and a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..lexicon import lexicon, pattern
from ..vietnamese import Normalised
from .levels import LOWER, UPPER
from .names import vietnamese
from .official import official

_CAPITAL = re.compile(rf"([{UPPER}])(?<=[{UPPER}{LOWER}].)[{LOWER}]+(?= )")
_LEFT = re.compile(rf"(?:[{UPPER}{LOWER}][{LOWER}]+|[{UPPER}]{{2,}})$")
_LONGEST = 8  # letters of a syllable and one more


_AFTER_DOT = re.compile(rf"\. ?(?P<line>\n) ?(?=[{UPPER}])")
_SHORTENED = r"\b(?:(?P<level>«broken_levels»)|«broken_degrees»)$"
_LONGEST_SHORT = 12  # characters of a shortened word
_GOES_ON = re.compile(rf"\n(?= ?,| [{LOWER}])")
_NAME = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,2}}|HCM\b")


def joined(text: Normalised) -> Normalised:
    r"""The text with a space for each line break between a shortened word and its name, and before what goes on.

    >>> from ..vietnamese import normalise
    >>> joined(normalise("ở TP.\nCần Thơ, TS.\nLê Văn Bình. Họp tại TP.\nÔng Bình dự.")).text
    'ở TP. Cần Thơ, TS. Lê Văn Bình. Họp tại TP.\nÔng Bình dự.'
    >>> joined(normalise("Ông Lê Văn Bình\n, Bí thư\n xã Trà An, nói.\nÔng về.")).text
    'Ông Lê Văn Bình , Bí thư  xã Trà An, nói.\nÔng về.'
    """
    lines = [match.start() for match in _GOES_ON.finditer(text.text)]
    for match in _AFTER_DOT.finditer(text.text):
        at = match.start()
        if at and text.text[at - 1] not in _last_letters():
            continue  # as nearly always
        word = pattern(_SHORTENED).search(text.text, max(0, at - _LONGEST_SHORT), at)
        if word and (not word["level"] or _city(text.text, match.end())):
            lines.append(match.start("line"))
    lines.sort()
    if not lines:
        return text
    pieces = (text.text[a:b] for a, b in zip((0, *(at + 1 for at in lines)), (*lines, None), strict=True))
    return Normalised(" ".join(pieces), text.origins)


@lru_cache(maxsize=1)
def _last_letters() -> frozenset[str]:
    """What the shortened words before a name end with."""
    words = lexicon().words
    return frozenset(word[-1] for word in (*words["broken_levels"], *words["broken_degrees"]))


def _city(text: str, at: int) -> bool:
    """Whether the name of a province, a city or a district begins at an offset."""
    if not (name := _NAME.match(text, at)):
        return False
    syllables, known = name[0].split(), official().ranks
    heads = (" ".join(syllables[:size]) for size in range(1, len(syllables) + 1))
    return name[0] == "HCM" or any(max(known.get(head, (0,))) > 2 for head in heads)


def parted(text: Normalised) -> Normalised:
    """The text with what ran together set apart.

    >>> from ..vietnamese import normalise
    >>> parted(normalise("Ảnh: Trần AnÔng Bình đến. Công điện củaBan Bí thư. Bản EaPil vui.")).text
    'Ảnh: Trần An\\nÔng Bình đến. Công điện của Ban Bí thư. Bản EaPil vui.'
    >>> parted(normalise("Ông Lê Văn Bỉnhcho biết, bà Trần Thị Chiêm vắng.")).text
    'Ông Lê Văn Bỉnh cho biết, bà Trần Thị Chiêm vắng.'
    """
    marks = {match.start(): _mark(text.text, match.start(), match[0]) for match in _CAPITAL.finditer(text.text)}
    marks |= dict.fromkeys(_run_on(text.text), " ")
    pieces: list[str] = []
    origins: list[int] = []
    last = 0
    for at, mark in sorted(marks.items()):
        if mark:
            pieces += (text.text[last:at], mark)
            origins += (*text.origins[last:at], text.origins[at])
            last = at
    if not pieces:
        return text
    return Normalised("".join((*pieces, text.text[last:])), (*origins, *text.origins[last:]))


_LONG = re.compile(rf"[{UPPER}][{LOWER}]{{5,9}}(?= [{LOWER}])")  # and what is shorter may be one syllable


def _run_on(text: str) -> Iterator[int]:
    """Where a small word begins that a name ran together with: "Lê Văn Bỉnh|cho biết"; names in Latin letters are left."""
    for match in _LONG.finditer(text):
        if match[0].isascii() or vietnamese(match[0]):
            continue
        for size in range(len(match[0]) - 2, 1, -1):
            if match[0][size:] in lexicon().words["run_on"] and vietnamese(match[0][:size]):
                yield match.start() + size
                break


def _mark(text: str, at: int, right: str) -> str:
    """What was lost before the word `right` at offset `at`; nothing where the word goes on."""
    left = _LEFT.search(text, max(0, at - _LONGEST), at)
    if not left or (left.start() and text[left.start() - 1].isalnum()):
        return ""
    words = lexicon().words
    if left[0].isupper() and left[0].replace("Đ", "").isascii():
        return ""  # "THPT", "ĐH"
    if (left[0] + right).isascii() and right.lower() not in words["openers_alone"]:
        return ""
    return "\n" if left[0][0].isupper() and right.lower() not in words["middle_names"] else " "
