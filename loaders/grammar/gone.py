"""Who has left office as the article says elsewhere than of the post: "Ông Dũng nghỉ hưu từ ngày 1-6", "bắn chết ông Sang"."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile

from ..lexicon import pattern
from ..vietnamese import written
from .dates import dates
from .people import People

_RETIRES = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí) (?P<name>[^,.;:()\d]{2,30}?)(?: đã| vừa| mới| sẽ| chính thức| được| có| nhận| quyết định| cho)* "
    r"(?:nghỉ hưu|về hưu|nghỉ công tác|nghỉ chế độ)(?: theo chế độ| trước tuổi| hưởng chế độ)? (?:kể )?(?:từ|vào|hôm)(?: ngày)? (?=\d|tháng|năm)"
)
# "nổ súng | bắn chết ông Lò Văn Pành", "sát hại bà Sen"
_KILLED = r"\b(?P<threat>(?:«threatens») )?«kills» (?:ông|bà|anh|chị|đồng chí) (?P<name>[^,.;:()\d\n]{2,40})"
# "Ông Pành được đưa đi cấp cứu nhưng | tử vong"
_DIED = (
    r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|TS|GS|BS|ThS|[Tt]á|[Tt]ướng) (?P<name>[^,.;:()\d\n]{2,30}?) "
    r"(?:(?:«adverbs»|nhưng|rồi|và|nên|đột quỵ|đưa (?:(?:đi|vào|tới|đến) )?(?:cấp cứu|bệnh viện),?) )*"
    r"(?:«deaths_told»|mất (?=vào |lúc |hồi |ngày |sáng |chiều |tối |đêm ))"
)
# "tử vong | vào lúc 22 giờ ngày 1/5"
_ON_A_DAY = re.compile(r"[^,.;:()\n]{0,40}?\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm) (?=\d{1,2} ?[-/.])")
# "Sau đó, ông Dũng | được điều động về làm cán bộ | Văn phòng UBND huyện", "người tiền nhiệm - ông Dũng | (nghỉ hưu theo chế độ)"
_SENT_AWAY = (
    re.compile(
        r"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí) (?P<name>[^,.;:()\d]{2,30}?)(?: đã| vừa| mới| cũng)* (?:được|bị)(?: [^,.;:()\d]{1,40})? "
        r"(?:điều động|điều chuyển|luân chuyển|chuyển) (?:công tác )?(?:về|sang|qua|xuống) làm (?:cán bộ|chuyên viên|nhân viên|công chức)\b"
    ),
    re.compile(
        r"\b[Nn]gười tiền nhiệm(?: là|,| [-–])? (?:ông|bà|đồng chí) (?P<name>[^,.;:()\d]{2,30}?) ?[(,] ?(?:đã |vừa |được )*(?:nghỉ hưu|về hưu|nghỉ chế độ)"
    ),
)
# "Ông Dũng | bị Huyện ủy | cách hết các chức vụ trong Đảng", "cách toàn bộ chức vụ trong Đảng đối với | ông Dũng"
_ALL_OF_PARTY = r"cách (?:chức )?(?:hết|tất cả|toàn bộ|mọi)(?: các)? chức vụ (?:trong|về) Đảng"
_STRIPPED = (
    re.compile(
        rf"\b(?:[Ôô]ng|[Bb]à) (?P<name>này|[^,.;:()\d]{{2,30}}?) (?:đã |vừa )*(?:bị|bằng) (?:[^,.;:()]{{1,60}} )?{_ALL_OF_PARTY}"
    ),
    re.compile(
        rf"{_ALL_OF_PARTY} (?:đối với|của) (?:ông|bà|đồng chí) (?P<name>[^,.;:()\d]{{2,30}}?)(?=[,.;:(]| vì| do| -| –)"
    ),
)
_ONLY_ASKED = re.compile(r"\b(?:đề nghị|đề xuất|kiến nghị|xem xét|yêu cầu|sẽ|thống nhất|biểu quyết)\b")
# found fast, and most articles have none
_DEATHS = ("chết", "sát hại", "tử vong", "tử nạn", "thiệt mạng", "đã mất ", "qua đời", "từ trần")
_RETIREMENTS = ("hưu", "nghỉ công tác", "nghỉ chế độ")
_WAYS = ("làm cán bộ", "làm chuyên viên", "làm nhân viên", "làm công chức", "gười tiền nhiệm")


def gone_people(text: str, people: People, published: date | None) -> dict[str, str | None]:
    """Who retired or died, with the day where it is told: "Ông Dũng đã có quyết định nghỉ hưu từ ngày 1-6"."""
    found: dict[str, str | None] = {}
    for words in (_KILLED, _DIED) if any(death in text for death in _DEATHS) else ():
        for match in pattern(words).finditer(text):
            called = _capitals(match["name"])
            told = not match["threat"] if words == _KILLED else called == match["name"]
            if told and (name := _named(called, people, match.start())):
                found[name] = _day_after(text, match.end(), published) if words == _DIED else None
    for match in _RETIRES.finditer(text) if any(words in text for words in _RETIREMENTS) else ():
        given = text[match.end() - 1 : match.end() + 25]  # from the space before
        day = next(dates(given, 0, len(given), published), None)
        name = _named(match["name"], people, match.start())
        if day and day.begin <= 1 and name:
            found[name] = day.edtf
    return found


def _day_after(text: str, end: int, published: date | None) -> str | None:
    """The day of a death that ends at an offset: "qua đời | sáng 1/5"."""
    led = _ON_A_DAY.match(text, end)
    day = next(dates(text, led.end(), led.end() + 12, published), None) if led else None
    return day.edtf if day and led and day.begin == led.end() else None


def sent_away(text: str, people: People) -> set[str]:
    """Who is said to have gone from his office to plain work or into retirement: "Ông Dũng được điều động về làm cán bộ X"."""
    if not any(words in text for words in _WAYS):
        return set()
    matches = (match for words in _SENT_AWAY for match in words.finditer(text))
    return {name for match in matches if (name := _named(match["name"], people, match.start()))}


def stripped(text: str, people: People) -> dict[str, int]:
    """Who was removed from all posts in the Party, and where it is told: "Ông này bị Huyện ủy cách hết các chức vụ trong Đảng"."""
    found: dict[str, int] = {}
    if "chức vụ trong Đảng" not in text and "chức vụ về Đảng" not in text:
        return found
    for match in (match for words in _STRIPPED for match in words.finditer(text)):
        begin = max(text.rfind(end, 0, match.start()) for end in (". ", "\n")) + 1
        at = match.start()
        name = people.before(at, max(0, at - 600), max(0, at - 900)) if match["name"] == "này" else match["name"]
        full = _named(name, people, at) if name else None
        if full and not _ONLY_ASKED.search(text, begin, match.end()):
            found[full] = at
    return found


def _capitals(words: str) -> str:
    """The name that some words begin with: "H'Ven | rồi tự sát"."""
    return " ".join(takewhile(lambda word: word[0].isupper() or word in "'’", words.split()))


def _named(name: str, people: People, at: int) -> str | None:
    """The full name of whom a text calls so at an offset, as names are compared."""
    full = (people.named(name, at) or (name if " " in name else None)) if name else None
    return written(full) if full else None
