"""Posts after a verb: who takes them up, leaves them, holds or held them.

"A được bầu làm Q", "A thôi giữ chức Q", "A hiện là Q", "A từng giữ chức Q": the verb says what it is, and the last person
before it whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..lexicon import lexicon, pattern
from ..statement import Status
from .chunks import KIN, Chunk, Holding, Row, gap
from .doubt import denied
from .handed import given_beside, given_in_list, given_next
from .leads import leads
from .lists import earlier, in_brackets
from .posts import Post, acting
from .since_when import (
    DAY_BEFORE,
    FOR_YEARS,
    THEN_ON,
    after_that,
    at_an_age,
    before_that,
    dated,
    named_of_many,
    then,
    until,
)

_REPLACING = r"\b«replacing»(?: vị trí (?:của )?)?$"  # "A | thay | B làm Chủ tịch"
# "trao quyết định của Thủ tướng cho | ông A giữ chức ..."
# "ông A được trao quyết định | giữ chức", "ông A nhận quyết định của Bộ Chính trị | giữ chức"
_RECEIVED = r"(?:\bđược (?:[^,;]{1,40} )?«hands»|\bnhận) (?:các )?quyết định(?: [^,;]{0,40})?$"
_HANDED = r"\b«hands» (?:các )?quyết định(?: [^,;]{0,30})? (?:cho|đối với)(?: các)?$"


def whom_replaced(row: Row, told: Holding, k: int) -> Holding | None:
    """Whom the new holder replaces: "A thay B làm Q"."""
    p = next(i for i, c in enumerate(row.chunks) if c.person is told.person)
    q = row.neighbour(p, 1)  # "A | được bầu | thay | B làm Q"
    other = row.chunks[q]
    if told.status != "start" or other.kind != "P" or not other.person or other.person.pronoun:
        return None
    if not pattern(_REPLACING).search(" ".join(row.between(q - 1, q))):
        return None
    posts = tuple(post._replace(term=None) for post in told.posts)
    return Holding(other.person, posts, "end", other.begin, row.chunks[k].end, "replaced")


def each_his_own(row: Row, told: Holding) -> bool:
    """Whether each of several people faces a body of his own, and who got which is not said.

    "Ông A và ông B làm | Giám đốc Sở X và Sở Y", "Các ông A, B và C lần lượt giữ chức | Giám đốc Sở X, Y và Z".
    """
    low = row.low
    both = low[told.end : told.end + 1] == ["và"] and lexicon().phrases.find(low, told.end + 1, "head")
    if not both and "lượt" not in low[max(0, told.posts[0].begin - 5) : told.posts[0].begin]:
        return False
    return next(beside(row, told), None) is not None


def beside(row: Row, told: Holding) -> Iterator[Holding]:
    """The others of whom the verb speaks too: "ông A và bà B được bầu làm Phó Bí thư"."""
    p = next(k for k, c in enumerate(row.chunks) if c.person is told.person)
    together = not _TOGETHER.isdisjoint(row.low[row.chunks[p].end : told.posts[0].begin])
    if not together and in_brackets(row.low, row.chunks[p].end, told.posts[0].begin):
        return  # "ông A và ông B (hiện là Q)": what the brackets say is B's alone
    for k in earlier(row, p, plural=together) or _also_titled(row, p):
        other = row.chunks[k].person
        source = row.chunks[k].begin > 0 and row.low[row.chunks[k].begin - 1] == "theo"  # "Theo A (Q), B là Q'"
        if other and not source:
            yield told._replace(person=other, begin=row.chunks[k].begin)


def _also_titled(row: Row, p: int) -> list[int]:
    """The man before person `p` who has his title before his name too: "Giám đốc Sở X | A | và Giám đốc Sở Y B được bầu"."""
    q = p - 1
    if q < 2 or row.chunks[q].kind != "Q" or row.chunks[q - 1].kind != "P" or row.chunks[q].end != row.chunks[p].begin:
        return []
    titled = row.chunks[q - 2].kind == "Q" and row.chunks[q - 2].end == row.chunks[q - 1].begin
    return [q - 1] if titled and row.between(q - 1, q) == ["và"] else []


_TOGETHER = frozenset(("cùng", "đều"))  # "ông A và ông B (cùng | là Q)", "ông A, bà B, | đều | là Q"


class _Verb(NamedTuple):
    """A row of posts, the cues right before it, and the person whom they speak of."""

    row: Row
    k: int  # the chunk of the row of posts
    cue: Chunk  # the last cue, which says what it is
    cues: Sequence[Chunk]
    p: int  # the chunk of the person
    acts: Sequence[Chunk]  # acts that may have put the person into the posts
    again: bool

    @property
    def posts(self) -> tuple[Post, ...]:
        """The row of posts."""
        return self.row.chunks[self.k].posts

    @property
    def who(self) -> int:
        """The token where the person begins."""
        return self.row.chunks[self.p].begin

    def told(self, status: Status, rule: str, again: bool = False, begin: int = 1 << 30, event: int = -1) -> Holding:
        """What the verb says of its person; the quote begins at `begin` if that is earlier."""
        person = self.row.chunks[self.p].person
        assert person
        first = min(self.who, self.cues[0].begin, begin)
        return Holding(person, self.posts, status, first, self.row.chunks[self.k].end, rule, again, event)

    def taken_up(self, event: int, begin: int = 1 << 30) -> Holding:
        """The person takes up the posts, as an acting holder after "giao quyền", by what stands at token `event`."""
        told = self.told("start", "takes up", self.again, begin, event)
        return told._replace(posts=acting(told.posts)) if self.cue.words in lexicon().words["makes_acting"] else told


def told_by_verb(row: Row, k: int, cue: Chunk | None) -> Holding | None:
    """What the verb before a row of posts says: the first rule that fits decides."""
    verb = _verb(row, k, cue) if cue else None
    if verb is None:
        return None
    found = (rule(verb) for rule in _RULES)
    return next((told for told in found if told is not None), None) or None


def _verb(row: Row, k: int, cue: Chunk) -> _Verb | None:
    """The verb that ends with `cue`, or None where it speaks of nobody named, or of a post only proposed."""
    first = k - 1
    while first > 0 and row.chunks[first - 1].kind == "C" and row.chunks[first].begin - row.chunks[first - 1].end <= 8:
        if ")" in row.between(first - 1, first) and "(" not in row.between(first - 1, first):
            break  # "được bầu thay ông B (nghỉ hưu từ ngày 1/4) | làm Q"
        first -= 1
    p = _subject(row, first)
    if p < 0 or not leads(row, p, first, cue):
        return None
    if list(row.low[row.chunks[first].end : row.chunks[first].end + 2]) == ["nhân", "sự"]:
        return None  # "tới lúc bầu | nhân sự khác vào ghế Chủ tịch X": nobody yet
    if lexicon().words["myself"] & set(row.low[row.chunks[p].end : row.chunks[k].begin]):
        return None  # "ông A làm Q, còn | tôi | được điều động làm | Q'": the writer
    acts = _acts(row, k, p, cue)
    proposal = any(c.kind == "C" and c.cue == "proposal.marks" for c in row.chunks[_told_since(row, p) : k])
    if proposal and cue.cue != "is.links":
        return None
    cues = row.chunks[first:k]
    return _Verb(row, k, cue, cues, p, acts, any(c.words in lexicon().again for c in (*cues, *acts)))


def _told_since(row: Row, p: int) -> int:
    """The chunk from which on a proposal is one of person `p`: who speaks before him begins anew.

    "Không phải do cấp trên đề nghị, ông A cho biết: | ông B từng làm Q".
    """
    first = max(0, p - 3)
    for i in range(p - 1, first - 1, -1):
        if row.chunks[i].kind == "P" and pattern(r"«speaks»(?: thêm)?(?: :| rằng)?$").search(
            " ".join(row.between(i, p))
        ):
            return i + 1
    return first


def _acts(row: Row, k: int, p: int, cue: Chunk) -> list[Chunk]:
    """The acts of appointment around person `p` that speak of the row of posts `k`."""
    since = row.chunks[p - 1].begin if p > 0 and row.chunks[p - 1].kind == "C" else row.chunks[p].begin
    acts = [
        c
        for i, c in enumerate(row.chunks[:k])
        if c.kind == "C" and c.cue == "start.acts" and c.begin >= since - 12 and not _of_another_post(row, i, p)
    ]
    before = p - 1
    while before > 0 and row.chunks[before].kind in "PQ":  # "bầu ông A (...) và ông B (...) làm Q"
        before -= 1
    if before < 0 or cue.cue != "start.links":
        return acts
    act = row.chunks[before]
    if act.cue == "start.acts" and act not in acts and not _of_another_post(row, before, p):
        return [act, *acts]
    return acts


_Told = Holding | Literal[False] | None  # None: the rule does not fit; False: it fits, and nothing is told


def _is_denied(v: _Verb) -> _Told:
    """ "Ông A chưa được bầu làm | Chủ tịch X"; who "không bị cách chức | Chủ tịch X" holds it still."""
    if not any(denied(v.row, c.begin) for c in (*v.cues, *v.acts)):
        return None
    return v.told("current", "denied") if v.cue.cue == "end.acts" else False


def _leaves(v: _Verb) -> _Told:
    """ "Ông A thôi giữ chức | Chủ tịch X"."""
    if v.cue.words in lexicon().words["deaths"]:
        return False  # "vụ cháy làm hai người chết, các | đại biểu ..."
    return v.told("end", "leaves", event=v.cue.begin) if v.cue.cue == "end.acts" else None


def _is_suspended(v: _Verb) -> _Told:
    """ "Ông A bị đình chỉ chức vụ | Chủ tịch X", "ông A tạm ngừng giữ chức | Chủ tịch X": it is still held."""
    if v.cue.cue != "suspended.acts":
        return None
    himself = "chỉ" not in v.cue.words.split()
    return v.told("current", "suspension") if himself or _befallen(v.row, v.p, v.cue) else False


def _held_then(v: _Verb) -> _Told:
    """ "Khi đó, ông A là | Chủ tịch X", "ông A lúc bấy giờ đang giữ chức | Chủ tịch X": it was held then.

    So it was "Những năm chiến tranh, | ông A làm Chủ tịch X".
    """
    words = lexicon().words
    if v.acts or v.cue.cue not in ("is.links", "start.links", "former.marks") or v.cue.words in words["takes"]:
        return None
    before = v.row.chunks[v.p - 1] if v.p else None
    opens = before and before.words in words["then"] and set(v.row.between(v.p - 1, v.p)) <= {","}
    opens = opens or pattern(_LONG_AGO).match(" ".join(v.row.low[: v.who])) is not None
    return v.told("former", "was") if opens or any(c.words in words["then"] for c in v.cues) else None


_LONG_AGO = r"(?:trong |vào )?«times_of_old»\b[^,;.]{0,60} ,$"


def _holds_today(v: _Verb) -> _Told:
    """ "Ông A hiện giữ chức | Chủ tịch X"; "giai đoạn ông A đang giữ chức | Q" is another time."""
    if v.row.low[v.cue.begin] == "đang" and _at_another_time(v):
        return None
    today = v.cue.cue in ("is.links", "start.links") and v.row.low[v.cue.begin] in lexicon().words["now"]
    return v.told("current", "holds", v.again) if today else None


def _was(v: _Verb) -> _Told:
    """ "Ông A từng giữ chức | Chủ tịch X", "ông A có năm năm làm | Chủ tịch X"."""
    years = v.cue.words == "làm" and v.row.low[v.cue.begin - 1] == "năm"
    if v.cue.cue == "former.marks" and v.row.low[v.cue.begin - 1] == "trước":
        after = " ".join(v.row.low[v.row.chunks[v.k].end :][:5])
        if _DAY_AFTER.match(after):
            return v.taken_up(v.cue.begin)  # "Ông A dạy học trước | khi giữ chức | Q vào năm 2015"
        return v.told("current", "holds")  # "Ông A làm Q trước | khi làm | Q'"
    marked = any(c.cue == "former.marks" and "trước" not in v.row.low[c.end : v.cue.begin] for c in v.cues)
    return v.told("former", "was") if years or marked or _at_another_time(v) else None


_DAY_AFTER = re.compile(r"(?:vào|hồi|từ) (?:(?:ngày|tháng|năm|đầu|cuối|giữa) )*\d")


def _at_another_time(v: _Verb) -> bool:
    """Whether the clause tells of the time of a post: "Khi ông A còn làm | Chủ tịch X", "Thời điểm ông A giữ chức | Q"."""
    words, low = lexicon().words, v.row.low
    if v.cue.cue not in ("is.links", "start.links") or v.cue.words in words["takes"] or v.again or v.acts:
        return False
    first = next((n for n in (2, 1) if " ".join(low[max(0, v.who - n) : v.who]) in words["clause_times"]), 0)
    before = low[v.who - first - 1] if first and v.who > first else ""
    begun = before in words["since"]  # "từ khi ông A làm | Chủ tịch X" he holds it
    at_once = v.cues[0].begin - v.row.chunks[v.p].end <= 2
    return at_once and not begun and (bool(first) or _opened_so(v))


def _opened_so(v: _Verb) -> bool:
    """Whether the sentence opens with the time when another held a post: "Thời điểm ông A làm Q, | ông B làm | Q'"."""
    low = v.row.low
    opens = any(" ".join(low[:n]) in lexicon().words["clause_times"] for n in (1, 2))
    other = next((c for c in v.row.chunks if c.kind == "P"), None)
    return opens and other is not None and other.begin <= 2 < v.who and low[v.who - 1] == ","


def _is_appointed(v: _Verb) -> _Told:
    """ "Ông A được bầu | Chủ tịch X", "ông A đắc cử | Chủ tịch X", never "ông A bầu | Chủ tịch X"."""
    if v.cue.cue != "start.acts":
        return None
    lex = lexicon()
    falls = v.cue.words in lex.words["won"] or (v.cue.words in lex.direct and _befallen(v.row, v.p, v.cue))
    return v.taken_up(v.cue.begin) if falls else False


def _is_appointed_to(v: _Verb) -> _Told:
    """ "Ông A được điều động giữ chức | Chủ tịch X", "bầu ông A làm | Chủ tịch X"."""
    own = lexicon().words["own_moves"] | lexicon().words["won"]  # "ông A chuyển về làm | Bí thư X": without "được"
    acts = [c for c in v.acts if c.words in own or _befallen(v.row, v.p, c)]
    if acts and (v.cue.cue == "start.links" or acts[-1].begin > v.who):
        # "Tháng 6/2018, ông A được bầu làm Q; tháng 7/2020 | làm | Q'": that came about by itself
        further = any(c.kind == "Q" and acts[-1].end <= c.begin < v.cue.begin for c in v.row.chunks)
        return v.taken_up(v.cue.begin if further else acts[-1].begin, acts[0].begin)
    return None


def _is_charged(v: _Verb) -> _Told:
    """ "giao ông A giữ chức | Chủ tịch X", "trao quyết định cho ông A giữ chức | Q", "ông A nhận quyết định giữ chức | Q"."""
    low = v.row.low
    if v.cue.cue in ("start.links", "is.links") and pattern(_RECEIVED).search(_lead(v)):
        return v.taken_up(v.cue.begin)
    charged = low[max(0, v.who - 1)] in lexicon().words["charges"]
    if v.cue.cue != "start.links" or not (
        charged or pattern(_HANDED).search(" ".join(low[max(0, v.who - 10) : v.who]))
    ):
        return None
    return v.taken_up(v.who - 1)._replace(begin=v.who - 1)


def _lead(v: _Verb) -> str:
    """The words between the person, or the posts beside him, and the verb."""
    begin = max(c.end for c in v.row.chunks if c.kind in "PQ" and c.end <= v.cue.begin)
    return " ".join(v.row.low[begin : v.cue.begin])


def _takes_up(v: _Verb) -> _Told:
    """ "Ông A sẽ giữ chức | Q", "ông A thôi chức để giữ chức | Q", "thôi chức ra làm | Q", "ông A trở thành | Q", the headline "Ông A làm | Q", "Tháng 5/2010, ông A là | Q"."""
    words = v.cue.words
    if list(v.row.low[:2]) == ["trước", "khi"] and not v.acts:
        return None  # "Trước khi làm Q năm 2012, ông A | làm | Q'"
    if FOR_YEARS.search(_lead(v)):
        return v.told("current", "holds")
    before = v.row.low[max(0, v.cue.begin - 1)]
    acts = any(c.cue in ("start.acts", "end.acts") for c in v.row.cues(max(0, v.who - 12), v.cue.begin))
    future = v.cue.cue == "start.links" and (before == "sẽ" or (before in ("để", "ra") and acts))
    begins = (
        future
        or words in lexicon().words["takes"]
        or any(c.words in lexicon().words["elsewhere"] for c in v.cues)
        or (words in lexicon().words["given_titles"] | lexicon().words["given_on"] and named_of_many(v.row, v.p))
        or (words in ("giữ chức", "làm", "giữ chức vụ") and THEN_ON.search(_lead(v)))
        or v.again
        or DAY_BEFORE.search(" ".join(v.row.low[max(0, v.cue.begin - 10) : v.cue.begin]))
        or (words == "làm" and _headline(v.row))
        or given_beside(v.row, v.p) == v.k
        or given_next(v.row, v.p) == v.k
        or given_in_list(v.row, v.p) == v.k
        or (words in ("là", "giữ chức", "làm") and (dated(v.row, v.p) or at_an_age(v.row, v.k)))
        or (words in lexicon().words["begun_then"] and (then(v.row, v.p) or _instead(v.row, v.p)))
        or (words in ("giữ chức", "làm", "giữ chức vụ") and after_that(v.row, v.p))
    )
    return v.taken_up(v.cue.begin) if begins else None


def _instead(row: Row, p: int) -> bool:
    """Whether person `p` follows another: "ông A thay ông B | giữ chức | Q"."""
    other = row.neighbour(p, 1)
    replaced = other >= 0 and row.chunks[other].kind == "P"
    return replaced and pattern(_REPLACING).search(" ".join(row.between(other - 1, other))) is not None


def _holds(v: _Verb) -> _Told:
    """ "Ông A là | Chủ tịch X"; "Trước đó, ông A là | Chủ tịch X" looks back."""
    if v.cue.cue == "is.links" or v.cue.words.startswith(("giữ", "đảm")) or v.cue.words == "làm":
        former = before_that(v.row, v.p) or until(v.row, v.k)
        return v.told("former" if former else "current", "holds", v.again)
    return None


_RULES: tuple[Callable[[_Verb], _Told], ...] = (
    _is_denied,
    _leaves,
    _is_suspended,
    _held_then,
    _holds_today,
    _was,
    _is_appointed,
    _is_appointed_to,
    _is_charged,
    _takes_up,
    _holds,
)


def _of_another_post(row: Row, act: int, p: int) -> bool:
    """Whether an act before person `p` is told of other posts: "Trước khi được bầu làm Q, | bà A giữ chức ..."."""
    chunk, low = row.chunks[act], row.low
    if chunk.begin < 5 and list(low[:2]) == ["trước", "khi"] and "," in low[chunk.end : row.chunks[p].begin]:
        return True  # "Trước khi được bổ nhiệm, | bà A giữ chức ..."
    first = row.neighbour(act, 1)
    if not 0 <= first < p or row.chunks[first].kind != "Q":
        return False
    following = row.neighbour(first, 1)
    return row.chunks[following].kind != "P" or gap(row.between(first, following)) != ""


def _befallen(row: Row, p: int, act: Chunk) -> bool:
    """Whether an act befalls person `p`: named after it, or before it with "được"."""
    if act.begin < row.chunks[p].begin:
        return True
    lead = row.low[row.chunks[p].end : act.begin]
    return "được" in lead or "được" in act.words.split() or "bị" in lead


def _headline(row: Row) -> bool:
    """Whether the sentence is the article's first line."""
    begins = row.s.tokens.begins
    return bool(begins) and "\n" not in row.s.tokens.text[: begins[0]].strip()


def _aside(row: Row, k: int, first: int) -> bool:
    """Whether person `k` is named beside the subject: as a relative, or in brackets that close before the verb."""
    if row.chunks[k].words == KIN:
        return True
    begin = row.chunks[k].begin
    opened = [i for i in range(max(0, begin - 8), begin) if row.low[i] == "("]
    return bool(opened) and ")" not in row.low[opened[-1] : begin] and ")" in row.low[begin : row.chunks[first].begin]


def _in_dashes(row: Row, before: int, k: int, first: int) -> bool:
    """Whether person `k` stands in dashes after person `before`: "A - nguyên Chủ tịch X, người từng giúp B - được bầu"."""
    last = first
    while row.chunks[last].kind == "C":  # "A - người vì giúp B mà bị cách chức - được bầu": verbs inside and after
        last += 1
    begin, end = row.chunks[before].end, row.chunks[last].begin
    dashes = [i for i in range(begin, end) if row.low[i] == "-"]
    return len(dashes) == 2 and dashes[0] - begin < 3 and dashes[0] < row.chunks[k].begin < dashes[1]


def _goes_on_himself(row: Row, new: int, old: int, first: int) -> bool:
    """Whether a verb speaks of the one replaced: "bầu A làm Q thay B | vừa được | điều động | làm Q'"."""
    told = any(chunk.kind == "Q" for chunk in row.chunks[new:old])
    befalls = "được" in (*row.between(old, first), row.chunks[first].words.split()[0])
    return told and befalls and "," not in row.between(old, first)


def _subject(row: Row, first: int) -> int:
    """The person that a verb at chunk `first` speaks of: the last one before it, past the one who acts on him."""
    people = [k for k in range(first) if row.chunks[k].kind == "P" and not _aside(row, k, first)]
    if not people:
        return -1
    last = people[-1]
    if row.low[row.chunks[last].end] == "(" and in_brackets(row.low, row.chunks[last].end, row.chunks[first].begin):
        return last  # "A được bầu làm Q thay B (hiện là Q')"
    if len(people) > 1:
        if _in_dashes(row, people[-2], last, first):
            return people[-2]
        between = row.between(people[-2], last)
        if pattern(_REPLACING).search(" ".join(between)):
            return last if _goes_on_himself(row, people[-2], last, first) else people[-2]
        if (
            {"được", "bị"} & set(between[-9:])
            and row.chunks[first].cue == "start.acts"
            and row.chunks[first].words not in lexicon().words["won"]
            and not {"được", "bị", ";"} & {*row.between(last, first), *between[-1:]}
        ):
            return people[-2]
    return last
