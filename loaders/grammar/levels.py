"""Levels of places: from the hamlet to the province, and how each is written.

What stands in `lexicon/levels.toml`, and nothing that needs the list of official units, so that importing it is cheap.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from ..lexicon import lexicon_table

UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zß-öø-ýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


class Level(msgspec.Struct, frozen=True):
    """One level of places and the ways to write it (`lexicon/levels.toml`)."""

    name: str
    rank: int
    forms: tuple[str, ...]
    short: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    numbers: bool = False
    numerals: bool = False


@lru_cache(maxsize=1)
def levels() -> dict[str, Level]:
    """The levels by name."""
    return {level.name: level for level in msgspec.convert(lexicon_table("levels.toml")["level"], list[Level])}


@lru_cache(maxsize=1)
def _forms() -> dict[str, Level]:
    return {form.lower(): level for level in levels().values() for form in (*level.forms, *level.short)}


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    longest = sorted(_forms(), key=len, reverse=True)
    spelt = "|".join(re.escape(form) for form in longest)
    return re.compile(rf"({spelt})(?: +|(?<=\.)|(?=\d)|(?=HCM))(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _like_levels() -> frozenset[str]:
    return frozenset(lexicon_table("levels.toml")["words"]["like_levels"])


def split_level(text: str) -> tuple[str | None, str]:
    """A place's level and its name; the level is None where the text gives none.

    >>> split_level("TP. Cần Thơ"), split_level("phường 14"), split_level("Thanh Oai"), split_level("Sóc Trăng")
    (('thành phố', 'Cần Thơ'), ('phường', '14'), (None, 'Thanh Oai'), (None, 'Sóc Trăng'))
    """
    found = _heads().match(text)
    if not found or text in _like_levels():
        return None, text
    level, name = _forms()[found[1].lower()], text[found.end() :]
    return (level.name, lexicon_table("levels.toml")["words"]["alias"].get(name, name)) if name else (None, text)


def label_of_level(level: str | None) -> str | None:
    """The graph's label for a level: Province, District, Ward, Area; None for thành phố, which may be two of them.

    >>> label_of_level("phường"), label_of_level("thành phố")
    ('Ward', None)
    """
    if level is None or level == "thành phố" or level not in levels():
        return None
    return ("Area", "Area", "Ward", "District", "Province")[levels()[level].rank]
