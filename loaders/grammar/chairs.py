"""Whose a chair without its body is: "Chủ tịch Trần Văn A" in an article that names one UBND and nobody else's chair."""

from __future__ import annotations

import re
from functools import lru_cache

from ..lexicon import lexicon
from .levels import LOWER, UPPER

_BEFORE_NAME = re.compile(
    rf"(?:(?:nguyên|cựu|cố) )?(?:phó )?chủ tịch (?:thường trực )?(?-i:[{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+)",
    re.IGNORECASE,
)


def of_a_government(text: str, at: int) -> bool:
    """Whether the chair that a text names at an offset can only be that of a people's committee.

    >>> of_a_government("UBND thành phố họp. Chủ tịch Trần Văn A phát biểu.", 20)
    True
    >>> of_a_government("UBND thành phố họp với HĐQT. Chủ tịch Trần Văn A phát biểu.", 29)
    False
    """
    return _BEFORE_NAME.match(text, at) is not None and not _others_chaired(text)


@lru_cache(maxsize=16)
def _others_chaired(text: str) -> bool:
    """Whether a text names others that a Chủ tịch may lead."""
    return any(body in text for body in lexicon().words["chaired"])
