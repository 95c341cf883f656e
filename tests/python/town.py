"""A town of two streets that do not meet, for what changes it."""

from collections.abc import Sequence
from typing import Any

import lifecircle as lc

NODES = {"id": [1, 2, 3, 4], "x": [118.780, 118.790] * 2, "y": [32.04, 32.04, 32.042, 32.042]}
EDGES = {"from": [1, 3], "to": [2, 4]}
SHOPS: list[tuple[Any, ...]] = [("stall", "market", 118.7815, 32.04), ("drugs", "pharmacy", 118.789, 32.04)]
HOMES: list[tuple[Any, ...]] = [("south", 118.781, 32.04, 300), ("north", 118.789, 32.042, 100)]
#: From the south street to the north one.
BRIDGE = {"do": "add-way", "line": [(118.785, 32.04), (118.785, 32.042)]}

_OURS = 'clause = "unknown", confidence = "ours", source = "ours"'
#: A market and a pharmacy within ten minutes, and nothing else.
STANDARD = f"""
id = "town"
title = {{ zh = "本镇标准", en = "The town" }}
minimum = {{ value = 1, {_OURS} }}
[source]
ours = "written for a test"
[level.circle]
title = {{ zh = "圈", en = "circle" }}
minutes = {{ value = 15, {_OURS} }}
""" + "".join(
    f"""
[requirement.{name}]
title = {{ zh = "{name}", en = "{name}" }}
categories = ["{name}"]
level = "circle"
obligation = {{ value = "basic", {_OURS} }}
within = {{ minutes = 10, {_OURS} }}
"""
    for name in ("market", "pharmacy")
)


def network() -> lc.Network:
    """Return the two streets."""
    return lc.Network.from_frames(NODES, EDGES, crs="WGS84")


def town(
    shops: Sequence[tuple[Any, ...]] = SHOPS,
    homes: Sequence[tuple[Any, ...]] = HOMES,
    streets: lc.Network | None = None,
) -> lc.Study:
    """Return the town with some shops and homes on some streets."""
    return lc.Study.build(
        streets or network(),
        facilities=lc.Facilities.read(shops, crs="WGS84"),
        homes=lc.Homes.read(homes, crs="WGS84"),
        extent=(118.70, 31.98, 118.87, 32.10),
    )


def walks(study: lc.Study, **asked: Any) -> lc.Table:  # noqa: ANN401
    """Return the walks of the homes to both shops."""
    return study.prepare("adult").access(["market", "pharmacy"], **asked)


def judged(prepared: lc.Prepared) -> lc.Assessment:
    """Judge the town, whose register is complete."""
    trusting = lc.Sufficiency(min_places=0, min_categories=0, min_places_per_km=0.0)
    standard = lc.Standard.from_toml(STANDARD)
    return prepared.assess(standard, absence_is_trusted=True, sufficiency=trusting)
