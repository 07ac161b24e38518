"""What one article says, with the exact words: the records that everything else is derived from.

Statements are immutable and content-addressed: reading one article twice gives the same ids. The names of the fields
that an annotator would write down (person, role, organisation, part, whole ...) are those of the gold set's
guidelines; the others carry the context that the reader resolved.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any, Literal, TypeVar

import msgspec

Status = Literal["current", "start", "end", "former"]
Appointment = Literal["full", "acting", "in charge", "standing in"]
Manner = Literal["joined", "absorbed", "split", "renamed"]
# `make(cls, begin, end, rule, **fields)` seals what stands at `begin`..`end` of the normalised text
Make = Callable[..., Any]


class Stated(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", rename={"from_": "from"}):
    """What every statement carries, whatever its kind."""

    article: str  # id of the article
    quote: str  # shortest words that show it, exact
    quote_begin: int  # character offsets of the quote in `Article.text`
    quote_end: int
    rule: str  # name of the rule that read it
    id: str = ""  # 16 hex digits, see `sealed`
    version: str = ""  # sha256 of the article's version
    observed: date | None = None  # the day the article was published
    outlet: str | None = None
    reader: str = ""  # fingerprint of rules and lexicon
    unit: str | None = None  # unit whose body it is about, resolved in the document: "phường Trà An"
    within: tuple[str, ...] = ()  # what the article says that unit lies in, inner to outer: ("quận Bình Thủy", ...)

    @property
    def kind(self) -> str:
        """holds_role, part_of, merged_into, oversees, established or counted."""
        return str(self.__struct_config__.tag)


class HoldsRole(Stated, frozen=True, kw_only=True, tag="holds_role"):
    """A named person and a public post."""

    person: str  # fullest form of the name in the article
    role: str  # title without its organisation: "Phó Bí thư Thường trực"
    organisation: str  # body with its own place: "Đảng ủy phường Trà An"
    status: Status
    start: str | None = None  # EDTF
    end: str | None = None  # EDTF; the day of leaving, first day gone
    term: str | None = None  # "2015-2020"
    appointment: Appointment = "full"
    again: bool = False  # re-elected, goes on: evidence for its day that bounds nothing (TIME.md, Evidence)


class PartOf(Stated, frozen=True, kw_only=True, tag="part_of"):
    """A place lies in another. `within` is the chain above `part`, beginning with `whole`."""

    part: str
    whole: str


class MergedInto(Stated, frozen=True, kw_only=True, tag="merged_into"):
    """A unit or organisation became, or became part of, another. `within` is the chain above both.

    Where the article says that the old one lay elsewhere ("xã Cổ Nhuế, huyện Từ Liêm" became two phường of quận Bắc Từ
    Liêm), `within` is that of the new one, and `from_within` that of the old; else it is left out.
    """

    from_: str
    into: str
    from_within: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    date: str | None = None  # EDTF, first day of the new
    act: str | None = None  # the resolution, where named
    manner: Manner = "joined"  # joined: a new unit is made; absorbed: `into` existed and goes on


class Oversees(Stated, frozen=True, kw_only=True, tag="oversees"):
    """An organisation or post is charged with watching over an organisation, post or body of staff."""

    overseer: str
    overseen: str


class Established(Stated, frozen=True, kw_only=True, tag="established"):
    """An organisation or unit was made."""

    organisation: str
    date: str | None = None  # EDTF
    term: str | None = None


class Counted(Stated, frozen=True, kw_only=True, tag="counted"):
    """A body has so many of something: 13 khu vực of phường Tân An."""

    body: str
    what: str
    count: int


Statement = HoldsRole | PartOf | MergedInto | Oversees | Established | Counted
Any_ = TypeVar("Any_", HoldsRole, PartOf, MergedInto, Oversees, Established, Counted)
_NOT_CONTENT = ("id", "rule", "reader", "observed", "outlet")


def sealed(statement: Any_) -> Any_:
    """The statement with its id: 16 hex digits of SHA-256 over what it says, where, in which version of which article.

    Rule and reader do not count, so a better rule that reads the same thing leaves the id alone.
    """
    content = {name: value for name, value in msgspec.to_builtins(statement).items() if name not in _NOT_CONTENT}
    digest = sha256(msgspec.json.encode(content, order="sorted")).hexdigest()[:16]
    return msgspec.structs.replace(statement, id=digest)


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Statement] = msgspec.json.Decoder(Statement)


def to_json(statement: Statement) -> bytes:
    """One JSON object, keys as in the gold set's guidelines."""
    return _encoder.encode(statement)


def from_json(line: bytes | str) -> Statement:
    """The statement that `to_json` wrote. Raises `msgspec.ValidationError` for anything else."""
    return _decoder.decode(line)


def from_properties(properties: dict[str, Any]) -> Statement:
    """A statement from plain values, as the store keeps them (see `properties_of`)."""
    statement: Statement = msgspec.convert(properties, Statement, strict=False)
    return statement


def properties_of(statement: Statement) -> dict[str, Any]:
    """A statement as plain values for the store: nothing empty, no `id`, `observed` a date."""
    found = msgspec.to_builtins(statement, builtin_types=(date,))
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in found.items()
        if name != "id" and (value or type(value) is int)
    }
