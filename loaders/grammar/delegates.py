"""Of which assembly a bare "đại biểu" is: "Đại biểu Trần Văn A nêu" in an article on a session of a council or the Quốc hội."""

from __future__ import annotations

import re
from functools import lru_cache

from ..lexicon import lexicon, pattern

_LOOK_BACK = 3000  # characters between an assembly's name and a bare "đại biểu"
_ASSEMBLIES = {"Quốc hội": "Quốc hội", "ĐBQH": "Quốc hội", "HĐND": "HĐND", "Hội đồng nhân dân": "HĐND"}
_SESSION = r"\b«sessions»(?: [^.;:,\n]{0,40}?)? (?P<of>Quốc hội|HĐND|Hội đồng nhân dân)\b"

_DELEGATION = re.compile(
    r"[^.;:\n]{0,50}\b(?:[Pp]hó |[Tt]rưởng )+[Đđ]oàn (?:Quốc hội|ĐBQH|đại biểu Quốc hội)\b"
)  # "A, Phó trưởng ..."


@lru_cache(maxsize=16)
def sat(text: str) -> str:
    """The assembly whose sessions a text tells of, "" where it tells of none or of several kinds.

    >>> sat("Tại kỳ họp thứ 5 HĐND tỉnh, đại biểu Trần Văn A nêu Nghị quyết của Quốc hội."), sat("Quốc hội và HĐND họp.")
    ('HĐND', '')
    """
    kinds = {_ASSEMBLIES[match["of"]] for match in pattern(_SESSION, re.IGNORECASE).finditer(text)}
    return kinds.pop() if len(kinds) == 1 else ""


def named_last(text: str, at: int) -> str:
    """The assembly that a text names last before offset `at`, or the only one that it names; "" where it is another's.

    >>> text = "Đại biểu Trần Văn A (Cà Mau) hỏi. Quốc hội họp."
    >>> named_last(text, 0), named_last("Đại hội Đoàn họp. " + text, 20)
    ('Quốc hội', '')
    """
    near = {name: text.rfind(name, max(0, at - _LOOK_BACK), at) for name in lexicon().words["delegating"]}
    last = max(near, key=lambda form: near[form])
    if near[last] >= 0:
        return _ASSEMBLIES.get(last) or ("Quốc hội" if _DELEGATION.match(text, at) else "")
    return _only(text)


@lru_cache(maxsize=16)
def _only(text: str) -> str:
    """The only assembly that a text names, where it names no congress."""
    kinds = {_ASSEMBLIES.get(name, "") for name in lexicon().words["delegating"] if name in text}
    return kinds.pop() if len(kinds) == 1 else ""
