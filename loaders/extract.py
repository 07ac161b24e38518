"""From one article to its statements: pure, deterministic, each with the exact words.

Reading is one pass down the text. The automaton names the sentences that can hold a post (`tokens`), a small grammar
reads people and posts in them (`names`, `posts`, `holders`), the article says which unit is meant (`places`, `bodies`),
and everything leaves sealed, in the order of the quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

from .article import Article
from .bodies import Bodies, Body
from .dates import Dated, dates
from .holders import Holding, read
from .lexicon import lexicon
from .names import People, Person
from .places import Places, part_of, places
from .posts import Post, Sentence, usable
from .statement import HoldsRole, Statement, sealed
from .tokens import lower_of, promising, sentences, tokens
from .vietnamese import Normalised, normalise, written

LARGEST = 2_000_000  # characters read of one article; no article is longer
_SOURCES = (
    "extract.py",
    "tokens.py",
    "names.py",
    "posts.py",
    "bodies.py",
    "holders.py",
    "dates.py",
    "places.py",
    "mergers.py",
    "oversight.py",
    "vietnamese.py",
)

Make = Callable[..., Any]


@lru_cache(maxsize=1)
def reader() -> str:
    """Fingerprint of all that decides what is read: the modules, the lexicon, the gazetteer."""
    digest = sha256(lexicon().fingerprint.encode())
    room = files(__package__)
    for name in _SOURCES:
        source = room.joinpath(name)
        if source.is_file():
            digest.update(source.read_bytes())
    units = room.joinpath("gazetteer", "units.tsv.gz")
    if units.is_file():
        digest.update(units.read_bytes())
    return digest.hexdigest()[:16]


def extract(article: Article) -> list[Statement]:
    """What the article states, in the order of the quotes.

    >>> found = extract(Article(text="Ông Trần Văn Bình, Chủ tịch UBND phường Trà An, cho biết."))
    >>> [(s.person, s.role, s.organisation, s.quote) for s in found]
    [('Trần Văn Bình', 'Chủ tịch', 'UBND phường Trà An', 'Ông Trần Văn Bình, Chủ tịch UBND phường Trà An')]
    """
    text = normalise(article.text[:LARGEST])
    found = places(text)
    make = _maker(article, text)
    statements: list[Statement] = [*roles(text, found, article.published, make), *part_of(found, make)]
    statements += _others(text, found, article.published, make)
    return sorted(statements, key=lambda s: (s.quote_begin, s.quote_end, type(s).__name__, s.id))


def _others(text: Normalised, found: Places, published: date | None, make: Make) -> Iterator[Statement]:
    try:
        from .mergers import mergers
        from .oversight import oversight
    except ImportError:
        return
    yield from mergers(text, found, published, make)
    yield from oversight(text, found, make)


def _maker(article: Article, text: Normalised) -> Make:
    """Builds sealed statements of what stands at `begin`..`end` of the normalised text."""
    version = article.sha256

    def make(cls: Any, begin: int, end: int, rule: str, /, **fields: Any) -> Any:
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


class _Fact(NamedTuple):
    person: str
    post: Post
    body: Body
    holding: Holding
    status: str
    start: str | None
    end: str | None
    begin: int
    finish: int
    foreign: bool = False


def roles(text: Normalised, found: Places, published: date | None, make: Make) -> Iterator[HoldsRole]:
    """The posts that people hold, start or leave."""
    for fact in _told_once(list(_facts(text.text, found, published)), found):
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
            within=found.within(unit, fact.begin) if unit else (),
        )


def _told_once(facts: list[_Fact], found: Places) -> list[_Fact]:
    """One fact for each thing said of a person in a post, by its shortest words.

    An undated report of what is told with its date elsewhere adds nothing; nor does "Phó Bí thư" where the article
    says that it is the Phó Bí thư Thường trực. A start and an end of one post are one tenure.
    """
    posts: dict[tuple[str, str, str], list[_Fact]] = {}
    for fact in facts:
        key = (written(fact.person), fact.post.role, written(fact.body.text(found)))
        posts.setdefault(key, []).append(fact)
    kept: list[_Fact] = []
    for (person, role, body), told in posts.items():
        fuller = posts.get((person, role + " Thường trực", body))
        if fuller and not any(fact.status == "former" for fact in (*told, *fuller)):
            continue
        kept += _tenures(told)
    return kept


def _tenures(told: list[_Fact]) -> list[_Fact]:
    best: dict[tuple[str, str | None, str | None, str | None], _Fact] = {}
    for fact in told:
        key = (fact.status, fact.start, fact.end, fact.post.term)
        kept = best.get(key)
        if kept is None or (fact.finish - fact.begin, fact.begin) < (kept.finish - kept.begin, kept.begin):
            best[key] = fact
    facts = list(best.values())
    facts = [fact for fact in facts if not _vaguer(fact, facts)]
    starts = [fact for fact in facts if fact.status == "start"]
    ends = [fact for fact in facts if fact.status == "end"]
    if len(starts) == 1 and len(ends) == 1 and not starts[0].holding.again:
        start, end = starts[0].start, ends[0].end
        if not (start and end and start[:4].isdigit() and end[:4].isdigit() and start > end):
            facts = [fact for fact in facts if fact not in (*starts, *ends)]
            return [*facts, ends[0]._replace(start=start)]
    return facts


def _vaguer(fact: _Fact, facts: list[_Fact]) -> bool:
    """Whether another fact of the same post and status says more."""
    if fact.start or fact.end or fact.post.term:
        return False
    return any(other.status == fact.status and (other.start or other.end or other.post.term) for other in facts)


def _facts(text: str, found: Places, published: date | None) -> Iterator[_Fact]:
    lower = lower_of(text)
    begins = sentences(text)
    people = People(text)
    by_offset = usable(text, found.mentions)
    bodies = Bodies(found)
    for number in promising(lower, begins):
        begin, end = begins[number], begins[number + 1]
        sentence = Sentence(tokens(text, lower, begin, end), by_offset)
        since = begins[max(0, number - 3)]
        for holding in read(sentence):
            yield from _of_holding(sentence, holding, people, bodies, since, begin, end, published)


def _of_holding(
    s: Sentence,
    holding: Holding,
    people: People,
    bodies: Bodies,
    since: int,
    begin: int,
    end: int,
    published: date | None,
) -> Iterator[_Fact]:
    t = s.tokens
    settled = bodies.settle(list(holding.posts), t.begins[holding.posts[0].begin])
    name = _name(
        t.begins[holding.person.name_begin] if holding.person.name_begin < len(t.begins) else begin,
        holding.person,
        people,
        since,
    )
    if name is None:
        return
    dated = _date(s, holding, begin, end, published)
    once = sum(post.former for post in holding.posts) == 1  # "nguyên Bí thư, Chủ tịch": both; said twice: each its own
    former = False
    for post, body in zip(holding.posts, settled, strict=True):
        former = post.former or (former and once)
        if body is None or post.title.outside:
            continue
        status = holding.status
        if status == "end" and holding.party and not _of_the_party(body):
            status = "current"
        if former and status in ("current", "end"):
            status = "former"
        start = dated if status == "start" else None
        finish = dated if status == "end" else None
        first, last = t.begins[holding.begin], t.ends[max(holding.end, 1) - 1]
        yield _Fact(name, post, body, holding, status, start, finish, first, last)


def _of_the_party(body: Body) -> bool:
    return bool(re.search(r"ủy\b|[Đđ]ảng|Chi bộ|Thường vụ|Chấp hành", " ".join(body.words)))


def _name(at: int, person: Person, people: People, since: int) -> str | None:
    if person.name:
        fuller = people.named(person.name, at) if person.addressed and len(person.name.split()) < 3 else None
        return fuller or person.name
    if person.short:
        return people.named(person.short, at)
    return people.before(at, since)


def _date(s: Sentence, holding: Holding, begin: int, end: int, published: date | None) -> str | None:
    if holding.status not in ("start", "end"):
        return None
    found = list(dates(s.tokens.text, begin, end, published))
    if not found:
        return None
    last = s.tokens.ends[holding.end - 1]
    text = s.tokens.text
    after = [d for d in found if d.begin >= last]
    for d in after:
        lead = text[max(0, d.begin - 20) : d.begin].lower()
        if "từ " in lead or "kể từ" in lead:
            return d.edtf
    event = s.tokens.begins[holding.event] if holding.event >= 0 else last
    before = [d for d in found if d.begin < last]
    if before:
        return min(before, key=lambda d: abs(d.begin - event)).edtf
    return after[0].edtf if after else None


__all__ = ["Dated", "extract", "reader", "roles"]
