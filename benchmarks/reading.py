"""Scores, speed and memory of reading: `python benchmarks/reading.py [--errors] [--held] [--corpus]`."""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from canbo.loaders.article import Article
from canbo.loaders.extract import extract

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def article(row: dict[str, Any]) -> Article:
    known = {key: value for key, value in row.items() if key in Article.__struct_fields__}
    return msgspec.convert(known, Article, strict=False)


def table(score: ModuleType, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> tuple[str, list[Any]]:
    total, errors = score.score(gold, found)
    lines = []
    for kind in score.KINDS:
        c = total[kind]
        p, r, f = score.prf(c["hit"], c["extra"], c["missed"])
        line = f"{kind:12} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  (gold {c['hit'] + c['missed']}, found {c['hit'] + c['extra']})"
        if kind == "holds_role":
            line += f"  status {score.ratio(c['status_ok'], c['hit']):.3f}"
        if c["date_n"]:
            line += f"  dates {score.ratio(c['date_ok'], c['date_n']):.3f} of {c['date_n']}"
        lines.append(line)
    return "\n".join(lines), errors


def shown(x: dict[str, Any]) -> str:
    kept = (
        "person",
        "role",
        "organisation",
        "status",
        "start",
        "end",
        "term",
        "part",
        "whole",
        "from",
        "into",
        "date",
        "overseer",
        "overseen",
    )
    told = "; ".join(str(x[key]) for key in kept if x.get(key) and x[key] != "current")
    return f"{told} << {x['quote'][:160]!r} {x.get('rule', '')}"


def statements(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(statement) for row in articles for statement in extract(article(row))]


def corpus() -> Iterator[dict[str, Any]]:
    for path in sorted((SHARED / "corpus").glob("*.jsonl.gz")):
        yield from rows(path)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list what is wrong in the developed part")
    options.add_argument("--held", action="store_true", help="score the held-back part too")
    options.add_argument("--corpus", action="store_true", help="measure speed over the corpus")
    chosen = options.parse_args()
    score = scorer()
    split = json.loads((ROOT / "tests" / "gold_split.json").read_text("utf-8"))
    articles, gold = rows(SHARED / "gold" / "articles.jsonl"), rows(SHARED / "gold" / "gold.jsonl")
    held = {row["id"] for i, row in enumerate(articles) if i % split["modulus"] == split["remainder"]}
    found = statements(articles)
    parts = [("developed", lambda i: i not in held)]
    if chosen.held:
        parts += [("held back", lambda i: i in held), ("all", lambda _: True)]
    for name, keep in parts:
        text, errors = table(score, [g for g in gold if keep(g["id"])], [s for s in found if keep(s["article"])])
        print(f"{name}\n{text}")
        if chosen.errors and name == "developed":
            for id_, kind, what, x in errors:
                print(
                    id_,
                    kind,
                    what,
                    *(shown(y) for y in ([x] if "gold" not in x else [x["gold"], x["found"]])),
                    sep=" | ",
                )
    seeds, seed_gold = rows(SHARED / "gold" / "seeds.articles.jsonl"), rows(SHARED / "gold" / "seeds.gold.jsonl")
    print(f"seeds\n{table(score, seed_gold, statements(seeds))[0]}")
    if chosen.corpus:
        texts = [article(row) for row in corpus()]
        size = sum(len(a.text.encode()) for a in texts)
        begin = time.process_time()
        count = sum(len(extract(a)) for a in texts)
        spent = time.process_time() - begin
        print(
            f"{size / 1e6:.1f} MB, {count} statements, {size / 1e6 / spent:.2f} MB/s, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
        )


if __name__ == "__main__":
    main()
