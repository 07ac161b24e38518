"""Random small worlds for property tests: a few wards with a past, few names, so that everything meets everything.

`PAIRS` are worlds in which nearly all is said of how places lie, who oversees whom and how many there are of what, the
same few things again and again.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from canbo.graph.versions import Version, version_of
from canbo.loaders.article import Article
from canbo.loaders.statement import (
    Counted,
    Established,
    HoldsRole,
    MergedInto,
    Oversees,
    PartOf,
    Statement,
    sealed,
)

PEOPLE = ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Trần Thị Hòa", "Trần Thị Hoà", "Lê Minh Ẩn")
NINH_KIEU = ("quận Ninh Kiều", "TP Cần Thơ")
BINH_THUY = ("quận Bình Thủy", "TP Cần Thơ")
UNITS = (  # with what they lie in: listed, merged away, a namesake elsewhere, never listed, nothing said
    ("phường Tân An", NINH_KIEU),
    ("phường An Lạc", NINH_KIEU),
    ("phường An Hội", NINH_KIEU),
    ("phường Trà An", BINH_THUY),
    ("phường Trà Nóc", ("quận Bình Thủy",)),
    ("xã Tân An", ("huyện Tân Kỳ", "tỉnh Nghệ An")),
    ("xã Nghĩa Đồng", ("huyện Tân Kỳ", "tỉnh Nghệ An")),
    ("phường Tân An", ()),
    ("quận Ninh Kiều", ("TP Cần Thơ",)),
    ("thành phố Cần Thơ", ()),
)
HUE = ("TP Huế", "Thừa Thiên Huế")
MOVED = (  # what lay elsewhere, or in something of another level or name, before a day that the lists know
    ("phường Vỹ Dạ", HUE),
    ("phường Vỹ Dạ", ("TP Huế", "tỉnh Thừa Thiên Huế")),
    ("phường Vỹ Dạ", ("quận Thuận Hóa", "TP Huế")),
    ("phường Vỹ Dạ", ("TP Huế",)),
    ("phường Linh Trung", ("quận Thủ Đức", "TP.HCM")),
    ("phường Linh Trung", ("TP Thủ Đức", "TP.HCM")),
    ("quận Thủ Đức", ("TP.HCM",)),
    ("thành phố Huế", ()),
    ("xã Hoa Động", ("huyện Thủy Nguyên", "Hải Phòng")),
    ("huyện Phú Vang", ("tỉnh Thừa Thiên Huế",)),
    ("tỉnh Hà Tây", ()),
)
OFFICES = ("Phòng Kinh tế", "Phòng Tài chính")
BODIES = (
    ("Chủ tịch", "UBND"),
    ("Phó Chủ tịch", "UBND"),
    ("Bí thư", "Đảng ủy"),
    ("Bí thư", "Đảng bộ"),
    ("Chủ tịch", "HĐND"),
    ("Trưởng phòng", OFFICES[0]),
)
HEADS = ("Phạm Văn Minh", "Võ Thị Sáu", "Trần Đức Lương", "Trần Thị Hòa", "Đỗ Mười Một", "Phan Văn Khải", "Lê Minh Ẩn")
HIGH = (  # posts of which there is much to read, with their units and bodies of the same people
    ("Thủ tướng", "Chính phủ", None), ("Phó Thủ tướng", "Chính phủ", None), ("Ủy viên", "Bộ Chính trị", None),
    ("Chủ tịch", "Quốc hội", None), ("Chủ tịch", "UBND thành phố Cần Thơ", "thành phố Cần Thơ"),
    ("Bí thư", "Thành ủy Cần Thơ", "thành phố Cần Thơ"),
)  # fmt: skip
ALL, PAIRS = (0.65, 0.75, 0.85, 0.9, 0.95), (0.2, 0.6, 0.62, 0.65, 0.85)  # up to where in 0 ... 1 each kind is told


def day(random: Random) -> date:
    return date(2011, 1, 1) + timedelta(days=random.randrange(365 * 15))


def stated(random: Random, near: date) -> str | None:
    when = near - timedelta(days=random.randrange(-30, 1500))
    return random.choice((None, when.isoformat(), when.isoformat()[:7], when.isoformat()[:4], None))


def version(
    random: Random,
    work: int,
    people: tuple[str, ...] = PEOPLE,
    kinds: tuple[float, ...] = ALL,
    undated: float = 0.1,
    units: tuple[tuple[str, tuple[str, ...]], ...] = UNITS,
) -> Version:
    """One version of article number `work` with a handful of statements."""
    published = day(random) if random.random() >= undated else None
    article = Article(
        text=f"{work} {random.random()}",
        id=f"a{work}",
        published=published,
        outlet=random.choice((None, "baocantho.com.vn")),
        url=f"https://example.org/{work}" if work % 3 else None,
    )
    return version_of(
        article,
        {
            s.id: s for s in (_statement(random, article, people, kinds, units) for _ in range(random.randint(1, 6)))
        }.values(),
    )


def told(work: str, kind: Any, published: date = date(2014, 4, 6), **words: Any) -> Version:
    """One version of an article that says one thing."""
    article = Article(text=f"{work} {published}", id=f"{work} {published}", published=published)
    common: dict[str, Any] = {
        "article": article.id, "version": article.sha256, "observed": published, "quote": article.text,
        "quote_begin": 0, "quote_end": 9, "rule": "made",
    }  # fmt: skip
    return version_of(article, [sealed(kind(**common, **words))])


def citation(person: str, published: date) -> Version:
    """One version of an article that cites a Thủ tướng and says nothing else."""
    held = {"role": "Thủ tướng", "organisation": "Chính phủ", "status": "current"}
    return told(person, HoldsRole, published, person=person, **held)


def about_heads(random: Random, work: int, plain: float = 0.9, posts: int = 3) -> Version:
    """One version of article number `work` that cites heads again and again, each mostly in a time of his own."""
    published = day(random) if random.random() < 0.95 else None
    article = Article(text=f"{work} {random.random()}", id=f"a{work}", published=published)
    near, said = published or date(2020, 1, 1), list[Any]()
    for _ in range(random.randint(1, 3)):
        number = random.randrange(posts)
        title, body, unit = HIGH[number]
        period = (near.year - 2011) // 5 if random.random() < 0.97 else random.randrange(3)
        person = HEADS[(2 * number + period) % len(HEADS)] if random.random() < 0.98 else random.choice(PEOPLE)
        common: dict[str, Any] = {
            "article": article.id, "version": article.sha256, "observed": published, "quote": f"… {random.randrange(99)}",
            "quote_begin": random.randrange(99), "quote_end": 99, "rule": "made", "person": person,
        }  # fmt: skip
        held = {"role": title, "organisation": body, "unit": unit}
        status = "current" if random.random() < plain else random.choice(("start", "end", "former", "current"))
        dated = {"start": stated(random, near)} if status == "start" else {"end": stated(random, near)}
        said.append(HoldsRole(**common, **held, status=status, **(dated if status != "current" else {})))
        if random.random() < 0.3:  # two posts of one person in one breath
            other, of, its = HIGH[2 if random.random() < 0.9 else random.randrange(posts)]
            said.append(HoldsRole(**common, role=other, organisation=of, unit=its, status="current"))
    said += [_statement(random, article, PEOPLE, ALL, UNITS)] * (random.random() < 0.15)
    return version_of(article, {s.id: s for s in map(sealed, said)}.values())


def _statement(
    random: Random,
    article: Article,
    people: tuple[str, ...],
    kinds: tuple[float, ...],
    units: tuple[tuple[str, tuple[str, ...]], ...],
) -> Statement:
    near = article.published or date(2020, 1, 1)
    unit, within = random.choice(units)
    common: dict[str, Any] = {
        "article": article.id, "version": article.sha256, "observed": article.published, "outlet": article.outlet,
        "quote": f"… {random.randrange(99)}", "quote_begin": random.randrange(99), "quote_end": 99, "rule": "made", "unit": unit, "within": within,
    }  # fmt: skip
    kind = random.random()
    if kind < kinds[0] / 20:
        common |= {"unit": None, "within": ()}
        return sealed(HoldsRole(
            **common, person=random.choice(people), role="Thủ tướng", organisation="Chính phủ", status="current",
        ))  # fmt: skip
    if kind < kinds[0]:
        title, body = random.choice(BODIES)
        status = random.choice(("current", "current", "current", "start", "end", "former"))
        return sealed(HoldsRole(
            **common, person=random.choice(people), role=random.choice(("", "", "Quyền ")) + title,
            organisation=f"{body} {unit}", status=status,
            start=stated(random, near) if status == "start" else None,
            end=stated(random, near) if status in ("end", "former") else None,
            term=random.choice((None, None, "2015-2020")), again=status == "start" and random.random() < 0.2,
        ))  # fmt: skip
    if kind < kinds[1] and within:
        return sealed(PartOf(**common, part=unit, whole=within[0]))
    if kind < kinds[2] and random.random() < 0.2:
        old, new = (f"{office} {unit}" for office in OFFICES)
        return sealed(MergedInto(**common, from_=old, into=new, date=stated(random, near)))
    if kind < kinds[2] and units is MOVED:
        return sealed(MergedInto(
            **common | {"unit": "phường Linh Trung", "within": ("TP Thủ Đức", "TP.HCM")}, from_="phường Linh Trung",
            into="phường Linh Trung", from_within=("quận Thủ Đức", "TP.HCM"), manner="renamed",
            date=random.choice((None, "2021-01-01", "2021")),
        ))  # fmt: skip
    if kind < kinds[2]:
        old = random.choice(("phường An Lạc", "phường An Hội", "phường Tân An", "phường Trà Nóc"))
        return sealed(MergedInto(
            **common | {"unit": "phường Tân An", "within": NINH_KIEU}, from_=old, into="phường Tân An",
            date=random.choice((None, "2020-04-01", "2020", "2019-12-01")), manner=random.choice(("joined", "absorbed")),
        ))  # fmt: skip
    if kind < kinds[3]:
        body = random.choice(("Đảng bộ ", "UBND ", f"{OFFICES[1]} ", ""))
        return sealed(Established(**common, organisation=body + unit, date=stated(random, near)))
    if kind < kinds[4]:
        body, what = random.choice(((unit, "khu vực"), (f"Đảng bộ {unit}", "chi bộ trực thuộc")))
        return sealed(Counted(**common, body=body, what=what, count=random.randint(1, 20)))
    overseen = random.choice(("cán bộ, công chức khối chính quyền", "26 chi bộ trực thuộc", f"UBND {unit}"))
    return sealed(Oversees(**common, overseer=f"Chủ tịch UBND {unit}", overseen=overseen))
