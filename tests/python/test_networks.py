"""Networks in: frames as pandana has them, graphs of networkx and OSMnx, files; all give the same walks."""

import pathlib
import pickle

import networkx as nx
import pandas as pd
import polars as pl
import pytest
import shapely

import lifecircle as lc

LON, LAT = 118.78, 32.04


def grid(n: int = 5, step_m: float = 100.0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a grid of streets as pandana takes it: the id is the index."""
    ids = [row * n + column for row in range(n) for column in range(n)]
    nodes = pd.DataFrame(
        {"x": [LON + i % n * 0.00106 for i in ids], "y": [LAT + i // n * 0.0009 for i in ids]},
        index=pd.Index([i + 1000 for i in ids], name="id"),
    )
    pairs = [(i, i + 1) for i in ids if i % n < n - 1] + [(i, i + n) for i in ids if i // n < n - 1]
    edges = pd.DataFrame(
        {"from": [a + 1000 for a, _ in pairs], "to": [b + 1000 for _, b in pairs], "distance": [step_m] * len(pairs)}
    )
    return nodes, edges


def graph_of(nodes: pd.DataFrame, edges: pd.DataFrame) -> nx.MultiDiGraph:
    """Return the same as OSMnx would have it: one edge each way."""
    graph = nx.MultiDiGraph(crs="epsg:4326")
    for node, row in nodes.iterrows():
        graph.add_node(node, x=row.x, y=row.y)
    for row in edges.itertuples(index=False):
        for a, b in ((row[0], row[1]), (row[1], row[0])):
            graph.add_edge(a, b, length=row.distance, highway="residential", oneway=True)
    return graph


def seconds(network: lc.Network) -> list[float | None]:
    """Return the walks of three homes to one shop."""
    shops = lc.Facilities.read([("s", "pharmacy", LON, LAT)], crs="WGS84")
    places = [(LON + 4 * 0.00106, LAT + 4 * 0.0009), (LON + 0.0005, LAT), (LON + 0.00106, LAT + 0.0009)]
    homes = lc.Homes.read([(f"h{i}", x, y) for i, (x, y) in enumerate(places)], crs="WGS84")
    study = lc.Study.build(network, facilities=shops, homes=homes)
    return study.prepare(lc.Walker("one", speed_m_per_s=1.0)).access(["pharmacy"])["pharmacy_s"]


def test_frames_of_pandas_polars_and_plain_columns_agree() -> None:
    nodes, edges = grid()
    wanted = seconds(lc.Network.from_frames(nodes, edges, crs="WGS84"))
    assert wanted[0] == pytest.approx(800.0, abs=1.0)
    plain = nodes.reset_index()
    for make in (pl.from_pandas, lambda frame: frame.to_dict(orient="list")):
        assert seconds(lc.Network.from_frames(make(plain), make(edges), crs="WGS84")) == wanted
    assert seconds(lc.Network.from_networkx(graph_of(nodes, edges))) == wanted


def test_lengths_may_be_left_out_and_nodes_kept() -> None:
    nodes, edges = grid()
    network = lc.Network.from_frames(nodes, edges[["from", "to"]], crs="WGS84")
    assert network.length_m == pytest.approx(40 * 100.0, rel=0.01)
    # The corners only shape a street; kept, they are places to ask about.
    assert network.node_count == 21
    assert lc.Network.from_frames(nodes, edges, crs="WGS84", keep_nodes=True).node_count == 25


def test_classes_matter_to_walkers() -> None:
    nodes = {"id": [1, 2], "x": [LON, LON + 0.00106], "y": [LAT, LAT]}
    edges = {"u": [1], "v": [2], "length": [100.0], "class": ["steps"]}
    network = lc.Network.from_frames(nodes, edges, crs="WGS84")
    shops = lc.Facilities.read([("s", "pharmacy", LON, LAT)], crs="WGS84")
    homes = lc.Homes.read([("h", LON + 0.00106, LAT)], crs="WGS84")
    study = lc.Study.build(network, facilities=shops, homes=homes)
    assert study.prepare("wheelchair").access(["pharmacy"])["pharmacy_s"] == [None]
    assert study.prepare("adult").access(["pharmacy"])["pharmacy_s"][0] is not None
    with pytest.raises(lc.ValueProblem, match="canal"):
        lc.Network.from_frames(nodes, {**edges, "class": ["canal"]}, crs="WGS84")


def test_a_bend_of_a_graph_is_walked_and_doors_lie_beside_it() -> None:
    graph = nx.Graph(crs="EPSG:4326")
    graph.add_node("a", x=LON, y=LAT)
    graph.add_node("b", x=LON + 0.00212, y=LAT)
    bend = shapely.LineString([(LON + 0.00212, LAT), (LON + 0.00106, LAT + 0.0009), (LON, LAT)])
    graph.add_edge("a", "b", length=300.0, geometry=bend, highway=["footway", "steps"])
    network = lc.Network.from_networkx(graph)
    assert network.length_m == pytest.approx(300.0)
    shops = lc.Facilities.read([("s", "pharmacy", LON, LAT)], crs="WGS84")
    # Beside the bend, 100 m from the straight line between the ends.
    homes = lc.Homes.read([("h", LON + 0.00106, LAT + 0.0009)], crs="WGS84")
    study = lc.Study.build(network, facilities=shops, homes=homes)
    [walk] = study.prepare(lc.Walker("one", speed_m_per_s=1.0)).access(["pharmacy"])["pharmacy_s"]
    assert walk == pytest.approx(150.0, abs=1.0)


def test_one_way_holds_only_when_asked_for() -> None:
    nodes = {"id": [1, 2], "x": [LON, LON + 0.00106], "y": [LAT, LAT]}
    edges = {"u": [1], "v": [2], "length": [100.0]}
    assert seconds(lc.Network.from_frames(nodes, edges, crs="WGS84"))[1] is not None
    assert seconds(lc.Network.from_frames(nodes, edges, crs="WGS84", one_way=True))[1] is None


def test_a_missing_column_or_system_is_named() -> None:
    nodes, edges = grid()
    with pytest.raises(lc.ColumnError, match="'frm'"):
        lc.Network.from_frames(nodes, edges.rename(columns={"from": "frm"}), crs="WGS84")
    with pytest.raises(lc.CrsError, match="crs="):
        lc.Network.from_networkx(nx.Graph())
    graph = nx.Graph(crs="EPSG:4326")
    graph.add_node(1)
    with pytest.raises(lc.ColumnError, match="x and y"):
        lc.Network.from_networkx(graph)
    with pytest.raises(lc.CoordinateError, match="row 3"):
        nodes.iloc[3, 0] = 999.0
        lc.Network.from_frames(nodes, edges, crs="WGS84")


def test_a_projected_graph_is_brought_to_degrees() -> None:
    graph = nx.Graph(crs="EPSG:32650")
    graph.add_node(1, x=668000.0, y=3546000.0)
    graph.add_node(2, x=668100.0, y=3546000.0)
    graph.add_edge(1, 2)
    assert lc.Network.from_networkx(graph).length_m == pytest.approx(100.0, abs=0.1)


def test_networks_and_studies_are_pickled_by_what_they_are_made_of(root: pathlib.Path) -> None:
    nodes, edges = grid()
    network = lc.Network.from_frames(nodes, edges, crs="WGS84")
    assert seconds(pickle.loads(pickle.dumps(network))) == seconds(network)
    shops = lc.Facilities.read([("s", "pharmacy", LON, LAT)], crs="WGS84")
    study = lc.Study.build(network, facilities=shops)
    assert pickle.loads(pickle.dumps(study)).facilities == study.facilities
    city = lc.Study.from_osm(root / "tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf")
    one, two = (pickle.loads(pickle.dumps(city.prepare(walker))) for walker in ("elder", "adult"))
    assert one.study is two.study, "a worker reads a file once"
    assert one.access(["park"]) == city.prepare("elder").access(["park"])
    with pytest.raises(TypeError, match="pickle the study"):
        pickle.dumps(city.network)
