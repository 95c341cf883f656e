"""Tables out: Arrow, pandas, polars, GeoPandas, DuckDB, files, pickles, text and HTML; nulls stay nulls in all of them."""

import pickle
import subprocess
import sys

import duckdb
import geopandas as gpd
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import lifecircle as lc


@pytest.fixture(scope="module")
def access(nanjing: lc.Study) -> lc.Table:
    """Return a table with text, numbers, whole numbers, nulls and places."""
    return nanjing.prepare().access(["pharmacy", "park"], minutes=[1, 15], k=2)


def test_arrow_holds_the_same_values_with_nulls_units_and_places(access: lc.Table) -> None:
    table = access.to_arrow()
    assert table.column_names == [*access.columns, "geometry"]
    for name in access.columns:
        assert table[name].to_pylist() == access[name]
    assert table.schema.field("pharmacy_s").metadata[b"unit"] == b"s"
    geometry = table.schema.field("geometry")
    # pyarrow shows an extension it does not know as metadata.
    assert geometry.metadata[b"ARROW:extension:name"] == b"geoarrow.wkb"
    assert b"4326" in geometry.metadata[b"ARROW:extension:metadata"]
    assert access["pharmacy_s"].count(None) == table["pharmacy_s"].null_count > 0


def test_a_table_is_a_stream_that_can_be_taken_again_and_again_or_left(access: lc.Table) -> None:
    assert pa.table(access) == pa.table(access)
    for _ in range(100):
        access.__arrow_c_stream__()  # dropped untaken: freed, not leaked and not freed twice
    schema = pa.schema(access)
    assert schema.names == pa.table(access).schema.names


def test_pandas_keeps_kinds_and_nulls(access: lc.Table) -> None:
    frame = access.to_pandas()
    assert list(frame.columns) == access.columns
    assert frame["pharmacy_s"].dtype == "float64"
    assert frame["pharmacy_within_15"].dtype in ("int64", "Int64")
    assert frame["pharmacy_s"].isna().sum() == access["pharmacy_s"].count(None)
    for name in access.columns:
        assert [None if pd.isna(value) else value for value in frame[name]] == access[name]
    frame["pharmacy_s"] += 1.0  # a copy of its own, not a view of ours
    assert access.to_pandas()["pharmacy_s"].sum() < frame["pharmacy_s"].sum()


def test_whole_numbers_and_flags_with_nulls_do_not_turn_into_fractions() -> None:
    parts = (2, [("n", "integer", None, [1, None]), ("f", "flag", None, [None, True])], None)
    frame = lc.Table(lc._native.Table.from_parts(parts)).to_pandas()
    assert (str(frame["n"].dtype), str(frame["f"].dtype)) == ("Int64", "boolean")
    assert frame["n"].tolist() == [1, pd.NA]


def test_polars_and_duckdb_read_it_by_name(access: lc.Table) -> None:
    frame = access.to_polars()
    assert isinstance(frame, pl.DataFrame)
    assert frame["park_s"].to_list() == access["park_s"]
    access_table = access  # noqa: F841 - DuckDB finds it by the name of the variable
    [(count, nearest)] = duckdb.sql("select count(*), min(park_s) from access_table").fetchall()
    assert count == len(access)
    assert nearest == min(s for s in access["park_s"] if s is not None)


def test_geopandas_has_places_and_a_system(access: lc.Table) -> None:
    frame = access.to_geopandas()
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == 4326
    assert 118.7 < frame.geometry.x.min() < frame.geometry.x.max() < 118.9
    with pytest.raises(lc.ColumnError, match="to_pandas"):
        lc.categories().to_geopandas()


def test_land_comes_out_as_polygons(nanjing: lc.Study) -> None:
    land = nanjing.land
    if land is None:
        pytest.skip("the extract has no residential land")
    assert set(land.to_geopandas().geom_type) <= {"Polygon", "MultiPolygon"}


def test_geoparquet_is_read_by_geopandas(access: lc.Table, tmp_path: object) -> None:
    path = f"{tmp_path}/access.parquet"
    access.to_parquet(path)
    assert gpd.read_parquet(path).crs.to_epsg() == 4326
    assert pq.read_table(path)["home"].to_pylist() == access["home"]


def test_pickles_are_equal_whatever_the_geometry(access: lc.Table, nanjing: lc.Study) -> None:
    for table in (access, lc.categories(), nanjing.homes, nanjing.land):
        if table is not None:
            copy = pickle.loads(pickle.dumps(table))
            assert copy == table
            assert [copy.unit(name) for name in copy.columns] == [table.unit(name) for name in table.columns]
    assert access != lc.categories()


def test_html_is_escaped_and_has_a_text_fallback() -> None:
    evil = "<script>alert(1)</script>"
    parts = (1, [(evil, "text", None, [evil]), ("n", "real", None, [None])], None)
    table = lc.Table(lc._native.Table.from_parts(parts))
    page = table._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert 'scope="col"' in page
    assert 'aria-label="no value"' in page
    text = str(table)
    assert evil in text
    assert "–" in text
    assert "more rows" in str(lc.categories())


def test_a_column_that_is_not_there_is_named(access: lc.Table) -> None:
    with pytest.raises(lc.NotFoundError, match="pharmacy_seconds"):
        access["pharmacy_seconds"]
    assert "pharmacy_s" in access
    assert "pharmacy_seconds" not in access


def test_import_takes_under_150_ms_and_brings_nothing_heavy() -> None:
    # Time of this process alone: a busy machine is no fault of the package.
    code = (
        "import sys, time; start = time.process_time(); import lifecircle; took = time.process_time() - start;"
        "heavy = {'numpy', 'pandas', 'pyarrow', 'matplotlib', 'geopandas', 'tqdm'} & set(sys.modules);"
        "print(took, sorted(heavy))"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(5)]
    assert all(run.stdout.strip().endswith("[]") for run in runs)
    assert min(float(run.stdout.split()[0]) for run in runs) < 0.150


def test_points_are_longitude_and_latitude() -> None:
    homes = lc.Homes.read([("a", 118.78, 32.04), ("b", 118.79, 32.05)], crs="WGS84").to_table()
    assert homes.points() == [(118.78, 32.04), (118.79, 32.05)]
    with pytest.raises(lc.ColumnError, match="no geometry"):
        lc.categories().points()
    nodes = {"id": [1, 2], "x": [118.78, 118.79], "y": [32.04, 32.04]}
    edges = lc.Network.from_frames(nodes, {"from": [1], "to": [2]}, crs="WGS84").edges()
    with pytest.raises(lc.ColumnError, match="to_geopandas"):
        edges.points()


def test_two_maps_share_the_ends_of_their_colours() -> None:
    from matplotlib import pyplot as plt

    people = lc.Homes.read([("a", 118.78, 32.04, 10), ("b", 118.79, 32.05, 30)], crs="WGS84").to_table()

    def colours(**ends: float) -> list[tuple[float, ...]]:
        axes = people.plot("people", **ends)
        drawn = [tuple(colour) for colour in axes.collections[0].get_facecolors()]
        plt.close(axes.figure)
        return drawn

    assert colours() == colours(vmin=10, vmax=30) != colours(vmin=0, vmax=60)
