"""What befell the holder of posts: a removal, a move, an end, told before or after the posts.

"A, Chủ tịch X, bị cách chức" and "điều động A, Chủ tịch X, giữ chức ..." end what "A, Chủ tịch X" alone would say is
held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon import lexicon, pattern
from ..statement import Status
from .chunks import Chunk, Row, against, cue_before, gap
from .doubt import denied
from .handed import called_away, left_for


def fate(row: Row, p: int, q: int) -> tuple[Status, int, bool]:
    """What happens to the posts of person `p` that end at chunk `q`: status, token of the act, Party posts only.

    "A, Chủ tịch X, bị cách chức"; "cách các chức vụ trong Đảng đối với A, Bí thư X"; "điều động A, Chủ tịch X, giữ ...".
    """
    if row.cues(0, row.chunks[q].begin) and any(
        c.cue == "proposal.marks" for c in row.cues(max(0, row.chunks[p].begin - 25), row.chunks[q].begin)
    ):
        return "current", -1, False
    act = _removed_after(row, q) or _removed_before(row, p)
    if act:
        words = " ".join(row.low[act.begin : act.end + 12])
        party = bool(_IN_THE_PARTY.search(words)) and "chính" not in words.split() and "quyền" not in words.split()
        return "end", act.begin, party
    move = _moved(row, p, q)
    return ("end", move.begin, False) if move else ("current", -1, False)


def _removed_after(row: Row, q: int) -> Chunk | None:
    """The removal told after the posts: "A, Chủ tịch X, | bị cách chức"; "A, Chủ tịch X, ký quyết định cách chức B" is none."""
    words = lexicon().words
    for index in range(q + 1, len(row.chunks)):
        act = row.chunks[index]
        if act.kind != "C" or act.cue == "proposal.marks":
            return None
        if act.cue != "end.acts":
            continue
        if denied(row, act.begin):
            return None
        follower = index + 1
        own = follower < len(row.chunks) and row.chunks[follower].kind == "Q" and cue_before(row, follower) is act
        if (
            own
            or (act.words in words["not_told"] and not _day_follows(row, act))
            or not _befalls(row, row.chunks[q].end, act)
        ):
            return None
        follower = row.neighbour(index, 1)
        other = follower >= 0 and row.chunks[follower].kind == "P" and against(gap(row.between(index, follower)))
        return act if act.words in words["own"] or not other else None
    return None


_IN_THE_PARTY = re.compile(r"\b(?:trong|về|mặt|vụ) đảng\b(?! (?:ủy|bộ|viên)\b)")  # "cách các chức vụ | trong Đảng"
_THE_ONE_MOVED = re.compile(r"(?:^|[,;] )người (?:vừa |mới |đã )*được [^,;]* là$")
# "Người thay | ông B là | ông A, Q", "Thay vị trí | bà B là | ông A, Q"
_THE_ONE_WHO_FOLLOWS = re.compile(r"^(?:người )?thay (?:thế |cho |vị trí |của )*(?:ông|bà|đồng chí) [^,;(]{2,40} là$")
_HANDED = r"^(?:[,)-] )*(?:đã |vừa |mới |cũng )*(?:được|nhận)(?: [^,;]{1,40})? quyết định$|^(?:[,)-] )*(?:đã |vừa |mới |cũng )*nhận quyết định$"
# "A, Chủ tịch X | (lúc bấy giờ)", "A, Chủ tịch X | thời điểm năm 2011"
_THEN_FOLLOWS = (
    r"(?:[,(-] )*(?:«then_at» )?(?:«then»(?: |$)|thời điểm (?:(?:những|các|đầu|giữa|cuối) )?(?:năm|tháng) \d)"
)
# "trao quyết định | nghỉ hưu cho A", "chấp thuận đơn xin | từ chức của A"
_GRANTED = r"\b(?:quyết định(?: cho)?|thông báo|(?:chấp thuận|đồng ý|chấp nhận|thông qua|duyệt)(?: cho| với)?(?: đơn)?(?: xin)?)$"
_GONE = r"\( (?:nay |hiện |hiện nay )?(?:đã |vừa )«gone»"
_ELSEWHERE = r"(?:«elsewhere_verbs» )?(?:«elsewhere_nouns» )?(?:công tác |mới|khác)"
_ON_A_DAY = re.compile(
    r"(?:vào |lúc |hồi |sáng |chiều |tối |đêm |rạng sáng |từ )*(?:ngày |hôm nay|hôm qua|\d{1,2} ?[/-])"
)


def _day_follows(row: Row, act: Chunk) -> bool:
    """Whether an act is told with its day: "qua đời ngày 1-3"."""
    return bool(_ON_A_DAY.match(" ".join(row.low[act.end : act.end + 6])))


def goes_on(row: Row, q: int) -> bool:
    """Whether the post goes on: "A, Chủ tịch X, tiếp tục giữ chức vụ này"."""
    after = row.chunks[q + 1] if q + 1 < len(row.chunks) else None
    if after is None or after.kind != "C" or after.words not in lexicon().again or after.begin - row.chunks[q].end > 8:
        return False
    return bool({"này", "trên"} & set(row.low[after.end : after.end + 3]))


def now_other(row: Row, end: int) -> bool:
    """Whether another post of today follows in brackets: "(nay là Bí thư ...)"."""
    low = row.low[end : end + 4]
    return low[:1] == ["("] and ((low[1:2] in (["nay"], ["hiện"], ["giờ"]) and "là" in low) or gone(row, end))


def gone(row: Row, end: int) -> bool:
    """Whether brackets say that the holder has left: "(đã nghỉ hưu)"."""
    return bool(pattern(_GONE).match(" ".join(row.low[end : end + 6])))


def at_that_time(row: Row, q: int) -> bool:
    """Whether "lúc bấy giờ", "khi đó" follows a post, or a name with its title: it was held then (TIME.md, Evidence)."""
    end = row.chunks[q].end
    return pattern(_THEN_FOLLOWS).match(" ".join(row.low[end : end + 6])) is not None


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
        return passive or act.words in words["own"] or act.words in words["not_told"] or act.words in words["deaths"]
    if act.words in words["own"] and {t.low[i] for i in lead} <= words["granted"]:
        return "được" in t.low[begin : act.begin] or "quyết" in t.low[begin : act.begin]
    if act.words in words["deaths"] and _dies(row, begin, act):
        return True
    told = {*t.low[begin : act.begin]} & {"bị", "nhận", "chịu"}
    if told and {t.low[i] for i in lead} <= words["disciplined"]:
        return True  # "bị | kỷ luật bằng hình thức | cách chức"
    # a short clause of time or cause may come between, the passive word after it
    return (
        len(lead) <= 8
        and t.low[act.begin - 1] in words["passive"]
        and t.low[begin] in (",", "-", ")")
        and not any(t.low[i] in lexicon().words["says"] for i in lead)
    )


_DYING = 24  # tokens between a holder and his death
_NOBODY_ELSE = r"\b(?:«others_die»|«tells»|\d+)\b"
_RESCUE = re.compile(r"\b(?:khi|lúc|để|vì) (?:đang |đi )*cứu [^,]*?(?=,|và |rồi |$)")  # "khi | cứu hai cháu bé"
_IN_ONE_BREATH = r"(?:^|[,-] |\) |\b(?:và|rồi|nên|bị) )(?:«adverbs» |sau )*(?:«of_a_death» )?$"


def _dies(row: Row, begin: int, act: Chunk) -> bool:
    """Whether it is the person before token `begin` who dies, after what befell him: "..., bị lũ cuốn | và qua đời".

    "..., bị thương và hai người dân | tử vong", "..., cho biết vụ cháy khiến hai người | chết" tell of others.
    """
    low = row.low
    between, after = " ".join((*low[begin : act.begin], "")), " ".join(low[act.end : act.end + 2])
    if act.begin - begin > _DYING or any(c.kind != "C" and begin <= c.begin < act.begin for c in row.chunks):
        return False
    between = _RESCUE.sub("", between)
    if pattern(_NOBODY_ELSE).search(between) or pattern(r"^(?:«others_die»|«given_up»|\d)").search(after):
        return False
    if "," not in low[begin + 1 : act.begin] and list(low[begin : begin + 2]) == [",", "bị"]:
        return True  # "..., bị điện giật | chết"
    return pattern(_IN_ONE_BREATH).search(between) is not None


def _removed_before(row: Row, p: int) -> Chunk | None:
    """The removal of whatever posts a person holds, told before: "thi hành kỷ luật cách chức đối với | A, Chủ tịch X"."""
    words = lexicon().words
    at = p - 1
    while at > 0 and row.chunks[at].words in words["nouns"]:
        at -= 1  # "cách chức tất cả | chức vụ | trong Đảng đối với A"
    act = row.chunks[max(at, 0)]
    lead = row.low[act.end : row.chunks[p].begin]
    if p == 0 or act.cue != "end.acts" or len(lead) > 12:
        return None
    granted = act.words in words["retires"] and pattern(_GRANTED).search(" ".join(row.low[: act.begin]))
    if not granted and (act.words not in words["general"] or denied(row, act.begin)):
        return None
    return act if not lead or lead[-1] in lexicon().words["against"] else None


def _moved(row: Row, p: int, q: int) -> Chunk | None:
    """The act that takes a person elsewhere: the post held until then ends."""
    low = row.low
    # "A, Phó Giám đốc X, được | Bộ trưởng Y | điều động": who acts has a post too
    later = [
        k for k in range(q + 1, len(row.chunks)) if row.chunks[k].kind == "Q" and low[row.chunks[k].begin - 1] != "được"
    ]
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
    if not acts and (move := _sent_for(row, p)):
        return move
    if not acts and q == p + 1 and left_for(row, p):
        return row.chunks[q + 1]
    if not acts and (own := _goes_himself(row, q, later)):
        return own
    if not acts or any(row.chunks[q].end < c.begin < acts[0].begin for c in _others(row, p)):
        return None
    moved = [c for c in acts if c.words in lexicon().moves]
    since = max(acts[0].end, row.chunks[q].end)
    links = [
        c
        for c in row.cues(row.chunks[q].end, stop)
        if c.begin - since < 12
        and (c.words in lexicon().words["elsewhere"] or (moved and c.cue == "start.links" and c.begin > moved[0].begin))
    ]
    if not moved and not links:
        return acts[0] if later and called_away(row.chunks[q].posts, row.chunks[later[0]].posts) else None
    if later or links or any(pattern(_ELSEWHERE).match(" ".join(low[c.end : c.end + 6])) for c in acts):
        return (moved or acts)[0]
    return None


def _sent_for(row: Row, p: int) -> Chunk | None:
    """The move to a post that was told before its new holder: "Người được | điều động | làm Q là | ông A, Bí thư X".

    Or whom he follows there: "Thay vị trí bà B là | ông A, Bí thư X".
    """
    begin = row.chunks[p].begin
    if begin < 16 and _THE_ONE_WHO_FOLLOWS.match(" ".join(row.low[:begin])):
        return row.chunks[p]
    if not _THE_ONE_MOVED.search(" ".join(row.low[max(0, begin - 40) : begin])):
        return None
    moves = (c for c in row.cues(0, begin) if c.words in lexicon().moves and row.low[c.begin - 1] == "được")
    return next(moves, None)


def _others(row: Row, p: int) -> Iterator[Chunk]:
    """The people of a sentence but person `p`, who may be named again in short: "ông Trần Văn Việt ... do ông Việt"."""
    person = row.chunks[p].person
    name = (person.name or "") if person else ""
    for chunk in row.chunks:
        short = chunk.person.short if chunk.person else None
        if chunk.kind == "P" and not (short and name.endswith(f" {short}")):
            yield chunk


def _goes_himself(row: Row, q: int, later: list[int]) -> Chunk | None:
    """The words that take a person to another post without an act: "A, Bí thư X, | trở lại làm | Thứ trưởng Y".

    Or "A, Giám đốc Sở X, | đến nhận chức vụ | thay ông B", "| đến nhận nhiệm vụ | tại huyện Y", "được trao quyết định |
    nhận nhiệm vụ | Q".
    """
    words = lexicon().words
    if q + 1 >= len(row.chunks) or row.chunks[q + 1].words not in words["elsewhere"]:
        return None
    link = row.chunks[q + 1]
    lead = row.low[row.chunks[q].end : link.begin]
    decided = pattern(_HANDED).search(" ".join(lead))
    if not decided and not all(word in ",-)" or word in words["adverbs"] for word in lead):
        return None
    given = bool(later) and later[0] == q + 2 and not row.between(q + 1, q + 2)
    following = " ".join(row.low[link.end : link.end + 1])
    sent = following in words["then_at"] and "nhận" in link.words.split()
    return link if given or sent or following in words["replacing"] else None


def _passive(row: Row, q: int, act: Chunk) -> bool:
    """Whether an act befalls the person of the posts at chunk `q`: "A, Chủ tịch X, | được | điều động"."""
    lead = row.low[row.chunks[q].end : act.begin]
    return (
        len(lead) < 16
        and (bool(lexicon().words["passive"] & set(lead)) or act.words.startswith("được "))
        and not any(word in lexicon().words["says"] for word in lead)
    )
