"""lifecircle itself, through Python: python peer_lifecircle.py GRAPH ANSWERS RECORD

What a notebook gets, tables as numpy arrays included, beside what other tools of Python give. Times are the best of three.
"""

import sys

import lifecircle as lc
import numpy as np
import pandas as pd
from graph import CATEGORIES, EVERY, LIMITS_DS, NEAREST, Graph, answer, record, timed

METRES_PER_DS = 0.125
TOOL = "lifecircle through Python"
#: The middle of UTM zone 50 at 32 degrees north: the city stands somewhere.
EAST_M, NORTH_M, CRS = 500_000.0, 3_540_000.0, "EPSG:32650"
MINUTES = [limit / 600 for limit in LIMITS_DS]


def best(job):
    """What a job gives, and the least of its seconds."""
    runs = [timed(job) for _ in range(3)]
    return runs[0][0], min(seconds for _, seconds in runs)


def prepared(graph, kinds):
    """The study of the graph, its facilities on its nodes."""
    east, north = graph.x + EAST_M, graph.y + NORTH_M
    nodes = pd.DataFrame({"x": east, "y": north}, index=np.arange(graph.nodes))
    edges = pd.DataFrame({"from": graph.source, "to": graph.target, "length": graph.deciseconds * METRES_PER_DS})
    places = zip(graph.facility.tolist(), graph.category.tolist(), strict=True)
    rows = [(f"p{i}", kinds[category], east[node], north[node]) for i, (node, category) in enumerate(places)]
    facilities = lc.Facilities.read(rows, crs=CRS)
    walker = lc.Walker("1.25 m/s", speed_m_per_s=1.25)

    def prepare():
        network = lc.Network.from_frames(nodes, edges, crs=CRS, keep_nodes=True)
        return lc.Study.build(network, facilities=facilities).prepare(walker)

    return timed(prepare)


def columns(table, names):
    """Columns of a table in deciseconds, as one array; null is infinite."""
    frame = table.to_pandas()
    return frame[names].to_numpy(dtype=float, na_value=np.nan)


def main(graph_path, answers, figures):
    graph = Graph(graph_path)
    kinds = list(lc.categories()["category"])[:CATEGORIES]
    study, seconds = prepared(graph, kinds)
    record(figures, TOOL, "preparation from arrays", seconds, 0)
    order = np.argsort(np.array(study.study.network.nodes()["source_id"]))

    def nearest():
        table = study.nearest(kinds, origins="nodes", minutes=15, which=False)
        return columns(table, [f"{kind}_s" for kind in kinds])[order].T * 10

    found, seconds = best(nearest)
    found[np.isnan(found)] = np.inf
    record(figures, TOOL, "nearest at nodes: seconds", seconds, wrong(found, answer(answers, "nearest", CATEGORIES)))
    if graph.nodes <= 200_000:
        opportunities(study, graph, kinds, order, answers, figures)
        places(study, graph, answers, figures)


def opportunities(study, graph, kinds, order, answers, figures):
    """Counts at three limits and the five nearest of every node."""
    found, seconds = best(lambda: study.opportunities(kinds, origins="nodes", minutes=MINUTES, k=NEAREST))
    frame = found.to_pandas().iloc[order[::EVERY]]
    table = answer(answers, "opportunities", len(frame)).reshape(len(frame), CATEGORIES, -1)
    differ = 0
    for number, kind in enumerate(kinds):
        counts = frame[[f"{kind}_within_{limit // 10}" for limit in LIMITS_DS]].to_numpy(dtype=float)
        walks = frame[[f"{kind}_{nth + 1}_s" for nth in range(NEAREST)]].to_numpy(dtype=float, na_value=np.nan) * 10
        walks[np.isnan(walks)] = np.inf
        differ += wrong(np.hstack([counts, walks]), table[:, number])
    record(figures, TOOL, "opportunities at nodes", seconds, differ)


def places(study, graph, answers, figures):
    """A matrix between places, and what each of them reaches."""
    east, north = graph.x + EAST_M, graph.y + NORTH_M
    points = [
        lc.to_wgs84(CRS, list(zip(east[some].tolist(), north[some].tolist(), strict=True)))
        for some in (graph.some(0), graph.some(1))
    ]
    table, seconds = best(lambda: study.matrix(*points, minutes=15))
    rows = table.to_pandas()
    found = np.full((len(points[0]), len(points[1])), np.inf)
    found[rows.origin, rows.target] = rows.seconds * 10
    record(figures, TOOL, "matrix of 1000 x 1000", seconds, wrong(found, answer(answers, "matrix", len(found))))
    table, seconds = best(lambda: study.node_sets(points[0], minutes=15))
    counts = np.bincount(table.to_pandas().origin, minlength=len(points[0]))
    record(figures, TOOL, "isochrones: nodes", seconds, wrong(counts, answer(answers, "reached", 1)[0][graph.some(0)]))


def wrong(found, expected):
    """How many answers differ; those of half a tick are one."""
    both = np.isfinite(found) & np.isfinite(expected)
    return (np.isfinite(found) != np.isfinite(expected)).sum() + (np.abs(found[both] - expected[both]) > 0.2).sum()


if __name__ == "__main__":
    main(*sys.argv[1:])
