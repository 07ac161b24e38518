"""Whom a removal ends a post for: the act stands before the posts, and the person after them or before the act.

"cách chức Chủ tịch UBND xã X đối với ông A", "cách chức Bí thư; cho thôi Chủ tịch UBND xã X đối với ông A".
"""

from __future__ import annotations

import re

from ..lexicon import lexicon
from ..statement import Status
from .beside import all_of
from .cases import A_DAY, Case, Found
from .chunks import Chunk, Holding, Row, against, gap, proposed
from .doubt import denied
from .names import Person

_JOINED = re.compile(
    r"(?:\( [^()]{0,90} \) ?)?(?:[,;] ?)?(?:và|cùng)?"
)  # "... đối với ông A (480 phiếu) | và | chức vụ Q"


def removal_of_many_posts(c: Case) -> Found:
    """ "cách chức | Bí thư Đảng ủy, chức vụ Chủ tịch UBND xã X | đối với ông A": the first is A's too.

    So too "cách chức | Bí thư Đảng ủy; cho thôi Chủ tịch UBND xã X | đối với ông A".
    """
    ahead = _removal_ahead(c.row, c.k) if c.cue and c.cue.cue == "end.acts" else -1
    person = c.row.chunks[ahead].person if ahead >= 0 else None
    if not c.cue or not person:
        return None
    told = _removed(c, person, c.cue)
    return [told._replace(end=c.row.chunks[ahead].end)]


def removal_in_brackets(c: Case) -> Found:
    """ "thi hành kỷ luật ông A bằng hình thức cách tất cả các chức vụ trong Đảng | (Ủy viên Ban Chấp hành X; Bí thư Y)"."""
    low, words = c.row.low, lexicon().words
    person = c.person_left
    acts = [chunk for chunk in c.row.chunks[c.left + 1 : c.k] if chunk.cue == "end.acts"]
    if not person or low[c.q.begin - 1] != "(" or len(acts) != 1:
        return None
    act = acts[0]
    listed = _OF_ALL.fullmatch(" ".join(low[act.end : c.q.begin]))
    if not listed or act.words not in words["general"] or proposed(c.row, act.begin) or denied(c.row, act.begin):
        return None
    if not set(low[c.row.chunks[c.left].end : act.begin]) <= words["disciplined"]:
        return None
    begin, party = c.row.chunks[c.left].begin, "đảng" in listed[0]
    return [Holding(person, c.q.posts, "end", begin, c.q.end, "removal", event=act.begin, party=party)]


# between the act and the posts: "cách chức | tất cả các chức vụ trong Đảng (gồm: |"
_OF_ALL = re.compile(
    r"(?:(?:tất cả|toàn bộ|mọi|hết|các|chức vụ|chức danh|trong|về|mặt|đảng|chính quyền) )*\((?: bao gồm| gồm)?(?: :)?"
)


def removal_of_one_titled(c: Case) -> Found:
    """ "cho thôi chức | Bí thư Đảng ủy Bộ X | đối với Bộ trưởng Trần Văn A": the man is named by another of his titles."""
    if not c.cue or c.cue.cue != "end.acts" or c.right < 0 or c.row.chunks[c.right].kind != "Q":
        return None
    at = c.right + 1
    named = c.row.chunks[at].person if at < len(c.row.chunks) else None
    if not named or not named.name or c.row.between(c.right, at) or not against(c.after):
        return None
    if c.person_left and c.row.low[c.cue.begin - 1] in lexicon().words["passive"]:
        return None
    return [_removed(c, named, c.cue)._replace(end=c.row.chunks[at].end)]


def removed_before_that(c: Case, person: Person) -> Found:
    """ "Trước khi bị bãi nhiệm chức | Chủ tịch HĐND tỉnh X | tháng 11/2017, ông A ..."."""
    if not c.cue or c.cue.cue != "end.acts" or not A_DAY.fullmatch(c.after) or not person.addressed:
        return None
    if c.row.low[c.cue.begin - 1] not in lexicon().words["passive"] or "khi" not in c.row.low[: c.cue.begin]:
        return None
    return [Holding(person, c.q.posts, "end", c.cue.begin, c.end, "removal", event=c.cue.begin)]


def removal_of_further_posts(c: Case, person: Person) -> Found:
    """ "cách chức Bí thư, gồm cả chức vụ | Chủ tịch UBND xã X | của ông A"."""
    chained = _chained(c.row, c.k)
    return all_of(c.row, _removed(c, person, chained), c.right) if chained and against(c.after) else None


def removal_goes_on(c: Case, person: Person) -> Found:
    """ "miễn nhiệm chức vụ Bộ trưởng Y tế đối với ông A (480 phiếu) và chức vụ | Bộ trưởng Công Thương | của ông B"."""
    if not c.cue or c.cue.words not in lexicon().words["nouns"] or not against(c.after):
        return None
    told = next((c.held[k] for k in range(c.k - 1, -1, -1) if k in c.held), None)
    if told is None or told.rule != "removal" or not _JOINED.fullmatch(" ".join(c.row.low[told.end : c.cue.begin])):
        return None
    return [told._replace(person=person, posts=c.q.posts, begin=c.cue.begin, end=c.end)]


def removes_another(c: Case) -> bool:
    """Whether the person before an act is the one who acts: "A ký quyết định cách chức | Chủ tịch X | đối với ông B"."""
    own = c.cue is not None and c.cue.words in lexicon().words["own"]
    return bool(c.person_right and not c.person_right.pronoun and not own and against(c.after))


def removal(c: Case, person: Person) -> Found:
    """ "cách chức | Chủ tịch UBND xã X | đối với ông A"; a suspension ends nothing."""
    if not c.cue or not against(c.after):
        return None
    if c.cue.cue == "suspended.acts":
        return [Holding(person, c.q.posts, "current", c.cue.begin, c.end, "suspension")]
    return all_of(c.row, _removed(c, person, c.cue), c.right) if c.cue.cue == "end.acts" else ()


def _removed(c: Case, person: Person, act: Chunk) -> Holding:
    """The posts ended by an act, or held still where it is only asked for."""
    status: Status = "current" if proposed(c.row, act.begin) or denied(c.row, act.begin) else "end"
    return Holding(person, c.q.posts, status, act.begin, c.end, "removal", event=act.begin)


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
    while j < len(row.chunks) and (
        row.chunks[j].kind == "Q" or row.chunks[j].words in lexicon().words["nouns"] or row.chunks[j].cue == "end.acts"
    ):
        j += 1
    if j == k + 1 or j >= len(row.chunks) or row.chunks[j].kind != "P" or row.chunks[j - 1].kind != "Q":
        return -1
    return j if against(gap(row.between(j - 1, j))) else -1
