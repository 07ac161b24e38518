"""A newspaper's HTML page to the article's text and what the page says of itself.

The body is trafilatura's work. Day, title, author and outlet are read here, because a wrong day makes a wrong answer:
only what the page declares as its own date counts (JSON-LD, meta tags, the visible date line), never a day that is
merely found somewhere in it, and every time is turned into Vietnam's, where the day of publication is the day. Title and
standfirst stand before the body as paragraphs of their own where trafilatura took them for decoration, since headlines
name people and posts.
"""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from .masthead import Dates, Masthead, Moment, date_line, masthead, moment

_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "WebPage")  # schema.org, best first
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "its_publication", "article:published", "dc.date.issued", "dcterms.created", "dc.date", "sailthru.date",
    "parsely-pub-date", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "datemodified",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)
_OUTLETS = ("og:site_name", "dc.publisher", "application-name")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "dable:author", "sailthru.author")
_DATED = re.compile(r"date|time|publish|ngay|meta", re.IGNORECASE)  # classes of visible date lines
_LEADING = re.compile(r"sapo|standfirst|chapeau|lead|summary|desc|intro", re.IGNORECASE)  # classes of standfirsts
_WRITTEN_BY = re.compile(r"(?<![a-z])(?:author|tac-?gia|byline)(?![a-z])", re.IGNORECASE)
_MENU = "//table[following::h1]"  # a table above the headline is no table of the article
_AS_UTC = re.compile(r"(?:Z|[+-]00:?00)$")
_NEAR = 60  # elements after the headline among which its date line and standfirst are looked for
_BOXES = 3  # levels of elements around the headline within which a date line before it is its own
_LEAD = range(20, 1001)  # characters of a standfirst
_LINE = 120  # most characters of a visible date line
_NAME = 60  # most characters of a visible author
_WRAPPING = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*$")

for _logger in (
    "trafilatura",
    "htmldate",
    "courlan",
):  # their warnings would reach standard error past canbo's own lines
    logging.getLogger(_logger).addHandler(logging.NullHandler())


def page(markup: str) -> tuple[str, Masthead]:
    """The article's text, paragraphs on lines of their own, and what its page says of itself.

    Raises `InputError` (without the file's name) for a page that holds no article.

    >>> text, about = page('<meta property="article:published_time" content="2020-06-11T19:30:00Z"><h1>Tin</h1>'
    ...                    '<article><p>Bà Lê Thị Mai giữ chức Chủ tịch UBND phường.</p></article>')
    >>> about.published.day.isoformat(), text.splitlines()
    ('2020-06-12', ['Tin', 'Bà Lê Thị Mai giữ chức Chủ tịch UBND phường.'])
    """
    import trafilatura
    from lxml.etree import LxmlError

    markup = markup.replace("\0", "\ufffd")  # as HTML itself reads it
    try:
        tree = trafilatura.load_html(markup)
        body = None if tree is None else trafilatura.extract(markup, include_comments=False, prune_xpath=_MENU)
    except (LxmlError, ValueError, RecursionError) as error:
        raise InputError(f"the page cannot be read as HTML ({' '.join(str(error).split())})") from None
    paragraphs = [line.strip() for line in (body or "").split("\n") if line.strip()] or _paragraphs(tree)
    if not paragraphs:
        raise InputError("no article text found in the page; give the text as .txt")
    data = _linked_data(tree)
    head = _headline(tree, data)
    return "\n".join([*_heading(head, paragraphs), *paragraphs]), _about(tree, head, data, paragraphs)


# --- the text


def _paragraphs(tree: Any) -> list[str]:
    """The paragraphs of a page too small for trafilatura to tell text from decoration."""
    if tree is None:
        return []
    found = (_text(element) for element in tree.iter("p", "blockquote"))
    return [text for text in found if text] or list(filter(None, [_text(body) for body in tree.iter("body")]))


def _heading(head: Any, paragraphs: list[str]) -> list[str]:
    """The visible headline and standfirst, as far as the body does not begin with them."""
    if head is None:
        return []
    body = "\n".join(paragraphs)
    title = _text(head)
    lead = next((text for text in map(_text, _following(head, _LEADING)) if len(text) in _LEAD and text != title), "")
    return [text for text in (title, lead) if text and text not in body]


def _headline(tree: Any, data: list[dict[str, Any]]) -> Any:
    """The `h1` of the article: the longest that the page's own title holds, else the first; a logo may be one too."""
    heads = [head for head in tree.iter("h1") if _text(head)]
    declared = [*_declared_titles(tree, data), *(_text(element) for element in tree.iter("title"))]
    named = [head for head in heads if any(_text(head).casefold() in title.casefold() for title in declared)]
    return max(named, key=lambda head: len(_text(head)), default=heads[0] if heads else None)


def _following(head: Any, classes: re.Pattern[str]) -> Iterator[Any]:
    """Elements soon after the headline that bear one of `classes`."""
    for element in head.xpath(f"following::*[position() <= {_NEAR}]"):
        if isinstance(element.tag, str) and classes.search(_labels(element)):
            yield element


def _labels(element: Any) -> str:
    return " ".join(element.get(name, "") for name in ("class", "id", "itemprop", "data-role", "rel"))


def _text(element: Any) -> str:
    return _flat(element.text_content())


def _flat(text: str) -> str:
    return " ".join(html.unescape(text).split())


# --- what the page says of itself


def _about(tree: Any, head: Any, data: list[dict[str, Any]], paragraphs: list[str]) -> Masthead:
    own = masthead("\n".join(paragraphs))
    visible = _visible_dates(head, paragraphs)
    published = _first(_declared(tree, data, "datePublished", _PUBLISHED), visible.published)
    modified = _first(_declared(tree, data, "dateModified", _MODIFIED), visible.modified)
    return Masthead(
        published=published or visible.published or visible.modified or own.published,
        modified=modified or visible.modified,
        title=_title(tree, head, data),
        author=_author(tree, head, data) or own.author,
        outlet=_name(_of(data, "publisher")) or next(iter(_metas(tree, _OUTLETS)), None),
        url=_address(tree, data),
    )


def _first(values: Iterator[str], visible: Moment | None) -> Moment | None:
    """The first value that is a day.

    Some newsrooms write Vietnam's time and call it UTC: where the page shows its readers the same time of day on the
    same day, that is the time in Vietnam.
    """
    for value in values:
        if found := moment(value):
            local = moment(_AS_UTC.sub("", value.strip()))
            return visible if visible and _same_minute(local, visible) else found
    return None


def _same_minute(one: Moment | None, other: Moment) -> bool:
    return bool(
        one and one.clock and one.day == other.day and one.clock.replace(second=0, microsecond=0) == other.clock
    )


def _declared(tree: Any, data: list[dict[str, Any]], key: str, names: tuple[str, ...]) -> Iterator[str]:
    """What JSON-LD, meta tags and microdata give for a date, in that order."""
    for thing in data:
        if isinstance(thing.get(key), str):
            yield thing[key]
    yield from _metas(tree, names)
    for element in tree.xpath(f"//*[@itemprop='{key}']"):
        yield element.get("content") or element.get("datetime") or _text(element)
    if key == "datePublished":
        yield from tree.xpath("//time[@pubdate]/@datetime")


def _visible_dates(head: Any, paragraphs: list[str]) -> Dates:
    """The date line that readers see: the first between headline and text, else the last before the headline.

    Elsewhere pages show today's date, that is, the day on which the page was saved, and the dates of other news.
    """
    if head is None:
        return Dates()
    for element in [*_before_text(head, paragraphs), *reversed([*_beside(head)])]:
        if element.tag == "time" or _DATED.search(_labels(element)):
            text = _text(element)
            dates = date_line(text) if len(text) <= _LINE else Dates()
            if not any(dates) and element.tag == "time":
                dates = Dates(moment(element.get("datetime", "")))
            if any(dates):
                return dates
    return Dates()


def _before_text(head: Any, paragraphs: list[str]) -> Iterator[Any]:
    """Elements after the headline, up to the second paragraph (the first may be the standfirst)."""
    start = _flat(paragraphs[:2][-1])[:_LINE]
    for element in head.xpath(f"following::*[position() <= {_NEAR}]"):
        if isinstance(element.tag, str):
            if _text(element).startswith(start):
                return
            yield element


def _beside(head: Any) -> Iterator[Any]:
    """Elements before the headline in the boxes around it, the page's whole body set aside."""
    boxes = head.xpath(f"ancestor::*[position() <= {_BOXES}][not(self::body) and not(self::html)]")
    for element in boxes[0].iter() if boxes else ():
        if element is head:
            return
        if isinstance(element.tag, str):
            yield element


def _title(tree: Any, head: Any, data: list[dict[str, Any]]) -> str | None:
    titles = (re.split(r"\s+[|–-]\s+", _text(element))[0] for element in tree.iter("title"))
    candidates = ["" if head is None else _text(head), *_declared_titles(tree, data), *titles]
    return next(filter(None, candidates), None)


def _declared_titles(tree: Any, data: list[dict[str, Any]]) -> list[str]:
    return [_flat(str(thing["headline"])) for thing in data if thing.get("headline")] + _metas(tree, ("og:title",))


def _author(tree: Any, head: Any, data: list[dict[str, Any]]) -> str | None:
    near = map(_text, _following(head, _WRITTEN_BY)) if head is not None else iter(())
    candidates = [_name(_of(data, "author")), *_metas(tree, _AUTHORS), *(text for text in near if len(text) <= _NAME)]
    return next((name for name in candidates if name and not re.match(r"https?:|/|@", name)), None)


def _address(tree: Any, data: list[dict[str, Any]]) -> str | None:
    page_of = _of(data, "mainEntityOfPage")
    named = page_of.get("@id") if isinstance(page_of, dict) else page_of
    candidates = [*tree.xpath("//link[@rel='canonical']/@href"), *_metas(tree, ("og:url",)), named, _of(data, "url")]
    return next(
        (text.strip() for text in candidates if isinstance(text, str) and re.match(r"\s*https?://\w", text)), None
    )


def _of(data: list[dict[str, Any]], key: str) -> Any:
    return next((thing[key] for thing in data if thing.get(key)), None)


def _name(value: Any) -> str | None:
    """A name as JSON-LD gives it: text, an object with a name, or several of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return _flat(value) or None if isinstance(value, str) else None


def _metas(tree: Any, names: tuple[str, ...]) -> list[str]:
    """Contents of meta tags of these names, in the order of `names`."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _flat(element.get("content") or "")
        if content:
            found.setdefault(name.strip().lower(), []).append(content)
    return [content for name in names for content in found.get(name, ())]


def _linked_data(tree: Any) -> list[dict[str, Any]]:
    """The JSON-LD objects that describe the article, the most fitting type first; scripts that are no JSON are passed over."""
    found: list[tuple[int, dict[str, Any]]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(_WRAPPING.sub("", script.text_content()), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            ranks = [_ARTICLES.index(k) for k in (kinds if isinstance(kinds, list) else [kinds]) if k in _ARTICLES]
            if ranks:
                found.append((min(ranks), thing))
    return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of a JSON-LD script, in its lists and under "@graph"."""
    if isinstance(data, list):
        for item in data:
            yield from _things(item)
    elif isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph"))
