"""Properties of the public API: whatever a host hands in, answers are right or errors are ours."""

import html
import math
import pickle

import networkx as nx
import pandas as pd
import polars as pl
import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lifecircle as lc

CATEGORIES = ["pharmacy", "market", "park", "restaurant"]
ROWS = st.lists(
    st.tuples(
        # Words such as NA are read as null on purpose, and blanks around a word are no part of it.
        st.text(max_size=6).map(lambda text: f"s{text}.").filter(lambda text: "\0" not in text),
        st.sampled_from(CATEGORIES),
        st.floats(118.70, 118.90),
        st.floats(32.00, 32.10),
    ),
    max_size=12,
    unique_by=lambda row: row[0],
)


@given(ROWS)
@settings(max_examples=256, deadline=None)
def test_rows_come_back_as_they_went_in_through_every_library(rows: list[tuple[str, str, float, float]]) -> None:
    names = ["id", "category", "lon", "lat"]
    columns = {name: [row[i] for row in rows] for i, name in enumerate(names)}
    schema = pa.schema([("id", pa.string()), ("category", pa.string()), ("lon", pa.float64()), ("lat", pa.float64())])
    arrow = pa.table(columns, schema=schema)
    wanted = lc.Facilities.read(arrow, crs="WGS84")
    assert len(wanted) == len(rows)
    table = wanted.to_table()
    assert table["id"] == columns["id"]
    assert table["category"] == columns["category"]
    for data in (pl.DataFrame(arrow), pd.DataFrame(columns) if rows else arrow, pickle.loads(pickle.dumps(table))):
        assert lc.Facilities.read(data, crs="WGS84").to_table() == table


@given(
    st.integers(2, 6),
    st.lists(st.integers(1, 400), min_size=60, max_size=60),
    st.lists(st.booleans(), min_size=60, max_size=60),
    st.lists(st.integers(0, 35), min_size=1, max_size=4),
)
@settings(max_examples=256, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_walks_on_any_grid_are_those_of_dijkstra(
    n: int, metres: list[int], there: list[bool], shops: list[int]
) -> None:
    ids = range(n * n)
    nodes = {"id": list(ids), "x": [118.7 + i % n * 0.004 for i in ids], "y": [32.0 + i // n * 0.004 for i in ids]}
    pairs = [(i, i + 1) for i in ids if i % n < n - 1] + [(i, i + n) for i in ids if i // n < n - 1]
    edges = [(a, b, float(m)) for (a, b), m, is_there in zip(pairs, metres, there, strict=False) if is_there]
    if not edges:
        return
    frame = {"from": [a for a, _, _ in edges], "to": [b for _, b, _ in edges], "length": [m for _, _, m in edges]}
    network = lc.Network.from_frames(nodes, frame, crs="WGS84", keep_nodes=True)
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges)
    at = sorted({shop % (n * n) for shop in shops} & set(graph.nodes))
    if not at:
        return
    rows = [(str(i), "market", nodes["x"][i], nodes["y"][i]) for i in at]
    study = lc.Study.build(network, facilities=lc.Facilities.read(rows, crs="WGS84"))
    # Streets that hang together nowhere else are not refused here, and every length is a whole number of seconds.
    found = study.prepare(lc.Walker("metres", speed_m_per_s=1.0), max_snap_m=1.0).nearest(
        ["market"], origins="nodes", minutes=15
    )
    source = network.nodes()["source_id"]
    walks = nx.multi_source_dijkstra_path_length(graph, set(at), cutoff=900)
    for row, node in enumerate(source):
        assert found["market_s"][row] == walks.get(node)


@given(st.text(max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_text_about_hours_is_understood_or_named(text: str) -> None:
    understood, rest = lc.Hours.examine(text)
    assert understood is not None or rest or not text.strip()
    try:
        lc.Hours(text)
    except lc.LifeCircleError as error:
        assert pickle.loads(pickle.dumps(error)).args == error.args


@given(st.text(max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_text_is_escaped_in_html(text: str) -> None:
    parts = (1, [("t", "text", None, [text])], None)
    page = lc.Table(lc._native.Table.from_parts(parts))._repr_html_()
    assert html.escape(text) in page


@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)), max_size=20))
@settings(max_examples=256, deadline=None)
def test_numbers_and_nulls_survive_every_way_out(values: list[float | None]) -> None:
    table = lc.Table(lc._native.Table.from_parts((len(values), [("x", "real", "s", values)], None)))
    assert table["x"] == values
    assert pa.table(table)["x"].to_pylist() == values
    assert table.to_polars()["x"].to_list() == values
    frame = table.to_pandas()["x"]
    assert [None if math.isnan(x) else x for x in frame] == values
    assert pickle.loads(pickle.dumps(table)) == table


@given(st.tuples(st.floats(), st.floats()))
@settings(max_examples=256, deadline=None)
def test_any_coordinates_are_a_place_or_an_error_of_ours(place: tuple[float, float]) -> None:
    for crs in ("WGS84", "GCJ02", "BD09", "EPSG:4547", "EPSG:32650"):
        try:
            [(lon, lat)] = lc.to_wgs84(crs, [place])
        except lc.LifeCircleError:
            continue
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
