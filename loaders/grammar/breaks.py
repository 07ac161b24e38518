"""Where a text lost a break, a heading or a photo's credit run together with the sentence after it, or has one too many.

"Ảnh: Trần AnÔng Lê Văn Bình, Chủ tịch xã, đến thăm": no Vietnamese word goes on with a capital letter, so that what
stands before it has ended. A line break is put in, or a space where a small letter began the word before ("củaBan").
Names in Latin letters alone go on like that (EaPil, VnExpress) and are left, but before a word that opens sentences.

"Chủ tịch UBND TP." and on the next line "Đà Nẵng" is one sentence, cut where its short form has a dot.
"""

from __future__ import annotations

import re

from ..lexicon import lexicon, lexicon_table
from ..vietnamese import Normalised
from .levels import LOWER, UPPER
from .official import official

_CAPITAL = re.compile(rf"([{UPPER}])(?<=[{UPPER}{LOWER}].)[{LOWER}]+(?= )")
_LEFT = re.compile(rf"(?:[{UPPER}{LOWER}][{LOWER}]+|[{UPPER}]{{2,}})$")
_AFTER_DOT = re.compile(rf"\.\n(?=[{UPPER}])")
_SHORT_LEVEL = re.compile(r"\b(?:TP|Tp|TX|Tx|TT|H)$")
_NAME = re.compile(rf"[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}")
_LONGEST = 8  # letters of a syllable and one more


def parted(text: Normalised) -> Normalised:
    """The text with what ran together set apart.

    >>> from ..vietnamese import normalise
    >>> parted(normalise("Ảnh: Trần AnÔng Bình đến. Công điện củaBan Bí thư. Bản EaPil vui.")).text
    'Ảnh: Trần An\\nÔng Bình đến. Công điện của Ban Bí thư. Bản EaPil vui.'
    >>> parted(normalise("Chủ tịch UBND TP.\\nHà Nội đến, mời cả TP.\\nSau đó ông về.")).text
    'Chủ tịch UBND TP. Hà Nội đến, mời cả TP.\\nSau đó ông về.'
    """
    text = text._replace(text=_rejoined(text.text))
    pieces: list[str] = []
    origins: list[int] = []
    last = 0
    for match in _CAPITAL.finditer(text.text):
        at = match.start()
        mark = _mark(text.text, at, match[0])
        if mark:
            pieces += (text.text[last:at], mark)
            origins += (*text.origins[last:at], text.origins[at])
            last = at
    if not pieces:
        return text
    return Normalised("".join((*pieces, text.text[last:])), (*origins, *text.origins[last:]))


def _rejoined(text: str) -> str:
    """The text without the breaks between the short form of a level and the name of a unit: "TP. | Đà Nẵng"."""
    found = [
        match.start() + 1
        for match in _AFTER_DOT.finditer(text)
        if _SHORT_LEVEL.search(text, max(0, match.start() - 3), match.start()) and _unit_begins(text, match.end())
    ]
    for at in found:
        text = f"{text[:at]} {text[at + 1 :]}"
    return text


def _unit_begins(text: str, at: int) -> bool:
    """Whether a unit's name that the lists have, or its short form, stands at offset `at`."""
    name = _NAME.match(text, at)
    syllables = name[0].split(" ") if name else []
    names = [" ".join(syllables[:n]) for n in range(1, len(syllables) + 1)]
    return any(name in official().ranks or name in lexicon_table("levels.toml")["words"]["alias"] for name in names)


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
