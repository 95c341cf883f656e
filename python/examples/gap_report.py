"""Gaps of a city by department: ``python gap_report.py [CITY.osm.pbf | FACILITIES.csv]``.

A small town of its own is judged, with the facilities of a table or its own, unless a city is given. No source at hand
says which department answers for what, so the bundled standards name none: the departments here stand in a host's own
standard.
``core/examples/gap_report.rs`` prints the same bytes.
"""

import itertools
import pathlib
import sys

import lifecircle as lc

#: The host's own standard: the notice of 2025, with who answers for three of its businesses.
STANDARD = """
id = "our-city"
extends = "mofcom-2025"
title = { zh = "本市标准", en = "Our city" }
[source]
example = "an example of this library; write the notice of your own city here"
[requirement.market]
departments = { value = ["商务局", "市场监管局"], clause = "unknown", confidence = "ours", source = "example" }
[requirement.breakfast]
departments = { value = ["商务局"], clause = "unknown", confidence = "ours", source = "example" }
[requirement.elder-care]
departments = { value = ["民政局"], clause = "unknown", confidence = "ours", source = "example" }
"""

#: A street with a compound at either end, and what it has.
NODES = "id,lon,lat\n1,118.78,32.04\n2,118.7812705,32.04\n3,118.805,32.04\n"
EDGES = "from,to,length_m\n1,2,120\n2,3,2240\n"
HOMES = "id,lon,lat,people\nwest,118.78,32.04,400\neast,118.805,32.04,900\n"
FACILITIES = (
    "id,category,lon,lat\n"
    "store,convenience-store,118.7812705,32.04\n"
    "market,market,118.7812705,32.04\n"
    "mender,repair,118.7812705,32.04\n"
)


def town(facilities: str) -> lc.Study:
    """Return the street with the facilities of a table on it."""
    return lc.Study.from_tables(
        nodes=NODES,
        edges=EDGES,
        facilities=facilities,
        homes=HOMES,
        crs="WGS84",
        extent=(118.7, 31.98, 118.89, 32.1),
        strict=True,
    )


def judge(study: lc.Study, *, register: bool) -> lc.Assessment:
    """Judge a study; a complete register is trusted: what it does not list is missing."""
    trusting = lc.Sufficiency(min_places=0, min_categories=0, min_places_per_km=0.0)
    return study.prepare("adult").assess(
        lc.Standard.from_toml(STANDARD, file="our-city.toml"),
        absence_is_trusted=register,
        sufficiency=trusting if register else None,
    )


def report(assessment: lc.Assessment) -> str:
    """Return the report as text: grade, slogans, and each department's list."""
    lines = [assessment.standard.id]
    groups = assessment.groups.rows()
    for grade in assessment.grades():
        least, most = (grade[name] or "未达基础型" for name in ("grade_at_least_zh", "grade_at_most_zh"))
        lines.append(f"{grade['circle']}: {least} – {most}{' [待确认]' if grade['to_be_confirmed'] else ''}")
        of_circle = [group for group in groups if group["circle"] == grade["circle"]]
        lines += [f"  {group['title_zh']}: {group['status']}" for group in of_circle]
    for department, gaps in itertools.groupby(assessment.gaps(), key=lambda gap: gap["department"]):
        lines.append(str(department or "标准未指明部门"))
        for gap in gaps:
            hours, least = gap["walk_saved_person_h"], "至少 " if gap["walk_saved_at_least"] else ""
            saved = "" if hours is None else f"；可省步行 {least}{hours:.0f} 人·小时"
            lines.append(f"  {gap['priority']} {gap['text_zh']}{saved}")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Judge the town, the town with a table of facilities, or a city."""
    given = pathlib.Path(arguments[0]) if arguments else None
    if given is not None and given.suffix != ".csv":
        print(report(judge(lc.Study.from_osm(given), register=False)))
        return
    facilities = FACILITIES if given is None else given.read_text("utf-8")
    print(report(judge(town(facilities), register=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
