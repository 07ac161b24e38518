"""A small graph drawn by hand, every corner of the stored queries in it, and the pieces to draw others.

Ward Trà An of quận Bình Thủy ended on 2025-07-01. Its chairs: Giàu once (only ever called former), An (2010 to 2012), Dung
acting (2013), Bình (from 2014-04-01 to 2015-04-01, nobody known since). Công was secretary and chaired the council at
once. Another Trà An lies in another province, Trà Ân is a third ward. Of phường Tân An there are two generations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from canbo.graph.model import Edge, Graph, Node
from canbo.loaders.vietnamese import folded, written


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def keys(*names: str) -> list[str]:
    return sorted({form for name in names for form in (name, written(name), folded(name))})


def node(label: str, id: str, name: str, full_name: str | None = None, **properties: Any) -> Node:
    full = full_name or name
    own = {"name": name, "full_name": full, "keys": keys(name, full), **properties}
    return Node(label, id, {k: v for k, v in own.items() if v is not None})


def edge(type: str, start: Node, end: Node, **properties: Any) -> Edge:
    key = properties.pop("key", f"{type}|{start.id}|{end.id}")
    own = {k: v for k, v in properties.items() if v not in (None, [])}
    return Edge(type, key, (start.label, start.id), (end.label, end.id), own)


def life(begins: str | None = None, ends: str | None = None) -> dict[str, Any]:
    """First day and first day gone, as a unit, organisation or containment bears them."""
    return {
        "valid_from": begins,
        "valid_to": ends,
        "from_earliest": day(begins),
        "from_latest": day(begins),
        "to_earliest": day(ends),
        "to_latest": day(ends),
    }


def statement(id: str, observed: str | None, quote: str, *, kind: str = "holds_role", **properties: Any) -> list[Any]:
    """A statement in an article of its own."""
    article = Node(
        "Article",
        f"article-{id}",
        {
            "name": f"Bài {id}",
            "title": f"Bài {id}",
            "published": day(observed),
            "outlet": "baomau.vn",
            "url": f"https://baomau.vn/{id}",
            "work": f"https://baomau.vn/{id}",
            "given_id": f"article-{id}",
            "in_force": True,
        },
    )
    own = {"kind": kind, "article": article.id, "observed": day(observed), "quote": quote, "rule": "by hand"}
    said = Node("Statement", id, {"name": quote, "quote_begin": 0, "quote_end": len(quote), **own, **properties})
    return [article, said, edge("STATES", article, said)]


def post(organisation: Node, title: str, rank: str = "head", *, single: bool = True) -> list[Any]:
    full = f"{title} {organisation.properties['full_name']}"
    drawn = node("Post", f"{written(title)}@{organisation.id}", full, title=title, rank=rank, single=single)
    return [drawn, edge("OF", drawn, organisation)]


def tenure(
    person: Node,
    drawn_post: Node,
    organisation: Node,
    *,
    evidence: Sequence[tuple[str, str]] = (),
    statements: Sequence[str] = (),
    certain: Iterable[tuple[str, str]] = (),
    possible: tuple[str | None, str | None] = (None, None),
    appointment: str = "full",
    number: int = 1,
    **properties: Any,
) -> Edge:
    """HOLDS_ROLE as the derivation draws it: `possible` are its first and last possible day."""
    spans = list(certain)
    own = {
        "post": drawn_post.id,
        "title": drawn_post.properties["title"],
        "role": drawn_post.properties["title"],
        "rank": drawn_post.properties["rank"],
        "appointment": appointment,
        "evidence": [at for at, _ in evidence],
        "evidence_statements": [id for _, id in evidence],
        "statements": sorted({id for _, id in evidence} | set(statements)),
        "certain_from": [first for first, _ in spans],
        "certain_to": [last for _, last in spans],
        "from_earliest": day(possible[0]),
        "from_latest": day(evidence[0][0]) if evidence else None,
        "to_earliest": day(evidence[-1][0]) if evidence else None,
        "to_latest": day(possible[1]),
        "end_status": "unknown",
        "first_cited": day(evidence[0][0]) if evidence else None,
        "last_cited": day(evidence[-1][0]) if evidence else None,
    }
    key = f"{person.id}|{drawn_post.id}|{appointment}|{number}"
    return edge("HOLDS_ROLE", person, organisation, key=key, **(own | properties))


def graph(*parts: Any) -> Graph:
    """Nodes, edges and lists of them as a graph."""
    drawn = Graph()
    for part in parts:
        if isinstance(part, Node):
            drawn.nodes[part.id] = part
        elif isinstance(part, Edge):
            drawn.edges[part.key] = part
        else:
            inner = graph(*part)
            drawn.nodes.update(inner.nodes)
            drawn.edges.update(inner.edges)
    return drawn


def hand_drawn() -> Graph:
    """The graph of the module's docstring."""
    return graph(_places(), _tra_an(), _elsewhere(), _tan_an())


OLD = node("Province", "92@old", "Cần Thơ", "thành phố Cần Thơ", source="gazetteer", **life(ends="2025-07-01"))
NEW = node("Province", "92@new", "Cần Thơ", "thành phố Cần Thơ", source="gazetteer", **life("2025-07-01"))
OTHER = node("Province", "80@old", "Long An", "tỉnh Long An", source="gazetteer", **life(ends="2025-07-01"))
BINH_THUY = node("District", "918", "Bình Thủy", "quận Bình Thủy", source="gazetteer", **life(ends="2025-07-01"))
NINH_KIEU = node("District", "916", "Ninh Kiều", "quận Ninh Kiều", source="gazetteer", **life(ends="2025-07-01"))
O_MON = node("District", "917", "Ô Môn", "quận Ô Môn", source="gazetteer", **life(ends="2025-07-01"))
BEN_LUC = node("District", "803", "Bến Lức", "huyện Bến Lức", source="gazetteer", **life(ends="2025-07-01"))
TRA_AN = node("Ward", "w-tra-an", "Trà An", "phường Trà An", source="gazetteer", **life(ends="2025-07-01"))
TRA_AN_ELSEWHERE = node("Ward", "w-tra-an-2", "Trà An", "xã Trà An", source="gazetteer", **life(ends="2025-07-01"))
TRA_AN_CIRCUMFLEX = node("Ward", "w-tra-ân", "Trà Ân", "xã Trà Ân", source="gazetteer", **life(ends="2025-07-01"))
THOI_AN_DONG = node("Ward", "w-thoi", "Thới An Đông", "phường Thới An Đông", source="gazetteer", **life("2025-07-01"))
NINH_KIEU_WARD = node("Ward", "w-nk", "Ninh Kiều", "phường Ninh Kiều", source="gazetteer", **life("2025-07-01"))
AN_HOI = node("Ward", "w-an-hoi", "An Hội", "phường An Hội", source="article", **life(ends="2020-04-01"))
TAN_AN_1 = node("Ward", "w-tan-an-1", "Tân An", "phường Tân An", source="article", **life(ends="2020-04-01"))
TAN_AN_2 = node("Ward", "w-tan-an-2", "Tân An", "phường Tân An", source="gazetteer", **life("2020-04-01", "2025-07-01"))


def _places() -> list[Any]:
    ended = life(ends="2025-07-01")
    moved = life(ends="2013-01-01")
    return [
        *(OLD, NEW, OTHER, BINH_THUY, NINH_KIEU, O_MON, BEN_LUC, TRA_AN, TRA_AN_ELSEWHERE, TRA_AN_CIRCUMFLEX),
        *(THOI_AN_DONG, NINH_KIEU_WARD),
        *(edge("PART_OF", d, OLD, **ended) for d in (BINH_THUY, NINH_KIEU, O_MON)),
        edge("PART_OF", BEN_LUC, OTHER, **ended),
        edge("PART_OF", TRA_AN, O_MON, **moved),  # until 2013 the ward lay in another district
        edge("PART_OF", TRA_AN, BINH_THUY, **life("2013-01-01", "2025-07-01")),
        edge("PART_OF", TRA_AN_ELSEWHERE, BEN_LUC, **ended),
        edge("PART_OF", TRA_AN_CIRCUMFLEX, BEN_LUC, **ended),
        edge("PART_OF", THOI_AN_DONG, NEW, **life("2025-07-01")),
        edge("PART_OF", NINH_KIEU_WARD, NEW, **life("2025-07-01")),
        edge(
            "MERGED_INTO",
            TRA_AN,
            THOI_AN_DONG,
            valid_from="2025-07-01",
            from_earliest=day("2025-07-01"),
            act="1668/NQ-UBTVQH15",
            manner="joined",
            source="gazetteer",
        ),
    ]


UBND = node("Committee", "ubnd", "UBND phường Trà An", kind="UBND", **life(ends="2025-07-01"))
COUNCIL = node("Committee", "hdnd", "HĐND phường Trà An", kind="HĐND", **life(ends="2025-07-01"))
PARTY = node("Committee", "dang-uy", "Đảng ủy phường Trà An", kind="Đảng ủy", **life(ends="2025-07-01"))
BASE = node("PartyOrganisation", "dang-bo", "Đảng bộ phường Trà An", kind="Đảng bộ", statements=["made"])
CHAIR, CHAIR_OF = post(UBND, "Chủ tịch")
DEPUTY, DEPUTY_OF = post(UBND, "Phó Chủ tịch", "deputy", single=False)
SECRETARY, SECRETARY_OF = post(PARTY, "Bí thư")
SPEAKER, SPEAKER_OF = post(COUNCIL, "Chủ tịch")
GIAU, AN, DUNG, BINH, CONG = (
    node("Person", f"p-{folded(name).replace(' ', '-')}", name)
    for name in ("Phan Văn Giàu", "Nguyễn Văn An", "Võ Thị Dung", "Trần Thị Bình", "Lê Hữu Công")
)
NAMESAKE = node("Person", "p-nguyen-van-an-2", "Nguyễn Văn An", why=["nothing joins tỉnh Long An and Cần Thơ"])


def _tra_an() -> list[Any]:
    said = [
        statement(
            "g1", "2014-05-02", "nguyên Chủ tịch UBND phường Phan Văn Giàu", person="Phan Văn Giàu", status="former"
        ),
        statement(
            "a1", "2010-05-01", "ông Nguyễn Văn An, Chủ tịch UBND phường", person="Nguyễn Văn An", status="current"
        ),
        statement("a2", "2012-03-01", "ông An, Chủ tịch phường", person="Nguyễn Văn An", status="current"),
        statement("d1", "2013-06-10", "bà Võ Thị Dung, Quyền Chủ tịch", person="Võ Thị Dung", status="current"),
        statement(
            "b1",
            "2014-04-06",
            "bà Bình được bầu giữ chức Chủ tịch từ 1-4-2014",
            person="Trần Thị Bình",
            role="Chủ tịch",
            organisation="UBND phường Trà An",
            status="start",
            start="2014-04-01",
        ),
        statement("b2", "2015-04-06", "bà Bình thôi giữ chức từ 1-4-2015", status="end", end="2015-04-01"),
        statement("c1", "2012-03-01", "ông Lê Hữu Công, Bí thư Đảng ủy phường", status="current"),
        statement("c2", "2012-03-01", "kiêm Chủ tịch HĐND phường", status="current"),
        statement("made", "2009-01-05", "thành lập Đảng bộ phường", kind="established", organisation="Đảng bộ"),
        statement("12", "2010-05-01", "12 chi bộ trực thuộc", kind="counted", body="Đảng bộ", what="chi bộ", count=12),
        statement("o1", "2011-05-01", "Bí thư trực tiếp phụ trách các chi bộ", kind="oversees"),
    ]
    cells = Node(
        "PartyCell", "cells", {"name": "12 chi bộ", "full_name": "12 chi bộ", "keys": keys("chi bộ"), "count": 12}
    )
    ended = {"valid_from": "2014-04-01", "valid_to": "2015-04-01", "end_status": "ended"}
    bodies = (UBND, COUNCIL, PARTY, BASE)
    return [
        *bodies,
        *(CHAIR, CHAIR_OF, DEPUTY, DEPUTY_OF, SECRETARY, SECRETARY_OF, SPEAKER, SPEAKER_OF),
        *(GIAU, AN, DUNG, BINH, CONG, cells, said),
        *(edge("OF", body, TRA_AN) for body in bodies),
        edge("PART_OF", PARTY, BASE),
        edge("PART_OF", cells, BASE, evidence=["2010-05-01"], evidence_statements=["12"], statements=["12"]),
        edge("OVERSEES", SECRETARY, cells, evidence=["2011-05-01"], evidence_statements=["o1"], statements=["o1"]),
        tenure(GIAU, CHAIR, UBND, statements=["g1"], possible=("2004-05-02", "2014-05-01"), to_earliest=None),
        tenure(
            AN,
            CHAIR,
            UBND,
            evidence=[("2010-05-01", "a1"), ("2012-03-01", "a2")],
            certain=[("2010-05-01", "2012-03-01")],
            possible=("2002-03-01", "2013-06-09"),
        ),
        tenure(
            DUNG,
            CHAIR,
            UBND,
            evidence=[("2013-06-10", "d1")],
            certain=[("2013-06-10", "2013-06-10")],
            possible=("2012-03-02", "2014-04-01"),
            appointment="acting",
            role="Quyền Chủ tịch",
        ),
        tenure(
            BINH,
            CHAIR,
            UBND,
            evidence=[("2014-04-01", "b1"), ("2014-04-06", "b1"), ("2015-03-31", "b2")],
            certain=[("2014-04-01", "2015-03-31")],
            possible=("2014-04-01", "2015-04-01"),
            **ended,
        ),
        tenure(
            CONG,
            SECRETARY,
            PARTY,
            evidence=[("2012-03-01", "c1")],
            certain=[("2012-03-01", "2012-03-01")],
            possible=("2002-03-01", "2022-03-01"),
        ),
        tenure(
            CONG,
            SPEAKER,
            COUNCIL,
            evidence=[("2012-03-01", "c2")],
            certain=[("2012-03-01", "2012-03-01")],
            possible=("2002-03-01", "2022-03-01"),
        ),
        tenure(DUNG, DEPUTY, UBND, evidence=[("2012-03-01", "a2")], certain=[("2012-03-01", "2012-03-01")],
               possible=("2002-03-01", "2022-03-01")),
    ]  # fmt: skip


def _elsewhere() -> list[Any]:
    committee = node("Committee", "ubnd-2", "UBND xã Trà An", kind="UBND", **life(ends="2025-07-01"))
    chair, chair_of = post(committee, "Chủ tịch")
    third = node("Committee", "ubnd-3", "UBND xã Trà Ân", kind="UBND", **life(ends="2025-07-01"))
    third_chair, third_of = post(third, "Chủ tịch")
    hanh = node("Person", "p-hanh", "Cao Thị Hạnh")
    return [
        *(committee, chair, chair_of, third, third_chair, third_of, NAMESAKE, hanh),
        edge("OF", committee, TRA_AN_ELSEWHERE),
        edge("OF", third, TRA_AN_CIRCUMFLEX),
        statement("n1", "2012-03-01", "ông Nguyễn Văn An, Chủ tịch UBND xã", status="current"),
        statement("h1", "2012-03-01", "bà Cao Thị Hạnh, Chủ tịch UBND xã Trà Ân", status="current"),
        tenure(NAMESAKE, chair, committee, evidence=[("2012-03-01", "n1")], certain=[("2012-03-01", "2012-03-01")],
               possible=("2002-03-01", "2022-03-01")),
        tenure(hanh, third_chair, third, evidence=[("2012-03-01", "h1")], certain=[("2012-03-01", "2012-03-01")],
               possible=("2002-03-01", "2022-03-01")),
    ]  # fmt: skip


def _tan_an() -> list[Any]:
    stated = {"valid_from": "2020-04-01", "from_earliest": day("2020-04-01"), "manner": "joined", "source": "article"}
    told = {"evidence": ["2020-04-03"], "evidence_statements": ["m1"], "statements": ["m1"]}
    committee = node("Committee", "ubnd-4", "UBND phường An Hội", kind="UBND", **life(ends="2020-04-01"))
    chair, chair_of = post(committee, "Chủ tịch")
    khanh = node("Person", "p-khanh", "Đỗ Văn Khánh")
    return [
        *(AN_HOI, TAN_AN_1, TAN_AN_2, committee, chair, chair_of, khanh),
        *(edge("PART_OF", ward, NINH_KIEU) for ward in (AN_HOI, TAN_AN_1)),
        edge("PART_OF", TAN_AN_2, NINH_KIEU, **life("2020-04-01", "2025-07-01")),
        edge("OF", committee, AN_HOI),
        edge("MERGED_INTO", AN_HOI, TAN_AN_2, **stated, **told),
        edge("MERGED_INTO", TAN_AN_1, TAN_AN_2, **stated, **told),
        edge(
            "MERGED_INTO",
            TAN_AN_2,
            NINH_KIEU_WARD,
            valid_from="2025-07-01",
            from_earliest=day("2025-07-01"),
            act="1668/NQ-UBTVQH15",
            manner="joined",
            partial=True,
            source="gazetteer",
        ),
        statement("m1", "2020-04-03", "sáp nhập Tân An và An Hội", kind="merged_into"),
        statement("k1", "2019-11-20", "ông Đỗ Văn Khánh, Chủ tịch UBND phường An Hội", status="current"),
        tenure(khanh, chair, committee, evidence=[("2019-11-20", "k1")], certain=[("2019-11-20", "2019-11-20")],
               possible=("2009-11-20", "2020-03-31")),
    ]  # fmt: skip
