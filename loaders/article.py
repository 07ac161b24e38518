"""An article as read: its text exactly as decoded, and what its page says of itself."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

import msgspec


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one article.

    `text` is the text as decoded to Unicode, before any normalisation: every offset of every quote counts in it.
    Articles of one `url` (without one, of one `id`) are versions of each other.
    """

    text: str
    id: str = ""  # as given; else the first 16 hex digits of `sha256`
    title: str | None = None
    kicker: str | None = None
    published: date | None = None  # the day in Vietnam
    modified: str | None = None  # ISO 8601 day or time in Vietnam, as text; orders versions
    outlet: str | None = None  # host name or the newspaper's own name
    author: str | None = None
    url: str | None = None
    source: str | None = None  # the file, and the line in it where it has lines
    encoding: str | None = None  # told where it was not UTF-8

    def __post_init__(self) -> None:
        if not self.id:
            msgspec.structs.force_setattr(self, "id", self.sha256[:16])

    @property
    def sha256(self) -> str:
        """Fingerprint of what makes a version: published, title and text."""
        day = self.published.isoformat() if self.published else ""
        return sha256("\n".join((day, self.title or "", self.text)).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def work(self) -> str:
        """What all versions of the article share: its URL, without one its id."""
        return self.url or self.id

    @property
    def age(self) -> tuple[str, str, str]:
        """Sort key among versions: `modified`, then `published`, then text hash (design, Interface)."""
        published = self.published.isoformat() if self.published else ""
        return (self.modified or published, published, self.sha256)

    def properties(self) -> dict[str, Any]:
        """What the graph keeps of the article: everything but its text."""
        kept = ("title", "published", "modified", "outlet", "author", "url", "kicker")
        found = {name: getattr(self, name) for name in kept}
        return {name: value for name, value in found.items() if value is not None} | {"sha256": self.sha256}
