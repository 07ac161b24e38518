"""What a title beside a name says: whose the posts are, since when or no longer.

"Chủ tịch UBND xã X | Trần Văn A", "Trần Văn A, | Chủ tịch UBND xã X": the same man in the same post, and what the sentence
tells of him besides (`fates`) begins or ends it. In a list all have what is said of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon import lexicon
from ..statement import Status
from .chunks import Chunk, Holding, Row
from .fates import at_that_time, fate, goes_on, gone, now_other
from .lists import announced, further
from .posts import Post


def one_man(posts: Sequence[Post]) -> Sequence[Post]:
    """Of posts before a name those that one man can hold: "báo cáo với Thủ tướng, | Bộ trưởng Y tế A cho biết"."""
    last = posts[-1]
    if last.role not in lexicon().words["one_man"] or _presides(last):
        return posts
    for k in range(len(posts) - 1):
        other = posts[k]
        if other.role in lexicon().words["one_man"] and other.role != last.role and not _presides(other):
            return posts[k + 1 :]
    return posts


def _presides(post: Post) -> bool:
    """Whether a chair is that of an assembly, front or union, which goes with other offices."""
    organisation = post.organisation
    return post.role == "Chủ tịch" and not (organisation and organisation.head and organisation.head.name == "UBND")


def _looks_back(row: Row, act: Chunk) -> bool:
    """Whether an end is what came before the thing told: "| Sau khi | thôi giữ chức Q, ông A làm Q'"."""
    return row.low[max(0, act.begin - 2) : act.begin] == ["sau", "khi"] and act.words in lexicon().words["own"]


def before_name(
    row: Row, k: int, right: int, posts: Sequence[Post], cue: Chunk | None, used: set[int], rule: str
) -> Holding:
    """A title and the name after it."""
    used.add(right)
    person = row.chunks[right].person
    assert person
    status: Status = "current"
    event, party = -1, False
    begin = posts[0].begin
    if cue and cue.cue == "end.acts" and rule == "title, then name" and _looks_back(row, cue):
        status, begin = "former", cue.begin
    elif cue and cue.cue == "end.acts":
        status, event, begin = "end", cue.begin, cue.begin
    elif cue and cue.cue == "former.marks" and "," not in row.between(k - 1, k):
        begun = row.low[max(0, cue.begin - 1)] == "trước"  # "Trước | khi giữ chức Q, ông A là Q'"
        status = "current" if begun else "former"
    elif rule == "list" and ((cue and cue.cue in ("start.acts", "start.links")) or _elected(row, k)):
        status, event = "start", cue.begin if cue else row.chunks[k].begin
    else:
        status, event, party = fate(row, right, right)
        if status == "current" and now_other(row, row.chunks[right].end):
            status = "former"
    return Holding(person, tuple(posts), status, begin, row.chunks[right].end, rule, event=event, party=party)


_ELECTED = 400  # characters before a list within which its title is said to be elected


def _elected(row: Row, k: int) -> bool:
    """Whether a list names those just elected: the words before it, or the sentences before, say so.

    Of a board it is enough that they tell of an election; an office is named: "Đại hội bầu bí thư và 4 phó bí thư. ... 4 phó
    bí thư | gồm: A, B".
    """
    text, begin = row.s.tokens.text, row.s.tokens.begins[row.chunks[k].begin]
    title = row.chunks[k].posts[0].title
    if title.rank == "member":
        return "bầu" in text[max(0, begin - 200) : begin]
    counted = announced(row, row.chunks[k].begin - 1) > 1
    told = re.compile(rf"(?<!danh sách )(?<!dự kiến )(?<!sẽ )(?<!để )\bbầu [^.\n]{{0,150}}\b{title.role.lower()}\b")
    return counted and told.search(text[max(0, begin - _ELECTED) : begin].lower()) is not None


def listed(row: Row, k: int, right: int, cue: Chunk | None, used: set[int]) -> Iterator[Holding]:
    """The further names of a list: "gồm các ông: A, B và C", "Phó Bí thư: A, B"."""
    for j in further(row, right, plural=True):
        person = row.chunks[j].person
        if not person or not person.name:
            return
        yield before_name(row, k, j, row.chunks[k].posts, cue, used, "list")


def all_of(row: Row, told: Holding, k: int) -> list[Holding]:
    """What an act says of person `k`, said of all in the list: "miễn nhiệm Ủy viên X đối với các ông: | A, B và C"."""
    others = further(row, k, plural=False) or _closed_list(row, k)
    if others and others[-1] + 1 < len(row.chunks):
        after = row.chunks[others[-1] + 1]
        if after.cue == "start.links" and after.begin - row.chunks[others[-1]].end < 3:
            others.pop()  # "... cho ông A và ông B | giữ chức Trưởng phòng": B's post is another
    if others and _told_of_himself(row, others[-1]):
        others.pop()
    people = [(row.chunks[j].person, row.chunks[j].end) for j in others]
    return [told, *(told._replace(person=person, end=end) for person, end in people if person)]


_CLOSES = frozenset(
    (".", ";", "do", "để", "vì", "theo")
)  # after the last of a list: "ông A, bà B | do chuyển công tác"


def _closed_list(row: Row, k: int) -> list[int]:
    """The further people of a list without "và", each addressed, after whom nothing is told of the last alone."""
    found = further(row, k, plural=True)
    end = row.chunks[found[-1]].end if found else 0
    people = [row.chunks[j].person for j in found]
    closed = row.low[end : end + 1] == [] or row.low[end] in _CLOSES
    return found if closed and all(person and person.addressed for person in people) else []


def _told_of_himself(row: Row, k: int) -> bool:
    """Whether another clause begins with person `k`: "cách chức Q đối với A; | B, Phó Chủ tịch X, bị khiển trách"."""
    q = k + 1
    if row.low[row.chunks[k].begin - 1] != ";":
        return False
    titled = q < len(row.chunks) and row.chunks[q].kind == "Q" and row.between(k, q) == [","]
    end = row.chunks[q].end if titled else row.chunks[k].end
    return bool(set(row.low[end : end + 2]) & lexicon().words["passive"])


def apposition(row: Row, p: int, q: int, posts: Sequence[Post], used: set[int]) -> Holding:
    """Posts after a name; a removal or a move told of the person ends them."""
    person = row.chunks[p].person
    assert person
    used.add(p)
    status, event, party = fate(row, p, q)
    if status == "current" and (at_that_time(row, q) or now_other(row, row.chunks[q].end)):
        status = "former"
    if status == "end" and gone(row, row.chunks[q].end):
        status = "former"
    if status == "current" and goes_on(row, q):
        return Holding(
            person,
            tuple(post._replace(term=None) for post in posts),  # the term that is over
            "start",
            row.chunks[p].begin,
            row.chunks[q + 1].end,
            "apposition",
            True,
            row.chunks[q + 1].begin,
        )
    return Holding(
        person, tuple(posts), status, row.chunks[p].begin, posts[-1].end, "apposition", event=event, party=party
    )
