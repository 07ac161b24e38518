"""Which reader it was: a fingerprint of all that decides what is read.

A statement carries it, so that `check` can count what an older reader said. Which modules count is not listed by hand:
it is what `extract` imports, and what that imports in turn.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from .lexicon import lexicon

_IMPORT = re.compile(r"^ *from \.{1,2}([a-z_]+)\S* import ", re.MULTILINE)


@lru_cache(maxsize=1)
def reader() -> str:
    """Fingerprint of all that decides what is read: the modules, the lexicon, the gazetteer."""
    digest = sha256(lexicon().fingerprint.encode())
    for source in modules().values():
        digest.update(source.read_bytes())
    for name in ("units.tsv.gz", "former.tsv.gz", "aliases.toml"):
        digest.update(files(__package__).joinpath("gazetteer", name).read_bytes())
    return digest.hexdigest()[:16]


def modules() -> dict[str, Traversable]:
    """The modules of this package that reading an article takes, by name.

    >>> [name for name in ("posts", "statement", "gazetteer.units", "pages") if name in modules()]
    ['posts', 'statement', 'gazetteer.units']
    """
    found: dict[str, Traversable] = {}
    waiting = ["extract"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            sources = _sources(name)
            found |= sources
            waiting += [other for source in sources.values() for other in _IMPORT.findall(source.read_text("utf-8"))]
    return dict(sorted(found.items()))


def _sources(name: str) -> dict[str, Traversable]:
    """The module of that name, all modules of a package; nothing where it is none of ours."""
    room = files(__package__)
    if room.joinpath(f"{name}.py").is_file():
        return {name: room.joinpath(f"{name}.py")}
    if not room.joinpath(name).is_dir():
        return {}
    parts = {part.name.removesuffix(".py"): part for part in room.joinpath(name).iterdir() if part.name.endswith(".py")}
    return {f"{name}.{part}": file for part, file in parts.items() if part != "__init__"} | {name: parts["__init__"]}
