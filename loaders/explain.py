"""What was read in an article and by which rule, shown on its own text: for those who mend the lexicon.

Offsets of quotes count in the original text, so the text is shown as it is, cut at every place where a quote begins or
ends; a piece bears the numbers of all statements whose quote it is part of.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from .article import Article
from .statement import Statement

if TYPE_CHECKING:
    from rich.text import Text

_COLOURS = {
    "holds_role": "green",
    "part_of": "blue",
    "merged_into": "magenta",
    "oversees": "yellow",
    "established": "cyan",
    "counted": "cyan",
}
_CONTEXT = frozenset(
    ("kind", "article", "id", "quote", "quote_begin", "quote_end", "version", "observed", "outlet", "reader", "rule")
)


class Piece(NamedTuple):
    """Some words of the article."""

    words: str
    quoted: list[int]  # numbers of the statements whose quote they are part of
    ended: list[int]  # those whose quote ends with them


_HEAD = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>canbo</title>
<style>
body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
article { white-space: pre-wrap; border-bottom: 1px solid #ccc; padding-bottom: 1rem }
mark { border-radius: 3px; padding: 0 2px } sup { color: #666; font-size: .7em }
.holds_role { background: #c8ecc8 } .part_of { background: #cfe2ff } .merged_into { background: #f1cff1 }
.oversees { background: #fff0b3 } .established, .counted { background: #c9f0f0 }
li { margin: .2rem 0 } .rule { color: #777 }
</style>
"""


def pieces(article: Article, statements: Sequence[Statement]) -> Iterator[Piece]:
    """The article's text in pieces; statements are numbered from 1.

    >>> from .statement import Established
    >>> made = Established(article="a", quote="xã B", quote_begin=2, quote_end=6, rule="r", organisation="xã B")
    >>> [tuple(piece) for piece in pieces(Article(text="ở xã B."), [made])]
    [('ở ', [], []), ('xã B', [1], [1]), ('.', [], [])]
    """
    cuts = sorted({0, len(article.text), *(at for s in statements for at in (s.quote_begin, s.quote_end))})
    for begin, end in pairwise(cuts):
        quoted = [n for n, s in enumerate(statements, 1) if s.quote_begin <= begin and end <= s.quote_end]
        yield Piece(article.text[begin:end], quoted, [n for n in quoted if statements[n - 1].quote_end == end])


def said(statement: Statement) -> str:
    """A statement's own fields in one line, those that context gave left out."""
    content = msgspec.to_builtins(statement)
    own = {k: v for k, v in content.items() if k not in _CONTEXT and v not in (None, "", [], (), False, "full")}
    return f"{content['kind']}: " + ", ".join(f"{name} {value}" for name, value in own.items())


def explained(article: Article, statements: Sequence[Statement]) -> Text:
    """For the terminal: the text with its quotes coloured and numbered, then the statements with their rules."""
    from rich.text import Text

    text = Text(f"{article.source or article.id} · {article.published or 'no date'} · {article.title or ''}\n", "bold")
    for words, quoted, ended in pieces(article, statements):
        text.append(words, _COLOURS[statements[quoted[0] - 1].kind] if quoted else "")
        text.append(_numbers(ended), "dim")
    for number, statement in enumerate(statements, 1):
        text.append(f"\n{number:3} ", "dim").append(said(statement), _COLOURS[statement.kind])
        text.append(f"  [{statement.rule}]", "dim")
    return text.append("\n")


def page(read: Iterable[tuple[Article, Sequence[Statement]]]) -> Iterator[str]:
    """An HTML page, piece by piece, that needs nothing but itself."""
    yield _HEAD
    for article, statements in read:
        title = f"{article.published or 'no date'} · {article.title or article.id}"
        yield f"<h2>{html.escape(title)}</h2>\n<article>"
        for piece in pieces(article, statements):
            yield _marked(piece, statements)
        yield "</article>\n<ol>\n"
        for s in statements:
            line = f'{html.escape(said(s))} <span class="rule">{html.escape(s.rule)}</span>'
            yield f'<li><span class="{s.kind}">{line}</span></li>\n'
        yield "</ol>\n"


def _marked(piece: Piece, statements: Sequence[Statement]) -> str:
    if not piece.quoted:
        return html.escape(piece.words)
    hint = "\n".join(f"{n} {said(statements[n - 1])} ({statements[n - 1].rule})" for n in piece.quoted)
    kind, words = statements[piece.quoted[0] - 1].kind, html.escape(piece.words)
    return f'<mark class="{kind}" title="{html.escape(hint)}">{words}</mark><sup>{_numbers(piece.ended)}</sup>'


def _numbers(ended: Sequence[int]) -> str:
    return f"[{','.join(map(str, ended))}]" if ended else ""
