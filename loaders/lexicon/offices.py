"""What a title and a body's name say: rank and kind, and which body is part of which.

The reader and the derivation of the graph ask the same questions, so the answers stand here, once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..statement import Appointment
from ..vietnamese import normalise
from .words import Head, Title, lexicon, lowered, spans

_STANDING = "thường trực"


class Body(NamedTuple):
    """What a body's name says of it, its unit aside."""

    kind: str  # canonical head with its inner chain: "UBND", "Sở Y tế", "Văn phòng UBND", "Ban Thường vụ Đảng ủy"
    label: str
    parent_kind: str | None  # kind of the body that it is a part of
    local: bool  # exists in many places and means nothing without a unit
    known: bool  # False where no head of the lexicon begins the name


@lru_cache(maxsize=4096)
def title_of(role: str) -> tuple[str, Appointment]:
    """The title of a role without Quyền and phụ trách, and how it was held.

    >>> title_of("Quyền Chủ tịch"), title_of("Phó Giám đốc phụ trách"), title_of("Thôn trưởng")
    (('Chủ tịch', 'acting'), ('Giám đốc', 'in charge'), ('Trưởng thôn', 'full'))
    """
    words = role.split()
    if words and words[0].lower() in ("quyền", "q."):
        rest = " ".join(words[1:])
        return rest[:1].upper() + rest[1:], "acting"
    if len(words) > 2 and " ".join(words[-2:]).lower() == "phụ trách":
        deputy = _plain(" ".join(words[:-2]))  # who runs the whole body stands in its head's place (TIME.md, Holders)
        return (deputy.base if deputy else " ".join(words[:-2])), "in charge"
    plain = _plain(role)
    return (plain.same if plain and plain.same and plain.role == role else role), "full"


def _plain(role: str) -> Title | None:
    found = lexicon().phrases.find(lowered(role), 0, "title")
    return found[0] if found else None


@lru_cache(maxsize=4096)
def _title(role: str) -> Title | None:
    tokens = lowered(title_of(role)[0])
    found = lexicon().phrases.find(tokens, 0, "title")
    return found[0] if found else None


@lru_cache(maxsize=4096)
def rank_of(role: str) -> str:
    """head, standing deputy, deputy, member or officer.

    >>> rank_of("Phó Bí thư Thường trực"), rank_of("Quyền Chủ tịch"), rank_of("Trưởng thôn"), rank_of("Ủy viên")
    ('standing deputy', 'head', 'head', 'member')
    """
    title = _title(role)
    if title is None:
        return "officer"
    if title.rank == "deputy" and role.lower().endswith(_STANDING):
        return "standing deputy"
    return title.rank


def is_head(role: str, organisation_kind: str) -> bool:
    """Whether one person at a time holds the post: the head of a body, no deputy, member or delegate.

    >>> is_head("Bí thư", "Đảng ủy"), is_head("Phó Bí thư", "Đảng ủy"), is_head("Đại biểu", "Quốc hội")
    (True, False, False)
    """
    title = _title(role)
    if title is None or not title.single:
        return False
    # a Thanh tra or a court has one chief; an embassy's name alone does not say which embassy
    # and the Central Committee has several secretaries below its general secretary
    many = title.base == "Bí thư" and organisation_kind == "Ban Chấp hành Trung ương Đảng"
    return not many and organisation_kind not in ("", "Đại sứ quán Việt Nam")


def committee_of(level: str | None) -> str:
    """Kind of the Party committee at a level; of the hamlets the chi bộ.

    >>> committee_of("phường"), committee_of("quận"), committee_of("thôn")
    ('Đảng ủy', 'Quận ủy', 'Chi bộ')
    """
    return lexicon().committees.get(level or "", "Chi bộ" if level else "Đảng ủy")


@lru_cache(maxsize=65536)
def body_of(organisation: str, unit: str | None = None) -> Body:
    """What an organisation's name says of it, its unit aside; one body written in two ways gives one kind.

    >>> body_of("Văn phòng Ủy ban nhân dân phường Trà An", "phường Trà An")
    Body(kind='Văn phòng UBND', label='Agency', parent_kind='UBND', local=True, known=True)
    >>> body_of("Sở Y tế Hà Nội", "Hà Nội").kind, body_of("Quốc hội", None).local
    ('Sở Y tế', False)
    >>> body_of("thôn Đông", "thôn Đông").kind
    'thôn'
    """
    tokens = _without_unit(lowered(organisation), unit)
    heads: list[Head] = []
    words: list[str] = []
    second = 0  # where the inner body begins in `words`
    at = 0
    while at < len(tokens):
        found = lexicon().phrases.find(tokens, at, "head")
        field = lexicon().phrases.find(tokens, at, "subject")
        if found and not (heads and field and field[1] >= found[1]):
            head, at = found
            second = second or len(words)
            heads.append(head)
            words.append(head.name)
        elif field:
            words.append(field[0])
            at = field[1]
        else:
            words.append(tokens[at])
            at += 1
    if not heads:
        level = lexicon().phrases.find(tokens, 0, "level") if unit else None
        itself = level is not None and level[1] == len(tokens)  # the hamlet itself: "Trưởng thôn | Đông"
        return Body(level[0] if level and itself else organisation, "Agency", None, True, False)
    parent = " ".join(words[second:]) if len(heads) > 1 else None
    unique = heads[-1].tail in ("state", "number") or heads[-1].name in ("Bộ", "Tổng cục")
    # "cán bộ khối Đảng, đoàn thể" names bodies and is none: a body's name begins with its head
    known = lexicon().phrases.find(tokens, 0, "head") is not None and not heads[0].outside
    return Body(_spaced(words), heads[0].label or "Agency", parent and _spaced(parent.split()), not unique, known)


def _spaced(words: Sequence[str]) -> str:
    return " ".join(words).replace(" ,", ",").replace(" & ", "&")


def _without_unit(tokens: list[str], unit: str | None) -> list[str]:
    if unit:
        whole = lowered(unit)
        found = lexicon().phrases.find(whole, 0, "level")
        for tail in (whole, whole[found[1] :] if found else whole):
            if tail and tokens[-len(tail) :] == tail and len(tokens) > len(tail):
                return _without_level(tokens[: -len(tail)])
    return tokens


def _without_level(tokens: list[str]) -> list[str]:
    for size in (2, 1):
        found = lexicon().phrases.find(tokens, len(tokens) - size, "level") if len(tokens) > size else None
        if found and found[1] == len(tokens):
            return tokens[:-size]
    return tokens


def head_body(kind: str) -> str:
    """The body whose head a post of this kind is: the Party organisation is led by its committee (TIME.md).

    >>> head_body("Đảng bộ"), head_body("Ban Chấp hành Đảng bộ"), head_body("UBND")
    ('Đảng ủy', 'Ban Chấp hành Đảng bộ', 'UBND')
    """
    return "Đảng ủy" + kind.removeprefix("Đảng bộ") if kind.startswith("Đảng bộ") else kind


def split_post(text: str) -> tuple[str, str] | None:
    """A post's title and organisation, or None where the text names no post.

    >>> split_post("Phó Bí thư Thường trực Đảng ủy phường Trà An")
    ('Phó Bí thư Thường trực', 'Đảng ủy phường Trà An')
    >>> split_post("cán bộ khối Đảng") is None
    True
    """
    form = normalise(text).text
    where = spans(form)
    tokens = lowered(form)
    at = 1 if tokens[:1] == ["quyền"] else 0
    found = lexicon().phrases.find(tokens, at, "title")
    if not found or found[0].outside:
        return None
    title, end = found
    role = title.role
    if at:
        role = "Quyền " + role
    if tokens[end : end + 2] == ["thường", "trực"] and title.rank == "deputy":
        role, end = f"{role} Thường trực", end + 2
    rest = form[where[end][0] :] if end < len(where) else ""
    if title.body and not lexicon().phrases.find(tokens, end, "head"):
        rest = f"{title.body} {rest}".strip()
    return (role, rest or title.fixed or title.body or "") if rest or title.fixed or title.body else None
