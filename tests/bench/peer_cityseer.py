"""cityseer on the same graph: python peer_cityseer.py GRAPH ANSWERS RECORD

One call gives the nearest and the counts at three limits of all categories. Its time stands beside both of ours.
"""

import sys

import geopandas
import numpy as np
from cityseer import config, rustalgos
from cityseer.metrics import layers

from graph import CATEGORIES, EVERY, HORIZON_DS, Graph, answer, record, timed

METRES_PER_DS = 0.125
MINUTES = (5, 10, 15)


def network(graph):
    """The graph as cityseer keeps it: a street longer than the straight line is drawn over a corner that makes it so."""
    net = rustalgos.graph.NetworkStructure()
    index = [net.add_street_node(str(i), float(x), float(y), True, 1.0) for i, (x, y) in enumerate(zip(graph.x, graph.y))]
    start, end = (np.c_[graph.x[nodes], graph.y[nodes]] for nodes in (graph.source, graph.target))
    along, length = end - start, graph.deciseconds * METRES_PER_DS
    straight = np.maximum(np.hypot(*along.T), 1e-9)
    aside = np.sqrt(np.maximum(0, (length / 2) ** 2 - (straight / 2) ** 2)) / straight
    corner = (start + end) / 2 + np.c_[-along[:, 1], along[:, 0]] * aside[:, None]
    for i, (a, b) in enumerate(zip(graph.source.tolist(), graph.target.tolist())):
        points = [f"{x:.6f} {y:.6f}" for x, y in (start[i], corner[i], end[i])]
        net.add_street_edge(index[a], index[b], 0, str(a), str(b), f"LINESTRING({', '.join(points)})", 1.0)
        net.add_street_edge(index[b], index[a], 0, str(b), str(a), f"LINESTRING({', '.join(points[::-1])})", 1.0)
    net.validate()
    net.build_edge_rtree()
    return net, index


def main(graph_path, answers, figures):
    config.QUIET_MODE = True
    graph = Graph(graph_path)
    (net, index), seconds = timed(lambda: network(graph))
    record(figures, "cityseer", "preparation from arrays", seconds, 0)

    points = geopandas.points_from_xy(graph.x, graph.y)
    names = [str(i) for i in range(graph.nodes)]
    nodes = geopandas.GeoDataFrame({"ns_node_idx": index, "x": graph.x, "y": graph.y, "live": True}, index=names, geometry=points, crs=32629)
    kinds = [f"c{category}" for category in graph.category]
    shops = geopandas.GeoDataFrame({"lu": kinds}, index=[f"p{i}" for i in range(len(kinds))], geometry=points[graph.facility], crs=32629)
    categories = [f"c{category}" for category in range(CATEGORIES)]
    layers.build_data_map(shops, net, 100.0)

    def ask():
        return layers.compute_accessibilities(shops, "lu", categories, nodes, net, minutes=list(MINUTES), speed_m_s=1.25, decay_fn="1")

    table, seconds = timed(ask)
    near = [next(c for c in table.columns if c.startswith(f"cc_{category}_nearest_max")) for category in categories]
    found = table[near].to_numpy().T / METRES_PER_DS
    ours = answer(answers, "nearest", CATEGORIES)
    # It measures in rounded metres, so that a walk of just the horizon may fall on either side.
    inside = np.where(np.isfinite(ours), ours, HORIZON_DS) < HORIZON_DS - 10
    record(figures, "cityseer", "nearest at nodes: seconds", seconds, (np.abs(found - ours)[inside] > 10).sum())

    samples = np.arange(0, graph.nodes, EVERY)
    ours = answer(answers, "opportunities", len(samples)).reshape(len(samples), CATEGORIES, -1)[:, :, : len(MINUTES)]
    metres = [round(minutes * 75) for minutes in MINUTES]
    counts = np.stack([table[[f"cc_{category}_{m}" for category in categories]].to_numpy()[samples] for m in metres], axis=2)
    wrong = (np.abs(counts - ours) > 0.5).sum()
    # As above: one count in a thousand may differ by what lies at the very limit.
    record(figures, "cityseer", "opportunities at nodes", seconds, max(0, wrong - ours.size // 1000))


if __name__ == "__main__":
    main(*sys.argv[1:])
