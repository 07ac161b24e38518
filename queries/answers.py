"""Rows as people and programs read them: a table for the terminal, JSON, CSV, Markdown.

What programs read (JSON, CSV) holds every column in the query's order. What people read is fitted to the terminal:
columns without a single value are left out, and where the rest would be squeezed each row becomes a block of lines,
so that a sentence can be read as a sentence.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TextIO


class Format(StrEnum):
    """How to write an answer."""

    table = "table"  # for the terminal
    json = "json"
    csv = "csv"
    md = "md"


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LONG = 40  # characters of a list's item from which each has a line of its own
_QUOTE_WIDTH = 34  # characters a sentence needs beside other columns to stay readable


def write_answer(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], form: Format | str, out: TextIO) -> None:
    """Write `rows` to `out`. `columns` say the order; without them, that of the first row's keys.

    >>> import sys
    >>> write_answer([{"person": "Lê Thị Hoa", "since": date(2020, 4, 1)}], ("person", "since"), "csv", sys.stdout)
    person,since
    Lê Thị Hoa,2020-04-01
    """
    columns = tuple(columns) or tuple(dict.fromkeys(name for row in rows for name in row))
    match form:
        case "json":
            out.write(as_json(rows))
        case "csv":
            out.write(as_csv(rows, columns))
        case "md":
            out.write(as_markdown(rows, columns))
        case "table":
            _print_table(rows, columns, out)


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """One JSON array of objects, an object a line; days as ISO text.

    >>> print(as_json([{"person": "Lê Thị Hoa", "since": date(2020, 4, 1)}]), end="")
    [
    {"person": "Lê Thị Hoa", "since": "2020-04-01"}
    ]
    """
    objects = [json.dumps(dict(row), ensure_ascii=False, default=_plain) for row in rows]
    return "[\n" + ",\n".join(objects) + "\n]\n" if objects else "[]\n"


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """RFC 4180 but for the line ends; lists and maps as JSON, nothing for null."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return out.getvalue()


def as_markdown(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """A GitHub table."""
    lines = [columns, ["---"] * len(columns)]
    lines += [[_text(row.get(name)).replace("|", r"\|").replace("\n", " ") for name in columns] for row in rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple | dict | bool):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return "" if value is None else _plain(value)


def _text(value: Any) -> str:
    """A value for the eye. Control characters of an article must not steer the reader's terminal."""
    if isinstance(value, Mapping) and {"nodes", "edges"} <= value.keys():
        return _path(value)
    if isinstance(value, Mapping):
        return " · ".join(map(_text, value.values()))
    if isinstance(value, list | tuple):
        items = list(map(_text, value))
        return ("\n" if any(len(item) > _LONG for item in items) else "; ").join(items)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _CONTROL.sub("\ufffd", _cell(value))


def _path(path: Mapping[str, Any]) -> str:
    """A path as its nodes' names and the edges between them, each as it points."""
    nodes, edges = path["nodes"], path["edges"]
    parts = [_name(nodes[0])] if nodes else []
    for before, edge, after in zip(nodes, edges, nodes[1:], strict=False):
        onward = tuple(edge["start"])[1] == before["id"]
        parts += [f"-[{edge['type']}]->" if onward else f"<-[{edge['type']}]-", _name(after)]
    return " ".join(parts)


def _name(node: Mapping[str, Any]) -> str:
    return str(node["properties"].get("full_name") or node["properties"].get("name") or node["id"])


def _print_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, highlight=False)
    if not rows:
        print("(no rows)", file=out)
        return
    cells = {name: [_text(row.get(name)) for row in rows] for name in columns}
    shown = [name for name in columns if any(cells[name])]
    if _least_width(cells, shown) > console.width:
        _print_blocks(cells, shown, console)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in shown:
        table.add_column(name, overflow="fold", min_width=min(_QUOTE_WIDTH, _widest(cells[name], name)))
    for values in zip(*(cells[name] for name in shown), strict=True):
        table.add_row(*map(Text, values))
    console.print(table)


def _least_width(cells: Mapping[str, Sequence[str]], shown: Sequence[str]) -> int:
    return sum(min(_QUOTE_WIDTH, _widest(cells[name], name)) + 2 for name in shown)


def _widest(values: Sequence[str], name: str) -> int:
    from rich.cells import cell_len

    return max(cell_len(line) for value in (*values, name) for line in (value.split("\n") or [""]))


def _print_blocks(cells: Mapping[str, Sequence[str]], shown: Sequence[str], console: Any) -> None:
    """Each row as lines of `column value`, the value wrapped beside its column's name."""
    from rich.table import Table
    from rich.text import Text

    for number in range(len(cells[shown[0]])):
        block = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        block.add_column(style="dim", no_wrap=True)
        block.add_column(overflow="fold")
        for name in shown:
            if cells[name][number]:
                block.add_row(name, Text(cells[name][number]))
        if number:
            console.print()
        console.print(block)
