"""Who held which post when, as a user sees it: articles in, questions asked, answers compared.

The cases stand in `cases/*.jsonl`, one JSON object a line, so that someone who reads Vietnamese and no Python can add
one: `because` (the rule, then what it comes to), `corners` (names from `cases/corners.tsv`), `articles` as `canbo load`
takes them, the `query` and its `questions`. A case may tell in which `batches` its articles are loaded (numbers or ids;
else all at once) and which articles it `retract`s afterwards. A question has `asked` (the query's arguments), perhaps
`known_by`, and says what it expects:

* `answer`: these rows and no others, in this order (in any, where `unordered`);
* `among`: these rows, perhaps with others;
* `lacks`: no row like these;
* `error`: a CanboError whose message contains this;

and beside it, perhaps, how many `persons` (by `person_id`) the rows are about. A row states the columns that matter to its case; a list means any one of its values.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import canbo
import pytest

HOME = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    json.loads(line) for file in sorted(HOME.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()
]
ASKED = [
    pytest.param(number, question, id=f"{case['id']}-{count}")
    for number, case in enumerate(CASES)
    for count, question in enumerate(case["questions"], 1)
]
EXPECTS = ("answer", "among", "lacks", "error")

Row = dict[str, Any]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, closed: copying it is faster than making another for each case."""
    folder = tmp_path_factory.mktemp("empty") / "db"
    with canbo.open(folder):
        pass
    return folder


@pytest.fixture(scope="module")
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, empty: Path) -> Iterator[Any]:
    """The case's articles, loaded and where it says so retracted, in a store of their own."""
    case = CASES[request.param]
    home = tmp_path_factory.mktemp("case")
    shutil.copytree(empty, home / "db")
    with canbo.open(home / "db") as opened:
        for count, batch in enumerate(batches(case)):
            file = home / f"{count}.jsonl"
            file.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in batch), "utf-8")
            opened.load([file])
        for article in case.get("retract", ()):
            opened.retract(article)
        yield opened


def batches(case: dict[str, Any]) -> list[list[Row]]:
    """The case's articles in the groups and order in which it wants them loaded."""
    named = {article["id"]: article for article in case["articles"]}
    chosen = case.get("batches")
    return [[named[name] for name in batch] for batch in chosen] if chosen else [case["articles"]]


def agrees(row: Row, wanted: Row) -> bool:
    """Whether a row of the answer has the columns that the case wants."""
    return all(column in row and equal(column, row[column], value) for column, value in wanted.items())


def equal(column: str, met: Any, wanted: Any) -> bool:
    """Whether a value is the wanted one, or one of the wanted ones.

    Districts and provinces go by their name; a quote holds the wanted words.
    """
    if isinstance(wanted, list):
        return any(equal(column, met, one) for one in wanted)
    if met is None or wanted is None:
        return met is wanted
    if column.endswith(("district", "province")):
        return str(met) == wanted or str(met).endswith(f" {wanted}")
    return wanted in met if column == "quote" else str(met) == wanted


def paired(rows: list[Row], wanted: list[Row]) -> bool:
    """Whether each wanted row can be given a row of its own."""
    if not wanted:
        return True
    first, *others = wanted
    return any(agrees(row, first) and paired(rows[:i] + rows[i + 1 :], others) for i, row in enumerate(rows))


def fits(rows: list[Row], question: dict[str, Any]) -> bool:
    """Whether the rows are what the question expects."""
    if "persons" in question and len({row["person_id"] for row in rows}) != question["persons"]:
        return False
    if "answer" in question:
        wanted = question["answer"]
        if len(rows) != len(wanted):
            return False
        return paired(rows, wanted) if question.get("unordered") else all(map(agrees, rows, wanted))
    missing = question.get("among", [])
    return paired(rows, missing) and not any(agrees(row, no) for row in rows for no in question.get("lacks", []))


@pytest.mark.parametrize(("archive", "question"), ASKED, indirect=["archive"], scope="module")
def test_the_answer_is_the_one_that_the_rules_give(
    archive: Any, question: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    case = CASES[request.node.callspec.params["archive"]]
    asked, known_by = question["asked"], question.get("known_by")
    if "error" in question:
        with pytest.raises(canbo.CanboError) as met:
            archive.query(case["query"], known_by=known_by, **asked)
        assert question["error"] in str(met.value)
        assert "\n" not in str(met.value)
        return
    rows = list(archive.query(case["query"], known_by=known_by, **asked))
    assert fits(rows, question), report(case, question, rows)


def report(case: dict[str, Any], question: dict[str, Any], rows: list[Row]) -> str:
    """What was expected and what came, with the columns that the case speaks of and a few more."""
    expected = [f"{name}: {row}" for name in EXPECTS for row in question.get(name, [])] or ["no rows"]
    columns = (
        "person_id",
        "office",
        "role",
        "person",
        "appointment",
        "certainty",
        "since",
        "until",
        "first_cited",
        "last_cited",
    )
    known = f", as known on {question['known_by']}" if question.get("known_by") else ""
    named = {name for wanted in (question.get(kind, []) for kind in EXPECTS[:3]) for row in wanted for name in row}
    came = [
        ", ".join(f"{name}={row[name]}" for name in row if name in named or (name in columns and row[name]))
        for row in rows
    ]
    lines = [
        case["because"],
        f"asked {question['asked']}{known}",
        "expected",
        *expected,
        "came",
        *(came or ["no rows"]),
    ]
    return "\n".join(lines)


# the cases themselves


def corners() -> dict[str, str]:
    lines = (HOME / "corners.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


def test_every_corner_of_the_rules_has_a_case() -> None:
    assert {corner for case in CASES for corner in case["corners"]} == set(corners())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_is_well_formed(case: dict[str, Any]) -> None:
    allowed = {"id", "because", "corners", "query", "articles", "questions", "batches", "retract"}
    assert allowed >= set(case) >= allowed - {"batches", "retract"}
    assert case["because"].startswith("[")
    ids = [article["id"] for article in case["articles"]]
    assert set(case.get("retract", ())) <= set(ids)
    assert sorted(ids) == sorted(name for batch in case.get("batches", [ids]) for name in batch)
    for question in case["questions"]:
        assert sum(name in question for name in EXPECTS) == 1
        assert set(question) <= {"asked", "known_by", "unordered", "persons", *EXPECTS}


def test_case_names_are_unique() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
