"""What one article tells of a person, told once: the facts of each post as tenures, the posts as a career."""

from __future__ import annotations

from ..lexicon import lexicon
from ..vietnamese import written
from .alike import by_one_title, one_spelling
from .fact import Fact
from .handed import of_the_state
from .places import Places


def told_once(facts: list[Fact], found: Places) -> list[Fact]:
    """One fact for each thing said of a person in a post, by its shortest words.

    An undated report of what is told with its date elsewhere adds nothing; nor does "Phó Bí thư" where the article
    says that it is the Phó Bí thư Thường trực. A start and an end of one post are one tenure.
    """
    posts: dict[tuple[str, str, str], list[Fact]] = {}
    facts = by_one_title([fact for fact in facts if not _anothers(fact, facts)], found)
    for fact in facts:
        key = (written(fact.person), fact.post.role, one_spelling(fact.body.text(found)))
        posts.setdefault(key, []).append(fact)
    for (person, role, body), told in list(posts.items()):
        left, taken = _generations(told, found)
        if left:  # two units of one name
            posts[person, role, body] = taken
            posts[person, role, f"{body}, formerly"] = left
    kept: list[Fact] = []
    stripped = {person for (person, _, _), told in posts.items() if any(f.post.former for f in told)}
    for (person, role, body), told in posts.items():
        fuller = posts.get((person, role + " Thường trực", body), [])
        if fuller and {f.status for f in told} <= {"current"} | {f.status for f in fuller} - {"former"}:
            continue
        if person in stripped:
            told = [f._replace(status="former", end=None) if _stripped(f) else f for f in told]
        tenures = _tenures(told)
        held = any(fact.status == "current" for fact in told)
        kept += [fact._replace(held=held) for fact in tenures]
    return [_of_a_past_term(fact, kept) for fact in _sessions(_careers(kept))]


def _anothers(fact: Fact, facts: list[Fact]) -> bool:
    """Whether an office of the state beside a name is that of the man whom the article calls so before his name.

    "Chủ tịch nước A ... trao quyết định cho đồng chí B, Chủ tịch nước nêu rõ ...": the comma begins another clause.
    """
    if not fact.post.title.fixed or not fact.post.title.single or fact.holding.rule != "apposition":
        return False
    same = (o for o in facts if o.post.role == fact.post.role and o.body == fact.body and o.status == "current")
    return fact.status == "current" and any(
        o.holding.rule == "title before name" and written(o.person) != written(fact.person) for o in same
    )


def _stripped(fact: Fact) -> bool:
    """Whether an end is a punishment for a term that its holder had left before: none that falls within the term."""
    term = fact.post.term
    within = bool(term) and _dated(fact.end) and str(fact.end)[:4] <= str(term)[-4:]
    return fact.status == "end" and fact.termed and not within


def _generations(told: list[Fact], found: Places) -> tuple[list[Fact], list[Fact]]:
    """What was left and what was taken up, where the two are said to lie in different places, and so are two units.

    "Nguyên Chủ tịch UBND phường X, quận Y, được bầu làm Chủ tịch UBND phường X, TP Z": of the ward before the merger, and
    of the one after. Else nothing was left.
    """
    left = [fact for fact in told if fact.status in ("former", "end")]
    taken = [fact for fact in told if fact.status in ("start", "current")]
    wholes = [{found.whole_of(fact.body.place) for fact in facts if fact.body.place} for facts in (left, taken)]
    apart = all(wholes) and None not in wholes[0] | wholes[1] and wholes[0].isdisjoint(wholes[1])
    return (left, taken) if apart else ([], told)


def _of_a_past_term(fact: Fact, kept: list[Fact]) -> Fact:
    """A head of a term, where the article calls another the head: "A, Bí thư X nhiệm kỳ 2010-2015 ... B (hiện là Bí thư X)"."""
    if fact.status != "current" or not fact.post.term or not fact.post.title.single or fact.post.title.rank != "head":
        return fact
    others = (o for o in kept if o.status in ("current", "start") and (o.post.term or "9") > fact.post.term)
    after = any(o.person != fact.person and o.post.role == fact.post.role and _same_body(o, fact) for o in others)
    return fact._replace(status="former") if after else fact


def _sessions(kept: list[Fact]) -> list[Fact]:
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


def _tenures(told: list[Fact]) -> list[Fact]:
    """The tenures of one person in one post that one article tells of."""
    best: dict[tuple[str, str | None, str | None, str | None], Fact] = {}
    for fact in told:
        key = (fact.status, fact.start, fact.end, fact.post.term)
        kept = best.get(key)
        if kept is None or (fact.finish - fact.begin, fact.begin) < (kept.finish - kept.begin, kept.begin):
            best[key] = fact
    facts = list(best.values())
    facts = [_with_term(fact, facts) if fact.status == "end" else fact for fact in facts]
    facts = [fact for fact in facts if fact.given or fact.holding.again or not _given_better(fact, facts)]
    facts = [fact for fact in facts if not _vaguer(fact, facts)]
    statuses = {fact.status for fact in facts}
    if "current" in statuses:  # how the person once came to the post is no news of it
        facts = [fact for fact in facts if fact.status != "start" or fact.start or fact.lead or fact.post.term]
    if statuses == {"former", "current"} and all(fact.during for fact in facts if fact.status == "former"):
        # what he did "trong thời gian giữ chức Q" does not say that he holds it no more
        return [fact for fact in facts if fact.status == "current"]
    if statuses == {"former", "current"} and all(_ends_career(fact) for fact in facts if fact.status == "former"):
        terms = [fact.post.term for fact in facts if fact.post.term]
        current = [fact for fact in facts if fact.status == "current"]
        return [
            fact._replace(post=fact.post._replace(term=fact.post.term or terms[0])) if terms else fact
            for fact in current
        ]
    if statuses == {"former", "current"} and facts[0].post.title.rank in _OFFICES:
        # who is said to have held it is called by it in passing
        facts = [_with_term(fact, facts) for fact in facts if fact.status == "former"]
    if "former" in statuses and {"start", "current"} & statuses and "end" not in statuses:
        dated = [fact for fact in facts if fact.status in ("start", "current") and fact.start]
        if len(dated) == 1 and not dated[0].holding.again:
            return [_made_whole(dated[0]._replace(status="former"), facts)]
    facts = [_made_whole(fact, facts) for fact in facts if not _coarser(fact, facts)]
    facts = [fact for fact in facts if not _vaguer(fact, facts)]
    acts = {fact.status for fact in facts} & {"start", "end"}
    since = [fact for fact in facts if fact.status in ("current", "former") and fact.start and not fact.end]
    if acts:  # an act tells more than that the post is or was held
        facts = [_with_term(fact, facts) for fact in facts if fact.status in acts]
    ends = [fact for fact in facts if fact.status == "end"]
    starts = [_told_itself(fact, ends) for fact in facts if fact.status == "start"] or since
    if len(starts) == 1 and ends and not starts[0].holding.again:
        start = starts[0].start
        if not any(_dated(start) and _dated(end.end) and str(start) > str(end.end) for end in ends):
            return [end._replace(start=start) for end in ends]
    return facts


def _ends_career(fact: Fact) -> bool:
    """Whether a post ends the list of those that somebody came through, which goes on to today's: "từng giữ các chức vụ A, B, | C".

    A full-time office may have been left for the one that the article tells of.
    """
    posts = fact.holding.posts
    last = fact.holding.rule == "was" and len(posts) > 1 and fact.post.begin == posts[-1].begin
    return last and not _full_time(fact)


def _told_itself(start: Fact, ends: list[Fact]) -> Fact:
    """A start without the day of the article's event where the post has ended since: that was the end's, if any.

    "Ngày 27/4, ... Ông A được bầu làm Chủ tịch X từ khóa trước. HĐND miễn nhiệm ông A."
    """
    return start._replace(start=None) if ends and not start.given and not start.holding.again else start


def _with_term(fact: Fact, facts: list[Fact]) -> Fact:
    """An act with the term that the article gives to its post elsewhere: "A, Bí thư X nhiệm kỳ 2015-2020, ... thôi giữ chức"."""
    terms = {other.post.term for other in facts if other.post.term and other.status != "former"}
    if fact.post.term or fact.holding.again or len(terms) != 1:
        return fact
    return fact._replace(post=fact.post._replace(term=terms.pop()))


def _given_better(fact: Fact, facts: list[Fact]) -> bool:
    """Whether another sentence gives the day that this one takes from the article's opening."""
    days = [other.start or other.end for other in facts if other.given and other.status == fact.status]
    return any(day and not (fact.start or fact.end or "").startswith(day) for day in days)


def _coarser(fact: Fact, facts: list[Fact]) -> bool:
    """Whether another fact of the same status gives the same start at a finer precision (TIME.md, Evidence)."""
    return bool(fact.start) and any(
        other is not fact
        and other.status == fact.status
        and other.start != fact.start
        and (other.start or "").startswith(str(fact.start))
        for other in facts
    )


def _made_whole(fact: Fact, facts: list[Fact]) -> Fact:
    """A former tenure with the end and the term that the article gives it beside another start, or beside none.

    "cựu Chủ tịch X từ 2011-2014 ... làm Chủ tịch X nhiệm kỳ 2011-2016 ... Tháng 10-2011 được bầu làm Chủ tịch X".
    """
    if fact.status != "former" or not fact.start:
        return fact
    others = [other for other in facts if str(fact.start).startswith(other.start or "")]
    ends = {other.end for other in others if other.end and other.start and other.status == "former"}
    terms = {other.post.term for other in others if other.post.term and fact.start[:4] <= other.post.term[-4:]}
    end = ends.pop() if not fact.end and len(ends) == 1 else fact.end
    term = terms.pop() if not fact.post.term and len(terms) == 1 else fact.post.term
    return fact._replace(end=end, post=fact.post._replace(term=term))


def _careers(kept: list[Fact]) -> list[Fact]:
    """A post taken up on the way to another, and not said to be held still, was left for it.

    "Năm 2013, ông được bầu làm Phó Chủ tịch UBND thị xã X. Đến năm 2015, ông về làm Giám đốc Sở Y."
    """
    return [fact._replace(status="former") if _left(fact, kept) or _risen(fact, kept) else fact for fact in kept]


def _risen(fact: Fact, kept: list[Fact]) -> bool:
    """Whether a deputy is made the head of his body: "ông A, Phó Bí thư Huyện ủy X, được bầu làm Bí thư Huyện ủy X"."""
    if fact.status != "current" or fact.post.title.rank != "deputy":
        return False
    heads = (o for o in kept if o.status == "start" and o.person == fact.person and o.post.title.rank == "head")
    return any(_same_body(fact, o) and o.post.appointment == "full" for o in heads)


def _left(fact: Fact, kept: list[Fact]) -> bool:
    """Whether a start is a step of a career that went on."""
    if fact.status != "start" or fact.held or fact.post.title.rank not in _OFFICES:
        return False
    if fact.lead and len(fact.start or "") == _DAY:
        return False  # the news itself
    others = (o for o in kept if o.person == fact.person and o.post.title.rank in _OFFICES and _another(fact, o))
    return any(_later(fact, other) for other in others)


_OFFICES = ("head", "deputy")
_DAY = len("2019-02-22")


def _later(fact: Fact, other: Fact) -> bool:
    """Whether another post came after the one of a start: by its day, or because the article opens with it.

    Of a start without a day, told in passing, whatever the article opens with or tells further on came after it.
    """
    if _same_body(fact, other) and (fact.post.title.rank, other.post.title.rank) == ("deputy", "head"):
        return not (_dated(fact.start) and _dated(other.start) and str(other.start) < str(fact.start))
    if fact.step and not _dated(fact.start):  # "làm Giám đốc Sở X, rồi Trưởng ban Y", and elsewhere another post of his
        return other.status != "former" and other.begin != fact.begin
    if not _dated(fact.start):
        news = other.lead and len(other.start or "") == _DAY and other.begin < fact.begin
        if other.status != "start" or fact.start:
            return other.status == "start" and news and len(fact.start or "") < _DAY  # "tháng 9 vừa qua"
        return news or (not fact.lead and (other.lead or (other.begin > fact.begin and _dated(other.start))))
    if other.status == "start" and _dated(other.start):
        return str(fact.start) < str(other.start)
    return other.lead if other.status == "start" else other.status == "current" and not fact.lead


def _another(fact: Fact, other: Fact) -> bool:
    """Whether nobody holds the two posts at once: those of another unit, or two offices of one body."""
    if _same_body(fact, other):
        return not other.post.role.startswith(fact.post.role)  # a Phó Bí thư Thường trực is a Phó Bí thư
    if _full_time(fact) and _full_time(other) and not _one_body(fact, other):
        return True
    return (fact.body.place and fact.body.place.name) != (other.body.place and other.body.place.name)


def _full_time(fact: Fact) -> bool:
    """Whether a post is a full-time office: of the state, in the Party's staff ("Trưởng ban Dân vận Tỉnh ủy"), or the
    deputy chair of a council, whose chair is often the Party's secretary."""
    body, rank = " ".join(fact.body.words), fact.post.title.rank
    staff = body.startswith(tuple(lexicon().words["party_staff"]))
    return of_the_state(fact.post) or (staff and rank in _OFFICES) or (body.startswith("HĐND") and rank == "deputy")


def _same_body(fact: Fact, other: Fact) -> bool:
    """Whether two posts are of one body, wherever the article names it."""
    (place, others) = (f.body.place and f.body.place.name for f in (fact, other))
    return fact.body.words == other.body.words and place == others


def _one_body(fact: Fact, other: Fact) -> bool:
    """Whether one of two bodies may be the other in short: "Bộ Khoa học", "Bộ Khoa học và Công nghệ"."""
    names = sorted(" ".join(f.body.words).lower().replace(" và ", " ") for f in (fact, other))
    return names[1].startswith(names[0])


def _dated(edtf: str | None) -> bool:
    return bool(edtf) and str(edtf)[:4].isdigit()


def _vaguer(fact: Fact, facts: list[Fact]) -> bool:
    """Whether another fact of the same post and status says more."""
    said = [value for value in (fact.start, fact.end, fact.post.term) if value]
    others = [other for other in facts if other is not fact and other.status == fact.status]
    return any(
        len(set(said) - {other.start, other.end, other.post.term}) == 0
        and len([value for value in (other.start, other.end, other.post.term) if value]) > len(said)
        for other in others
    )
