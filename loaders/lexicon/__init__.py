"""The vocabulary of office, kept as TOML files that a Vietnamese reader can correct, and what follows from it.

`words` reads the files, `offices` says what they tell of a title or a body's name.
"""

from .offices import Body, body_of, committee_of, head_body, is_head, rank_of, split_post, title_of
from .words import (
    Head,
    Lexicon,
    Title,
    Trie,
    either,
    filled,
    head_of,
    lexicon,
    lexicon_table,
    lowered,
    pattern,
    spans,
)

__all__ = [
    "Body",
    "Head",
    "Lexicon",
    "Title",
    "Trie",
    "body_of",
    "committee_of",
    "either",
    "filled",
    "head_body",
    "head_of",
    "is_head",
    "lexicon",
    "lexicon_table",
    "lowered",
    "pattern",
    "rank_of",
    "spans",
    "split_post",
    "title_of",
]
