"""Three lists of needs, from raised to rated: ``python three_lists.py [CITY.osm.pbf [SERVICES [SATISFIED]]]``.

Red is what is missing on the ground, yellow what services should offer, blue what property managers do. The needs arise
in the bundled centre of Nanjing; satisfaction is held against the 90 % of the programme; what is still open weighs as
demand. There are 612 services, or so many; of ten people asked about one nine are satisfied, or so many.
``core/examples/three_lists`` prints the same bytes.
"""

import dataclasses
import datetime
import functools
import operator
import pathlib
import sys
from collections.abc import Iterator
from typing import Literal

import lifecircle as lc

ROOT = pathlib.Path(__file__).parents[2]
CITY = ROOT / "tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"

#: What people ask for, list by list: the category and the words.
WORDS = {
    "red": [("repair", "修鞋配钥匙无处去"), ("elder-care", "缺一处日间照料")],
    "yellow": [("hair-beauty", "盼每月有一次上门理发"), ("breakfast", "早餐店开门太晚")],
    "blue": [("housekeeping", "楼道灯要有人修"), ("parcel-point", "快递柜不够用")],
}


@dataclasses.dataclass(frozen=True)
class Story:
    """How much happened. The defaults are Dazha in Ningbo: three lists, 36 consultations, more than 600 services."""

    #: Needs on the red, yellow and blue list.
    needs: tuple[int, int, int] = (60, 90, 50)
    #: Each is about the next five needs.
    consultations: int = 36
    #: Each answers one need, over and over, those of the last tenth of needs never.
    services: int = 612
    #: Of ten people asked about a service, so many are satisfied.
    satisfied_of_ten: int = 9


def day(number: int) -> datetime.date:
    """Return a day of the story."""
    return datetime.date(2025, 1, 6) + datetime.timedelta(days=number)


def raised(story: Story, homes: lc.Table) -> Iterator[lc.Raised]:
    """Yield the needs; they arise at the homes, one after the other. Circles are east and west of the middle."""
    places = [place for place in homes.points() if place is not None]
    # One after the other, as Rust adds them up.
    middle = functools.reduce(operator.add, (lon for lon, _ in places), 0.0) / max(len(places), 1)
    home = 0
    for (name, words), count in zip(WORDS.items(), story.needs, strict=True):
        for number in range(count):
            place, (category, text) = places[home % len(places)], words[number % len(words)]
            circle = "west" if place[0] < middle else "east"
            yield lc.Raised(
                id=f"{name} {number}",
                list=name,
                on=day(number // 4),
                text=text,
                category=category,
                circle=circle,
                position=place,
                people=20.0,
            )
            home += 7


def register(story: Story, homes: lc.Table) -> lc.NeedsRegister:
    """Return the register of a story."""
    register = lc.NeedsRegister()
    needs = list(raised(story, homes))
    register.enter(*needs)
    ids = [need.id for need in needs]
    for meeting in range(story.consultations):
        about, on = [ids[(meeting * 5 + i) % len(ids)] for i in range(min(5, len(ids)))], day(60 + meeting)
        register.enter(
            lc.Consulted(id=f"meeting {meeting}", needs=about, on=on, text="微协商"),
            lc.Proposed(id=f"idea {meeting}", needs=about, on=on, text="请手艺人来摆摊"),
        )
    served = max(len(ids) - len(ids) // 10, 1)
    entries: list[lc.Served | lc.Rated] = []
    for service in range(story.services):
        need, name = service % served, f"service {service}"
        # The proposal of the meeting that was about this need, where there was one.
        idea = f"idea {need // 5}" if need // 5 < story.consultations else None
        on = day(100 + service // 4)
        entries.append(lc.Served(id=name, needs=[ids[need]], on=on, proposal=idea, text="微服务"))
        if service % 3 == 0:
            rating = lc.Rated(service=name, need=ids[need], on=day(300), satisfied=story.satisfied_of_ten, asked=10)
            entries.append(rating)
    register.enter(*entries)
    return register


def at_least(standard: str, target: str) -> float:
    """Return what a target of a standard asks for, in percent."""
    records = lc.CircleRecords(standard)
    records.state("320106", "any")
    found = next(row["at_least"] for row in records.acceptance() if row["target"] == target)
    return float(found)  # type: ignore[arg-type]


def summed(register: lc.NeedsRegister, by: Literal["list", "circle"]) -> list[str]:
    """Return the needs summed up, a line each."""
    asked = f"satisfied (at least {at_least('mofcom-2025', 'satisfaction'):g} %)"
    lines = [f"{'':>8} needs  open  meetings  services  median days  {asked}"]
    for row in register.summary(by, standard="mofcom-2025"):
        days = "no data" if row["median_days"] is None else f"{row['median_days']:.0f}"
        share = "no data" if row["satisfaction"] is None else f"{row['satisfaction'] * 100.0:.1f} %"
        verdict = {True: "met", False: "not met"}.get(row["meets_target"], "")  # type: ignore[arg-type]
        counts = f"{row['needs']:>5} {row['open']:>5} {row['consultations']:>9} {row['services']:>9}"
        lines.append(f"{row['key'] or '-':>8} {counts} {days:>12}  {share} {verdict}")
    return lines


def wanted(register: lc.NeedsRegister, study: lc.Study) -> list[tuple[str, float]]:
    """Return the categories that open needs ask for, most wanted first, with the residents they add."""
    categories = lc.categories()
    weights, _ = register.demand_weights(study, [str(id) for id in categories["category"]])
    living = [float(people or 0.0) for people in study.homes["people"]]  # type: ignore[arg-type]
    added = []
    for id, zh in zip(categories["category"], categories["zh"], strict=True):
        residents = [float(of or 0.0) for of in weights[str(id)]]  # type: ignore[arg-type]
        added.append((str(zh), round(sum(residents) - sum(living), 6)))
    return sorted((row for row in added if row[1] > 0.0), key=lambda row: -row[1])


def report(story: Story, study: lc.Study) -> str:
    """Return the lists and the circles summed up, and what open needs add to the demand."""
    needs = register(story, study.homes)
    lines = [*summed(needs, "list"), *summed(needs, "circle")]
    for label, people in wanted(needs, study):
        lines.append(f"open needs add {people:.0f} residents to the demand for {label}")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Tell the story of Dazha in the centre of Nanjing, or in another city."""
    story = Story()
    if len(arguments) > 1:
        story = dataclasses.replace(story, services=int(arguments[1]))
    if len(arguments) > 2:
        story = dataclasses.replace(story, satisfied_of_ten=int(arguments[2]))
    print(report(story, lc.Study.from_osm(arguments[0] if arguments else CITY)))


if __name__ == "__main__":
    main(sys.argv[1:])
