"""Whom to recruit for vacant units (业态组合): ``python tenant_mix.py [CITY.osm.pbf [UNITS.csv]]``.

A street of sixteen units in Nanjing, four of them vacant: what form its commerce has, which categories each vacant unit
could be let to, by whom they would newly serve, their competitors and the order of the standard, and one recommendation
for the whole street without duplicates. Without files it reads the bundled centre of Nanjing and its own street.
``core/examples/tenant_mix`` prints the same bytes.
"""

import pathlib
import sys

import lifecircle as lc

ROOT = pathlib.Path(__file__).parents[2]
CITY = ROOT / "tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"

#: Sixteen units on both sides of a street, four of them vacant: invented, and put into the centre of Nanjing.
UNITS = ROOT / "core/examples/tenant_mix/units.csv"

#: The host's own standard: the notice of 2025, with what it wants within five minutes of every door.
STANDARD = """
id = "our-street"
extends = "mofcom-2025"
title = { zh = "本街区标准", en = "Our street" }
[source]
example = "an example of this library; write the notice of your own city here"
""" + "".join(
    f'[requirement.{name}]\nwithin = {{ minutes = 5, clause = "unknown", confidence = "ours", source = "example" }}\n'
    for name in ("market", "breakfast", "repair", "pharmacy", "laundry", "bookstore")
)


def judged(city: pathlib.Path) -> lc.Assessment:
    """Judge the quarter within ten minutes of the street as an adult sees it. The host keeps a complete register."""
    standard = lc.Standard.from_toml(STANDARD, file="our-street.toml")
    circle = lc.WalkCircle(id="street", name="小街", lon=118.7716, lat=32.0462, minutes=10)
    prepared = lc.Study.from_osm(city).prepare("adult")
    return prepared.assess(standard, circles=[circle], absence_is_trusted=True)


def report(mix: lc.TenantMix) -> str:
    """Return the form, the first candidates of each unit, and the recommendation for the whole street."""
    form = mix.form
    front = "not known" if form.front_share is None else f"{form.front_share * 100.0:.0f} %"
    size = f"{form.length_m:.0f} m long and {form.width_m:.0f} m wide"
    lines = [f"{form.form}: {form.in_cluster} of {form.units} units stand together, {size}, fronts {front}"]
    for row in mix.candidates:
        if row["rank"] <= 3:
            served = f"{row['people_newly']:.0f} people newly, {row['people_newly_at_most']:.0f} at most"
            named = f"{row['unit']} {row['rank']} {row['category_zh']}"
            lines.append(f"  {named}: {served}; {row['competitors']} competitors")
    lines.append("for the whole street:")
    for step in mix.recommendations:
        so_far = f"{step['people_newly_so_far']:.0f} people, {step['people_newly_at_most_so_far']:.0f} at most"
        lines.append(f"  {step['unit']}: {step['category_zh']}; so far {so_far}")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Recruit for the street."""
    city = pathlib.Path(arguments[0]) if arguments else CITY
    units = pathlib.Path(arguments[1]) if len(arguments) > 1 else UNITS
    print(report(judged(city).tenant_mix(lc.Units.read(units, crs="WGS84"), circle="street")))


if __name__ == "__main__":
    main(sys.argv[1:])
