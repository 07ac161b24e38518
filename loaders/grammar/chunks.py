"""A sentence as a short row of chunks: people (P), rows of posts (Q), and the words that join them (cues).

"Ông A (45 tuổi) được bổ nhiệm giữ chức Chủ tịch X" is P, the cues "bổ nhiệm" and "giữ chức", Q. The rules of `holders`,
`verbs` and `fates` look at chunks and at the gaps between them, and no further.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ..lexicon import lexicon, pattern
from ..statement import Status
from .names import Person, name_end, person_at
from .organisations import Organisation
from .posts import Post, posts_at
from .sentence import Sentence
from .tokens import Tokens

_CUES = ("proposal.marks", "suspended.acts", "end.acts", "start.acts", "start.links", "former.marks", "is.links")
_CUE_KINDS = frozenset(_CUES)
_POSTED = frozenset(("title", "board", "acting.in_charge"))
_NONE: frozenset[str] = frozenset()
KIN = "kin"  # the `words` of a person who is named for a relative's sake


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
    own: int = -1  # which of the posts is this person's, where each of several people has one


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
    text, begins, low = t.text, t.begins, t.low
    n = len(low)
    lex = lexicon()
    found: list[Chunk] = []
    i = 0
    while i < n:
        kinds = lex.starts.get(low[i], _NONE)
        capital = text[begins[i]].isupper()
        if not (kinds or capital):
            i += 1
            continue
        place = s.places.at.get(begins[i])
        if place and place.level and not kinds & _POSTED:
            i = s.after(place.end, i)  # no person and no verb within "quận Hai Bà Trưng"
            continue
        if low[i] in lex.posted:
            posts = posts_at(s, i)
            if posts:
                found.append(Chunk("Q", i, posts[-1].end, posts=tuple(posts)))
                i = posts[-1].end
                continue
            if place and place.level:
                i = s.after(place.end, i)
                continue
        cue = _short_of_a_charge(s, _short_of_a_title(s, cue_at(low, i))) if kinds & _CUE_KINDS else None
        if cue and cue.cue == "proposal.marks" and capital and i and low[i - 1].isalpha():
            cue = None  # "Viện | Quy hoạch" is a name
        if cue and cue.cue == "proposal.marks" and list(low[max(0, i - 2) : i]) == ["sau", "khi"]:
            cue = None  # "Sau khi | xem xét, HĐND bầu ông A ...": what follows was done
        if cue and " ".join(low[cue.end - 1 : cue.end + 1]) in lex.words["no_act"]:
            cue = None  # "| cử tri | đề nghị ông A": nobody is sent
        if "head" in kinds and not cue:
            body = lex.phrases.find(low, i, "head")
            if body and body[1] - i > 1:
                i = body[1]  # "Ban Bí thư" is a body, and no Bí thư
                continue
        named = capital or "address" in kinds or "rank" in kinds
        person = person_at(t, i, s.places.ends, _titled(t, found, i)) if named else None
        relative = person is not None and _relative(low, i)
        if (
            person
            and i
            and ((relative and not _own_post(low, i, person)) or (not person.addressed and _street(low, i)))
        ):
            i = person.end
            continue
        if person and not (cue and cue.end > person.end) and not (person.pronoun and _idle(low, person)):
            found.append(Chunk("P", i, person.end, person=person, words=KIN if relative else ""))
            i = person.end
            continue
        if cue:
            found.append(cue)
            i = cue.end
            continue
        i += 1
    return _without_aliases(low, found)


def _titled(t: Tokens, found: Sequence[Chunk], i: int) -> bool:
    """Whether the name that may begin at token `i` has a post beside it that shows it to be one.

    A post whose body is named stands right before, a bracket aside; or one follows a comma: "Danh Hoàng Út, | Chủ tịch X".
    """
    low, lex = t.low, lexicon()
    if low[i] not in lex.weak or low[i] in lex.words["named_after"] or lex.phrases.find(low, i, "head"):
        return False  # "phường X (quận Y) | Trường Tiểu học Z"
    if found and found[-1].kind == "Q":
        body = found[-1].posts[-1].organisation
        between = gap(low[found[-1].end : i])
        if body is not None and not body.outside and between in ("", ",", ":"):
            three = name_end(t, i, False, {}, titled=True) > i + 2
            return three or (between == "" and (body.placed or _fused(body)))
    if i and t.capital(i - 1) and t.close(i):
        return False
    end = name_end(t, i, False, {}, titled=True)
    return end > i + 2 and low[end : end + 1] == [","] and lex.phrases.find(low, end + 1, "title") is not None


def _fused(body: Organisation) -> bool:
    """Whether the body's name tells the level of its unit: "Tỉnh ủy"."""
    head = body.innermost.head
    return head is not None and head.tail == "fused"


def _short_of_a_title(s: Sentence, cue: Chunk | None) -> Chunk | None:
    """A cue without the "vụ" that begins a title: "giữ chức | Vụ trưởng"."""
    if not cue or not s.tokens.capital(cue.end - 1) or s.tokens.low[cue.end - 1 : cue.end + 1] != ["vụ", "trưởng"]:
        return cue
    return cue._replace(end=cue.end - 1) if cue.end - cue.begin > 1 else cue


def _short_of_a_charge(s: Sentence, cue: Chunk | None) -> Chunk | None:
    """A cue without the "phụ trách" that begins a charge: "được giao | phụ trách UBND xã X"."""
    last = cue.end - 1 if cue else 0
    if not cue or last == cue.begin or s.tokens.low[last - 1 : last + 1] != ["phụ", "trách"] or cue.end - cue.begin < 3:
        return cue
    return cue._replace(end=last - 1) if posts_at(s, last - 1) else cue


def _relative(low: Sequence[str], i: int) -> bool:
    """Whether the person at token `i` is named for a relative's sake: "con trai | ông A", "vợ của | ông A"."""
    if i == 0:
        return False
    at = i - 1 - (low[i - 1] == "của" and i > 1)
    words = lexicon().words
    return low[at] in words["kin"] and " ".join(low[max(0, at - 1) : at + 1]) not in words["no_kin"]


def _own_post(low: Sequence[str], i: int, person: Person) -> bool:
    """Whether what follows a relative's name is his own: "là con trai ông A, | Bí thư X", "con của ông A, | Bí thư X".

    "Vợ ông A, | Chủ tịch X, là bà B" speaks of nobody else before; in "bà B, vợ ông A, Chủ tịch X" it may be B's: nothing
    is read.
    """
    sign = low[person.end] if person.name and person.end < len(low) else ""
    if sign == "(" or (sign in (",", "-") and low[i - 1] == "của"):
        return True
    before = i - 1
    while before >= 0 and (low[before] in lexicon().words["kin"] or low[before] == "của"):
        before -= 1
    return sign in (",", "-") and (before < 0 or low[before] == "là")


def _street(low: Sequence[str], i: int) -> bool:
    """Whether the name at token `i` is that of a street or a school: "số 2 Nguyễn Thái Học"."""
    before = low[i - 1]
    things = lexicon().words["named_after"] | lexicon().words["works"]
    named = before in things or " ".join(low[max(0, i - 2) : i]) in things
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
    brave = following in ("hùng", "dũng")  # "anh dũng hy sinh", which is no name
    return (
        many
        or brave
        or following in (",", "/", "em", "và", ":")
        or bool(lexicon().phrases.find(low, person.end, "title"))
    )


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


def cue_at(low: Sequence[str], i: int) -> Chunk | None:
    """The longest cue that begins at token `i`; of two as long the first of `_CUES`."""
    best: Chunk | None = None
    phrases = lexicon().phrases
    for kind in _cues_from(low[i]):
        found = phrases.find(low, i, kind)
        if found and (best is None or found[1] > best.end):
            best = Chunk("C", i, found[1], cue=kind, words=found[0])
    return best


@lru_cache(maxsize=4096)
def _cues_from(token: str) -> tuple[str, ...]:
    """The kinds of cues that a token begins, in the order of `_CUES`."""
    kinds = lexicon().starts.get(token, _NONE)
    return tuple(kind for kind in _CUES if kind in kinds)


ASIDE = re.compile(r"\( (?:[^()]{0,90}) \)")
_AGE = re.compile(
    r"(?:\( |, |- )?(?:\d{2} tuổi|sn:? ?\d{4}|sinh năm:? ?\d{4}|sinh ngày [\d /.-]+|sinh \d{4}|năm sinh \d{4})(?= |$)"
    r"|(?:, |\( )(?:quê|ngụ|trú|thường trú|cư trú|ở|việt kiều|người dân tộc|dân tộc|người gốc) [^,()]{1,60}(?=,|\)|$)"
)


_ADDRESSES = re.compile(r" các (?:ông|bà|anh|chị|đồng chí) ?[,/]$")
_ALL_POSTS = r"^(?:trong|về|về mặt) đảng(?= |$)(?: \()?"  # "cách hết các chức vụ | trong Đảng | gồm: Bí thư Đảng ủy X"
_LIFE = 60  # tokens on somebody's birth and studies
_NO_ASIDE = frozenset((".", "(", ")", '"', "“", "”", "là", "biết", "nói", "rằng", "được", "bị"))
_ASIDE = 40  # tokens that may tell of plain work before an office


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
    plain = " ".join(_AGE.sub(" ", ASIDE.sub(" ", text)).split()).strip("\"“”' ")
    if _ranked(plain.split()):
        return ","
    if plain == "":
        return "," if (any(c in text for c in "(,-") and not text.startswith("( ")) or _AGE.search(text) else ""
    if all(word in (",", "-", "(", ":", ")") for word in plain.split()):
        return ":" if plain == ":" else "," if ")" not in plain or plain.endswith((",", "-")) else plain
    return plain


def _ranked(words: Sequence[str]) -> bool:
    """Whether a rank alone stands between two signs: "Ông A | - thiếu tướng, | Giám đốc Công an tỉnh X"."""
    if len(words) < 3 or words[0] not in (",", "-") or words[-1] not in (",", "-"):
        return False
    found = lexicon().phrases.find(words, 1, "rank")
    return found is not None and found[1] == len(words) - 1


def against(words: str) -> bool:
    """Whether the words lead from a removal to the person removed: "đối với", "của"."""
    return bool(pattern("«against»$").search(without_addresses(words))) and len(words) < 120


def without_addresses(words: str) -> str:
    """The words without the first of several addresses before a list: "đối với | các ông, | bà: A, B và C"."""
    return _ADDRESSES.sub("", words)


def cue_before(row: Row, k: int) -> Chunk | None:
    """The cue right before a row of posts."""
    if k == 0 or row.chunks[k - 1].kind != "C":
        return None
    words = row.between(k - 1, k)
    fillers = lexicon().words["fillers"]
    if row.chunks[k - 1].cue in ("former.marks", "start.links"):
        words = _without_job(words)
    if row.chunks[k - 1].words in lexicon().words["general"]:
        words = pattern(_ALL_POSTS).sub("", " ".join(words)).split()
    if len(words) > 10 or any(word not in fillers and not (word.isdigit() and len(word) < 3) for word in words):
        return None  # "bầu | 4 | Phó Chủ tịch"
    cue = row.chunks[k - 1]
    if cue.words == "làm" and words[:1] == ["việc"]:
        return None  # "làm việc với | Trưởng đoàn thanh tra"
    if (
        k > 1
        and cue.words in lexicon().words["nouns"]
        and row.chunks[k - 2].kind == "C"
        and cue.begin - row.chunks[k - 2].end <= 3
    ):
        return row.chunks[k - 2]  # "miễn nhiệm | chức vụ | Chủ tịch": the verb tells, not the noun
    return cue


def _without_job(words: Sequence[str]) -> Sequence[str]:
    """The words between a verb and posts, less the plain work that a career began with.

    "từng là | cán bộ của Phòng X, | Bí thư Huyện đoàn Y", "trải qua các vị trí: | giảng viên, | Phó Trưởng khoa".
    """
    at = next((i for i, word in enumerate(words) if word not in lexicon().words["fillers"]), len(words))
    job = lexicon().joints.find(words, at, "jobs")
    if not job or words[-1] not in (",", ";", "rồi") or len(words) > _ASIDE or not _NO_ASIDE.isdisjoint(words):
        return words
    return words[:at]


def tells_of_life(words: Sequence[str]) -> bool:
    """Whether the words after a name tell of its bearer's life, up to his posts: "sinh năm 1970, quê ở X, trình độ thạc sĩ; |"."""
    told = (
        words[-1:] in ([";"], [","])
        and len(words) < _LIFE
        and not lexicon().words["says"] & (set(words) - {"về", "với"})
    )
    return told and pattern(r"(?:\( [^()]* \) ?)?[,(-]? ?(?:«life») .*").fullmatch(" ".join(words)) is not None


def proposed(row: Row, begin: int) -> bool:
    """Whether an act is only asked for, or stands on an agenda: "Quốc hội dành thời gian cho công tác nhân sự, | miễn nhiệm Q"."""
    agenda = lexicon().words["agenda"]
    asked = (c for c in row.cues(max(0, begin - 12), begin) if c.cue == "proposal.marks")
    return any(begin - c.begin <= 6 or c.words in agenda for c in asked)
