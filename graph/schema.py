"""What stands in the graph: labels, edge types, their properties and the types of those.

One table for the stores (constraints, dates), the exports (typed headers), the docs and the tests. A property that is
not listed here is not written. Types: `str`, `int`, `bool`, `date` (native), `[str]` (list of text).
"""

from __future__ import annotations

from typing import Final

PLACES: Final = ("Province", "District", "Ward", "Area")
ORGANISATIONS: Final = ("Committee", "PartyCell", "PartyOrganisation", "Agency", "MassOrganisation")

_NAMED = {
    "name": "str: without the level of its place where it has one (Trà An; UBND phường Trà An)",
    "full_name": "str: with the level (phường Trà An)",
    "keys": "[str]: every form a query may name it by: as written and folded, with and without level",
}
_PLACE = _NAMED | {
    "level": "str: tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn, đặc khu, thôn, khu phố ...",
    "code": "str: code of the National Statistics Office; not an identity, codes are used again",
    "valid_from": "str: EDTF, first day; absent where no source says",
    "valid_to": "str: EDTF, first day gone",
    "from_earliest": "date",
    "from_latest": "date",
    "to_earliest": "date",
    "to_latest": "date",
    "act": "str: the resolution that made it",
    "source": "str: gazetteer or article",
    "unresolved": "bool: several units bear the name and nothing said decides between them",
    "count": "int: how many, where the articles count and do not name them",
}
_ORGANISATION = _NAMED | {
    "kind": "str: the body's head: UBND, HĐND, Đảng ủy, Công an ...",
    "valid_from": "str: EDTF, first day",
    "valid_to": "str: EDTF, first day gone",
    "from_earliest": "date",
    "from_latest": "date",
    "to_earliest": "date",
    "to_latest": "date",
    "term": "[str]: terms stated for it (2015-2020)",
    "count": "int: how many, where the articles count and do not name them",
    "inferred": "[str]: what was concluded rather than stated",
    "statements": "[str]: ids of the statements that say when it was made, or how many there are",
}

NODES: Final[dict[str, dict[str, str]]] = {
    "Meta": {
        "derived_with": "str: fingerprint of what the graph was derived with: rules, gazetteer, curation",
        "curation": "str: the curation file in force",
        "all_units": "bool: whether the whole gazetteer was loaded",
    },
    **dict.fromkeys(PLACES, _PLACE),
    **dict.fromkeys(ORGANISATIONS, _ORGANISATION),
    "Person": {
        "name": "str: as published, the spelling most used",
        "full_name": "str: the same",
        "keys": "[str]: every form a query may name the person by",
        "why": "[str]: what joined the posts of this person, or kept them from a namesake's",
    },
    "Post": {
        "name": "str: title and organisation (Chủ tịch UBND phường Trà An)",
        "full_name": "str: the same",
        "keys": "[str]: forms to search by",
        "title": "str: without Quyền or phụ trách (Phó Bí thư Thường trực)",
        "rank": "str: head, standing deputy, deputy, member, officer",
        "single": "bool: held by one person at a time",
    },
    "Staff": {
        "name": "str: a body of people as written (cán bộ, công chức khối chính quyền)",
        "full_name": "str: the same",
        "keys": "[str]: forms to search by",
    },
    "Article": {
        "name": "str: title, or id without one",
        "sha256": "str: of published, title and text",
        "title": "str",
        "kicker": "str",
        "published": "date",
        "modified": "str",
        "outlet": "str",
        "author": "str",
        "url": "str",
        "given_id": "str: the id as given, where a later version of the article has taken the node id",
        "work": "str: what all versions of the article share: URL, else id",
        "in_force": "bool: whether it is the last version of its work",
        "retracted": "bool",
    },
    "Statement": {
        "name": "str: kind and its words, for display",
        "kind": "str: holds_role, part_of, merged_into, oversees, established, counted",
        "article": "str: id of its article",
        "version": "str: sha256 of the article's version",
        "observed": "date: day of publication",
        "outlet": "str",
        "quote": "str",
        "quote_begin": "int",
        "quote_end": "int",
        "rule": "str",
        "reader": "str: fingerprint of rules and lexicon",
        "unit": "str",
        "within": "[str]",
        "from_within": "[str]: of a merger, what the old unit lay in, where that is said to be another place",
        "person": "str",
        "role": "str",
        "organisation": "str",
        "status": "str: current, start, end, former",
        "start": "str: EDTF",
        "end": "str: EDTF",
        "term": "str",
        "appointment": "str",
        "again": "bool",
        "part": "str",
        "whole": "str",
        "from": "str",
        "into": "str",
        "date": "str: EDTF",
        "act": "str",
        "manner": "str",
        "overseer": "str",
        "overseen": "str",
        "body": "str",
        "what": "str",
        "count": "int",
        "in_force": "bool: false for those of a version that a later one has replaced",
        "names": "[str]: ids of the nodes it is about",
        "post": "str: id of the post it was found to be about",
        "name_key": "str: folded name of its person",
        "place_key": "str: folded name of the unit it is about",
        "other_place_key": "str: folded name of the second unit of a merger or containment",
        "lineage_key": "str: `place_key` of a merger or founding",
        "other_lineage_key": "str: `other_place_key` of a merger or founding",
        "place": "str: id of the place it is about; of a merger the older one, of a containment the part",
        "other_place": "str: id of the second place of a merger or containment",
        "side": "str: id of the organisation, post or body of people it is about, other than as a role",
        "other_side": "str: id of the second one: of an oversight what is overseen, of a count whose it is",
    },
}

_DATED = {
    "evidence": "[str]: days (ISO) on which the articles vouch for it, oldest first",
    "evidence_statements": "[str]: ids of the statements behind `evidence`, in that order",
    "valid_from": "str: stated start, EDTF",
    "valid_to": "str: stated end, EDTF",
    "from_earliest": "date: first possible day; absent: unbounded",
    "from_latest": "date",
    "to_earliest": "date",
    "to_latest": "date: last possible day (of a unit or merger: first day gone); absent: unbounded",
    "end_status": "str: ended, open, unknown",
    "first_cited": "date",
    "last_cited": "date",
    "statements": "[str]: ids of all statements behind it",
    "quote": "str: of the last evidence, else of the first statement",
    "inferred": "[str]: what was concluded rather than stated, by rule",
}

EDGES: Final[dict[str, dict[str, str]]] = {
    "HOLDS_ROLE": _DATED
    | {
        "post": "str: id of the post",
        "title": "str: the post's title",
        "role": "str: as written",
        "rank": "str",
        "appointment": "str: full, acting, in charge, standing in",
        "term": "str",
        "certain_from": "[str]: first days of the spans in which it is certain (rule 7)",
        "certain_to": "[str]: last days of those spans, in the same order",
    },
    "MERGED_INTO": _DATED
    | {
        "act": "str: the resolution",
        "manner": "str: joined, absorbed, split, renamed",
        "source": "str: gazetteer or article",
        "partial": "bool: only a part went there",
    },
    "OVERSEES": _DATED,
    "PART_OF": _DATED | {"source": "str: gazetteer or article"},
    "OF": {},
    "STATES": {},
}
