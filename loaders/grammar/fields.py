"""Fields of work: how far the words go that say which sở, phòng, ban or cục it is.

A field is a row of the lexicon's subjects ("Sở | Lao động - Thương binh và Xã hội"); one that the lexicon lacks is read
by its capitals, and what a steering body steers ("Ban Chỉ đạo | phòng chống dịch") is any words up to the next thing.
"""

from __future__ import annotations

from ..lexicon import lexicon
from .names import name_end
from .sentence import Sentence
from .tokens import Tokens


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
        if (
            k >= n
            or not lex.phrases.find(low, k, "subject")
            or (k == j and not (s.tokens.capital(k) and s.tokens.close(k)))
        ):
            break
        if k == j and (lex.phrases.find(low, k, "head") or lex.phrases.find(low, k, "title")):
            break
        further = lex.phrases.find(low, k, "subject")
        other = lex.phrases.find(low, k, "head")
        if low[j] in (",", "-") and (
            lex.phrases.find(low, k, "title") or (other and further and other[1] > further[1])
        ):
            break
        j = k
    if j > i:
        if low[j : j + 2] == ["trung", "ương"] and low[j + 2 : j + 3] not in (["đoàn"], ["hội"]):
            j += 2
        return _longer(t, j)
    return _unlisted_field(s, i)


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
    return k if k - j > 1 else j  # one word more is as often the sentence's next


def steered_end(s: Sentence, i: int) -> int:
    """The token after what a steering body steers: any words up to a place or the end of the phrase."""
    t = s.tokens
    n = len(t.low)
    j = i
    while j < n and j - i < 16 and t.begins[j] not in s.places.at and t.low[j] not in lexicon().words["steering_ends"]:
        if t.low[j] == "," and (j + 1 >= n or t.capital(j + 1) or t.low[j + 1] in lexicon().words["phrase_ends"]):
            break
        if t.low[j] == "và" and lexicon().phrases.find(t.low, j + 1, "address"):
            break
        if (
            lexicon().phrases.find(t.low, j, "title")
            or (j > i and lexicon().phrases.find(t.low, j, "level"))
            or name_end(t, j, False, s.places.ends) > j + 2
        ):
            break
        j += 1
    while j > i and t.low[j - 1] in ("của", ",", "-", "và"):
        j -= 1
    return j


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
