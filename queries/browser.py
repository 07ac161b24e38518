"""What Neo4j Browser takes: the stored queries as saved scripts, a style, and a page that says how.

Browser imports a zip of `.cypher` files that is dropped onto it and shows each under its first line, so the files go in
as they are: their first line says what the query answers.
"""

from __future__ import annotations

import zipfile
from importlib.resources import files
from pathlib import Path

from .headers import Query, all_queries

FOLDERS = ("Tables", "Drawings")  # one level of folders is what Browser knows


def write_kit(folder: Path) -> list[Path]:
    """Write the kit into `folder`, made where it does not exist; the paths of what was written, the page first."""
    scripts = folder / "queries"
    scripts.mkdir(parents=True, exist_ok=True)
    page, style, bundle = folder / "README.md", folder / "style.grass", folder / "canbo-queries.zip"
    home = files(__package__)
    page.write_text(home.joinpath("browser.md").read_text("utf-8") + _listed(), encoding="utf-8")
    style.write_text(home.joinpath("style.grass").read_text("utf-8"), encoding="utf-8")
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for query in all_queries().values():
            (scripts / f"{query.name}.cypher").write_text(query.text, encoding="utf-8")
            entry = zipfile.ZipInfo(
                f"{FOLDERS[query.draws]}/{query.name}.cypher"
            )  # dated 1980: equal kits, equal bytes
            archive.writestr(entry, query.text.encode(), zipfile.ZIP_DEFLATED)
    return [page, style, bundle]


def _listed() -> str:
    return "".join(
        f"\n**{query.name}**: {query.summary}.\n\n    {parameters(query)}\n" for query in all_queries().values()
    )


def parameters(query: Query) -> str:
    """The line that sets a query's parameters in Browser, with the examples of its header.

    >>> from canbo.queries import query_named
    >>> parameters(query_named("ward-lineage-graph"))
    ":param {ward: 'Tân An'}"
    """
    return f":param {{{', '.join(f'{p.name}: {p.example}' for p in query.parameters)}}}"
