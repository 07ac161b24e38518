"""What a load, a rebuild and a question cost as the store grows: `python benchmarks/scale.py [SIZE ...] [--corpus DIR]`.

Stores of the given sizes (3,000, 30,000 and 150,000 articles) are made of generated articles in the manner of the
examples: real wards, invented names, one to three sentences each. In each, 100 further articles are added and
`who-led-ward` is asked, all in one run, so that the ratios hold on a slow machine. With `--corpus` the articles of a
folder are loaded and rebuilt too.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import canbo
from canbo.graph.archive import FIRST
from canbo.loaders.gazetteer import gazetteer

SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
)
MIDDLES = ("Văn", "Thị", "Minh", "Hữu", "Đức", "Ngọc", "Quang", "Thanh", "Xuân", "Hoàng")
GIVEN = (
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hiếu",
    "Hòa",
    "Hùng",
    "Khánh",
    "Lan",
    "Linh",
    "Long",
)
GIVEN += (
    "Mai",
    "Nam",
    "Nga",
    "Phong",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Thảo",
    "Thắng",
    "Thủy",
    "Tiến",
    "Trang",
    "Tuấn",
    "Vinh",
)
SENTENCES = (
    "{title} {name}, Chủ tịch UBND {ward}, {district}, {province}, cho biết địa phương đã hoàn thành kế hoạch năm.",
    "Theo đồng chí {name}, Bí thư Đảng ủy {ward}, {district}, {province}, đảng bộ tiếp tục nâng cao năng lực lãnh đạo.",
    "Ngày {day}, HĐND {ward}, {district}, {province}, bầu {title} {name} giữ chức Chủ tịch UBND {level}.",
    "{title} {name}, Phó Chủ tịch UBND {ward}, {district}, {province}, dự lễ phát động Tết trồng cây.",
)


def generated(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Articles as `canbo load` takes them."""
    random = Random(seed)
    wards = [u for u in gazetteer() if u.label == "Ward" and u.generation == "2025-06"]
    for number in range(count):
        ward, district, province = gazetteer().chain(random.choice(wards).id)
        day = date(2008, 1, 1) + timedelta(days=random.randrange(17 * 365))
        told = [
            random.choice(SENTENCES).format(
                title=random.choice(("Ông", "Bà")),
                name=" ".join(map(random.choice, (SURNAMES, MIDDLES, GIVEN))),
                ward=ward.full_name,
                level=ward.level,
                district=district.full_name,
                province=province.full_name,
                day=(day - timedelta(days=random.randrange(20))).strftime("%d-%m-%Y"),
            )
            for _ in range(random.randint(1, 3))
        ]
        yield {"id": f"g{seed}-{number}", "published": day.isoformat(), "text": "\n".join(told)}


def file_of(folder: Path, count: int, seed: int) -> Path:
    path = folder / f"{seed}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in generated(count, seed))
    return path


def timed(work: Any) -> tuple[float, Any]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(size: int, folder: Path) -> dict[str, float]:
    FIRST["embedded"] = size  # the whole of it at once: what is measured is what comes after
    with canbo.open(folder / "db") as graph:
        loaded, report = timed(lambda: graph.load([file_of(folder, size, 1)]))
        more = [file_of(folder, 100, seed) for seed in range(2, 7)]
        added = [timed(lambda path=path: graph.load([path]))[0] for path in more]
        wards = [
            row["w"] for row in graph.cypher("MATCH (w:Ward)<-[:OF]-(:Committee) RETURN DISTINCT w.name AS w LIMIT 200")
        ]
        asked = [timed(lambda ward=ward: graph.query("who-led-ward", ward=ward, on="2015-06-01"))[0] for ward in wards]
        rebuilt = timed(graph.rebuild)[0] if size <= 30_000 else float("nan")
    return {
        "articles": size,
        "statements": report.statements,
        "load s": loaded,
        "add 100, median s": statistics.median(added),
        "who-led-ward, median ms": 1000 * statistics.median(asked),
        "rebuild s": rebuilt,
        "peak MiB": peak(),
    }


def table(rows: list[dict[str, float]]) -> None:
    print(" | ".join(rows[0]))
    for row in rows:
        print(" | ".join(f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" for value in row.values()))
    first = rows[0]
    for name in ("add 100, median s", "who-led-ward, median ms"):
        print(f"{name}: {', '.join(f'{row[name] / first[name]:.2f}' for row in rows)} times that of the smallest")


def corpus(source: Path, folder: Path) -> None:
    with canbo.open(folder / "corpus-db") as graph:
        loaded, report = timed(lambda: graph.load([source]))
        rebuilt, change = timed(graph.rebuild)
    print(
        f"{report.articles:,} articles of {source.name}, {report.statements:,} statements: load {loaded:.1f} s "
        f"({report.articles / loaded:.0f} a second), rebuild {rebuilt:.1f} s ({len(change.nodes_put) + len(change.edges_put)} "
        f"changes), peak {peak()} MiB"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("sizes", nargs="*", type=int, default=[3_000, 30_000, 150_000])
    arguments.add_argument("--corpus", type=Path)
    given = arguments.parse_args()
    home = Path(tempfile.mkdtemp(prefix="canbo-scale-"))
    try:
        if given.corpus:
            corpus(given.corpus, home)
        rows = []
        for size in given.sizes:
            folder = home / str(size)
            folder.mkdir()
            rows.append(measure(size, folder))
        if rows:
            table(rows)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
