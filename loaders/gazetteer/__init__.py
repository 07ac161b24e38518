"""Vietnam's administrative units before and since 2025-07-01, and where provincial newspapers are at home."""

from .outlets import home_province
from .units import Former, Gazetteer, Label, Span, Successor, Unit, folded_key, gazetteer, name_key, without_level

__all__ = [
    "Former",
    "Gazetteer",
    "Label",
    "Span",
    "Successor",
    "Unit",
    "folded_key",
    "gazetteer",
    "home_province",
    "name_key",
    "without_level",
]
