"""Headships that a clause gives in a way of its own.

"được giao điều hành UBND xã X" names no title; "Đoàn công tác của Sở Y tế do ông A làm Trưởng đoàn" names the body before
the man; "người kế nhiệm ông A giữ chức Q là ông B" names the new holder last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lexicon import head_of, lexicon, pattern
from ..statement import Status
from .chunks import Chunk, Holding, Row, proposed
from .doubt import denied
from .organisations import Organisation
from .posts import Post

_NAME = 16  # tokens that the name of a commission may have
_CLAUSE = 30  # tokens of the clause that tells why
# "được giao điều hành UBND xã (huyện Y) | trong thời gian Chủ tịch đi học", "| do Chủ tịch nghỉ thai sản"
_WHILE_AFTER = (
    r"(?:\( [^()]{0,60} \) ?)?,? ?(?:«meanwhile» (?!«of_days»)[^.;]*|(?:«while_or_since») [^.;]*\b«absences»\b[^.;]*)"
)
# "Trong thời gian Chủ tịch đi học, | ông B được giao ...", "Do bà A nghỉ ốm, | ông B ..."
_WHILE_BEFORE = r"(?:^|[.,;] )(?:«meanwhile»|«while_or_since») [^.;]*\b«absences»\b[^.;]*,$"
_NOUN = r"\b«nouns»$"
_GIVEN_OVER = r"(?:đã |vừa |mới |)được (?:giao|trao|giao lại|chuyển giao) (?:lại )?cho"
_DECIDED = r"\b«hands» (?:các )?quyết định$"
_APPOINTEE = r"(?:^|[,;.\n] ?)người (?:vừa |mới |đã )*được [^,;]{1,60}$"
_IS_HE = r"(?:,? ?«replaces»(?: vị trí(?: của)?)? [^,;]{3,40})? ?(?:chính )?là"
_SUCCESSOR = r"\bngười (?:sẽ )?«replacing»(?: vị trí (?:của )?| cho )?$"


def put_in_charge(row: Row, k: int, cue: Chunk | None) -> list[Holding] | None:
    """ "Ông A được giao nhiệm vụ | điều hành UBND xã X": the headship without its title.

    "... trong thời gian Chủ tịch đi học": A stands in for a head who stays the head (TIME.md, Holders of a single post).
    """
    q = row.chunks[k]
    if q.posts[0].appointment != "in charge" or q.posts[0].title.rank != "head":
        return None
    p = next((i for i in range(k - 1, -1, -1) if row.chunks[i].kind == "P"), -1)
    who = row.chunks[p] if p >= 0 else None
    act = cue.begin if cue else next((i for i in range(max(0, q.begin - 4), q.begin) if row.low[i] == "giao"), q.begin)
    if not who or not who.person or denied(row, act) or proposed(row, act):
        return []
    given = "được" in row.low[who.end : q.begin] or row.low[who.begin - 1] in lexicon().words["charges"]
    if not given and row.low[q.begin] not in lexicon().words["for_a_time"]:
        return []
    posts = tuple(post._replace(appointment="standing in") for post in q.posts) if _head_is_away(row, p, k) else q.posts
    status: Status = "start" if given else "current"
    return [Holding(who.person, posts, status, who.begin, q.end, "given", event=act if given else -1)]


def _head_is_away(row: Row, p: int, k: int) -> bool:
    """Whether the head is only away while person `p` has the charge `k`, as told right after it or before the person.

    "..., được giao điều hành UBND xã | trong thời gian Chủ tịch đi học", "Khi bà A nghỉ thai sản, | ông B được giao ..."; in
    "trong thời gian chờ bầu chủ tịch" there is no head.
    """
    end = row.chunks[k].end
    after = " ".join(row.low[end : end + 32])
    before = " ".join(row.low[max(0, row.chunks[p].begin - _CLAUSE) : row.chunks[p].begin])
    told = (pattern(_WHILE_AFTER).match(after), pattern(_WHILE_BEFORE).search(before))
    return any(found and not pattern(r"\b«no_head»\b").search(found[0]) for found in told)


def given_over(row: Row, k: int, right: int, after: str) -> list[Holding] | None:
    """ "Chức danh | Bí thư Đảng ủy xã X | được giao cho | ông A", "trao quyết định | Giám đốc Sở Y | cho | ông A"."""
    q = row.chunks[k]
    person = row.chunks[right].person if right >= 0 and row.chunks[right].kind == "P" else None
    if not person or person.pronoun:
        return None
    before = " ".join(row.low[max(0, q.begin - 6) : q.begin])
    end = row.chunks[right].end
    if (
        pattern(_NOUN).search(before)
        and after in lexicon().words["filled_by"]
        and lexicon().joints.find(row.low, end, "filled")
    ):
        return [Holding(person, q.posts, "current", q.begin, end, "given")]
    noun = pattern(_NOUN).search(before) and pattern(_GIVEN_OVER).fullmatch(after)
    if not noun and not (pattern(_DECIDED).search(before) and after in lexicon().words["given_to"]):
        return None
    return [Holding(person, q.posts, "start", q.begin, row.chunks[right].end, "given", event=q.begin)]


def led_by(row: Row, k: int, cue: Chunk | None) -> list[Holding] | None:
    """ "Đoàn kiểm tra của Bộ Y tế do | ông A - Thứ trưởng - làm | Trưởng đoàn": of which body, and that A leads it."""
    if not cue or cue.words not in lexicon().words["leads"]:
        return None
    p = next((i for i in range(k - 1, -1, -1) if row.chunks[i].kind == "P"), -1)
    if p < 0 or row.chunks[k].begin - row.chunks[p].end > 40:
        return None
    if any(chunk.cue == "start.acts" for chunk in row.chunks[p:k]):
        return None  # "do ông A đã được điều động làm | Chủ tịch X": why, and not by whom it is led
    titled = p > 0 and row.chunks[p - 1].kind == "Q" and row.chunks[p - 1].end == row.chunks[p].begin
    begin = row.chunks[p - 1 if titled else p].begin
    person = row.chunks[p].person
    if not person or begin < 2 or row.low[begin - 1] != "do":
        return None
    posts = tuple(_of_commission(row, post, begin - 1) for post in row.chunks[k].posts if post.organisation)
    if not posts:
        return []  # "Hội đồng quản trị do ông A làm chủ tịch": of a body that is not read
    founded = "lập" in row.low[:begin]
    return [Holding(person, posts, "start" if founded else "current", row.chunks[p].begin, row.chunks[k].end, "leads")]


def _of_commission(row: Row, post: Post, end: int) -> Post:
    """The post in the commission that is named up to token `end`: "Tổ công tác số 2 | do ông A làm Tổ trưởng"."""
    body, given = post.title.body, post.organisation
    if not body or not given or given.placed or given.words != body:
        return post
    words = body.lower().split()
    begin = _first(row, words, end)
    if begin < 0:
        return post
    head = head_of(body)
    end = next(
        (i for i in range(begin, end) if row.low[i] in ("gồm", "có")), end
    )  # "Ban Chỉ đạo X | gồm 22 thành viên"
    while row.low[end - 1] == ",":
        end -= 1
    inside = (lexicon().phrases.find(row.low, i, "head") for i in range(begin + 1, end))
    if any(found and found[0].outside for found in inside):
        return post._replace(organisation=given._replace(outside=True, head=None))  # "Đoàn công tác của Trường X"
    name = " ".join(row.s.tokens.words(begin, end).split())
    if len(name.split()) == len(words) + 1 and name.split()[-1].lower() in lexicon().words["counted"]:
        return post._replace(organisation=given._replace(outside=True, head=None))  # "Tổ một do ông A làm Tổ trưởng"
    named = Organisation(head._replace(tail="state") if head else None, name[:1].upper() + name[1:], given.end)
    return post._replace(organisation=named)


def _first(row: Row, words: Sequence[str], end: int) -> int:
    """The first token of the clause before token `end` where these words begin the name of a body, or -1."""
    begin = max(0, end - _NAME)
    for i in range(end - 1, begin, -1):
        if row.low[i] in (",", ";", ":", ".", '"', "“", "”", "(", ")"):
            begin = i + 1
            break
    size = len(words)
    found = (i for i in range(begin, end - size) if row.low[i : i + size] == list(words) and row.s.tokens.capital(i))
    return next(found, -1)


def appointee(row: Row, k: int, cue: Chunk | None) -> list[Holding] | None:
    """ "Người được điều động giữ chức | Bí thư X | thay ông A là | ông B", "Người vừa được bầu làm | Q | là | bà B"."""
    q = row.chunks[k]
    if not cue or not pattern(_APPOINTEE).search(" ".join(row.low[max(0, q.begin - _NAME) : q.begin])):
        return None
    at = next((i for i in range(k + 1, len(row.chunks)) if row.chunks[i].kind == "P" and _named(row, i)), -1)
    new = row.chunks[at] if at >= 0 else None
    words = " ".join(row.low[q.end : new.begin]) if new else ""
    if not new or not new.person or not pattern(_IS_HE).fullmatch(words):
        return None
    if proposed(row, q.begin):
        return []  # "Người được giới thiệu làm Q là ông B"
    told = [Holding(new.person, q.posts, "start", cue.begin, new.end, "given", event=cue.begin)]
    old = row.chunks[k + 1]
    if at > k + 1 and old.person and not old.person.pronoun:
        told.append(Holding(old.person, q.posts, "end", q.begin, old.end, "replaced"))
    return told


def _named(row: Row, i: int) -> bool:
    """Whether "là" leads to person `i`."""
    return row.low[row.chunks[i].begin - 1] == "là"


def successor(row: Row, left: int, k: int, right: int, after: str) -> list[Holding] | None:
    """ "Người thay | ông A | giữ chức | Chủ tịch UBND xã X | là | ông B", "Ông B là người kế nhiệm | ông A | giữ chức ..."."""
    old = row.chunks[left] if left >= 0 else None
    if not old or not old.person or old.end == row.chunks[k].begin:
        return None
    if not pattern(_SUCCESSOR).search(" ".join(row.low[max(0, old.begin - 6) : old.begin])):
        return None
    at = right if after == "là" else next((i for i in range(left - 1, -1, -1) if row.chunks[i].kind == "P"), -1)
    new = row.chunks[at] if at >= 0 else None
    if not new or not new.person or new.person.pronoun:
        return None
    posts = row.chunks[k].posts
    taken = Holding(new.person, posts, "start", min(new.begin, posts[0].begin), max(new.end, posts[-1].end), "replaces")
    return [taken, Holding(old.person, posts, "end", old.begin, row.chunks[k].end, "replaced")]


def elected_instead(row: Row, found: Sequence[Holding]) -> list[Holding]:
    """ "miễn nhiệm Chủ tịch UBND xã X A; | ông B được bầu thay", "... và bầu | ông B thay thế": the office that A left."""
    left = [holding for holding in found if holding.status == "end"]
    told: list[Holding] = []
    for k in range(1, len(row.chunks)):
        act, chunk = row.chunks[k], row.chunks[k - 1]
        after = row.low[act.end : act.end + 2]
        last = after[:1] == ["thay"] and (len(after) == 1 or after[1] in lexicon().words["after_instead"])
        if act.cue != "start.acts" or not last or chunk.kind != "P" or not chunk.person or chunk.person.pronoun:
            continue
        before = [holding for holding in left if holding.end <= chunk.begin]
        if before and "được" in row.low[chunk.end : act.end]:
            posts = tuple(post._replace(term=None) for post in before[-1].posts)
            begin = min(before[-1].begin, posts[0].begin)
            told.append(Holding(chunk.person, posts, "start", begin, act.end + 1, "replaces", event=act.begin))
    return [*told, *_elected_in_his_place(row, left)]


def _elected_in_his_place(row: Row, left: Sequence[Holding]) -> Iterator[Holding]:
    """ "miễn nhiệm Chủ tịch UBND xã X đối với ông A và | bầu | ông B | thay thế"."""
    for act, new in pairwise(row.chunks):
        last = row.low[new.end : new.end + 3]
        instead = last[:1] == ["thay"] and (len(last) == 1 or last[1] in lexicon().words["after_instead"])
        if act.cue != "start.acts" or not instead or not new.person or new.person.pronoun or act.end < new.begin:
            continue
        before = [holding for holding in left if holding.end <= act.begin]
        if before and not proposed(row, act.begin) and not denied(row, act.begin):
            posts = tuple(post._replace(term=None) for post in before[-1].posts)
            begin = min(before[-1].begin, posts[0].begin)
            yield Holding(new.person, posts, "start", begin, new.end + 1, "replaces", event=act.begin)
