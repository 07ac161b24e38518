"""From what a sentence says of people and posts to facts: who, which body, what status, which days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..lexicon import lexicon, pattern
from ..statement import Status
from ..vietnamese import written
from .abroad import abroad
from .behalf import honoured, own_posts
from .bodies import Bodies
from .body import Body
from .chunks import Holding
from .days import LEAD, Days, day_of_act, day_of_effect, days_of, elected_after, event_day, gives_way, years_later
from .departed import departed, of_the_party, party_words
from .fact import Fact
from .handed import of_the_state
from .holders import read
from .names import Person, foreign_alias
from .people import People
from .periods import STEP, held_until_then, over, since_of, span_of, until_of
from .places import Places, official
from .posts import Post
from .sentence import Sentence, usable
from .successors import followed
from .terms import (
    names_term,
    new_term,
    session,
    term_of_body,
    term_of_post,
    term_of_session,
    term_over,
    term_running,
    within_term,
)
from .titled import foreign_at
from .tokens import promising, tokens

_FAR = 12  # sentences back to which "ông" may mean the only person named


class _Reading(NamedTuple):
    """What one article is read with."""

    text: str
    people: People
    bodies: Bodies
    days: Days
    strangers: set[str]  # people who hold posts of other states
    known: dict[tuple[str, str], Body]  # the body of a person's title where the words gave it
    honoured: set[str]  # people of old times whom the article commemorates


def facts(text: str, found: Places, published: date | None) -> Iterator[Fact]:
    """What the sentences of an article say of people in posts, in their order."""
    if abroad(text, found):
        return iter(())
    lower, begins = found.lower, found.sentences
    numbers = list(promising(lower, begins))
    if not numbers:
        return iter(())
    by_offset = usable(text, found.mentions)
    reading = _Reading(text, People(text), Bodies(found), days_of(text, begins, published), set(), {}, set())
    named = pattern(r"\b«addresses»\b")
    told: list[Fact] = []
    for number in numbers:
        begin, end = begins[number], begins[number + 1]
        if not (named.search(lower, begin, end) or reading.people.between(begin, end) or STEP.match(text, begin)):
            continue  # nobody is named here
        sentence = Sentence(tokens(text, lower, begin, end), by_offset)
        for holding in read(sentence):
            told += _of_holding(reading, sentence, holding, number, begins)
    told += followed(text, told, reading.people)
    kept = (_in_his_time(fact, reading.honoured) for fact in told if fact.person not in reading.strangers)
    return departed(told, (fact for fact in kept if fact), reading.people, reading.days, begins)


def _in_his_time(fact: Fact, past: set[str]) -> Fact | None:
    """What is told of one whom the article commemorates was so once; a bare "Chủ tịch" is of no body then."""
    if fact.person not in past or fact.status != "current":
        return fact
    bare = fact.post.organisation is None and fact.post.role == "Chủ tịch"
    return None if bare else fact._replace(status="former")


def _of_holding(reading: _Reading, s: Sentence, holding: Holding, number: int, begins: list[int]) -> Iterator[Fact]:
    """The facts of one holding of sentence `number`: one for each post whose body the article tells."""
    t = s.tokens
    posts = own_posts(s, holding)
    if not posts:
        return
    holding = holding._replace(posts=posts)
    since, begin, end = begins[max(0, number - 3)], begins[number], begins[number + 1]
    # "HĐND phường A bầu ông X, nguyên Chủ tịch phường B, giữ chức Chủ tịch UBND phường": A, which acts
    acting = (begin, t.begins[holding.person.begin]) if holding.rule == "takes up" else None
    settled = reading.bodies.settle(list(holding.posts), t.begins[holding.posts[0].begin], acting)
    at = t.begins[holding.person.name_begin] if holding.person.name_begin < len(t.begins) else begin
    name = _name(at, holding.person, reading.people, since, begins[max(0, number - _FAR)])
    if name is None:
        return
    if holding.person.name and not holding.person.addressed:
        reading.people.met(name, at)
    if honoured(s, holding):
        reading.honoured.add(name)
    foreign = any(post.organisation and post.organisation.foreign for post in holding.posts)
    if foreign and _of_the_next(s, holding):
        return
    if foreign or foreign_at(s, holding.person.end) or foreign_alias(t, holding.person.end):
        reading.strangers.add(name)
    holding = holding._replace(posts=_of_one_term(holding.posts))
    new = new_term(t.text, t.begins[holding.begin], end) if holding.status == "start" else None
    when = _when(reading.days, s, holding, number, begins)
    first, last = t.begins[holding.begin], t.ends[max(holding.end, 1) - 1]
    told_in = (begin, end) if "nhiệm kỳ" in t.text[begin:end] else _span_of_posts(s, holding)
    termed = _strips(s, holding) and names_term(t.text, *told_in)
    published = reading.days.published
    if holding.status == "end" and termed and term_over(t.text, *told_in, published.year if published else None):
        holding = holding._replace(status="former")
    latest = max(session(s, post.begin, post.end) for post in holding.posts)  # the last of a row names it for all
    once = sum(post.former for post in holding.posts) == 1  # "nguyên Bí thư, Chủ tịch": both; said twice: each its own
    former = shared = False
    for post, body in zip(holding.posts, settled, strict=True):
        former = post.former or (former and (once or shared))
        shared = post.organisation is None or not post.organisation.placed  # it has the body of the next
        if holding.own >= 0 and post is not holding.posts[holding.own]:
            continue
        body = _remembered(reading.known, name, post, body, holding)
        if body is None or post.title.outside or (holding.person.strange and not _at_home(body)):
            continue
        status = _status(s, holding, post, body, when.day is not None, former)
        if status and _superseded(s, holding.posts, post):
            status = "former"
        if status:
            post = post._replace(
                term=post.term
                or new
                or _elected_for(t.text, holding, post, body, begins, number, when)
                or _counted(s, post, body)
            )
            strips = termed and not term_running(t.text, post.term, published.year if published else None)
            told = (holding, status, None, None, first, last, when.lead, when.given, strips, latest)
            step = _stepped(s, holding, post)
            told_when = when._replace(day=None) if step and post.begin != holding.posts[0].begin else when
            during = status == "former" and not post.former and _meanwhile(s, holding)
            fact = _dated(reading.days, s, Fact(name, post, body, *told, step=step, during=during), told_when)
            over_then = fact.status == "current" and fact.start and held_until_then(t.text, s, holding, end)
            yield fact._replace(status="former") if over_then else fact


def _of_the_next(s: Sentence, holding: Holding) -> bool:
    """Whether the posts after a name are those of a foreigner whose name follows: "A, | Chủ tịch Quốc hội Lào Pany Yathotou"."""
    t, first, last = s.tokens, holding.posts[0], holding.posts[-1]
    return first.begin >= holding.person.end and last.end < len(t.low) and t.close(last.end) and t.capital(last.end)


def _at_home(body: Body) -> bool:
    """Whether a body is of a unit that the official list has: "ông Men Pholly, Bí thư Huyện ủy | Tri Tôn" is no foreigner."""
    place, known = body.place, official()
    if place is None:
        return False
    level = place.level or (body.last.level if body.last else None)
    return any(level in known.levels[place.name, rank] for rank in known.ranks.get(place.name, ()))


def _of_one_term(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The posts of a row, with the term that only the last names: "Chủ tịch, đại biểu HĐND X nhiệm kỳ 2016-2021".

    A post of a body of its own has its own term: "Ủy viên Trung ương Đảng, | Bí thư Tỉnh ủy X nhiệm kỳ 2015-2020". One
    congress fills the boards of one Party committee: "vào Ban Chấp hành, vào Ban Thường vụ, giữ chức Bí thư Tỉnh ủy X
    nhiệm kỳ 2015-2020".
    """
    *before, last = posts
    if not last.term or any(post.term for post in before):
        return posts
    return (*(p._replace(term=last.term) if _of_one_body(p, last) else p for p in before), last)


def _of_one_body(post: Post, last: Post) -> bool:
    """Whether a post of a row is of the body of the last one, or both are of the Party in one unit."""
    mine, others = post.organisation, last.organisation
    if mine is None or (others and mine.words == others.words):
        return True
    if not others or not (party_words(mine.words) and party_words(others.words)) or "Trung ương" in mine.words:
        return False
    place = mine.innermost.place
    return not mine.placed or bool(place and others.innermost.place and place.name == others.innermost.place.name)


def _elected_for(
    text: str, holding: Holding, post: Post, body: Body, begins: list[int], number: int, when: _When
) -> str | None:
    """The term of the committee that elected to a post, or of that post, where the sentences about it name it.

    Of a member's seat only its own sentence tells: "Tại Đại hội Đảng bộ X nhiệm kỳ 2015-2020, ông A được bầu làm Huyện ủy viên".
    """
    if holding.status not in ("start", "end"):
        return None
    words, member = " ".join(body.words), post.title.rank == "member"
    if (
        holding.status == "end"
    ):  # "Tại kỳ họp của HĐND tỉnh X (nhiệm kỳ 2016-2021), các đại biểu miễn nhiệm Chủ tịch HĐND"
        return term_of_body(text, begins[number], begins[number + 1], words) if words.startswith("HĐND") else None
    first = begins[number if member else max(0, number - 1)]
    together = when.lead and holding.rule == "list"  # a list has the term of the congress that the article opens with
    term = term_of_body(text, begins[0] if together else first, begins[number + 1], words)
    if not term and not member:
        term = term_of_post(
            text, begins[0] if when.lead else first, begins[min(number + 2, len(begins) - 1)], post.role, words
        )
    return term if term and within_term(when.day, term) else None


def _counted(s: Sentence, post: Post, body: Body) -> str | None:
    """The term of the session that a post names, where the article tells it: "Chủ tịch HĐND tỉnh X | khóa VIII"."""
    return term_of_session(s.tokens.text, " ".join(body.words), session(s, post.begin, post.end))


class _When(NamedTuple):
    """What a sentence, or the article around it, says of the time of a holding."""

    day: str | None
    given: bool  # the sentence gives the day, not the article's opening
    lead: bool  # told in the article's first sentences
    span: tuple[str, str] | None  # from and to which it was held
    since: str | None  # from which it is held still
    until: str | None  # until when it was held
    revoked: bool  # undone since


def _when(days: Days, s: Sentence, holding: Holding, number: int, begins: list[int]) -> _When:
    """The time of a holding in sentence `number`."""
    begin, end = begins[number], begins[number + 1]
    lead = number <= (2 * LEAD if holding.rule == "list" else LEAD)
    day = day_of_effect(days, s, holding, begins, number) or day_of_act(days, s, holding, begin, end)
    day = day or years_later(days, holding, begins, number)
    given = day is not None
    way = gives_way(days, s, holding) if not given else None
    if way:
        day = day_of_act(days, s, way, begin, end)
    if not day:
        day = event_day(days, s, holding if elected_after(s, holding) else way or holding, begins, number, lead)
    revoked = holding.status == "start" and pattern("«revoked»").search(days.text, begin, end) is not None
    until = until_of(days.text, s, holding, end)
    span = span_of(days.text, s, holding, begin, end)
    return _When(day, given, lead, span, since_of(days.text, s, holding, begin, end), until, revoked)


def _remembered(
    known: dict[tuple[str, str], Body], name: str, post: Post, body: Body | None, holding: Holding
) -> Body | None:
    """The body of a post; that of a title alone is the one the person had before: "Bí thư Trần Văn A"."""
    key = (written(name), post.title.role)
    before, told = known.get(key), post.organisation
    if told is None and len(holding.posts) == 1:
        return known.get(key, body)
    held = holding.rule == "title before name" and holding.status == "current"
    if held and body and before and told and told.bare and body.words == before.words:
        return before  # "Chủ tịch UBND tỉnh | Trần Văn A": of the province that he was said to lead
    if body:
        known[key] = body
    return body


def _status(s: Sentence, holding: Holding, post: Post, body: Body, dated: bool, former: bool) -> Status | None:
    """The status of one post of a holding; None where it is only to be taken up, nobody knows when."""
    status = holding.status
    if status == "end" and holding.event >= 0 and s.tokens.low[holding.event] in lexicon().words["erases"]:
        return "former"
    if status == "end" and holding.party and not of_the_party(body):
        status = "current"
    if status == "end" and not dated and _ahead(s, holding):
        status = "current"  # "sẽ nghỉ hưu", nobody knows when
    elected = post.title.rank == "member" or post.title.role in lexicon().words["of_delegates"]
    if status == "end" and elected and _moved(s, holding):
        status = "current"  # whoever is moved leaves his office, not the committees that elected him
    if status == "start" and not dated and holding.rule == "takes up" and _ahead(s, holding):
        return None  # "sẽ giữ chức"
    return "former" if former and status in ("current", "end") else status


def _superseded(s: Sentence, posts: tuple[Post, ...], post: Post) -> bool:
    """Whether a row goes on from a post to a later one: "Phó Giám đốc, | rồi | Giám đốc Sở X"."""
    later = [other.begin for other in posts if other.begin > post.begin]
    if later and _in_turn(s, posts):
        return True
    return bool(later) and bool(lexicon().words["steps"] & set(s.tokens.low[post.end : max(later)]))


def _stepped(s: Sentence, holding: Holding, post: Post) -> bool:
    """Whether a post came after another of its row, which alone has the day: "Năm 2014, ông làm Q, | rồi | Q'".

    Or after the row before: "từng làm Q, | rồi | làm Q'".
    """
    posts, low, steps = holding.posts, s.tokens.low, lexicon().words["steps"]
    taken = holding.event > 0 and holding.status == "start"
    before = low[max(0, holding.event - 2) : holding.event] if taken else ()
    return _in_turn(s, posts) or bool(steps & {*low[posts[0].end : post.begin], *before})


def _in_turn(s: Sentence, posts: tuple[Post, ...]) -> bool:
    """Whether a row names offices that nobody holds at once: "giữ các chức vụ | Trưởng phòng X, Phó Chủ tịch UBND Y"."""
    several = list(s.tokens.low[max(0, posts[0].begin - 3) : posts[0].begin]) in _SEVERAL
    return several and sum(of_the_state(post) for post in posts) > 1


_SEVERAL = (["các", "chức", "vụ"], ["các", "chức", "danh"], ["các", "vị", "trí"], ["các", "cương", "vị"])


def _dated(days: Days, s: Sentence, fact: Fact, when: _When) -> Fact:
    """The fact with its days; what ended before the publication is former: "từ năm 2010 đến năm 2015"."""
    post, status = fact.post, fact.status
    begun = fact.holding.status == "start" or (status in ("start", "current") and fact.holding.status != "end")
    start = when.day if begun else None
    end = when.day if status == "end" or (post.former and when.given and _left_himself(s, fact.holding)) else None
    if post.span:
        start, end = post.span[0], post.span[1] or None
        over_by = end is not None and over(end, days.published)
        status = "former" if over_by else "current" if status != "former" else status
    elif when.since and status in ("start", "current"):
        status, start = "current", when.since
    elif when.since and status == "former" and post.begin == fact.holding.posts[-1].begin:
        start = when.since
    elif when.span and not _told_before(fact.holding, post):
        start, end = (None, None) if _of_sessions(s, post) else _share(s, when.span, fact.holding, post)
        status = "former" if over(when.span[1], days.published) else status
    elif when.until and status in ("start", "current", "former") and over(when.until, days.published):
        start = when.day if when.day and when.day < when.until else None
        status, end = "former", when.until
    elif status == "start" and when.revoked:
        status, start = "former", None
    if status == "current" and post.term and not start and days.published and over(post.term[-4:], days.published):
        status = "former"  # "Chủ tịch UBND xã X nhiệm kỳ 2011-2016", in 2018
    time = _time_of_row(s, fact.holding, post) if not (start or end or fact.termed) else None
    if time and (status == "former" or (status == "current" and over(time[1], days.published))):
        start, end = _share(s, time, fact.holding, post)  # "giai đoạn 2011-2016" of one who has left
        status, post = "former", post._replace(term=None)
    return fact._replace(post=post, status=status, start=start, end=end)


def _time_of_row(s: Sentence, holding: Holding, post: Post) -> tuple[str, str] | None:
    """The years that the last post of a row names and no term of office: "lần lượt là Q, Q' | giai đoạn 2011-2016"."""
    last, first = holding.posts[-1], holding.posts[0].begin
    if not last.term or not any(word in s.tokens.words(last.begin, last.end) for word in ("giai đoạn", "thời gian")):
        return None
    if post.term != last.term and "lượt" not in s.tokens.low[max(0, first - 6) : first]:
        return None
    begun, over_by = last.term.split("-")
    return begun, over_by


def _of_sessions(s: Sentence, post: Post) -> bool:
    """Whether a delegate's sessions tell when he was one, whatever years stand before: "Từ 2006 đến 2011, ông là Q, | đại biểu Quốc hội khóa IX, X"."""
    return post.title.base == "Đại biểu" and session(s, post.begin, post.end) > 0


def _told_before(holding: Holding, post: Post) -> bool:
    """Whether a span is only that of the posts held once: "hiện là Q, | nguyên Q' từ năm 2013-2015"."""
    return not post.former and any(other.former for other in holding.posts)


def _share(s: Sentence, span: tuple[str, str], holding: Holding, post: Post) -> tuple[str | None, str | None]:
    """The days of one post of a row held from and to: "là Ủy viên X, Chủ tịch Y từ 2007 đến 2011" gives them to both.

    Of posts one after the other the first has the start and the last the end: "lần lượt làm Phó Giám đốc rồi Giám đốc"; of
    "các chức vụ A, B, C" nobody knows which when.
    """
    posts, low = holding.posts, s.tokens.low
    first = posts[0].begin
    if len(posts) > 1 and ("lượt" in low[max(0, first - 6) : first] or any(_superseded(s, posts, p) for p in posts)):
        return span[0] if post.begin == first else None, span[1] if post.begin == posts[-1].begin else None
    several = len(posts) > 1 and "các" in low[max(0, first - 4) : first]
    return (None, None) if several else span


def _left_himself(s: Sentence, holding: Holding) -> bool:
    """Whether the former holder is said to have left the post: "A, nguyên Chủ tịch X, | thôi giữ chức từ tháng 1/2021"."""
    if holding.status != "end" or holding.event < 0:
        return False
    act = lexicon().phrases.find(s.tokens.low, holding.event, "end.acts")
    return act is not None and act[0] in lexicon().words["own"]


def _span_of_posts(s: Sentence, holding: Holding) -> tuple[int, int]:
    """The offsets of a row of posts, with the years that belong to it: "Bí thư X | trong thời gian 2011-2016"."""
    return s.tokens.begins[holding.posts[0].begin], s.tokens.ends[holding.posts[-1].end - 1]


def _strips(s: Sentence, holding: Holding) -> bool:
    """Whether an end is a punishment, which may strip of a post left long ago: "cách chức Bí thư X nhiệm kỳ 2010-2015"."""
    return holding.event >= 0 and s.tokens.low[holding.event] in lexicon().words["strips"]


def _moved(s: Sentence, holding: Holding) -> bool:
    """Whether the act that ends a post is one that takes its holder elsewhere: "điều động", "luân chuyển"."""
    return holding.event >= 0 and lexicon().phrases.find(s.tokens.low, holding.event, "start.acts") is not None


def _ahead(s: Sentence, holding: Holding) -> bool:
    """Whether an act is still to come: "sẽ bầu A làm Q", "A sẽ về làm Q thay B", "Sau khi miễn nhiệm Q đối với A, X sẽ"."""
    low = s.tokens.low
    if holding.rule == "replaced" and holding.event < 0:
        first = min(holding.posts[0].begin, holding.person.begin)
        return "sẽ" in low[max(0, first - 8) : first]
    if holding.event <= 0:
        return False
    return "sẽ" in low[max(0, holding.event - 3) : holding.event] or _plans_on(s, holding)


def _plans_on(s: Sentence, holding: Holding) -> bool:
    """Whether an act is told as a step before one still to come: "| Sau khi | miễn nhiệm Q đối với A, Thủ tướng | sẽ trình"."""
    low = s.tokens.low
    return list(low[:2]) == ["sau", "khi"] and holding.event < 8 and "sẽ" in low[holding.end :]


def _meanwhile(s: Sentence, holding: Holding) -> bool:
    """Whether posts are told as those of a time, over or not: "trong | thời gian | giữ chức Q, ông A ký"."""
    first = holding.posts[0].begin
    return "thời gian giữ" in s.tokens.words(max(0, first - 6), first).lower()


def _name(at: int, person: Person, people: People, since: int, far: int) -> str | None:
    """The full name of a person: of "ông" that of the last one named, three sentences back and no other further back."""
    if person.name:
        fuller = people.named(person.name, at) if person.addressed and len(person.name.split()) < 3 else None
        return fuller or person.name
    if person.short:
        return people.named(person.short, at)
    if person.begin == person.end:
        return people.addressed(at)  # a line of a curriculum vitae, without any "ông"
    return people.before(at, since, far)
