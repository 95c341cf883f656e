"""pandana on the same graph: python peer_pandana.py GRAPH ANSWERS RECORD"""

import sys

import numpy as np
import pandana
import pandas as pd

from graph import CATEGORIES, EVERY, HORIZON_DS, LIMITS_DS, NEAREST, Graph, answer, record, timed


def main(graph_path, answers, figures):
    graph = Graph(graph_path)
    x, y = pd.Series(graph.x), pd.Series(graph.y)
    ends = [pd.Series(column.astype(np.int64)) for column in (graph.source, graph.target)]
    weights = pd.DataFrame({"ds": graph.deciseconds.astype(float)})
    network, seconds = timed(lambda: pandana.Network(x, y, *ends, weights, twoway=True))
    record(figures, "pandana", "preparation from arrays", seconds, 0)

    def nearest(count):
        for category in range(CATEGORIES):
            nodes = graph.facilities_of(category)
            network.set_pois(f"c{category}", HORIZON_DS, count, x.iloc[nodes], y.iloc[nodes])
        names = [f"c{category}" for category in range(CATEGORIES)]
        return timed(lambda: [network.nearest_pois(HORIZON_DS, name, num_pois=count, imp_name="ds").to_numpy() for name in names])

    found, seconds = nearest(1)
    found = np.stack([table[:, 0] for table in found])
    # pandana says the horizon itself where nothing lies within it.
    ours = np.minimum(answer(answers, "nearest", CATEGORIES), HORIZON_DS)
    record(figures, "pandana", "nearest at nodes: seconds", seconds, (np.abs(found - ours) > 0.5).sum())
    if graph.nodes <= 200_000:
        opportunities(graph, network, nearest, answers, figures)
        matrix(graph, network, answers, figures)


def opportunities(graph, network, nearest, answers, figures):
    """The five nearest, then counts: what lies within the horizon of every node is worked out once for all of them."""
    found, nearest_s = nearest(NEAREST)
    for category in range(CATEGORIES):
        network.set(pd.Series(graph.facilities_of(category).astype(np.int64)), name=f"k{category}")
    _, range_s = timed(lambda: network.precompute(HORIZON_DS))

    def count():
        of = lambda category, limit: network.aggregate(limit, type="count", name=f"k{category}", imp_name="ds").to_numpy()
        return [[of(category, limit) for limit in LIMITS_DS] for category in range(CATEGORIES)]

    counts, count_s = timed(count)
    samples = np.arange(0, graph.nodes, EVERY)
    ours = answer(answers, "opportunities", len(samples)).reshape(len(samples), CATEGORIES, -1)
    theirs = np.concatenate([np.array(counts)[:, :, samples], np.stack(found)[:, samples].transpose(0, 2, 1)], axis=1)
    ours[:, :, len(LIMITS_DS) :] = np.minimum(ours[:, :, len(LIMITS_DS) :], HORIZON_DS)
    wrong = (np.abs(theirs.transpose(2, 0, 1) - ours) > 0.5).sum()
    record(figures, "pandana", "opportunities at nodes", nearest_s + range_s + count_s, wrong)


def matrix(graph, network, answers, figures):
    """All pairs one by one: it has no call for a matrix, and no horizon."""
    origins, targets = (graph.some(half) for half in (0, 1))
    pairs = np.repeat(origins, len(targets)).tolist(), np.tile(targets, len(origins)).tolist()
    found, seconds = timed(lambda: np.array(network.shortest_path_lengths(*pairs, imp_name="ds")))
    ours = answer(answers, "matrix", len(origins)).ravel()
    within = np.isfinite(ours)
    record(figures, "pandana", "matrix of 1000 x 1000", seconds, (np.abs(found - ours)[within] > 0.5).sum())


if __name__ == "__main__":
    main(*sys.argv[1:])
