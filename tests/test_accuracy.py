"""The scores on the annotated articles may not fall: each is compared with the committed baseline."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract

HERE = Path(__file__).parent
SHARED = Path(__file__).parents[1].parent / "shared"
GOLD = SHARED / "gold"
BASELINE = json.loads((HERE / "accuracy.json").read_text("utf-8"))
TOLERANCE = 0.005  # a fall that one fact in two hundred explains

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles (../shared/gold) are not here")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines() if line.strip()]


def article(row: dict[str, Any]) -> Article:
    return msgspec.convert(
        {key: row[key] for key in row.keys() & set(Article.__struct_fields__)}, Article, strict=False
    )


@lru_cache(maxsize=1)
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@lru_cache(maxsize=2)
def scores(prefix: str) -> dict[str, float]:
    articles = rows(f"{prefix}articles.jsonl")
    found = [msgspec.to_builtins(statement) for row in articles for statement in extract(article(row))]
    score = scorer()
    total, _ = score.score(rows(f"{prefix}gold.jsonl"), found)
    told: dict[str, float] = {}
    for kind, count in total.items():
        told[f"{kind} F1"] = score.prf(count["hit"], count["extra"], count["missed"])[2]
        if count["date_n"]:
            told[f"{kind} dates"] = count["date_ok"] / count["date_n"]
        if kind == "holds_role":
            told["holds_role precision"] = count["hit"] / (count["hit"] + count["extra"])
            told["holds_role status"] = count["status_ok"] / count["hit"]
    return {name: round(value, 4) for name, value in told.items()}


def test_the_baseline_speaks_of_these_articles() -> None:
    digest = hashlib.sha256()
    for name in ("articles.jsonl", "gold.jsonl", "seeds.articles.jsonl", "seeds.gold.jsonl"):
        digest.update((GOLD / name).read_bytes())
    assert digest.hexdigest()[:16] == BASELINE["fingerprint"], (
        "other articles: run `python tests/test_accuracy.py` and commit"
    )


@pytest.mark.parametrize("prefix", ["", "seeds."])
def test_no_score_falls(prefix: str) -> None:
    now = scores(prefix)
    fallen = {
        name: (floor, now.get(name))
        for name, floor in BASELINE["scores"][prefix or "gold"].items()
        if now.get(name, 0.0) < floor - TOLERANCE
    }
    assert not fallen


@pytest.mark.parametrize("name", ["articles.jsonl", "seeds.articles.jsonl"])
def test_every_quote_stands_where_it_says(name: str) -> None:
    for row in rows(name):
        for statement in extract(article(row)):
            assert row["text"][statement.quote_begin : statement.quote_end] == statement.quote
            assert statement.quote


if __name__ == "__main__":  # writes the baseline anew
    digest = hashlib.sha256()
    for name in ("articles.jsonl", "gold.jsonl", "seeds.articles.jsonl", "seeds.gold.jsonl"):
        digest.update((GOLD / name).read_bytes())
    told = {"fingerprint": digest.hexdigest()[:16], "scores": {"gold": scores(""), "seeds.": scores("seeds.")}}
    (HERE / "accuracy.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
