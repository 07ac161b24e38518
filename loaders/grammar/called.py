"""Where a man's name follows a bare level and only looks like a unit's: "Chủ tịch UBND phường | Liêu Vĩnh Khang".

Any family name begins one, and many a commune begins with the same syllable; so the title has to stand before the
level, no list may have the name, and the article must not take it for a place anywhere else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import filled, lexicon, lexicon_table
from .levels import LOWER, UPPER
from .official import official, plain

_TITLED = r"\b«titled»(?: [^\W\d_]+){0,7}? (?:phường|xã|thị trấn) $"
_BEFORE = 70  # characters that hold a title and its body
_UNIT = re.compile(
    rf"\b(?:[Pp]hường|[Xx]ã|[Tt]hị trấn|PHƯỜNG|XÃ|P\.|X\.) ?([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,3}}|[{UPPER}]|\d+)"
)
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
    if not title or _place_follows(text, at + len(name)) or name in _named(text).untitled:
        return False
    if rest[0].lower() in lex.middle or first.lower() in lex.common:
        return True
    if all(run.startswith(name) for run in _named(text).runs):
        return False  # no other commune that the bare level may mean
    return not _MAN.search(text, max(0, title.start() - 120), title.start())  # "ông A, Chủ tịch UBND xã | An Phú Tân"


class _Named(NamedTuple):
    """What stands after the levels of communes in one text."""

    runs: frozenset[str]  # up to four capitalised syllables or a number
    untitled: frozenset[str]  # the first three and the first four of those that have no title before the level


@lru_cache(maxsize=4)
def _named(text: str) -> _Named:
    """The names after levels, found in one pass; asked for only where a title stands before one."""
    runs: set[str] = set()
    untitled: set[str] = set()
    for m in _UNIT.finditer(text):
        runs.add(m[1])
        syllables = m[1].split(" ")
        if len(syllables) > 2 and not _titled().search(text, max(0, m.start(1) - _BEFORE), m.start(1)):
            untitled.update((" ".join(syllables[:3]), m[1]))
    return _Named(frozenset(runs), frozenset(untitled))


def _place_follows(text: str, end: int) -> bool:
    """Whether more of a name or a larger place follows: "xã An Phú Tân | (Cầu Kè, Trà Vinh)"."""
    after = _GOES_ON.match(text, end)
    return bool(after and (after[1] is None or max(official().ranks.get(after[1], (0,))) > 2))
