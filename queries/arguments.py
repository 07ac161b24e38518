"""What a user types, shaped for a stored query: the same for the command line, notebooks and adapters.

A query compares with `keys`, the list of all forms that a unit or person may be asked for by, so the question needs one
form only. Typed with diacritics a name is meant as written, since Tân An and Tân Ân are two wards; typed without, it is
searched folded. The level in front of a unit's name is taken off, for "xã Tân Lộc" became a phường and is the same
place to whoever asks; but never off a name that begins with the syllable of a level: "xa phien" is Xà Phiên.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import QueryError
from ..loaders.vietnamese import folded, has_diacritics, written
from .headers import Parameter, Query

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def prepare(query: Query, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Every declared parameter with the value that the engine gets: optional ones left out are None, days ISO text.

    Raises `QueryError` for an unknown or missing parameter and for a value that does not fit its type.

    >>> from canbo.queries import query_named
    >>> prepare(query_named("who-led-ward"), {"ward": "phường TRÀ AN", "on": "2014-04-06"})
    {'ward': 'trà an', 'on': '2014-04-06', 'district': None, 'province': None}
    """
    declared = {p.name: p for p in query.parameters}
    for name in arguments:
        if name not in declared:
            near = get_close_matches(name, declared, n=1)
            hint = f"did you mean {near[0]}?" if near else f"it takes {', '.join(declared) or 'none'}"
            raise QueryError(f"query {query.name} has no parameter '{name}'; {hint}")
    return {p.name: _value(query, p, arguments.get(p.name)) for p in query.parameters}


def _value(query: Query, parameter: Parameter, given: Any) -> Any:
    if given is None:
        if not parameter.optional:
            raise QueryError(f"query {query.name} needs {parameter.name}: {parameter.help or parameter.type}")
        return None
    match parameter.type:
        case "date":
            return day_text(parameter.name, given)
        case "int":
            return _number(parameter.name, given)
    if not isinstance(given, str) or not given.strip():
        raise QueryError(f"{parameter.name}: {given!r} is no text")
    match parameter.type:
        case "unit":
            return unit_key(given)
        case "person" | "name":
            return name_key(given)
    return given


def day_text(name: str, given: Any) -> str:
    """A day as ISO text; `name` is the parameter's, for the message of the `QueryError` that anything else raises.

    >>> day_text("on", date(2014, 4, 6))
    '2014-04-06'
    """
    if isinstance(given, datetime):
        given = given.date()
    text = given.isoformat() if isinstance(given, date) else given
    try:
        if isinstance(text, str) and _DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise QueryError(f"{name}: '{given}' is no day; write it as 2014-04-06")


def _number(name: str, given: Any) -> int:
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, str) and re.fullmatch(r"[+-]?\d{1,18}", given.strip()):
        return int(given)
    raise QueryError(f"{name}: '{given}' is no whole number")


def name_key(name: str) -> str:
    """The form in which people, posts and organisations are asked for.

    >>> name_key("Lê Thị HOA"), name_key("le thi hoa")
    ('lê thị hoa', 'le thi hoa')
    """
    return written(name) if has_diacritics(name) else folded(name)


def unit_key(name: str) -> str:
    """The form in which a unit is asked for: without level, as written where typed with diacritics, else folded.

    >>> unit_key("Phường Trà An"), unit_key("P. 14"), unit_key("phuong tra an"), unit_key("xa phien")
    ('trà an', '14', 'tra an', 'xa phien')
    """
    from ..loaders import gazetteer as units

    key = units.name_key(name)
    own = _without_level(key)
    return own if has_diacritics(own) else units.folded_key(own)


def _without_level(key: str) -> str:
    as_written, as_folded = _levels()
    match = as_written.match(key) or (None if has_diacritics(key) else as_folded.match(key))
    return key if match is None or _named_so(key) else key[match.end() :]


def _named_so(key: str) -> bool:
    """Whether a listed unit bears the whole as its name, without a level: phường Phường Đúc, xã Xà Phiên."""
    from ..loaders import gazetteer as units

    as_typed = units.name_key if has_diacritics(key) else units.folded_key
    return any(as_typed(unit.name) == key for unit in units.gazetteer().named(key))


@cache
def _levels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a unit's name, as written and folded. Levels below the ward begin many a ward's own name."""
    table = tomllib.loads(files("canbo.loaders").joinpath("lexicon", "levels.toml").read_text("utf-8"))
    ward = next(level["rank"] for level in table["level"] if level["name"] == "phường")
    levels = [level for level in table["level"] if level["rank"] >= ward]
    forms = {written(form) for level in levels for form in level["forms"]}
    short = {written(form).replace(".", "") for level in levels for form in level.get("short", ())}
    return _before_name(forms, short), _before_name({folded(form) for form in forms}, short)


def _before_name(forms: set[str], short: set[str]) -> re.Pattern[str]:
    words = "|".join(sorted(forms, key=len, reverse=True))
    letters = "|".join(r"\.?".join(s) for s in sorted(short, key=len, reverse=True))  # "tp" is also written "t.p"
    several = "|".join(r"\.?".join(s) for s in sorted(short, key=len, reverse=True) if len(s) > 1)
    return re.compile(rf"(?:(?:{words}) +|(?:{letters})(?:\. *|(?= ?\d)) ?|(?:{several}) )(?=\S)")
