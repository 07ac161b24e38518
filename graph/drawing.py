"""The graph drawn: nodes and edges with all their properties, from what a derivation concluded.

Whatever a statement is about is drawn with what it stands in: a post with its organisation, an organisation with its
place, a unit with its chain, its lineage and the units of its province that bear its name. Drawing a thing twice draws
it once, and what is drawn of a thing depends on nothing but the statements about it, so that a neighbourhood drawn
alone agrees with the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..loaders.gazetteer import Unit, folded_key, name_key
from ..loaders.statement import Counted, Established, HoldsRole, MergedInto, Oversees, PartOf, Statement, properties_of
from ..loaders.vietnamese import folded, written
from .edtf import bounds
from .model import Edge, Graph, Node
from .organisations import Group, Organisation, Post
from .people import Person
from .tenures import Tenure
from .units import Change, Place, keys_of, own_families

if TYPE_CHECKING:
    from .derive import Derivation, Held, Reading, Vouched

Drawable = Organisation | Post | Group | Place


class Drawn(NamedTuple):
    """A graph and what its shared nodes (places, organisations, posts, groups) were drawn from, by id."""

    graph: Graph
    objects: dict[str, Drawable]

    @property
    def places(self) -> dict[str, Place]:
        """The places among the objects."""
        return {id: it for id, it in self.objects.items() if isinstance(it, Place)}


def about(reading: Reading) -> dict[str, str]:
    """Ids of what a statement is about, each under the property by which the store finds it again, but for its post."""
    places = reading.pair or ((reading.place,) if reading.place else ())
    sides = [side for side in reading.parties if not isinstance(side, Place)]
    return dict(zip(("place", "other_place"), (it.id for it in places), strict=False)) | dict(
        zip(("side", "other_side"), (it.id for it in sides), strict=False)
    )


def of_tenure(t: Tenure) -> dict[str, Any]:
    """What an edge has of its tenure alone."""
    return {
        "appointment": t.appointment,
        "term": t.term,
        "evidence": [day.isoformat() for day, _ in t.evidence],
        "evidence_statements": [id for _, id in t.evidence],
        "valid_from": t.valid_from,
        "valid_to": t.valid_to,
        "from_earliest": t.from_earliest,
        "from_latest": t.from_latest,
        "to_earliest": t.to_earliest,
        "to_latest": t.to_latest,
        "end_status": t.end_status,
        "first_cited": t.first_cited,
        "last_cited": t.last_cited,
        "certain_from": [begin.isoformat() for begin, _ in t.certain],
        "certain_to": [end.isoformat() for _, end in t.certain],
        "statements": list(t.statements),
        "inferred": list(t.inferred),
    }


def forms(*names: str) -> list[str]:
    """Every form that a query may ask by: as published, as written, folded."""
    return sorted({form for name in names if name for form in (name, written(name), folded(name))})


class Drawing:
    """Collects the nodes and edges of one derivation; the same thing drawn twice is one."""

    def __init__(self, derivation: Derivation) -> None:
        self.d = derivation
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}
        self.objects: dict[str, Drawable] = {}
        self.by_id = {s.id: s for s in derivation.statements}

    def drawn(self, extra: Iterable[Drawable], beside: Iterable[Place]) -> Drawn:
        """All of it: see `Derivation.draw`."""
        for drawable in extra:
            self.side(drawable)
        for place in beside:
            self._chain(place)
        for reading in self.d.readings:
            self._statement(reading)
        for held in self.d.held:
            self._held(held)
        self._mergers()
        self._stated_pairs()
        self._bodies_merged()
        return Drawn(Graph(self.nodes, self.edges), self.objects)

    def _node(self, label: str, id: str, properties: Mapping[str, Any]) -> str:
        if id not in self.nodes:
            self.nodes[id] = Node(label, id, bare(properties))
        return id

    def _edge(self, type: str, key: str, start: str, end: str, properties: Mapping[str, Any]) -> None:
        ends = [(self.nodes[id].label, id) for id in (start, end)]
        self.edges[key] = Edge(type, key, ends[0], ends[1], bare(properties))

    def _wants(self, reading: Reading) -> bool:
        if self.d.scope is None:
            return True
        s = reading.statement
        if s.id in self.d.scope.statements:
            return True
        return not isinstance(s, HoldsRole) and not self.d.scope.families.isdisjoint(own_families(s))

    # what statements are about

    def _statement(self, reading: Reading) -> None:
        if not self._wants(reading):
            return
        s = reading.statement
        names: list[str] = []
        names += [self.place(place) for place in (reading.place, *(reading.pair or ())) if place]
        for side in reading.parties:
            names += self.side(side)
        if reading.post:
            names.append(self.post(reading.post))
        if reading.body:
            names += self.body(reading.body)
        if reading.claim and reading.body:
            names.append(self.person(self.d.people[reading.claim.holder, reading.body.id]))
        found = keys_of(s)
        self._node(
            "Statement",
            s.id,
            properties_of(s)
            | found._asdict()
            | {
                "name": f"{s.kind} · {s.quote[:60]}",
                "names": sorted(set(names)),
                "in_force": True,
                "post": reading.post.id if reading.post else None,
                **about(reading),
            },
        )

    def side(self, side: Organisation | Post | Group | Place) -> list[str]:
        """Draws a side of an oversight or count; the ids drawn."""
        if isinstance(side, Place):
            return [self.place(side)]
        if isinstance(side, Organisation):
            return self.body(side)
        if isinstance(side, Post):
            return [self.post(side), *self.body(side.organisation)]
        return self.group(side)

    def group(self, group: Group) -> list[str]:
        """A body of people or of unnamed bodies, with how many there are as last counted."""
        self.objects[group.id] = group
        counts = self._counts.get(group.id, [])
        last = max(counts, key=lambda s: (str(s.observed or ""), s.id), default=None)
        of = group.of
        name = f"{last.count} {group.name}" if last else group.name
        asked = (group.name, group.name.split(",")[0]) if group.label == "Staff" else (group.name,)
        own = {"name": name, "full_name": name, "keys": forms(*asked)}  # "cán bộ khối Đảng | , đoàn thể"
        drawn = [
            self._node(
                group.label,
                group.id,
                own
                if group.label == "Staff"
                else own
                | {
                    "count": last.count if last else None,
                    "kind": group.name if of and not isinstance(of, Place) else None,
                }
                | (
                    {"source": "article", "level": group.name}
                    if group.label == "Area"
                    else {"statements": sorted(s.id for s in counts)}
                ),
            )
        ]
        if isinstance(of, Organisation):
            drawn += self.body(of)
            self._edge("PART_OF", f"PART_OF|{group.id}|{of.id}", group.id, of.id, self._stated(counts))
        elif isinstance(of, Place):
            drawn.append(self.place(of))
            type = "OF" if group.label == "Staff" else "PART_OF"
            stated = {} if group.label == "Staff" else self._stated(counts) | {"source": "article"}
            self._edge(type, f"{type}|{group.id}|{of.id}", group.id, of.id, stated)
        return drawn

    @cached_property
    def _counts(self) -> dict[str, list[Counted]]:
        found: dict[str, list[Counted]] = defaultdict(list)
        for r in self.d.readings:
            if isinstance(r.statement, Counted) and r.parties:
                found[r.parties[0].id].append(r.statement)
        return found

    # people and posts

    def person(self, person: Person) -> str:
        """Draws a person under the spelling that the articles use most."""
        names = self._spelled.get(person.id, {})
        best = min(names, key=lambda n: (-names[n], n)) if names else person.seats[0].name.title()
        return self._node(
            "Person",
            person.id,
            {"name": best, "full_name": best, "keys": forms(*names), "why": list(person.why)},
        )

    @cached_property
    def _spelled(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for r in self.d.readings:
            if r.claim and r.body and isinstance(r.statement, HoldsRole):
                person = self.d.people.get((r.claim.holder, r.body.id))
                if person:
                    found[person.id][" ".join(r.statement.person.split())] += 1
        return found

    def post(self, post: Post) -> str:
        """Draws a post with its organisation."""
        self.objects[post.id] = post
        self._node(
            "Post",
            post.id,
            {
                "name": post.name,
                "full_name": post.name,
                "keys": forms(*post.names),
                "title": post.title,
                "rank": post.rank,
                "single": post.single,
            },
        )
        self.body(post.organisation)
        self._edge("OF", f"OF|{post.id}|{post.organisation.id}", post.id, post.organisation.id, {})
        return post.id

    def _held(self, held: Held) -> None:
        if self.d.scope is not None and self.d.scope.statements.isdisjoint(held.tenure.statements):
            return
        t, at = held.tenure, held.post
        self.post(at)
        person = self.person(held.person)
        key = f"{person}|{at.id}|{t.appointment}|{held.number}"
        statements = [self.by_id[id] for id in t.statements]
        last = self.by_id[t.evidence[-1][1]] if t.evidence else statements[0]
        self._edge(
            "HOLDS_ROLE",
            key,
            person,
            at.organisation.id,
            {
                "post": at.id,
                "title": at.title,
                "role": last.role if isinstance(last, HoldsRole) else at.title,
                "rank": at.rank,
                "quote": last.quote,
            }
            | of_tenure(t),
        )

    # organisations

    def body(self, body: Organisation) -> list[str]:
        """Draws an organisation, the ones it is an inner body of, and its place; the ids of the organisations."""
        drawn = [body.id]
        self.objects[body.id] = body
        if body.id not in self.nodes:
            stated = self.d.beginnings.get(body.id, [])
            life = self.d.life(body)
            inferred = []
            if not stated and self.d.made(body):
                inferred.append("valid_from: made with its Đảng bộ")
            self._node(
                body.label,
                body.id,
                {
                    "name": body.name,
                    "full_name": body.name,
                    "keys": forms(*body.names),
                    "kind": body.kind,
                    "valid_from": _edtf(self.d.made(body), stated) or _iso(life.begins),
                    "valid_to": _iso(life.ends),
                    "from_earliest": life.begins,
                    "from_latest": life.begins,
                    "to_earliest": life.ends,
                    "to_latest": life.ends,
                    "term": sorted({s.term for s in stated if s.term}),
                    "statements": sorted(s.id for s in stated),
                    "inferred": inferred,
                },
            )
        if body.place:
            self.place(body.place)
            self._edge("OF", f"OF|{body.id}|{body.place.id}", body.id, body.place.id, {})
        if body.parent:
            drawn += self.body(body.parent)
            self._edge("PART_OF", f"PART_OF|{body.id}|{body.parent.id}", body.id, body.parent.id, {})
        return drawn

    def _bodies_merged(self) -> None:
        told: dict[tuple[str, str], list[MergedInto]] = defaultdict(list)
        for rows in self.d.body_mergers.values():
            for s, old, new in rows:
                if old != new and s not in told[old, new]:
                    told[old, new].append(s)
        for (old, new), mergers in sorted(told.items()):
            if old in self.nodes and new in self.nodes:
                mergers.sort(key=lambda s: s.id)
                dated = sorted({s.date for s in mergers if s.date}, key=lambda d: (-len(d), d))
                span = bounds(dated[0], mergers[0].observed) if dated else (None, None)
                stated = self._stated(mergers) | {
                    "valid_from": dated[0] if dated else None,
                    "from_earliest": span[0],
                    "from_latest": span[1],
                    "manner": mergers[0].manner,
                    "act": next((s.act for s in mergers if s.act), None),
                    "source": "article",
                }
                self._edge("MERGED_INTO", f"MERGED_INTO|{old}|{new}", old, new, stated)

    # places

    def place(self, place: Place) -> str:
        """Draws a unit with its chain, its lineage, and the units of its province that bear its name."""
        if place.id in self.nodes and place.id in self._rounded:
            return place.id
        self._rounded.add(place.id)
        self._chain(place)
        if place.unit:
            self._official_lineage(place.unit)
            for other in self._namesakes(place.unit):
                self._chain(self.d.resolver.listed(other.id))
        for change in [c for side in self.d.resolver.lineage.of(place) for c in side]:
            self._chain(self.d.resolver.lineage.places[change.old])
            self._chain(self.d.resolver.lineage.places[change.new])
        return place.id

    @cached_property
    def _rounded(self) -> set[str]:
        return set()

    def _namesakes(self, unit: Unit) -> list[Unit]:
        top = {u.code for u in self.d.gazetteer.chain(unit.id)[-1:]}
        same = self.d.gazetteer.written_as(unit.name)
        return [u for u in same if u.label == unit.label and self.d.gazetteer.chain(u.id)[-1].code in top]

    def _chain(self, place: Place) -> None:
        if place.id in self.nodes:
            return
        self.objects[place.id] = place
        self._node(place.label, place.id, self._place_properties(place))
        if place.unit:
            self._official_parents(place.unit)
        elif place.parent:
            self._chain(place.parent)
            key = f"PART_OF|{place.id}|{place.parent.id}"
            self._edge("PART_OF", key, place.id, place.parent.id, self._together(place, place.parent))

    def _together(self, part: Place, whole: Place) -> dict[str, Any]:
        """From when to when one place can have lain in another: while both existed."""
        lives = self.d.unit_life(part), self.d.unit_life(whole)
        begins = max((life[0] for life in lives if life[0]), default=None)
        ends = min((life[1] for life in lives if life[1]), default=None)
        return {
            "source": "article",
            "from_earliest": begins,
            "from_latest": begins,
            "to_earliest": ends,
            "to_latest": ends,
            "end_status": "ended" if ends else "unknown",
        }

    def _place_properties(self, place: Place) -> dict[str, Any]:
        unit = place.unit
        begins, ends = self.d.unit_life(place)
        made, gone = self.d.resolver.lineage.of(place)
        names = {place.name, place.full_name}
        keys = names | {key(name) for name in names for key in (name_key, folded_key)}
        keys |= set(self.d.gazetteer.keys(unit.id) if unit else ())
        dated_from = next((c.dated for c in made if c.dated and c.manner != "absorbed"), None)
        dated_to = place.before or next((c.dated for c in gone if c.dated), None)
        stated_end = ends if unit is None or ends != unit.valid_to else None
        return {
            "name": place.name,
            "full_name": place.full_name,
            "keys": sorted(keys),
            "level": place.level,
            "code": unit.code if unit else None,
            "valid_from": dated_from or _iso(begins),
            "valid_to": (dated_to if stated_end else None) or _iso(ends),
            "from_earliest": begins,
            "from_latest": begins,
            "to_earliest": ends,
            "to_latest": ends,
            "act": (unit.act if unit else None) or next((c.act for c in made if c.act), None),
            "source": "gazetteer" if unit else "article",
            "unresolved": place.unresolved or None,
        }

    def _official_parents(self, unit: Unit) -> None:
        for span in self.d.gazetteer.parents(unit.id):
            above = self.d.resolver.listed(span.parent)
            self._chain(above)
            made = self.d.unit_life(above)[0]  # as an article has it: the list is silent on what was before 2025
            begins = max(filter(None, (span.valid_from, made)), default=None)
            properties = {
                "source": "gazetteer",
                "valid_from": _iso(begins),
                "valid_to": _iso(span.valid_to),
                "from_earliest": begins,
                "from_latest": begins,
                "to_earliest": span.valid_to,
                "to_latest": span.valid_to,
                "end_status": "ended" if span.valid_to else "open",
            }
            self._edge("PART_OF", f"PART_OF|{unit.id}|{above.id}", unit.id, above.id, properties)
            self._earlier_parent(unit, above)

    def _earlier_parent(self, unit: Unit, above: Place) -> None:
        """What a unit lay in before its district or province was made, as far as the lists say."""
        begun, own = self.d.gazetteer.begun.get(above.id), self.d.unit_life(self.d.resolver.listed(unit.id))[0]
        if begun is None or (own and begun.day <= own):
            return
        earlier = self.d.resolver.earlier(unit, above)
        if earlier is None or earlier.id == unit.id:
            return
        self._chain(earlier)
        properties = {
            "source": "gazetteer",
            "valid_to": _iso(begun.day),
            "to_earliest": begun.day,
            "to_latest": begun.day,
            "end_status": "ended",
        }
        self._edge("PART_OF", f"PART_OF|{unit.id}|{earlier.id}", unit.id, earlier.id, properties)

    def _official_lineage(self, unit: Unit) -> None:
        g = self.d.gazetteer
        steps = {*g.successors(unit.id), *g.predecessors(unit.id)}
        for step in g.successors(unit.id):
            steps |= set(g.predecessors(step.new))
        for step in sorted(steps):
            old, new = self.d.resolver.listed(step.old), self.d.resolver.listed(step.new)
            self._chain(old)
            self._chain(new)
            day = new.unit.valid_from if new.unit else None
            properties = {
                "source": "gazetteer",
                "act": step.act,
                "partial": step.partial or None,
                "valid_from": _iso(day),
                "from_earliest": day,
                "from_latest": day,
                "manner": "joined" if len(g.predecessors(step.new)) > 1 else "renamed",
            }
            key = f"MERGED_INTO|{step.old}|{step.new}"
            if key not in self.edges:
                self._edge("MERGED_INTO", key, step.old, step.new, properties)

    def _mergers(self) -> None:
        for change in self.d.resolver.lineage.changes:
            if change.old in self.nodes and change.new in self.nodes:
                self._merger(change)

    def _merger(self, change: Change) -> None:
        key = f"MERGED_INTO|{change.old}|{change.new}"
        known = dict(self.edges[key].properties) if key in self.edges else {}
        stated = self._stated([self.by_id[id] for id in change.statements]) | {
            "valid_from": change.dated,
            "from_earliest": change.first,
            "from_latest": change.last,
            "act": change.act,
            "manner": change.manner,
            "source": "article",
        }
        self._edge("MERGED_INTO", key, change.old, change.new, {**bare(stated), **known})

    def _stated_pairs(self) -> None:
        told: dict[tuple[str, str], dict[str, Statement | Vouched]] = defaultdict(dict)
        pairs: dict[tuple[str, str], tuple[Place, Place]] = {}
        for ends, kept in self.d.kept.items():
            told[ends].update({row.id: row for row in kept.rows})
            pairs |= {ends: kept.pair} if kept.pair else {}
        for r in self.d.readings:
            if isinstance(r.statement, PartOf) and r.pair:
                told[r.pair[0].id, r.pair[1].id][r.statement.id] = r.statement
                pairs[r.pair[0].id, r.pair[1].id] = r.pair
            if isinstance(r.statement, Oversees):
                told[r.parties[0].id, r.parties[1].id][r.statement.id] = r.statement
        for (a, b), by_id in sorted(told.items()):
            rows = list(by_id.values())
            if not rows or a == b or a not in self.nodes or b not in self.nodes:
                continue
            if (a, b) not in pairs:
                self._edge("OVERSEES", f"OVERSEES|{a}|{b}", a, b, self._stated(rows) | {"end_status": "unknown"})
                continue
            part, whole = pairs[a, b]
            if part.unit and whole.unit and whole.id in [u.id for u in self.d.gazetteer.chain(a)[2:]]:
                continue  # a ward "in" its province: true, but its district lies between
            key = f"PART_OF|{a}|{b}"
            known = dict(self.edges[key].properties) if key in self.edges else self._together(part, whole)
            self._edge("PART_OF", key, a, b, self._stated(rows) | known)

    def _stated(self, statements: Iterable[Statement | Vouched]) -> dict[str, Any]:
        """Evidence of an edge that statements vouch for day by day."""
        rows = sorted(statements, key=lambda s: (str(s.observed or "9999"), s.id))
        cited = [s for s in rows if s.observed]
        if not rows:
            return {}
        return {
            "evidence": [s.observed.isoformat() for s in cited if s.observed],
            "evidence_statements": [s.id for s in cited],
            "first_cited": cited[0].observed if cited else None,
            "last_cited": cited[-1].observed if cited else None,
            "statements": sorted(s.id for s in rows),
            "quote": (cited or rows)[-1].quote,
        }


def bare(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties as the store keeps them: nothing empty."""
    return {name: value for name, value in properties.items() if value is not None and value != []}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _edtf(made: Collection[date], stated: Collection[Established]) -> str | None:
    dated = sorted(s.date for s in stated if s.date)
    return dated[0] if dated else _iso(min(made)) if made else None
