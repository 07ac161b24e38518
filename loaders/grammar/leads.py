"""The words between a person and a verb: whether the verb may speak of that person at all.

"Ông A, sinh năm 1970, quê ở X, | hiện là Chủ tịch UBND xã Y" speaks of A; "Ông A cho rằng việc bầu Bí thư X | làm Chủ tịch
Y" does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import lexicon
from .chunks import Chunk, Row, gap, tells_of_life


def leads(row: Row, p: int, first: int, cue: Chunk) -> bool:
    """Whether the words between person `p` and the verb let it speak of that person: no speech, no long clause."""
    # "A, nguyên Chủ tịch X, | hiện là Bí thư Y": what stands between is said of A too
    lead = row.between(first - 1, first) if row.chunks[first - 1].kind == "Q" else row.between(p, first)
    life = (cue.cue == "former.marks" and _opens(row, p, first)) or (
        "được" in lead[-_ACT:] and _BORN.match(" ".join(lead)) is not None
    )
    longest = _OF_A_LIFE if life else _OF_A_VERB
    if len(lead) > longest or _speaks(lead) or _speaks(row.between(p, first)):
        return False
    if row.low[row.chunks[p].begin - 1] == "theo" and lead[:1] == [","] and len(lead) > 1:
        return False  # "Theo ông A, việc đưa cán bộ về làm | Phó Chủ tịch X": A is the source
    now = row.low[cue.begin] in ("hiện", "nay") and cue is not row.chunks[first]
    appointed = cue is not row.chunks[first] and row.chunks[first].cue == "start.acts"  # "được bổ nhiệm | là | Q"
    appointed &= not any(lexicon().phrases.find(lead, i, "address") for i in range(len(lead)))
    if cue.cue == "is.links" and _BOTH.fullmatch(" ".join(lead)):
        return True
    if cue.cue == "is.links" and tells_of_life(lead) and _opens(row, p, first):
        return True  # "Ông A sinh năm 1970, quê X; | hiện là | Q"
    return (
        cue.cue != "is.links"
        or now
        or appointed
        or gap(lead) in ("", ",", ")", "(")
        or bool((_TO_NOW if cue.words == "nay là" else _FROM_TO).fullmatch(" ".join(lead)))
    )


_OF_A_VERB = 24  # tokens between a person and a verb
_OF_A_LIFE = 60  # the same in a sentence on one man's life: "Ông A là người X, lớn lên ở Y, ... | từng giữ chức | Q"
# "Ông A và ông B | đều quê ở X và đều | là Q"
_BOTH = re.compile(r"(?:đều|cùng) [^,;:]{1,40} (?:và|,)(?: cũng| cùng)?(?: đều)?")
_ACT = 12  # tokens before the act in which "được" stands: "được HĐND huyện Y | bầu giữ chức"
# "Ông A | (năm nay) 41 tuổi, quê xã X, trình độ thạc sĩ, được HĐND huyện Y | bầu giữ chức Q"
_BORN = re.compile(r"[,(]? ?(?:năm nay \d|\d\d tuổi|sinh (?:ngày|năm) \d|sn \d|quê )")


def _opens(row: Row, p: int, first: int) -> bool:
    """Whether person `p` opens a sentence that names nobody else up to the verb at chunk `first`."""
    return row.chunks[p].begin < 2 and all(chunk.kind == "C" for chunk in row.chunks[p + 1 : first])


_DAYS = r"(?:(?:ngày|tháng|năm|đầu|cuối|giữa) )*\d[\d /.-]*"
_TO_NOW = re.compile(rf"[,;]? ?(?:và )?(?:kể )?từ {_DAYS}(?:cho )?(?:đến|tới)")  # "Q; từ 2018 đến | nay là | Q'"
_FROM_TO = re.compile(
    rf"[,;]? ?(?:từ|trong) (?:giai đoạn |thời gian )?{_DAYS}(?:(?:cho )?(?:đến|tới) (?:{_DAYS}|nay)|- ?{_DAYS})? ?,?"
)


def _speaks(words: Sequence[str]) -> bool:
    """Whether somebody speaks, so that another is spoken of: "A cho rằng việc bầu Bí thư X làm Chủ tịch Y ..."."""
    return ("biết" in words and "cho" in words) or "nói" in words or "rằng" in words
