"""From when to when a post was held, where the article says so: "từ năm 2010 đến năm 2015", "từ tháng 9/2015 đến nay"."""

from __future__ import annotations

import re
from datetime import date

from ..lexicon import pattern
from .chunks import Holding
from .dates import HELD, day_of
from .posts import Post
from .sentence import Sentence
from .terms import term_after_name

_NEAR = 25  # characters between a post and its years
_LINK = 6  # characters of the word that leads from its years to a post: "từ 2015 đến nay | là | Chủ tịch X"
_DAY = r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}[/-]\d{4}|\d{4}"
_PART = r"(?:(?:đầu|giữa|cuối) )?(?:ngày |tháng |năm )*"
_BEGINS = rf"(?:[Tt]ừ (?:khoảng )?|(?:[Gg]iai đoạn|[Tt]hời kỳ|[Tt]hời kì|[Nn]hững năm) (?:từ )?|[Tt]hời gian (?:từ )?|[Tt]rong các năm |(?=[Tt]háng |[Nn]ăm \d{{4}} (?:đến|tới) )){_PART}"
_UNTIL = r" ?(?:cho đến|đến|cho tới|tới|-|–) ?(?:hết )?"
_CLAUSE = re.compile(r"[,.;:()]")
_NEXT = re.compile(r"; (?:sau đó|tiếp đó|rồi)\b")  # "Từ 2010-2012, ông làm Q; | sau đó làm Q'": that came later
_YEAR = re.compile(r"\d{4}")  # found fast, and most sentences have none
SPAN = re.compile(rf"{_BEGINS}({_DAY}){_UNTIL}{_PART}({_DAY})\b", re.IGNORECASE)
# a line of a curriculum vitae: "- Từ tháng 6/2011 đến tháng 5/2015: | Chủ tịch UBND xã X"
STEP = re.compile(
    rf"\s*(?:[-–•*+] ?)?(?:từ )?{_PART}(?P<first>{_DAY})(?:{_UNTIL}{_PART}(?:(?P<last>{_DAY})|(?P<now>nay|hiện nay)))?(?: ?[:,] ?| (?=(?:là|giữ chức) ))",
    re.IGNORECASE,
)
# "(huyện X) đến năm 2019"; after a comma or another day only with what was done then
_TO = (
    rf"(?: mới)?(?: ?\([^()]{{0,60}}\))?"
    r"(?:,?(?: và| rồi)?(?: ông| bà)? (?:nắm giữ|giữ|đảm nhiệm|đảm nhận|làm|tại) (?:chức vụ|chức danh|chức|cương vị|vị trí|nhiệm vụ) (?:này|đó))?"
    rf"(?P<aside>(?: (?:từ |vào )?{_PART}(?:{_DAY}))?,?(?: và| rồi)?) "
    rf"(?:cho )?(?:đến|tới) (?:hết |khoảng )?{_PART}(?P<day>{_DAY})\b(?![-/]\d)"
    r"(?P<left>,? (?:thì |ông |bà |đồng chí |xin |được |bị |mới )*«left_then»\b)?"
)
# "A, Chủ tịch X (huyện Y)| từ năm 2009, cho biết", "A, Chủ tịch X, | giữ chức vụ này từ ngày 2/2/2009"
_HELD_FROM = re.compile(
    r"(?: ?\([^()]{0,60}\))?"
    r"(?:,? (?:người |ông |bà |đã |được bầu |được bổ nhiệm |được phê chuẩn |bắt đầu |nắm |làm |đảm nhiệm |đảm nhận |giữ )+"
    r"(?:chức vụ|chức danh|chức|cương vị|vị trí|nhiệm vụ|trọng trách) này(?: vào| hồi)?)? "
    rf"(?:(?<=vào )|(?<=hồi )|(?:kể )?từ ){_PART}({_DAY})\b(?=[.,;)]|$|\s*$| [-–]| (?:cho )?(?:đến|tới) nay)(?![-/]\d)"
)
# "hai nguyên Chủ tịch X là các ông A | (giai đoạn 2005-2010) và B | (từ năm 2010 đến 2014)"; bare years may be of a life
_NAME_LAST = ("title before name", "title, then name", "list")
_OF_NAMED = re.compile(
    r" ?\( ?(?:trong )?(?:giai đoạn|thời kỳ|từ|làm từ) (?:năm )?(\d{4}) ?(?:-|–|đến) ?(?:năm )?(\d{4}) ?\)",
    re.IGNORECASE,
)
_FROM_DAY = re.compile(rf"(?:giai đoạn )?từ {_PART}({_DAY})\b(?= ?,| (?:cho )?(?:đến|tới) (?:nay|trước|khi|lúc)\b)")
_SINCE = re.compile(rf"[Tt]ừ {_PART}({_DAY})(?: cho)? (?:đến|tới) nay\b")


def span_of(text: str, s: Sentence, holding: Holding, begin: int, end: int) -> tuple[str, str] | None:
    """The years or days from and to which posts were held: "từ năm 2010 đến năm 2015"."""
    if not _YEAR.search(text, begin, end):
        return None
    if holding.rule in _NAME_LAST:
        own = _OF_NAMED.match(text, s.tokens.ends[holding.person.end - 1], end) or _in_front(text, s, holding, SPAN)
        return (day_of(own[1]), day_of(own[2])) if own and len(holding.posts) == 1 else None
    if holding.rule not in ("takes up", "holds", "was", "apposition"):
        return None
    step = STEP.match(text, begin)
    told = s.tokens.begins[holding.posts[0].begin]
    led = step is not None and step.end() == s.tokens.begins[holding.begin] and not _NEXT.search(text, step.end(), told)
    if step and step["last"] and led:
        return day_of(step["first"]), day_of(step["last"])
    first, last = s.tokens.begins[holding.begin], s.tokens.ends[holding.end - 1]
    held = HELD.search(text, last, min(end, last + 2 * _NEAR))
    if held and held[2] and len(holding.posts) == 1 and not _CLAUSE.search(text, last, held.start()):
        return day_of(held[1]), day_of(held[2])  # "trở thành Chủ tịch X khi còn trẻ (3-2010 - 9-2014)"
    if any(0 <= told - match.end() < _LINK for match in _SINCE.finditer(text, begin, end)):
        return None  # "Từ 2010 đến 2015, ông A là Q; từ 2015 đến nay là | Q'"
    for match in SPAN.finditer(text, begin, end):
        led = 0 <= told - match.end() < _NEAR and " khi " not in text[match.end() : told]
        if first < match.start() and led and holding.rule != "apposition":
            return day_of(match[1]), day_of(match[2])  # "Ông A từ tháng 6/2011 đến tháng 5/2015 là | Q"
        after = 0 <= match.start() - last < _NEAR
        if holding.rule == "apposition" and _CLAUSE.search(text, last, match.start()):
            continue  # "ông A, Chủ tịch X, cho biết từ năm 2015-2016 ..."
        before = 0 <= first - match.end() < _NEAR and not _NEXT.search(text, match.end(), told)
        if (after and (len(holding.posts) == 1 or holding.rule != "apposition")) or (
            holding.rule != "apposition" and before
        ):
            return day_of(match[1]), day_of(match[2])
    return None


def _in_front(text: str, s: Sentence, holding: Holding, years: re.Pattern[str]) -> re.Match[str] | None:
    """The years between posts and the holder named after them: "Khi giữ chức Q | từ năm 2010 đến năm 2015, | ông A ký"."""
    last, person = s.tokens.ends[holding.posts[-1].end - 1], s.tokens.begins[holding.person.begin]
    found = years.search(text, last, person) if last < person else None
    return found if found and found.start() - last < _LINK else None


def since_of(text: str, s: Sentence, holding: Holding, begin: int, end: int) -> str | None:
    """The day from which posts are held still: "Từ tháng 9/2015 đến nay, ông A giữ chức Q".

    Or from which the last of those held once was held: "từng là Giám đốc Sở X, | Chủ tịch UBND tỉnh Y từ năm 2011".
    """
    if holding.rule not in ("takes up", "holds", "apposition", "was", "title, then name") or not _YEAR.search(
        text, begin, end
    ):
        return None
    held = _HELD_FROM.match(text, s.tokens.ends[holding.end - 1], end)
    if holding.rule == "title, then name":
        first_day = _in_front(text, s, holding, _FROM_DAY)
        return day_of(first_day[1]) if first_day and len(holding.posts) == 1 else None
    if held and (holding.rule == "was" or (holding.status == "current" and len(holding.posts) == 1)):
        return day_of(held[1])
    if holding.rule in ("apposition", "was"):
        return None
    first, last = s.tokens.begins[holding.begin], s.tokens.ends[holding.end - 1]
    step = STEP.match(text, begin)
    if step and step["now"] and step.end() == first:
        return day_of(step["first"])
    told = s.tokens.begins[holding.posts[0].begin]
    for match in _SINCE.finditer(text, begin, end):
        led = text.startswith(" là ", match.end())  # "từ 2015 đến nay | là Q"
        if 0 <= told - match.end() < _LINK or 0 <= first - match.end() < _NEAR:
            return day_of(match[1])
        if not led and 0 <= match.start() - last < _NEAR:
            return day_of(match[1])
    return None


def held_until_then(text: str, s: Sentence, holding: Holding, end: int) -> bool:
    """Whether posts are said to have been held until something befell their holder: "giữ chức Q từ năm 2015 | đến khi bị bắt"."""
    return _UNTIL_THEN.match(text, s.tokens.ends[holding.end - 1], end) is not None


_UNTIL_THEN = re.compile(
    rf"[^,;.]{{0,20}}? (?:kể )?từ {_PART}(?:{_DAY})\b (?:cho )?(?:đến|tới) (?:trước )?(?:khi|lúc|ngày) (?:bị|nghỉ|chuyển|qua đời|mất|được|thôi|về hưu)\b"
)


def until_of(text: str, s: Sentence, holding: Holding, end: int) -> str | None:
    """The day until which a post was held: "làm Q | đến năm 2019 thì nghỉ hưu", "được bầu làm Q năm 2011, | đến năm 2016 thì chuyển"."""
    if holding.rule not in ("takes up", "holds", "was") or len(holding.posts) > 1:
        return None
    match = pattern(_TO).match(text, s.tokens.ends[holding.end - 1], end)
    return day_of(match["day"]) if match and (not match["aside"] or match["left"]) else None


def over(day: str, published: date | None) -> bool:
    """Whether a span's end lies before the publication."""
    return published is None or day < published.isoformat()[: len(day)]


def of_named(s: Sentence, holding: Holding) -> tuple[Post, ...]:
    """The posts of a row, the last with the term told after the name: "cựu Chủ tịch UBND xã X A | (nhiệm kỳ 2011-2016)"."""
    *before, last = holding.posts
    after = last.begin < holding.person.begin and not last.term
    term = term_after_name(s.tokens.text, s.tokens.ends[holding.person.end - 1]) if after else None
    return (*before, last._replace(term=term)) if term else holding.posts


def of_one_time(s: Sentence, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The posts of a row told as one standing, with the years of the last: "giữ cương vị | Q, Q' (từ 2011-2014)"."""
    *before, last = posts
    low, first = s.tokens.low, posts[0].begin
    if not before or not (last.span or last.term) or list(low[max(0, first - 2) : first]) != ["cương", "vị"]:
        return posts
    if any(post.span or post.term for post in before):
        return posts
    return (*(post._replace(span=last.span, term=last.term) for post in before), last)


def left_since(s: Sentence, holding: Holding) -> bool:
    """Whether a later office follows those held: "với cương vị Q (nhiệm kỳ 2011-2016) | và sau đó là | Q'"."""
    t, last = s.tokens, holding.posts[-1]
    return _THEN_ANOTHER.match(t.text, t.ends[last.end - 1]) is not None


_THEN_ANOTHER = re.compile(
    r"(?: ?\([^()\n]{0,60}\))?,? (?:và |rồi )?(?:sau đó|tiếp đó|sau này|về sau) (?:là|làm|giữ|lên)\b"
)
