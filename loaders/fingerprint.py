"""Which reader it was: a fingerprint of all that decides what is read.

A statement carries it, so that `check` can count what an older reader said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable


@lru_cache(maxsize=1)
def reader() -> str:
    """Fingerprint of this package: the modules, the lexicon, the gazetteer."""
    digest = sha256()
    for source in sources():
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def sources() -> list[Traversable]:
    """The files of this package that reading may depend on, by name.

    Taken whole, what opens files too: a list of what matters would fall behind one day, and reading once too often
    does no harm.

    >>> {"posts.py", "titles.toml", "units.tsv.gz"} <= {file.name for file in sources()}
    True
    """
    return sorted(_below(files(__package__)), key=str)


def _below(room: Traversable) -> Iterator[Traversable]:
    for part in room.iterdir():
        if part.is_dir():
            yield from _below(part)
        elif part.name.endswith((".py", ".toml", ".tsv", ".gz")):
            yield part
