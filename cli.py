"""The command line: options in, one call on the archive, an answer out.

Nothing is decided here. Each command reads its options, calls one function of the library and writes what that returns;
the commands under `canbo query` are made from the headers of the stored queries, so that a query and its command cannot
differ. Standard output holds the answer and nothing else; whatever is said about the work goes to standard error.
Engines, drivers and tables are imported by the command that needs them: `canbo --help` must answer at once.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from .errors import CanboError
from .queries.answers import Format, write_answer

if TYPE_CHECKING:
    from .graph.archive import Archive
    from .queries import Parameter, Query

app = typer.Typer(
    name="canbo",
    help="Who led which ward when: a dated, sourced graph of Vietnamese officials, from news articles.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        help="A folder, or bolt:// or neo4j:// of a server.  [default: $CANBO_DB, then ./canbo-db]",
    ),
]
KnownBy = Annotated[
    str | None, typer.Option("--known-by", metavar="DAY", help="Answer from what was published by this day.")
]
As = Annotated[Format | None, typer.Option("--format", "-f", help="How to write the answer.  [default: table]")]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help=".txt, .html, .jsonl or .csv files, folders, - for JSON lines on standard input."
    ),
]


def main() -> None:
    """Entry point of the `canbo` command: exit 0 done, 1 failed with one line that says why, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="canbo")
    except CanboError as error:
        _say(f"canbo: {error}")
    except OSError as error:
        _say(f"canbo: {error.strerror or error}{f': {error.filename}' if error.filename else ''}")
    except Exception as error:
        if os.environ.get("CANBO_TRACEBACK"):
            raise
        _say(f"canbo: {type(error).__name__}: {error} (a fault of canbo's own; CANBO_TRACEBACK=1 shows where)")
    sys.exit(1)


def _say(line: str) -> None:
    print(" ".join(line.splitlines()), file=sys.stderr)


class _Told:
    """Says each problem as it comes up, and at the end fails if there was one."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, line: str) -> None:
        self.number += 1
        _say(line)

    def end(self) -> None:
        if self.number:
            raise typer.Exit(1)


def _archive(db: str | None, *, create: bool = False) -> Archive:
    from .graph.archive import open

    return open(db, create=create)


def _answer(rows: Iterable[Any], columns: Iterable[str], form: Format | None) -> None:
    write_answer(list(rows), tuple(columns), form or Format.table, sys.stdout)


def _version(wanted: bool) -> None:
    if wanted:
        from . import __version__

        print(f"canbo {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and leave.")
    ] = False,
) -> None: ...


# --- from articles to the graph ------------------------------------------------------------------------------------


@app.command()
def extract(
    paths: Paths,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at once.")] = 1,
    seconds: Annotated[float, typer.Option(min=0.1, help="What one article may take.")] = 30.0,
) -> None:
    """Read articles and write what they state as JSON lines."""
    from .loaders.batch import extract_all
    from .loaders.read import read
    from .loaders.statement import to_json

    problems = _Told()
    for _, statements in extract_all(read(paths, problems, _say), jobs=jobs, seconds=seconds, problem=problems):
        sys.stdout.buffer.writelines(to_json(statement) + b"\n" for statement in statements)
    problems.end()


@app.command()
def load(
    paths: Paths,
    db: Db = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at once.")] = 1,
    curation: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A curation file (YAML); kept for later loads.")
    ] = None,
    all_units: Annotated[
        bool, typer.Option("--all-units", help="Add all units of the gazetteer, named or not.")
    ] = False,
) -> None:
    """Read articles into the graph; loading them again changes nothing."""
    with _archive(db, create=True) as archive:
        report = archive.load(paths, jobs=jobs, curation=curation, progress=_say, all_units=all_units)
    for note in report.notes:
        _say(note)
    _say(f"{report.articles} articles, {report.statements} statements, {report.skipped} skipped")
    if report.problems:
        raise typer.Exit(1)


# --- questions -----------------------------------------------------------------------------------------------------


class _Asked(NamedTuple):
    """Options given before the query's name."""

    db: str | None
    known_by: str | None
    form: Format | None


class _Queries(TyperGroup):
    """The stored queries as commands, each made when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        from .queries import all_queries

        return list(all_queries())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        from .queries import all_queries, query_named

        if ctx.resilient_parsing and cmd_name not in all_queries():
            return None
        return _command(query_named(cmd_name))


queries = typer.Typer(
    cls=_Queries, invoke_without_command=True, rich_markup_mode=None, subcommand_metavar="[NAME] [ARGS]..."
)
app.add_typer(queries, name="query")


@queries.callback()
def _query(
    ctx: typer.Context,
    db: Db = None,
    known_by: KnownBy = None,
    form: As = None,
) -> None:
    """Answer a stored query; without NAME, list all."""
    ctx.obj = _Asked(db, known_by, form)
    if ctx.invoked_subcommand is None:
        from .queries import all_queries

        rows = [
            {"query": q.name, "answers": q.summary, "parameters": " ".join(map(_usage, q.parameters))}
            for q in all_queries().values()
        ]
        _answer(rows, ("query", "answers", "parameters"), form)


def _usage(parameter: Parameter) -> str:
    return f"[--{_option(parameter)} {parameter.type.upper()}]" if parameter.optional else parameter.name.upper()


def _option(parameter: Parameter) -> str:
    return parameter.name.replace("_", "-")


def _command(query: Query) -> Any:
    """The command of a stored query: its signature is the query's header."""

    def run(ctx: typer.Context, db: str | None, known_by: str | None, as_: Format | None, **arguments: Any) -> None:
        asked: _Asked = ctx.obj
        with _archive(db or asked.db) as archive:
            rows = archive.query(query.name, known_by=known_by or asked.known_by, **arguments)
        _answer(rows, query.returns, as_ or asked.form)

    kept = {
        "db": (Db, None),
        "known_by": (KnownBy, None),
        "as_": (As, None),
    }
    signature = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    signature += [_declared(p) for p in query.parameters]
    signature += [
        inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, annotation=a, default=d) for n, (a, d) in kept.items()
    ]
    run.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in signature}
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    one.command(name=query.name, help=f"{query.summary}.")(run)
    return typer.main.get_command(one)


def _declared(parameter: Parameter) -> inspect.Parameter:
    kind: Any = int if parameter.type == "int" else str
    info: Any
    if parameter.optional:
        kind = kind | None
        info = typer.Option(f"--{_option(parameter)}", metavar=parameter.type.upper(), help=parameter.help)
    else:
        info = typer.Argument(metavar=parameter.name.upper(), help=parameter.help)
    default = None if parameter.optional else inspect.Parameter.empty
    return inspect.Parameter(
        parameter.name, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[kind, info], default=default
    )


@app.command()
def cypher(
    text: Annotated[str, typer.Argument(metavar="QUERY", help="Read-only Cypher, or - for standard input.")],
    parameters: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=TEXT", help="A parameter; NAME:=JSON for other values than text."),
    ] = None,
    db: Db = None,
    form: As = None,
) -> None:
    """Answer read-only Cypher of one's own."""
    given = dict(map(_parameter, parameters or ()))
    with _archive(db) as archive:
        rows = archive.cypher(sys.stdin.read() if text == "-" else text, given)
    _answer(rows, (), form)


def _parameter(given: str) -> tuple[str, Any]:
    import json

    name, equals, value = given.partition("=")
    if not equals or not name.rstrip(":"):
        raise typer.BadParameter(f"'{given}' is not NAME=TEXT or NAME:=JSON", param_hint="'-p'")
    if not name.endswith(":"):
        return name, value
    try:
        return name[:-1], json.loads(value)
    except ValueError:
        raise typer.BadParameter(
            f"'{value}' is no JSON; text is given as {name[:-1]}=TEXT", param_hint="'-p'"
        ) from None
