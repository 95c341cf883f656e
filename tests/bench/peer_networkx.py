"""Isochrones as notebooks with osmnx make them, by networkx: python peer_networkx.py GRAPH ANSWERS RECORD"""

import sys

import networkx as nx
from graph import HORIZON_DS, Graph, answer, record, timed


def main(graph_path, answers, figures):
    graph = Graph(graph_path)

    def built():
        walks = nx.MultiDiGraph()
        walks.add_nodes_from(range(graph.nodes))
        ends = zip(graph.source.tolist(), graph.target.tolist(), graph.deciseconds.tolist())
        walks.add_edges_from(edge for a, b, time in ends for edge in ((a, b, {"time": time}), (b, a, {"time": time})))
        return walks

    walks, seconds = timed(built)
    record(figures, "networkx", "preparation from arrays", seconds, 0)

    def reached():
        return [len(nx.ego_graph(walks, origin, radius=HORIZON_DS, distance="time")) for origin in graph.some(0).tolist()]

    counts, seconds = timed(reached)
    expected = answer(answers, "reached", 1)[0][graph.some(0)]
    record(figures, "networkx ego_graph", "isochrones: nodes", seconds, (counts != expected).sum())


if __name__ == "__main__":
    main(*sys.argv[1:])
