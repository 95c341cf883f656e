"""scipy's Dijkstra on the same graph: python peer_scipy.py GRAPH ANSWERS RECORD"""

import sys

import numpy as np
import scipy.sparse
from scipy.sparse.csgraph import dijkstra

from graph import CATEGORIES, EVERY, HORIZON_DS, LIMITS_DS, NEAREST, Graph, answer, record, timed


def main(graph_path, answers, figures):
    graph = Graph(graph_path)
    ends = np.concatenate([graph.source, graph.target]), np.concatenate([graph.target, graph.source])
    matrix, built_s = timed(lambda: scipy.sparse.csr_matrix((np.tile(graph.deciseconds.astype(float), 2), ends), (graph.nodes,) * 2))
    record(figures, "scipy", "preparation from arrays", built_s, 0)

    def nearest():
        of = (np.unique(graph.facilities_of(category)) for category in range(CATEGORIES))
        return np.stack([dijkstra(matrix, indices=nodes, limit=HORIZON_DS, min_only=True) for nodes in of])

    found, seconds = timed(nearest)
    record(figures, "scipy", "nearest at nodes: seconds", seconds, (found != answer(answers, "nearest", CATEGORIES)).sum())

    def rows(origins):
        return np.vstack([dijkstra(matrix, indices=part, limit=HORIZON_DS) for part in np.array_split(origins, 50)])

    if graph.nodes <= 200_000:
        table, seconds = timed(lambda: rows(graph.some(0))[:, graph.some(1)])
        record(figures, "scipy", "matrix of 1000 x 1000", seconds, (table != answer(answers, "matrix", len(table))).sum())
        reached = answer(answers, "reached", 1)[0][graph.some(0)]
        found, seconds = timed(lambda: np.isfinite(rows(graph.some(0))).sum(axis=1))
        record(figures, "scipy", "isochrones: nodes", seconds, (found != reached).sum())
    check_samples(graph, matrix, answers, figures)


def check_samples(graph, matrix, answers, figures):
    """Counts, five nearest and reached nodes, at some nodes: no figure, only whether they are right."""
    samples = np.arange(0, graph.nodes, EVERY)
    ours = answer(answers, "opportunities", len(samples)).reshape(len(samples), CATEGORIES, -1)
    reached = answer(answers, "reached", 1)[0]
    wrong = wrong_reach = 0
    for row, node in zip(ours, samples):
        times = dijkstra(matrix, indices=node, limit=HORIZON_DS)
        wrong_reach += np.isfinite(times).sum() != reached[node]
        for category in range(CATEGORIES):
            walks = np.sort(times[graph.facilities_of(category)])
            nearest = np.full(NEAREST, np.inf)
            nearest[: min(NEAREST, len(walks))] = walks[:NEAREST]
            expected = [*((walks <= limit).sum() for limit in LIMITS_DS), *nearest]
            wrong += (np.array(expected) != row[category]).any()
    record(figures, "scipy (check only)", "opportunities at nodes", None, wrong)
    record(figures, "scipy (check only)", "every node as origin", None, wrong_reach)


if __name__ == "__main__":
    main(*sys.argv[1:])
