"""What an article says of a counted group of people holds of those whom it lists as that group.

"11 cán bộ xã đã nghỉ hưu từ đầu năm ... Danh sách 11 cán bộ gồm: ông A - Chủ tịch UBND xã X; bà B - Bí thư Đảng ủy xã Y".
"""

from __future__ import annotations

import re

_GROUP = (
    r"\b(?P<count>\d{1,3}|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười) "
    r"(?:cán bộ|công chức|lãnh đạo|người|vị|trường hợp)\b"
)
_LEFT = re.compile(
    rf"{_GROUP}[^.;:\n]{{0,60}}? đã (?:được )?(?:nghỉ hưu|nghỉ việc|nghỉ công tác|nghỉ chế độ|thôi việc)\b"
)
_LISTED = re.compile(rf"{_GROUP}[^.;:\n]{{0,60}}? (?:gồm|gồm có|bao gồm|là|sau đây|như sau) ?:")


def gone_lists(text: str) -> list[int]:
    """Where the lists of those begin who, as the article says elsewhere, have left their offices.

    >>> gone_lists("Hai cán bộ đã nghỉ hưu. Danh sách hai cán bộ gồm: ông A - Chủ tịch UBND xã X")
    [49]
    """
    if not any(words in text for words in ("đã nghỉ ", "đã được nghỉ ", "đã thôi việc")):
        return []
    left = {match["count"].lower() for match in _LEFT.finditer(text)}
    return [match.end() for match in _LISTED.finditer(text) if match["count"].lower() in left] if left else []
