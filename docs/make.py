"""Writes the pages that follow from the code: docs/cli.md from the commands' own help, docs/schema.md from the schema.

python docs/make.py            write them
python docs/make.py --check    say which are stale, exit 1 if any is (the tests do the same)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent

EXAMPLES = {  # a query each, run by the tests on the examples that come with canbo
    "Province": "MATCH (p:Province) RETURN p.full_name, p.valid_to ORDER BY p.id LIMIT 5",
    "District": "MATCH (d:District)-[:PART_OF]->(p:Province) RETURN d.full_name, p.full_name ORDER BY d.id LIMIT 5",
    "Ward": "MATCH (w:Ward) WHERE 'Trà An' IN w.keys RETURN w.id, w.full_name, w.valid_from, w.valid_to",
    "Area": "MATCH (a:Area)-[:PART_OF]->(w:Ward) RETURN a.name, a.count, w.full_name ORDER BY a.id LIMIT 5",
    "Committee": "MATCH (c:Committee)-[:OF]->(w:Ward) RETURN c.full_name, c.kind ORDER BY c.id LIMIT 5",
    "PartyCell": "MATCH (c:PartyCell)-[:PART_OF]->(o) RETURN c.name, c.count, o.full_name ORDER BY c.id LIMIT 5",
    "PartyOrganisation": "MATCH (o:PartyOrganisation)<-[:PART_OF]-(c) RETURN o.full_name, c.full_name ORDER BY c.id LIMIT 5",
    "Agency": "MATCH (a:Agency) RETURN a.full_name, a.kind ORDER BY a.id LIMIT 5",
    "MassOrganisation": "MATCH (m:MassOrganisation) RETURN m.full_name ORDER BY m.id LIMIT 5",
    "Person": "MATCH (p:Person)-[t:HOLDS_ROLE]->() RETURN p.id AS id, p.full_name AS person, count(t) AS posts ORDER BY posts DESC, id LIMIT 5",
    "Post": "MATCH (p:Post {rank: 'head'})-[:OF]->(o) RETURN p.full_name, o.kind ORDER BY p.id LIMIT 5",
    "Staff": "MATCH (s:Staff)<-[:OVERSEES]-(o) RETURN s.name, o.full_name ORDER BY s.id LIMIT 5",
    "Article": "MATCH (a:Article)-[:STATES]->(s) RETURN a.id AS id, a.published AS published, count(s) AS said ORDER BY said DESC, id LIMIT 5",
    "Statement": "MATCH (s:Statement {status: 'start'}) RETURN s.person, s.role, s.start, s.quote ORDER BY s.id LIMIT 5",
    "HOLDS_ROLE": (
        "MATCH (p:Person)-[t:HOLDS_ROLE]->(o) WHERE t.from_earliest <= date('2021-08-24') AND date('2021-08-24') <= t.to_latest "
        "RETURN p.full_name, t.role, o.full_name, t.first_cited, t.last_cited ORDER BY t.key LIMIT 5"
    ),
    "MERGED_INTO": "MATCH (a:Ward)-[m:MERGED_INTO]->(b:Ward) RETURN a.full_name, m.valid_from, b.full_name, m.act ORDER BY m.key LIMIT 5",
    "OVERSEES": "MATCH (a)-[o:OVERSEES]->(b) RETURN a.full_name, b.full_name, o.quote ORDER BY o.key LIMIT 5",
    "PART_OF": "MATCH (w:Ward {name: 'Trà An'})-[r:PART_OF]->(d) RETURN w.full_name, d.full_name, r.valid_to",
    "OF": "MATCH (post:Post)-[:OF]->(o)-[:OF]->(w:Ward) RETURN post.title, o.full_name, w.full_name ORDER BY post.id LIMIT 5",
    "STATES": "MATCH (a:Article)-[:STATES]->(s:Statement {kind: 'merged_into'}) RETURN a.published, s.from, s.into ORDER BY s.id LIMIT 5",
}

PICTURE = """```mermaid
graph LR
    Article -- STATES --> Statement
    Person -- "HOLDS_ROLE (post, bounds, evidence)" --> Organisation["Committee · PartyOrganisation · PartyCell · Agency · MassOrganisation"]
    Post -- OF --> Organisation
    Organisation -- OF --> Place["Ward · District · Province · Area"]
    Organisation -- PART_OF --> Organisation
    Place -- PART_OF --> Place
    Place -- MERGED_INTO --> Place
    Organisation -- MERGED_INTO --> Organisation
    Post -- OVERSEES --> Staff
    Organisation -- OVERSEES --> Staff
    Staff -- OF --> Place
```"""


def schema() -> str:
    """docs/schema.md."""
    from canbo.graph.schema import EDGES, NODES

    return "\n".join([*_schema_head(), *_tables(NODES, "##"), "", "# Edges", *_edges(EDGES)]) + "\n"


def _schema_head() -> list[str]:
    return [
        "# The graph, for Cypher of your own",
        "",
        "Made by `python docs/make.py` from `graph/schema.py`. Every node has one label and an `id` that no other node",
        "bears; every edge a `key` that no other edge bears. A property that nothing was said about is absent. Days in",
        "`date` are native dates; EDTF (ISO 8601-2) is text and may be a year or month. Edges that carry bounds name the",
        "statements behind them.",
        "",
        PICTURE,
        "",
        "An edge between a post and another label may be OVERSEES too; `names` of a Statement lists the ids of all nodes",
        "that it is about.",
        "",
        "# Nodes",
    ]


def _tables(tables: dict[str, dict[str, str]], heading: str) -> Iterator[str]:
    seen: dict[int, str] = {}
    for label, properties in tables.items():
        if label == "Meta":
            continue
        yield from ("", f"{heading} {label}", "", f"```cypher\n{EXAMPLES[label]}\n```", "")
        same = seen.setdefault(id(properties), label)
        if same != label:
            yield f"Properties as of {same}."
            continue
        yield from ("| property | type | |", "|---|---|---|")
        yield "| `id` | str | |"
        for name, told in properties.items():
            kind, _, meaning = told.partition(":")
            yield f"| `{name}` | {kind} | {meaning.strip()} |"


def _edges(tables: dict[str, dict[str, str]]) -> Iterator[str]:
    for type, properties in tables.items():
        yield from ("", f"## {type}", "", f"```cypher\n{EXAMPLES[type]}\n```", "")
        if not properties:
            yield "No property but `key`."
            continue
        yield from ("| property | type | |", "|---|---|---|", "| `key` | str | |")
        for name, told in properties.items():
            kind, _, meaning = told.partition(":")
            yield f"| `{name}` | {kind} | {meaning.strip()} |"


def cli() -> str:
    """docs/cli.md."""
    from canbo.cli import app
    from canbo.queries import all_queries
    from typer.main import get_command

    commands = [*get_command(app).commands]  # type: ignore[attr-defined]
    names = [[], *([name] for name in commands), *(["query", name] for name in all_queries())]
    lines = ["# Every command", "", "Made by `python docs/make.py` from the commands' own help.", ""]
    return "\n".join([*lines, *(line for name in names for line in _help(name))])


def _help(name: list[str]) -> Iterator[str]:
    from canbo.cli import app
    from typer.testing import CliRunner

    text = (
        CliRunner(env={"COLUMNS": "100", "TERMINAL_WIDTH": "100"})
        .invoke(app, [*name, "--help"], prog_name="canbo")
        .stdout
    )
    title = " ".join(["canbo", *name])
    yield from (f"## {title}", "", "```", *(line.rstrip() for line in text.strip().splitlines()), "```", "")


PAGES = {"schema.md": schema, "cli.md": cli}


def main(arguments: list[str]) -> int:
    """Write or check the pages."""
    stale = [name for name, page in PAGES.items() if _read(name) != page()]
    if "--check" in arguments:
        for name in stale:
            print(f"docs/{name} is stale; `python docs/make.py` writes it", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (HERE / name).write_text(PAGES[name](), "utf-8")
    return 0


def _read(name: str) -> str:
    path = HERE / name
    return path.read_text("utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
