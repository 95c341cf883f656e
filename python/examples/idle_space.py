"""What idle spaces become (盘活): ``python idle_space.py [CITY.osm.pbf [SPACES.toml [MINUTES]]]``.

Four spaces of a quarter in Nanjing, each with its area, owner, hours and conditions, and six uses that could move in,
each at its hours. Which use of which space serves most of those who lack it; which uses share a space in time (a
morning market, afternoon classes, parking at night); in which order to begin, so that nobody is counted twice. Between
two uses of a space are 30 minutes, or so many. Without files it reads the bundled centre of Nanjing and its own spaces.
``core/examples/idle_space`` prints the same bytes.
"""

import pathlib
import sys
from collections.abc import Mapping
from typing import Any

import lifecircle as lc

ROOT = pathlib.Path(__file__).parents[2]
CITY = ROOT / "tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"

#: The spaces and what could move in: invented, and put into the centre of Nanjing.
SPACES = (ROOT / "core/examples/idle_space/spaces.toml").read_text("utf-8")

#: The host's own standard: the notice of 2025, with three things that it wants within five minutes.
STANDARD = """
id = "our-quarter"
extends = "mofcom-2025"
title = { zh = "本片区标准", en = "Our quarter" }
[source]
example = "an example of this library; write the notice of your own city here"
[requirement.market]
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
departments = { value = ["商务局", "市场监管局"], clause = "unknown", confidence = "ours", source = "example" }
[requirement.classes]
title = { zh = "社区课堂", en = "Classes for all ages" }
categories = ["training-centre"]
level = "quarter-hour"
obligation = { value = "quality", clause = "unknown", confidence = "ours", source = "example" }
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
[requirement.night-parking]
title = { zh = "夜间停车", en = "Parking at night" }
categories = ["car-parking"]
level = "quarter-hour"
obligation = { value = "advisable", clause = "unknown", confidence = "ours", source = "example" }
within = { minutes = 3, clause = "unknown", confidence = "ours", source = "example" }
"""


def judged(city: pathlib.Path) -> lc.Assessment:
    """Judge the quarter as an elder sees it. The host keeps a complete register: what is not in it is missing."""
    standard = lc.Standard.from_toml(STANDARD, file="our-quarter.toml")
    return lc.Study.from_osm(city).prepare("elder").assess(standard, absence_is_trusted=True)


def ranked(assessment: lc.Assessment, spaces: lc.IdleSpaces, *, changeover_minutes: int = 30) -> lc.IdleRanking:
    """Return what the spaces could become, with half an hour between two uses."""
    return assessment.idle_spaces(spaces, changeover_minutes=changeover_minutes)


def people(row: Mapping[str, Any]) -> str:
    """Return who newly has something; the extract ends near every home, so that many may have it beyond."""
    return f"{row['people_newly']:.0f} people for sure, {row['people_newly_at_most']:.0f} at most"


def names(uses: object) -> str:
    """Return the uses that share a space."""
    return str(uses).replace("; ", ", then ") if uses else "nothing"


def report(spaces: lc.IdleSpaces, ranking: lc.IdleRanking) -> str:
    """Return each space with its uses, and then the order to begin with."""
    lines = []
    uses, together = ranking.uses.rows(), ranking.combinations.rows()
    for space, combination in zip(spaces.to_table(), together, strict=True):
        lines.append(f"{space['name'] or space['id']} ({space['owner'] or 'no owner'}):")
        for row in uses:
            if row["space"] != space["id"]:
                continue
            if row["misfit"] is not None:
                lines.append(f"     {row['use']}: does not fit ({row['misfit']})")
            else:
                lines.append(f"  {row['rank_in_space']:>2} {row['use']}: {people(row)}")
        lines.append(f"     together: {names(combination['uses'])}")
    lines.append("in this order:")
    for step in ranking.order:
        cost = "unknown" if step["cost_so_far"] is None else f"{step['cost_so_far']:.0f} yuan"
        named = f"{step['step']} {step['name'] or step['space']}: {names(step['uses'])}"
        lines.append(f"  {named}, {people(step)} more; so far {cost}")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Rank the spaces of the quarter."""
    city = pathlib.Path(arguments[0]) if arguments else CITY
    text = pathlib.Path(arguments[1]).read_text("utf-8") if len(arguments) > 1 else SPACES
    minutes = int(arguments[2]) if len(arguments) > 2 else 30
    spaces = lc.IdleSpaces.from_text(text)
    print(report(spaces, ranked(judged(city), spaces, changeover_minutes=minutes)))


if __name__ == "__main__":
    main(sys.argv[1:])
