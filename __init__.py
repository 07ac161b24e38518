"""canbo: who led which ward when, from Vietnamese news articles, with the sentence that says so.

>>> import canbo
>>> canbo.Article(text="Ông Trần Văn Bình, Chủ tịch UBND phường Trà An, cho biết.").id
'95b026df20a7f140'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import py2neo as py2neo
    from .errors import CanboError, DataError, InputError, QueryError, StoreError
    from .graph.archive import Archive, open
    from .graph.derive import derive
    from .loaders.article import Article
    from .loaders.extract import extract
    from .loaders.read import read
    from .loaders.statement import Statement

__version__ = "0.1.0"

_HOMES = {  # imported when first asked for, so that `import canbo` and `canbo --help` load no engine
    "Archive": "graph.archive",
    "open": "graph.archive",
    "derive": "graph.derive",
    "Article": "loaders.article",
    "Statement": "loaders.statement",
    "extract": "loaders.extract",
    "read": "loaders.read",
    "CanboError": "errors",
    "DataError": "errors",
    "InputError": "errors",
    "QueryError": "errors",
    "StoreError": "errors",
}

__all__ = [
    "Archive",
    "Article",
    "CanboError",
    "DataError",
    "InputError",
    "QueryError",
    "Statement",
    "StoreError",
    "derive",
    "extract",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    if name == "py2neo":
        return importlib.import_module(".py2neo", __name__)
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{home}", __name__), name)
