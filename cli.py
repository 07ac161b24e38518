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
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from .errors import CanboError
from .queries.answers import Format, write_answer

if TYPE_CHECKING:
    from .graph.archive import Archive
    from .loaders.article import Article
    from .loaders.statement import Statement
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
As = Annotated[Format | None, typer.Option("--format", "-f", help="How to write the answer.  [default: table]")]
KnownBy = Annotated[
    str | None, typer.Option("--known-by", metavar="DAY", help="Answer from what was published by this day.")
]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help=".txt, .html, .jsonl, .csv files, folders of them, - for JSON lines on standard input."
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at once.")]
Curation = Annotated[
    Path | None, typer.Option("--curation", metavar="FILE", help="A curation file, in place of the one kept.")
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
    print(" ".join(line.splitlines()), file=sys.stderr, flush=True)


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
    jobs: Jobs = 1,
    seconds: Annotated[float, typer.Option(min=0.1, help="What one article may take.")] = 30.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the text with what was read in it, and why.")
    ] = False,
    page: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Show it as an HTML page.")] = None,
) -> None:
    """Read articles and write what they state as JSON lines."""
    from .loaders.batch import extract_all
    from .loaders.read import read

    problems: list[str] = []

    def problem(line: str) -> None:
        problems.append(line)
        _say(line)

    found = extract_all(read(paths, problem, _say), jobs=jobs, seconds=seconds, problem=problem)
    if page is not None:
        from .loaders.explain import page as html

        page.write_text("".join(html(found)), encoding="utf-8")
    elif explain:
        _explain(found)
    else:
        from .loaders.statement import to_json

        for _, statements in found:
            sys.stdout.buffer.writelines(to_json(statement) + b"\n" for statement in statements)
            sys.stdout.buffer.flush()  # who reads along sees each article when it has been read
    if problems:
        raise typer.Exit(1)


def _explain(found: Iterator[tuple[Article, list[Statement]]]) -> None:
    from rich.console import Console

    from .loaders.explain import explained

    console = Console(highlight=False)
    for article, statements in found:
        console.print(explained(article, statements))


@app.command()
def load(
    paths: Paths,
    db: Db = None,
    jobs: Jobs = 1,
    curation: Curation = None,
    all_units: Annotated[bool, typer.Option("--all-units", help="Add every unit of the gazetteer.")] = False,
) -> None:
    """Read articles into the graph."""
    with _archive(db, create=True) as archive:
        report = archive.load(paths, jobs=jobs, curation=curation, progress=_say, all_units=all_units)
    for line in (*report.notes, *report.problems):
        _say(line)
    _say(f"{report.articles} articles read, {report.loaded} new or changed, {report.statements} statements in those")
    if report.problems:
        _say(f"{len(report.problems)} inputs could not be read")
        raise typer.Exit(1)


@app.command()
def retract(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id, URL or file.")],
    db: Db = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    form: As = None,
) -> None:
    """Withdraw an article and show what changes."""
    with _archive(db) as archive:
        rows = archive.retract(article, dry_run=dry_run)
    _differences(rows, form)


@app.command()
def rebuild(db: Db = None, curation: Curation = None) -> None:
    """Derive the whole graph anew from the statements."""
    with _archive(db) as archive:
        change = archive.rebuild(curation=curation, progress=_say)
    put, gone = len(change.nodes_put) + len(change.edges_put), len(change.nodes_gone) + len(change.edges_gone)
    _say(f"{put} nodes and edges new or changed, {gone} gone")


@app.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A folder or the address of a server.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="A folder or the address of a server.")],
) -> None:
    """Put what one store holds into another."""
    from .graph.archive import copy

    number = copy(source, target, progress=_say)
    _say(f"{number} articles copied")


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
def _query(ctx: typer.Context, db: Db = None, known_by: KnownBy = None, form: As = None) -> None:
    """Answer a stored query; without NAME, list all."""
    ctx.obj = _Asked(db, known_by, form)
    if ctx.invoked_subcommand is None:
        from .queries import all_queries

        columns = ("query", "answers") if form in (None, Format.table) else ("query", "answers", "parameters")
        usages = {q.name: " ".join(map(_usage, q.parameters)) for q in all_queries().values()}
        rows = [{"query": q.name, "answers": q.summary, "parameters": usages[q.name]} for q in all_queries().values()]
        _answer(rows, columns, form)


def _usage(parameter: Parameter) -> str:
    named = f"[--{_option(parameter)} {parameter.type.upper()}]"
    return named if parameter.optional else parameter.name.upper()


def _option(parameter: Parameter) -> str:
    return parameter.name.replace("_", "-")


def _command(query: Query) -> Any:
    """The command of a stored query: its signature is the query's header."""

    def run(ctx: typer.Context, db: str | None, known_by: str | None, as_: Format | None, **arguments: Any) -> None:
        asked: _Asked = ctx.obj
        with _archive(db or asked.db) as archive:
            rows = archive.query(query.name, known_by=known_by or asked.known_by, **arguments)
        _answer(rows, query.returns, as_ or asked.form)

    signature = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    signature += [_declared(parameter) for parameter in query.parameters]
    for name, annotation in (("db", Db), ("known_by", KnownBy), ("as_", As)):
        signature.append(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=None))
    run.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in signature}
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
    keyword = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(parameter.name, keyword, annotation=Annotated[kind, info], default=default)


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
        hint = f"'{value}' is no JSON; text is given as {name[:-1]}=TEXT"
        raise typer.BadParameter(hint, param_hint="'-p'") from None


@app.command()
def why(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="A name, with or without diacritics.")],
    post: Annotated[str, typer.Argument(metavar="POST", help="Title and organisation, or an organisation.")],
    db: Db = None,
    form: As = None,
) -> None:
    """Say where each bound of a tenure comes from."""
    with _archive(db) as archive:
        rows = archive.why(person, post)
    _answer(rows, (), form)


@app.command()
def info(db: Db = None, form: As = None) -> None:
    """Say what the store holds."""
    with _archive(db) as archive:
        found = archive.info()
    if form is Format.json:
        _answer([found], (), form)
        return
    groups = {name: value for name, value in found.items() if isinstance(value, dict)}
    flat = {name: value for name, value in found.items() if name not in groups}
    flat |= {f"{group}: {name}": value for group, values in groups.items() for name, value in values.items()}
    _answer([{"what": name, "value": value} for name, value in flat.items()], ("what", "value"), form)


@app.command()
def check(
    db: Db = None,
    everything: Annotated[bool, typer.Option("--all", help="Print notes too, not only count them.")] = False,
    form: As = None,
) -> None:
    """List what cannot all be true or was not decided."""
    with _archive(db) as archive:
        alarms = archive.check()
    notes = [alarm for alarm in alarms if alarm.severity == "note"]
    shown = alarms if everything or form is Format.json else [alarm for alarm in alarms if alarm not in notes]
    _answer([alarm._asdict() for alarm in shown], ("severity", "kind", "text", "sentences", "curation"), form)
    if len(shown) < len(alarms):
        _say(f"{len(notes)} notes besides; --all prints them")
    if any(alarm.severity == "error" for alarm in alarms):
        raise typer.Exit(1)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A store, or a day that the store --db is known by.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    db: Db = None,
    form: As = None,
) -> None:
    """Show what differs between two stores or two days."""
    from .graph.archive import diff

    _differences(diff(before, after, db=db), form)


def _differences(rows: Iterable[Any], form: Format | None) -> None:
    if form in (None, Format.table):
        for row in rows:
            print(row.line())
        return
    _answer([row._asdict() for row in rows], ("what", "type", "id", "name", "property", "before", "after"), form)


# --- elsewhere -----------------------------------------------------------------------------------------------------


@app.command()
def export(
    form: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="canonical, graphml, gexf, json, csv or neo4j-admin."),
    ],
    target: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PATH", help="File or folder.  [default: standard output]")
    ] = None,
    db: Db = None,
) -> None:
    """Write the graph for another program."""
    with _archive(db) as archive:
        archive.export(form, target)


@app.command("browser-kit")
def browser_kit(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write it.")]) -> None:
    """Write scripts and style for Neo4j Browser."""
    from .queries.browser import write_kit

    for path in write_kit(folder):
        print(path)


@app.command()
def serve(
    db: Db = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 finds a free one.")] = 7687,
    expose: Annotated[
        bool, typer.Option("--expose", help="Allow an address that other machines reach; needs $NEO4J_PASSWORD.")
    ] = False,
) -> None:
    """Share the embedded store over Bolt until Ctrl-C."""
    from .graph.serve import serve

    serve(db, host=host, port=port, expose=expose, say=_say)
    # the store is closed; the engine's threads would wait for every client still connected to hang up
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


class _Question(NamedTuple):
    asked: str
    query: str
    arguments: dict[str, str]


_QUESTIONS = (
    _Question("Who led phường Trà An on 2014-04-06?", "who-led-ward", {"ward": "Trà An", "on": "2014-04-06"}),
    _Question(
        "Who chaired the People's Committee of Hà Nội, one after another?",
        "successions",
        {"post": "Chủ tịch UBND thành phố Hà Nội"},
    ),
    _Question(
        "What was phường Tân An made of, and what became of it?",
        "ward-lineage",
        {"ward": "Tân An", "district": "Ninh Kiều"},
    ),
)


@app.command()
def demo(
    db: Annotated[
        str | None, typer.Option("--db", metavar="URL", help="Keep the examples there.  [default: gone afterwards]")
    ] = None,
) -> None:
    """Load examples and answer three questions."""
    import tempfile
    from importlib.resources import as_file, files

    with (
        tempfile.TemporaryDirectory(prefix="canbo-demo-") as folder,
        as_file(files("canbo.examples")) as examples,
        _archive(db or str(Path(folder, "db")), create=True) as archive,
    ):
        report = archive.load([examples])
        print(f"{report.articles} articles of ours, in newspaper style, about public facts.")
        for question in _QUESTIONS:
            print(f"\n{question.asked}\n  {_typed(question)}\n")
            for row in archive.query(question.query, **question.arguments):
                print(_sentence(row))
    where = f" --db {db}" if db else ""
    print("\nTry next:")
    if not db:
        print("  canbo demo --db demo-db      keeps the examples; then ask with --db demo-db")
    print(f"  canbo query{' ' * (16 - len(where))}{where}  lists all questions")
    print("  canbo load YOUR-ARTICLES     reads your own .txt, .html, .jsonl or .csv into ./canbo-db")


def _typed(question: _Question) -> str:
    """The question as it would be typed."""
    import shlex

    from .queries import query_named

    words = ["canbo", "query", question.query]
    for parameter in query_named(question.query).parameters:
        if (value := question.arguments.get(parameter.name)) is not None:
            words += [f"--{_option(parameter)}", value] if parameter.optional else [value]
    return shlex.join(words)


def _sentence(row: dict[str, Any]) -> str:
    said = f"\n      {row['published']}: “{row['quote']}”" if row.get("quote") else ""
    if row.get("entry") == "gap":
        possible = ", ".join(row["possible"] or ()) or "nobody known"
        return f"  {row['from_day']} – {row['to_day']}: no sentence says who (possible: {possible})"
    if "into_unit" in row:
        where = row["into_district"] or row["into_province"]
        act = f", {row['act']}" if row["act"] else ""
        return f"  {row['date'] or 'undated'}: {row['from_unit']} -> {row['into_unit']} ({where}){act}{said}"
    when = f"{row['from_day']} – {row['to_day']}" if row.get("from_day") else row.get("certainty") or "without a day"
    held = f" ({row['appointment']})" if row["appointment"] != "full" else ""
    return f"  {when}: {row['person']}, {row['role']} {row['office']}{held}{said}"
