"""What a load, a rebuild and a question cost as the store grows: `python benchmarks/scale.py [SIZE ...] [--corpus DIR]`.

Stores of the given sizes (3,000, 30,000 and 150,000 articles) are made of generated articles about one world (`Held`):
real wards, invented holders, who follow each other from term to term and are cited in their days, real leaders of the
country. A store covers as many districts as fill it with 15 articles a ward, so that it grows as archives do, by new
places; with `--spread` every store covers the whole country, and a larger one says more of each ward. In each, 100
further articles are added five times and `who-led-ward` is asked, all in one run, so that the ratios hold on a slow
machine. With `--corpus` the articles of a folder are loaded, all but 100, then those, and the store is rebuilt.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import canbo
from canbo.graph.archive import FIRST, Archive
from canbo.loaders.gazetteer import Unit, gazetteer
from canbo.loaders.read import read

PER_WARD = 15  # articles
SURNAMES = {  # with their share of a hundred people
    "Nguyễn": 38, "Trần": 11, "Lê": 10, "Phạm": 7, "Huỳnh": 3, "Hoàng": 3, "Phan": 4, "Vũ": 3, "Võ": 3, "Đặng": 2,
    "Bùi": 2, "Đỗ": 2, "Hồ": 1, "Ngô": 1, "Dương": 1, "Lý": 1, "Đinh": 1, "Trịnh": 1, "Mai": 1, "Lương": 1, "Đoàn": 1,
}  # fmt: skip
MIDDLES = """
    Văn Thị Minh Hữu Đức Ngọc Quang Thanh Xuân Hoàng Quốc Công Đình Bá Duy Trọng Thế Tiến Mạnh Kim Thu Hồng Bích Phương
    Anh Gia Nhật Viết Chí Tấn Phước Trung Khắc Như Mỹ Tuyết Diệu Việt Thành Vĩnh
"""
GIVEN = """
    An Bình Cường Dũng Giang Hà Hải Hạnh Hiếu Hòa Hùng Khánh Lan Linh Long Mai Nam Nga Phong Phúc Quân Sơn Tâm Thảo
    Thắng Thủy Tiến Trang Tuấn Vinh Bảo Châu Chiến Cúc Diễm Đạt Đông Hằng Hậu Hiền Hoa Huệ Huy Khang Khoa Kiên Lâm Lộc
    Lợi Luân Minh Nghĩa Nhàn Nhung Oanh Phát Phượng Quý Quyên Tài Tân Thái Thạch Thơ Thu Tín Toàn Trí Trung Tùng Tuyết
    Vân Việt Xuân Yến
"""
TERMS = (2004, 2010, 2015, 2020, 2025)  # years of election; the last is the end of the world
CURRENT = (
    "{title} {name}, {role} {body} {place}, cho biết địa phương đã hoàn thành kế hoạch năm.",
    "Theo đồng chí {name}, {role} {body} {place}, đơn vị tiếp tục nâng cao năng lực lãnh đạo.",
    "{title} {name}, {role} {body} {place}, dự lễ phát động Tết trồng cây.",
)
STARTED = "Ngày {day}, {title} {name} được bầu giữ chức {role} {body} {place}."
ENDED = "Ngày {day}, {title} {name} thôi giữ chức {role} {body} {place}."
MERGED = "Từ ngày {day}, {old} sáp nhập vào {place}."
WARD = (("Chủ tịch", "UBND"), ("Bí thư", "Đảng ủy"), ("Chủ tịch", "HĐND"), ("Phó Chủ tịch", "UBND"))
PROVINCE = (("Chủ tịch", "UBND"), ("Giám đốc", "Sở Y tế"), ("Giám đốc", "Sở Giáo dục và Đào tạo"))
COUNTRY = {  # post -> holders with their first days
    "Thủ tướng": (("Nguyễn Tấn Dũng", "2006-06-27"), ("Nguyễn Xuân Phúc", "2016-04-07"), ("Phạm Minh Chính", "2021-04-05")),
    "Chủ tịch Quốc hội": (
        ("Nguyễn Phú Trọng", "2006-06-26"), ("Nguyễn Sinh Hùng", "2011-07-23"), ("Nguyễn Thị Kim Ngân", "2016-03-31"),
        ("Vương Đình Huệ", "2021-03-31"),
    ),
}  # fmt: skip
NATIONAL, PROVINCIAL = 0.02, 0.05  # shares of the sentences


class Held(NamedTuple):
    """Who holds a post, and from when."""

    name: str
    since: date


@cache
def held(place: str, post: tuple[str, str], term: int) -> Held:
    """The holder of a post of a unit in a term: the same on every call, and often the one of the term before."""
    random = Random(f"{place}|{post}|{term}")
    if term and random.random() < 0.4:
        return held(place, post, term - 1)
    surname = random.choices(tuple(SURNAMES), tuple(SURNAMES.values()))[0]
    middle = " ".join(random.sample(MIDDLES.split(), random.choice((1, 1, 1, 2))))
    since = date(TERMS[term], 3, 1) + timedelta(days=random.randrange(300))
    return Held(f"{surname} {middle} {random.choice(GIVEN.split())}", since)


def holder(place: str, post: tuple[str, str], day: date) -> tuple[Held, Held | None]:
    """Who holds a post on a day, and who held it before."""
    terms = [held(place, post, term) for term in range(len(TERMS) - 1)]
    begun = [one for one in terms if one.since <= day] or terms[:1]
    return begun[-1], next((one for one in reversed(begun) if one != begun[-1]), None)


@cache
def wards(most: int | None = None) -> tuple[Unit, ...]:
    """Wards of the list, district by district in a fixed random order, at least `most` of them."""
    districts = [u for u in gazetteer() if u.label == "District"]
    found: list[Unit] = []
    for district in Random(0).sample(districts, len(districts)):
        if most is None or len(found) < most:
            found += [u for u in gazetteer().children(district.id) if u.label == "Ward"]
    return tuple(found)


def told(random: Random, day: date, district: Unit) -> str:
    """One sentence of an article of the day about a district."""
    title = random.choice(("Ông", "Bà"))
    ward, district, province = gazetteer().chain(random.choice(gazetteer().children(district.id)).id)
    kind = random.random()
    if kind < NATIONAL:
        role, holders = random.choice(list(COUNTRY.items()))
        name = [name for name, since in holders if since <= day.isoformat()][-1]
        return f"{role} {name} đã đến dự và chỉ đạo hội nghị tại {province.full_name}."
    where = f"{ward.full_name}, {district.full_name}, {province.full_name}"
    if kind < NATIONAL + PROVINCIAL:
        (role, body), place, where = random.choice(PROVINCE), province, province.full_name
    else:
        (role, body), place = random.choice(WARD), ward
        if kind > 0.998:
            old = random.choice(gazetteer().children(district.id)).full_name
            return MERGED.format(day="1-1-2020", old=old, place=where)
    now, before = holder(place.id, (role, body), day)
    form, day_told, name = random.choice(CURRENT), day, now.name
    if 0.90 < kind < 0.96:
        form, day_told = STARTED, min(now.since, day)
    elif kind > 0.96 and before:
        form, day_told, name = ENDED, now.since, before.name
    return form.format(title=title, name=name, role=role, body=body, place=where, day=day_told.strftime("%d-%m-%Y"))


def generated(count: int, seed: int, within: tuple[Unit, ...]) -> Iterator[dict[str, Any]]:
    """Articles as `canbo load` takes them, about some wards."""
    random = Random(seed)
    for number in range(count):
        day = date(2008, 1, 1) + timedelta(days=random.randrange(17 * 365))
        district = gazetteer().chain(random.choice(within).id)[1]
        text = "\n".join(told(random, day, district) for _ in range(random.randint(1, 3)))
        yield {"id": f"g{seed}-{number}", "published": day.isoformat(), "text": text}


def file_of(folder: Path, seed: int | str, articles: Iterator[Mapping[str, Any]]) -> Path:
    path = folder / f"{seed}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    return path


class Cost(NamedTuple):
    """What a piece of work took."""

    seconds: float
    cpu: float  # seconds of this process, Java's among them
    read: int  # statements that a change read
    result: Any


def measured(work: Any) -> Cost:
    """`work` done, and what it took."""
    counted = _counting()
    began, cpu = time.perf_counter(), time.process_time()
    result = work()
    took, spent = time.perf_counter() - began, time.process_time() - cpu
    return Cost(took, spent, counted(), result)


def _counting() -> Any:
    """Count the statements that changes read from now on, until the function returned is called."""
    from canbo.graph import gathering

    rows = 0
    kept = gathering.from_properties

    def counting(properties: dict[str, Any]) -> Any:
        nonlocal rows
        rows += 1
        return kept(properties)

    gathering.from_properties = counting  # type: ignore[assignment]

    def counted() -> int:
        gathering.from_properties = kept
        return rows

    return counted


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def added(graph: Archive, files: list[Path]) -> dict[str, float]:
    """Medians over the files, each loaded by itself."""
    costs = [measured(lambda path=path: graph.load([path])) for path in files]
    return {
        "add 100 s": statistics.median(cost.seconds for cost in costs),
        "CPU s": statistics.median(cost.cpu for cost in costs),
        "statements read": statistics.median(cost.read for cost in costs),
    }


def measure(size: int, folder: Path, spread: bool) -> dict[str, float]:
    FIRST["embedded"] = size  # the whole of it at once: what is measured is what comes after
    within = wards(None if spread else size // PER_WARD)
    with canbo.open(folder / "db") as graph:
        first = file_of(folder, 1, generated(size, 1, within))
        loaded = measured(lambda: graph.load([first]))
        after_load = peak()
        more = [file_of(folder, seed, generated(100, seed, within)) for seed in range(2, 7)]
        adding = added(graph, more)
        names = [
            row["w"] for row in graph.cypher("MATCH (w:Ward)<-[:OF]-(:Committee) RETURN DISTINCT w.name AS w LIMIT 200")
        ]
        asked = [measured(lambda w=w: graph.query("who-led-ward", ward=w, on="2015-06-01")).seconds for w in names]
        rebuilt = measured(graph.rebuild).seconds if size <= 30_000 else float("nan")
    return {
        "articles": size,
        "statements": loaded.result.statements,
        "load s": loaded.seconds,
        "load CPU s": loaded.cpu,
        "peak MiB of it": after_load,
        **adding,
        "who-led-ward ms": 1000 * statistics.median(asked),
        "rebuild s": rebuilt,
        "peak MiB": peak(),
    }


def table(rows: list[dict[str, float]]) -> None:
    print(" | ".join(rows[0]))
    for row in rows:
        print(" | ".join(f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" for value in row.values()))
    first = rows[0]
    for name in ("add 100 s", "CPU s", "statements read", "who-led-ward ms"):
        print(f"{name}: {', '.join(f'{row[name] / first[name]:.2f}' for row in rows)} times that of the smallest")


def corpus(source: Path, folder: Path) -> None:
    articles = [
        {"id": a.id, "url": a.url, "title": a.title, "outlet": a.outlet, "text": a.text}
        | ({"published": a.published.isoformat()} if a.published else {})
        for a in read([source], print)
    ]
    Random(1).shuffle(articles)
    *more, first = [
        file_of(folder, f"corpus-{n}", iter(articles[begin:end]))
        for n, (begin, end) in enumerate([(0, 100), (100, 200), (200, 300), (300, None)])
    ]
    with canbo.open(folder / "corpus-db") as graph:
        loaded = measured(lambda: graph.load([first]))
        adding = added(graph, more)
        rebuilt = measured(graph.rebuild)
    report, change = loaded.result, rebuilt.result
    print(
        f"{report.articles:,} articles of {source.name}, {report.statements:,} statements: load {loaded.seconds:.1f} s "
        f"({report.articles / loaded.seconds:.0f} a second, {loaded.cpu:.0f} s of CPU), "
        + ", ".join(f"{name} {value:,.2f}" for name, value in adding.items())
        + f", rebuild {rebuilt.seconds:.1f} s ({len(change.nodes_put) + len(change.edges_put)} changes), peak {peak()} MiB"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("sizes", nargs="*", type=int, default=[3_000, 30_000, 150_000])
    arguments.add_argument("--corpus", type=Path)
    arguments.add_argument("--spread", action="store_true", help="every store covers the whole country")
    given = arguments.parse_args()
    home = Path(tempfile.mkdtemp(prefix="canbo-scale-"))
    try:
        if given.corpus:
            corpus(given.corpus, home)
        rows = []
        for size in given.sizes:
            folder = home / str(size)
            folder.mkdir()
            print(f"{size:,} articles", file=sys.stderr)
            rows.append(measure(size, folder, given.spread))
            shutil.rmtree(folder)
            table(rows)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
