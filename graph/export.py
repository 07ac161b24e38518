"""The graph for other programs: one canonical form to compare by, and the formats that others read.

Everything is read from the store in pages and written as it comes, so that an archive larger than memory can be
exported. What the formats share is one way to make a property a plain value: days are ISO text, and lists, which
GraphML, GEXF and CSV lack, are JSON text. Node ids and edge keys are the graph's own; `label` says what a node or edge
is (Ward, HOLDS_ROLE).

The canonical form is a JSON object a line, keys sorted, no nulls, no empty lists, all lines in the order of their
bytes: equal graphs give equal files, whatever the engine and the order of loading.
"""

from __future__ import annotations

import csv
import heapq
import json
import re
import shlex
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final, TextIO
from xml.sax.saxutils import escape, quoteattr

from ..errors import QueryError
from .model import Edge, Node
from .schema import EDGES, NODES
from .store import Row, Store, batches

PAGE = 2000  # nodes a query; their properties and edges fit memory many times over
RUN = 200_000  # lines sorted in memory before they go to a temporary file

LABELS: Final = tuple(label for label in NODES if label != "Meta")  # Meta is the archive's own bookkeeping
EXACT: Final = ("quote", "title", "kicker")  # as published: the offsets of a quote count in it
ARRAY: Final = "\x1f"  # between list values for neo4j-admin: ";" stands in sentences, the unit separator does not

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TYPES: Final = {"str": "string", "int": "long", "bool": "boolean", "date": "string", "[str]": "string"}

_EDGE_NAMES: Final = {"source": "origin"}

Plain = str | int | float | bool


# --- reading -------------------------------------------------------------------------------------------------------


def nodes(store: Store) -> Iterator[Node]:
    """Every node, page by page: labels in the schema's order, ids in theirs."""
    for label in LABELS:
        for row in _paged(store, label, "RETURN properties(n) AS own ORDER BY n.id"):
            own = row["own"]
            yield Node(label, own.pop("id"), own)


def edges(store: Store) -> Iterator[Edge]:
    """Every edge, page by page of the nodes that they leave."""
    leaving = (
        "MATCH (n)-[r]->(m) RETURN n.id AS start, type(r) AS type, properties(r) AS own, "
        "labels(m)[0] AS label, m.id AS end ORDER BY start, r.key"
    )
    for label in LABELS:
        for row in _paged(store, label, leaving):
            own = row["own"]
            if row["type"] in EDGES:
                yield Edge(row["type"], own.pop("key"), (label, row["start"]), (row["label"], row["end"]), own)


def _paged(store: Store, label: str, rest: str) -> Iterator[Row]:
    """Rows of a query over all nodes `n` of a label, `PAGE` nodes at a time, by their ids in order.

    The ids are put in order here: the embedded engine keeps what it sorts in half its memory, and fails past it.
    """
    ids = sorted(row["id"] for row in store.read(f"MATCH (n:{label}) RETURN n.id AS id"))
    for page in batches(ids, PAGE):
        yield from store.read(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) {rest}", {"ids": page})


# --- plain values --------------------------------------------------------------------------------------------------


def plain(properties: Mapping[str, Any]) -> dict[str, Plain]:
    """Properties as values that every graph format takes.

    Days become ISO text and lists JSON text; characters that XML forbids become U+FFFD, carriage returns line feeds.

    >>> plain({"since": date(2020, 4, 1), "keys": ["tra an", "trà an"], "single": True, "term": None})
    {'since': '2020-04-01', 'keys': '["tra an", "trà an"]', 'single': True}
    """
    return {name: _plain(value) for name, value in properties.items() if value is not None and value != []}


def node_attributes(node: Node) -> dict[str, Plain]:
    """What networkx and the graph formats know of a node."""
    return {"label": node.label, **plain(node.properties)}


def edge_attributes(edge: Edge) -> dict[str, Plain]:
    """What networkx and the graph formats know of an edge; `source` is theirs for the node it leaves, so ours is `origin`."""
    return {"label": edge.type, **plain({_EDGE_NAMES.get(name, name): v for name, v in edge.properties.items()})}


def _plain(value: Any) -> Plain:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False, default=_iso)
    text = value.isoformat() if isinstance(value, date) else str(value)
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _type(properties: Mapping[str, str], name: str) -> str:
    return properties[name].partition(":")[0]


# --- formats that are one stream -----------------------------------------------------------------------------------


def canonical(store: Store) -> Iterator[str]:
    """The lines of the canonical form."""
    return _sorted(line for part in (map(_node_line, nodes(store)), map(_edge_line, edges(store))) for line in part)


def _node_line(node: Node) -> str:
    element = "statement" if node.label == "Statement" else "node"
    return _line({"element": element, "id": node.id, "label": node.label, "properties": _even(node.properties)})


def _edge_line(edge: Edge) -> str:
    ends = {"start": list(edge.start), "end": list(edge.end)}
    return _line({"element": "edge", "key": edge.key, "type": edge.type, **ends, "properties": _even(edge.properties)})


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso) + "\n"


def _even(properties: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in properties.items() if value is not None and value != []}
    return {name: value if name in EXACT else _composed(value) for name, value in kept.items()}


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return [_composed(item) for item in value] if isinstance(value, list) else value


def _sorted(lines: Iterator[str]) -> Iterator[str]:
    """The lines in the order of their bytes, with at most `RUN` of them in memory."""
    with ExitStack() as stack:
        runs: list[Iterable[str]] = []
        while run := sorted(islice(lines, RUN)):
            if len(run) < RUN and not runs:
                yield from run
                return
            file = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))
            file.writelines(run)
            file.seek(0)
            runs.append(file)
        yield from heapq.merge(*runs)


def node_link(store: Store) -> Iterator[str]:
    """JSON as `networkx.node_link_graph(data, edges="edges")` reads it."""
    yield '{"directed": true, "multigraph": true, "graph": {},\n"nodes": [\n'
    yield from _joined({"id": n.id, **node_attributes(n)} for n in nodes(store))
    yield '],\n"edges": [\n'
    yield from _joined(
        {"source": e.start[1], "target": e.end[1], "key": e.key, **edge_attributes(e)} for e in edges(store)
    )
    yield "]}\n"


def _joined(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = ""
    for content in objects:
        yield before + json.dumps(content, ensure_ascii=False)
        before = ",\n"
    yield "\n"


def _attributes(tables: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Each attribute of nodes or edges with its XML type."""
    found = {name: _TYPES[_type(table, name)] for table in tables.values() for name in table}
    return dict(sorted(found.items()))


_NODE_ATTRIBUTES: Final = _attributes({label: NODES[label] for label in LABELS})
_EDGE_ATTRIBUTES: Final = {_EDGE_NAMES.get(name, name): type for name, type in _attributes(EDGES).items()}


def graphml(store: Store) -> Iterator[str]:
    """GraphML, for yEd, Gephi, Cytoscape, igraph, networkx."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, attributes in (("node", _NODE_ATTRIBUTES), ("edge", _EDGE_ATTRIBUTES)):
        for name, type in {"label": "string", **attributes}.items():
            yield f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{type}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for node in nodes(store):
        yield f"<node id={_quoted(node.id)}>{_data('node', node_attributes(node))}</node>\n"
    for edge in edges(store):
        ends = f"source={_quoted(edge.start[1])} target={_quoted(edge.end[1])}"
        yield f"<edge id={_quoted(edge.key)} {ends}>{_data('edge', edge_attributes(edge))}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(kind: str, attributes: Mapping[str, Plain]) -> str:
    return "".join(f'<data key="{kind}-{name}">{escape(_xml(value))}</data>' for name, value in attributes.items())


def gexf(store: Store) -> Iterator[str]:
    """GEXF 1.2, for Gephi."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="static">\n'
    for kind, attributes in (("node", _NODE_ATTRIBUTES), ("edge", _EDGE_ATTRIBUTES)):
        yield f'<attributes class="{kind}" mode="static">\n'
        for name, type in attributes.items():
            yield f'<attribute id="{kind}-{name}" title="{name}" type="{type}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for node in nodes(store):
        yield f"<node id={_quoted(node.id)} label={_quoted(node.label)}>{_values('node', node_attributes(node))}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in edges(store):
        ends = f"source={_quoted(edge.start[1])} target={_quoted(edge.end[1])} label={_quoted(edge.type)}"
        yield f"<edge id={_quoted(edge.key)} {ends}>{_values('edge', edge_attributes(edge))}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(kind: str, attributes: Mapping[str, Plain]) -> str:
    values = [(name, _quoted(_xml(value))) for name, value in attributes.items() if name != "label"]
    each = "".join(f'<attvalue for="{kind}-{name}" value={value}/>' for name, value in values)
    return f"<attvalues>{each}</attvalues>"


def _xml(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    return quoteattr(text, {"\n": "&#10;", "\t": "&#9;"})


# --- formats that are a folder -------------------------------------------------------------------------------------


def csv_folder(store: Store, folder: Path) -> None:
    """A CSV file for each label and edge type, with the schema's columns; lists are JSON text."""
    with ExitStack() as stack:
        writers = _Files(stack, folder)
        for node in nodes(store):
            columns = ["id", *NODES[node.label]]
            writers.row(node.label, columns, {"id": node.id, **plain(node.properties)})
        for edge in edges(store):
            columns = ["key", "start_label", "start", "end_label", "end", *EDGES[edge.type]]
            ends = {"start_label": edge.start[0], "start": edge.start[1], "end_label": edge.end[0], "end": edge.end[1]}
            writers.row(edge.type, columns, {"key": edge.key, **ends, **plain(edge.properties)})


class _Files:
    """CSV files of a folder, each opened with its header when its first row comes."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack, self._folder = stack, folder
        self._writers: dict[str, tuple[Any, list[str]]] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def row(self, name: str, columns: list[str], values: Mapping[str, Any], header: list[str] | None = None) -> None:
        if name not in self._writers:
            path = self._folder / f"{name}.csv"
            file = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header or columns)
            self._writers[name] = writer, columns
        writer, order = self._writers[name]
        writer.writerow([_cell(values.get(column)) for column in order])

    @property
    def names(self) -> list[str]:
        return sorted(self._writers)


def _cell(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, bool) else value


_ADMIN_TYPES: Final = {"str": "string", "int": "long", "bool": "boolean", "date": "date", "[str]": "string[]"}


def neo4j_admin(store: Store, folder: Path) -> None:
    """CSV files with typed headers and `import.sh`, the exact line that makes a Neo4j database of them.

    Sentences hold line breaks, semicolons and quotation marks: fields may be of several lines, list values are parted
    by the unit separator, which is taken out of the values themselves.
    """
    with ExitStack() as stack:
        files = _Files(stack, folder)
        for node in nodes(store):
            table = NODES[node.label]
            header = ["id:ID", *(f"{name}:{_ADMIN_TYPES[_type(table, name)]}" for name in table)]
            files.row(node.label, ["id", *table], {"id": node.id, **_admin(node.properties)}, header)
        for edge in edges(store):
            table = EDGES[edge.type]
            header = [":START_ID", ":END_ID", "key", *(f"{n}:{_ADMIN_TYPES[_type(table, n)]}" for n in table)]
            ends = {"from:": edge.start[1], "to:": edge.end[1], "key": edge.key}
            files.row(edge.type, ["from:", "to:", "key", *table], {**ends, **_admin(edge.properties)}, header)
    script = folder / "import.sh"
    script.write_text(_script(files.names), encoding="utf-8")
    script.chmod(0o755)


def _admin(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _admin_value(value) for name, value in properties.items() if value is not None and value != []}


def _admin_value(value: Any) -> Any:
    if isinstance(value, list):
        return ARRAY.join(item.replace(ARRAY, " ") for item in value)
    return value.isoformat() if isinstance(value, date) else value


def _script(names: Iterable[str]) -> str:
    files = []
    for name in names:
        kind = "nodes" if name in NODES else "relationships"
        files.append(f"--{kind}={name}=./{name}.csv")
    line = " ".join(["neo4j-admin database import full", *map(shlex.quote, files)])
    return f"""#!/bin/sh
# Makes a Neo4j database of the CSV files beside this script. Stop the server first; it replaces what the database holds.
# sh import.sh [DATABASE]; afterwards start the server and run `canbo info --db bolt://...`, which makes the indexes.
cd "$(dirname "$0")" &&
exec {line} --id-type=string --array-delimiter=U+001F --multiline-fields=true --overwrite-destination "${{1:-neo4j}}"
"""


# --- choosing ------------------------------------------------------------------------------------------------------

_STREAMS: Final[dict[str, Callable[[Store], Iterator[str]]]] = {
    "canonical": canonical,
    "graphml": graphml,
    "gexf": gexf,
    "json": node_link,
}
_FOLDERS: Final[dict[str, Callable[[Store, Path], None]]] = {"csv": csv_folder, "neo4j-admin": neo4j_admin}
FORMATS: Final = (*_STREAMS, *_FOLDERS)


def export(store: Store, format: str, target: Path | None = None, out: TextIO | None = None) -> None:
    """Write the graph in `store` as `format`, one of `FORMATS`, to file or folder `target`, else to `out` or stdout.

    A file appears under its name when it is complete. Raises `QueryError` for an unknown format, and where a format
    that is a folder has no `target`.
    """
    if format in _FOLDERS:
        if target is None:
            raise QueryError(f"{format} is a folder of files: say which with -o FOLDER")
        _FOLDERS[format](store, target)
        return
    if format not in _STREAMS:
        raise QueryError(f"no export format '{format}'; there are {', '.join(FORMATS)}")
    lines = _STREAMS[format](store)
    if target is None:
        (out or sys.stdout).writelines(lines)
        return
    with _complete(target) as file:
        file.writelines(lines)


@contextmanager
def _complete(target: Path) -> Iterator[TextIO]:
    """A file that takes its name when everything is in it."""
    draft = target.with_name(f"{target.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
