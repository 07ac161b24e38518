"""Which body a title speaks of, as far as the words beside it say.

A title may mean one body only ("Thủ tướng"), name its body itself ("Trưởng ban"), be followed by its body ("Chủ tịch
UBND xã X"), or by a place that stands for the body ("Chủ tịch xã X").
"""

from __future__ import annotations

from .lexicon import Head, Title, committee_of, head_of, lexicon
from .names import name_end
from .organisations import Organisation, organisation_at
from .places import official
from .sentence import Sentence, place_at, unlisted_place
from .tokens import Tokens


def body_of_title(s: Sentence, title: Title, begin: int, k: int) -> tuple[Organisation | None, int]:
    """The body of a title that ends before token `k`, and the token after it."""
    t = s.tokens
    n = len(t.low)
    if title.fixed:
        end = k
        found = lexicon().phrases.find(t.low, k, "head") if k < n and t.close(k) else None
        if found and found[0].tail in ("state", "inner"):
            end = organisation_at(s, k).end  # type: ignore[union-attr]
        foreign = foreign_at(s, end)
        if foreign:
            return Organisation(None, "", foreign, outside=True, foreign=True), foreign
        for words in (
            ["nước"],
            ["chxhcn", "việt", "nam"],
            ["cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "nam"],
            ["việt", "nam"],
            ["đảng"],
        ):
            if t.low[end : end + len(words)] == words:
                end += len(words)
        return Organisation(Head(title.fixed, "", "state"), title.fixed, end), end
    if title.body in lexicon().words["areas"]:
        return _area(s, title.body, k)
    organisation = None
    implied = head_of(title.body) if title.body else None
    repeated = title.body and k < n and t.low[k : k + len(title.body.split())] == title.body.lower().split()
    repeated = repeated and not lexicon().phrases.find(t.low, k, "subject")
    if title.body and not repeated:  # "Trưởng phòng | Phòng Tài nguyên" names it anew
        for back in range(max(begin, k - 3), k):  # "Trưởng ban | Chỉ đạo": the head begins within the title
            if (
                back > begin
                and (found := lexicon().phrases.find(t.low, back, "head"))
                and (found[1] > k or (found[1] == k and found[0].name == title.body))
            ):
                organisation = organisation_at(s, back)
                break
    if organisation is None:
        start = k
        if start < n and t.low[start] in lexicon().words["of"]:
            start += 1
        if start < n and t.close(start):
            mention = s.places.at.get(t.begins[start])
            if mention and mention.level in lexicon().words["areas"] and title.body in ("Tổ", None) and not title.bare:
                end = s.after(mention.end, start)
                return Organisation(None, "", end, place=mention), end
            organisation = None if _named(t, start) else organisation_at(s, start, implied)
            if organisation is None and title.bare:
                organisation = _by_place(s, title.bare, start)
        elif implied:
            organisation = Organisation(implied, implied.name, k)
    if organisation and title.base == "Đại biểu" and organisation.head and organisation.head.name.startswith("Đoàn"):
        assembly = head_of("Quốc hội")  # "đại biểu đoàn Trà Vinh"
        organisation = Organisation(assembly, "Quốc hội", organisation.end)
    elif organisation and title.base == "Đại biểu" and organisation.words == "Quốc hội":
        where = place_at(s, organisation.end) if organisation.end < n and t.close(organisation.end) else None
        if where:  # "đại biểu Quốc hội tỉnh Quảng Bình": the delegation's province
            organisation = organisation._replace(end=where[2])
    if organisation is None:
        foreign = foreign_at(s, k)
        return (Organisation(None, "", foreign, outside=True, foreign=True), foreign) if foreign else (None, k)
    if title.strict and organisation.end <= k:
        return Organisation(None, "", k, outside=True), k
    foreign = foreign_at(s, organisation.end)
    if foreign:
        return organisation._replace(outside=True, end=foreign, foreign=True), foreign
    return organisation, max(k, organisation.end)


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
    known = official()
    for rank in (4, 3):
        levels = known.levels.get((name, rank))
        if levels:
            return min(levels)
    return None
