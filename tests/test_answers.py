"""Cypher answers what the pure functions say, on random worlds; derivation does not depend on order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import canbo
import pytest
from canbo.graph.curation import Curation
from canbo.graph.derive import Derivation, derive
from canbo.graph.tenures import certainty
from canbo.loaders.gazetteer import gazetteer
from canbo.loaders.vietnamese import written
from canbo.queries import unit_key
from worlds import UNITS, version

WARDS = sorted({name for name, _ in UNITS if name.startswith(("phường", "xã"))})
LED = ("Đảng ủy", "HĐND", "UBND")


def world(seed: int, works: int) -> list:
    random = Random(seed)
    return [version(random, work) for work in range(works)]


def told(versions: list) -> Derivation:
    return Derivation([s for v in versions for s in v.statements], gazetteer(), Curation())


def expected(derivation: Derivation, ward: str, day: date) -> set[tuple[str, str, str, str]]:
    """Heads of the wards of that name on the day, from the tenures themselves."""
    found = set()
    for held in derivation.held:
        body = held.post.organisation
        if not held.post.single or held.post.rank != "head" or body.kind not in LED or body.place is None:
            continue
        sure = certainty(held.tenure, day)
        if body.place.label == "Ward" and unit_key(body.place.full_name) == unit_key(ward) and sure:
            found.add((body.name, held.tenure.holder, held.tenure.appointment, sure))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_who_led_ward_is_what_the_tenures_say(tmp_path, seed):
    versions = world(3000 + seed, 18)
    derivation = told(versions)
    random = Random(seed)
    days = [date(2010, 1, 1) + timedelta(days=random.randrange(6000)) for _ in range(5)]
    days += [t.tenure.to_latest for t in derivation.held if t.tenure.to_latest][:4]
    days += [t.tenure.first_cited for t in derivation.held if t.tenure.first_cited][:4]
    with canbo.open(tmp_path / "db") as archive:
        archive._put(versions)
        for ward in WARDS:
            for day in days:
                rows = archive.query("who-led-ward", ward=ward, on=day)
                answered = {(r["office"], written(r["person"]), r["appointment"], r["certainty"]) for r in rows}
                assert answered == expected(derivation, ward, day), (ward, day)


@pytest.mark.parametrize("seed", range(4))
def test_certain_lies_on_evidence_or_between_two_pieces_no_more_than_five_years_apart(seed):
    for held in told(world(4000 + seed, 25)).held:
        days = [day for day, _ in held.tenure.evidence]
        for begin, end in held.tenure.certain:
            assert begin in days
            assert end in days
            inside = [day for day in days if begin <= day <= end]
            for a, b in pairwise(inside):
                assert (b - a).days <= 5 * 366


@pytest.mark.parametrize("seed", range(4))
def test_every_bound_follows_from_a_date_or_a_named_rule(seed):
    for held in told(world(5000 + seed, 25)).held:
        t = held.tenure
        for name in ("from_earliest", "from_latest", "to_earliest", "to_latest"):
            stated = t.valid_from if name.startswith("from") else t.valid_to
            assert getattr(t, name) is None or stated or any(reason.startswith(name) for reason in t.inferred), (
                t,
                name,
            )


def test_any_order_of_statements_derives_one_graph():
    statements = [s for v in world(6000, 60) for s in v.statements]
    graph = derive(statements)
    random = Random(0)
    for _ in range(40):
        again = derive(random.sample(statements, len(statements)) + random.sample(statements, 5))
        assert again == graph


def test_known_by_a_day_is_the_graph_of_what_was_published(tmp_path):
    versions = world(7000, 20)
    day = date(2018, 6, 1)
    then = [v for v in versions if v.properties.get("published") and v.properties["published"] <= day]
    with canbo.open(tmp_path / "all") as whole, canbo.open(tmp_path / "then") as part:
        whole._put(versions)
        part._put(then)
        for ward in WARDS:
            for on in (None, date(2015, 1, 1)):
                assert whole.query("who-led-ward", known_by=day, ward=ward, on=on) == part.query(
                    "who-led-ward", ward=ward, on=on
                )
