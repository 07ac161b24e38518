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
from itertools import pairwise
from typing import Any, NamedTuple

from .article import Article
from .bodies import Bodies, Body
from .dates import dates
from .holders import Holding, read
from .lexicon import lexicon
from .mergers import mergers
from .names import People, Person
from .oversight import oversight
from .places import Places, part_of, places
from .posts import Post, Sentence, foreign_at, usable
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
    "levels.py",
    "mentions.py",
    "containment.py",
    "mergers.py",
    "parties.py",
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
    lead: bool = False  # told in the article's first sentences
    given: bool = True  # the sentence gives the day, not the article's opening
    termed: bool = False  # the sentence names a term
    session: int = 0  # "khóa IX" of the body, 0 where none is named


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
    stripped = {person for (person, _, _), told in posts.items() if any(f.post.former for f in told)}
    for (person, role, body), told in posts.items():
        fuller = posts.get((person, role + " Thường trực", body), [])
        if fuller and {f.status for f in told} <= {"current"} | {f.status for f in fuller} - {"former"}:
            continue
        if person in stripped:
            told = [f._replace(status="former", end=None) if f.status == "end" and f.termed else f for f in told]
        tenures = _tenures(told)
        held = any(fact.status == "current" for fact in told)
        kept += [fact._replace(lead=fact.lead or held) for fact in tenures]
    return _sessions(_careers(kept))


def _sessions(kept: list[_Fact]) -> list[_Fact]:
    """A post in an earlier session of a body that the article knows a later one of was held then: "khóa IX", "khóa X"."""
    latest: dict[str, int] = {}
    for fact in kept:
        body = " ".join(fact.body.words[-1:])
        latest[body] = max(latest.get(body, 0), fact.session)
    return [
        fact._replace(status="former")
        if fact.status == "current" and 0 < fact.session < latest[" ".join(fact.body.words[-1:])]
        else fact
        for fact in kept
    ]


def _tenures(told: list[_Fact]) -> list[_Fact]:
    """The tenures of one person in one post that one article tells of."""
    best: dict[tuple[str, str | None, str | None, str | None], _Fact] = {}
    for fact in told:
        key = (fact.status, fact.start, fact.end, fact.post.term)
        kept = best.get(key)
        if kept is None or (fact.finish - fact.begin, fact.begin) < (kept.finish - kept.begin, kept.begin):
            best[key] = fact
    facts = list(best.values())
    facts = [fact for fact in facts if fact.given or fact.holding.again or not _given_better(fact, facts)]
    facts = [fact for fact in facts if not _vaguer(fact, facts)]
    statuses = {fact.status for fact in facts}
    if "current" in statuses:  # how the person once came to the post is no news of it
        facts = [fact for fact in facts if not (fact.status == "start" and not fact.start and not fact.lead)]
    if {"former", "start"} <= statuses and "end" not in statuses:
        dated = [fact for fact in facts if fact.status == "start" and fact.start]
        if len(dated) == 1:
            return [dated[0]._replace(status="former")]
    facts = [fact for fact in facts if not _coarser(fact, facts)]
    acts = {fact.status for fact in facts} & {"start", "end"}
    if acts:  # an act tells more than that the post is or was held
        facts = [fact for fact in facts if fact.status in acts]
    starts = [fact for fact in facts if fact.status == "start"]
    ends = [fact for fact in facts if fact.status == "end"]
    if len(starts) == 1 and len(ends) == 1 and not starts[0].holding.again:
        start, end = starts[0].start, ends[0].end
        if not (start and end and start[:4].isdigit() and end[:4].isdigit() and start > end):
            return [ends[0]._replace(start=start)]
    return facts


def _given_better(fact: _Fact, facts: list[_Fact]) -> bool:
    """Whether another sentence gives the day that this one takes from the article's opening."""
    days = [other.start or other.end for other in facts if other.given and other.status == fact.status]
    return any(day and not (fact.start or fact.end or "").startswith(day) for day in days)


def _coarser(fact: _Fact, facts: list[_Fact]) -> bool:
    """Whether another fact of the same status gives the same start at a finer precision (TIME.md, Evidence)."""
    return bool(fact.start) and any(
        other is not fact
        and other.status == fact.status
        and other.start != fact.start
        and (other.start or "").startswith(str(fact.start))
        for other in facts
    )


def _careers(kept: list[_Fact]) -> list[_Fact]:
    """A post taken up before a later one elsewhere, and not said to be held still, was left for it."""
    told: list[_Fact] = []
    for fact in kept:
        later = [
            other
            for other in kept
            if other.person == fact.person
            and other.status == "start"
            and other.body != fact.body
            and other.lead
            and other.start
            and fact.start
            and other.post.title.rank in ("head", "deputy")
            and fact.start[:4].isdigit()
            and other.start[:4].isdigit()
            and fact.start < other.start
        ]
        left = fact.status == "start" and later and not fact.lead and fact.post.title.rank in ("head", "deputy")
        told.append(fact._replace(status="former") if left else fact)
    return told


def _vaguer(fact: _Fact, facts: list[_Fact]) -> bool:
    """Whether another fact of the same post and status says more."""
    said = [value for value in (fact.start, fact.end, fact.post.term) if value]
    others = [other for other in facts if other is not fact and other.status == fact.status]
    return any(
        len(set(said) - {other.start, other.end, other.post.term}) == 0
        and len([value for value in (other.start, other.end, other.post.term) if value]) > len(said)
        for other in others
    )


_ADDRESS = re.compile(r"\b(?:ông|bà|anh|chị|cô|đồng chí|đ/c|tướng|tá|úy|sĩ|sư|ts|ths|gs|pgs|cụ)\b")


class _Reading(NamedTuple):
    """What one article is read with."""

    text: str
    people: People
    bodies: Bodies
    published: date | None
    event: str | None  # the day that the article's first sentences tell of
    strangers: set[str]  # people who hold posts of other states
    known: dict[tuple[str, str], Body]  # the body of a person's title where the words gave it


def _facts(text: str, found: Places, published: date | None) -> Iterator[_Fact]:
    lower = lower_of(text)
    begins = sentences(text)
    by_offset = usable(text, found.mentions)
    reading = _Reading(text, People(text), Bodies(found), published, _event(text, begins, published), set(), {})
    facts: list[_Fact] = []
    for number in promising(lower, begins):
        begin, end = begins[number], begins[number + 1]
        if not (_ADDRESS.search(lower, begin, end) or reading.people.between(begin, end)):
            continue  # nobody is named here
        sentence = Sentence(tokens(text, lower, begin, end), by_offset)
        for holding in read(sentence):
            facts += _of_holding(reading, sentence, holding, number, begins)
    return (fact for fact in facts if fact.person not in reading.strangers)


_LEAD = 6  # sentences that may tell the day of the event


def _event(text: str, begins: list[int], published: date | None) -> str | None:
    """The day that an opening sentence begins with: "Sáng 8-4, ..."."""
    for begin, end in pairwise(begins[: _LEAD + 1]):
        opening = _OPENING.match(text, begin, end)
        if opening:
            day = next(dates(text, opening.start(1), end, published), None)
            if day and day.begin <= opening.end(1) and len(day.edtf) == 10:
                return day.edtf
    return None


_OPENING = re.compile(
    r"\s*(?:(?:Vào |Cũng trong |Trong )?(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Nn]gày|[Hh]ôm)(?: (?:sớm|muộn|ngày|nay|qua))*,? ?)(\d|(?<=nay)|(?<=nay,)|(?<=qua))"
)


def _of_holding(reading: _Reading, s: Sentence, holding: Holding, number: int, begins: list[int]) -> Iterator[_Fact]:
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
    lead = number <= (2 * _LEAD if holding.rule == "list" else _LEAD)
    termed = "nhiệm kỳ" in s.tokens.text[begin:end]
    dated = _date(reading, s, holding, begin, end)
    if dated is None and holding.status in ("start", "end"):
        dated = _meeting_day(reading, begin, end, since)
    given = dated is not None
    if not given and lead:
        dated = _event_day(reading, holding, begin, end)
    session = max(_session(s, post) for post in holding.posts)  # the last of a row names it for all
    span = _span(reading, s, holding, begin, end)
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
            status = "former" if _over(finish, reading.published) else status
        elif status == "start" and _REVOKED.search(s.tokens.text, begin, end):
            status, start = "former", None
        first, last = t.begins[holding.begin], t.ends[max(holding.end, 1) - 1]
        if (
            post.term
            and not (start or finish)
            and (status == "former" or (status == "current" and _over(post.term[-4:], reading.published)))
            and _PERIOD.search(s.tokens.text, t.begins[post.begin], t.ends[post.end - 1])
        ):
            status = "former"
            start, finish = post.term.split("-")  # "giai đoạn 2011-2016" of one who has left
            post = post._replace(term=None)
        yield _Fact(name, post, body, holding, status, start, finish, first, last, lead, given, termed, session)


def _moved(s: Sentence, holding: Holding) -> bool:
    """Whether the act that ends a post is one that takes its holder elsewhere: "điều động", "luân chuyển"."""
    return holding.event >= 0 and lexicon().phrases.find(s.tokens.low, holding.event, "start.acts") is not None


def _session(s: Sentence, post: Post) -> int:
    """The latest session that the words of a row name from this post on."""
    low = s.tokens.low
    found = 0
    for i in range(post.begin, post.end - 1):
        if low[i] == "khóa":
            k = i + 1
            while k < post.end and (_numeral(low[k]) or low[k] in (",", "-", "và")):
                found = max(found, _numeral(low[k]))
                k += 1
    return found


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def _numeral(token: str) -> int:
    """The number that digits or Roman numerals write; 0 for anything else."""
    if token.isdigit():
        return int(token) if len(token) < 3 else 0
    if not token or any(c not in _ROMAN for c in token):
        return 0
    values = [_ROMAN[c] for c in token]
    return sum(-v if k + 1 < len(values) and v < values[k + 1] else v for k, v in enumerate(values))


def _ahead(s: Sentence, holding: Holding) -> bool:
    return holding.event > 0 and "sẽ" in s.tokens.low[max(0, holding.event - 3) : holding.event]


_PERIOD = re.compile("giai đoạn")


def _of_the_party(body: Body) -> bool:
    return bool(re.search(r"ủy\b|[Đđ]ảng|Chi bộ|Thường vụ|Chấp hành", " ".join(body.words)))


def _name(at: int, person: Person, people: People, since: int) -> str | None:
    if person.name:
        fuller = people.named(person.name, at) if person.addressed and len(person.name.split()) < 3 else None
        return fuller or person.name
    if person.short:
        return people.named(person.short, at)
    return people.before(at, since)


def _date(reading: _Reading, s: Sentence, holding: Holding, begin: int, end: int) -> str | None:
    """The day of an act: "kể từ ngày ..." after it, else the date before it in its clause, else a date right after."""
    text = reading.text
    last = s.tokens.ends[holding.end - 1]
    if holding.rule == "replaced" or (
        holding.status not in ("start", "end") and holding.rule not in ("holds", "takes up")
    ):
        return None  # when the successor begins is told, when the predecessor left is not
    found = [
        day
        for day in dates(text, begin, end, reading.published)
        if not _BIRTH.search(text, max(0, day.begin - 40), day.begin)
    ]
    periods = [match.span() for match in _SPAN.finditer(text, begin, end)]
    found = [day for day in found if not any(first <= day.begin < second for first, second in periods)]
    for day in found:
        if (
            day.begin >= last
            and _FROM.search(text, max(0, day.begin - 14), day.begin)
            and day.begin - last < (250 if holding.rule == "apposition" else 80)
        ):
            return _with_year(day.edtf, reading)
    if holding.status not in ("start", "end"):
        return None
    event = s.tokens.begins[holding.event] if holding.event >= 0 else last
    before = [
        day for day in found if day.begin < last and not _ASIDE.search(text, min(day.end, event), max(day.begin, event))
    ]
    if before:
        return _with_year(min(before, key=lambda day: abs(day.begin - event)).edtf, reading)
    if found and 0 <= found[0].begin - last < 40:
        return _with_year(found[0].edtf, reading)
    return None


_SPAN = re.compile(
    r"[Tt]ừ (?:ngày |tháng |năm )?(\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}[/-]\d{4}|\d{4})"
    r" ?(?:đến|-|–|tới) ?(?:hết )?(?:ngày |tháng |năm )?(\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}[/-]\d{4}|\d{4})"
)


def _span(reading: _Reading, s: Sentence, holding: Holding, begin: int, end: int) -> tuple[str, str] | None:
    """The years or days from and to which a post was held: "từ năm 2010 đến năm 2015"."""
    if holding.rule not in ("takes up", "holds", "was", "apposition") or len(holding.posts) > 1:
        return None
    first, last = s.tokens.begins[holding.begin], s.tokens.ends[holding.end - 1]
    for match in _SPAN.finditer(reading.text, begin, end):
        near = 0 <= match.start() - last < 25 or (holding.rule != "apposition" and 0 <= first - match.end() < 25)
        if near:
            return _edtf_of(match[1]), _edtf_of(match[2])
    return None


def _edtf_of(text: str) -> str:
    return "-".join(part.zfill(2) for part in reversed(re.split("[/-]", text)))


def _over(day: str, published: date | None) -> bool:
    """Whether a span's end lies before the publication."""
    return published is None or day < published.isoformat()[: len(day)]


_REVOKED = re.compile(r"thu hồi|hủy (?:bỏ )?quyết định|bị hủy")


def _meeting_day(reading: _Reading, begin: int, end: int, since: int) -> str | None:
    """The day of the meeting that a sentence goes on to tell of: "Chiều 19-6, HĐND ... họp. Tại kỳ họp này, ..."."""
    if not _MEETING.match(reading.text, begin) or next(dates(reading.text, begin, end, None), None):
        return None
    found = [d for d in dates(reading.text, max(since, begin - 600), begin, reading.published) if len(d.edtf) == 10]
    return _with_year(found[-1].edtf, reading) if found else None


_MEETING = re.compile(
    r"\s*(?:Theo đó|Tại (?:kỳ họp|hội nghị|đại hội|buổi lễ|phiên họp|cuộc họp|lễ công bố|đây)|Hội nghị (?:đã|cũng)|Đại hội (?:đã|cũng)|Kỳ họp (?:đã|cũng)|Kết quả|Cũng (?:tại|trong)|Đồng thời)"
)


def _event_day(reading: _Reading, holding: Holding, begin: int, end: int) -> str | None:
    """The day of the article's event, for a start that its opening tells without a day."""
    if holding.status != "start" or not reading.event or _PAST.search(reading.text, begin, end):
        return None
    return (
        None if next(dates(reading.text, begin, end, reading.published), None) else _with_year(reading.event, reading)
    )


_ASIDE = re.compile(r"\b(?:sau khi|trước khi|trước đó|sau đó)\b")
_PAST = re.compile(r"\b(?:từng|trước đó|sau đó|rồi|trước đây|quá trình|sau khi|năm sau)\b|[Tt]rước khi")
_BIRTH = re.compile(
    r"(?:sinh|SN)[: ]*(?:ngày |vào )?$|quyết định số \S*$|từ [^,.;]{1,25} đến (?:năm |tháng |ngày )?$", re.IGNORECASE
)
_FROM = re.compile(r"(?:từ|kể từ)(?: ngày| đầu| tháng| hôm)* $")


def _with_year(edtf: str, reading: _Reading) -> str:
    """A day whose year the article gives elsewhere."""
    if not edtf.startswith("XXXX-"):
        return edtf
    full = {
        day.edtf
        for day in dates(reading.text, 0, len(reading.text), None)
        if day.edtf[:1].isdigit() and day.edtf[4:] == edtf[4:]
    }
    return full.pop() if len(full) == 1 else edtf


__all__ = ["extract", "reader", "roles"]
