"""From what a sentence says of people and posts to facts: who, which body, what status, which days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .bodies import Bodies, Body
from .chunks import Holding
from .days import LEAD, Days, day_of_act, days_of, event_day, meeting_day, over, span_of
from .holders import read
from .lexicon import lexicon, pattern
from .names import People, Person
from .places import Places
from .posts import Post
from .sentence import Sentence, usable
from .terms import session
from .titled import foreign_at
from .tokens import lower_of, promising, sentences, tokens
from .vietnamese import written


class Fact(NamedTuple):
    """A person in a post of a settled body: what one sentence says, with the days that it or its article gives."""

    person: str
    post: Post
    body: Body
    holding: Holding
    status: str
    start: str | None
    end: str | None
    begin: int
    finish: int
    lead: bool = False  # told in the article's first sentences
    given: bool = True  # the sentence gives the day, not the article's opening
    termed: bool = False  # the sentence names a term
    session: int = 0  # "khóa IX" of the body, 0 where none is named


class _Reading(NamedTuple):
    """What one article is read with."""

    text: str
    people: People
    bodies: Bodies
    days: Days
    strangers: set[str]  # people who hold posts of other states
    known: dict[tuple[str, str], Body]  # the body of a person's title where the words gave it


def facts(text: str, found: Places, published: date | None) -> Iterator[Fact]:
    """What the sentences of an article say of people in posts, in their order."""
    lower = lower_of(text)
    begins = sentences(text)
    by_offset = usable(text, found.mentions)
    reading = _Reading(text, People(text), Bodies(found), days_of(text, begins, published), set(), {})
    named = pattern(r"\b«addresses»\b")
    told: list[Fact] = []
    for number in promising(lower, begins):
        begin, end = begins[number], begins[number + 1]
        if not (named.search(lower, begin, end) or reading.people.between(begin, end)):
            continue  # nobody is named here
        sentence = Sentence(tokens(text, lower, begin, end), by_offset)
        for holding in read(sentence):
            told += _of_holding(reading, sentence, holding, number, begins)
    return (fact for fact in told if fact.person not in reading.strangers)


def _of_holding(reading: _Reading, s: Sentence, holding: Holding, number: int, begins: list[int]) -> Iterator[Fact]:
    t = s.tokens
    since, begin, end = begins[max(0, number - 3)], begins[number], begins[number + 1]
    # "HĐND phường A bầu ông X, nguyên Chủ tịch phường B, giữ chức Chủ tịch UBND phường": A, which acts
    acting = (begin, t.begins[holding.person.begin]) if holding.rule == "takes up" else None
    settled = reading.bodies.settle(list(holding.posts), t.begins[holding.posts[0].begin], acting)
    at = t.begins[holding.person.name_begin] if holding.person.name_begin < len(t.begins) else begin
    name = _name(at, holding.person, reading.people, since)
    if name is None:
        return
    if any(post.organisation and post.organisation.foreign for post in holding.posts) or foreign_at(
        s, holding.person.end
    ):
        reading.strangers.add(name)
    lead = number <= (2 * LEAD if holding.rule == "list" else LEAD)
    termed = "nhiệm kỳ" in s.tokens.text[begin:end]
    dated = day_of_act(reading.days, s, holding, begin, end)
    if dated is None and holding.status in ("start", "end"):
        dated = meeting_day(reading.days, begin, end, since)
    given = dated is not None
    if not given and lead:
        dated = event_day(reading.days, holding, begin, end)
    latest = max(session(s, post.begin, post.end) for post in holding.posts)  # the last of a row names it for all
    span = span_of(reading.days, s, holding, begin, end)
    once = sum(post.former for post in holding.posts) == 1  # "nguyên Bí thư, Chủ tịch": both; said twice: each its own
    former = False
    for post, body in zip(holding.posts, settled, strict=True):
        former = post.former or (former and once)
        key = (written(name), post.title.role)
        if post.organisation is None and len(holding.posts) == 1:
            body = reading.known.get(key, body)  # "Bí thư Trần Văn A" is the Bí thư that he was before
        elif body:
            reading.known[key] = body
        if body is None or post.title.outside:
            continue
        status = holding.status
        if status == "end" and holding.party and not _of_the_party(body):
            status = "current"
        if status == "end" and not dated and _ahead(s, holding):
            status = "current"  # "sẽ nghỉ hưu", nobody knows when
        if status == "end" and post.title.rank == "member" and _moved(s, holding):
            status = "current"  # whoever is moved leaves his office, not the committees that elected him
        if status == "start" and not dated and holding.rule == "takes up" and _ahead(s, holding):
            continue  # "sẽ giữ chức", nobody knows when
        if former and status in ("current", "end"):
            status = "former"
        start = dated if status in ("start", "current") else None
        finish = dated if status == "end" else None
        if span and status in ("start", "current", "former", "end"):
            start, finish = span
            status = "former" if over(finish, reading.days.published) else status
        elif status == "start" and pattern("«revoked»").search(s.tokens.text, begin, end):
            status, start = "former", None
        first, last = t.begins[holding.begin], t.ends[max(holding.end, 1) - 1]
        if (
            post.term
            and not (start or finish)
            and (status == "former" or (status == "current" and over(post.term[-4:], reading.days.published)))
            and "giai đoạn" in s.tokens.words(post.begin, post.end)
        ):
            status = "former"
            start, finish = post.term.split("-")  # "giai đoạn 2011-2016" of one who has left
            post = post._replace(term=None)
        yield Fact(name, post, body, holding, status, start, finish, first, last, lead, given, termed, latest)


def _moved(s: Sentence, holding: Holding) -> bool:
    """Whether the act that ends a post is one that takes its holder elsewhere: "điều động", "luân chuyển"."""
    return holding.event >= 0 and lexicon().phrases.find(s.tokens.low, holding.event, "start.acts") is not None


def _ahead(s: Sentence, holding: Holding) -> bool:
    return holding.event > 0 and "sẽ" in s.tokens.low[max(0, holding.event - 3) : holding.event]


def _of_the_party(body: Body) -> bool:
    return bool(pattern(r"ủy\b|«party_names»").search(" ".join(body.words)))


def _name(at: int, person: Person, people: People, since: int) -> str | None:
    if person.name:
        fuller = people.named(person.name, at) if person.addressed and len(person.name.split()) < 3 else None
        return fuller or person.name
    if person.short:
        return people.named(person.short, at)
    return people.before(at, since)
