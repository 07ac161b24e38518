"""Units and organisations joined, split, renamed and made, and how many parts a body has.

A merger is said in a few dozen ways, all of them verb and preposition around rows of names. So a sentence that holds
such a verb is first reduced to its names (`parties`), rows becoming one sign each: "thành lập ◆ trên cơ sở sáp nhập 3
phường: ◆ ◆ ◆" is "thành lập ◆ trên cơ sở sáp nhập ◆". The ways to say it are data (`lexicon/events_units.toml`). Plans
and proposals are no facts, so a sentence that hedges is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import ahocorasick

from .dates import Dated, dates
from .levels import levels, lexicon_table, split_level
from .lexicon import body_of
from .parties import Party, parties
from .places import PlaceMention, Places
from .posts import term_at
from .statement import Counted, Established, Manner, MergedInto
from .tokens import lower_of, sentences, tokens
from .vietnamese import Normalised, written

Make = Callable[..., Any]
_SIGN = 0xE000  # first of the private characters that stand for a row of names
_ANY = "[\ue000-\uefff]"
_ACT = re.compile(r"(?:Nghị quyết|Quyết định|Nghị định|Luật)(?: số)?:? ?(\d+[\w.]*(?: ?[/-] ?[\w]+)+)")
_ROW = re.compile(
    r"(?:,\s*và|,|;|\s*và|\s*cùng với|\s*cùng|\s*với)\s*(?:các|hai|ba|bốn|năm|toàn bộ|của|\d+)?\s*"
    r"(?:xã|phường|thị trấn|huyện|quận|tỉnh|thôn|ấp|đơn vị|cơ quan|sở)?\s*:?\s*"
)
_WITH = re.compile(r"\s(?:với|cùng với)\s")


class _Way(NamedTuple):
    pattern: re.Pattern[str]
    manner: Manner
    same: bool  # both sides bear one name


class _Words(NamedTuple):
    ways: tuple[_Way, ...]
    results: tuple[re.Pattern[str], ...]
    signs: Any  # automaton: words of mergers, words of founding, what is counted
    never: re.Pattern[str]
    hardly: re.Pattern[str]
    decided: re.Pattern[str]
    effect: re.Pattern[str]
    decision: re.Pattern[str]
    in_force: re.Pattern[str]
    working: re.Pattern[str]
    founded: re.Pattern[str]  # after "thành lập" or "bầu": a body or a date
    anniversary: re.Pattern[str]
    named_after: re.Pattern[str]
    backward: re.Pattern[str]
    considered: re.Pattern[str]
    heads: tuple[str, ...]
    terms: tuple[str, ...]
    number: re.Pattern[str]
    areas: frozenset[str]


def _either(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _way(pattern: str) -> re.Pattern[str]:
    """A pattern of the data file as a regular expression; every gap is bounded."""
    spelled = re.sub(r"\[([^]]*)\]", r"(?:\1)?", pattern).replace("(", "(?:").replace("(?:?:", "(?:")
    spelled = spelled.replace("⟮", r"\(")
    spelled = re.sub(r" ?… ?", "\0", spelled)
    spelled = re.sub(r" ?\.\. ?", "\1", spelled)
    spelled = spelled.replace(" ", r"\s+")
    spelled = spelled.replace("\0", "[^\ue000-\uefff;\n]{0,160}?").replace("\1", "[^\ue000-\uefff;\n]{0,40}?")
    # "thành" alone makes something; "nhập" alone joins something
    spelled = re.sub(r"\bthành\b(?!\\s\+lập)", r"thành(?!\\s(?:phố|ủy|viên|tích|công|đoàn|thị|lập))", spelled)
    spelled = re.sub(
        r"(?<=[(|])nhập\b", r"(?<!xâm )(?<!thu )(?<!xuất )(?<!gia )(?<!thâm )(?<!sáp )(?<!sát )nhập", spelled
    )
    for name in ("from2", "from", "into"):
        spelled = spelled.replace("{" + name + "}", f"(?P<{name}>{_ANY})")
    return re.compile(rf"(?<![^\W\ue000-\uefff]){spelled}")


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = lexicon_table("events_units.toml")
    words, counted = table["words"], table["counted"]
    what = [*counted["party"], *counted["communes"]]
    return _Words(
        tuple(_Way(_way(entry["pattern"]), entry["manner"], entry.get("same", False)) for entry in table["merger"]),
        tuple(_way(entry["pattern"]) for entry in table["result"]),
        _automaton({"merger": words["triggers"], "founding": ["thành lập", "bầu"], "counted": what}),
        re.compile(_either(words["not_a_fact"]), re.IGNORECASE),
        re.compile(_either(words["hardly_a_fact"]), re.IGNORECASE),
        re.compile(_either(words["decided"]), re.IGNORECASE),
        re.compile(rf"\b(?:{_either(words['effect'])})\s*(?:ngày|tháng|năm)?\s*\(?$", re.IGNORECASE),
        re.compile(rf"\b(?:{_either(words['decision'])})\b", re.IGNORECASE),
        re.compile(_either(words["in_force"]), re.IGNORECASE),
        re.compile(_either(words["working"]), re.IGNORECASE),
        re.compile(
            rf" (?:mới |ra |lại |các )?(?:{_either([*table['established']['heads'], *sum((lv.forms for lv in levels().values()), ())])}"
            r"|TP|TX|BCH|UBKT|\(?(?:vào|từ|ngày|năm|tháng|lại|theo)\b)",
            re.IGNORECASE,
        ),
        re.compile(_either(words["not_founded"]), re.IGNORECASE),
        re.compile(rf"\b(?:{_either(words['named_after'])}) $", re.IGNORECASE),
        re.compile(rf"\s*(?:{_either(words['backward'])})", re.IGNORECASE),
        re.compile(_either(words["considered"]), re.IGNORECASE),
        tuple(table["established"]["heads"]),
        tuple(table["established"]["terms"]),
        re.compile(rf"(?:\b(?P<before>{_either(counted['before'])}) |(?<![\w.,/-]))(?P<n>\d{{1,3}}) $", re.IGNORECASE),
        frozenset(counted["communes"]),
    )


def _automaton(kinds: Mapping[str, Sequence[str]]) -> Any:
    automaton = ahocorasick.Automaton()
    for kind, forms in kinds.items():
        for form in forms:
            for spelling in {form, form[:1].upper() + form[1:]}:
                automaton.add_word(spelling, (kind, form))
    automaton.make_automaton()
    return automaton


class _Skeleton(NamedTuple):
    """A sentence with its rows of names as single signs, and the way back."""

    text: str
    low: str  # `text` in lower case
    rows: tuple[tuple[Party, ...], ...]
    offsets: tuple[tuple[int, int], ...]  # (position in `text`, offset in the article), ascending
    begin: int
    end: int

    def offset(self, position: int) -> int:
        """Where a position of the skeleton stands in the article."""
        i = bisect_right(self.offsets, (position, 1 << 60)) - 1
        at, origin = self.offsets[i]
        return origin + position - at


def _same_kind(a: Party, b: Party) -> bool:
    return (a.rank < 0) == (b.rank < 0) and (a.rank < 0 or a.rank == b.rank or a.rank == 0 or b.rank == 0)


def _rows(text: str, found: Sequence[Party]) -> list[list[Party]]:
    rows: list[list[Party]] = []
    for party in found:
        last = rows[-1][-1] if rows else None
        if last:
            gap = text[last.end : party.begin]
            if len(gap) < 40 and _ROW.fullmatch(gap) and not _WITH.search(gap):
                if (last.rank < 0) == (party.rank < 0):  # "tỉnh A, huyện B": what does not fit is left out at the end
                    rows[-1].append(party)
                    continue
                if (
                    last.rank < 0
                    and party.rank > 0
                    and last.place
                    and last.head
                    and last.told
                    and gap.strip() in (",", "và")
                ):
                    # "Công an tỉnh A, B và C": the head goes with all
                    name = f"{last.head} {party.name}"
                    rows[-1].append(party._replace(name=name, rank=-1, head=last.head, label=last.label))
                    continue
        rows.append([party])
    return rows


_RESULT = re.compile(r"(?:thành|vào)\s*$", re.IGNORECASE)
_GOES_ON = re.compile(
    r",?\s*(?:được |sẽ |cũng |cùng |từ ngày [\d/.-]+ )*(?:nhập|hợp nhất|sáp nhập|sát nhập)\b", re.IGNORECASE
)


def _divided(text: str, rows: list[list[Party]]) -> list[list[Party]]:
    """Rows with the end of one merger and the beginning of the next parted: "... thành ◆, ◆ và ◆ nhập thành ..."."""
    found: list[list[Party]] = []
    for row in rows:
        before = text[max(0, row[0].begin - 12) : row[0].begin]
        if len(row) > 1 and _RESULT.search(before) and _GOES_ON.match(text, row[-1].end):
            found += [row[:1], row[1:]]
        elif len(row) > 1 and (new := row[-1].place) and text.startswith(" mới", new.end):
            found += [row[:-1], row[-1:]]  # "Sau khi sáp nhập phường A, phường B, phường C mới ..."
        else:
            found.append(row)
    return found


def _skeleton(places: Places, lower: str, begin: int, end: int) -> _Skeleton:
    text = places.text
    rows = _divided(text, _rows(text, parties(places, lower, begin, end)))
    pieces: list[str] = []
    offsets = [(0, begin)]
    at, length = begin, 0
    for i, row in enumerate(rows[:4000]):
        piece = text[at : row[0].begin]
        length += len(piece)
        pieces += [piece, chr(_SIGN + i)]
        offsets += [(length, row[0].begin), (length + 1, row[-1].end)]
        length += 1
        at = row[-1].end
    pieces.append(text[at:end])
    reduced = "".join(pieces)
    return _Skeleton(reduced, lower_of(reduced), tuple(map(tuple, rows)), tuple(offsets), begin, end)


class _Found(NamedTuple):
    """A merger as read: predecessors, successors, the words."""

    predecessors: tuple[Party, ...]
    successors: tuple[Party, ...]
    manner: Manner
    begin: int
    end: int
    rule: str
    at: int  # where it begins in the skeleton


def _fact(sentence: str, at: int, dated: Sequence[Dated]) -> bool:
    """Whether the clause around `at` tells what is, not what is planned."""
    words = _words()
    sentence = sentence[sentence.rfind(";", 0, at) + 1 : (sentence.find(";", at) + 1 or len(sentence) + 1) - 1]
    if words.never.search(sentence):
        return False
    return not words.hardly.search(sentence) or bool(dated or words.decided.search(sentence))


def _read(s: _Skeleton) -> Iterator[_Found]:
    """The mergers of one sentence, left to right, without overlap."""
    if len(s.rows) < 2:
        return
    at = 0
    ahead = [(way, _next(s, way, 0)) for way in _words().ways]  # each way with its next place in the sentence
    while ahead := [
        (way, match if match.start() >= at else _next(s, way, at)) for way, match in ahead if match is not None
    ]:
        found = [(match.start(), number) for number, (_, match) in enumerate(ahead) if match]
        if not found:
            return
        way, match = ahead[min(found)[1]]
        assert match is not None
        yield from _pairs(s, match, way.manner)
        at = max(match.end() - 1, at + 1)


def _next(s: _Skeleton, way: _Way, at: int) -> re.Match[str] | None:
    """The first match from `at` on whose sides fit each other."""
    match = way.pattern.search(s.low, at)
    return match if match is None or _sensible(s, match, way) else None


def _row(s: _Skeleton, match: re.Match[str], name: str) -> tuple[Party, ...]:
    group = match.groupdict().get(name)
    return s.rows[ord(group) - _SIGN] if group else ()


def _sensible(s: _Skeleton, match: re.Match[str], way: _Way) -> bool:
    """Whether both sides are of one kind, and of one name where the way asks for it."""
    before, after = _row(s, match, "from"), _row(s, match, "into")
    if way.same:
        return any(
            _same_kind(a, b) and a.place and b.place and _same_name(a.place.name, b.place.name)
            for a in before
            for b in after
        )
    return any(_same_kind(a, b) for a in before for b in after)


def _same_name(a: str, b: str) -> bool:
    return a.endswith(b) or b.endswith(a)  # tỉnh Thừa Thiên Huế, thành phố Huế


_CHAINED = re.compile(rf"[^;.]{{0,20}}?vào ({_ANY})")


def _pairs(s: _Skeleton, match: re.Match[str], manner: Manner) -> Iterator[_Found]:
    before = (*_row(s, match, "from"), *_row(s, match, "from2"))
    after = _row(s, match, "into")
    begin, end = s.offset(match.start()), s.offset(match.end())
    if manner != "split" and len(after) > 1:
        if len(after) == len(before):  # "thành lập thị trấn A và thị trấn B trên cơ sở xã A và xã B"
            for a, b in zip(before, after, strict=True):
                yield _Found((a,), (b,), "renamed" if manner == "joined" else manner, begin, end, manner, match.start())
            return
        after = tuple(b for b in after if any(_same_kind(a, b) for a in before))
        chained = _CHAINED.match(s.text, match.end())
        if manner == "absorbed" and chained:  # "xã A vào xã B, xã C vào xã D"
            into = s.rows[ord(chained[1]) - _SIGN][:1]
            yield _Found(after[1:], into, manner, after[1].begin, into[0].end, manner, match.start())
        after = after[:1]
    if manner == "split" and len(before) > 1:
        before = before[-1:] if match.start("from") > match.start("into") else before[:1]
    if before[0].rank > 0 and manner in ("joined", "renamed"):
        manner = "renamed" if len(before) == 1 else "joined"
    sides = (*before, *after)
    if s.text[match.start()] >= chr(_SIGN):
        begin = min(party.begin for party in sides)
    if s.text[match.end() - 1] >= chr(_SIGN):
        end = max(party.end for party in sides)
    yield _Found(before, after, manner, begin, end, manner, match.start())


def _results(s: _Skeleton, after_merger: frozenset[str], wholes: Mapping[frozenset[str], Party]) -> Iterator[_Found]:
    """Rows whose result bears the name of one of them, or is what the article says was split into them again."""
    for number, pattern in enumerate(_words().results):
        match = pattern.search(s.low)
        if not match:
            continue
        row = _row(s, match, "from")
        row = tuple(party for party in row if _same_kind(party, row[0]))
        if len(row) < 2:
            continue
        into = _row(s, match, "into")
        names = {party.unit and written(_bare(party.unit)) for party in into} if number == 0 else after_merger
        heirs = [party for party in row if party.unit and written(_bare(party.unit)) in names]
        heir = heirs[0] if len(heirs) == 1 else wholes.get(frozenset(written(party.name) for party in row))
        if heir is None:
            continue
        begin, end = s.offset(match.start()), max(party.end for party in row)
        end = max(end, s.offset(match.end()) if s.text[match.end() - 1] < chr(_SIGN) else 0)
        yield _Found(tuple(p for p in row if p is not heir), (heir,), "joined", begin, end, "result", match.start())
        return


def _bare(unit: str) -> str:
    return split_level(unit)[1]


_AFTER = re.compile(r"\s*(?:sau|mới|\(mới\))(?: khi)?\s*(?:sáp nhập|hợp nhất|sát nhập)?", re.IGNORECASE)


def _after_merger(places: Places) -> frozenset[str]:
    """Names of the units that the article calls new: "Công an TP Hải Phòng sau hợp nhất", "tỉnh Bắc Ninh (mới)"."""
    found = set()
    for mention in places.mentions:
        match = _AFTER.match(places.text, mention.end)
        if match and ("nhập" in match[0] or "nhất" in match[0] or "(mới)" in match[0]):
            found.add(written(mention.name))
    return frozenset(found)


@dataclass(frozen=True)
class _Article:
    """What all sentences of one article share."""

    places: Places
    lower: str
    published: date | None

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.places.text

    @cached_property
    def working(self) -> Dated | None:
        """The one day on which the article says that the new begins to work, or the act to hold."""
        return _working(self)

    @cached_property
    def plans(self) -> bool:
        """Whether its opening speaks of what is considered or proposed."""
        return bool(_words().considered.search(self.text, 0, 400))

    @cached_property
    def since(self) -> Dated | None:
        """The day in "sau hợp nhất, kể từ 1/7"."""
        return _after(self)


def _effective(article: _Article, s: _Skeleton, found: _Found, dated: Sequence[Dated]) -> Dated | None:
    """The day on which the merger takes effect, as the article gives it."""
    words = _words()
    text = article.text

    def before(d: Dated, size: int) -> str:
        return text[max(s.begin, d.begin - size) : d.begin]

    if found.rule == "result":
        near = (
            d
            for d in dated
            if words.effect.search(before(d, 24)) or (d.begin < found.begin and found.begin - d.end < 3)
        )
        return next(near, None) or article.since
    effect = [d for d in dated if words.effect.search(before(d, 24)) and not _inside_act(text, d)]
    plain = [
        d
        for d in dated
        if not words.decision.search(before(d, 60)) and not words.decision.search(text[d.end : d.end + 60])
    ]
    leading = [d for d in plain if d.begin <= found.begin]
    for some in (effect, leading[-1:], plain):
        if some:
            return min(some, key=lambda d: abs(d.begin - found.begin))
    return None if dated else article.working


_SINCE = re.compile(r"sau (?:khi )?(?:hợp nhất|sáp nhập|sát nhập),? (?:kể )?từ (?:ngày )?$")


def _after(article: _Article) -> Dated | None:
    """The day in "sau hợp nhất, kể từ 1/7", wherever the article says it."""
    text = article.text
    for match in re.finditer(r"nhất|nhập", text):
        for d in dates(text, match.end(), min(len(text), match.end() + 35), article.published):
            if _SINCE.search(text, max(0, match.start() - 20), d.begin):
                return d
    return None


_OF_ACT = re.compile(r"(?:Nghị quyết|Quyết định|Nghị định)(?:(?!hiệu lực|từ )[^,.;]){0,40}$")


def _inside_act(text: str, d: Dated) -> bool:
    return bool(_OF_ACT.search(text, max(0, d.begin - 60), d.begin))


def _working(article: _Article) -> Dated | None:
    """The one day on which the article says that an act takes effect, or the new begins to work, or "từ ngày" speaks of."""
    text = article.text
    told = list(dates(text, 0, len(text), article.published))
    for words in (_words().in_force, _words().working):
        found: dict[str, Dated] = {}
        for d in told:
            begin = max(0, d.begin - 90, text.rfind("\n", 0, d.begin) + 1, text.rfind(". ", 0, d.begin) + 1)
            end = min(
                d.end + 90, *(at if at >= 0 else len(text) for at in (text.find("\n", d.end), text.find(". ", d.end)))
            )
            if words.search(text, begin, end) and not _inside_act(text, d):
                found.setdefault(d.edtf, d)
        if len(found) == 1:
            return next(iter(found.values()))
    since = {d.edtf: d for d in told if _SINCE_DAY.search(text, max(0, d.begin - 20), d.begin)}
    return next(iter(since.values())) if len(since) == 1 else None


_SINCE_DAY = re.compile(r"\b(?:từ ngày|từ hôm nay,(?: ngày)?) $", re.IGNORECASE)


def _act(article: _Article, s: _Skeleton) -> str | None:
    """The resolution in the sentence, else the only one of the article."""
    here = _ACT.search(article.text, s.begin, s.end)
    if here:
        return " ".join(here[0].split())
    return None


def _wholes(readings: Iterable[Sequence[_Found]]) -> dict[frozenset[str], Party]:
    """What the article says was split, by the names of its parts."""
    return {
        frozenset(written(party.name) for party in found.successors): found.predecessors[0]
        for found in (found for read in readings for found in read)
        if found.manner == "split" and len(found.successors) > 1
    }


def _planned(article: _Article, s: _Skeleton) -> bool:
    """Whether the sentence goes on with a plan: "Theo đó, ..." after one that proposes, or an article about plans."""
    if (
        article.plans
        and not any(True for _ in dates(article.text, s.begin, s.end, article.published))
        and not _words().decided.search(s.text)
    ):
        return True
    before = max(article.text.rfind("\n", 0, s.begin), s.begin - 400, 0)
    return bool(_words().backward.match(s.text) and _words().never.search(article.text, before, s.begin))


def _stated(
    article: _Article, s: _Skeleton, mergers_here: Sequence[_Found], make: Make
) -> Iterator[MergedInto | Established]:
    """The statements of a sentence's mergers, each new unit being made as well."""
    if not mergers_here or _planned(article, s):
        return
    dated = list(dates(article.text, s.begin, s.end, article.published))
    for found in mergers_here:
        if not _fact(s.text, found.at, dated):
            continue
        when = _effective(article, s, found, dated)
        begin, end = found.begin, found.end
        if when and s.begin <= when.begin < s.end and found.rule != "result":
            begin, end = min(begin, when.begin), max(end, when.end)
        day = when.edtf if when else None
        for into in found.successors:
            if into.rank >= 0 and _within_a_name(article, into):
                continue
            pairs = [
                (old, into) for old in (_like(p, into) for p in found.predecessors) if _mergeable(found, old, into)
            ]
            for old, new in pairs:
                yield make(
                    MergedInto,
                    begin,
                    end,
                    f"merger {found.rule}",
                    from_=old.name,
                    into=_levelled(old, new) if found.manner == "renamed" else new.name,
                    date=day,
                    act=_act(article, s),
                    manner=found.manner,
                    unit=new.unit,
                    within=_within(article, new, old, begin),
                )
            if pairs and found.manner in ("joined", "split") and into.rank > 0:
                yield _made(article, into, begin, end, day, None, make)


def _within(article: _Article, new: Party, old: Party, at: int) -> tuple[str, ...]:
    """The chain above both, from whichever side the article places."""
    for side in (new, old):
        if side.unit and (chain := article.places.within(side.unit, at)):
            return chain
    return ()


def _mergeable(found: _Found, old: Party, into: Party) -> bool:
    """Whether one can have become the other; only a new unit may bear the name of an old one."""
    if not _same_kind(old, into) or not (_identified(old) and _identified(into)):
        return False
    return found.manner == "joined" or written(old.name) != written(into.name)


def _like(old: Party, into: Party) -> Party:
    """A predecessor named without its place has that of the successor: "Sở A với Sở B thành Sở C tỉnh X"."""
    if old.rank >= 0 or old.told or not into.unit or not into.told:
        return old
    return old._replace(name=f"{old.head} {into.unit}", unit=into.unit)


def _identified(party: Party) -> bool:
    """Whether it is known which one it is: a unit, a body with its place or the only one, "Sở Xây dựng" near a place."""
    if party.rank >= 0 or party.told or not body_of(party.head).local:
        return True
    return party.unit is not None and party.head.count(" ") > 1


def _levelled(old: Party, into: Party) -> str:
    """A bare new name takes the level of the old: "huyện Duyên Hải đổi tên thành Cần Giờ"."""
    bare = into.place is not None and into.rank >= 0 and into.name == into.place.name
    return f"{old.place.level} {into.name}" if bare and old.place and old.place.level else into.name


def _made(
    article: _Article, body: Party, begin: int, end: int, day: str | None, term: str | None, make: Make
) -> Established:
    within = article.places.within(body.unit, begin) if body.unit else ()
    made: Established = make(
        Established, begin, end, "made", organisation=body.name, date=day, term=term, unit=body.unit, within=within
    )
    return made


_FOUNDING = re.compile(
    rf"(?:quyết định|nghị quyết|công bố|ra|được|về việc|sau khi|,|^|ngày|lễ)[^\ue000-\uefff;]{{0,30}}thành lập\s+(?:mới\s+)?({_ANY})",
    re.IGNORECASE,
)
_FOUNDED = re.compile(
    rf"({_ANY}),?\s*(?:đã |mới |chính thức )*(?:được )(?:thành lập|tái lập)\s*\(?(?:vào|từ|ngày|năm|tháng|lại|theo)"
)
_ELECTING = re.compile(rf"\bbầu (?:ra |lại |Ban |các )?({_ANY})", re.IGNORECASE)


def _founded(article: _Article, s: _Skeleton, make: Make) -> Iterator[Established]:
    """Bodies made on a day: "thành lập Đảng bộ phường vào ngày 18-3-2020", "Sở X được thành lập năm 2004"."""
    dated = list(dates(article.text, s.begin, s.end, article.published))
    words = _words()
    if not dated or words.anniversary.search(s.text):
        return
    for pattern in (_FOUNDING, _FOUNDED):
        for match in pattern.finditer(s.text):
            body = s.rows[ord(match[1]) - _SIGN][0 if pattern is _FOUNDING else -1]
            clause = s.text[max(0, match.start() - 60) : match.end() + 40]
            if words.hardly.search(clause) or not _fact(s.text, match.start(), dated) or not _makeable(article, body):
                continue
            when = _founding_day(body, dated)
            begin, end = (min(when.begin, body.begin), max(body.end, when.end)) if when else (0, 999)
            if when and end - begin < 160:
                yield _made(article, body, begin, end, when.edtf, None, make)


def _founding_day(body: Party, dated: Sequence[Dated]) -> Dated | None:
    """The first day told after the body; else, of an organisation, the nearest before it, that of the decision."""
    after = [d for d in dated if d.begin >= body.end]
    if after and after[0].begin - body.end < 60:
        return after[0]
    return None if body.rank >= 0 or not dated else min(dated, key=lambda d: abs(d.begin - body.begin))


_ACRONYM = re.compile(r"[^\W\d_]*[A-ZĐ]{2,}[^\W\d_]* $")


def _within_a_name(article: _Article, unit: Party) -> bool:
    """Whether a place only ends the name of something else: "Cục THADS TP Vinh", "Công ty Vũng Tàu"."""
    if _words().named_after.search(article.text, max(0, unit.begin - 40), unit.begin):
        return True
    word = _ACRONYM.search(article.text, max(0, unit.begin - 20), unit.begin)
    return bool(word and not _words().signs.exists(word[0].strip().lower()))


def _makeable(article: _Article, body: Party) -> bool:
    """Whether its making is a fact of ours: a unit with its level, a standing body that the words name."""
    if body.rank >= 0:
        levelled = body.place is not None and body.place.level is not None
        return body.rank > 1 and levelled and not _within_a_name(article, body)
    return body.told and body.head.startswith(_words().heads)


def _elected(article: _Article, s: _Skeleton, make: Make) -> Iterator[Established]:
    """Bodies constituted for a term: "bầu Ủy ban kiểm tra ... nhiệm kỳ 2015-2020"."""
    for match in _ELECTING.finditer(s.text):
        first = s.rows[ord(match[1]) - _SIGN][0]
        if first.rank >= 0 or not first.head.startswith(_words().terms) or not _fact(s.text, match.start(), ()):
            continue
        words = tokens(article.text, article.lower, first.end, min(s.end, first.end + 120))
        at = next((i for i in range(len(words.low) - 1) if words.low[i : i + 2] == ["nhiệm", "kỳ"]), None)
        term = term_at(words, at + 2) if at is not None else None
        if at is None or term is None:
            continue
        same = [
            p
            for row in s.rows
            for p in row
            if first.begin <= p.begin < words.begins[at] and p.head.startswith(first.head)
        ]
        body = same[-1] if same[-1].told else first
        if body.unit:
            yield _made(article, body, body.begin, words.ends[term[1] - 1], None, term[0], make)


_CLOSED = re.compile(r"[^()\n]*\)")  # after a name within a bracket
_COMMUNES = ("phường", "xã", "thị trấn", "đặc khu")


_ENDS = re.compile(r"\s*(?:[.,;:)(]|và |đều |trực thuộc|với |của |\n|$)")


def _counts(
    article: _Article, hits: Sequence[tuple[int, int, str]], communes: _Communes, make: Make
) -> Iterator[Counted]:
    """How many parts a commune has, how many cells its Party organisation; `hits` are what may be counted."""
    text = article.text
    for begin, end, what in hits:
        number = _words().number.search(text, max(0, begin - 20), begin)
        after = _ENDS.match(text, end)
        if not number or text[end : end + 1].isalnum():
            continue
        under = "trực thuộc" in what or (after and after[0].strip() == "trực thuộc")
        if not (under or (number["before"] and after)) or int(number["n"]) < 2:
            continue
        unit = _commune(article, communes, begin)
        if unit is None:
            continue
        name = article.places.full_of(unit)
        yield make(
            Counted,
            number.start("n"),
            end,
            "count",
            body=name if what in _words().areas else f"Đảng bộ {name}",
            what=what,
            count=int(number["n"]),
            unit=name,
            within=article.places.within(name, begin),
        )


class _Communes(NamedTuple):
    """The mentions of communes outside brackets and not merged away, and the commune that the article names twice as often as any other."""

    mentions: list[PlaceMention]
    begins: list[int]
    subject: PlaceMention | None


def _communes(places: Places, gone: frozenset[str]) -> _Communes:
    of = [m for m in places.mentions if m.level in _COMMUNES and written(places.full_of(m)) not in gone]
    free = [m for m in of if not _CLOSED.match(places.text, m.end, m.end + 200)]
    count = Counter(written(places.full_of(m)) for m in of).most_common(2)
    clear = count and (len(count) == 1 or count[0][1] >= 2 * count[1][1])
    subject = next((m for m in of if clear and written(places.full_of(m)) == count[0][0]), None)
    return _Communes(free, [m.begin for m in free], subject)


def _commune(article: _Article, communes: _Communes, at: int) -> PlaceMention | None:
    """The commune that a sentence speaks of: the one named last in its paragraph, else the subject of the article."""
    last = bisect_right(communes.begins, at) - 1
    if last >= 0 and communes.begins[last] > article.text.rfind("\n", 0, at):
        return communes.mentions[last]
    return communes.subject


_LONGEST = 1500  # characters read of one sentence


def mergers(
    text: Normalised, places: Places, published: date | None, make: Make
) -> Iterator[MergedInto | Established | Counted]:
    """What the text says of units and organisations joined, split, renamed, made and counted.

    `make(cls, begin, end, rule, **fields)` builds the record of what stands at `begin`..`end` of the normalised text.
    """
    hits: list[int] = []
    founding: list[int] = []
    counted: list[tuple[int, int, str]] = []
    words = _words()
    for last, (kind, form) in words.signs.iter_long(text.text):
        if kind == "merger":
            hits.append(last)
        elif kind == "founding" and words.founded.match(text.text, last + 1):
            founding.append(last)
        elif kind == "founding":
            continue
        else:
            counted.append((last + 1 - len(form), last + 1, form))
    read = bool(hits or founding)
    article = _Article(places, lower_of(text.text) if read else "", published)
    begins = sentences(text.text) if read else []
    done: set[tuple[str, ...]] = set()
    old: set[str] = set()
    new: set[str] = set()
    merging = {bisect_right(begins, at) - 1 for at in hits}
    found: list[tuple[_Skeleton, list[_Found], bool]] = []
    for number in sorted(merging | {bisect_right(begins, at) - 1 for at in founding}):
        begin, end = begins[number], begins[number + 1]
        s = _skeleton(places, article.lower, begin, min(end, begin + _LONGEST))
        found.append((s, list(_read(s)) if number in merging else [], number in merging))
    wholes = _wholes(reading for _, reading, _ in found)
    news = _after_merger(places) if hits else frozenset()
    for s, reading, may in found:
        mergers_here = reading or (list(_results(s, news, wholes)) if may else [])
        said = (*_stated(article, s, mergers_here, make), *_founded(article, s, make), *_elected(article, s, make))
        for statement in said:
            if isinstance(statement, MergedInto):
                old.add(written(statement.from_))
                new.add(written(statement.into))
            if _said(statement) not in done:
                done.add(_said(statement))
                yield statement
    communes = _communes(places, frozenset(old - new)) if counted else None
    if communes:
        yield from _counts(article, counted, communes, make)


def _said(statement: MergedInto | Established) -> tuple[str, ...]:
    if isinstance(statement, MergedInto):
        return statement.from_, statement.into
    return statement.organisation, statement.date or "", statement.term or ""
