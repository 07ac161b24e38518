"""Where a newspaper is at home: a provincial paper that writes "phường Trà An" means one in its own province.

The knowledge is `outlets.toml`, which any reader of Vietnamese can correct.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from ...errors import DataError
from ..vietnamese import written

_FILE = Path(__file__).with_name("outlets.toml")
_HOST = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[:/?#].*)?", re.IGNORECASE)


def home_province(outlet: str | None) -> str | None:
    """The province an outlet belongs to, by its name in the list until 2025-06-30; None for national or unknown ones.

    `outlet` is a host name, an address or the outlet's own name.

    >>> home_province("www.baocantho.com.vn"), home_province("Báo Ấp Bắc"), home_province("vnexpress.net")
    ('Cần Thơ', 'Tiền Giang', None)
    """
    if not outlet:
        return None
    host = _HOST.fullmatch(outlet.strip())
    if host is None:
        return _homes().get(written(outlet))
    labels = host.group(1).lower().split(".")
    return next((home for i in range(len(labels) - 1) if (home := _homes().get(".".join(labels[i:])))), None)


@cache
def _homes() -> dict[str, str]:
    """Province by host and by name as `written`. Raises `DataError` for an outlet that stands under two provinces."""
    homes: dict[str, str] = {}
    for entry in tomllib.loads(_FILE.read_text("utf-8"))["outlet"]:
        for key in (*entry["hosts"], *map(written, entry["names"])):
            if homes.setdefault(key, entry["province"]) != entry["province"]:
                raise DataError(f"outlets.toml: '{key}' stands under {homes[key]} and {entry['province']}; keep one")
    return homes
