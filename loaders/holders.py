"""Who holds which post, and since or until when: the words between a person and a row of posts decide.

A sentence becomes a short row of chunks: people (P), rows of posts (Q), and the words that join them (cues: "bổ nhiệm",
"giữ chức", "nguyên là"). Each Q finds its person by the gap to its neighbours: a name right after a title, an
apposition ("A, Chủ tịch ...", "A (Chủ tịch ...)"), a verb between them, "đối với" after a removal. A Q that no rule
joins to a person gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from .lexicon import lexicon
from .names import Person, person_at
from .posts import Post, Sentence, posts_at
from .statement import Status

_CUES = (
    "proposal.marks",
    "end.acts",
    "start.acts",
    "start.links",
    "former.marks",
    "is.links",
)


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


def chunks(s: Sentence) -> list[Chunk]:
    """The sentence as a row of people, posts and cues."""
    t = s.tokens
    low = t.low
    n = len(low)
    lex = lexicon()
    found: list[Chunk] = []
    i = 0
    while i < n:
        if low[i] in lex.phrases or low[i] in lex.surnames or t.capital(i):
            posts = posts_at(s, i)
            if posts:
                found.append(Chunk("Q", i, posts[-1].end, posts=tuple(posts)))
                i = posts[-1].end
                continue
            cue = _cue(low, i)
            person = person_at(t, i, s.places.ends)
            if (
                person
                and not (cue and cue.end > person.end)
                and not (person.pronoun and lex.phrases.find(low, person.end, "title"))
            ):
                found.append(Chunk("P", i, person.end, person=person))
                i = person.end
                continue
            if cue:
                found.append(cue)
                i = cue.end
                continue
        i += 1
    return found


def _cue(low: Sequence[str], i: int) -> Chunk | None:
    best: Chunk | None = None
    for kind in _CUES:
        found = lexicon().phrases.find(low, i, kind)
        if found and (best is None or found[1] > best.end):
            best = Chunk("C", i, found[1], cue=kind, words=found[0])
    return best


_ASIDE = re.compile(r"\( (?:[^()]{0,90}) \)")
_AGE = re.compile(
    r"(?:\( |, |- )?(?:\d{2} tuổi|sn:? ?\d{4}|sinh năm:? ?\d{4}|sinh ngày [\d /.-]+|sinh \d{4}|năm sinh \d{4})(?= |$)|(?:, |\( )(?:quê|ngụ|trú|thường trú|cư trú|ở) [^,()]{1,60}(?=,|\)|$)"
)
_LEAD = re.compile(
    r"(?:[\"“”',:;()\-]|(?:hiện|đang|nay|cũng|vẫn|đã|vừa|mới|hiện nay|lúc này|người|được biết|trước đây|thời điểm này|bên trái|bên phải|trái|phải|giữa|đứng|áo trắng|bìa phải|ngồi giữa|ảnh) ?)+"
)


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
    plain = _AGE.sub(" ", _ASIDE.sub(" ", text)).strip()
    plain = " ".join(plain.split())
    plain = plain.strip("\"“”' ")
    if plain == "":
        return (
            ","
            if any(c in text for c in "(,-") and text != plain and not text.startswith("( ")
            else ("" if not text.strip() else "(" if "(" in text else "")
        )
    if all(word in (",", "-", "(", ":", ")") for word in plain.split()):
        return ":" if plain == ":" else "," if ")" not in plain or plain.endswith((",", "-")) else plain
    return plain


def read(s: Sentence) -> Iterator[Holding]:
    """The holdings that one sentence states."""
    row = chunks(s)
    if not any(chunk.kind == "Q" for chunk in row) or not any(chunk.kind == "P" for chunk in row):
        return
    low = s.tokens.low
    taken: dict[int, int] = {}  # index of Q -> index of P, and the holdings made
    used: set[int] = set()
    for k, chunk in enumerate(row):
        if chunk.kind != "Q":
            continue
        yield from _of_row(s, row, k, low, taken, used)


def _neighbour(row: Sequence[Chunk], k: int, step: int) -> int:
    """Index of the next P or Q in that direction, or -1."""
    k += step
    while 0 <= k < len(row):
        if row[k].kind != "C":
            return k
        k += step
    return -1


def _of_row(
    s: Sentence, row: list[Chunk], k: int, low: Sequence[str], taken: dict[int, int], used: set[int]
) -> Iterator[Holding]:
    q = row[k]
    left, right = _neighbour(row, k, -1), _neighbour(row, k, 1)
    before = gap(low[row[left].end : q.begin]) if left >= 0 else "..."
    after = gap(low[q.end : row[right].begin]) if right >= 0 else "..."
    person_left = row[left].person if left >= 0 else None
    person_right = row[right].person if right >= 0 else None
    removal = _cue_before(row, k, low)
    # a name right after the title
    if person_right and after == "" and not person_right.pronoun and _same_line(s, q.end):
        posts = q.posts
        if person_left and before == "," and len(posts) > 1 and not _starts(row, k) and left not in used:
            yield _holding(s, row, left, k, posts[:-1], "apposition", used)
            posts = posts[-1:]
        status: Status = "current"
        if removal and removal.cue == "end.acts":
            status = "end"
        elif removal and removal.cue in ("proposal.marks",) and False:
            return
        taken[k] = right
        used.add(right)
        yield Holding(
            person_right,
            posts,
            status,
            q.begin,
            row[right].end,
            "title before name",
            event=removal.begin if removal and status == "end" else -1,
        )
        return
    # an apposition after the name
    if person_left and before in (",", "(") and left >= 0:
        rivals = person_right and after == "," and person_right.addressed and left in used and not person_right.pronoun
        if not rivals:
            taken[k] = left
            yield _holding(s, row, left, k, q.posts, "apposition", used)
            return
    # a verb, or words that say what was
    told = _told(s, row, k, low)
    if told:
        taken[k] = told[0]
        yield told[1]
        return
    # Q, ông A; Q - ông A; Q là ông A; miễn nhiệm Q đối với ông A
    if person_right and not person_right.pronoun:
        if after in (",", ":") and (person_right.addressed or after == ":") and _same_line(s, q.end):
            used.add(right)
            taken[k] = right
            status = "end" if removal and removal.cue == "end.acts" else "current"
            yield Holding(
                person_right,
                q.posts,
                status,
                q.begin,
                row[right].end,
                "title, then name",
                event=removal.begin if removal and status == "end" else -1,
            )
            return
        if after in ("là", ", là", "của", "do") and after != "của" and after != "do" and person_right.addressed:
            yield Holding(person_right, q.posts, "current", q.begin, row[right].end, "title là name")
            used.add(right)
            return
    if person_right and removal and removal.cue == "end.acts" and _against(after):
        yield Holding(person_right, q.posts, "end", removal.begin, row[right].end, "removal", event=removal.begin)


def _against(words: str) -> bool:
    return bool(re.search(r"(?:đối với|với|của|cho)$", words)) and len(words) < 120


def _same_line(s: Sentence, i: int) -> bool:
    return i >= len(s.tokens.begins) or "\n" not in s.tokens.text[s.tokens.ends[i - 1] : s.tokens.begins[i]]


def _starts(row: Sequence[Chunk], k: int) -> bool:
    return k > 0 and row[k - 1].kind == "C"


def _holding(
    s: Sentence, row: list[Chunk], p: int, q: int, posts: Sequence[Post], rule: str, used: set[int]
) -> Holding:
    """An apposition; a removal or a move told of its person afterwards ends it."""
    person = row[p].person
    assert person
    used.add(p)
    status, event = _fate(s, row, p, q)
    return Holding(
        person, tuple(posts), status, row[p].begin, row[q].begin if not posts else posts[-1].end, rule, event=event
    )


_PASSIVE = frozenset(("bị", "được", "xin", "đã", "vừa", "chính", "thức"))


def _fate(s: Sentence, row: list[Chunk], p: int, q: int) -> tuple[Status, int]:
    """What happens to posts in apposition: "A, Chủ tịch X, bị cách chức", "điều động A, Chủ tịch X, giữ chức ..."."""
    low = s.tokens.low
    acts = [c for c in row if c.kind == "C" and c.cue == "end.acts" and c.begin >= row[q].end]
    if acts:
        act = acts[0]
        index = row.index(act)
        between = [c for c in row[q + 1 : index] if c.kind != "C"]
        proposal = any(c.cue == "proposal.marks" for c in row[:index] if c.kind == "C")
        nextk = _neighbour(row, index, 1)
        own = nextk >= 0 and row[nextk].kind == "Q" and nextk <= index + 2
        gap_words = low[row[q].end : act.begin]
        if (
            not between
            and not proposal
            and not own
            and len(gap_words) < 14
            and (not gap_words or gap_words[-1] in _PASSIVE or gap_words[0] in _PASSIVE or gap_words[-1] in (",", "-"))
        ):
            if act.words not in ("qua đời", "từ trần", "hy sinh", "rời ghế"):
                return "end", act.begin
    moved = [c for c in row if c.kind == "C" and c.cue == "start.acts" and c.words in lexicon().moves]
    for act in moved:
        if (
            act.begin < row[p].begin
            and row.index(act) == p - 1
            or act.begin >= row[q].end
            and not any(c.kind == "P" for c in row[q + 1 : row.index(act)])
        ):
            proposal = any(c.cue == "proposal.marks" for c in row if c.kind == "C")
            later = [c for c in row[q + 1 :] if c.kind == "Q"]
            if not proposal and (later or act.begin > row[q].end):
                return "end", act.begin
    return "current", -1


def _cue_before(row: Sequence[Chunk], k: int, low: Sequence[str]) -> Chunk | None:
    """The cue right before a row of posts."""
    if k == 0 or row[k - 1].kind != "C":
        return None
    between = low[row[k - 1].end : row[k].begin]
    if len(between) <= 6 and all(word in _FILLERS for word in between):
        return row[k - 1]
    return None


_FILLERS = frozenset(
    (
        "các",
        "chức",
        "vụ",
        "danh",
        "vị",
        "trí",
        ":",
        "là",
        "như",
        "quan",
        "trọng",
        "cương",
        '"',
        "“",
        "”",
        "'",
        "nhiệm",
        "làm",
        "giữ",
        "của",
        "đối",
        "với",
        "tới",
        "đến",
        "một",
        "thêm",
        "nhiều",
        "qua",
        "lần",
        "lượt",
        "tất",
        "cả",
        "gồm",
        "bao",
        "sau",
        "đây",
        "này",
        "và",
        "đồng",
        "thời",
        "việc",
        "ghế",
        ",",
    )
)


def _told(s: Sentence, row: list[Chunk], k: int, low: Sequence[str]) -> tuple[int, Holding] | None:
    """A row of posts after a verb."""
    cue = _cue_before(row, k, low)
    if cue is None:
        return None
    index = k - 1
    first = index
    cues = [cue]
    while first > 0 and row[first - 1].kind == "C" and row[index].begin - row[first - 1].end <= 8:
        first -= 1
        cues.append(row[first])
    kinds = {c.cue for c in cues}
    words = {c.words for c in cues}
    p = _subject(row, first, low)
    if p < 0:
        return None
    clause = [c for c in row[:k] if c.kind == "C" and c.begin >= (row[p - 2].end if p > 1 else 0)]
    acts = [c for c in clause if c.cue == "start.acts"]
    person = row[p].person
    assert person
    if any(c.cue == "proposal.marks" for c in row[max(0, p - 3) : k] if c.kind == "C") and not cue.cue == "is.links":
        return None
    again = bool(words & lexicon().again) or bool({c.words for c in acts} & lexicon().again)
    posts = row[k].posts
    begin, end = min(row[p].begin, cues[-1].begin), row[k].end
    if "end.acts" in kinds and cue.cue == "end.acts":
        return p, Holding(person, posts, "end", begin, end, "leaves", event=cue.begin)
    if "former.marks" in kinds or (cue.cue == "is.links" and any(c.cue == "former.marks" for c in cues)):
        return p, Holding(person, posts, "former", begin, end, "was")
    if cue.cue == "start.acts" and cue.words in lexicon().direct:
        return p, Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
    if cue.cue in ("start.links", "is.links") and acts and (cue.words not in ("là",) or acts[-1].begin > row[p].begin):
        return p, Holding(person, posts, "start", min(begin, acts[0].begin), end, "takes up", again, acts[-1].begin)
    if cue.cue == "is.links":
        return p, Holding(person, posts, "current", begin, end, "is")
    if cue.cue == "start.links":
        if cue.words in ("trở thành", "nhậm chức", "nhận chức", "lên làm", "lên chức"):
            return p, Holding(person, posts, "start", begin, end, "takes up", again, cue.begin)
        if cue.words.startswith("giữ") or cue.words.startswith("đảm") or again or cue.words == "làm":
            return p, Holding(
                person, posts, "start" if again else "current", begin, end, "holds", again, cue.begin if again else -1
            )
    return None


def _subject(row: Sequence[Chunk], first: int, low: Sequence[str]) -> int:
    """The person that a verb at chunk `first` speaks of: the last one before it, past the one who acts on him."""
    people = [k for k in range(first) if row[k].kind == "P"]
    if not people:
        return -1
    last = people[-1]
    if len(people) > 1:
        other = people[-2]
        between = low[row[other].end : row[last].begin]
        if "được" in between or "bị" in between:
            gap_after = low[row[last].end : row[first].begin]
            if not ("được" in gap_after or "bị" in gap_after):
                return other
    return last
