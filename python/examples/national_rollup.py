"""From circles to the nation: ``python national_rollup.py DATA [ENTRIES.csv]``, DATA the folder of the bundled cities.

Three cities are judged by ``mofcom-2025``, their circles added up by administrative code, and the targets of the
programme held against what hosts enter, in a table. What nobody reports stays no data at every level.
``core/examples/national_rollup`` prints the same bytes.
"""

import pathlib
import sys

import lifecircle as lc

#: Each city with its circles, and the division each lies in; without a circle all homes are one, named ``all``.
CITIES = [
    (
        "cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf",
        [
            lc.WalkCircle(id="north", lon=118.772, lat=32.047, minutes=10),
            lc.WalkCircle(id="south", lon=118.785, lat=32.040, minutes=10),
        ],
        {"north": "320106", "south": "320104"},
    ),
    ("cn_shenzhen_longgang_2019/shenzhen_longgang.osm.pbf", [], {"all": "440307"}),
    ("cn_guixi_2024/guixi.osm.pbf", [], {"all": "360681"}),
]

#: What sub-districts enter: satisfied residents, chain shops of all shops, square metres of community service of so
#: many households. Invented, to show the fields.
ENTRIES = """circle,division,target,part,whole,percent
north,320106,satisfaction,,,93
north,320106,chain-share,41,120,
north,320106,service-area,2100,6000,
south,320104,satisfaction,,,84
all,440307,chain-share,10,60,
"""


def collected(data: pathlib.Path, entries: str) -> lc.CircleRecords:
    """Judge every circle, and put what is entered beside it."""
    records = lc.CircleRecords("mofcom-2025")
    for file, circles, divisions in CITIES:
        prepared = lc.Study.from_osm(data / file).prepare("adult")
        records.add_assessment(prepared.assess("mofcom-2025", circles=circles), divisions)
    records.read_csv(entries)
    return records


def percent(share: float | None) -> str:
    """Return a share as a percentage."""
    return "no data" if share is None else f"{share * 100:.0f} %"


def report(records: lc.CircleRecords) -> str:
    """Return every division with its people, whom markets serve, and the targets of the programme."""
    lines = []
    acceptance = records.acceptance().rows()
    targets = [row for row in acceptance if row["circle"] == acceptance[0]["circle"]]
    for row in records.roll_up():
        people = "no data" if row["people"] is None else f"{row['people']:.0f} people"
        lines.append(f"{row['code']:>12} {row['name'] or '?'}: {row['circles']} circles, {people}")
        value, least = percent(row["market_served"]), percent(row["market_served_at_least"])
        lines.append(f"{'':>14}market: {value}, at least {least}, no rate for {percent(row['market_no_data'])}")
        for target in targets:
            value = row[target["target"]]
            shown = "no data" if value is None else f"{value:.1f}"
            verdict = row[f"{target['target']}_verdict"]
            lines.append(f"{'':>14}{target['title_zh']}: {shown} of at least {target['at_least']:g} ({verdict})")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Roll the bundled cities up, with what hosts enter in a table or what is entered here."""
    entries = pathlib.Path(arguments[1]).read_text("utf-8") if len(arguments) > 1 else ENTRIES
    print(report(collected(pathlib.Path(arguments[0]), entries)))


if __name__ == "__main__":
    main(sys.argv[1:])
