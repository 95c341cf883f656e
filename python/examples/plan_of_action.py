"""What to do, in which order (行动清单).

``python plan_of_action.py [CITY.osm.pbf | FACILITIES.csv] [ACTIONS.toml] [--out DIR]``

The town of ``gap_report.py``, with the facilities of a table or its own, or a city, and a few things that could be
done: what each adds once those before it are done, what it costs so far, who answers for it, and which gaps are closed;
how people stand before and after. With a folder, the map of before, after and what changes is written there.
``core/examples/plan_of_action`` prints the same bytes.
"""

import argparse
import pathlib
import runpy
import sys
from collections.abc import Mapping
from typing import Any

import lifecircle as lc

HERE = pathlib.Path(__file__).parent
#: What could be done in the town and in the centre of Nanjing; all costs are made up.
ACTIONS = HERE.parents[1] / "core/examples/plan_of_action"

#: The town, and how it is judged.
_gaps = runpy.run_path(str(HERE / "gap_report.py"))
FACILITIES, town, judge = _gaps["FACILITIES"], _gaps["town"], _gaps["judge"]

#: How a step is told: by itself, and with all before it.
EFFECTS = (
    "findings_closed",
    "findings_opened",
    "people_gaining",
    "people_gaining_at_most",
    "people_losing",
    "people_losing_at_most",
    "walk_saved_person_h",
)


def actions(path: pathlib.Path | None) -> lc.Actions:
    """Return the actions of a file, or those of the town."""
    return lc.Actions.from_file(path or ACTIONS / "town.toml")


def people(row: Mapping[str, Any], column: str, suffix: str = "") -> str:
    """Return people for sure, and at most where that is not the same."""
    sure, at_most = row[f"{column}{suffix}"], row[f"{column}_at_most{suffix}"]
    return f"{sure:.0f} 人次" if sure == at_most else f"{sure:.0f}–{at_most:.0f} 人次"


def cost(yuan: float | None) -> str:
    """Return a cost in ten thousands of yuan."""
    return "未知" if yuan is None else f"{yuan / 1e4:.1f} 万元"


def standing(row: Mapping[str, Any]) -> str:
    """Return gaps, coverage, and how evenly people walk."""
    coverage = "未知" if row["coverage"] is None else f"{100 * row['coverage']:.1f} %"
    walk = "未知" if row["mean_walk_s"] is None else f"{row['mean_walk_s']:.0f} 秒"
    gini = "未知" if row["gini_walk"] is None else f"{row['gini_walk']:.3f}"
    return f"缺口 {row['findings']} 项，平均覆盖 {coverage}，平均步行 {walk}，基尼系数 {gini}"


def told(step: Mapping[str, Any]) -> list[str]:
    """Return the lines of a step."""
    adds_all = all(step[effect] == step[f"{effect}_alone"] for effect in EFFECTS)
    alone = "" if adds_all else f"（单独实施 {people(step, 'people_gaining', '_alone')}）"
    lost = f"，失去 {people(step, 'people_losing')}" if step["people_losing_at_most"] > 0 else ""
    adds, so_far = people(step, "people_gaining"), people(step, "people_gaining", "_so_far")
    named = str(step["departments"] or "标准未指明").replace("; ", "、")
    return [
        f"{step['step']} {step['title'] or step['action']}：新增享有 {adds}{alone}{lost}，累计 {so_far}",
        f"  费用 {cost(step['cost'])}，累计 {cost(step['cost_so_far'])}；关闭缺口 {step['findings_closed']} 项",
        f"  实施后：{standing(step)}",
        f"  责任部门：{named}",
    ]


def report(standard: str, plan: lc.ActionPlan) -> str:
    """Return the plan as text: how people stand, what to do, which gaps are closed, and how people stand then."""
    before, after = plan.standing.rows()
    lines = [standard, f"现状：{standing(before)}"]
    lines += [line for step in plan.steps for line in told(step)]
    lines += [f"不列入 {row['title'] or row['action']}：{row['why']}" for row in plan.left_out]
    closed = (row for row in plan.difference.table() if row["outcome"] == "closed")
    lines += [f"已关闭：{row['circle']} {row['title_zh']}" for row in closed]
    return "\n".join([*lines, f"实施后：{standing(after)}"])


def main(arguments: list[str]) -> None:
    """Plan for the town, the town with a table of facilities, or a city."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path)
    given = parser.parse_args(arguments)
    documents = [path for path in given.files if path.suffix == ".toml"]
    places = [path for path in given.files if path.suffix != ".toml"]
    document = documents[0] if documents else None
    if places and places[0].suffix != ".csv":
        now = judge(lc.Study.from_osm(places[0]), register=False)
        document = document or ACTIONS / "nanjing.toml"
    else:
        now = judge(town(places[0].read_text("utf-8") if places else FACILITIES), register=True)
    plan = now.plan_of_actions(actions(document))
    print(report(now.standard.id, plan))
    if given.out is not None:
        plan.explore().save(given.out / "index.html")


if __name__ == "__main__":
    main(sys.argv[1:])
