"""Areas as a host has them."""

from __future__ import annotations

from typing import Any

from lifecircle._errors import ArgumentError

#: West, south, east, north in degrees.
Box = tuple[float, float, float, float]
#: Polygons as rings of longitude and latitude, the outer one first.
Rings = list[list[list[tuple[float, float]]]]


def rings_of(area: Any) -> Rings:  # noqa: ANN401
    """Return the polygons of a shapely geometry, of anything with ``__geo_interface__``, or of GeoJSON."""
    shape: Any = getattr(area, "__geo_interface__", area)
    if isinstance(shape, dict) and shape.get("type") == "Feature":
        shape = shape["geometry"]
    if not isinstance(shape, dict) or shape.get("type") not in ("Polygon", "MultiPolygon"):
        kind = shape.get("type") if isinstance(shape, dict) else type(area).__name__
        raise ArgumentError("an area must be a polygon", str(kind), None, "give a polygon in WGS-84 degrees")
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [[[(float(x), float(y)) for x, y, *_ in ring] for ring in polygon] for polygon in polygons]


def extent_of(area: Any) -> Box | Rings | None:  # noqa: ANN401
    """Return where data is complete: a box, or polygons."""
    if area is None:
        return None
    if isinstance(area, (tuple, list)) and len(area) == 4:
        west, south, east, north = area
        return float(west), float(south), float(east), float(north)
    return rings_of(area)
