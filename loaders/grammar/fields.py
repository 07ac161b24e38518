"""Fields of work: how far the words go that say which sở, phòng, ban or cục it is.

A field is a row of the lexicon's subjects ("Sở | Lao động - Thương binh và Xã hội"); one that the lexicon lacks is read
by its capitals, and what a steering body steers ("Ban Chỉ đạo | phòng chống dịch") is any words up to the next thing.
"""

from __future__ import annotations

from ..lexicon import Head, lexicon
from .names import name_end
from .sentence import Sentence
from .tokens import Tokens

_LONGEST = 16  # tokens of a field that no list has


def field_end(s: Sentence, i: int) -> int:
    """The token after the field of work that begins at `i`."""
    t = s.tokens
    low = t.low
    lex = lexicon()
    n = len(low)
    j = i
    while j < n and j - i < 24:
        found = lex.phrases.find(low, j, "subject")
        if not found:
            break
        j = found[1]
        k = j
        while k < n and low[k] in lexicon().words["joins"] and k - j < 2:
            k += 1
        if k >= n or not lex.phrases.find(low, k, "subject"):
            break
        if k == j and not (t.close(k) and (t.capital(k) or lex.joints.find(low, k, "adjacent"))):
            break
        if k == j and (lex.phrases.find(low, k, "head") or lex.phrases.find(low, k, "title")):
            break
        further = lex.phrases.find(low, k, "subject")
        other = lex.phrases.find(low, k, "head")
        if low[j] in (",", "-") and (
            lex.phrases.find(low, k, "title") or (other and further and _rather(other, further))
        ):
            break
        j = k
    if j > i:
        if low[j : j + 1] == ["số"] and j + 1 < n and low[j + 1].isdigit() and t.close(j + 1):
            return j + 2  # "Đội Cảnh sát giao thông | số 12"
        return _longer(t, _central_end(t, j))
    return _unlisted_field(s, i)


def _central_end(t: Tokens, j: int) -> int:
    """The token after "Trung ương" behind a field: "Ban Nội chính | Trung ương", "Ban Tuyên giáo | T.Ư"."""
    central = lexicon().joints.find(t.low, j, "central") if j < len(t.low) and t.close(j) else None
    if not central or t.low[central[1] : central[1] + 1] in (["đoàn"], ["hội"]):
        return j
    return central[1] if central[1] - j > 1 or t.word(j).isupper() or t.word(j) == "Tư" else j


def _rather(head: tuple[Head, int], field: tuple[str, int]) -> bool:
    """Whether a body stands where a field might: "Phòng Tham mưu, | Công an tỉnh X"."""
    return head[1] > field[1] or (head[1] == field[1] and head[0].tail == "place")


def gloss_end(s: Sentence, k: int, head: str = "") -> int:
    """The token after a short form in brackets: "Phòng Cảnh sát hình sự | (PC45) |", "Sở Công Thương | (Sở CT) |"; else `k`."""
    t = s.tokens
    if k + 1 >= len(t.low) or t.low[k] != "(" or t.begins[k + 1] in s.places.at:
        return k
    again = lexicon().phrases.find(t.low, k + 1, "head")
    if again and again[0].name == head:
        return next((j + 1 for j in range(again[1], min(k + 10, len(t.low))) if t.low[j] == ")"), k)
    for j in range(k + 1, min(k + 8, len(t.low))):
        if t.low[j] == ")":
            return j + 1 if j > k + 1 else k
        if not (t.word(j).isupper() or t.low[j].isdigit() or t.low[j] in "&-.,/"):
            return k
        if lexicon().phrases.find(t.low, j, "level"):
            return k
    return k


def long_field_end(s: Sentence, i: int, k: int) -> int:
    """The end of a field from token `i` that no list has, up to the body around it: "Phòng | giám định | (Sở Y tế X)".

    `k` is where the lists and the capitals end it; it stays where no larger body follows, or something else may begin.
    """
    t = s.tokens
    low, lex = t.low, lexicon()
    comma = False
    for j in range(k, min(len(low), i + _LONGEST)):
        if j > i and low[j - 1] != "và" and _larger_follows(s, j):
            return k if comma and low[j] != "(" else j
        if low[j] not in lex.words["joins"] and (not low[j].isalnum() or low[j] in lex.words["field_ends"]):
            return k
        comma = comma or low[j] == ","
        again = j == i or (low[j - 1] in ("và", ",") and t.capital(j))  # "Ban Tuyên giáo và | Ban Dân vận Tỉnh ủy"
        if t.begins[j] in s.places.at or (again and lex.phrases.find(low, j, "head")):
            return k
        if any(lex.phrases.find(low, j, kind) for kind in ("title", "address", "rank")):
            return k
        if t.capital(j) and name_end(t, j, False, s.places.ends) > j + 1:
            return k
    return k


def _larger_follows(s: Sentence, j: int) -> bool:
    """Whether a larger public body is named at token `j`, after a comma, a bracket or a "thuộc": "..., Sở Y tế X"."""
    t, lex = s.tokens, lexicon()
    k = j
    while k < len(t.low) and k - j < 2 and (t.low[k] in (",", "(", "-") or t.low[k] in lex.words["of"]):
        k += 1
    found = lex.phrases.find(t.low, k, "head") if k < len(t.low) else None
    if not found or found[0].outside or lex.phrases.find(t.low, k, "title") or not (t.capital(k) or k > j):
        return False
    if found[1] > k + 1:
        return True
    named = lex.phrases.find(t.low, found[1], "subject") or found[0].tail == "place"
    return found[0].name in lex.words["larger"] and bool(named)


def _longer(t: Tokens, j: int) -> int:
    """The token after small words that go on with a field: "Đào tạo | chính quy", "Khám, | chữa bệnh"."""
    words = lexicon().field_words
    k = j
    while (
        k < len(t.low)
        and k - j < 4
        and t.close(k)
        and not t.capital(k)
        and t.low[k] in words
        and t.low[k] not in lexicon().words["field_ends"]
    ):
        if any(
            lexicon().phrases.find(t.low, k, kind)
            for kind in ("level", "start.links", "is.links", "end.acts", "start.acts")
        ):
            break
        k += 1
    more = k < len(t.low) and t.low[k].isalpha() and not t.capital(k) and t.low[k] not in lexicon().words["says"]
    if more and not lexicon().phrases.find(t.low, k, "level"):
        return j  # "Ban Kinh tế | bằng hình thức": the sentence goes on
    return k if k - j > 1 else j  # one word more is as often the sentence's next


def steered_end(s: Sentence, i: int) -> int:
    """The token after what a steering body steers: any words up to a place or the end of the phrase."""
    t = s.tokens
    n = len(t.low)
    j = i
    while j < n and j - i < 16 and t.begins[j] not in s.places.at and t.low[j] not in lexicon().words["steering_ends"]:
        if t.low[j] == "," and (
            j == i or j + 1 >= n or t.capital(j + 1) or t.low[j + 1] in lexicon().words["phrase_ends"]
        ):
            break
        if t.low[j] == "ngày" and j + 1 < n and t.low[j + 1][0].isdigit():
            break  # "... | ngày 10/11"
        if j > i and t.word(j) == "Bộ" and _larger_follows(s, j):
            break  # "Ban Chỉ đạo đổi mới doanh nghiệp | Bộ Xây dựng"
        if _told_next(t, j) or (t.low[j] in lexicon().words["of"] and (j == i or _larger_follows(s, j))):
            break
        if t.low[j] == "và" and lexicon().phrases.find(t.low, j + 1, "address"):
            break
        if (
            lexicon().phrases.find(t.low, j, "title")
            or (j > i and _of_a_place(t, j))
            or name_end(t, j, False, s.places.ends) > j + 2
        ):
            break
        j += 1
    while j > i and t.low[j - 1] in ("của", ",", "-", "và", "do", "thuộc"):
        j -= 1
    return j


def _told_next(t: Tokens, j: int) -> bool:
    """Whether the sentence goes on: "Ban Chỉ đạo phòng chống dịch | phát biểu", "... năm 2017 | - giải thích"."""
    if lexicon().joints.find(t.low, j, "steered"):
        return True
    spaced = t.low[j] == "-" and j + 1 < len(t.low) and t.begins[j] > t.ends[j - 1] and not t.capital(j + 1)
    return spaced and t.begins[j + 1] > t.ends[j]


def _of_a_place(t: Tokens, j: int) -> bool:
    """Whether a unit begins here, and no word that a hamlet's level is too: "đánh giá cơ bản", "cơ quan | tỉnh"."""
    found = lexicon().phrases.find(t.low, j, "level")
    if not found:
        return False
    named = found[1] < len(t.low) and (t.capital(found[1]) or t.low[found[1]].isdigit())
    return named or found[0] in lexicon().words["party_levels"]


def _unlisted_field(s: Sentence, i: int) -> int:
    """A field by its capitals: "Phòng Chính sách và Thi đua"; numbers for squads and posts: "Đội 8", "PC45"."""
    t = s.tokens
    lex = lexicon()
    n = len(t.low)
    if i < n and t.low[i] == "số" and i + 1 < n and t.low[i + 1].isdigit():
        return i + 2
    if i < n and t.low[i].isdigit() and t.close(i):
        return i + 1
    j = i
    while j < n and j - i < 10 and (j == i or t.close(j) or t.low[j] in ("&", "-")):
        if t.begins[j] in s.places.at or lex.phrases.find(t.low, j, "title"):
            break
        if t.capital(j) and lex.phrases.find(t.low, j, "level"):
            break  # "Bộ Tư lệnh | TP"
        if name_end(t, j, False, s.places.ends) > j + 1 or (j > i and lex.phrases.find(t.low, j, "head")):
            break
        if (
            t.capital(j)
            or (t.low[j] in lexicon().words["field_and"] and j > i and j + 1 < n and t.capital(j + 1))
            or (j > i and _goes_on(t, j))
        ):
            j += 1
        else:
            break
    return j


def _goes_on(t: Tokens, j: int) -> bool:
    """Whether a small word goes on with the field: "Quản | lý đường bộ 4", and is not the sentence's next word."""
    lex = lexicon()
    low = t.low[j]
    if not t.close(j) or low in lexicon().words["field_ends"] or not low.isalnum():
        return False
    return not any(
        lex.phrases.find(t.low, j, kind)
        for kind in (
            "level",
            "address",
            "start.links",
            "is.links",
            "end.acts",
            "start.acts",
            "former.marks",
            "proposal.marks",
        )
    )
