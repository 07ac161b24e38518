"""Titles whose holder is named after them: "Chủ tịch UBND xã X, | ông A", "Phó Bí thư: | A, B", "các Phó Chủ tịch | gồm ...".

A name after a title may be another's too: that of somebody else where the title tells a source, of one who acts for its
holder, of one of whom the holder speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon import lexicon, pattern
from .beside import all_of, before_name, listed
from .cases import A_DAY, Case, Found, same_line
from .chunks import Chunk, Holding, Row, proposed
from .doubt import denied
from .lists import announced
from .names import Person

_LIST = r",? ?(?:[^,;]{0,40} |)«lists»(?: .{0,30})?$|,? ?«lists» [^;.]{0,40}, trong (?:đó|số đó) (?:có|gồm)(?: [^;.:]{0,30})?$|:$"  # "các Phó Chủ tịch | gồm: A, B"
_HOLDER_IS = r"[,:]|,? ?«holder_is»|(?:«of_the_holder»)(?: [^,;:.]{1,60})? là"
_BEFORE_THAT = re.compile(r"\btrước khi(?: [^ ,;]+){0,6}$")
_BEFORE_HIM = re.compile(r"\btiền nhiệm của [^.;]*$")  # "Người tiền nhiệm của ông A ở vị trí | Chủ tịch X | là ông B"
_THEN = r",? ?(?:«then_at» )?«then»(?P<link>| ?,| ?là| ?, là| ?:)"  # "Chủ tịch X | khi đó là | ông A"
# "Trong thời gian giữ chức Q | từ năm 2010 đến năm 2015, | ông A ký", "| giai đoạn từ 2010 đến trước khi bị kỷ luật, |"
_IN_YEARS = re.compile(
    r"(?:, )?\(? ?(?:trong )?(?:kể từ|từ|giai đoạn|thời kỳ|những năm|các năm)"
    r"(?: (?:từ|đến|tới|cho|năm|tháng|ngày|hết|đầu|cuối|giữa|nay|\d{1,4}|[-–/.]))*? \d{4}"
    r"(?: (?:cho )?(?:đến|tới) (?:nay|(?:trước )?(?:khi|lúc) (?:bị |được )?[^,;]{2,20}))?(?: \))? ,"
)
_OPENS = 3  # tokens that may stand before what opens a sentence: "Từ khi | trở thành Bí thư X, ông A ..."


def title_then_name(c: Case, person: Person) -> Found:
    """ "Chủ tịch UBND xã X, | ông A", "Phó Bí thư: | A, B", never "Theo Giám đốc Sở X, | ông A đi làm về"."""
    then = pattern(_THEN).fullmatch(c.after)
    after = then["link"].strip() if then else "," if _held_then(c) else c.after
    if not then and not pattern(_HOLDER_IS).fullmatch(after):
        return None
    if after.endswith("là") and not after.startswith(",") and not (person.addressed or _named_in_full(c, person)):
        return None
    if after == "," and c.q.posts[-1].title.rank == "member" and not c.q.posts[-1].organisation:
        return None  # "theo các đại biểu, ông A ...": A is no delegate by that
    low = c.row.low
    if c.cue and _BEFORE_THAT.search(" ".join(low[max(0, c.cue.begin - 8) : c.cue.begin])):
        return ()  # "Trước khi làm Q, ông A là Q'": Q came later, and elsewhere it is said how
    related = c.q.begin > 0 and low[c.q.begin - 1] in lexicon().words["kin"]
    quoted = bool({'"', "”", "“"} & set(low[c.q.end : c.row.chunks[c.right].begin]))
    # "Theo Giám đốc Sở X, ông A, việc này ...": A is the source; without the second comma he is somebody else
    closed = (c.end < len(low) and low[c.end] == ",") or (c.row.between(c.k, c.right) == ["-"] and person.addressed)
    sourced = (_quoted(low, c.q.begin) and not (closed and person.name)) or _taken_up(c.row, c.cue, after)
    if related or quoted or sourced or _on_behalf(low, c.q.begin) or not same_line(c.row.s, c.q.end):
        return None
    if after == ":" and _speaks_of_another(c):
        return ()
    if elected := _elected_with(c, after) or _elected_so(c, person, after):
        c.used.add(c.right)
        return all_of(c.row, elected._replace(person=person, posts=c.q.posts, begin=c.q.begin, end=c.end), c.right)
    first = before_name(c.row, c.k, c.right, c.q.posts, c.cue, c.used, "title, then name")
    if first.status == "current" and _BEFORE_HIM.search(" ".join(low[max(0, c.q.begin - 20) : c.q.begin])):
        first = first._replace(status="former")
    opened = c.cue is not None and c.cue.words in lexicon().words["then"]  # "Khi đó, | Chủ tịch X là ông A"
    if (then or (opened and after.endswith("là"))) and first.status == "current":
        first = first._replace(status="former")
    told = [first, *listed(c.row, c.k, c.right, c.cue, c.used)]
    return _won(c.row, told) if len(told) > 1 else told


def _held_then(c: Case) -> bool:
    """Whether nothing but the years of the posts stands before their holder: "Khi giữ chức Q | từ năm 2010, | ông A"."""
    held = c.cue is not None and c.cue.end == c.q.begin and c.cue.cue in ("former.marks", "is.links")
    return held and _IN_YEARS.fullmatch(c.after) is not None


def _won(row: Row, told: list[Holding]) -> list[Holding]:
    """The people of a list of whom all a won election is told: "Ba Phó Bí thư là A, B và C | cũng tái đắc cử"."""
    end = told[-1].end
    act = next((chunk for chunk in row.chunks if chunk.begin >= end), None)
    words = lexicon().words
    if not act or act.words not in words["won"] or not set(row.low[end : act.begin]) <= words["adverbs"]:
        return told
    again = act.words in lexicon().again
    return [one._replace(status="start", event=act.begin, again=again) for one in told]


def _on_behalf(low: Sequence[str], begin: int) -> bool:
    """Whether another acts for the holder of a title: "Thừa ủy quyền của | Bộ trưởng Bộ Y tế, ông A trao quyết định"."""
    return " ".join(low[max(0, begin - 3) : begin]).removesuffix(" của").endswith("ủy quyền")


def _speaks_of_another(c: Case) -> bool:
    """Whether a line gives what the holder of a title says of somebody: "Chủ tịch UBND tỉnh X: | Ông A đã nhận lỗi"."""
    low, end = c.row.low, c.end
    alone = end >= len(low) or low[end] in (",", ";", "(", "-", ".", "và", ")", '"', "”") or not same_line(c.row.s, end)
    opens = c.q.begin == 0 or not same_line(c.row.s, c.q.begin)
    return opens and not alone and not c.row.chunks[c.right].posts


def _named_in_full(c: Case, person: Person) -> bool:
    """Whether what follows "là" is a man by his name's length: "Trưởng Công an xã X | là Trần Văn A", "hai cựu Q | là A và B"."""
    body = c.q.posts[-1].organisation
    told = body and (body.placed or (body.head and body.words != body.head.name))
    return bool(told and person.name and len(person.name.split()) > 2)


def _elected_with(c: Case, after: str) -> Holding | None:
    """The election of the clause before, which goes on: "ông A được bầu làm Chủ tịch HĐND; | hai Phó Chủ tịch | là ông B và C"."""
    told = c.held.get(c.k - 1) or _named_so_before(c)
    if not told or told.status != "start" or told.event < 0 or not after.endswith(("là", "gồm", ":")):
        return None
    joined = all(word in (",", ";", "và", "còn", "cùng") or announced(c.row, i) for i, word in _between(c))
    return told if joined and c.row.low[told.end : c.q.begin] else None


def _named_so_before(c: Case) -> Holding | None:
    """What the clause before told in the same words: "bầu Bí thư X là ông A, | Phó Bí thư | là ông B"."""
    told = c.held.get(c.k - 2)
    return told if told and told.rule == "title, then name" and c.left == c.k - 1 else None


def _elected_so(c: Case, person: Person, after: str) -> Holding | None:
    """The election right before a title: "HĐND | bầu | hai Phó Chủ tịch UBND huyện X | là ông B và ông C"."""
    cue = c.cue
    if (
        not cue
        or cue.words not in lexicon().words["elects"]
        or not after.endswith(("là", "gồm"))
        or not person.addressed
    ):
        return None
    if proposed(c.row, cue.begin) or denied(c.row, cue.begin) or c.q.posts[0].former:
        return None
    return Holding(person, c.q.posts, "start", c.q.begin, c.end, "title, then name", event=cue.begin)


def _between(c: Case) -> Iterator[tuple[int, str]]:
    """The tokens between the row of posts before and this one."""
    begin = c.row.chunks[c.k - 1].end
    return zip(range(begin, c.q.begin), c.row.low[begin : c.q.begin], strict=True)


def taken_up_first(c: Case, person: Person) -> Found:
    """ "Nhậm chức | Chủ tịch UBND phường X | từ tháng 8/2018, bà A ...", "Trở thành | Bí thư Huyện ủy Y, | ông B ..."."""
    if not c.cue or c.cue.words not in lexicon().words["takes"] or not person.addressed:
        return None
    if c.cue.begin > _OPENS or not (c.after == "," or A_DAY.fullmatch(c.after)):
        return None
    return [Holding(person, c.q.posts, "start", c.cue.begin, c.end, "takes up", event=c.cue.begin)]


_BEFORE = re.compile(r"\btrước khi(?: [^\W\d]+){0,5}$")


def came_later(c: Case, person: Person) -> Found:
    """ "Trước khi giữ chức | Chủ tịch UBND huyện X | vào đầu 2012, ông A ...": then he took it up.

    So too "Trước khi được bổ nhiệm làm | Q | vào tháng 5/2019, ông A ...".
    """
    if not c.cue or not person.addressed or not A_DAY.fullmatch(c.after):
        return None
    begin = c.cue.begin
    low = c.row.low
    led = " ".join(low[max(0, begin - 1) : begin + 1]) == "trước khi"
    appointed = c.cue.cue.startswith("start") and _BEFORE.search(" ".join(low[max(0, begin - 7) : begin]))
    if c.cue.cue == "end.acts" or not (led or appointed):
        return None
    return [Holding(person, c.q.posts, "start", begin, c.end, "takes up", event=begin)]


def listed_after(c: Case, person: Person) -> Found:
    """ "Ban Thường vụ Huyện ủy X | gồm các đồng chí: | A, B và C", "các đại biểu Quốc hội | như | A, B"."""
    examples = announced(c.row, c.q.begin - 1) > 1 and pattern(r",? ?«for_example»").fullmatch(c.after)
    if not (examples or pattern(_LIST).fullmatch(c.after)) or not person.name:
        return None
    if c.cue and c.cue.cue == "proposal.marks":
        return ()  # "danh sách bầu 4 Phó Chủ tịch gồm ...": candidates
    first = before_name(c.row, c.k, c.right, c.q.posts, c.cue, c.used, "list")
    return [first, *listed(c.row, c.k, c.right, c.cue, c.used)]


def _taken_up(row: Row, cue: Chunk | None, after: str) -> bool:
    """Whether the title is what somebody takes up: "... giữ chức Chủ tịch X", ông A cho rằng: A is another."""
    if cue is None or after != "," or cue.cue not in ("start.links", "start.acts"):
        return False
    return (
        row.low[cue.begin - 1] not in lexicon().words["standing_in"]  # "với cương vị Chủ tịch X, ông A ..."
        and "khi" not in row.low[max(0, cue.begin - 4) : cue.begin]
        and "gian" not in row.low[max(0, cue.begin - 2) : cue.begin]
    )


def _quoted(low: Sequence[str], begin: int) -> bool:
    """Whether the title names a source: "Theo trưởng công an xã, ông A đi làm về"."""
    before = [word for word in low[max(0, begin - 3) : begin] if word not in lexicon().words["source_fillers"]]
    return bool(before) and before[-1] in lexicon().words["source_marks"]
