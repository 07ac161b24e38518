"""One post told by two titles in one article: "Phó ban Tổ chức Tỉnh ủy" and "Phó Trưởng ban Tổ chức Tỉnh ủy"."""

from __future__ import annotations

from ..lexicon import lexicon_table
from ..vietnamese import written
from .fact import Fact
from .places import Places


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
