"""Statements that only confirm what the store knows: one more citation of a tenure, of one whose posts are all known.

The whole country's papers cite the Thủ tướng, so that his post has as many statements as the store has articles, and
reading them all again for one more would cost more the more a store holds. A stored tenure tells what is needed of
those that merely cite its holder: their days and ids, and that is all such a claim consists of. With the few statements
that tell more (starts, ends, terms) they are all claims of the post, from which its tenures are derived as they were
and as they are to be, and where nothing but the evidence of some has grown, those edges are all that changes.

What `Confirming` leaves is the neighbourhood's (neighbourhood.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ..loaders.grammar.places import label_of_level, split_level
from ..loaders.statement import Established, HoldsRole, MergedInto, Statement
from ..loaders.vietnamese import folded
from .claims import Claim, Key, Life
from .curation import Curation
from .derive import Derivation, Reading, Scope, when
from .drawing import bare, of_tenure
from .gathering import Changed, Deriving, Gathering, Read, families_in, settled
from .model import Edge, Graph, Node
from .organisations import Post
from .schema import ORGANISATIONS
from .tenures import Tenure, tenures
from .units import Place, keys_of

TRIED = 50  # articles of which one may name a person in two bodies as a further one does; most that name the one do
_GROWING = {"evidence", "evidence_statements", "statements"}


class Known(NamedTuple):
    """A tenure as the store keeps it."""

    edge: Edge
    name: str  # what its person is called
    key: Key  # of the claims behind it
    evidence: tuple[tuple[date, str], ...]
    statements: tuple[str, ...]

    @property
    def number(self) -> int:
        """Which one of its person, post and appointment it is in the order of time: the key ends with it."""
        return int(self.edge.key.rpartition("|")[2])


def known(edge: Edge, name: str) -> Known:
    """A stored tenure. Without a curation file a person has one written name, that of all seats."""
    own = edge.properties
    days = map(date.fromisoformat, own.get("evidence") or ())
    evidence = tuple(zip(days, own.get("evidence_statements") or (), strict=True))
    return Known(edge, name, (edge.start[1].partition("@")[0], own["appointment"]), evidence, tuple(own["statements"]))


def cites(statement: Statement) -> bool:
    """Whether a statement says no more than that its person holds the post on the day of its publication."""
    return (
        isinstance(statement, HoldsRole)
        and statement.status == "current"
        and not (statement.start or statement.end or statement.term or statement.again)
        and statement.observed is not None
    )


def untold(stored_as: Iterable[Known], told: Collection[str]) -> set[str]:
    """Ids of statements behind stored tenures of which neither `told` (ids) nor the evidence says enough."""
    return {id for it in stored_as for id in set(it.statements) - {id for _, id in it.evidence}} - set(told)


def confirmed(
    held: Post, life: Life, stored_as: Sequence[Known], told: Collection[Claim], more: Collection[Claim]
) -> dict[str, Tenure] | None:
    """The stored tenures of a post that `more` claims, all mere citations, add to, by key of their edges.

    `told` are the claims of the post that are no mere citations. None where more changes than the evidence between the
    first and the last day. In a body without a place bounds may change too: there nobody's identity (people.py) and no
    tenure elsewhere depends on them.
    """
    ids = _ids(told)
    claims = [*told, *(c for it in stored_as for c in _cited(it, ids)), *more]
    stored, now = defaultdict(list), _by_key(tenures(claims, single=held.single, life=life)[0])
    for it in sorted(stored_as, key=lambda it: it.number):
        stored[it.key].append(it)
    if {key: len(of) for key, of in stored.items()} != {key: len(of) for key, of in now.items()}:
        return None
    found: dict[str, Tenure] = {}
    for it, tenure in ((it, t) for key in stored for it, t in zip(stored[key], now[key], strict=True)):
        if _differing(it, tenure):
            if not (_grown(it, tenure, _ids(more)) and (held.organisation.place is None or _stays(it, tenure))):
                return None
            found[it.edge.key] = tenure
    return found if _ids(more) <= {id for t in found.values() for _, id in t.evidence} else None


def _cited(it: Known, told: Collection[str]) -> Iterable[Claim]:
    holder, appointment = it.key
    return (Claim(id, holder, day, "current", appointment=appointment) for day, id in it.evidence if id not in told)


def _by_key(found: Iterable[Tenure]) -> dict[Key, list[Tenure]]:
    """Tenures as edges are numbered: those of one person and appointment in the order of time."""
    by_key: dict[Key, list[Tenure]] = defaultdict(list)
    for tenure in sorted(found, key=when):
        by_key[tenure.holder, tenure.appointment].append(tenure)
    return by_key


def _ids(claims: Iterable[Claim]) -> set[str]:
    return {claim.statement for claim in claims}


def _differing(it: Known, tenure: Tenure) -> set[str]:
    """The properties in which a stored edge and a tenure differ."""
    told = of_tenure(tenure)
    return {name for name, value in told.items() if (value or None) != it.edge.properties.get(name)}


def _grown(it: Known, tenure: Tenure, more: Collection[str]) -> bool:
    """Whether a tenure has all that is behind the stored one, and besides that no evidence but of `more` (ids)."""
    if not (tenure.evidence and it.evidence):
        return False
    old, new = {*it.evidence, *it.statements}, {*tenure.evidence, *tenure.statements}
    further = {item if isinstance(item, str) else item[1] for item in new - old}
    return old <= new and further <= set(more)


def _stays(it: Known, tenure: Tenure) -> bool:
    """Whether a tenure is the stored one but for evidence between the first and the last."""
    ends = it.evidence[0] == tenure.evidence[0] and it.evidence[-1] == tenure.evidence[-1]
    return ends and _differing(it, tenure) <= _GROWING


def edge_of(it: Known, tenure: Tenure, more: Mapping[str, HoldsRole]) -> Edge:
    """A stored tenure's edge as it is to be; where the last word is one of `more` (by id), with its words."""
    told = of_tenure(tenure)
    last = more.get(tenure.evidence[-1][1])
    own = {"role": last.role, "quote": last.quote} if last else {}
    kept = {name: value for name, value in it.edge.properties.items() if name not in told}
    return it.edge._replace(properties=bare(kept | told | own))


# --- which statements come into question, and what is read for them ---


class Confirming:
    """Those of the statements that come in which only add to the evidence of tenures that the store knows.

    They are looked for where there may be many of one post: above districts. Whatever else changes about such a post,
    its holders or the body's life leaves them to the neighbourhood.
    """

    def __init__(self, read: Read, deriving: Deriving) -> None:
        self._read = read
        self._deriving = deriving
        self._found = Gathering(read)
        self._readings: dict[str, Reading] = {}  # of those that may only confirm
        self._tenures: dict[str, dict[str, Tenure]] = {}  # by post and edge
        self._known: dict[str, list[Known]] = {}  # by post
        self._look()

    @property
    def statements(self) -> Collection[str]:
        """Ids."""
        return self._readings.keys()

    def leave(self, *sides: Derivation) -> bool:
        """Leave to the neighbourhood those of whose post or person it tells; whether there were any."""
        told = [r for side in sides for r in side.readings if r.post]
        posts = {r.post.id for r in told if r.post}
        scopes = {side.scope.statements for side in sides if side.scope}
        seats = {_seat(r) for r in told if any(r.statement.id in scope for scope in scopes)}
        met = {id for id, r in self._readings.items() if (r.post and r.post.id in posts) or _seat(r) in seats}
        self._left(met)
        return bool(met)

    def graph(self) -> Graph:
        """The nodes of these statements and the edges of the tenures that they confirm."""
        if not self._readings:
            return Graph()
        more = {id: r.statement for id, r in self._readings.items() if isinstance(r.statement, HoldsRole)}
        lineage = [s for s in self._sides[1].statements if isinstance(s, MergedInto | Established)]
        scope = Scope(frozenset(more), frozenset())
        _, gazetteer, curation, memo = self._deriving
        told = Derivation([*more.values(), *lineage], gazetteer, curation, scope, memo)
        drawn = told.draw().graph.nodes
        nodes: dict[str, Node] = {}
        for id, r in self._readings.items():
            assert r.claim
            assert r.post
            names = set(drawn[id].properties["names"]) - {told.people[r.claim.holder, r.post.organisation.id].id}
            named = sorted(names | {self._person(r)})
            nodes[id] = drawn[id]._replace(properties={**drawn[id].properties, "names": named})
        edges = {
            it.edge.key: edge_of(it, tenure, more)
            for post, found in self._tenures.items()
            for it in self._known[post]
            if (tenure := found.get(it.edge.key))
        }
        return Graph(nodes, edges)

    def _look(self) -> None:
        changed, curation = self._deriving.changed, self._deriving.curation
        decided = _decided(curation)
        may = {
            id: s
            for id, s in changed.after.items()
            if isinstance(s, HoldsRole) and id not in changed.before and id not in curation.ignored and _may_confirm(s)
        }
        rest = [s for s in changed.statements if isinstance(s, HoldsRole) and s.id not in may]
        posts, names = {_post_as_written(s) for s in rest}, {(folded(s.person), folded(s.organisation)) for s in rest}
        may = {
            id: s
            for id, s in may.items()
            if folded(s.person) not in decided
            and _post_as_written(s) not in posts
            and (folded(s.person), folded(s.organisation)) not in names
        }
        if not may:
            return
        self._sides = self._settle(may)
        self._readings = {
            r.statement.id: r
            for r in self._sides[1].readings
            if r.statement.id in may and r.post and _is_high(r.post.organisation.place)
        }
        self._derive()
        self._leave_unsure(changed)

    def _settle(self, may: Mapping[str, Statement]) -> tuple[Derivation, Derivation]:
        """Derivations of what may confirm with what decides what it means, as it was and as it is to be."""
        before, after, _ = self._deriving.changed
        old, new = (
            {id: s for id, s in side.items() if isinstance(s, MergedInto | Established)} for side in (before, after)
        )
        self._found.lineage_of(families_in(may.values()))
        return settled(self._deriving._replace(changed=Changed(old, {**new, **may}, [])), self._found)

    def _derive(self) -> None:
        """The tenures of each post with the further evidence, where that is all that changes."""
        posts = {r.post.id: r.post for r in self._readings.values() if r.post}
        self._known = _known_tenures(self._read, posts.values())
        told = {s.id for s in self._found.telling(posts)}
        self._found.all_of({id for of in self._known.values() for id in untold(of, told)})
        may = {id: r.statement for id, r in self._readings.items()}
        self._sides = was, now = self._settle(may)
        said, decided = defaultdict[str, set[Claim]](set), _decided(self._deriving.curation)
        for r in (r for r in now.readings if r.post and r.claim and r.statement.id not in may):
            said[r.post.id].add(r.claim)  # type: ignore[union-attr,arg-type]
        for id, post in posts.items():
            more = {r.claim for r in self._readings.values() if r.post == post and r.claim}
            life = now.life(post.organisation)
            stored_as = self._known.get(id, ())
            if was.life(post.organisation) != life or any(
                folded(it.key[0].split("#")[0]) in decided for it in stored_as
            ):
                continue
            found = confirmed(post, life, stored_as, said[id], more)
            if found is not None:
                self._tenures[id] = found
        self._left({id for id, r in self._readings.items() if r.post and r.post.id not in self._tenures})

    def _leave_unsure(self, changed: Changed) -> None:
        """Leave those whose person is spelled anew, or whose article tells of the person in another body as well."""
        beside: dict[tuple[str, str], set[str]] = defaultdict(set)
        for s in changed.after.values():
            if isinstance(s, HoldsRole):
                beside[s.article, folded(s.person)].add(s.id)
        self._left(
            {
                id
                for id, r in self._readings.items()
                if not (self._spelled(r) and self._joins_nothing(beside[r.statement.article, _seat(r)[0]]))
            }
        )

    def _left(self, gone: Collection[str]) -> None:
        """Leave statements, and with them those of the same names and posts."""
        while gone:
            left = [self._readings.pop(id) for id in gone]
            posts, names = {r.post.id for r in left if r.post}, {_seat(r)[0] for r in left}
            for post in posts:
                self._tenures.pop(post, None)
            gone = {id for id, r in self._readings.items() if (r.post and r.post.id in posts) or _seat(r)[0] in names}

    def _tenure(self, r: Reading) -> Known:
        """The stored tenure that a statement confirms."""
        assert r.claim
        assert r.post
        key = r.claim.holder, r.claim.appointment
        return next(it for it in self._known[r.post.id] if it.key == key)

    def _person(self, r: Reading) -> str:
        return self._tenure(r).edge.start[1]

    def _spelled(self, r: Reading) -> bool:
        """Whether the person is called as articles mostly do, which one more does not change."""
        return isinstance(r.statement, HoldsRole) and " ".join(r.statement.person.split()) == self._tenure(r).name

    def _joins_nothing(self, beside: Collection[str]) -> bool:
        """Whether what one article says of one name makes nobody of two people, nor gives a first reason for it."""
        told = [r for id in beside if (r := self._readings.get(id))]
        if len(told) < len(beside):
            return False
        if len({r.post.organisation.id for r in told if r.post}) == 1:
            return True
        one = len({self._person(r) for r in told}) == 1
        return one and self._joined_before(told)

    def _joined_before(self, told: Sequence[Reading]) -> bool:
        """Whether an article that is asked first (people.py) names one person in the same bodies as another does."""
        article = told[0].statement.article
        posts = {r.post.id for r in told if r.post}
        names = {"name": keys_of(told[0].statement).name_key, "person": self._person(told[0])}
        rows = self._read(
            "MATCH (s:Statement {post: $post}) WHERE s.in_force AND s.name_key = $name AND s.article < $article "
            f"AND $person IN s.names RETURN s.article AS article LIMIT {TRIED}",
            {"post": min(posts), "article": article, **names},
        )
        rows = self._read(
            "UNWIND $articles AS article MATCH (s:Statement {article: article}) WHERE s.in_force AND s.name_key = $name "
            "AND $person IN s.names RETURN article, s.post AS post",
            {"articles": sorted({row["article"] for row in rows if row["article"] < article}), **names},
        )
        named: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            named[row["article"]].add(row["post"].partition("@")[2])
        bodies = {post.partition("@")[2] for post in posts}
        return any(bodies <= of for of in named.values())


def _decided(curation: Curation) -> set[str]:
    """Folded names of whose identity the curation file says something."""
    seats = [*(s for pair in (*curation.same, *curation.different) for s in pair), *curation.apart.values()]
    return {folded(seat.split("@")[0]) for seat in seats}


def _may_confirm(s: Statement) -> bool:
    """Whether a statement cites the holder of a post of which it does not say that it is in a unit below a province."""
    level = split_level(s.unit)[0] if s.unit else None
    return cites(s) and (level is None or label_of_level(level) in ("Province", "District"))


def _seat(r: Reading) -> tuple[str, str]:
    """The folded name that a statement about a role is about, and the id of the organisation."""
    return keys_of(r.statement).name_key or "", r.post.organisation.id if r.post else ""


def _is_high(place: Place | None) -> bool:
    return place is None or place.label == "Province"


def _post_as_written(s: HoldsRole) -> tuple[str, str]:
    return folded(s.role), folded(s.organisation)


def _known_tenures(read: Read, posts: Iterable[Post]) -> dict[str, list[Known]]:
    """The stored tenures of posts."""
    found: dict[str, list[Known]] = defaultdict(list)
    for label in ORGANISATIONS:
        rows = [{"post": p.id, "body": p.organisation.id} for p in posts if p.organisation.label == label]
        if not rows:
            continue
        edges = read(
            f"UNWIND $rows AS row MATCH (o:{label} {{id: row.body}})<-[t:HOLDS_ROLE]-(p:Person) WHERE t.post = row.post "
            "RETURN row.post AS post, row.body AS body, p.id AS person, p.name AS name, properties(t) AS t",
            {"rows": rows},
        )
        for row in edges:
            own = dict(row["t"])
            edge = Edge("HOLDS_ROLE", own.pop("key"), ("Person", row["person"]), (label, row["body"]), own)
            found[row["post"]].append(known(edge, row["name"]))
    return found
