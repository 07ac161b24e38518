"""Which province, city or district an article speaks of where a body names none: "Giám đốc Sở Y tế", "UBND tỉnh"."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from ..lexicon import lexicon
from ..vietnamese import written
from .body import of_a_province
from .places import PlaceMention, Places, official


class Homes:
    """The provinces and districts that one article names, for what comes without one."""

    def __init__(self, places: Places) -> None:
        self.places = places

    @cached_property
    def _provinces(self) -> list[PlaceMention]:
        """The provinces and cities under the centre that the article names, in order."""
        found = [m for m in self.places.mentions if of_a_province(m)]
        names = {m.name for m in found}  # "Huế" in an article on Thừa Thiên Huế is that one's city
        return [m for m in found if not any(name.endswith(f" {m.name}") for name in names)]

    def headed(self, level: str, at: int) -> PlaceMention | None:
        """The province that the passage begins with: "Cao Bằng: | Ngày 10/7, Chủ tịch UBND tỉnh", among those of others."""
        if level not in ("tỉnh", "thành phố"):
            return None
        text = self.places.text
        begin = text.rfind("\n", 0, at) + 1
        here = [m for m in self._provinces if begin <= m.begin < at]
        heads = [k for k, m in enumerate(here) if m.level is None and text[m.end : m.end + 2] == ": "]
        if not heads or any(m.level == level for m in here[heads[-1] :]):
            return None
        head = here[heads[-1]]
        return head._replace(level=level) if level in official().levels.get((head.name, 4), ()) else None

    def named(self, level: str) -> PlaceMention | None:
        """The province of a bare "tỉnh", the city of a bare "TP" in an article that names it without its level."""
        if level not in ("tỉnh", "thành phố"):
            return None
        best = Counter(m.name for m in self._provinces).most_common(2)
        if not best or (len(best) > 1 and best[0][1] < 2 * best[1][1]):
            return None
        province = next(m for m in self._provinces if m.name == best[0][0])
        return province._replace(level=level) if level in official().levels.get((province.name, 4), ()) else None

    def district(self, at: int, told: PlaceMention | None, told_at: int) -> PlaceMention | None:
        """The district meant at `at`: the last one named in the paragraph before, else the only one of the article."""
        districts = [
            m for m, rank in zip(self.places.mentions, self.places.ranks, strict=True) if rank == 3 and m.level
        ]
        start = self.places.text.rfind("\n", 0, at) + 1
        near = [m for m in districts if start <= m.begin < at]
        if near:
            return near[-1]
        if told and start <= told_at < at and told.level in lexicon().words["levels_of_districts"]:
            return told  # "Phó Chủ tịch thị xã", said in the same paragraph
        return districts[0] if len({written(m.name) for m in districts}) == 1 else None

    def province(self, at: int) -> PlaceMention | None:
        """The province or city meant at `at`: the last one named in the paragraph before, else the most named."""
        start = self.places.text.rfind("\n", 0, at) + 1
        near = [m for m in self._provinces if start <= m.begin < at]
        if near:
            return near[-1]
        best = Counter(m.name for m in self._provinces).most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return next(m for m in self._provinces if m.name == best[0][0])
