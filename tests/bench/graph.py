"""The graph file the benches write (see core/benches/made/file.rs), and our answers to it."""

import json
import pathlib
import time

import numpy as np

CATEGORIES = 40
NOTHING = 2**32 - 1  # how our answers say that nothing lies within reach
HORIZON_DS = 9000  # 15 minutes
LIMITS_DS = (3000, 6000, 9000)
NEAREST = 5
EVERY = 500  # `answers.rs` writes the opportunities of every so many-th node
SOME = 1000  # places of the matrix and of single isochrones


class Graph:
    """Nodes, streets walked both ways in deciseconds, facilities on nodes."""

    def __init__(self, path):
        with open(path, "rb") as file:
            nodes, streets, facilities = (int(count) for count in np.fromfile(file, "<u8", 3))
            self.nodes = nodes
            self.source, self.target, self.deciseconds = (np.fromfile(file, "<u4", streets) for _ in range(3))
            self.x, self.y = (np.fromfile(file, "<f8", nodes) for _ in range(2))
            self.facility, self.category = (np.fromfile(file, "<u4", facilities) for _ in range(2))

    def facilities_of(self, category):
        """The nodes of a category's facilities, each as often as there are facilities on it."""
        return self.facility[self.category == category]

    def some(self, half):
        """The thousand nodes that `stages.rs` calls `some`."""
        places = (2 * np.arange(SOME) + half) * self.nodes // (2 * SOME)
        return np.minimum(places, self.nodes - 1)


def answer(directory, name, rows):
    """A table of ours; what is out of reach is infinite."""
    table = np.fromfile(pathlib.Path(directory) / f"{name}.u32", "<u4").reshape(rows, -1).astype(float)
    table[table == NOTHING] = np.inf
    return table


def timed(job):
    """What a job gives, and its seconds."""
    start = time.perf_counter()
    result = job()
    return result, time.perf_counter() - start


def record(path, tool, stage, seconds, wrong):
    """One figure, with how many answers differ from ours."""
    line = {"tool": tool, "stage": stage, "best_s": seconds, "wrong": int(wrong)}
    print(line, flush=True)
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
