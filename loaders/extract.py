"""From one article to its statements: pure, deterministic, each with the exact words.

Reading is one pass down the text. The automaton names the sentences that can hold a post (`tokens`), a small grammar
reads people and posts in them (`names`, `posts`, `chunks`, `holders`), the article says which unit is meant (`places`,
`bodies`) and when (`days`), and everything leaves sealed, in the order of the quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from .article import Article
from .fingerprint import reader
from .grammar.breaks import joined, parted
from .grammar.careers import told_once
from .grammar.facts import facts
from .grammar.mergers import mergers
from .grammar.moves import moves
from .grammar.oversight import oversight
from .grammar.places import Places, part_of, places
from .statement import HoldsRole, Make, Statement, sealed
from .vietnamese import Normalised, normalise

LARGEST = 2_000_000  # characters read of one article; no article is longer


def extract(article: Article) -> list[Statement]:
    """What the article states, in the order of the quotes.

    >>> found = extract(Article(text="Ông Trần Văn Bình, Chủ tịch UBND phường Trà An, cho biết."))
    >>> [(s.person, s.role, s.organisation, s.quote) for s in found]
    [('Trần Văn Bình', 'Chủ tịch', 'UBND phường Trà An', 'Ông Trần Văn Bình, Chủ tịch UBND phường Trà An')]
    """
    text = joined(parted(normalise(article.text[:LARGEST])))
    found = places(text, article.published)
    make = _maker(article, text)
    statements: list[Statement] = [*roles(text, found, article.published, make), *part_of(found, make)]
    statements += mergers(text, found, article.published, make)
    statements += [*moves(found, article.published, make), *oversight(text, found, make)]
    return sorted(statements, key=lambda s: (s.quote_begin, s.quote_end, type(s).__name__, s.id))


def _maker(article: Article, text: Normalised) -> Make:
    """Builds sealed statements of what stands at `begin`..`end` of the normalised text."""
    version = article.sha256

    def make(cls: Any, begin: int, end: int, rule: str, /, **fields: Any) -> Any:
        """Seal what stands at `begin`..`end`, the space at its end aside."""
        first, last = text.span(begin, end)
        while last > first and article.text[last - 1].isspace():
            last -= 1
        return sealed(
            cls(
                article=article.id,
                quote=article.text[first:last],
                quote_begin=first,
                quote_end=last,
                rule=rule,
                version=version,
                observed=article.published,
                outlet=article.outlet,
                reader=reader(),
                **fields,
            )
        )

    return make


def roles(text: Normalised, found: Places, published: date | None, make: Make) -> Iterator[HoldsRole]:
    """The posts that people hold, start or leave."""
    for fact in told_once(list(facts(text.text, found, published)), found):
        unit = fact.body.unit(found)
        yield make(
            HoldsRole,
            fact.begin,
            fact.finish,
            fact.holding.rule,
            person=fact.person,
            role=fact.post.role,
            organisation=fact.body.text(found),
            status=fact.status,
            start=fact.start,
            end=fact.end,
            term=fact.post.term,
            appointment=fact.post.appointment,
            again=fact.holding.again,
            unit=unit,
            within=found.within(unit, fact.body.place.begin if fact.body.place else fact.begin) if unit else (),
        )


__all__ = ["extract", "reader", "roles"]
