"""Who holds which post: the words between a person and a row of posts decide.

Each row of posts (Q) finds its person by the gap to its neighbours: a name right after a title, an apposition ("A, Chủ
tịch ...", "A (Chủ tịch ...)"), a verb between them, "đối với" after a removal, a list after a colon. A Q that no rule
joins to a person gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..lexicon import lexicon, pattern
from ..statement import Status
from .beside import all_of, apposition, before_name, one_man
from .cases import Case, Found, same_line
from .charges import appointee, elected_instead, given_over, led_by, put_in_charge, successor
from .chunks import KIN, Chunk, Holding, Row, chunks, cue_before, gap, proposed, tells_of_life, without_addresses
from .doubt import denied, without_rumours
from .lists import announced, further
from .named_after import came_later, listed_after, taken_up_first, title_then_name
from .names import Person
from .periods import STEP
from .posts import Post, acting
from .removals import (
    removal,
    removal_goes_on,
    removal_in_brackets,
    removal_of_further_posts,
    removal_of_many_posts,
    removal_of_one_titled,
    removed_before_that,
    removes_another,
)
from .respective import led_in_turn, respectively, shared_bodies
from .rolls import titled_list
from .sentence import Sentence
from .verbs import beside, each_his_own, told_by_verb, whom_replaced

_UNREAD = 12  # tokens between two posts of a row that no rule reads
_APART = frozenset((".", ":", "(", ")", '"', "“", "”", "ông", "bà", "anh", "chị", "cùng"))
_REPLACES = r",? ?(?:để )?«replaces»(?: vị trí của| người tiền nhiệm)?"  # "A làm Chủ tịch X | thay cho | B"


def read(s: Sentence) -> Iterator[Holding]:
    """The holdings that one sentence states."""
    row = shared_bodies(Row(s, chunks(s)))
    kinds = {chunk.kind for chunk in row.chunks}
    if kinds in ({"Q"}, {"C", "Q"}) and (step := _step(row)):
        yield step
    if not {"P", "Q"} <= kinds:
        return
    used: set[int] = set()  # people who have a post before their name or in apposition
    held: dict[int, Holding] = {}
    found: list[Holding] = []
    for k, chunk in enumerate(row.chunks):
        if chunk.kind == "Q" and (told := list(_of_row(row, k, used, held))):
            held[k] = told[0]
            found += told
    found += elected_instead(row, found)
    yield from without_rumours(row, _together(row, found))


def _step(row: Row) -> Holding | None:
    """A line of a curriculum vitae, told of whoever it is of: "Từ tháng 6/2011 đến tháng 5/2015: | Chủ tịch UBND xã X".

    After a comma the line holds nothing else: "Năm 2011, | Chủ tịch UBND xã X | ký ..." tells what he did. A verb may stand
    for the sign: "Năm 1989 | là | Phó Tư lệnh X".
    """
    t, first = row.s.tokens, row.chunks[0]
    dated = STEP.match(t.text, t.begins[0])
    if not dated or first.begin == 0 or dated.end() != t.begins[first.begin]:
        return None
    q = row.chunks[1] if first.kind == "C" and first.end == row.chunks[1].begin else first
    if q.kind != "Q":
        return None
    if t.low[q.begin - 1] == "," and not set(t.low[q.end :]) <= set(".;,"):
        return None
    whose = Person(q.begin, q.begin, None, None, True, q.begin)
    status: Status = "current" if dated["now"] else "former"
    return Holding(whose, q.posts, status, q.begin, q.end, "holds" if dated["now"] else "was")


def _together(row: Row, found: list[Holding]) -> list[Holding]:
    """A removal told of one in a row of people is told of all.

    "A, Chủ tịch X; B, Phó Chủ tịch X | đều bị cách chức", "cách chức | A, Bí thư X, và B, Chủ tịch X".
    """
    for k in range(len(found) - 1, 0, -1):
        last, before = found[k], found[k - 1]
        if (
            last.status == "end"
            and before.status == "current"
            and last.event > last.begin
            and _joined(row, before, last)
        ):
            found[k - 1] = before._replace(status="end", event=last.event, party=last.party)
    for k in range(1, len(found)):
        last, before = found[k], found[k - 1]
        told_before = before.status == "end" and 0 <= before.event < before.begin
        if told_before and last.status == "current" and _joined(row, before, last):
            found[k] = last._replace(status="end", event=before.event, party=before.party)
    return found


def _joined(row: Row, before: Holding, last: Holding) -> bool:
    """Whether two people with their posts stand in one row: "A, Chủ tịch X; | B, Phó Chủ tịch X"."""
    words = row.low[before.end : last.begin]
    apart = {";", ",", "và", "cùng", "-", "này"}
    rules = last.rule == before.rule in ("apposition", "title before name")
    return rules and before.end <= last.begin and len(words) <= 3 and set(words) <= apart


def _of_row(row: Row, k: int, used: set[int], held: dict[int, Holding]) -> Iterable[Holding]:
    """The holdings of one row of posts: those of the first rule that fits."""
    left, right = row.neighbour(k, -1), row.neighbour(k, 1)
    before = gap(row.between(left, k)) if left >= 0 else "..."
    after = gap(row.between(k, right)) if right >= 0 else "..."
    case = Case(row, k, cue_before(row, k), left, right, before, after, used, held)
    for rule in _RULES:
        if (found := rule(case)) is not None:
            return found
    person = case.person_right
    if person is None or person.pronoun:
        return ()
    for named in _RULES_OF_A_NAME_AFTER:
        if (found := named(case, person)) is not None:
            return found
    return ()


def _put_in_charge(c: Case) -> Found:
    """ "Ông A được giao nhiệm vụ | điều hành UBND xã X"."""
    return put_in_charge(c.row, c.k, c.cue)


def _given_over(c: Case) -> Found:
    """ "Chức danh | Bí thư Đảng ủy xã X | được giao cho ông A"."""
    return given_over(c.row, c.k, c.right, c.after)


def _led_by(c: Case) -> Found:
    """ "Đoàn kiểm tra của Bộ Y tế do ông A làm | Trưởng đoàn", "các Sở X và Y lần lượt do ông A và bà B làm | giám đốc"."""
    each = led_in_turn(c.row, c.k, c.cue)
    return each if each is not None else led_by(c.row, c.k, c.cue)


def _appointee(c: Case) -> Found:
    """ "Người được điều động giữ chức | Bí thư X | thay ông A là ông B"."""
    return appointee(c.row, c.k, c.cue)


def _succeeded(c: Case) -> Found:
    """ "Người thay ông A giữ chức | Chủ tịch UBND xã X | là ông B"."""
    return successor(c.row, c.left, c.k, c.right, c.after)


def _title_before_name(c: Case) -> Found:
    """ "Chủ tịch UBND xã X | Trần Văn A"; of "ông A, Bí thư, Chủ tịch UBND xã X | Trần Văn B" the last is B's alone."""
    person = c.person_right
    if not person or c.after != "" or person.pronoun or not same_line(c.row.s, c.q.end):
        return None
    posts = c.q.posts if len(c.q.posts) < 2 else tuple(one_man(c.q.posts))
    if c.cue and c.cue.cue == "start.links" and c.cue.end == c.q.begin and c.row.low[posts[-1].begin - 1] == ",":
        posts = posts[-1:]  # "bầu ông A làm Chủ tịch X, | Đại biểu Quốc hội | B nói"
    if len(posts) > 1 and _of_two_men(c, posts):
        posts = posts[-1:]
    if len(posts) > 1 and posts[-1].title.base == "Đại biểu" and not posts[0].organisation:
        posts = posts[-1:]  # "lần đầu tiên Quốc hội có nữ Chủ tịch, | đại biểu | A nói"
    found = []
    if c.person_left and c.before == "," and len(posts) > 1 and not c.cue and c.left not in c.used:
        found.append(apposition(c.row, c.left, c.k, posts[:-1], c.used))
        posts = posts[-1:]
    found.append(before_name(c.row, c.k, c.right, posts, c.cue, c.used, "title before name"))
    return [*found, *_sharing(c, posts)]


def _of_two_men(c: Case, posts: Sequence[Post]) -> bool:
    """Whether "và" joins an office of the state to another man's: "bầu Thủ tướng | và Phó Chủ tịch Quốc hội A"."""
    first, last = posts[-2].title, posts[-1].title
    state = first.fixed and first.single and first.rank == "head"
    return bool(state) and not last.fixed and last.base != "Bí thư" and c.row.low[posts[-1].begin - 1] == "và"


def _sharing(c: Case, posts: Sequence[Post]) -> Iterator[Holding]:
    """The others whose title it is too: "hai cựu Chủ tịch UBND xã X | A và B", "Thứ trưởng | A và B", each without a
    post of his own."""
    count = announced(c.row, c.q.begin - 1)
    if not count and posts[-1].title.single:
        return
    for j in further(c.row, c.right, plural=bool(count))[: count - 1 if count else None]:
        chunk = c.row.chunks[j]
        own = j + 1 < len(c.row.chunks) and c.row.chunks[j + 1].kind == "Q" and gap(c.row.between(j, j + 1)) == ","
        if not chunk.person or not chunk.person.name or (not count and (chunk.person.addressed or own)):
            return
        yield before_name(c.row, c.k, j, posts[-1:], c.cue, c.used, "title before name")


def _given_by_decision(c: Case) -> Found:
    """ "trao quyết định bổ nhiệm | Giám đốc Sở X | cho ông A"."""
    given = _given_to(c.row, c.k, c.cue, c.after)
    if not given or not c.person_right:
        return None
    if c.person_left and c.row.between(c.left, c.left + 1)[-1:] == ["được"]:
        return None  # "ông A được bổ nhiệm làm | Giám đốc Sở X, UBND xã đã ký hợp đồng với | bà B"
    posts = acting(c.q.posts) if given.words in lexicon().words["makes_acting"] else c.q.posts
    status: Status = "end" if given.cue == "end.acts" else "start"
    told = Holding(c.person_right, posts, status, given.begin, c.end, "given", event=given.begin)
    return all_of(c.row, told, c.right)


def _name_before(c: Case) -> Found:
    """ "Ông A, | Chủ tịch UBND xã X", "Ông A, đảng viên Chi bộ Y, | nguyên Chủ tịch X", unless A has his post already:
    "Chủ tịch A, | Bí thư Đảng ủy, ông B", "Chủ tịch là ông A, | Bí thư Đảng ủy là ông B": the Bí thư is B."""
    if not c.person_left or _source_of_a_wish(c):
        return None
    told = c.q.posts[0].former and _spoken_of(c.row.between(c.left, c.k))
    if _worked_before(c):
        posts = tuple(post._replace(former=True) for post in c.q.posts)
        return [apposition(c.row, c.left, c.k, posts, c.used)]
    if c.before in ("đều", ", đều") and c.q.posts[0].former:  # "A, B và C đều | nguyên là Chủ tịch UBND xã X"
        each = apposition(c.row, c.left, c.k, c.q.posts, c.used)
        return [each, *beside(c.row, each)]
    told = told or (c.row.chunks[c.left].begin < 2 and tells_of_life(c.row.between(c.left, c.k)))
    if c.before != "," and not told and not _comma_left_out(c):
        return None
    person = c.person_right
    others = c.after == "," or (c.after == "là" and c.before == "," and c.row.chunks[c.left].words != KIN)
    if person and others and person.addressed and c.left in c.used and not person.pronoun:
        return _two_clauses(c) if c.after == "là" else None
    return [apposition(c.row, c.left, c.k, c.q.posts, c.used)]


def _two_clauses(c: Case) -> Found:
    """ "Trưởng ban là ông A, | Chủ tịch X; Phó Trưởng ban | là ông B": what stands before the semicolon is A's."""
    last = next((i for i in range(len(c.q.posts) - 1, 0, -1) if c.row.low[c.q.posts[i].begin - 1] == ";"), 0)
    if not last:
        return None
    first = apposition(c.row, c.left, c.k, c.q.posts[:last], c.used)
    return [first, before_name(c.row, c.k, c.right, c.q.posts[last:], None, c.used, "title, then name")]


def _worked_before(c: Case) -> bool:
    """Whether the posts end a row of where somebody worked: "Ông A, | từng công tác tại X, Y và Z, | Chủ tịch UBND tỉnh T"."""
    words = c.row.between(c.left, c.k)
    if (
        len(words) < 5
        or len(words) > 60
        or words[-1] != ","
        or set(words) & {"là", ";", *lexicon().words["says"]} - {"về"}
    ):
        return False
    return bool(
        pattern(
            r"(?:\( [^()]* \) )?,? ?(?:từng|đã từng|từng có thời gian|trước đó|trước đây) «works_at» «works_in» .*"
        ).fullmatch(" ".join(words))
    )


def _source_of_a_wish(c: Case) -> bool:
    """Whether a title after a source begins what he demands: "Theo ông A, | Viện trưởng VKSND tỉnh X | phải xin lỗi"."""
    low, begin = c.row.low, c.row.chunks[c.left].begin
    wished = low[c.q.end : c.q.end + 1]
    return low[begin - 1] == "theo" and c.before == "," and bool(wished) and wished[0] in lexicon().words["demands"]


def _comma_left_out(c: Case) -> bool:
    """Whether a comma is missing: "Ông A | nguyên là Chủ tịch X", "Ông A | Chủ tịch UBND xã X cho biết"."""
    person, post = c.person_left, c.q.posts[0]
    if c.before != "" or not person or not same_line(c.row.s, c.q.begin):
        return False
    if not person.name:  # "Ông Dũng | nguyên là Chủ tịch UBND xã X, Bí thư Huyện ủy Y"
        told = post.former and "là" in c.row.low[c.q.begin : c.q.begin + 2]
        return told and c.q.posts[-1].organisation is not None
    named = post.organisation is not None and post.organisation.placed
    return post.former or (person.addressed and named and c.left not in c.used and c.cue is None)


def _in_brackets(c: Case) -> Found:
    """ "Ông A, Chủ tịch UBND xã X | (nguyên Bí thư Đảng ủy xã Y)": the posts in brackets are A's too."""
    held = c.held.get(c.left)
    between = c.row.between(c.left, c.k) if held else ()
    if not held or between[:1] != ["("] or ")" in between:
        return None
    if len(between) > 1 and not (c.cue and c.cue.begin == c.row.chunks[c.left].end + 1):
        return None
    status: Status = "former" if c.cue and c.cue.cue == "former.marks" else "current"
    return [held._replace(posts=c.q.posts, status=status, end=c.q.end, rule="apposition", event=-1, party=False)]


def _row_goes_on(c: Case) -> Found:
    """ "Ông A, nguyên Ủy viên Bộ X khóa mới, | nguyên Chủ tịch Y": words that no rule reads part two posts of one man."""
    told = c.held.get(c.k - 1)
    if not told or c.row.chunks[c.k - 1].kind != "Q" or (c.person_right and c.after in ("", ",", ":")):
        return None
    words = c.row.between(c.k - 1, c.k)
    apart = lexicon().words["phrase_ends"] | lexicon().words["says"] | _APART
    left_out = not words and told.status == "former"  # a comma: "từng là Bí thư Đảng ủy | Giám đốc Sở X"
    if not left_out and (not 1 < len(words) <= _UNREAD or words[-1] not in (",", ";") or not apart.isdisjoint(words)):
        return None
    if any(c.row.s.tokens.new_line(i) for i in range(told.end, c.q.begin + 1)):
        return None
    closed = c.q.end >= len(c.row.low) or not c.row.low[c.q.end].isalnum() or c.q.posts[0].former
    first = c.q.posts[0]  # "Ông A, Q của cơ quan X, | giám đốc Y | nói" may speak of somebody else
    named = first.title.outside or (first.organisation is not None and not first.organisation.foreign)
    if not named or not (closed or told.status == "former"):
        return None
    return [told._replace(posts=c.q.posts, end=c.q.end)]


def _verb_before(c: Case) -> Found:
    """ "Ông A và bà B được bầu làm | Phó Bí thư", "A thay B làm | Chủ tịch X", "A làm | Chủ tịch X | thay cho B"."""
    if each := respectively(c.row, c.k):
        return each
    told = told_by_verb(c.row, c.k, c.cue)
    if not told or (told.rule == "leaves" and removes_another(c)):
        return None
    if each_his_own(c.row, told):
        return ()
    found = [told, *beside(c.row, told)]
    if len(found) > 1 and all(post.title.single and not post.organisation for post in told.posts):
        return ()  # "các ông A và B làm | giám đốc": of which bodies is not said
    if replaced := whom_replaced(c.row, told, c.k):
        found.append(replaced)
    person = c.person_right
    follows = person and not person.pronoun and told.status in ("start", "current")
    if person and follows and pattern(_REPLACES).fullmatch(c.after):
        posts = tuple(post._replace(term=None) for post in c.q.posts)
        if told.rule == "holds" and c.cue and c.cue.cue == "start.links":
            begun = c.cue.begin  # "ông A giữ chức | Chủ tịch X | thay ông B": he takes it up
            found = [one._replace(status="start", rule="takes up", event=begun) for one in found]
        found.append(Holding(person, posts, "end", c.q.begin, c.end, "replaced"))
    return found


def _held_by_another(c: Case) -> Found:
    """ "A được giới thiệu làm | Chủ nhiệm Ủy ban X | thay ông B": B holds it still."""
    person = c.person_right
    if not person or person.pronoun or not pattern(_REPLACES).fullmatch(c.after):
        return None
    if not any(chunk.cue == "proposal.marks" for chunk in c.row.chunks[max(0, c.k - 4) : c.k]):
        return None
    return [Holding(person, c.q.posts, "current", c.q.begin, c.end, "replaced")]


def _left_for_another(c: Case) -> Found:
    """ "Ông A được điều động từ | Bí thư Huyện ủy X | sang giữ chức ...": the post that he leaves."""
    low = c.row.low
    following = low[c.q.end] if c.q.end < len(low) else ""
    who = next((k for k in range(c.k - 1, -1, -1) if c.row.chunks[k].kind == "P"), -1)
    if c.q.begin == 0 or low[c.q.begin - 1] != "từ" or who < 0:
        return None
    if following not in lexicon().words["leads_on"] and not _moved_away(c):
        return None
    first = max(0, who - 1)
    moves = [a for a in c.row.chunks[first : c.k] if a.words in lexicon().moves or a.cue == "start.acts"]
    if any(chunk.kind == "Q" for chunk in c.row.chunks[who : c.k]) or not (
        moves or _goes_to_another(c) or _moved_away(c)
    ):
        return None
    person = c.row.chunks[who].person
    assert person
    act = moves[0].begin if moves else c.q.end
    return [Holding(person, c.q.posts, "end", c.row.chunks[who].begin, c.q.end, "leaves", event=act)]


def _moved_away(c: Case) -> bool:
    """Whether an act that befalls the holder follows: "Ông A từ | Vụ trưởng Vụ X | được chuyển công tác"."""
    act = c.row.chunks[c.k + 1] if c.k + 1 < len(c.row.chunks) else None
    return act is not None and act.cue in ("end.acts", "start.acts") and c.row.between(c.k, c.k + 1) == ["được"]


def _goes_to_another(c: Case) -> bool:
    """Whether a verb right after the posts leads on to others: "Ông A từ | Phó Giám đốc Sở X | sang làm Phó Giám đốc Sở Y"."""
    following = c.row.chunks[c.k + 1 : c.k + 3]
    if [chunk.kind for chunk in following] != ["C", "Q"] or following[0].cue not in ("start.links", "end.acts"):
        return False
    return following[0].begin - c.q.end < 2 and c.left >= 0 and c.row.between(c.left, c.k)[-1:] == ["từ"]


def _title_then_pronoun(c: Case) -> Found:
    """ "Nguyên là | Chủ tịch UBND xã X, ông | bị ..."."""
    person = c.person_right
    if not person or not person.pronoun or c.after != ",":
        return None
    if not c.cue or c.cue.cue not in ("former.marks", "is.links"):
        return None
    return [before_name(c.row, c.k, c.right, c.q.posts, c.cue, c.used, "title, then name")]


_RULES: tuple[Callable[[Case], Found], ...] = (
    _put_in_charge,
    _given_over,
    _led_by,
    _succeeded,
    _appointee,
    _title_before_name,
    _given_by_decision,
    _held_by_another,
    _left_for_another,
    removal_in_brackets,
    _name_before,
    _in_brackets,
    _row_goes_on,
    _verb_before,
    _title_then_pronoun,
    removal_of_many_posts,
    removal_of_one_titled,
    titled_list,
)


_RULES_OF_A_NAME_AFTER: tuple[Callable[[Case, Person], Found], ...] = (
    taken_up_first,
    came_later,
    title_then_name,
    removed_before_that,
    removal_of_further_posts,
    removal_goes_on,
    removal,
    listed_after,
)


def _given_to(row: Row, k: int, cue: Chunk | None, after: str) -> Chunk | None:
    """The act of a decision: "trao quyết định bổ nhiệm Q cho ông A", "phê chuẩn kết quả bầu Q đối với ông A"."""
    if cue is None or not pattern("«given_to»$").search(without_addresses(after)) or len(after) > 60 or "thay" in after:
        return None
    acts = [
        c
        for c in row.chunks[max(0, k - 4) : k]
        if c.kind == "C" and c.cue == "start.acts" and row.chunks[k].begin - c.end < 10
    ]
    if any(c.kind != "C" for c in row.chunks[row.chunks.index(acts[0]) : k]) if acts else True:
        return None
    removal = [c for c in row.cues(acts[0].end, row.chunks[k].begin) if c.cue == "end.acts"]
    return (removal or acts)[0] if not proposed(row, acts[0].begin) and not denied(row, acts[0].begin) else None


def _spoken_of(low: Sequence[str]) -> bool:
    """Whether something else that the person is stands between: ", đảng viên Chi bộ X, | nguyên Chủ tịch ..."."""
    if len(low) > 2 and low[0] == "là" and low[-1] == "," and lexicon().phrases.find(low, 1, "rank"):
        return True  # "Ông A | là thạc sĩ kinh tế, | nguyên Chủ tịch ..."
    return (
        2 < len(low) < 30
        and low[0] in (",", "-", "(")
        and (low[-1] == "," or (low[0] == "(" and low[-1] == "-"))
        and not set(low) & lexicon().words["says"]
        and "là" not in low
    )
