"""One article says the same in every encoding and Unicode form that Vietnamese texts come in."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import msgspec
import pytest
from canbo.examples import FOLDER
from canbo.loaders.extract import extract
from canbo.loaders.read import read

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "articles.jsonl"
ASIDE = ("id", "article", "version", "quote", "quote_begin", "quote_end")
TONES = "\u0300\u0301\u0303\u0309\u0323"


def texts() -> list[str]:
    own = [path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt"))][:10]
    rows = GOLD.read_text("utf-8").splitlines()[60:120:6] if GOLD.exists() else []
    return own + [json.loads(row)["text"] for row in rows]


def cp1258(text: str) -> bytes:
    """As Windows writes Vietnamese: vowels with their hats and horns, tone marks behind them."""
    pieces = []
    for char in unicodedata.normalize("NFC", text):
        bare = unicodedata.normalize("NFD", char)
        tone = "".join(c for c in bare if c in TONES)
        pieces.append(unicodedata.normalize("NFC", "".join(c for c in bare if c not in TONES)) + tone)
    return "".join(pieces).encode("cp1258")


FORMS = {
    "utf-8 with a byte order mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 big end first": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "cp1258": cp1258,
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "half composed, half not": lambda text: (
        text[: len(text) // 2] + unicodedata.normalize("NFD", text[len(text) // 2 :])
    ).encode(),
    "with zero-width and no-break spaces": lambda text: (
        text.replace(" ", "\u00a0", 40).replace("ph", "p\u200bh").encode()
    ),
    "with HTML entities": lambda text: text.replace("à", "&agrave;").replace("ô", "&#244;").encode(),
}


def said(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    [article] = read([path])
    found = []
    for statement in extract(article):
        assert article.text[statement.quote_begin : statement.quote_end] == statement.quote
        fields = msgspec.to_builtins(statement)
        found.append(json.dumps({k: v for k, v in fields.items() if k not in ASIDE}, default=str, sort_keys=True))
    return sorted(found)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_read_does_not_depend_on_the_encoding(tmp_path, form):
    compared = 0
    for number, text in enumerate(texts()):
        text = unicodedata.normalize("NFC", text)
        try:
            other = FORMS[form](text)
        except UnicodeEncodeError:  # cp1258 lacks a character of this one
            continue
        plain = said(tmp_path / f"{number}.txt", text.encode())
        assert said(tmp_path / f"{number}-other.txt", other) == plain
        compared += len(plain)
    assert compared > 30
