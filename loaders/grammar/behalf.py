"""Titles that stand before a name and are not held by it now: whose place another takes, and whom one commemorates."""

from __future__ import annotations

from ..lexicon import pattern
from .chunks import Holding
from .posts import Post
from .sentence import Sentence

_REACH = 40  # characters before a title in which the words that tell so stand
_BEHALF = r"(?<!giao )\b«on_behalf» $"
_HONOURED = r"\b«honoured»(?: của)? $"


def _before(s: Sentence, holding: Holding) -> tuple[str, int, int]:
    """The text in which the words before a holding stand, and where they do."""
    at = s.tokens.begins[min(holding.begin, *(post.begin for post in holding.posts))]
    return s.tokens.text, max(0, at - _REACH), at


def own_posts(s: Sentence, holding: Holding) -> tuple[Post, ...]:
    """The posts without the one in whose name its person acts.

    "Thừa lệnh | Chủ tịch UBND tỉnh, | Phó Chủ tịch UBND tỉnh A ký", "Thay mặt | Bộ trưởng Bộ X, | ông A trao".
    """
    t = s.tokens
    if holding.rule not in ("title before name", "title, then name"):
        return holding.posts
    text, begin, at = _before(s, holding)
    words = text[begin:at].lower()
    if not pattern(_BEHALF).search(words) and not (
        words.endswith(("thừa ", "thừa ủy ")) and t.low[holding.begin] == "quyền"
    ):
        return holding.posts
    if holding.rule == "title, then name":
        return ()
    closed = t.low[holding.end : holding.end + 1] == [
        ","
    ]  # "Thay mặt Tổng Bí thư, Chủ tịch nước A, ông B trao": A's both
    return holding.posts if closed or len(holding.posts) == 1 else holding.posts[1:]


def honoured(s: Sentence, holding: Holding) -> bool:
    """Whether one of old times is commemorated: "105 năm ngày sinh | Tổng Bí thư A", "khu lưu niệm | Chủ tịch A"."""
    if holding.status != "current" or holding.rule not in ("title before name", "apposition"):
        return False
    text, begin, at = _before(s, holding)
    return pattern(_HONOURED).search(text[begin:at].lower()) is not None
