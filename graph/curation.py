"""What a person decided by hand, with a reason and a source: the curation file.

Identities are conclusions, and conclusions can be wrong. A line here overrides one and nothing else; taking the line
out brings the old graph back, since the statements themselves are never touched.

    same:                       # two seats, one person
      - seats: [nguyễn văn an@ubnd~31169@2025-06, nguyễn văn an@quận ủy~918@2025-06]
        reason: promoted from ward to district
        source: https://…
    different:                  # two people where canbo sees one: by seats, or by the statements of the second
      - seats: [...]
        reason: …
        source: …
      - person: nguyễn văn an@ubnd~31169@2025-06
        statements: [0f3a…, 77b1…]
        reason: …
        source: …
    unit:                       # what a name of a place means, in one article or in all
      - name: phường Tân An
        article: d001           # optional
        is: 31135@2025-06
        reason: …
        source: …
    ignore:                     # statements that are not to count
      - statement: 0f3a…
        reason: …
        source: …
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import DataError
from ..loaders.vietnamese import folded, written

_SECTIONS = ("same", "different", "unit", "ignore")
_FIELDS = {
    "same": ({"seats"},),
    "different": ({"seats"}, {"person", "statements"}),
    "unit": ({"name", "is"}, {"name", "is", "article"}),
    "ignore": ({"statement"},),
}


@dataclass(frozen=True)
class Curation:
    """The decisions of one curation file, ready for `derive`."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    apart: Mapping[str, str] = field(default_factory=dict)  # statement id -> seat whose namesake it is about
    units: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (article or "", written name) -> unit id
    ignored: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)  # written name -> the one it is another spelling of
    text: str = ""  # the file, as kept in the store

    def holder(self, statement: str, name: str, organisation: str) -> str:
        """The key under which a statement's person counts as one holder in an organisation."""
        seat = f"{name}@{organisation}"
        return (
            f"{name}#{min(s for s, of in self.apart.items() if of == seat)}"
            if self.apart.get(statement) == seat
            else name
        )

    def one_name(self, name: str) -> str:
        """The name under which people are compared: spellings that the file joins are one."""
        return self.names.get(name, name)

    def block(self, name: str) -> str:
        """The block of names among which the same person can be."""
        return folded(self.one_name(name.split("#")[0]))


def parse(text: str, source: str = "curation.yml") -> Curation:
    """The decisions that a curation file holds.

    Raises `DataError`, one line with the file and the entry, for anything that is not in the form of the module's
    docstring.
    """
    import yaml

    try:
        found = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f":{where.line + 1}" if where else ""
        raise DataError(f"{source}{line}: not YAML ({getattr(error, 'problem', error)})") from None
    if not isinstance(found, dict):
        raise DataError(f"{source}: expected the sections {', '.join(_SECTIONS)}")
    for section in found:
        if section not in _SECTIONS:
            raise DataError(f"{source}: unknown section '{section}'; there are {', '.join(_SECTIONS)}")
    rows = {section: _rows(section, found.get(section) or [], source) for section in _SECTIONS}
    return _curation(rows, text)


def _rows(section: str, rows: Any, source: str) -> list[dict[str, Any]]:
    if not isinstance(rows, list):
        raise DataError(f"{source}: '{section}' must be a list of entries, each beginning with '-'")
    for number, row in enumerate(rows, 1):
        where = f"{source}: {section}, entry {number}"
        if not isinstance(row, dict):
            raise DataError(f"{where}: expected fields, found '{row}'")
        for needed in ("reason", "source"):
            if not isinstance(row.get(needed), str) or not row[needed].strip():
                raise DataError(f"{where}: has no {needed}; every decision says why and on whose word")
        given = set(row) - {"reason", "source"}
        if given not in _FIELDS[section]:
            wanted = " or ".join(", ".join(sorted(fields)) for fields in _FIELDS[section])
            raise DataError(f"{where}: has {', '.join(sorted(given)) or 'nothing'}; it takes {wanted}")
        for several in given & {"seats", "statements"}:
            if not isinstance(row[several], list) or not all(isinstance(x, str) for x in row[several]):
                raise DataError(f"{where}: '{several}' must be a list of ids")
            if several == "seats" and (len(row[several]) != 2 or not all("@" in s for s in row[several])):
                raise DataError(f"{where}: 'seats' takes two, each name@organisation as `canbo check` prints them")
    return rows


def _curation(rows: Mapping[str, list[dict[str, Any]]], text: str) -> Curation:
    same = [(a, b) for a, b in (row["seats"] for row in rows["same"])]
    names = {written(b.split("@")[0]): written(a.split("@")[0]) for a, b in same}
    return Curation(
        same=tuple(sorted(same)),
        different=tuple(sorted((a, b) for a, b in (r["seats"] for r in rows["different"] if "seats" in r))),
        apart={s: r["person"] for r in rows["different"] for s in r.get("statements", ())},
        units={(r.get("article", ""), written(r["name"])): str(r["is"]) for r in rows["unit"]},
        ignored=frozenset(row["statement"] for row in rows["ignore"]),
        names={b: a for b, a in names.items() if a != b},
        text=text,
    )
