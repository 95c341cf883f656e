"""The page for those who come from other tools: same graph, equal answers."""

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import lifecircle as lc

LON, LAT, N = 118.78, 32.04, 12


@pytest.fixture(scope="module")
def city() -> tuple[lc.Prepared, nx.Graph, pd.DataFrame, list[int]]:
    """Return a random grid as frames and as a graph, with shops at some of its nodes."""
    random = np.random.default_rng(7)
    ids = np.arange(N * N)
    nodes = pd.DataFrame({"x": LON + ids % N * 0.0011, "y": LAT + ids // N * 0.0009}, index=ids + 500)
    pairs = [(i, i + 1) for i in ids if i % N < N - 1] + [(i, i + N) for i in ids if i // N < N - 1]
    pairs = [pair for pair in pairs if random.random() < 0.9]
    # Whole metres and a walker of 1 m/s: every time is a whole number of seconds, so nothing is rounded.
    edges = pd.DataFrame(pairs, columns=["from", "to"]) + 500
    edges["distance"] = random.integers(90, 200, len(edges)).astype(float)
    graph = nx.Graph()
    graph.add_nodes_from(nodes.index.tolist())
    graph.add_weighted_edges_from(edges.itertuples(index=False, name=None), weight="distance")
    shops = [int(i) for i in random.choice(nodes.index, 9, replace=False)]
    rows = [(str(i), "market", nodes.x[i], nodes.y[i]) for i in shops]
    network = lc.Network.from_frames(nodes, edges, crs="WGS84", keep_nodes=True)
    study = lc.Study.build(network, facilities=lc.Facilities.read(rows, crs="WGS84"))
    return study.prepare(lc.Walker("metres", speed_m_per_s=1.0)), graph, nodes, shops


def test_nearest_and_counts_at_nodes_are_those_of_dijkstra(city: tuple) -> None:
    prepared, graph, nodes, shops = city
    metres = {shop: nx.single_source_dijkstra_path_length(graph, shop, weight="distance") for shop in shops}
    source = prepared.study.network.nodes()["source_id"]
    near = prepared.nearest(["market"], origins="nodes", minutes=15)
    found = prepared.opportunities(["market"], origins="nodes", minutes=[10], k=3)
    decay = prepared.opportunities(
        ["market"], origins="nodes", minutes=[10], decays=[lc.Decay("exponential", 10, (1 / 0.004 / 60,))]
    )
    assert len(source) == len(nodes)
    for row, node in enumerate(source):
        walks = sorted(metres[shop].get(node, math.inf) for shop in shops)
        wanted = walks[0] if walks[0] <= 900 else None
        assert near["market_s"][row] == wanted
        assert found["market_within_600"][row] == sum(walk <= 600 for walk in walks)
        assert found["market_3_s"][row] == (walks[2] if walks[2] <= 600 else None)
        total = sum(math.exp(-0.004 * walk) for walk in walks if walk <= 600)
        assert decay["market_decay_1"][row] == pytest.approx(total, rel=1e-5, abs=1e-5)


def test_an_isochrones_nodes_are_an_ego_graph(city: tuple) -> None:
    prepared, graph, nodes, _ = city
    start = int(nodes.index[N * N // 2])
    reach = prepared.nodes_within((nodes.x[start], nodes.y[start]), minutes=10)
    source = prepared.study.network.nodes()["source_id"]
    ego = nx.ego_graph(graph, start, radius=600, distance="distance")
    assert {source[node] for node in reach["node"]} == set(ego.nodes)


def test_a_graph_gives_what_frames_give(city: tuple) -> None:
    prepared, graph, nodes, shops = city
    for node in graph.nodes:
        graph.nodes[node].update(x=nodes.x[node], y=nodes.y[node])
    for _, _, data in graph.edges(data=True):
        data["length"] = data["distance"]
    network = lc.Network.from_networkx(graph, crs="EPSG:4326", keep_nodes=True)
    rows = [(str(i), "market", nodes.x[i], nodes.y[i]) for i in shops]
    study = lc.Study.build(network, facilities=lc.Facilities.read(rows, crs="WGS84"))
    again = study.prepare(lc.Walker("metres", speed_m_per_s=1.0)).nearest(["market"], origins="nodes")
    here = dict(zip(study.network.nodes()["source_id"], again["market_s"], strict=True))
    there = prepared.nearest(["market"], origins="nodes")["market_s"]
    assert here == dict(zip(prepared.study.network.nodes()["source_id"], there, strict=True))
