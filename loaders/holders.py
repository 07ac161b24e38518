"""Who holds which post: the words between a person and a row of posts decide.

A sentence becomes a short row of chunks: people (P), rows of posts (Q), and the words that join them (cues: "bổ nhiệm",
"giữ chức", "nguyên là"). Each Q finds its person by the gap to its neighbours: a name right after a title, an
apposition ("A, Chủ tịch ...", "A (Chủ tịch ...)"), a verb between them, "đối với" after a removal, a list after a
colon. A Q that no rule joins to a person gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from .lexicon import lexicon
from .names import Person, person_at
from .posts import Post, Sentence, posts_at
from .statement import Status

_CUES = ("proposal.marks", "suspended.acts", "end.acts", "start.acts", "start.links", "former.marks", "is.links")


_CUE_KINDS = frozenset(_CUES)
_POSTED = frozenset(("title", "board", "acting.in_charge"))
_MODIFIERS = frozenset(("nguyên", "cựu", "cố", "quyền", "q", "tân", "đương"))
_NONE: frozenset[str] = frozenset()


class Chunk(NamedTuple):
    """A person, a row of posts or a cue, by tokens."""

    kind: Literal["P", "Q", "C"]
    begin: int
    end: int
    person: Person | None = None
    posts: tuple[Post, ...] = ()
    cue: str = ""  # kind of cue
    words: str = ""


class Holding(NamedTuple):
    """One row of posts and its person, as one sentence says."""

    person: Person
    posts: tuple[Post, ...]
    status: Status
    begin: int  # tokens of the quote
    end: int
    rule: str
    again: bool = False
    event: int = -1  # token of the act, where there is one
    party: bool = False  # the act touches Party posts only


class Row(NamedTuple):
    """A sentence as chunks."""

    s: Sentence
    chunks: list[Chunk]

    @property
    def low(self) -> Sequence[str]:
        """The tokens in lower case."""
        return self.s.tokens.low

    def neighbour(self, k: int, step: int) -> int:
        """Index of the next P or Q from chunk `k` in that direction, or -1."""
        k += step
        while 0 <= k < len(self.chunks):
            if self.chunks[k].kind != "C":
                return k
            k += step
        return -1

    def cues(self, begin: int, end: int) -> list[Chunk]:
        """The cues between two tokens."""
        return [c for c in self.chunks if c.kind == "C" and begin <= c.begin and c.end <= end]

    def between(self, a: int, b: int) -> Sequence[str]:
        """The words between two chunks."""
        return self.low[self.chunks[a].end : self.chunks[b].begin]


def chunks(s: Sentence) -> list[Chunk]:
    """The sentence as a row of people, posts and cues."""
    t = s.tokens
    low = t.low
    n = len(low)
    lex = lexicon()
    found: list[Chunk] = []
    i = 0
    while i < n:
        kinds = lex.starts.get(low[i], _NONE)
        capital = t.capital(i)
        if not (kinds or capital):
            i += 1
            continue
        place = s.places.at.get(t.begins[i])
        if place and place.level and not kinds & _POSTED:
            i = s.after(place.end, i)  # no person and no verb within "quận Hai Bà Trưng"
            continue
        if kinds & _POSTED or low[i] in _MODIFIERS:
            posts = posts_at(s, i)
            if posts:
                found.append(Chunk("Q", i, posts[-1].end, posts=tuple(posts)))
                i = posts[-1].end
                continue
            if place and place.level:
                i = s.after(place.end, i)
                continue
        cue = _cue(low, i) if kinds & _CUE_KINDS else None
        if "head" in kinds and not cue:
            body = lex.phrases.find(low, i, "head")
            if body and body[1] - i > 1:
                i = body[1]  # "Ban Bí thư" is a body, and no Bí thư
                continue
        person = person_at(t, i, s.places.ends) if capital or "address" in kinds or "rank" in kinds else None
        if person and i and (low[i - 1] in lex.words["kin"] or (not person.addressed and _street(low, i))):
            i = person.end  # "con trai ông A": somebody else is spoken of
            continue
        if person and not (cue and cue.end > person.end) and not (person.pronoun and _idle(low, person)):
            found.append(Chunk("P", i, person.end, person=person))
            i = person.end
            continue
        if cue:
            found.append(cue)
            i = cue.end
            continue
        i += 1
    return _without_aliases(low, found)


def _street(low: Sequence[str], i: int) -> bool:
    """Whether the name at token `i` is that of a street or a school: "số 2 Nguyễn Thái Học"."""
    before = low[i - 1]
    named = (
        before in lexicon().words["named_after"] or " ".join(low[max(0, i - 2) : i]) in lexicon().words["named_after"]
    )
    if named and before == "phố":
        named = low[max(0, i - 2)] not in ("thành", "khu", "dân", "khối")
    return named or (before[:1].isdigit() and low[max(0, i - 2)] in ("số", ",", "nhà", "ở", "tại"))


def _idle(low: Sequence[str], person: Person) -> bool:
    """Whether an "anh", "ông" stands for nobody named: before a title, or in "bốn anh, chị"."""
    following = low[person.end] if person.end < len(low) else ""
    before = low[person.begin - 1] if person.begin else ""
    if before in (",", "/", "và") and person.begin > 1 and low[person.begin - 2] in lexicon().pronouns:
        return True
    many = (
        before in lexicon().words["many"] or (before.isdigit() and len(before) < 3)  # "năm 2013 ông" is a date and he
    )
    return many or following in (",", "/", "em", "và", ":") or bool(lexicon().phrases.find(low, person.end, "title"))


def _without_aliases(low: Sequence[str], row: list[Chunk]) -> list[Chunk]:
    """The row without a second name in brackets: "A (B, sinh năm 1957), Chủ tịch ..."."""
    kept: list[Chunk] = []
    for chunk in row:
        if (
            chunk.kind == "P"
            and kept
            and kept[-1].kind == "P"
            and low[kept[-1].end : chunk.begin] in (["("], ["(", "tức"], ["(", "tên", "thật", "là"])
        ):
            close = next((k for k in range(chunk.end, min(chunk.end + 12, len(low))) if low[k] == ")"), 0)
            if close and not any(other.kind == "Q" and chunk.end < other.begin < close for other in row):
                continue
        kept.append(chunk)
    return kept


def _cue(low: Sequence[str], i: int) -> Chunk | None:
    best: Chunk | None = None
    lex = lexicon()
    kinds = lex.starts.get(low[i], _NONE)
    for kind in _CUES:
        found = lex.phrases.find(low, i, kind) if kind in kinds else None
        if found and (best is None or found[1] > best.end):
            best = Chunk("C", i, found[1], cue=kind, words=found[0])
    return best


_ASIDE = re.compile(r"\( (?:[^()]{0,90}) \)")
_AGE = re.compile(
    r"(?:\( |, |- )?(?:\d{2} tuổi|sn:? ?\d{4}|sinh năm:? ?\d{4}|sinh ngày [\d /.-]+|sinh \d{4}|năm sinh \d{4})(?= |$)"
    r"|(?:, |\( )(?:quê|ngụ|trú|thường trú|cư trú|ở) [^,()]{1,60}(?=,|\)|$)"
)
_LIST = re.compile(r"(?:[^,;]{0,40} |)(?:gồm|gồm có|là các|bao gồm|có các)(?: .{0,30})?$|:$")
_BESIDE = re.compile(r"[,;]?(?: ?(?:và|cùng|,|;|:|-|\d{1,2} ?[.)]))*|[,;.]? ?(?:\d{1,2} ?[.)/-])?")


def gap(low: Sequence[str]) -> str:
    """What stands between two chunks, reduced to what matters: "" (next to each other), "," (apposition), words.

    >>> gap(["(", "45", "tuổi", ","]), gap(["-"]), gap(["và", "hỏi"])
    (',', ',', 'và hỏi')
    """
    if not low:
        return ""
    if len(low) > 40:
        return "..."
    text = " ".join(low)
    plain = " ".join(_AGE.sub(" ", _ASIDE.sub(" ", text)).split()).strip("\"“”' ")
    if plain == "":
        return "," if (any(c in text for c in "(,-") and not text.startswith("( ")) or _AGE.search(text) else ""
    if all(word in (",", "-", "(", ":", ")") for word in plain.split()):
        return ":" if plain == ":" else "," if ")" not in plain or plain.endswith((",", "-")) else plain
    return plain


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


_ORGANS = frozenset(
    (
        "Thủ tướng",
        "Bộ trưởng",
        "Thứ trưởng",
        "Giám đốc",
        "Chủ tịch",
        "Trưởng Công an",
        "Trưởng phòng",
        "Tổng Thanh tra",
        "Cục trưởng",
    )
)


def _one_man(posts: Sequence[Post]) -> Sequence[Post]:
    """Of posts before a name those that one man can hold: "báo cáo với Thủ tướng, | Bộ trưởng Y tế A cho biết"."""
    last = posts[-1]
    if last.role not in _ORGANS or _presides(last):
        return posts
    for k in range(len(posts) - 1):
        other = posts[k]
        if other.role in _ORGANS and other.role != last.role and not _presides(other):
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
    cue = _cue_before(row, k)
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
    told = _told(row, k, cue)
    if told and _each_his_own(row, told):
        return
    if told:
        yield told
        yield from _beside(row, told)
        replaced = _replaced(row, told, k)
        if replaced:
            yield replaced
        if (
            person_right
            and not person_right.pronoun
            and told.status in ("start", "current")
            and _REPLACES.fullmatch(after)
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
    if chained and _against(after):
        status: Status = "current" if _proposed(row, chained.begin) else "end"
        yield Holding(
            person_right, q.posts, status, chained.begin, row.chunks[right].end, "removal", event=chained.begin
        )
        return
    if cue and _against(after):
        if cue.cue == "suspended.acts":
            yield Holding(person_right, q.posts, "current", cue.begin, row.chunks[right].end, "suspension")
        elif cue.cue == "end.acts":
            status = "current" if _proposed(row, cue.begin) else "end"
            yield Holding(person_right, q.posts, status, cue.begin, row.chunks[right].end, "removal", event=cue.begin)
        return
    if _LIST.fullmatch(after) and person_right.name:
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
        status, event, _ = _fate(row, right, right)
        if status == "current" and _now_other(row, row.chunks[right].end):
            status = "former"
    return Holding(person, tuple(posts), status, begin, row.chunks[right].end, rule, event=event)


_REPLACING = re.compile(r"\b(?:thay|thay thế|thay cho|thay thế cho|kế nhiệm|thế chỗ)(?: vị trí (?:của )?)?$")
_REPLACES = re.compile(r",? ?(?:để )?(?:thay|thay thế|thay cho|thay thế cho|kế nhiệm)(?: vị trí của)?")


def _replaced(row: Row, told: Holding, k: int) -> Holding | None:
    """Whom the new holder replaces: "A thay B làm Q"."""
    p = next(i for i, c in enumerate(row.chunks) if c.person is told.person)
    other = row.chunks[p + 1]
    if told.status != "start" or other.kind != "P" or not other.person or other.person.pronoun:
        return None
    if not _REPLACING.search(" ".join(row.between(p, p + 1))):
        return None
    posts = tuple(post._replace(term=None) for post in told.posts)
    return Holding(other.person, posts, "end", other.begin, row.chunks[k].end, "replaced")


def _each_his_own(row: Row, told: Holding) -> bool:
    """Whether two people face two bodies: "ông A và ông B làm Giám đốc Sở X và Sở Y"; who got which is not said."""
    low = row.low
    if low[told.end : told.end + 1] != ["và"] or not lexicon().phrases.find(low, told.end + 1, "head"):
        return False
    return next(_beside(row, told), None) is not None


def _beside(row: Row, told: Holding) -> Iterator[Holding]:
    """The others of whom the verb speaks too: "ông A và bà B được bầu làm Phó Bí thư"."""
    p = next(k for k, c in enumerate(row.chunks) if c.person is told.person)
    while (p := _joined_to(row, p)) >= 0:
        other = row.chunks[p].person
        if other and not other.pronoun:
            yield told._replace(person=other, begin=row.chunks[p].begin)


_AND = frozenset(("và", ",", "cùng", ";"))


def _joined_to(row: Row, p: int) -> int:
    """The person before person `p` in a row of people, a post of his in brackets aside; -1 where there is none."""
    if p < 1:
        return -1
    words = list(row.between(p - 1, p))
    if row.chunks[p - 1].kind == "P":
        return p - 1 if words and set(words) <= _AND else -1
    bracketed = (
        p > 1
        and row.chunks[p - 1].kind == "Q"
        and row.chunks[p - 2].kind == "P"
        and list(row.between(p - 2, p - 1)) == ["("]
    )
    return p - 2 if bracketed and words[:1] == [")"] and words[1:] and set(words[1:]) <= _AND else -1


def _given_to(row: Row, k: int, cue: Chunk | None, after: str) -> Chunk | None:
    """The act of a decision: "trao quyết định bổ nhiệm Q cho ông A", "phê chuẩn kết quả bầu Q đối với ông A"."""
    if cue is None or not re.search(r"(?:cho|đối với|với)$", after) or len(after) > 60 or "thay" in after:
        return None
    acts = [
        c
        for c in row.chunks[max(0, k - 4) : k]
        if c.kind == "C" and c.cue == "start.acts" and row.chunks[k].begin - c.end < 10
    ]
    if any(c.kind != "C" for c in row.chunks[row.chunks.index(acts[0]) : k]) if acts else True:
        return None
    removal = [c for c in row.cues(acts[0].end, row.chunks[k].begin) if c.cue == "end.acts"]
    return (removal or acts)[0] if not _proposed(row, acts[0].begin) else None


def _proposed(row: Row, begin: int) -> bool:
    """Whether an act is only asked for."""
    return any(c.cue == "proposal.marks" for c in row.cues(max(0, begin - 6), begin))


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
    return j if _against(gap(row.between(j - 1, j))) else -1


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
        beside = _ASIDE.sub("", words).strip(" )")
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
    before = [word for word in low[max(0, begin - 3) : begin] if word not in ("vị", "lời", "ông", "các", "một")]
    return bool(before) and before[-1] in ("theo", "của", "với", "cho")


def _spoken_of(low: Sequence[str]) -> bool:
    """Whether something else that the person is stands between: ", đảng viên Chi bộ X, | nguyên Chủ tịch ..."."""
    return (
        2 < len(low) < 30
        and low[0] in (",", "-", "(")
        and low[-1] == ","
        and not set(low) & lexicon().words["says"]
        and "là" not in low
    )


def _against(words: str) -> bool:
    return bool(re.search(r"(?:đối với|với|của|cho)$", words)) and len(words) < 120


def _same_line(s: Sentence, i: int) -> bool:
    begins, ends = s.tokens.begins, s.tokens.ends
    return i >= len(begins) or "\n" not in s.tokens.text[ends[i - 1] : begins[i]]


def _apposition(row: Row, p: int, q: int, posts: Sequence[Post], used: set[int]) -> Holding:
    """Posts after a name; a removal or a move told of the person ends them."""
    person = row.chunks[p].person
    assert person
    used.add(p)
    status, event, party = _fate(row, p, q)
    if status == "current" and (_at_that_time(row, q) or _now_other(row, row.chunks[q].end)):
        status = "former"
    if status == "end" and _gone(row, row.chunks[q].end):
        status = "former"
    if status == "current" and _goes_on(row, q):
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


def _fate(row: Row, p: int, q: int) -> tuple[Status, int, bool]:
    """What happens to the posts of person `p` that end at chunk `q`: status, token of the act, Party posts only.

    "A, Chủ tịch X, bị cách chức"; "cách các chức vụ trong Đảng đối với A, Bí thư X"; "điều động A, Chủ tịch X, giữ ...".
    """
    if row.cues(0, row.chunks[q].begin) and any(
        c.cue == "proposal.marks" for c in row.cues(max(0, row.chunks[p].begin - 25), row.chunks[q].begin)
    ):
        return "current", -1, False
    act = _removed_after(row, q) or _removed_before(row, p)
    if act:
        words = row.low[act.end : act.end + 12]
        party = "đảng" in words and "chính" not in words and "quyền" not in words
        return "end", act.begin, party
    move = _moved(row, p, q)
    return ("end", move.begin, False) if move else ("current", -1, False)


def _removed_after(row: Row, q: int) -> Chunk | None:
    words = lexicon().words
    for index in range(q + 1, len(row.chunks)):
        act = row.chunks[index]
        if act.kind != "C" or act.cue == "proposal.marks":
            return None
        if act.cue != "end.acts":
            continue
        follower = index + 1
        own = follower < len(row.chunks) and row.chunks[follower].kind == "Q" and _cue_before(row, follower) is act
        if (
            own
            or (act.words in words["not_told"] and not _day_follows(row, act))
            or not _befalls(row, row.chunks[q].end, act)
        ):
            return None
        follower = row.neighbour(index, 1)
        against = follower >= 0 and row.chunks[follower].kind == "P" and _against(gap(row.between(index, follower)))
        return act if act.words in words["own"] or not against else None
    return None


_ON_A_DAY = re.compile(
    r"(?:vào |lúc |hồi |sáng |chiều |tối |đêm |rạng sáng |từ )*(?:ngày |hôm nay|hôm qua|\d{1,2} ?[/-])"
)


def _day_follows(row: Row, act: Chunk) -> bool:
    """Whether an act is told with its day: "qua đời ngày 1-3"."""
    return bool(_ON_A_DAY.match(" ".join(row.low[act.end : act.end + 6])))


def _goes_on(row: Row, q: int) -> bool:
    """Whether the post goes on: "A, Chủ tịch X, tiếp tục giữ chức vụ này"."""
    after = row.chunks[q + 1] if q + 1 < len(row.chunks) else None
    if after is None or after.kind != "C" or after.words not in lexicon().again or after.begin - row.chunks[q].end > 8:
        return False
    return bool({"này", "trên"} & set(row.low[after.end : after.end + 3]))


def _now_other(row: Row, end: int) -> bool:
    """Whether another post of today follows in brackets: "(nay là Bí thư ...)"."""
    low = row.low[end : end + 4]
    return low[:1] == ["("] and ((low[1:2] in (["nay"], ["hiện"], ["giờ"]) and "là" in low) or _gone(row, end))


def _gone(row: Row, end: int) -> bool:
    """Whether brackets say that the holder has left: "(đã nghỉ hưu)"."""
    return bool(_GONE.match(" ".join(row.low[end : end + 6])))


_HANDED = re.compile(r"\b(?:trao|công bố|ký|ban hành) (?:các )?quyết định(?: [^,;]{0,30})? (?:cho|đối với)(?: các)?$")
_GONE = re.compile(
    r"\( (?:nay |hiện |hiện nay )?(?:đã |vừa )(?:nghỉ|về hưu|chuyển|mất|thôi|từ chức|miễn|qua đời|từ trần)"
)


def _at_that_time(row: Row, q: int) -> bool:
    """Whether "lúc bấy giờ", "khi đó" follows: the post was held then (TIME.md, Evidence)."""
    end = row.chunks[q].end
    low = row.low[end : end + 5]
    while low and low[0] in (",", "-", "("):
        low = low[1:]
    found = " ".join(low[:3])
    return found.startswith(("lúc bấy giờ", "khi đó", "lúc đó", "thời điểm đó", "khi ấy", "lúc ấy", "bấy giờ"))


def _befalls(row: Row, begin: int, act: Chunk) -> bool:
    """Whether an act after token `begin` befalls the person before it: "... bị cách chức", "... xin từ chức"."""
    words = lexicon().words
    t = row.s.tokens
    lead = [
        i
        for i in range(begin, act.begin)
        if not t.capital(i) and t.low[i] not in ",-–)(;" and t.low[i] not in words["adverbs"]
    ]
    if not lead:
        passive = any(t.low[i] in words["passive"] for i in range(begin, act.begin))
        return passive or act.words in words["own"] or act.words in words["not_told"]
    # a short clause of time or cause may come between, the passive word after it
    return (
        len(lead) <= 8
        and t.low[act.begin - 1] in words["passive"]
        and t.low[begin] in (",", "-", ")")
        and not any(t.low[i] in lexicon().words["says"] for i in lead)
    )


def _removed_before(row: Row, p: int) -> Chunk | None:
    if p == 0 or row.chunks[p - 1].kind != "C":
        return None
    act = row.chunks[p - 1]
    lead = row.low[act.end : row.chunks[p].begin]
    if act.cue != "end.acts" or act.words not in lexicon().words["general"] or len(lead) > 12:
        return None
    return act if not lead or lead[-1] in ("với", "của", "cho") else None


def _moved(row: Row, p: int, q: int) -> Chunk | None:
    """The act that takes a person elsewhere: the post held until then ends."""
    low = row.low
    later = [k for k in range(q + 1, len(row.chunks)) if row.chunks[k].kind == "Q"]
    stop = row.chunks[later[0]].begin if later else len(low)
    acts = [c for c in row.cues(row.chunks[q].end, stop) if c.cue in ("start.acts", "end.acts") and _passive(row, q, c)]
    if p > 0 and row.chunks[p - 1].kind == "C" and row.chunks[p - 1].cue == "start.acts":
        acts.append(row.chunks[p - 1])
        if (
            p > 1
            and row.chunks[p - 2].kind == "C"
            and row.chunks[p - 2].cue == "start.acts"
            and row.chunks[p - 1].begin - row.chunks[p - 2].end < 3
        ):
            acts.append(row.chunks[p - 2])
    if not acts or any(c.kind == "P" and row.chunks[q].end < c.begin < acts[0].begin for c in row.chunks):
        return None
    moved = [c for c in acts if c.words in lexicon().moves]
    links = [
        c
        for c in row.cues(row.chunks[q].end, stop)
        if c.words in lexicon().words["elsewhere"] and c.begin - acts[0].end < 12
    ]
    if not moved and not links:
        return None
    if later or links or any(_ELSEWHERE.match(" ".join(low[c.end : c.end + 6])) for c in acts):
        return (moved or acts)[0]
    return None


def _passive(row: Row, q: int, act: Chunk) -> bool:
    lead = row.low[row.chunks[q].end : act.begin]
    return (
        len(lead) < 16
        and bool(lexicon().words["passive"] & set(lead))
        and not any(word in lexicon().words["says"] for word in lead)
    )


_ELSEWHERE = re.compile(
    r"(?:(?:giữ |nhận |sang |đến |đảm nhận )?(?:vị trí |nhiệm vụ |chức vụ )?(?:công tác |mới|khác))"
)


def _cue_before(row: Row, k: int) -> Chunk | None:
    """The cue right before a row of posts."""
    if k == 0 or row.chunks[k - 1].kind != "C":
        return None
    words = row.between(k - 1, k)
    fillers = lexicon().words["fillers"]
    if len(words) > 7 or any(word not in fillers for word in words):
        return None
    cue = row.chunks[k - 1]
    if (
        k > 1
        and cue.words in lexicon().words["nouns"]
        and row.chunks[k - 2].kind == "C"
        and cue.begin - row.chunks[k - 2].end <= 3
    ):
        return row.chunks[k - 2]  # "miễn nhiệm | chức vụ | Chủ tịch": the verb tells, not the noun
    return cue


def _told(row: Row, k: int, cue: Chunk | None) -> Holding | None:
    """A row of posts after a verb."""
    if cue is None:
        return None
    first = k - 1
    while first > 0 and row.chunks[first - 1].kind == "C" and row.chunks[first].begin - row.chunks[first - 1].end <= 8:
        first -= 1
    cues = row.chunks[first:k]
    p = _subject(row, first)
    if p < 0:
        return None
    person = row.chunks[p].person
    assert person
    lex = lexicon()
    # "A, nguyên Chủ tịch X, | hiện là Bí thư Y": what stands between is said of A too
    lead = row.between(first - 1, first) if row.chunks[first - 1].kind == "Q" else row.between(p, first)
    if len(lead) > 24 or ("biết" in lead and "cho" in lead) or "nói" in lead or "rằng" in lead:
        return None
    now = row.low[cue.begin] in ("hiện", "nay") and cue is not row.chunks[first]
    if cue.cue == "is.links" and not now and gap(lead) not in ("", ",", ")", "("):
        return None
    since = row.chunks[p - 1].begin if p > 0 and row.chunks[p - 1].kind == "C" else row.chunks[p].begin
    acts = [
        c
        for i, c in enumerate(row.chunks[:k])
        if c.kind == "C" and c.cue == "start.acts" and c.begin >= since - 12 and not _of_another_post(row, i, p)
    ]
    before = p - 1
    while before > 0 and row.chunks[before].kind in "PQ":  # "bầu ông A (...) và ông B (...) làm Q"
        before -= 1
    if (
        before >= 0
        and row.chunks[before].cue == "start.acts"
        and row.chunks[before] not in acts
        and not _of_another_post(row, before, p)
        and cue.cue == "start.links"
    ):
        acts = [row.chunks[before], *acts]
    proposal = [c for c in row.chunks[max(0, p - 3) : k] if c.kind == "C" and c.cue == "proposal.marks"]
    if proposal and cue.cue != "is.links":
        return None
    again = any(c.words in lex.again for c in (*cues, *acts))
    posts = row.chunks[k].posts
    begin, end = min(row.chunks[p].begin, cues[0].begin), row.chunks[k].end
    if cue.cue == "end.acts":
        return Holding(person, posts, "end", begin, end, "leaves", event=cue.begin)
    if cue.cue == "suspended.acts":
        return Holding(person, posts, "current", begin, end, "suspension") if _befallen(row, p, cue) else None
    if cue.cue in ("is.links", "start.links") and row.low[cue.begin] in ("hiện", "đang", "nay"):
        return Holding(person, posts, "current", begin, end, "holds", again)
    if any(c.cue == "former.marks" for c in cues) or (cue.words == "làm" and row.low[cue.begin - 1] == "năm"):
        return Holding(person, posts, "former", begin, end, "was")
    if cue.words == "giao quyền":
        posts = tuple(post._replace(role=f"Quyền {post.role}", appointment="acting") for post in posts)
    if cue.cue == "start.acts":
        falls = cue.words in lex.words["won"] or (cue.words in lex.direct and _befallen(row, p, cue))
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin) if falls else None
    acts = [c for c in acts if c.words in lex.words["won"] or _befallen(row, p, c)]
    if acts and (cue.cue == "start.links" or acts[-1].begin > row.chunks[p].begin):
        return Holding(person, posts, "start", min(begin, acts[0].begin), end, "takes up", again, acts[-1].begin)
    who = row.chunks[p].begin
    if cue.cue == "start.links" and (
        row.low[max(0, who - 1)] in lex.words["charges"] or _HANDED.search(" ".join(row.low[max(0, who - 10) : who]))
    ):
        return Holding(person, posts, "start", who - 1, end, "takes up", again, who - 1)
    if cue.cue == "start.links" and row.low[max(0, cue.begin - 1)] == "sẽ":
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.words in lex.words["takes"] or again:
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.words == "làm" and _headline(row):
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.words in ("là", "giữ chức", "làm") and _dated(row, p):
        return Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.cue == "is.links" or cue.words.startswith(("giữ", "đảm")) or cue.words == "làm":
        return Holding(person, posts, "former" if _before_that(row, p) else "current", begin, end, "holds", again)
    return None


def _of_another_post(row: Row, act: int, p: int) -> bool:
    """Whether an act before person `p` is told of other posts: "Trước khi được bầu làm Q, | bà A giữ chức ..."."""
    first = row.neighbour(act, 1)
    if not 0 <= first < p or row.chunks[first].kind != "Q":
        return False
    following = row.neighbour(first, 1)
    return row.chunks[following].kind != "P" or gap(row.between(first, following)) != ""


_DAY = re.compile(r"(?:vào |từ |đến )?(?:ngày \d|tháng \d|năm \d{4}|\d{1,2} ?[/-])")


def _dated(row: Row, p: int) -> bool:
    """Whether the clause begins with a date: "Tháng 5/2010, ông là Phó Chủ tịch": from then on."""
    begin = row.chunks[p - 1].end + 1 if p else 0
    clause = row.low[begin : row.chunks[p].begin]
    first = p == 0 or row.low[begin - 1] in (";", ",", "và")
    opening = row.low[: row.chunks[p].begin] if row.chunks[p].begin < 12 else ()
    return bool(_DAY.match(" ".join(opening)) or (first and len(clause) < 12 and _DAY.match(" ".join(clause))))


def _befallen(row: Row, p: int, act: Chunk) -> bool:
    """Whether an act befalls person `p`: named after it, or before it with "được"."""
    if act.begin < row.chunks[p].begin:
        return True
    lead = row.low[row.chunks[p].end : act.begin]
    return "được" in lead or act.words.startswith("được") or "bị" in lead


_EARLIER = (["trước", "đó"], ["trước", "đây"], ["trước", "kia"], ["trước", "khi"])


def _before_that(row: Row, p: int) -> bool:
    """Whether the clause looks back: "Trước đó, ông A là Chủ tịch X"."""
    low = row.low[: row.chunks[p].begin]
    return any(low[i : i + 2] in _EARLIER for i in range(len(low) - 1))


def _headline(row: Row) -> bool:
    begins = row.s.tokens.begins
    return bool(begins) and "\n" not in row.s.tokens.text[: begins[0]].strip()


def _bracketed(row: Row, k: int, first: int) -> bool:
    """Whether person `k` stands in brackets that close before the verb."""
    begin = row.chunks[k].begin
    opened = [i for i in range(max(0, begin - 8), begin) if row.low[i] == "("]
    return bool(opened) and ")" not in row.low[opened[-1] : begin] and ")" in row.low[begin : row.chunks[first].begin]


def _subject(row: Row, first: int) -> int:
    """The person that a verb at chunk `first` speaks of: the last one before it, past the one who acts on him."""
    people = [k for k in range(first) if row.chunks[k].kind == "P" and not _bracketed(row, k, first)]
    if not people:
        return -1
    last = people[-1]
    if len(people) > 1:
        between = row.between(people[-2], last)
        if _REPLACING.search(" ".join(between)):
            return people[-2]
        if (
            {"được", "bị"} & set(between[-9:])
            and row.chunks[first].cue == "start.acts"
            and row.chunks[first].words not in lexicon().words["won"]
            and not {"được", "bị", ";"} & {*row.between(last, first), *between[-1:]}
        ):
            return people[-2]
    return last
