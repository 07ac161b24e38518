"""The posts of those who have left them, as the article says elsewhere than of the post (`gone`, `groups`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ..lexicon import pattern
from ..vietnamese import written
from .body import Body
from .days import LEAD, Days
from .fact import Fact
from .gone import gone_people, sent_away, stripped
from .groups import gone_lists
from .people import People

_OFFICES = ("head", "deputy")

_Office = tuple[str, str, tuple[str, ...], str | None]  # a person in an office, wherever the article names its place


def departed(told: list[Fact], kept: Iterable[Fact], people: People, days: Days, begins: list[int]) -> Iterator[Fact]:
    """The `kept` of the facts that an article told, with what it says elsewhere of their people."""
    if not told:
        return
    gone = gone_people(days.text, people, days.published)
    removed = stripped(days.text, people)
    away = _one_office_each(told, sent_away(days.text, people))
    lists = gone_lists(days.text)
    for fact in kept:
        fact = _stripped(fact, removed, days, begins)
        fact = _listed_as_gone(fact, lists, begins)
        yield _gone(_sent_away(fact, away), gone)


def of_the_party(body: Body) -> bool:
    """Whether a body is one of the Party's: "Huyện ủy", "Ban Thường vụ", "Chi bộ"."""
    return party_words(" ".join(body.words))


def party_words(words: str) -> bool:
    """Whether the name of a body is one of the Party's."""
    return bool(pattern(r"ủy\b|«party_names»").search(words))


def _stripped(fact: Fact, people: dict[str, int], days: Days, begins: list[int]) -> Fact:
    """A post in the Party of one whom it removed from all of them, on the day with which the article opens."""
    at = people.get(written(fact.person)) if people else None
    if at is None or fact.status != "current" or not of_the_party(fact.body):
        return fact
    return fact._replace(status="end", end=days.event if at < begins[min(LEAD, len(begins) - 1)] else None)


def _listed_as_gone(fact: Fact, lists: list[int], begins: list[int]) -> Fact:
    """One of a list of people who, as the article says of them together, have left: "Danh sách 11 cán bộ gồm: | A - Q"."""
    if fact.status != "current" or not lists:
        return fact
    sentence = begins[bisect_right(begins, fact.begin) - 1]
    inside = any(sentence <= first <= fact.begin for first in lists)
    return fact._replace(status="former") if inside else fact


def _one_office_each(told: list[Fact], people: set[str]) -> set[_Office]:
    """The one office that the article gives to each of those who have gone to plain work or into retirement."""
    offices: dict[str, set[_Office]] = {}
    for fact in told if people else ():
        if written(fact.person) in people and fact.post.title.rank in _OFFICES:
            offices.setdefault(fact.person, set()).add(_office(fact))
    return {office for held in offices.values() if len(held) == 1 for office in held}


def _office(fact: Fact) -> _Office:
    return fact.person, fact.post.role, fact.body.words, fact.body.place and fact.body.place.name


def _sent_away(fact: Fact, left: set[_Office]) -> Fact:
    """The office that its holder has left: "nguyên Bí thư X ... Sau đó, ông A được điều động về làm cán bộ Y"."""
    return fact._replace(status="end") if fact.status in ("former", "current") and _office(fact) in left else fact


def _gone(fact: Fact, gone: dict[str, str | None]) -> Fact:
    """An office held by one who, as the article says elsewhere, retired or died."""
    name = written(fact.person)
    if name not in gone or fact.status != "current" or fact.post.title.rank == "member":
        return fact
    return fact._replace(status="end", end=gone[name])
