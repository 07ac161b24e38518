"""What is told and is not so: an act denied, only wished for, asked for or rumoured.

"Ông A chưa được bầu làm Q", "ông A xin thôi chức Q", "tin đồn ông A được bổ nhiệm Q": nobody takes up a post by it, and
nobody leaves one.
"""

from __future__ import annotations

from ..lexicon import pattern
from .chunks import Holding, Row

_GRANT = 25  # tokens after a wish in which it is granted
_REACH = 8  # tokens before an act in which it is denied or wished for
_DENIED = r"(?:^| )(?:(?P<wish>«wishes»)|«denies»)(?: «denied_by_way»)*$"
_GRANTED = r"\b(?P<not>(?:không|chưa) )?(?:đã |được )*«grants»\b"
_RUMOUR = r"\b«rumours»\b"
_REFUTED = r"\b(?:tin|thông tin|việc|chuyện)\b.*\blà (?:hoàn toàn |thông tin |tin )*«refuted»\b"


def denied(row: Row, at: int) -> bool:
    """Whether the act at token `at` did not take place: "ông A | chưa được | bầu làm Q", "ông A | xin | từ chức"."""
    begin = max(0, at - _REACH)
    begin = max((c.end for c in row.chunks if c.kind != "C" and begin < c.end <= at), default=begin)
    found = pattern(_DENIED).search(" ".join(row.low[begin:at]))
    if found and found["wish"]:
        granted = pattern(_GRANTED).search(" ".join(row.low[at : at + _GRANT]))
        return granted is None or granted["not"] is not None
    return found is not None


def without_rumours(row: Row, found: list[Holding]) -> list[Holding]:
    """The holdings of a sentence but what it calls untrue: "tin đồn ông A được bổ nhiệm Q", "Việc ông A bị cách chức là bịa đặt".

    Who is called holder of a post holds it still.
    """
    if not any(told.status in ("start", "end") for told in found):
        return found
    text = " ".join(row.low)
    rumour = pattern(_RUMOUR).search(text)
    refuted = pattern(_REFUTED).search(text)
    if not rumour and not refuted:
        return found
    first = len(text[: (rumour or refuted).start()].split())  # type: ignore[union-attr]
    doubted = [told for told in found if told.status in ("start", "end") and told.event >= first]
    return [
        told._replace(status="current", event=-1) if told in doubted else told
        for told in found
        if told not in doubted or told.status == "end"
    ]
