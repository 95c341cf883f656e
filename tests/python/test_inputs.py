"""Tables in: the same shops from every kind of object give identical results; what is wrong is named."""

import pathlib
import pickle
from collections.abc import Callable

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import shapely

import lifecircle as lc

ROWS = [
    ("s1", "pharmacy", 118.7801, 32.0422),
    ("s2", "market", 118.7812, 32.0435),
    ("s3", "pharmacy", 118.7795, 32.0410),
    ("s4", "park", 118.7830, 32.0441),
]
COLUMNS = {name: [row[i] for row in ROWS] for i, name in enumerate(("id", "category", "lon", "lat"))}
POINTS = shapely.points([(row[2], row[3]) for row in ROWS])


def frame() -> pd.DataFrame:
    """Return the shops as a pandas data frame."""
    return pd.DataFrame(COLUMNS)


def geo_frame(crs: object = "EPSG:4326") -> gpd.GeoDataFrame:
    """Return the shops as a GeoDataFrame."""
    return gpd.GeoDataFrame(frame()[["id", "category"]], geometry=POINTS, crs=crs)


def with_wkb(**options: bool) -> dict[str, list[object]]:
    """Return the shops with well-known binary instead of two columns."""
    return {**{k: COLUMNS[k] for k in ("id", "category")}, "geom": list(shapely.to_wkb(POINTS, **options))}


SOURCES: dict[str, Callable[[], object]] = {
    "tuples": lambda: ROWS,
    "dictionaries": lambda: [dict(zip(COLUMNS, row, strict=True)) for row in ROWS],
    "columns": lambda: COLUMNS,
    "pandas": frame,
    "pandas categorical": lambda: frame().astype({"category": "category"}),
    "pandas wkb": lambda: pd.DataFrame(with_wkb()),
    "geopandas": geo_frame,
    "geopandas projected": lambda: geo_frame().to_crs(32650),
    "pyarrow": lambda: pa.table(COLUMNS),
    "pyarrow in batches": lambda: pa.concat_tables([pa.table(COLUMNS).slice(0, 1), pa.table(COLUMNS).slice(1)]),
    "polars": lambda: pl.DataFrame(COLUMNS),
    "polars categorical": lambda: pl.DataFrame(COLUMNS).with_columns(pl.col("category").cast(pl.Categorical)),
    "duckdb": lambda: duckdb.from_arrow(pa.table(COLUMNS)),
    "wkb bytes": with_wkb,
    "ewkb hex": lambda: {
        **{k: COLUMNS[k] for k in ("id", "category")},
        "geom": list(shapely.to_wkb(shapely.set_srid(POINTS, 4326), hex=True, include_srid=True)),
    },
    "another table of ours": lambda: lc.Facilities.read(ROWS, crs="WGS84").to_table(),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_the_same_shops_give_the_same_table(kind: str) -> None:
    data = SOURCES[kind]()
    wanted = lc.Facilities.read(ROWS, crs="WGS84").to_table().to_geopandas()
    crs = None if kind.startswith("geopandas") else "WGS84"
    found = lc.Facilities.read(data, crs=crs)
    assert len(found.report()) == len([d for d in found.report() if d["severity"] == "note"])
    table = found.to_table().to_geopandas()
    pd.testing.assert_frame_equal(table.drop(columns="geometry"), wanted.drop(columns="geometry"))
    # Projecting there and back costs some nanodegrees.
    assert np.abs(shapely.get_coordinates(table.geometry) - shapely.get_coordinates(wanted.geometry)).max() < 1e-8


def test_files_of_every_format_give_the_same_table(tmp_path: pathlib.Path) -> None:
    frame().to_csv(tmp_path / "shops.csv", index=False)
    geo_frame().to_parquet(tmp_path / "shops.parquet")
    geo_frame().to_file(tmp_path / "shops.geojson", driver="GeoJSON")
    wanted = lc.Facilities.read(ROWS, crs="WGS84").to_table()
    for path in tmp_path.iterdir():
        found = lc.Facilities.read(path, crs="WGS84")
        assert found.to_table() == wanted, path
        assert pickle.loads(pickle.dumps(found)).to_table() == wanted
    with pytest.raises(lc.ArgumentError, match=r"\.csv"):
        lc.Facilities.read(tmp_path / "shops.xlsx", crs="WGS84")
    with pytest.raises(OSError, match="missing"):
        lc.Facilities.read(tmp_path / "missing.csv", crs="WGS84")


def test_results_are_the_same_to_the_last_bit_through_every_library(nanjing: lc.Study) -> None:
    network = nanjing.network
    homes = lc.Homes.read(nanjing.homes.to_geopandas())
    answers = []
    for data in (geo_frame(), pl.DataFrame(COLUMNS), duckdb.from_arrow(pa.table(COLUMNS)), pa.table(COLUMNS)):
        shops = lc.Facilities.read(data, crs="WGS84")
        study = lc.Study.build(network, facilities=shops, homes=homes)
        answers.append(study.prepare().access(["pharmacy", "park"], k=2))
    assert any(s is not None for s in answers[0]["pharmacy_s"])
    assert all(answer == answers[0] for answer in answers)


def test_a_system_that_is_not_said_is_asked_for() -> None:
    for data in (ROWS, frame(), geo_frame(crs=None)):
        with pytest.raises(lc.CrsError, match="crs="):
            lc.Facilities.read(data)


def test_a_wrong_system_is_named() -> None:
    with pytest.raises(lc.CrsError, match="4326"):
        lc.Facilities.read(geo_frame(), crs="EPSG:32650")
    with pytest.raises(lc.CrsError, match="EPSG:9999999"):
        lc.Facilities.read(ROWS, crs="EPSG:9999999")
    # Degrees read as metres cannot be places.
    report = lc.Facilities.read(ROWS, crs="EPSG:32650").report()
    assert "crs" in " ".join(str(row["fix"]) + str(row["message"]) for row in report).lower() or len(report) >= 1


def test_a_system_only_geopandas_knows_is_converted_by_it() -> None:
    web = geo_frame().to_crs(3857)
    table = lc.Facilities.read(web).to_table().to_geopandas()
    assert np.abs(shapely.get_coordinates(table.geometry) - shapely.get_coordinates(POINTS)).max() < 1e-8


def test_gcj02_is_converted_and_may_call_itself_wgs84() -> None:
    table = lc.Facilities.read(geo_frame(), crs="GCJ02").to_table().to_geopandas()
    [(lon, lat)] = lc.to_wgs84("GCJ02", [(118.7801, 32.0422)])
    assert (table.geometry.x[0], table.geometry.y[0]) == (lon, lat)


def test_a_missing_column_is_named_with_the_nearest() -> None:
    with pytest.raises(lc.ColumnError) as caught:
        lc.Facilities.read(frame().rename(columns={"category": "categry"}), crs="WGS84")
    assert "category" in str(caught.value)
    assert "categry" in (caught.value.fix or "")
    with pytest.raises(lc.ColumnError, match="kinds"):
        lc.Facilities.read(frame(), crs="WGS84", columns={"category": "kinds"})
    with pytest.raises(lc.ArgumentError, match="field"):
        lc.Facilities.read(frame(), crs="WGS84", columns={"categori": "kinds"})


def test_columns_words_and_whole_tables_can_be_told() -> None:
    table = frame().rename(columns={"category": "kind"}).replace({"pharmacy": "药房 A"})
    shops = lc.Facilities.read(
        table, crs="WGS84", columns={"category": "kind"}, category_names={"药房 A": "pharmacy"}
    )
    assert shops.to_table()["category"] == COLUMNS["category"]
    schools = lc.Facilities.read(frame()[["id", "lon", "lat"]], crs="WGS84", category="primary-school")
    assert set(schools.to_table()["category"]) == {"primary-school"}


def test_bad_rows_are_left_out_with_their_reason_or_are_errors() -> None:
    rows = [*ROWS, ("s5", "pharmcy", 118.78, 32.04), ("s6", "park", 218.78, 32.04), ("s1", "park", 118.78, 32.04)]
    shops = lc.Facilities.read(rows, crs="WGS84")
    assert len(shops) == 4
    codes = shops.report()["code"]
    assert "unknown-category" in codes
    assert "duplicate-id" in codes
    with pytest.raises(lc.LifeCircleError):
        lc.Facilities.read(rows, crs="WGS84", strict=True)


def test_homes_have_groups_and_what_is_not_known_is_null() -> None:
    homes = lc.Homes.read(
        {"id": ["a", "b"], "lon": [118.78, 118.79], "lat": [32.04, 32.05], "people": [10, None], "old": [3, None]},
        crs="WGS84",
        groups={"60+": "old"},
    ).to_table()
    assert homes["people"] == [10.0, None]
    assert homes["group:60+"] == [3.0, None]


def test_polygons_become_land_and_extents() -> None:
    square = shapely.box(118.77, 32.03, 118.79, 32.05)
    land = lc.Land.read(gpd.GeoDataFrame({"id": ["p"]}, geometry=[square], crs=4326))
    [area] = land.to_table()["area_m2"]
    assert area == pytest.approx(gpd.GeoSeries([square], crs=4326).to_crs(32650).area[0], rel=0.01)
    network = lc.Network.from_frames({"id": [1, 2], "x": [118.78, 118.781], "y": [32.04] * 2}, {"u": [1], "v": [2]}, crs="WGS84")
    study = lc.Study.build(network, land=land, extent=square)
    assert study.extent == ((118.77, 32.03, 118.79, 32.05), "host")
    with pytest.raises(lc.ArgumentError, match="polygon"):
        lc.Study.build(network, extent=shapely.Point(0, 0))


def test_empty_tables_are_tables() -> None:
    assert len(lc.Facilities.read([], crs="WGS84")) == 0
    assert len(lc.Facilities.read(pa.table(COLUMNS).slice(0, 0), crs="WGS84")) == 0


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(lc.ArgumentError, match="int"):
        lc.Facilities.read(42, crs="WGS84")
    with pytest.raises(lc.ArgumentError, match="one length"):
        lc.Facilities.read({"id": [1], "lon": [1, 2]}, crs="WGS84")
    with pytest.raises(lc.ArgumentError, match="more values"):
        lc.Facilities.read([("a",) * 9], crs="WGS84")
