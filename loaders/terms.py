"""What may follow a post: the chain of larger places, an abbreviation, a session, a term of office."""

from __future__ import annotations

from .sentence import Sentence
from .tokens import Tokens


def tail_end(s: Sentence, j: int) -> tuple[int, str | None]:
    """What may follow a post: the chain of larger places, "khóa XIV", "nhiệm kỳ 2015-2020"."""
    t = s.tokens
    n = len(t.low)
    term = None
    moved = True
    while moved and j < n:
        moved = False
        k = j
        opened = t.low[k] in ("(", ",", "-")
        if opened:
            k += 1
        if k < n and (t.low[k] in ("thuộc", "của") or t.low[k] == "tại"):
            k += 1
        if k < n and (mention := s.places.at.get(t.begins[k])) and (opened or k > j):
            end = s.after(mention.end, k)
            if t.low[j] == "(":
                while (
                    end < n
                    and t.low[end] in (",", "-")
                    and end + 1 < n
                    and (more := s.places.at.get(t.begins[end + 1]))
                ):
                    end = s.after(more.end, end + 1)
                if end < n and t.low[end] == ")":
                    j, moved = end + 1, True
                continue
            j, moved = end, True
            continue
        if (
            t.low[j] == "("
            and j + 2 < n
            and ")" in t.low[j + 2 : j + 4]
            and t.word(j + 1).isupper()
            and len(t.low[j + 1]) > 1
        ):
            j, moved = t.low.index(")", j + 2) + 1, True  # an abbreviation: (PVN)
            continue
        k = j + 1 if t.low[j] in ("(", ",") else j
        if t.low[k : k + 3] in (["trong", "giai", "đoạn"], ["trong", "nhiệm", "kỳ"]):
            k += 1
        if k < n and t.low[k] == "khóa" and k + 1 < n:
            k += 2
            while k + 1 < n and t.low[k] in (",", "-", "và") and _roman(t.low[k + 1]):
                k += 2
            j, moved = k + (k < n and t.low[k] == ")" and t.low[j] == "("), True
            continue
        if k + 1 < n and (t.low[k].isdigit() or t.low[k] == "hai") and t.low[k + 1 : k + 3] == ["nhiệm", "kỳ"]:
            k += 1  # "2 nhiệm kỳ 2005-2010"
        if k + 1 < n and (t.low[k : k + 2] in (["nhiệm", "kỳ"], ["nhiệm", "kì"], ["giai", "đoạn"])):
            found = term_at(t, k + 2)
            if found:
                term, end = found
                j, moved = end + (end < n and t.low[end] == ")" and t.low[j] == "("), True
    return j, term


def _roman(token: str) -> bool:
    return bool(token) and all(c in "ivxl" for c in token)


def term_at(t: Tokens, k: int) -> tuple[str, int] | None:
    """A term at token `k`, "2015-2020" or "2015 - 2020", and the token after it."""
    n = len(t.low)
    if k + 2 < n and t.low[k + 1] == "-" and _year(t.low[k]) and _year(t.low[k + 2]):
        return f"{t.low[k]}-{t.low[k + 2]}", k + 3
    return None


def _year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")


def session(s: Sentence, begin: int, end: int) -> int:
    """The latest session of a body that the tokens from `begin` to `end` name: "khóa IX, X"."""
    low = s.tokens.low
    found = 0
    for i in range(begin, end - 1):
        if low[i] == "khóa":
            k = i + 1
            while k < end and (numeral(low[k]) or low[k] in (",", "-", "và")):
                found = max(found, numeral(low[k]))
                k += 1
    return found


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def numeral(token: str) -> int:
    """The number that digits or Roman numerals write; 0 for anything else."""
    if token.isdigit():
        return int(token) if len(token) < 3 else 0
    if not token or any(c not in _ROMAN for c in token):
        return 0
    values = [_ROMAN[c] for c in token]
    return sum(-v if k + 1 < len(values) and v < values[k + 1] else v for k, v in enumerate(values))
