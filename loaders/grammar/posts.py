"""Posts: the grammar of a title and the body that it belongs to.

A post is read left to right over tokens: words that change the title (nguyên, Quyền), the title, its body (`titled`,
`organisations`), what follows it (`terms`). Every step looks a bounded number of tokens ahead, so reading is linear
whatever the text. What a post leaves out ("Phó Bí thư, Chủ tịch UBND xã X") is filled in by `bodies`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..lexicon import Title, head_of, lexicon
from ..statement import Appointment
from .names import name_end
from .organisations import Organisation, organisation_at, outside_end
from .sentence import Sentence
from .terms import tail
from .titled import body_of_title
from .tokens import Tokens

_LONGEST_NAME = 16  # tokens of a company's or a school's name that the grammar has not read
_NO_NAME = frozenset((".", ":", "(", ")", '"', "“", "”"))


class Post(NamedTuple):
    """A title and the body that goes with it, as far as the words say."""

    title: Title
    role: str
    begin: int
    end: int
    organisation: Organisation | None
    appointment: Appointment = "full"
    former: bool = False
    term: str | None = None
    span: tuple[str, str] | None = None  # from and to when it was held: "(2008-2012)"; "" for today


def acting(posts: Iterable[Post]) -> tuple[Post, ...]:
    """The posts as held by an acting holder: "giao quyền Chủ tịch" makes a Quyền Chủ tịch."""
    return tuple(post._replace(role=f"Quyền {post.role}", appointment="acting") for post in posts)


def _modifiers(t: Tokens, i: int) -> tuple[int, bool, Appointment]:
    """Words before a title: nguyên, cựu, Quyền, tân."""
    former, appointment = False, "full"
    if i < len(t.low) and t.low[i] not in lexicon().words["modifiers"]:
        return i, former, appointment  # type: ignore[return-value]
    j = i
    while j < len(t.low) and j - i < 4:
        word = t.low[j]
        if word in lexicon().words["made_former"]:
            if lexicon().phrases.find(t.low, j, "title"):
                break  # "nguyên | Cố vấn"
            former = True
        elif word == "quyền":
            appointment = "acting"
        elif word == "q" and j + 1 < len(t.low) and t.low[j + 1] == ".":
            appointment = "acting"
            j += 1
        elif word in lexicon().words["made_new"]:
            if word == "đương" and t.low[j + 1 : j + 2] == ["kim"]:
                j += 1
        elif word == "là" and j > i:
            pass
        else:
            break
        j += 1
    return j, former, appointment  # type: ignore[return-value]


def post_at(s: Sentence, i: int, joined: bool = False, seat: bool = False) -> Post | None:
    """The post whose first word, modifiers included, is token `i`.

    One `joined` to another in a row is no board, unless a `seat` on it is spoken of: "tham gia Ban Thường vụ".
    """
    t = s.tokens
    j, former, appointment = _modifiers(t, i)
    found = lexicon().phrases.find(t.low, j, "title")
    if not found and i < len(t.low) and t.low[i] in lexicon().words["in_charge_starts"]:
        return _running(s, i)
    if not found:
        return (_board(s, i, seat) if j == i and (seat or not joined) else None) or _seat_in_short(s, i)
    title, k = found
    if t.low[j] == "vụ" and j and t.low[j - 1] == "chức" and not t.capital(j):
        return None  # "chức vụ | Phó Chủ tịch" is no Vụ phó
    if title.outside:
        end = outside_end(s, k) if k < len(t.low) and t.close(k) else k
        return Post(title, title.role, i, max(k, end), None, former=former)
    role, k, charged = _role(s, title, k, appointment == "acting")
    organisation, k = _served(s, title, k) or body_of_title(s, title, j, k)
    if organisation and t.low[k : k + 2] == ["việt", "nam"] and _of_the_country(organisation):
        k += 2  # "Thứ trưởng Bộ Ngoại giao | Việt Nam"
    k, term, span = tail(s, k)
    if organisation and organisation.bare and t.low[k : k + 1] == ["này"]:
        k += 1  # "Chủ tịch xã | này"
    return Post(title, role, i, k, organisation, "in charge" if charged else appointment, former, term, span)


def _of_the_country(organisation: Organisation) -> bool:
    """Whether there is one such body in the country, which "Việt Nam" may follow: a ministry."""
    last = organisation.innermost
    return bool(last.head and last.head.name == "Bộ" and last.words != "Bộ")


def _role(s: Sentence, title: Title, k: int, acting: bool) -> tuple[str, int, bool]:
    """The role with the words around its title: "Quyền Chủ tịch", "Phó Bí thư | Thường trực", "Phó Giám đốc | phụ trách".

    Further the token after it, and whether the deputy is in charge of the whole body.
    """
    low = s.tokens.low
    role = f"Quyền {title.role}" if acting else title.role
    standing = title.rank == "deputy" or title.role in lexicon().words["standing"]
    if standing and low[k : k + 2] == ["thường", "trực"]:
        role, k = f"{role} Thường trực", k + 2
    if low[k : k + 2] == ["chuyên", "trách"]:
        k += 2
    if title.rank == "deputy" and low[k : k + 2] == ["phụ", "trách"] and not _of_a_field(s, k + 2):
        return f"{role} phụ trách", k + 2, True
    return role, k, False


def _served(s: Sentence, title: Title, k: int) -> tuple[Organisation, int] | None:
    """Whom an assistant serves, which is no body of ours: "Thư ký | Chủ tịch nước"."""
    if title.base not in lexicon().words["assistants"] or k >= len(s.tokens.low) or not s.tokens.close(k):
        return None
    served = None if lexicon().phrases.find(s.tokens.low, k, "board") else post_at(s, k)
    return (Organisation(None, "", served.end, outside=True), served.end) if served else None


def _running(s: Sentence, i: int) -> Post | None:
    """The headship that is given without its title: "được giao nhiệm vụ điều hành UBND phường X"."""
    t = s.tokens
    found = lexicon().phrases.find(t.low, i, "acting.in_charge")
    if not found or not _entrusted(t.low, i, found[0]):
        return None
    organisation = organisation_at(s, found[1]) if found[1] < len(t.low) else None
    if organisation is None or not organisation.head or organisation.head.name not in lexicon().led_by:
        return None
    title = lexicon().phrases.find(lexicon().led_by[organisation.head.name].lower().split(), 0, "title")
    assert title
    return Post(title[0], title[0].role, i, organisation.end, organisation, "in charge")


def _entrusted(low: Sequence[str], i: int, verb: str) -> bool:
    """Whether somebody is given the running of a body: "được giao | phụ trách", "được phân công | điều hành", for a time.

    Who is "phân công phụ trách Sở X" may watch over it from above; who does so "tạm thời" runs it.
    """
    before = low[max(0, i - 4) : i]
    if low[i] in lexicon().words["for_a_time"]:
        return True
    return "giao" in before or ("phân" in before and "công" in before and "điều hành" in verb)


def _board(s: Sentence, i: int, seat: bool) -> Post | None:
    """Members of a board told of without a title: "Ban Thường vụ Huyện ủy X gồm các đồng chí: A, B", a `seat` on it."""
    t = s.tokens
    found = lexicon().phrases.find(t.low, i, "board")
    if not found:
        return None
    organisation = organisation_at(s, i)
    if seat and organisation:
        end, term, _ = tail(s, organisation.end)
        return Post(found[0], found[0].role, i, end, organisation, term=term)
    if organisation is None:
        return None
    colon = _list_begins(t, organisation.end)
    between = t.low[organisation.end : colon]
    if not lexicon().words["list_of_board"] & set(between) or any(word in between for word in (".", ";", "(")):
        return None
    end, term, _ = tail(s, organisation.end)
    return Post(found[0], found[0].role, i, end, organisation, term=term)


def _seat_in_short(s: Sentence, i: int) -> Post | None:
    """A seat told of by its board alone: "Ông A, | Thường vụ Tỉnh ủy, Giám đốc Công an tỉnh X"."""
    low = s.tokens.low
    if 0 < i < len(low) and low[i - 1] in ("-", "(") and low[i] in lexicon().words["delegations"]:
        return _of_a_delegation(s, i)
    if low[i : i + 2] != ["thường", "vụ"] or i == 0 or low[i - 1] not in (",", "-", "("):
        return None
    found, organisation = lexicon().phrases.find(low, i, "board"), organisation_at(s, i)
    last = organisation.innermost if organisation else None
    if not found or not organisation or not last or not last.head or last.head.tail != "fused":
        return None
    ends = low[organisation.end : organisation.end + 1]
    if ends not in ([","], [";"], ["-"], [")"], ["."]):
        return None
    return Post(found[0], found[0].role, i, organisation.end, organisation)


def _of_a_delegation(s: Sentence, i: int) -> Post | None:
    """A delegate named by the delegation alone: "Ông A | (Đoàn ĐBQH tỉnh X)", "Bà B | - Đoàn ĐBQH TP Y", which closes after it."""
    low, phrases = s.tokens.low, lexicon().phrases
    found, body = phrases.find(low, i, "head"), organisation_at(s, i)
    title = phrases.find(["đbqh"], 0, "title")
    if not found or found[0].name != "Đoàn đại biểu Quốc hội" or not body or not body.place or not title:
        return None
    closed = low[body.end : body.end + 1] in ([")"], [","], ["-"]) and (low[i - 1] == "-") != (low[body.end] == ")")
    assembly = Organisation(head_of("Quốc hội"), "Quốc hội", body.end)
    return Post(title[0], title[0].role, i, body.end, assembly) if closed else None


def _list_begins(t: Tokens, k: int) -> int:
    """Where the list of members begins after token `k`: at ":", or at an address after "gồm": "gồm | bà A, ông B"."""
    for i in range(k, min(k + 16, len(t.low))):
        if t.low[i] == ":" or (t.low[i - 1] == "gồm" and lexicon().phrases.find(t.low, i, "address")):
            return i
    return k


def _of_a_field(s: Sentence, k: int) -> bool:
    """Whether "phụ trách" is followed by a field of work: a deputy "phụ trách | kinh tế" heads nothing."""
    t = s.tokens
    if k >= len(t.low) or not t.close(k):
        return False
    return not lexicon().phrases.find(t.low, k, "head") and t.low[k].isalpha() and not t.capital(k)


def posts_at(s: Sentence, i: int) -> list[Post]:
    """The row of posts that begins at token `i`: "Phó Bí thư Huyện ủy, Chủ tịch UBND huyện X"."""
    if s.tokens.low[i] not in lexicon().posted:
        return []
    seat = _seated(s, i)
    first = post_at(s, i, seat=bool(seat))
    if not first:
        return []
    row = [first]
    while len(row) < 12:
        k = _joined(s, row[-1].end, seat if row[-1].title.rank == "member" else "") or _comma_left_out(s, row[-1])
        post = post_at(s, k, joined=True, seat=bool(seat)) if k else _past_name(s, row[-1])
        if not post or _begins_a_clause(s, row[-1], post):
            break
        row.append(post)
    if row[0].title.rank == "member" and s.tokens.low[max(0, i - 2) : i] == ["bầu", "cử"]:
        row = row[1:]  # "trong đợt bầu cử | đại biểu Quốc hội, Bí thư Thành ủy X A": an election, and no delegate yet
    return [post for post in row if not _bare_committee(post)] if seat else row


def _begins_a_clause(s: Sentence, last: Post, post: Post) -> bool:
    """Whether a post behind a semicolon is the one who acts next: "ông A, nguyên Bí thư X; | Chủ tịch UBND tỉnh yêu cầu ..."."""
    low = s.tokens.low
    return low[last.end : last.end + 1] == [";"] and post.end < len(low) and low[post.end] in lexicon().words["says"]


def _comma_left_out(s: Sentence, last: Post) -> int:
    """The token where the next post begins though a comma is missing, or 0: "Bí thư Đảng ủy | Giám đốc Sở X"."""
    t, body = s.tokens, last.organisation
    cell = body is not None and not body.placed and not body.inner and body.words in lexicon().words["party_bodies"]
    if not cell or last.end >= len(t.low) or not t.close(last.end) or not t.capital(last.end):
        return 0
    return last.end if lexicon().phrases.find(t.low, last.end, "title") else 0


def _past_name(s: Sentence, last: Post) -> Post | None:
    """The post behind the rest of the name of a body that holds no public posts.

    "Phó Giám đốc Xí nghiệp | khảo sát thiết kế cầu đường; | Bí thư Huyện ủy X": names of companies and schools have no end
    that their words tell.
    """
    t, lex = s.tokens, lexicon()
    body = last.organisation.innermost if last.organisation else None
    if not (last.title.outside or (body and body.outside and not body.foreign)):
        return None
    for j in range(last.end, min(last.end + _LONGEST_NAME, len(t.low))):
        if t.low[j] in _NO_NAME or t.low[j] in lex.words["phrase_ends"] or t.new_line(j):
            return None
        if lex.phrases.find(t.low, j, "address") or (t.capital(j) and name_end(t, j, False, s.places.ends) > j + 1):
            return None
        if t.low[j] in (",", ";"):
            k = _joined(s, j, "")
            return post_at(s, k, joined=True) if k else None
    return None


def _seated(s: Sentence, i: int) -> str:
    """What may join an office to the boards that follow if a seat on them is told of: "(thôi) tham gia | Ban Thường vụ"."""
    low = s.tokens.low
    if low[i] not in lexicon().first_of("board") or not lexicon().phrases.find(low, i, "board"):
        return ""
    if not any((found := lexicon().joints.find(low, i - n, "seats")) and found[1] == i for n in (4, 3, 2) if i >= n):
        return ""
    return "after_seat_left" if i > 2 and low[i - 3] == "thôi" else "after_seat"


def _bare_committee(post: Post) -> bool:
    """Whether a seat is one on a committee that has no name of its own: every leader has one on "Ban Chấp hành"."""
    organisation = post.organisation
    return bool(
        organisation and organisation.words == "Ban Chấp hành" and not organisation.inner and not organisation.placed
    )


def _joined(s: Sentence, i: int, seat: str) -> int:
    """The token after what joins two posts, or 0; after a `seat` further words: "tham gia BTV | và giữ chức | Bí thư"."""
    t = s.tokens
    j = i
    for _ in range(3):
        link = (seat and lexicon().joints.find(t.low, j, seat)) or lexicon().joints.find(t.low, j, "posts")
        if not link:
            break
        j = link[1]
    while j > i and (found := lexicon().phrases.find(t.low, j, "rank")) and t.low[found[1] : found[1] + 1] == [","]:
        j = found[1] + 1
    return j if j > i else 0
