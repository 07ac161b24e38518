"""Who follows whom in a post that another sentence names: "Thay bà A là ông B", "người tiền nhiệm của ông A là ông C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ..lexicon import pattern
from ..statement import Status
from ..vietnamese import written
from .fact import Fact
from .people import People

_NAME = r"[^,.;:()\d\n]{2,40}"
_MAN = r"(?i:ông|bà|anh|chị|đồng chí)"
# "Thay vị trí bà A | là ông B", "Người kế nhiệm ông A là bà B"
_NEW = (
    rf"(?:^|(?<=[.;,\n]) ?)(?:Người |người )?(?i:«replacing»)(?: vị trí| chỗ)?(?: của| cho)? {_MAN} (?P<old>[^,.;:()\d\n]{{2,30}}?) "
    rf"(?:sẽ |chính )?là {_MAN} (?P<new>{_NAME})"
)
# "ông B ... đến nhận chức vụ | thay bà A"
_CAME = rf"{_MAN} (?P<new>[^,.;:()\d\n]{{2,30}}?)(?: ?[-,(][^.;\n]{{0,80}})? (?:đến|về|sang) nhận (?:chức vụ|nhiệm vụ|chức) thay {_MAN} (?P<old>{_NAME})"
# "Tiền nhiệm của ông A là | ông C", "mời người tiền nhiệm | C"
_OLD = (
    rf"(?i:tiền nhiệm)(?: của {_MAN} (?P<new>[^,.;:()\d\n]{{2,30}}?))?(?: ở (?:vị trí|cương vị|chức vụ) này)?"
    rf"(?: là| -|,)?(?P<address> {_MAN})? (?P<old>{_NAME})"
)
# found fast, and most articles have none
_NEW_SIGNS = ("là ông ", "là bà ", "là anh ", "là chị ", "là đồng chí ")
_CAME_SIGNS = ("đến nhận", "về nhận", "sang nhận")
_NEAR = 3000  # characters back to which a post is looked for


def followed(text: str, told: Sequence[Fact], people: People) -> Iterator[Fact]:
    """The posts that the words leave to another sentence: of whom one left or took up, the other had or has."""
    for words, signs in ((_NEW, _NEW_SIGNS), (_CAME, _CAME_SIGNS)):
        if any(sign in text for sign in signs):
            for match in pattern(words).finditer(text):
                old, new = _called(match["old"], people, match.start()), _called(match["new"], people, match.start())
                left = _last(told, old, "end", match.start())
                if left and new and new != left.person:
                    ends = (match.start(part) + len(_capitals(match[part])) for part in ("new", "old"))
                    yield _of(left, new, "start", match.start(), max(ends))
    if "iền nhiệm" in text:
        for match in pattern(_OLD).finditer(text):
            new = _called(match["new"], people, match.start()) if match["new"] else None
            old = _called(match["old"], people, match.start())
            taken = _last(told, new, "start", match.start()) if new or not match["new"] else None
            known = match["address"] or " " in _capitals(match["old"])
            if taken and old and known and written(old) != written(taken.person):
                yield _of(taken, old, "end", match.start(), match.start("old") + len(_capitals(match["old"])))


def _of(fact: Fact, person: str, status: Status, begin: int, finish: int) -> Fact:
    """The post of a fact, taken up or left by another person as the text says between two offsets."""
    post = fact.post._replace(term=None, former=False)
    holding = fact.holding._replace(rule="replaces" if status == "start" else "replaced", event=-1)
    start = fact.end if status == "start" else None  # the day on which the one left is the other's first
    told = fact._replace(person=person, post=post, holding=holding, status=status, start=start, end=None)
    return told._replace(begin=begin, finish=finish, given=False)


def _last(told: Sequence[Fact], person: str | None, status: Status, at: int) -> Fact | None:
    """The office that a person, or whoever did so last, took up or left as told last before an offset."""
    found = [
        fact
        for fact in told
        if fact.status == status
        and fact.post.title.rank in ("head", "deputy", "standing deputy")
        and at - _NEAR < fact.begin < at
        and (fact.post.title.single if person is None else written(fact.person) == written(person))
    ]
    if not found:
        return None
    last = max(fact.begin for fact in found)
    same = [fact for fact in found if fact.begin == last]
    return next((fact for fact in same if fact.post.title.single), same[0])


def _capitals(words: str) -> str:
    """The name that some words begin with: "Kiều Văn Cư | nghỉ hưu"."""
    return " ".join(takewhile(lambda word: word[0].isupper(), words.split()))


def _called(words: str, people: People, at: int) -> str | None:
    """The full name of whom the words call so."""
    name = _capitals(words)
    if not name:
        return None
    return people.named(name, at) or (name if " " in name else None)
