"""A person in a post of a settled body: what one sentence of an article says of the two."""

from __future__ import annotations

from typing import NamedTuple

from ..statement import Status
from .body import Body
from .chunks import Holding
from .posts import Post


class Fact(NamedTuple):
    """A person in a post of a settled body: what one sentence says, with the days that it or its article gives."""

    person: str
    post: Post
    body: Body
    holding: Holding
    status: Status
    start: str | None
    end: str | None
    begin: int
    finish: int
    lead: bool = False  # told in the article's first sentences
    given: bool = True  # the sentence gives the day, not the article's opening
    termed: bool = False  # a punishment that strips of a post of a term, which may be over
    session: int = 0  # "khóa IX" of the body, 0 where none is named
    held: bool = False  # another sentence says that it is held
    step: bool = False  # one of several posts in turn: "Phó Giám đốc, rồi Giám đốc Sở X"
    during: bool = False  # held while something else happened: "trong thời gian giữ chức Q, ông A ký"
