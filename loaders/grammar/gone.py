"""Who has left office as the article says elsewhere than of the post: "Ông Dũng nghỉ hưu từ ngày 1-6", "bắn chết ông Sang"."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile

from ..lexicon import pattern
from ..vietnamese import written
from .dates import dates
from .names import People

_RETIRES = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí) (?P<name>[^,.;:()\d]{2,30}?)(?: đã| vừa| mới| sẽ| chính thức| được| có| nhận| quyết định| cho)* "
    r"(?:nghỉ hưu|về hưu|nghỉ công tác|nghỉ chế độ)(?: theo chế độ| trước tuổi| hưởng chế độ)? (?:kể )?(?:từ|vào|hôm)(?: ngày)? (?=\d|tháng|năm)"
)
# "nổ súng | bắn chết ông Lò Văn Pành", "sát hại bà Sen"
_KILLED = r"\b(?P<threat>(?:«threatens») )?«kills» (?:ông|bà|anh|chị|đồng chí) (?P<name>[^,.;:()\d\n]{2,40})"
# "Ông Pành được đưa đi cấp cứu nhưng | tử vong"
_DIED = (
    r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí) (?P<name>[^,.;:()\d\n]{2,30}?) "
    r"(?:(?:«adverbs»|nhưng|rồi|và|nên|đưa (?:(?:đi|vào|tới|đến) )?(?:cấp cứu|bệnh viện),?) )*«deaths_told»\b"
)
# found fast, and most articles have none
_DEATHS = ("chết", "sát hại", "tử vong", "tử nạn", "thiệt mạng")
_RETIREMENTS = ("hưu", "nghỉ công tác", "nghỉ chế độ")


def gone_people(text: str, people: People, published: date | None) -> dict[str, str | None]:
    """Who retired or died, with the day where it is told: "Ông Dũng đã có quyết định nghỉ hưu từ ngày 1-6"."""
    found: dict[str, str | None] = {}
    for words in (_KILLED, _DIED) if any(death in text for death in _DEATHS) else ():
        for match in pattern(words).finditer(text):
            called = _capitals(match["name"])
            told = not match["threat"] if words == _KILLED else called == match["name"]
            if told and (name := _named(called, people, match.start())):
                found[name] = None
    for match in _RETIRES.finditer(text) if any(words in text for words in _RETIREMENTS) else ():
        given = text[match.end() - 1 : match.end() + 25]  # from the space before
        day = next(dates(given, 0, len(given), published), None)
        name = _named(match["name"], people, match.start())
        if day and day.begin <= 1 and name:
            found[name] = day.edtf
    return found


def _capitals(words: str) -> str:
    """The name that some words begin with: "H'Ven | rồi tự sát"."""
    return " ".join(takewhile(lambda word: word[0].isupper() or word in "'’", words.split()))


def _named(name: str, people: People, at: int) -> str | None:
    """The full name of whom a text calls so at an offset, as names are compared."""
    full = (people.named(name, at) or (name if " " in name else None)) if name else None
    return written(full) if full else None
