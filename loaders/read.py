"""Article files to articles, one at a time, whatever state the files are in.

Archives of news are large and never clean, so reading is lazy, holds one article in memory at a time, and treats what is
broken as a finding rather than as the end: each broken file, line or row is one `InputError`, told in one line, and the
next article follows. What is odd but harms no article (a missing date, above all) is counted and told once for each
path that was asked for. The text of an article is never changed, since every quote is an offset into it.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from ..errors import InputError
from .article import Article
from .decoding import decoded, encoding_of, told
from .masthead import Masthead, Moment, masthead, moment

LARGEST = (
    8 << 20
)  # bytes of one article: twenty times the longest that a newspaper prints, pictures inlined in a page included
LARGEST_JSON = 64 << 20  # bytes of one .json file, which must be held whole
STDIN = "-"
_SHOWN = 60  # characters of a value or name in a message
_PLACES = 3  # places that a note names
_HEAD = 1 << 20  # bytes of a CSV file by which its encoding is told
_TOO_LONG = object()
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"\w")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


class Note(NamedTuple):
    """Something odd about one article that is read all the same."""

    what: str  # said of "article(s)": "without a date: ..."
    place: str  # file, and line where it has lines


class _Row(msgspec.Struct):
    """One article as a line of JSON or a row of CSV gives it; unknown keys are ignored, of a repeated key the last counts."""

    id: Any = None
    url: Any = None
    title: Any = None
    published: Any = None
    modified: Any = None
    outlet: Any = None
    author: Any = None
    text: str | None = None
    html: str | None = None


class _Place(NamedTuple):
    """Where an article stands."""

    name: str  # for messages: "a.jsonl, line 3"
    source: str  # for the record: "a.jsonl:3"


Found = Article | InputError | Note
_COLUMNS = frozenset(_Row.__struct_fields__)
_WORDS = ("id", "url", "title", "outlet", "author")
_row = msgspec.json.Decoder(_Row)
_rows = msgspec.json.Decoder(list[msgspec.Raw])


def read(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    problems: Callable[[str], None] | None = None,
    notes: Callable[[str], None] | None = None,
) -> Iterator[Article]:
    """The articles of files and folders, lazily and in the order given; within a folder by name.

    Read are .txt (the text of a page), .html and .htm, .jsonl and .ndjson (one object a line), .json (an object or an
    array of them), .csv (a header row), each also as .gz, folders of these, and "-" (JSON lines from standard input).
    Keys and columns: id, url, title, published, modified, outlet, author, and text or html.

    Each broken file, line or row goes to `problems` as one line and the others go on; without `problems` the first one
    raises `InputError`. `notes` is told, one line for each kind and path, of articles read in spite of something odd.

    >>> import os, tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.jsonl")
    ...     _ = path.write_text('{"text": "Bí thư", "published": "2020-06-12"}\\n{"text": ""}\\n', encoding="utf-8")
    ...     told = []
    ...     [article.published for article in read([path], told.append)], told[0].rpartition(os.sep)[2]
    ([datetime.date(2020, 6, 12)], 'a.jsonl, line 2: the article has no text; give `text` or `html`')
    """
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        odd: dict[str, list[str]] = {}
        for found in _read_path(os.fspath(path)):
            if isinstance(found, Article):
                yield found
            elif isinstance(found, Note):
                odd.setdefault(found.what, []).append(found.place)
            elif problems is None:
                raise found
            else:
                problems(str(found))
        if notes:
            for what, places in odd.items():
                notes(_counted(what, places))


def _counted(what: str, places: list[str]) -> str:
    """One line for all articles of a path with the same oddity."""
    more = len(places) - _PLACES
    file = places[0].rpartition(", line ")[0]
    named = "; ".join([places[0], *(place.removeprefix(f"{file}, ") for place in places[1:_PLACES])])
    named += f"; and {more} more" if more > 0 else ""
    return f"{len(places)} article{'s' if len(places) > 1 else ''} {what} ({named})"


# --- paths


def _read_path(path: str) -> Iterator[Found]:
    if path == STDIN:
        yield from _guarded("standard input", _read_stdin())
    elif re.match(r"https?://", path):
        yield _problem(path, "canbo reads files; fetch the page first and give the file")
    else:
        yield from _guarded(_name(path), _read_existing(path))


def _read_existing(path: str) -> Iterator[Found]:
    if os.path.isdir(path):
        yield from _read_folder(path)
    elif kind := _kind(path):
        yield from kind(path)
    elif os.path.exists(path) and not os.path.isfile(path):  # a pipe, such as <(...) of a shell
        yield from _read_lines(path)
    elif not os.path.exists(path):
        yield _problem(_name(path), "there is no such file or folder")
    else:
        yield _problem(_name(path), f"canbo reads {', '.join(_KINDS)} (also as .gz); convert the file to one of these")


def _guarded(name: str, found: Iterator[Found]) -> Iterator[Found]:
    """What was found, up to a failure of the file as a whole, which is one problem more."""
    try:
        yield from found
    except FileNotFoundError:
        yield _problem(name, "there is no such file or folder")
    except PermissionError:
        yield _problem(name, "no permission to read it; ask its owner, or read a copy of your own")
    except UnicodeDecodeError as error:
        yield _problem(
            name, f"the text stops being {error.encoding} on the way ({error.reason}); save it again as UTF-8"
        )
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield _problem(name, f"the compressed data is damaged or cut off ({error}); fetch it again")
    except (OSError, ValueError) as error:
        yield _problem(name, f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _read_folder(folder: str) -> Iterator[Found]:
    """Every file of a known kind under a folder, in the order of their names; hidden ones and links to folders left out."""
    empty = True
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)
            kind = _kind(path)
            if kind and not name.startswith("."):
                empty = False
                yield from _guarded(_name(path), kind(path))
    for error in refused:
        yield _problem(_name(str(error.filename)), f"the folder cannot be read: {error.strerror}")
    if empty and not refused:
        yield _problem(_name(folder), f"the folder holds no articles ({', '.join(_KINDS)})")


def _kind(path: str) -> Callable[[str], Iterator[Found]] | None:
    name = os.path.basename(path).lower()
    return _KINDS.get(os.path.splitext(name.removesuffix(".gz"))[1])


@contextmanager
def _opened(path: str) -> Iterator[IO[bytes]]:
    """The bytes of a file, decompressed where it is a .gz."""
    with open(path, "rb") as raw:
        if not path.lower().endswith(".gz"):
            yield raw
            return
        with gzip.GzipFile(fileobj=raw) as unpacked, io.BufferedReader(unpacked) as stream:
            yield stream


# --- whole files: .txt, .html, .json


def _read_text(path: str) -> Iterator[Found]:
    yield from _read_whole(path, lambda text: _Row(text=text))


def _read_page(path: str) -> Iterator[Found]:
    yield from _read_whole(path, lambda text: _Row(html=text))


def _read_whole(path: str, row: Callable[[str], _Row]) -> Iterator[Found]:
    name = _name(path)
    with _opened(path) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield _problem(
            name, f"more than {LARGEST >> 20} MiB for one article; split it, or write its articles as JSON lines"
        )
        return
    try:
        text, encoding = decoded(data)
    except InputError as error:
        yield _problem(name, str(error))
        return
    if not _WORD.search(text):
        yield _problem(name, "the file is empty; leave it out or fill it")
        return
    yield from _article(row(text), _Place(name, name), encoding)


def _read_json(path: str) -> Iterator[Found]:
    """One object, an array of objects, or JSON lines under the name of JSON."""
    name = _name(path)
    with _opened(path) as stream:
        data = stream.read(LARGEST_JSON + 1)
    if len(data) > LARGEST_JSON:
        yield _problem(name, f"more than {LARGEST_JSON >> 20} MiB in one .json; write one article a line (.jsonl)")
        return
    try:
        text, encoding = decoded(data)
    except InputError as error:
        yield _problem(name, str(error))
        return
    if text.lstrip().startswith("["):
        yield from _array(text, name, encoding)
    elif _is_json(text):
        yield from _object(text, _Place(name, name), encoding)
    else:
        yield from _read_lines(path)


def _array(text: str, name: str, encoding: str | None) -> Iterator[Found]:
    try:
        rows = _rows.decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        yield _problem(name, _json_advice(error))
        return
    for number, row in enumerate(rows, 1):
        yield from _object(bytes(row).decode(), _Place(f"{name}, article {number}", f"{name}:{number}"), encoding)


def _is_json(text: str) -> bool:
    try:
        msgspec.json.decode(text, type=msgspec.Raw)
    except (msgspec.MsgspecError, RecursionError):
        return False
    return True


# --- JSON lines


def _read_stdin() -> Iterator[Found]:
    yield from _json_lines(sys.stdin.buffer, "standard input")


def _read_lines(path: str) -> Iterator[Found]:
    with _opened(path) as stream:
        yield from _json_lines(stream, _name(path))


def _json_lines(stream: IO[bytes], name: str) -> Iterator[Found]:
    """One article a line; each line proves its own encoding, unless the file is of a wide one."""
    buffered: Any = stream if hasattr(stream, "peek") else io.BufferedReader(stream)
    wide = _wide(buffered.peek(4)[:4])
    lines = io.TextIOWrapper(buffered, wide, newline="\n") if wide else buffered
    empty = True
    for number, line in enumerate(iter(lambda: _next_line(lines), None), 1):
        place = _Place(f"{name}, line {number}", f"{name}:{number}")
        if line is _TOO_LONG:
            yield _problem(place.name, f"more than {LARGEST >> 20} MiB on one line, skipped; split the article")
        elif not line.strip():
            continue
        elif isinstance(line, str):
            yield from _object(line.strip().strip("\ufeff"), place, wide)
        else:
            yield from _line(line.strip().removeprefix(codecs.BOM_UTF8), place)
        empty = False
    if empty:
        yield _problem(name, "nothing in it; give one JSON object a line, with `text` or `html`")
    for wrapper in {id(s): s for s in (lines, buffered) if s is not stream}.values():
        wrapper.detach()  # left to itself it would close a stream that is not ours


def _wide(head: bytes) -> str | None:
    """The encoding of a file whose line ends are wider than one byte."""
    if head in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return "utf-32"
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    return {(True, False): "utf-16-be", (False, True): "utf-16-le"}.get((head[:1] == b"\0", head[1:2] == b"\0"))


def _next_line(stream: Any) -> Any:
    """The next line of bytes or text; `_TOO_LONG` for one that is, its rest passed over piece by piece; None at the end."""
    line = stream.readline(LARGEST + 1)
    if len(line) <= LARGEST:
        return line or None
    piece = line
    while piece and piece[-1:] not in ("\n", b"\n"):
        piece = stream.readline(LARGEST)
    return _TOO_LONG


def _line(line: bytes, place: _Place) -> Iterator[Found]:
    try:
        row = _row.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        yield from _odd_line(line, place)
    else:
        yield from _article(row, place, None)


def _odd_line(line: bytes, place: _Place) -> Iterator[Found]:
    """A line that is not plainly an article in UTF-8."""
    try:
        text, encoding = line.decode(), None
    except UnicodeDecodeError:
        try:
            text, encoding = decoded(line)
        except InputError as error:
            yield _problem(place.name, re.sub(r" on line 1\b| \(line 1\)", "", str(error)))
            return
    yield from _object(text, place, encoding)


def _object(text: str, place: _Place, encoding: str | None) -> Iterator[Found]:
    try:
        row = _row.decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        try:  # half a surrogate pair, as programs leave that cut a text between two units of UTF-16
            if "\\u" not in text:
                raise error
            row = msgspec.convert(json.loads(text), _Row)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            yield _problem(place.name, _json_advice(error))
            return
    yield from _article(row, place, encoding)


def _json_advice(error: Exception) -> str:
    text = str(error)
    if isinstance(error, RecursionError):
        return "the JSON is nested too deeply for an article"
    if isinstance(error, msgspec.ValidationError):
        return f"not an article: {text[:1].lower()}{text[1:]}; give an object with `text` or `html`"
    if "truncated" in text:
        return "the JSON breaks off; fetch or write the article again, whole and on one line"
    return f"not JSON: {text.removeprefix('JSON is malformed: ')}; write one object a line"


# --- CSV


def _read_csv(path: str) -> Iterator[Found]:
    """A header row, then one article a row; separated by comma, semicolon (Excel in Vietnam) or tab."""
    name = _name(path)
    with _opened(path) as stream:
        head = stream.read(_HEAD)
        stream.seek(0)
        try:
            encoding = encoding_of(head, whole=len(head) < _HEAD)
        except InputError as error:
            yield _problem(name, str(error))
            return
        codec = "utf-8-sig" if encoding == "utf-8" else encoding
        with io.TextIOWrapper(stream, codec, newline="") as text:
            yield from _csv_rows(text, name, told(encoding))


def _csv_rows(stream: IO[str], name: str, encoding: str | None) -> Iterator[Found]:
    header = _next_line(stream)
    header = "…" if header is _TOO_LONG else (header or "").strip()
    separator = max(",;\t", key=lambda mark: len(_COLUMNS.intersection(_columns(header, mark))))
    columns = _columns(header, separator)
    if fault := _header_fault(columns, header):
        yield _problem(name, fault)
        return
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST))
    rows = csv.reader(iter(lambda: _csv_line(stream), None), delimiter=separator, strict=True)
    lost = False  # from a broken row to the next whole one: the pieces of the broken one are not told one by one
    while True:
        line = rows.line_num + 2  # the header is one
        place = _Place(f"{name}, line {line}", f"{name}:{line}")
        try:
            row = next(rows, None)
        except csv.Error as error:
            lost = True
            yield _problem(place.name, _csv_advice(str(error)))
            continue
        if row is None:
            return
        if any(row[len(columns) :]) or len(row) < len(columns):
            if row and not lost:
                yield _problem(
                    place.name,
                    f"{len(row)} fields under {len(columns)} columns; quote texts that hold '{separator}' or line ends",
                )
            continue
        lost = False
        known = {column: value for column, value in zip(columns, row, strict=False) if column in _COLUMNS and value}
        yield from _article(_Row(**known), place, encoding)


def _csv_line(stream: IO[str]) -> Any:
    line = _next_line(stream)
    if line is _TOO_LONG:
        raise csv.Error(f"more than {LARGEST >> 20} MiB on one line")
    return line


def _columns(header: str, separator: str) -> list[str]:
    return [name.strip("\ufeff ").casefold() for name in next(csv.reader([header], delimiter=separator), [])]


def _header_fault(columns: list[str], header: str) -> str | None:
    if not header:
        return "the file is empty; name the columns on the first line"
    twice = sorted({column for column in columns if column in _COLUMNS and columns.count(column) > 1})
    if twice:
        return f"column {twice[0]} stands twice in the header; keep one"
    if not {"text", "html"}.intersection(columns):
        return (
            f"no column text or html in the header ({_shown(', '.join(columns))}); name the columns on the first line"
        )
    return None


def _csv_advice(fault: str) -> str:
    if "unexpected end" in fault or "field limit" in fault:
        return "a quotation mark opens in this row and does not close; close it, and double those within a text"
    return f"the row cannot be read ({fault}); quote its texts, and double the quotation marks within"


# --- from a row to an article


def _article(row: _Row, place: _Place, encoding: str | None) -> Iterator[Found]:
    """The article after the notes on what is odd about it; or the problem that there is none."""
    try:
        text, own = _content(row)
    except InputError as error:
        yield _problem(place.name, str(error))
        return
    given = {name: _word(getattr(row, name)) for name in _WORDS}
    published, modified = _moment(row.published) or own.published, _moment(row.modified) or own.modified
    url = given["url"] or own.url
    yield from _notes(row, place, published, text)
    yield Article(
        text=_SURROGATE.sub("\ufffd", text),
        id=given["id"] or "",
        title=given["title"] or own.title,
        kicker=own.kicker,
        published=published.day if published else None,
        modified=modified.isoformat() if modified else None,
        outlet=given["outlet"] or _host(url) or own.outlet,
        author=given["author"] or own.author,
        url=url,
        source=place.source,
        encoding=encoding,
    )


def _content(row: _Row) -> tuple[str, Masthead]:
    """The text of a row and what its page says of itself. Raises `InputError` where there is none."""
    if row.text and _WORD.search(row.text):
        return row.text, masthead(row.text)
    if row.html and row.html.strip():
        from .pages import page

        return page(row.html)
    raise InputError("the article has no text; give `text` or `html`")


def _notes(row: _Row, place: _Place, published: Moment | None, text: str) -> Iterator[Note]:
    for name in ("published", "modified"):
        value = getattr(row, name)
        if value not in (None, "") and _moment(value) is None:
            yield Note(f"with a `{name}` that is no day such as 2014-04-06", f"{place.name}: {_shown(value)}")
    for name in _WORDS:
        value = getattr(row, name)
        if value not in (None, "", []) and _word(value) is None:
            yield Note(f"with an unreadable `{name}`, left out", f"{place.name}: {_shown(value)}")
    if published is None:
        yield Note("without a date of publication; such an article places nobody in office on any day", place.name)
    if _SURROGATE.search(text):
        yield Note("with half a character (a lone surrogate), read as U+FFFD", place.name)


def _word(value: Any) -> str | None:
    """A field's value as one line of text: several authors are joined, a number is written out."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_word, value))) or None
    if isinstance(value, dict):  # an author as JSON-LD writes it
        return _word(value.get("name"))
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(_SURROGATE.sub("\ufffd", str(value)).split()) or None


def _moment(value: Any) -> Moment | None:
    return moment(value) if isinstance(value, str) else None


def _host(url: str | None) -> str | None:
    """The host of a URL without "www.", which stands for the newspaper where it is not named."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


# --- messages


def _problem(place: str, text: str) -> InputError:
    return InputError(_BREAKS.sub(" ", f"{place}: {text}"))


def _name(path: str) -> str:
    """A path as it can be printed: one line, and U+FFFD for bytes that are no text."""
    return _BREAKS.sub("?", os.fsencode(path).decode("utf-8", "replace"))


def _shown(value: Any) -> str:
    text = ascii(value) if isinstance(value, str) and _SURROGATE.search(value) else repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


_KINDS: dict[str, Callable[[str], Iterator[Found]]] = {
    ".txt": _read_text,
    ".html": _read_page,
    ".htm": _read_page,
    ".jsonl": _read_lines,
    ".ndjson": _read_lines,
    ".json": _read_json,
    ".csv": _read_csv,
}
