"""Every golden case through Python: same tables in, same numbers out."""

import pathlib
import tomllib

import pytest

import lifecircle as lc

CASES = sorted((pathlib.Path(__file__).parents[1] / "cases").glob("*.toml"))


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_golden_case(path: pathlib.Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    extent = tuple(case["extent"]) if "extent" in case else None
    study = lc.Study.from_tables(**case["tables"], extent=extent)
    question = case["question"]
    table = study.prepare(question["walker"]).access(
        question["categories"],
        minutes=question["minutes"],
        k=question["k"],
        at=question.get("at"),
        sense=question.get("sense", "arrive"),
    )
    rows = {row["home"]: row for row in table}
    for e in case["expect"]:
        wanted = e.get("real", e.get("integer", e.get("text")))
        assert rows[e["home"]][e["column"]] == wanted, e
