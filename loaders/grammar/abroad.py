"""Articles about another state: its Thủ tướng and its Bí thư bear the titles of ours, and hold no post in Vietnam.

"Trung Quốc công bố 7 lãnh đạo cao nhất. Ông A tiếp tục giữ chức Tổng Bí thư" names the state once and for all, far from
the man; what tells is the article as a whole.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import ahocorasick

from ..lexicon import lexicon_table
from .places import Places, official

_OFTEN = (
    4  # times that a state is named: fewer in an article of ours that mentions a visit or a loan (corpus: 11 of 11)
)


@lru_cache(maxsize=1)
def _states() -> Any:
    automaton = ahocorasick.Automaton()
    for name in lexicon_table("names.toml")["foreign"]["countries"]:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def abroad(text: str, found: Places) -> bool:
    """Whether an article is about another state: it names that state often, and of Vietnam not even a province."""
    if any(word in text for word in lexicon_table("names.toml")["foreign"]["home"]):
        return False
    times: dict[str, int] = {}
    for _, name in _states().iter_long(text):
        times[name] = times.get(name, 0) + 1
    if max(times.values(), default=0) < _OFTEN:
        return False
    ranks = official().ranks
    return not any(4 in ranks.get(mention.name, ()) for mention in found.mentions)
