"""Which body a title speaks of, as far as the words beside it say.

A title may mean one body only ("Thủ tướng"), name its body itself ("Trưởng ban"), be followed by its body ("Chủ tịch
UBND xã X"), or by a place that stands for the body ("Chủ tịch xã X").
"""

from __future__ import annotations

from ..lexicon import Head, Title, committee_of, head_of, lexicon
from .names import name_end
from .organisations import Organisation, organisation_at
from .places import PlaceMention, official
from .sentence import Sentence, place_at, unlisted_place
from .tokens import Tokens

_Read = tuple[Organisation | None, int]  # the body and the token after it
_CALLED_OTHERWISE = {"Vụ": "as_departments", "Thanh tra": "inspectorates"}  # lists of bodies by what the title says
_NAME = 16  # tokens that the name of such a body may have
_LED = 60  # tokens between a body's name and the title of who leads it


def body_of_title(s: Sentence, title: Title, begin: int, k: int) -> _Read:
    """The body of a title that stands from token `begin` up to `k`, and the token after it."""
    if title.fixed:
        return _of_the_state(s, title.fixed, k)
    if title.body in lexicon().words["areas"]:
        return _area(s, title.body, k)
    organisation = _named_within(s, title, begin, k)
    if organisation is None and (area := _area_after(s, title, k)):
        return area, area.end
    organisation = organisation or _named_after(s, title, k) or _having(s, title, begin)
    if organisation and title.base == "Đại biểu":
        organisation = _assembly_of(s, organisation)
    if organisation and title.body == "Đoàn" and organisation.words == "Đoàn":
        organisation = _delegation(s, organisation)
    if title.body and (organisation is None or organisation.words == title.body) and not _placed(organisation):
        organisation = _after_comma(s, title, k) or _led(s, title, begin, k) or organisation
    if organisation and title.strict and organisation.end <= k and not _placed(organisation):
        return Organisation(None, "", k, outside=True), k
    foreign = foreign_at(s, organisation.end if organisation else k)
    if foreign and organisation:
        return organisation._replace(outside=True, end=foreign, foreign=True), foreign
    if foreign:
        return Organisation(None, "", foreign, outside=True, foreign=True), foreign
    return organisation, max(k, organisation.end) if organisation else k


def _of_the_state(s: Sentence, name: str, k: int) -> _Read:
    """The one body that a title can mean: "Thủ tướng | Chính phủ nước CHXHCN Việt Nam", never "Thủ tướng | Nhật Bản"."""
    t, end = s.tokens, k
    found = lexicon().phrases.find(t.low, k, "head") if k < len(t.low) and t.close(k) else None
    if found and found[0].tail in ("state", "inner"):
        end = organisation_at(s, k).end  # type: ignore[union-attr]
    foreign = foreign_at(s, end)
    if foreign:
        return Organisation(None, "", foreign, outside=True, foreign=True), foreign
    for words in lexicon().in_order["state"]:
        if t.low[end : end + len(words)] == words:
            end += len(words)
    return Organisation(Head(name, "", "state"), name, end), end


def _repeated(s: Sentence, title: Title, k: int) -> bool:
    """Whether the body that the title names is named anew after it: "Trưởng phòng | Phòng Tài nguyên"."""
    if not title.body or k >= len(s.tokens.low) or lexicon().phrases.find(s.tokens.low, k, "subject"):
        return False
    words = title.body.lower().split()
    return s.tokens.low[k : k + len(words)] == words


def _named_within(s: Sentence, title: Title, begin: int, k: int) -> Organisation | None:
    """The body whose head begins within the title: "Trưởng | ban Chỉ đạo", "Trưởng | công an xã X"."""
    if not title.body or _repeated(s, title, k):
        return None
    for at in range(max(begin + 1, k - 3), k):
        found = lexicon().phrases.find(s.tokens.low, at, "head")
        if found and (found[1] > k or (found[1] == k and found[0].name == title.body)):
            return organisation_at(s, at)
    return None


def _after_of(s: Sentence, k: int) -> int:
    """The token after a "của", "thuộc" at token `k`, or `k`."""
    return k + (k < len(s.tokens.low) and s.tokens.low[k] in lexicon().words["of"])


def _named_after(s: Sentence, title: Title, k: int) -> Organisation | None:
    """The body after the title: "Chủ tịch | UBND xã X", "Bí thư | Hà Nội"; without one that of the title: "Trưởng ban"."""
    t = s.tokens
    implied = head_of(title.body) if title.body else None
    start = _after_of(s, k)
    if start >= len(t.low) or not t.close(start):
        return Organisation(implied, implied.name, k) if implied else None
    organisation = None if _named(t, start) else organisation_at(s, start, implied)
    if organisation is None and title.bare:
        organisation = _by_place(s, title.bare, start) or _in_short(s, start)
    if organisation is None and title.base in lexicon().words["directors"]:
        return _in_short(s, start)
    return organisation


def _after_comma(s: Sentence, title: Title, k: int) -> Organisation | None:
    """The body of a title that a comma parts from it: "Phó Cục trưởng, | Cục Thú y", "Vụ trưởng, | Ban Đổi mới Bộ X"."""
    low = s.tokens.low
    if low[k : k + 1] != [","] or k + 1 >= len(low) or lexicon().phrases.find(low, k + 1, "title"):
        return None
    found = lexicon().phrases.find(low, k + 1, "head")
    otherwise = _CALLED_OTHERWISE.get(title.body or "")
    kinds = {title.body, *(lexicon().words[otherwise] if otherwise else ())}
    body = organisation_at(s, k + 1) if found and found[0].name in kinds and s.tokens.capital(k + 1) else None
    return body if body and found and (body.words != found[0].name or _placed(body)) else None


def _in_short(s: Sentence, k: int) -> Organisation | None:
    """A body that only its members know: "Phó Chủ tịch | VCCI"; in a text all in capitals it may be a name."""
    t = s.tokens
    word = t.word(k)
    if _brand(word):
        return _company(word, k)
    shouted = t.word(k - 1).isupper() or (k + 1 < len(t.low) and t.close(k + 1) and t.word(k + 1).isupper())
    if len(word) < 3 or not word.isupper() or not word.isalpha() or shouted or t.begins[k] in s.places.at:
        return None
    return _company(word, k)


def _company(word: str, k: int) -> Organisation:
    """A body that holds no public posts, by its short name at token `k`; a Party committee may be its: "Đảng ủy PVN"."""
    return Organisation(head_of("Công ty"), word, k + 1, outside=True)


def _brand(word: str) -> bool:
    """Whether a word is written as no name of a person is: "HiREC", two capitals within."""
    return word.isalpha() and not word.isupper() and sum(letter.isupper() for letter in word[1:]) > 1


def _assembly_of(s: Sentence, organisation: Organisation) -> Organisation:
    """The assembly of a delegate: "đại biểu | đoàn Trà Vinh", "đại biểu Quốc hội | tỉnh Quảng Bình" (the delegation)."""
    end = organisation.end
    if organisation.head and organisation.head.name.startswith("Đoàn"):
        return Organisation(head_of("Quốc hội"), "Quốc hội", end)
    if organisation.words == "Quốc hội" and end < len(s.tokens.low) and s.tokens.close(end):
        where = place_at(s, end + (s.tokens.low[end] == "đoàn"))  # "đại biểu Quốc hội | đoàn Hà Tĩnh"
        return organisation._replace(end=where[2]) if where else organisation
    return organisation


def _delegation(s: Sentence, organisation: Organisation) -> Organisation | None:
    """The delegation of a province: "Phó đoàn | Hà Tĩnh" in an article about the Quốc hội; any other đoàn is not said."""
    national = any(name in s.tokens.text for name in lexicon().words["national_assembly"])
    place = organisation.place
    if not national or place is None or 4 not in official().ranks.get(place.name, ()):
        return Organisation(None, "", organisation.end, outside=True) if place else None
    head = head_of("Đoàn đại biểu Quốc hội")
    assert head
    return organisation._replace(head=head, words=head.name)


def _placed(organisation: Organisation | None) -> bool:
    """Whether a body says where it is, or what it is a part of."""
    return organisation is not None and bool(organisation.place or organisation.bare or organisation.inner)


def _led(s: Sentence, title: Title, begin: int, k: int) -> Organisation | None:
    """The body that the sentence names before its leader: "Tiểu ban Văn kiện do ông A làm | Trưởng tiểu ban"."""
    low = s.tokens.low
    if begin == 0 or low[begin - 1] not in lexicon().words["leads_a_body"] or title.body == "Tổ":
        return None  # teams have names of their own, which `charges` reads: "Tổ công tác số 2"
    since = max(0, begin - _LED)
    by = next((i for i in range(begin - 1, since, -1) if low[i] in lexicon().words["led_through"]), 0)
    for i in range(by - 1, since - 1, -1):
        found = lexicon().phrases.find(low, i, "head") if s.tokens.capital(i) or low[i] == low[begin + 1] else None
        if found and found[0].name != "Đoàn" and found[0].name.split()[0] == (title.body or "").split()[0]:
            body = organisation_at(s, i)
            now = body.end if body else by
            while now < by and low[now] in lexicon().words["now"]:
                now += 1  # "Thanh tra Bộ X | hiện nay | có ông A là Chánh Thanh tra"
            return body._replace(end=k) if body and now == by and (body.words != title.body or _placed(body)) else None
    return None


def _having(s: Sentence, title: Title, begin: int) -> Organisation | None:
    """The body that is said to have holders of the title: "Sở Y tế tỉnh X hiện có ba | Phó Giám đốc"."""
    low, lex = s.tokens.low, lexicon()
    at = begin - 1
    while at > 0 and (low[at] in lex.words["counting"] or low[at] in lex.numbers or low[at].isdigit()):
        at -= 1
    if at < 2 or low[at] != "có":
        return None
    while low[at - 1] in lex.words["having"]:
        at -= 1
    for i in range(at - 1, max(-1, at - _NAME), -1):
        found = lex.phrases.find(low, i, "head") if s.tokens.capital(i) else None
        if (
            found
            and lex.led_by.get(found[0].name, "Giám đốc" if found[0].name in lex.words["with_directors"] else "")
            == title.base
        ):
            body = organisation_at(s, i)
            return body._replace(end=begin) if body and body.end == at and _placed(body) else None
    return None


def _area_after(s: Sentence, title: Title, k: int) -> Organisation | None:
    """The hamlet itself as the body: "Tổ trưởng | khu phố 3", "Tổ trưởng | của khu phố 3"."""
    start = _after_of(s, k)
    director = title.base in lexicon().words["remembered"]  # "Giám đốc | khu vực Đông Bắc Á"
    if (
        title.body not in ("Tổ", None)
        or title.bare
        or director
        or start >= len(s.tokens.low)
        or not s.tokens.close(start)
    ):
        return None
    mention = s.places.at.get(s.tokens.begins[start])
    if mention is None and title.body == "Tổ":
        return _neighbourhood(s, start)
    areas = lexicon().words["areas"] | (lexicon().words["areas_of_cells"] if title.body else set())
    if not mention or mention.level not in areas:
        return None
    return Organisation(None, "", s.after(mention.end, start), place=mention)


def _neighbourhood(s: Sentence, k: int) -> Organisation | None:
    """A neighbourhood that no place finder saw: "Tổ trưởng | tổ dân phố số 5", "Tổ trưởng | tổ 13"."""
    low = s.tokens.low
    found = lexicon().phrases.find(low, k, "level")
    if not found or found[0] not in lexicon().words["areas_of_cells"]:
        return None
    j = found[1] + (low[found[1] : found[1] + 1] == ["số"])
    if j >= len(low) or not low[j].isdigit() or not s.tokens.close(j):
        return None
    place = PlaceMention(s.tokens.begins[k], s.tokens.ends[j], found[0], low[j])
    return Organisation(None, "", j + 1, place=place)


def _named(t: Tokens, k: int) -> bool:
    """Whether a person's name begins here, though its first syllable is a body's too: "đại biểu Đoàn Văn A"."""
    found = lexicon().phrases.find(t.low, k, "head")
    return bool(found and found[1] == k + 1 and t.capital(k) and name_end(t, k, False, {}) > k + 2)


def foreign_at(s: Sentence, k: int) -> int:
    """The token after a foreign state that follows, or 0."""
    t = s.tokens
    if k >= len(t.low):
        return 0
    j = k
    while j < len(t.low) and j - k < 5 and t.low[j] in lexicon().words["of_states"]:
        j += 1
    if j >= len(t.low) or not t.capital(j) or not t.close(j):
        return 0
    found = lexicon().states.find(t.low, j, "")
    if not found:
        return 0
    if found[1] - j == 1 and t.low[j] in lexicon().words["short_states"] and name_end(t, j, False, {}) > j:
        return 0
    return found[1]


def _area(s: Sentence, level: str, k: int) -> tuple[Organisation | None, int]:
    """Trưởng thôn Trà Sơn, trưởng thôn 9: the hamlet itself is the body."""
    t = s.tokens
    n = len(t.low)
    mention = s.places.at.get(t.begins[k - len(level.split())])
    if mention and mention.level == level:
        end = s.after(mention.end, k)
        return Organisation(None, "", end, place=mention), end
    if k < n and t.close(k):
        again = s.places.at.get(t.begins[k])  # "thôn trưởng | thôn Đông"
        if again and again.level == level:
            end = s.after(again.end, k)
            return Organisation(None, "", end, place=again), end
        found = unlisted_place(s, k, level)
        if found:
            return Organisation(None, "", found[2], place=found[0]), found[2]
    return Organisation(None, "", k, bare=level), k


def _by_place(s: Sentence, bare: str, k: int) -> Organisation | None:
    """Chủ tịch xã X, Bí thư Hà Nội: the place alone stands for its committee."""
    found = place_at(s, k)
    if not found:
        return None
    mention, level, end = found
    level = mention.level if mention else level
    if (
        mention
        and mention.level is None
        and 3 not in official().ranks.get(mention.name, ())
        and 4 not in official().ranks.get(mention.name, ())
    ) and not official().ranks.get(mention.name):
        return None
    if bare == "UBND":
        if level in lexicon().words["areas"]:
            return None
        head = head_of("UBND")
        return Organisation(head, "UBND", end, place=mention, bare=None if mention else level)
    if level in lexicon().words["areas"] | lexicon().words["areas_of_cells"]:
        return Organisation(head_of("Chi bộ"), "Chi bộ", end, place=mention, bare=None if mention else level)
    if level is None and mention is not None:
        level = _level_of(mention.name)
    head = head_of(committee_of(level))
    return Organisation(head, committee_of(level), end, place=mention, bare=None if mention else level)


def _level_of(name: str) -> str | None:
    """The level of a bare name: "Bí thư | Bắc Ninh" is of the province, not of the city of that name."""
    known = official()
    for rank in (4, 3):
        levels = known.levels.get((name, rank))
        if levels:
            return "tỉnh" if "tỉnh" in levels else min(levels)
    return None
