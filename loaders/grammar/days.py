"""On which day an act took place, as its sentence, the sentences before or the article's opening say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ..lexicon import lexicon, pattern
from .chunks import Holding
from .dates import Dated, dates
from .lists import in_brackets
from .periods import SPAN
from .sentence import Sentence
from .years import FULL, counts_from, with_year

LEAD = 6  # sentences that may tell the day of the event
SHORT = 5  # sentences before an act that may tell its day ...
LONG = 10  # ... and before one that goes on with a meeting: "Cũng tại kỳ họp, ..."


_MONTH = len("2019-02")


class Days(NamedTuple):
    """What the days of one article are read from."""

    text: str
    published: date | None
    event: str | None  # the day that the article's first sentences tell of


def days_of(text: str, begins: list[int], published: date | None) -> Days:
    """The article's days; `begins` are its sentences."""
    return Days(text, published, _event_of_opening(text, begins, published))


def _event_of_opening(text: str, begins: list[int], published: date | None) -> str | None:
    """The day that an opening sentence begins with: "Sáng 8-4, ..."."""
    for begin, end in pairwise(begins[: LEAD + 1]):
        opening = _OPENING.match(text, begin, end)
        if opening:
            day = next(dates(text, opening.start(1), end, published), None)
            if day and day.begin <= opening.end(1) and len(day.edtf) == FULL:
                return None if pattern(r"\b«telling»\b").search(text, day.end, end) else day.edtf
    return None


_OPENING = re.compile(
    r"\s*(?:(?:Theo (?:kết quả|thông báo|quyết định|nghị quyết)|Kết quả|Công bố kết quả)\b[^,.]{0,60} (?=[sctn]))?(?:(?:Vào |Cũng trong |Trong )?(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Nn]gày|[Hh]ôm)(?: (?:sớm|muộn|ngày|nay|qua))*,? ?)(\d|(?<=nay)|(?<=nay,)|(?<=qua))"
)


def day_of_act(article: Days, s: Sentence, holding: Holding, begin: int, end: int) -> str | None:
    """The day of an act: "kể từ ngày ..." after it, else the date before it in its clause, else a date right after."""
    text = article.text
    last = s.tokens.ends[holding.end - 1]
    replaced = holding.rule == "replaced"
    if not replaced and holding.status not in ("start", "end") and holding.rule not in ("holds", "takes up"):
        return None
    first = begin if replaced else s.tokens.begins[holding.person.begin]
    left = pattern(_PREDECESSOR_LEFT if replaced else _PREDECESSOR_TOLD_OF)
    found = [
        day
        for day in _days_of_acts(article, begin, end)
        if (left.search(text, min(first, day.begin), day.begin) is not None) == replaced
    ]
    if replaced:  # "bầu bà A thay ông B nghỉ hưu | từ ngày 1/4": B's day; elsewhere A's is told, and B's is not
        return with_year(found[0].edtf, article.text) if found else None
    periods = [match.span() for match in SPAN.finditer(text, begin, end)]
    found = [
        day
        for day in found
        if not any(first <= day.begin < second for first, second in periods) and not _opens_meeting(article, day)
    ]
    for day in found:
        if (
            day.begin >= last
            and counts_from(article.text, day)
            and day.begin - last < (250 if holding.rule == "apposition" else 80)
            and not _FAULT.search(text, last, day.begin)
        ):
            return with_year(day.edtf, article.text)
    if holding.status not in ("start", "end") or _left_before(article, s, holding):
        return None
    event = s.tokens.begins[holding.event] if holding.event >= 0 else last
    before = [
        day
        for day in found
        if day.begin < last
        and not pattern(r"\b«aside»\b").search(text, min(day.end, event), max(day.begin, event))
        and not (day.end < event and _told(article, day.end, event))
        and not pattern(r"\b«told_at»\b").search(text, begin, day.begin)
        and not (day.end < event and _OF_ANOTHER_ACT.fullmatch(text, begin, day.begin))
    ]
    if text.endswith("rước ", begin, event):  # "Năm 2013, ông A dạy học trước | khi giữ chức Q vào năm 2015"
        told = s.tokens.ends[holding.posts[-1].end - 1]
        then = next((day for day in found if 0 <= day.begin - told < 40), None)
        return with_year(then.edtf, article.text) if then else None
    after = next((day for day in found if day.begin >= last), None)
    if after and (_of_next_clause(text, last, after) or _CAUSE.search(text, last, after.begin)):
        after = None
    if before:
        nearest = min(before, key=lambda day: abs(day.begin - event))
        own = after is not None and nearest.begin > first and _AT_ONCE.fullmatch(text, last, after.begin)
        return with_year(after.edtf if after and own else nearest.edtf, article.text)
    if after and (0 <= after.begin - max(last, event) < 40 or pattern(_AT_MEETING).fullmatch(text, last, after.begin)):
        return with_year(after.edtf, article.text)
    return None


def _left_before(article: Days, s: Sentence, holding: Holding) -> bool:
    """Whether an end is told by the way of one who has another news: "trao quyết định cho ông A, người vừa | thôi giữ chức Q"."""
    if holding.status != "end" or holding.event < 0:
        return False
    act = s.tokens.begins[holding.event]
    return _JUST_BEFORE.search(article.text, max(0, act - 20), act) is not None


_JUST_BEFORE = re.compile(r"\bngười (?:vừa |mới |đã |vừa mới )$")
# "ông A thôi làm Q năm 2015 và thôi giữ chức Q' | năm 2016": the second is left in the second year
_AT_ONCE = re.compile(r"(?:,? (?:vào|hồi|từ|trong))? (?:(?:đầu|giữa|cuối|ngày|tháng) )*")


def _of_next_clause(text: str, last: int, day: Dated) -> bool:
    """Whether a day opens the clause after the one of an act: "Để thay ông A, Bí thư X, nghỉ hưu, | ngày 6-9, | Huyện ủy họp"."""
    return _OPENS.search(text, last, day.begin) is not None and _GOES_ON.match(text, day.end) is not None


# "Sau khi có kết luận thanh tra ngày | 5/3, ông A bị cách chức Q", "Trước khi nghỉ hưu năm | 2016, ông A được bầu làm Q"
_OF_ANOTHER_ACT = re.compile(r"\s*(?:Sau|Trước|Kể từ|Từ) khi [^,;.]*")
# "ông A bị cách chức Q | vì những vi phạm xảy ra năm | 2018", "... | do vi phạm từ năm | 2015"
_CAUSE = re.compile(r"\b(?:vì|bởi|liên quan|do(?! (?:ông|bà|đồng chí|ban|bộ)\b| [^\W\d_a-zđà-ỹ]))\b[^,;.]*$")
_FAULT = re.compile(
    r"\b(?:vì|do|bởi|liên quan)\b[^,;.]*\b(?:vi phạm|sai phạm|sai|khuyết điểm|gian dối|làm giả|kê khai|thiếu)\b[^,;.]*$"
)
_OPENS = re.compile(r", (?:(?:vào|sáng|chiều|tối|ngày|hôm) )*$")
_GOES_ON = re.compile(r", (?:tại [^,.;]{3,60}, )?[^\W\d_a-zđà-ỹ]")
# "thay ông B | đã nghỉ hưu từ ngày", "thay ông B (được điều động về Huyện ủy từ ngày", "thay ông B, người qua đời ngày"
_ON = r"(?:(?! (?:và|làm|giữ) )[^,.;:()\n])"  # a word of the same clause, that leads to no post
_PREDECESSOR = rf"\b«replacing» {_ON}{{3,60}}?(?:, (?:người|đã|vừa|mới|do|vì)| \(|){_ON}{{0,30}}?(?<=[ (])"
_GOES_TO = r"(?:được |vừa |mới |đã )+(?:điều động|luân chuyển|bổ nhiệm|bầu|phân công|chỉ định)\b[^.;:()\n]{0,90}"
_PREDECESSOR_LEFT = rf"{_PREDECESSOR}(?:«left_then»\b{_ON}{{0,60}}|{_GOES_TO})$"
_PREDECESSOR_TOLD_OF = rf"{_PREDECESSOR}(?:(?:«left_then»|«befallen»)\b{_ON}{{0,60}}|{_GOES_TO})$"
# "bầu ông A làm Q thay ông B | đã nghỉ hưu", "thay ông B | (nay là Q')": he may have left before
_LEFT_BEFORE = r"\W{0,3}(?:«left_then»|«befallen»|«now»|«passive»|đã|vừa|mới|người|do|vì|mất|sau|trước)\b"
# "được bầu làm Q | tại Đại hội Đảng bộ X lần thứ 21 hôm | 16/10"
_AT_MEETING = r" (?:tại|trong|ở)(?: (?:buổi|phiên|kỳ|cuộc))? «meets»[^,.;:\n]{0,90} (?:hôm|ngày|sáng|chiều|tối|vào|hồi|tháng)(?: ngày)? "


def gives_way(article: Days, s: Sentence, holding: Holding) -> Holding | None:
    """One who is replaced as leaving on the day of the new holder: "Ngày 10/5, Tỉnh ủy phân công ông A làm Q thay ông B".

    None where it is told how he left, or where he is only succeeded.
    """
    ends = s.tokens.ends[holding.person.end - 1], s.tokens.ends[holding.end - 1]
    if holding.rule != "replaced" or any(pattern(_LEFT_BEFORE).match(article.text, end) for end in ends):
        return None
    before = article.text[max(0, s.tokens.begins[holding.person.begin] - 20) : s.tokens.begins[holding.person.begin]]
    return None if "kế nhiệm" in before else holding._replace(rule="given")


def elected_after(s: Sentence, holding: Holding) -> bool:
    """Whether one is replaced by an election, before which he may have left: "bà A được bầu làm Q | thay ông B"."""
    before = " ".join(s.tokens.low[: holding.person.begin])
    return _ELECTS.search(before) is not None and _ASSIGNS.search(before) is None


_ELECTS = re.compile(r"\b(?:bầu|đắc cử|trúng cử)\b")
_ASSIGNS = re.compile(r"\b(?:điều động|luân chuyển|phân công|bổ nhiệm|chỉ định|chuẩn y)\b")


def years_later(article: Days, holding: Holding, begins: list[int], number: int) -> str | None:
    """The year of a step told so many years after the one before: "Năm 2015, ông làm Q. | Hai năm sau, ông làm Q'": 2017."""
    text = article.text
    later = _YEARS_LATER.match(text, begins[number], begins[number + 1])
    told = list(dates(text, begins[max(0, number - 3)], begins[number], article.published)) if later else []
    if not later or holding.status != "start" or not told or not told[-1].edtf[:4].isdigit():
        return None
    count = later[1].lower()
    years = int(count) if count.isdigit() else lexicon().numbers.get(count, 1)
    return str(int(told[-1].edtf[:4]) + years)


_YEARS_LATER = re.compile(r"\s*(\d|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm) năm sau(?: đó)?\b")


def event_day(article: Days, s: Sentence, holding: Holding, begins: list[int], number: int, lead: bool) -> str | None:
    """The day of the event that sentence `number` tells of without one, as the sentences around it give it.

    "Chiều 19-6, HĐND ... họp. Các đại biểu | bầu ông A giữ chức Q.", "Cùng ngày, | ông B bị bãi nhiệm.", or in a
    headline before the sentence with the day. What the sentence sets before the event has no day of it.
    """
    begin, end = begins[number], begins[number + 1]
    if holding.rule == "replaced" or holding.status not in ("start", "end") or _left_before(article, s, holding):
        return None
    if _EARLIER_THAT_DAY.match(article.text, begin) and (same := _same_day(article, begins, number)):
        return with_year(same, article.text)
    if _looks_back(article, begin, _next_step(article, s, holding, begin, end)):
        return None
    if _AT_CONGRESS.match(article.text, begin, end):
        return None
    if in_brackets(s.tokens.low, 0, holding.event):
        return None  # "cách chức ông A (đã được điều động làm Q)": told by the way
    if holding.event > 0 and _REASON.search(article.text, begin, s.tokens.begins[holding.event]):
        return None
    act = s.tokens.begins[holding.event] if holding.event > 0 else begin
    if holding.status == "start" and pattern(r"\b«faults»\b").search(article.text, begin, act):
        return None
    goes_on = _goes_on(article, begin, end)
    if (not goes_on or _AMONG.match(article.text, begin)) and pattern(r"\b«already»\b").search(
        article.text, begin, end
    ):
        return None
    if _own_day(article, begin, end) and not goes_on:
        return None
    at = s.tokens.begins[holding.event] if holding.event >= 0 else end
    if not _told(article, begin, at) and (same := _same_day(article, begins, number)):
        return with_year(same, article.text)
    found, day = _day_before(article, begins, number, goes_on)
    if found:
        return with_year(day, article.text) if day else None
    if not lead or holding.status != "start" or not article.event:
        return None
    return with_year(article.event, article.text)


# "Trước đó, sáng cùng ngày, Quốc hội miễn nhiệm ..."
_EARLIER_THAT_DAY = re.compile(
    r"\s*Trước đó(?: ít phút| ít giờ)?, (?:vào |trong )?(?:sáng |trưa |chiều )?(?:cùng|cũng trong) ngày\b"
)


def _next_step(article: Days, s: Sentence, holding: Holding, begin: int, end: int) -> int:
    """Where a sentence of a meeting leads on from an act: "Tại hội nghị, ông A được bầu làm Q, | sau đó làm Q'"."""
    if holding.event < 0 or not pattern(r"\s*«meeting»").match(article.text, begin, end):
        return end
    step = article.text.find("sau đó", s.tokens.begins[holding.event], end)
    return step if step >= 0 else end


def _same_day(article: Days, begins: list[int], number: int) -> str | None:
    """The day of the sentence before one that takes place on it too: "Ngày 1/5, ông A nghỉ hưu. | Cùng ngày, bà B ...".

    It is the day with which that sentence opens, or the only one that it gives; of "Cùng tháng" only the month.
    """
    text, begin = article.text, begins[number]
    precision = next((size for words, size in _SAME if pattern(words).match(text, begin)), 0)
    if number == 0 or not precision:
        inside = number and pattern(r"\b«on_that_day»\b").search(text, begin, begins[number + 1])
        if not inside or next(_days_of_acts(article, begin, begins[number + 1]), None):
            return None
        precision = FULL
    first = begins[number - 1]
    given = [day for day in _days_of_acts(article, first, begin) if len(day.edtf) >= precision]
    opening = _OPENING.match(text, first, begin)
    if opening and given and given[0].begin <= opening.end(1):
        return given[0].edtf[:precision]
    told = {day.edtf[:precision] for day in given}
    return told.pop() if len(told) == 1 and told != {"XXXX"} else None


_SAME = ((r"\s*«that_day»\b", FULL), (r"\s*«that_month»\b", _MONTH), (r"\s*«that_year»\b", len("2019")))


def _day_before(article: Days, begins: list[int], number: int, goes_on: bool) -> tuple[bool, str | None]:
    """Whether the sentences before `number` set a time, and the day of the event if that is it."""
    reach = number - (LONG if goes_on else SHORT)
    too = pattern(r"\s*«of_those_too»\b", re.IGNORECASE).match(article.text, begins[number])
    listed = goes_on or too is not None
    earlier = number
    while (earlier := earlier - 1) > max(-1, reach):
        first, last = begins[earlier], begins[earlier + 1]
        if earlier > LEAD and "\n\n" in article.text[last - 3 : last + 3]:
            return False, None  # below the article stand the captions of its pictures
        back = _looks_back(article, first, last) or _HOME.search(article.text, first, last) is not None
        if back and (day := _day_of_session(article, first, last)):
            return True, day
        if back and (goes_on or _of_a_life(article, first, last) or not _own_day(article, first, last)):
            continue
        vague = goes_on and listed and _goes_on(article, last, begins[earlier + 2])
        day = None if back else _day_of_event(article, first, last, goes_on, vague)
        if day or (_own_day(article, first, last) if not goes_on else _breaks_off(article, first, last)):
            return True, day
        if _goes_on(article, first, last) and (not goes_on or not _ALSO.match(article.text, first, last)):
            goes_on, reach = True, earlier - LONG  # "Tại kỳ họp, ... Ông B được bầu ...": B at the same meeting
        elif not back and pattern(r"\b«acts»\b").search(article.text, first, last):
            reach = min(reach, earlier - SHORT)  # one election after the other
    return False, None


def _goes_on(article: Days, begin: int, end: int) -> bool:
    """Whether a sentence goes on with the event of those before: "Tại kỳ họp này, ...", "Các đại biểu cũng bầu ..."."""
    opening = pattern(_SAME_MEETING)
    if opening.match(article.text, begin, end) or _ALSO.match(article.text, begin, end):
        return True
    return pattern(_HANDED_OVER).search(article.text, begin, end) is not None


# a congress of the whole Party has a day of its own: "Tại Đại hội Đảng lần thứ 12, ..."
_CONGRESS = r"[Tt]ại (?i:đại hội (?:đảng )?(?:toàn quốc|[xiv]+\b)|đại hội đảng lần)"
_AT_CONGRESS = re.compile(rf"\s*{_CONGRESS}")
# never "Tại đại hội nhiệm kỳ 2015-2020", "Tại kỳ họp vừa qua": a meeting of another time
_SAME_MEETING = rf"\s*(?:«that_day»|(?![^,]{{0,60}}nhiệm kỳ|[^.;]{{0,60}}vừa qua|{_CONGRESS})«meeting»)"
_AMONG = re.compile(r"\s*Trong (?:số )?đó\b")  # of those named before one had left already
_ALSO = re.compile(r"[^,.;]{0,60}\bcũng\b")
# "miễn nhiệm ông A | do ông đã được | điều động làm Q": before the event
_REASON = re.compile(r"\b(?:do|vì|bởi) (?:ông |bà |đồng chí )?(?:[^,.;]{1,30} )?đã (?:được |có quyết định )?$")
_HANDED_OVER = r"\b[Đđ]ược (?:[^,.;]{1,40} )?«hands» (?:các )?quyết định\b|\b«handed_over»\b"


def _own_day(article: Days, begin: int, end: int) -> bool:
    """Whether a sentence gives a date or a time of its own, not only one to come: "Ngày 2/3", "Cách đây hai ngày"."""
    if pattern(r"\b«other_time»\b").search(article.text, begin, end) or SPAN.search(article.text, begin, end):
        return True
    return next(_told_days(article, begin, end), None) is not None


def _told_days(article: Days, begin: int, end: int) -> Iterator[Dated]:
    """The dates of a sentence but those of birth and those to come: "ông A, sinh ngày 3/6/1961", "kể từ ngày 1-11"."""
    return (day for day in _days_of_acts(article, begin, end) if not counts_from(article.text, day))


def _days_of_acts(article: Days, begin: int, end: int) -> Iterator[Dated]:
    """The dates of a sentence but those of birth: "ông A, sinh ngày 3/6/1961"."""
    for day in dates(article.text, begin, end, article.published):
        if not _BIRTH.search(article.text, max(0, day.begin - 40), day.begin):
            yield day


def _breaks_off(article: Days, begin: int, end: int) -> bool:
    """Whether a sentence tells of another time than a meeting that goes on: of a day, or of acts in a month."""
    if _tells_a_day(article, begin, end):
        return True
    months = (len(day.edtf) == _MONTH for day in _told_days(article, begin, end))
    acts = pattern(r"\b«acts»\b").search(article.text, begin, end)
    return acts is not None and any(months) and not _goes_on(article, begin, end)


def _tells_a_day(article: Days, begin: int, end: int) -> bool:
    """Whether a sentence gives a day; a year or a month does not break off what goes on with a meeting."""
    if pattern(r"\b«other_time»\b").search(article.text, begin, end):
        return True
    return any(len(day.edtf) == FULL for day in _told_days(article, begin, end))


def _opens_meeting(article: Days, day: Dated) -> bool:
    """Whether a meeting that goes on for weeks is opened on a day: "tại kỳ họp khai mạc | 23/10, Quốc hội bầu ..."."""
    return _OPENED.search(article.text, max(0, day.begin - 30), day.begin) is not None


_OPENED = re.compile(r"\b[Kk]hai mạc (?:vào |hôm |từ |sáng |chiều |ngày )*$")


def _of_a_life(article: Days, begin: int, end: int) -> bool:
    """Whether a sentence introduces a person: "Ông A sinh năm 1979, quê ...", which sets no new time."""
    return _BORN.search(article.text, begin, end) is not None


_BORN = re.compile(r"\bsinh (?:năm|ngày) \d")
# "Ông A | quê ở huyện X, có trình độ thạc sĩ, ...": by the way
_HOME = re.compile(
    r"\b(?:quê|nguyên quán|quê quán) (?:ở |tại |gốc )?(?:ở |tại )?(?:xã |huyện |tỉnh |thành phố |TP\.? ?)*(?=[^\W\d_])"
)


def _looks_back(article: Days, begin: int, end: int) -> bool:
    """Whether a sentence tells of what was before the event: "Trước đó, ...", "Ông A từng ...", "Ông A sinh năm ..."."""
    return (
        pattern(r"\b«past»\b(?! (?:«of_the_event»|có [\d/]+ phiếu))|[Tt]rước khi").search(article.text, begin, end)
        is not None
    )


def _day_of_event(article: Days, begin: int, end: int, meeting: bool, vague: bool) -> str | None:
    """The day, or the month where that may be `vague`, that a sentence gives to an act of office or a meeting, not to its telling: "Sáng 8/4, Quốc hội bầu ..."."""
    opens = (_OPENING.match(article.text, begin, end) or _SEVERAL_DAYS.match(article.text, begin, end)) is not None
    words = r"\b(?:«acts»|«meets»)\b" if meeting or opens else r"\b«acts»\b"
    if not pattern(words).search(article.text, begin, end):
        return None
    for day in dates(article.text, begin, end, article.published):
        ahead = article.text.startswith(" tới", day.end) or counts_from(article.text, day)
        if (
            (len(day.edtf) == FULL or day.several or (vague and len(day.edtf) == _MONTH))
            and not ahead
            and not _opens_meeting(article, day)
            and not _told(article, day.end, end)
        ):
            return day.edtf
    return None


# "Từ ngày 10 đến 12/4, Tỉnh ủy họp", "Trong hai ngày 15-16/4, Đại hội diễn ra"
_SEVERAL_DAYS = re.compile(r"\s*(?:Từ (?:ngày )?\d|Trong (?:các|\d|hai|ba|bốn) ngày)")


def _day_of_session(article: Days, begin: int, end: int) -> str | None:
    """The day of an assembly's session that the sentences after one that looks back go on with.

    "Trước đó, chiều 11/12, tại kỳ họp thứ 8, HĐND tỉnh đã miễn nhiệm, bầu các chức danh. | HĐND cũng miễn nhiệm ông A".
    """
    return _day_of_event(article, begin, end, True, False) if _SESSION.search(article.text, begin, end) else None


_SESSION = re.compile(r"\b(?:kỳ họp|phiên họp|phiên làm việc)\b[^.;]*\b(?:HĐND|Hội đồng nhân dân|Quốc hội)\b")


def _told(article: Days, begin: int, end: int) -> bool:
    """Whether the words after a date say that somebody spoke on that day: "Chiều 1-4, ông A | cho biết"."""
    told = pattern(r"\b«telling»\b").search(article.text, begin, end)
    return (
        told is not None and "kiểm phiếu" not in article.text[begin:end]
    )  # the act itself: "Trưởng ban | kiểm phiếu | cho biết"


def day_of_effect(article: Days, s: Sentence, holding: Holding, begins: list[int], number: int) -> str | None:
    """The day from which a decision told before is in force: "Các quyết định trên có hiệu lực từ ngày 1/5"."""
    if holding.status not in ("start", "end"):
        return None
    last = begins[min(len(begins) - 1, number + LEAD)]
    effect = pattern(r"«in_force» (?:kể )?từ (?:ngày )?(?=\d)").search(article.text, begins[number], last)
    if holding.status == "start":
        soon = begins[min(len(begins) - 1, number + 2)]
        effect = effect or _BEGINS_WORK.search(article.text, begins[number], soon)
    if holding.event >= 0 and s.tokens.low[holding.event] == "nghỉ":
        effect = effect or _RETIRES.search(article.text, begins[number], last)
    day = (
        next(dates(article.text, effect.end(), min(last, effect.end() + 30), article.published), None)
        if effect
        else None
    )
    return with_year(day.edtf, article.text) if day and effect and day.begin == effect.end() else None


# "Theo quyết định, | đồng chí nghỉ hưu hưởng chế độ bảo hiểm xã hội từ ngày 1/10"
_RETIRES = re.compile(
    r"\b(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|được) (?:sẽ |được )*nghỉ (?:hưu|chế độ|công tác|hưởng)[^.;\n]{0,60}? (?:kể )?từ (?:ngày )?(?=\d)"
)
# "Ông A | nhận nhiệm vụ mới kể từ ngày 2/6"
_BEGINS_WORK = re.compile(r"\bnhận (?:nhiệm vụ|công tác|chức vụ|cương vị)(?: mới)? (?:kể )?từ (?:ngày )?(?=\d)")
_BIRTH = re.compile(
    r"(?:(?<!hy )(?<!hi )sinh|SN)[: ]*(?:ngày |vào )?$"
    # nor is the day on which he joined the Party: "vào Đảng ngày | 3/2/2000 và được bầu làm Q"
    r"|\b(?:(?:vào|kết nạp|gia nhập) đảng|nhập ngũ|tốt nghiệp [^,;.]{0,25}) ?(?:cộng sản việt nam )?:? ?(?:vào |từ |ngày |tháng |năm )*$"
    r"|quyết định số \S*$"
    # a norm has a day of its own: "Căn cứ Quy định số 12-QĐ/TW, ngày | 1/2/2017 về kỷ luật đảng viên"
    r"|\b(?:quy định|nghị định|luật|pháp lệnh|thông tư|hướng dẫn|điều lệ) (?:số )?[^,;.]{0,25},? ?(?:ban hành )?ngày $|từ [^,.;]{1,25} đến (?:năm |tháng |ngày )?$",
    re.IGNORECASE,
)
