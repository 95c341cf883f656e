"""Drawing a table with matplotlib, without GeoPandas."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from lifecircle._errors import ColumnError

if TYPE_CHECKING:
    from lifecircle._table import Table

_UNKNOWN = "#b0b0b0"


def plot(table: Table, column: str | None, ax: Any, style: dict[str, Any]) -> Any:  # noqa: ANN401
    """Draw the rows of a table where they are, and return the axes."""
    from matplotlib import pyplot as plt

    if not table.has_geometry:
        raise ColumnError("the table does not say where its rows are", None, None, "plot a table with geometry")
    if ax is None:
        _, ax = plt.subplots(figsize=(8, 8))
    features = [f for f in json.loads(table.to_geojson())["features"] if f["geometry"] is not None]
    ends = style.pop("vmin", None), style.pop("vmax", None)
    values = [f["properties"].get(column) for f in features] if column else []
    colours, legend = _colours(values, len(features), ends)
    if column is not None:
        table.unit(column)  # names the column when there is none
    _draw(ax, features, colours, style)
    latitudes = [y for f in features for _, y in _points(f["geometry"]["coordinates"])]
    if latitudes:
        ax.set_aspect(1 / math.cos(math.radians(sum(latitudes) / len(latitudes))))
    ax.ticklabel_format(useOffset=False)
    ax.locator_params(axis="x", nbins=5)
    ax.set_xlabel("longitude")
    ax.set_ylabel("latitude")
    _explain(ax, column, table, legend)
    return ax


def _colours(values: list[Any], count: int, ends: tuple[Any, Any]) -> tuple[list[Any], Any]:
    """Return a colour for each feature, and what explains them: a mappable, or words with their colours."""
    import matplotlib as mpl

    known = [value for value in values if value is not None]
    if not known:
        return ["#2b6cb0" if not values else _UNKNOWN] * count, None
    if isinstance(known[0], (int, float)) and not isinstance(known[0], bool):
        least, most = (min(known) if ends[0] is None else ends[0]), (max(known) if ends[1] is None else ends[1])
        norm = mpl.colors.Normalize(least, most)
        shades = mpl.cm.ScalarMappable(norm, "viridis_r")
        return [_UNKNOWN if value is None else shades.to_rgba(value) for value in values], shades
    words = sorted({str(value) for value in known})
    palette = {word: mpl.colormaps["tab10"](index % 10) for index, word in enumerate(words)}
    return [_UNKNOWN if value is None else palette[str(value)] for value in values], palette


def _draw(ax: Any, features: list[dict[str, Any]], colours: list[Any], style: dict[str, Any]) -> None:  # noqa: ANN401
    from matplotlib.collections import LineCollection, PatchCollection
    from matplotlib.patches import PathPatch

    points: list[Any] = []
    lines: list[Any] = []
    areas: list[Any] = []
    for feature, colour in zip(features, colours, strict=True):
        shape = feature["geometry"]
        for part in _parts(shape):
            kind = shape["type"].removeprefix("Multi")
            {"Point": points, "LineString": lines, "Polygon": areas}[kind].append((part, colour))
    if areas:
        areas.reverse()  # the later ones hold the earlier, as isochrones do, and go below them
        patches = [PathPatch(_path(rings)) for rings, _ in areas]
        shades = [colour for _, colour in areas]
        look = {"alpha": 0.7, "linewidths": 0.8, "facecolors": shades, "edgecolors": shades}
        ax.add_collection(PatchCollection(patches, **{**look, **style}))
    if lines:
        ax.add_collection(LineCollection([p for p, _ in lines], **{"colors": [c for _, c in lines], **style}))
    if points:
        x, y = zip(*(place for place, _ in points), strict=True)
        ax.scatter(x, y, **{"c": [colour for _, colour in points], "s": 8, **style})
    ax.autoscale_view()


def _parts(shape: dict[str, Any]) -> list[Any]:
    coordinates: Any = shape["coordinates"]
    return list(coordinates) if shape["type"].startswith("Multi") else [coordinates]


def _path(rings: list[Any]) -> Any:  # noqa: ANN401
    from matplotlib.path import Path

    return Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))


def _points(coordinates: Any) -> list[tuple[float, float]]:  # noqa: ANN401
    if isinstance(coordinates[0], (int, float)):
        return [(coordinates[0], coordinates[1])]
    return [point for part in coordinates for point in _points(part)]


def _explain(ax: Any, column: str | None, table: Table, legend: Any) -> None:  # noqa: ANN401
    if column is None or legend is None:
        return
    unit = table.unit(column)
    label = f"{column} ({unit})" if unit and not column.endswith(f"_{unit}") else column
    if isinstance(legend, dict):
        from matplotlib.lines import Line2D

        marks = [Line2D([], [], marker="o", linestyle="", color=colour, label=word) for word, colour in legend.items()]
        ax.legend(handles=marks, title=label)
    else:
        ax.figure.colorbar(legend, ax=ax, label=label, shrink=0.7)
