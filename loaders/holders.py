"""Who holds which post: the words between a person and a row of posts decide.

Each row of posts (Q) finds its person by the gap to its neighbours: a name right after a title, an apposition ("A, Chủ
tịch ...", "A (Chủ tịch ...)"), a verb between them, "đối với" after a removal, a list after a colon. A Q that no rule
joins to a person gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .chunks import ASIDE, Chunk, Holding, Row, against, chunks, cue_before, gap, proposed
from .fates import at_that_time, fate, goes_on, gone, now_other
from .lexicon import lexicon, pattern
from .posts import Post
from .sentence import Sentence
from .statement import Status
from .verbs import beside, each_his_own, told_by_verb, whom_replaced

_LIST = r"(?:[^,;]{0,40} |)«lists»(?: .{0,30})?$|:$"  # "các Phó Chủ tịch | gồm: A, B"
_REPLACES = r",? ?(?:để )?«replaces»(?: vị trí của)?"  # "A làm Chủ tịch X | thay cho | B"
_BESIDE = re.compile(r"[,;]?(?: ?(?:và|cùng|,|;|:|-|\d{1,2} ?[.)]))*|[,;.]? ?(?:\d{1,2} ?[.)/-])?")


def read(s: Sentence) -> Iterator[Holding]:
    """The holdings that one sentence states."""
    row = Row(s, chunks(s))
    kinds = {chunk.kind for chunk in row.chunks}
    if not {"P", "Q"} <= kinds:
        return
    used: set[int] = set()  # people who have a post before their name or in apposition
    found = [holding for k, chunk in enumerate(row.chunks) if chunk.kind == "Q" for holding in _of_row(row, k, used)]
    yield from _together(row, found)


def _together(row: Row, found: list[Holding]) -> list[Holding]:
    """A removal told of the last in a row of people is told of all: "A, Chủ tịch X; B, Phó Chủ tịch X đều bị cách chức"."""
    for k in range(len(found) - 1, 0, -1):
        last, before = found[k], found[k - 1]
        if (
            last.status == "end"
            and last.rule == before.rule == "apposition"
            and before.status == "current"
            and last.event > last.begin
        ):
            words = row.low[before.end : last.begin]
            if len(words) <= 3 and set(words) <= {";", ",", "và", "cùng"} and row.chunks and before.end <= last.begin:
                found[k - 1] = before._replace(status="end", event=last.event, party=last.party)
    return found


def _one_man(posts: Sequence[Post]) -> Sequence[Post]:
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


def _of_row(row: Row, k: int, used: set[int]) -> Iterator[Holding]:
    q = row.chunks[k]
    left, right = row.neighbour(k, -1), row.neighbour(k, 1)
    before = gap(row.between(left, k)) if left >= 0 else "..."
    after = gap(row.between(k, right)) if right >= 0 else "..."
    person_left = row.chunks[left].person if left >= 0 else None
    cue = cue_before(row, k)
    if cue and q.posts[0].appointment == "in charge" and q.posts[0].title.rank == "head":
        who = next((c for c in reversed(row.chunks[:k]) if c.kind == "P"), None)
        if who and who.person and "được" in row.low[who.end : q.begin]:
            yield Holding(who.person, q.posts, "start", who.begin, q.end, "given", event=cue.begin)
        return
    person_right = row.chunks[right].person if right >= 0 else None
    if person_right and after == "" and not person_right.pronoun and _same_line(row.s, q.end):
        posts = q.posts if len(q.posts) < 2 else tuple(_one_man(q.posts))
        if person_left and before == "," and len(posts) > 1 and not cue and left not in used:
            yield _apposition(row, left, k, posts[:-1], used)
            posts = posts[-1:]
        yield _before_name(row, k, right, posts, cue, used, "title before name")
        return
    given = _given_to(row, k, cue, after)
    if given and person_right:
        posts = q.posts
        if given.words == "giao quyền":
            posts = tuple(post._replace(role=f"Quyền {post.role}", appointment="acting") for post in posts)
        told_of: Status = "end" if given.cue == "end.acts" else "start"
        yield Holding(person_right, posts, told_of, given.begin, row.chunks[right].end, "given", event=given.begin)
        return
    if (person_left and before == ",") or (person_left and q.posts[0].former and _spoken_of(row.between(left, k))):
        rival = person_right and after == "," and person_right.addressed and left in used and not person_right.pronoun
        if not rival:
            yield _apposition(row, left, k, q.posts, used)
            return
    told = told_by_verb(row, k, cue)
    if told and each_his_own(row, told):
        return
    if told:
        yield told
        yield from beside(row, told)
        replaced = whom_replaced(row, told, k)
        if replaced:
            yield replaced
        if (
            person_right
            and not person_right.pronoun
            and told.status in ("start", "current")
            and pattern(_REPLACES).fullmatch(after)
        ):
            yield Holding(
                person_right,
                tuple(post._replace(term=None) for post in q.posts),
                "end",
                q.begin,
                row.chunks[right].end,
                "replaced",
            )
        return
    if person_right and person_right.pronoun and after == "," and cue and cue.cue in ("former.marks", "is.links"):
        yield _before_name(row, k, right, q.posts, cue, used, "title, then name")
        return
    ahead = _removal_ahead(row, k) if cue and cue.cue == "end.acts" else -1
    if cue and ahead >= 0 and (named := row.chunks[ahead].person):
        yield Holding(named, q.posts, "end", cue.begin, row.chunks[ahead].end, "removal", event=cue.begin)
        return
    if person_right is None or person_right.pronoun:
        return
    related = q.begin > 0 and row.low[q.begin - 1] in lexicon().words["kin"]
    quoted = bool({'"', "”", "“"} & set(row.low[q.end : row.chunks[right].begin]))
    # "Theo Giám đốc Sở X, ông A, việc này ...": A is the source; without the second comma he is somebody else
    closed = row.chunks[right].end < len(row.low) and row.low[row.chunks[right].end] == ","
    sourced = (_quoted(row.low, q.begin) and not (closed and person_right.name)) or _taken_up(row, cue, after)
    if (
        after in (",", ":", "là", ", là") and not quoted and _same_line(row.s, q.end) and not sourced and not related
    ) and (person_right.addressed or after != "là"):
        yield _before_name(row, k, right, q.posts, cue, used, "title, then name")
        yield from _listed(row, k, right, cue, used)
        return
    chained = _chained(row, k)
    if chained and against(after):
        status: Status = "current" if proposed(row, chained.begin) else "end"
        yield Holding(
            person_right, q.posts, status, chained.begin, row.chunks[right].end, "removal", event=chained.begin
        )
        return
    if cue and against(after):
        if cue.cue == "suspended.acts":
            yield Holding(person_right, q.posts, "current", cue.begin, row.chunks[right].end, "suspension")
        elif cue.cue == "end.acts":
            status = "current" if proposed(row, cue.begin) else "end"
            yield Holding(person_right, q.posts, status, cue.begin, row.chunks[right].end, "removal", event=cue.begin)
        return
    if pattern(_LIST).fullmatch(after) and person_right.name:
        yield _before_name(row, k, right, q.posts, cue, used, "list")
        yield from _listed(row, k, right, cue, used)


def _before_name(
    row: Row, k: int, right: int, posts: Sequence[Post], cue: Chunk | None, used: set[int], rule: str
) -> Holding:
    """A title and the name after it."""
    used.add(right)
    person = row.chunks[right].person
    assert person
    status: Status = "current"
    event = -1
    begin = posts[0].begin
    if cue and cue.cue == "end.acts":
        status, event, begin = "end", cue.begin, cue.begin
    elif cue and cue.cue == "former.marks" and "," not in row.between(k - 1, k):
        status = "former"
    elif rule == "list" and ((cue and cue.cue in ("start.acts", "start.links")) or _elected(row, k)):
        status, event = "start", cue.begin if cue else row.chunks[k].begin
    else:
        status, event, _ = fate(row, right, right)
        if status == "current" and now_other(row, row.chunks[right].end):
            status = "former"
    return Holding(person, tuple(posts), status, begin, row.chunks[right].end, rule, event=event)


def _given_to(row: Row, k: int, cue: Chunk | None, after: str) -> Chunk | None:
    """The act of a decision: "trao quyết định bổ nhiệm Q cho ông A", "phê chuẩn kết quả bầu Q đối với ông A"."""
    if cue is None or not pattern("«given_to»$").search(after) or len(after) > 60 or "thay" in after:
        return None
    acts = [
        c
        for c in row.chunks[max(0, k - 4) : k]
        if c.kind == "C" and c.cue == "start.acts" and row.chunks[k].begin - c.end < 10
    ]
    if any(c.kind != "C" for c in row.chunks[row.chunks.index(acts[0]) : k]) if acts else True:
        return None
    removal = [c for c in row.cues(acts[0].end, row.chunks[k].begin) if c.cue == "end.acts"]
    return (removal or acts)[0] if not proposed(row, acts[0].begin) else None


def _chained(row: Row, k: int) -> Chunk | None:
    """The removal that a further row of posts belongs to: "cách chức Q, gồm cả các chức vụ Q' của ông A"."""
    while k > 0 and row.chunks[k - 1].kind in "QC":
        k -= 1
        chunk = row.chunks[k]
        if chunk.kind == "C" and chunk.cue == "end.acts":
            return chunk
        if chunk.kind == "C" and chunk.words not in lexicon().words["nouns"]:
            return None
    return None


def _removal_ahead(row: Row, k: int) -> int:
    """The person whom a removal names only after further posts, or -1."""
    j = k + 1
    while j < len(row.chunks) and (row.chunks[j].kind == "Q" or row.chunks[j].words in lexicon().words["nouns"]):
        j += 1
    if j == k + 1 or j >= len(row.chunks) or row.chunks[j].kind != "P" or row.chunks[j - 1].kind != "Q":
        return -1
    return j if against(gap(row.between(j - 1, j))) else -1


def _elected(row: Row, k: int) -> bool:
    """Whether a list names those just elected to a board: the words before it, or the sentence before, say so."""
    if row.chunks[k].posts[0].title.rank != "member":
        return False
    begin = row.s.tokens.begins[row.chunks[k].begin]
    return "bầu" in row.s.tokens.text[max(0, begin - 200) : begin]


def _listed(row: Row, k: int, right: int, cue: Chunk | None, used: set[int]) -> Iterator[Holding]:
    """The further names of a list: "gồm các ông: A, B và C", "Phó Bí thư: A, B"."""
    last = right
    for j in range(right + 1, len(row.chunks)):
        chunk = row.chunks[j]
        words = " ".join(row.low[row.chunks[last].end : chunk.begin])
        if (
            chunk.kind == "Q"
            and words.strip().startswith("(")
            and chunk.end < len(row.low)
            and row.low[chunk.end] == ")"
        ):
            last = j
            continue
        beside = ASIDE.sub("", words).strip(" )")
        if (
            chunk.kind != "P"
            or not chunk.person
            or not chunk.person.name
            or not _BESIDE.fullmatch(beside)
            or not beside
        ):
            return
        yield _before_name(row, k, j, row.chunks[k].posts, cue, used, "list")
        last = j


def _taken_up(row: Row, cue: Chunk | None, after: str) -> bool:
    """Whether the title is what somebody takes up: "... giữ chức Chủ tịch X", ông A cho rằng: A is another."""
    if cue is None or after != "," or cue.cue not in ("start.links", "start.acts"):
        return False
    return (
        "khi" not in row.low[max(0, cue.begin - 4) : cue.begin]
        and "gian" not in row.low[max(0, cue.begin - 2) : cue.begin]
    )


def _quoted(low: Sequence[str], begin: int) -> bool:
    """Whether the title names a source: "Theo trưởng công an xã, ông A đi làm về"."""
    before = [word for word in low[max(0, begin - 3) : begin] if word not in lexicon().words["source_fillers"]]
    return bool(before) and before[-1] in lexicon().words["source_marks"]


def _spoken_of(low: Sequence[str]) -> bool:
    """Whether something else that the person is stands between: ", đảng viên Chi bộ X, | nguyên Chủ tịch ..."."""
    return (
        2 < len(low) < 30
        and low[0] in (",", "-", "(")
        and low[-1] == ","
        and not set(low) & lexicon().words["says"]
        and "là" not in low
    )


def _same_line(s: Sentence, i: int) -> bool:
    begins, ends = s.tokens.begins, s.tokens.ends
    return i >= len(begins) or "\n" not in s.tokens.text[ends[i - 1] : begins[i]]


def _apposition(row: Row, p: int, q: int, posts: Sequence[Post], used: set[int]) -> Holding:
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
            tuple(posts),
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
