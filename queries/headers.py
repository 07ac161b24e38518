"""A stored query is its file: the header makes the command, the statement below it is what the engine gets.

A query written down twice, once as Cypher and once as Python around it, drifts. So the comment lines that open the file
are the only place where a query's name, parameters and columns stand, and the text that runs is the whole file, comments
included: what a user pastes into Neo4j Browser is what the command line, the notebook and cypher-shell run.

    // Who led a ward, and when                               the summary, one line
    // @name who-led-ward                                     the file's own name
    // @param ward: unit -- the ward's name                   NAME: TYPE[?] -- help; ? means it may be left out
    // @param on: date? -- a day; left out: the whole history
    // @returns ward, office, person                          columns, in order
    // :param ward => 'Trà An'                                an example, as typed into Browser; never live
    // any other comment line explains the query to its reader
    MATCH ...

Types: `unit` (name of a province, district or ward), `person` and `name` (of a person; of a post, body or group),
`string` (exactly as given), `date` (an ISO day, which the query turns into a date itself), `int`.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple, get_args

from ..errors import DataError, QueryError

Type = Literal["unit", "person", "name", "string", "date", "int"]

TYPES: Final[tuple[Type, ...]] = get_args(Type)
RESERVED: Final = frozenset({"db", "format", "known_by"})  # options and arguments that every query command has

_PARAM = re.compile(r"(?P<name>[^\s:]+): (?P<type>[a-z]+)(?P<optional>\??)(?: -- (?P<help>\S.*))?")
_EXAMPLE = re.compile(r":param (?P<name>\w+) => (?P<value>.+)")


class Parameter(NamedTuple):
    """One parameter of a stored query."""

    name: str  # a Python identifier
    type: Type
    optional: bool  # null where it is left out
    help: str
    example: str | None = None  # a Cypher literal: "'Trà An'", "null"


class Query(NamedTuple):
    """A stored query as its file has it."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]  # as declared; the required ones are the command's arguments in this order
    returns: tuple[str, ...]  # columns
    text: str  # the file, comments and all

    @property
    def required(self) -> tuple[Parameter, ...]:
        """The parameters that a question cannot do without."""
        return tuple(p for p in self.parameters if not p.optional)

    @property
    def draws(self) -> bool:
        """Whether it returns paths, for Neo4j Browser to draw."""
        return self.returns == ("path",)


@cache
def all_queries() -> Mapping[str, Query]:
    """Every stored query by name, in alphabetical order. Raises `DataError` for a header that does not hold together.

    >>> [p.name for p in all_queries()["who-led-ward"].required]
    ['ward']
    """
    texts = {f.name: f.read_text("utf-8") for f in files(__package__).iterdir() if f.name.endswith(".cypher")}
    return {query.name: query for query in (parsed(texts[name], name) for name in sorted(texts))}


def query_named(name: str) -> Query:
    """The stored query of that name. Raises `QueryError` with the nearest names for one that does not exist.

    >>> query_named("who-led-wards")
    Traceback (most recent call last):
        ...
    canbo.errors.QueryError: no query 'who-led-wards'; did you mean who-led-ward? `canbo query` lists all
    """
    found = all_queries().get(name)
    if found is None:
        near = get_close_matches(name, all_queries(), n=1, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        raise QueryError(f"no query '{name}'; {hint}`canbo query` lists all")
    return found


def parsed(text: str, file: str) -> Query:
    """The query in the text of a `.cypher` file. Raises `DataError`, naming the file, for a malformed header.

    >>> parsed("// All wards\\n// @name wards\\n// @returns ward\\nMATCH (w:Ward) RETURN w.name AS ward", "wards.cypher").returns
    ('ward',)
    """
    header = _header(text)
    name = _only(header, "@name ", file)
    if f"{name}.cypher" != file:
        raise DataError(f"{file}: @name is '{name}'; a query bears the name of its file")
    if not header or header[0].startswith(("@", ":")):
        raise DataError(f"{file}: the first line must say in a comment what the query answers")
    examples = {m["name"]: m["value"] for line in header if (m := _EXAMPLE.fullmatch(line))}
    parameters = tuple(
        _parameter(line.removeprefix("@param "), examples, file) for line in header if line.startswith("@param ")
    )
    if len({p.name for p in parameters}) < len(parameters):
        raise DataError(f"{file}: a parameter is declared twice")
    columns = tuple(column.strip() for column in _only(header, "@returns ", file).split(","))
    return Query(name, header[0], parameters, columns, text)


def _header(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        lines.append(line.removeprefix("//").strip())
    return lines


def _only(header: list[str], tag: str, file: str) -> str:
    found = [line.removeprefix(tag).strip() for line in header if line.startswith(tag)]
    if len(found) != 1:
        raise DataError(f"{file}: {len(found)} {tag.strip()} lines; a query has one")
    return found[0]


def _parameter(declared: str, examples: Mapping[str, str], file: str) -> Parameter:
    match = _PARAM.fullmatch(declared)
    if match is None:
        raise DataError(f"{file}: '@param {declared}' is not of the form NAME: TYPE[?] -- help")
    name, kind = match["name"], match["type"]
    if not name.isidentifier() or keyword.iskeyword(name) or name in RESERVED:
        raise DataError(
            f"{file}: '{name}' cannot name a parameter: identifiers, no Python keywords, none of {', '.join(sorted(RESERVED))}"
        )
    if kind not in TYPES:
        raise DataError(f"{file}: parameter '{name}' is of type '{kind}'; there are {', '.join(TYPES)}")
    return Parameter(name, kind, bool(match["optional"]), match["help"] or "", examples.get(name))
