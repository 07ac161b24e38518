"""Articles as the store keeps them: which version of each is in force, and the bare records of what they say.

Newspapers correct themselves under the same address. All versions stay on record, the last by the articles' own dates
is in force, and the order of loading decides nothing: which version is the last is a function of the set of versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..loaders.article import Article
from ..loaders.statement import Statement, properties_of
from .model import Edge, Graph, Node
from .units import keys_of


class Version(NamedTuple):
    """One version of one article, with what a reader read in it."""

    properties: Mapping[str, Any]  # of its node, without `in_force`
    statements: tuple[Statement, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others: the work and the text."""
        return self.properties["work"], self.properties["sha256"]

    @property
    def age(self) -> tuple[str, str, str]:
        """Sort key among versions: modified, published, text hash (design, Interface)."""
        published = _iso(self.properties.get("published"))
        return self.properties.get("modified") or published, published, self.properties["sha256"]

    @property
    def known_from(self) -> str:
        """The day (ISO) from which it could be known; empty for one without a date, known on no day."""
        return self.age[0][:10]


def version_of(article: Article, statements: Iterable[Statement]) -> Version:
    """A version as read."""
    own = article.properties() | {"given_id": article.id, "work": article.work, "name": article.title or article.id}
    return Version(own, tuple(sorted(statements, key=lambda s: s.id)))


def same_metadata(a: Version, b: Version) -> bool:
    """Whether two readings of one version agree on everything but the statements."""
    return _plain(a) == _plain(b)


def chosen(a: Version, b: Version) -> Version:
    """Of two records of one version that differ in metadata, the one that any order of loading would choose."""
    return max(a, b, key=_plain)


def _plain(version: Version) -> list[tuple[str, str]]:
    return sorted((name, _iso(value)) for name, value in version.properties.items())


def in_force(versions: Collection[Version], known_by: date | None = None) -> set[tuple[str, str]]:
    """Keys of the last version of each work, of those that could be known on the day (rule 8)."""
    last: dict[str, Version] = {}
    for version in versions:
        if known_by is not None and not "" < version.known_from <= known_by.isoformat():
            continue
        work = version.properties["work"]
        if work not in last or last[work].age < version.age:
            last[work] = version
    return {version.key for version in last.values()}


def records(versions: Collection[Version], drawn: Container[str] = ()) -> Graph:
    """Article and bare Statement nodes of the versions, which must be all there are of their works and given ids.

    Those of statements whose ids are in `drawn` are left out: there are better ones.
    """
    current = in_force(versions)
    ids = _node_ids(versions, current)
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for version in versions:
        id, holds = ids[version.key], version.key in current
        nodes[id] = Node("Article", id, {**version.properties, "in_force": holds})
        for s in version.statements:
            if s.id not in drawn:
                nodes[s.id] = _bare(s, holds)
            key = f"STATES|{id}|{s.id}"
            edges[key] = Edge("STATES", key, ("Article", id), ("Statement", s.id), {})
    return Graph(nodes, edges)


def _bare(s: Statement, holds: bool) -> Node:
    keys = {name: key for name, key in keys_of(s)._asdict().items() if key}
    own = {"name": f"{s.kind} · {s.quote[:60]}", "in_force": holds}
    return Node("Statement", s.id, properties_of(s) | keys | own)


def _node_ids(versions: Collection[Version], current: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The given id, for the version in force; others that were given the same id bear a piece of their hash too."""
    sharing: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        sharing[version.properties["given_id"]].append(version)
    ids: dict[tuple[str, str], str] = {}
    for given, group in sharing.items():
        first, *rest = sorted(group, key=lambda v: (v.key not in current, v.key))
        ids[first.key] = given
        ids |= {v.key: f"{given}@{v.properties['sha256'][:12]}" for v in rest}
        if len({v.properties["sha256"] for v in rest}) < len(rest):  # one text at several addresses under one id
            ids |= {v.key: f"{given}@{v.properties['sha256'][:12]}@{v.properties['work']}" for v in rest}
    return ids


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value if value is not None else "")
