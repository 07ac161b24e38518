"""One post told in two ways in one article: "Phó ban" and "Phó Trưởng ban Tổ chức Tỉnh ủy", "Bộ GD-ĐT" and "Bộ GD&ĐT"."""

from __future__ import annotations

import re

from ..lexicon import lexicon_table
from ..vietnamese import written
from .fact import Fact
from .places import Places

_JOINTS = re.compile(r" và | & |[&\-–]| ")


def one_spelling(body: str) -> str:
    """What the spellings of one body's name in an article share.

    >>> one_spelling("Bộ GD-ĐT") == one_spelling("Bộ GD & ĐT"), one_spelling("Sở Y tế") == one_spelling("Sở Nội vụ")
    (True, False)
    """
    return _JOINTS.sub("", written(body))


def by_one_title(facts: list[Fact], found: Places) -> list[Fact]:
    """The facts, with the longer of two titles of one post wherever the article has both of one man in one body."""
    in_full = lexicon_table("titles.toml")["in_full"]
    if not any(fact.post.role in in_full for fact in facts):
        return facts
    told = {(written(fact.person), fact.post.role, written(fact.body.text(found))) for fact in facts}

    def titled(fact: Fact) -> Fact:
        role = in_full.get(fact.post.role)
        if role is None or (written(fact.person), role, written(fact.body.text(found))) not in told:
            return fact
        return fact._replace(post=fact.post._replace(role=role))

    return [titled(fact) for fact in facts]
