"""Where a man's name follows a bare level and only looks like a unit's: "Chủ tịch UBND phường | Liêu Vĩnh Khang".

Any family name begins one, and many a commune begins with the same syllable; so the title has to stand before the
level, no list may have the name, and the article must not take it for a place anywhere else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..lexicon import filled, lexicon, lexicon_table
from .levels import LOWER, UPPER
from .official import official, plain

_TITLED = r"\b«titled»(?: [^\W\d_]+){0,7}? (?:phường|xã|thị trấn) $"
_BEFORE = 70  # characters that hold a title and its body
_AROUND = 10_000  # characters on either side in which the article may take the name for a place
_MAN = re.compile(rf"[{UPPER}][{LOWER}]+ ?(?:\([^()]{{0,60}}\) ?)?(?:,|-|–|\() ?(?:(?! và )[^.;()]){{0,80}}$")
_GOES_ON = re.compile(
    rf" [{UPPER}]|,? ?\(?(?:tỉnh |TP\.? ?|thành phố )?([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,2}})"
)


@lru_cache(maxsize=1)
def _titled() -> re.Pattern[str]:
    return re.compile(filled(_TITLED, lexicon_table("levels.toml")["words"]), re.IGNORECASE)


def called(text: str, at: int, name: str) -> bool:
    """Whether the name at offset `at`, a bare level of communes before it, is that of whom the title there speaks.

    >>> text = "Phó Bí thư Đảng ủy phường Ngân Văn Sửu và lãnh đạo phường Liêu Vĩnh Khang dự."
    >>> [called(text, text.index(name), name) for name in ("Ngân Văn Sửu", "Liêu Vĩnh Khang")]
    [True, False]
    """
    first, *rest = name.split(" ")
    lex = lexicon()
    if not 1 < len(rest) < 4 or len(rest[-1]) < 2 or not name.replace(" ", "").isalpha() or name.isupper():
        return False
    if first.lower() not in lex.surnames or plain(name) in official().ranks or name in official().once:
        return False
    title = _titled().search(text, max(0, at - _BEFORE), at)
    if not title or _place_follows(text, at + len(name)) or _place_elsewhere(text, at, name):
        return False
    if rest[0].lower() in lex.middle or first.lower() in lex.common:
        return True
    if not _another(text, at, name):
        return False
    return not _MAN.search(text, max(0, title.start() - 120), title.start())  # "ông A, Chủ tịch UBND xã | An Phú Tân"


def _another(text: str, at: int, name: str) -> bool:
    """Whether the article names another commune, which the bare level may mean."""
    units = re.compile(
        rf"\b(?:phường|xã|thị trấn|P\.|X\.|TT\.?) ?(?!{re.escape(name)}\b)(?=[{UPPER}]|\d)", re.IGNORECASE
    )
    return any(
        text[m.end()].isupper() or text[m.end()].isdigit()
        for m in units.finditer(text, max(0, at - _AROUND), at + _AROUND)
    )


def _place_follows(text: str, end: int) -> bool:
    """Whether more of a name or a larger place follows: "xã An Phú Tân | (Cầu Kè, Trà Vinh)"."""
    after = _GOES_ON.match(text, end)
    return bool(after and (after[1] is None or max(official().ranks.get(after[1], (0,))) > 2))


def _place_elsewhere(text: str, at: int, name: str) -> bool:
    """Whether the name stands after a level elsewhere, with no title before that."""
    units = re.compile(rf"(?:phường|xã|thị trấn) (?={re.escape(name)}\b)", re.IGNORECASE)
    return any(
        not _titled().search(text, max(0, m.end() - _BEFORE), m.end())
        for m in units.finditer(text, max(0, at - _AROUND), at + _AROUND)
    )
