"""The examples print what Rust prints, and something else when their input is another."""

import os
import pathlib
import re
import runpy
import subprocess
import sys

import pytest

EXAMPLES = pathlib.Path(__file__).parents[2] / "python/examples"
ROOT = pathlib.Path(__file__).parents[2]
DATA = ROOT / "tests/data"
NANJING = DATA / "cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"
OTHER = ROOT / "tests/examples"


def printed(name: str, *arguments: object) -> str:
    """Return what an example prints, run as a user would."""
    command = [sys.executable, str(EXAMPLES / f"{name}.py"), *map(str, arguments)]
    utf8 = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=utf8, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


SPACES = ROOT / "core/examples/idle_space/spaces.toml"
ACTIONS = ROOT / "core/examples/plan_of_action"
UNITS = ROOT / "core/examples/tenant_mix/units.csv"
#: Where tests/python/run keeps what Rust printed, and the inputs that were made for it.
MADE = pathlib.Path(os.environ.get("LIFECIRCLE_EXAMPLES", "made-by-tests/python/run"))

#: What Rust printed, by what each run is called in tests/examples/judgement.
RUNS: dict[str, tuple[str, list[object]]] = {
    "gap_report": ("gap_report", []),
    "gap_report.built": ("gap_report", [OTHER / "built.csv"]),
    "gap_report.city": ("gap_report", [NANJING]),
    "circle_fusion": ("circle_fusion", [NANJING]),
    "circle_fusion.sport": ("circle_fusion", [NANJING, 10]),
    "national_rollup": ("national_rollup", [DATA]),
    "national_rollup.entries": ("national_rollup", [DATA, OTHER / "entries.csv"]),
    "idle_space": ("idle_space", [NANJING, SPACES]),
    "idle_space.hours_between": ("idle_space", [NANJING, SPACES, 300]),
    "idle_space.moved": ("idle_space", [NANJING, MADE / "moved.toml"]),
    "plan_of_action": ("plan_of_action", [ACTIONS / "town.toml"]),
    "plan_of_action.built": ("plan_of_action", [OTHER / "built.csv", ACTIONS / "town.toml"]),
    "plan_of_action.nearer": ("plan_of_action", [MADE / "nearer.toml"]),
    "plan_of_action.city": ("plan_of_action", [NANJING, ACTIONS / "nanjing.toml"]),
    "tenant_mix": ("tenant_mix", [NANJING, UNITS]),
    "tenant_mix.let": ("tenant_mix", [NANJING, MADE / "let.csv"]),
    "three_lists": ("three_lists", [NANJING]),
    "three_lists.one_service": ("three_lists", [NANJING, 1]),
    "three_lists.sour": ("three_lists", [NANJING, 612, 8]),
}
JUDGED = re.findall(r'>"\$out/([\w.]+)\.txt"', (OTHER / "judgement").read_text("utf-8"))
#: With what tests/python/run adds to them.
PRINTED = list(dict.fromkeys([*JUDGED, "idle_space", "tenant_mix", "three_lists"]))


@pytest.mark.parametrize("run", PRINTED)
def test_an_example_prints_what_rust_prints(run: str) -> None:
    name, arguments = RUNS[run]
    expected = (MADE / f"{run}.txt").read_text("utf-8")
    assert printed(name, *arguments) == expected


def test_what_is_built_leaves_the_list_of_its_department() -> None:
    example = runpy.run_path(str(EXAMPLES / "gap_report.py"))
    facilities = example["FACILITIES"]

    def of(table: str) -> str:
        report: str = example["report"](example["judge"](example["town"](table), register=True))
        return report

    before = of(facilities)
    assert "市场监管局" in before and "一菜一修: short" in before
    after = of(f"{facilities}new,market,118.805,32.04\nmender-2,repair,118.805,32.04\n")
    assert "市场监管局" not in after and "一菜一修: met" in after
    # The same three places without a register lack nothing for sure.
    doubted = example["report"](example["judge"](example["town"](facilities), register=False))
    assert "缺失" not in doubted and "一菜一修: no-data" in doubted


def test_more_places_of_sport_only_take_homes_away() -> None:
    example = runpy.run_path(str(EXAMPLES / "circle_fusion.py"))
    study = example["lc"].Study.from_osm(NANJING)

    def whole(places_of_sport: int) -> int:
        tallies = example["fused"](study, places_of_sport).tallies
        assert sum(tallies["homes"]) == study.home_count
        return next((row["homes"] for row in tallies if row["overlay"] == "all"), 0)

    assert whole(1) > whole(10)


def test_an_entry_changes_the_verdict_of_its_city_and_of_no_other() -> None:
    example = runpy.run_path(str(EXAMPLES / "national_rollup.py"))

    def verdicts(entries: str) -> dict[str, str]:
        rows = example["collected"](DATA, entries).roll_up()
        return {row["code"]: row["satisfaction_verdict"] for row in rows}

    before = verdicts(example["ENTRIES"])
    after = verdicts(example["ENTRIES"].replace("satisfaction,,,84", "satisfaction,,,97"))
    assert (before["3201"], after["3201"]) == ("fail", "pass")
    changed = {code for code in before if before[code] != after[code]}
    assert changed <= {"nation", "32", "3201", "320104"} and before["44"] == after["44"] == "no-data"


def test_time_between_uses_changes_who_shares_the_yard() -> None:
    example = runpy.run_path(str(EXAMPLES / "idle_space.py"))
    lc = example["lc"]
    assessment, spaces = example["judged"](NANJING), lc.IdleSpaces.from_text(example["SPACES"])

    def yard(spaces: object, minutes: int) -> str:
        rows = example["ranked"](assessment, spaces, changeover_minutes=minutes).combinations
        return next(row["uses"] for row in rows if row["space"] == "yard")

    assert yard(spaces, 30) == "morning market; afternoon classes; night parking"
    assert yard(spaces, 300) == "morning market; evening classes"
    small = lc.IdleSpaces.from_text(example["SPACES"].replace("area_m2 = 900", "area_m2 = 400"))
    assert "night parking" not in yard(small, 30)


def test_the_map_of_a_plan_is_the_one_that_rust_writes(tmp_path: pathlib.Path) -> None:
    printed("plan_of_action", ACTIONS / "town.toml", "--out", tmp_path)
    assert (tmp_path / "index.html").read_bytes() == (MADE / "plan_map/index.html").read_bytes()


def test_what_is_built_is_planned_no_more() -> None:
    example = runpy.run_path(str(EXAMPLES / "plan_of_action.py"))

    def order(facilities: str, budget: float | None = None) -> list[str]:
        assessment = example["judge"](example["town"](facilities), register=True)
        steps: list[str] = assessment.plan_of_actions(example["actions"](None), budget=budget).steps["action"]
        return steps

    assert order(example["FACILITIES"]) == ["east-corner", "east-market"]
    assert order(example["FACILITIES"] + "new,market,118.805,32.04\n") == ["east-corner"]
    assert order(example["FACILITIES"], 100_000) == ["move-repair"], "900 gain what 400 lose, for 20,000"


def test_a_unit_that_is_let_is_recruited_for_no_more() -> None:
    example = runpy.run_path(str(EXAMPLES / "tenant_mix.py"))
    lc, assessment = example["lc"], example["judged"](NANJING)
    units = example["UNITS"].read_bytes()

    def recruited(units: bytes) -> dict[str, str]:
        mix = assessment.tenant_mix(lc.Units.read(units, crs="WGS84"), circle="street")
        return {row["unit"]: row["category"] for row in mix.recommendations}

    before = recruited(units)
    assert set(before) == {"甲3", "甲6", "乙4", "乙7"} and len(set(before.values())) == 4
    taken = before["甲3"]
    let = units.decode().replace("甲3,,118.771346,32.046128,9,65,", f"甲3,新,118.771346,32.046128,9,65,{taken}")
    after = recruited(let.encode())
    assert "甲3" not in after and taken not in after.values()


def test_what_is_served_is_demanded_no_more() -> None:
    example = runpy.run_path(str(EXAMPLES / "three_lists.py"))
    study = example["lc"].Study.from_osm(NANJING)

    def told(**story: object) -> tuple[list[str], float]:
        register = example["register"](example["Story"](**story), study.homes)
        return example["summed"](register, "list"), sum(people for _, people in example["wanted"](register, study))

    (lines, open_now), (unhappy, _) = told(), told(satisfied_of_ten=8)
    assert lines[1].endswith(" met") and unhappy[1].endswith(" not met")
    _, open_before = told(services=0)
    assert open_before == 200 * 20.0 > open_now == 20 * 20.0
