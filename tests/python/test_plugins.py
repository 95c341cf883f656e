"""Walk models written in Python: asked once for all edges, obeyed when they keep the laws, named when they lie."""

import array
import pathlib
import pickle
import threading

import numpy as np
import pytest

import lifecircle as lc


class Steady:
    """One metre a second everywhere, and how often it was asked."""

    name = "steady"
    link_seconds_per_metre = 1.0

    def __init__(self) -> None:
        self.asked: list[int] = []

    def seconds(self, edges: lc.Edges) -> object:
        self.asked.append(len(edges))
        return edges.length_m * 1.0


class NoSteps(Steady):
    """Takes no steps, and is slower uphill; says so for each direction apart."""

    name = "no-steps"

    def seconds(self, edges: lc.Edges) -> object:
        flat = np.where(edges.way_class == lc.WayClass.STEPS, np.inf, edges.length_m)
        return flat, array.array("d", (flat * 2.0).tolist())


def test_a_model_is_asked_once_for_all_edges_and_equals_ours(nanjing: lc.Study) -> None:
    model = Steady()
    own = nanjing.prepare(lc.Walker.from_model(model))
    assert model.asked == [nanjing.network.edge_count]
    assert own.walker == "steady"
    walks = own.access(["pharmacy"], minutes=[30])["pharmacy_s"]
    assert any(s is not None for s in walks)
    # Twice as fast for a model that takes half of each edge and each link.

    class Fast(Steady):
        link_seconds_per_metre = 0.5

        def seconds(self, edges: lc.Edges) -> object:
            return (edges.length_m / 2.0).tolist()

    fast = nanjing.prepare(lc.Walker.from_model(Fast())).access(["pharmacy"], minutes=[30])["pharmacy_s"]
    for slow, quick in zip(walks, fast, strict=True):
        if slow is not None:
            # Each edge, part and link is rounded to a tick of 1/32 s.
            assert quick == pytest.approx(slow / 2.0, abs=2.0)


def test_directions_and_refusals_hold() -> None:
    nodes = {"id": [1, 2, 3], "x": [118.78, 118.783, 118.786], "y": [32.04] * 3}
    edges = {"u": [1, 2], "v": [2, 3], "length": [100.0, 100.0], "class": ["footway", "steps"]}
    network = lc.Network.from_frames(nodes, edges, crs="WGS84", keep_nodes=True)
    shops = lc.Facilities.read([("near", "market", 118.783, 32.04), ("far", "park", 118.786, 32.04)], crs="WGS84")
    homes = lc.Homes.read([("h", 118.78, 32.04)], crs="WGS84")
    table = lc.Study.build(network, facilities=shops, homes=homes).prepare(lc.Walker.from_model(NoSteps()))
    row = table.access(["market", "park"], minutes=[30]).rows()[0]
    assert row["market_s"] == pytest.approx(100.0, abs=0.2)
    assert row["park_s"] is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (lambda n: np.full(n - 1, 1.0), "one row per edge"),
        (lambda n: np.full(n, np.nan), "NaN"),
        (lambda n: np.full(n, -1.0), "-1"),
        (lambda n: np.full((n, 1), 1.0), "one row of seconds"),
        (lambda n: (np.full(n, 1.0), np.full(n + 1, 1.0)), "one row per edge"),
    ],
)
def test_a_model_that_lies_is_named(nanjing: lc.Study, given: object, said: str) -> None:
    class Liar(Steady):
        name = "liar"

        def seconds(self, edges: lc.Edges) -> object:
            return given(len(edges))  # type: ignore[operator]

    with pytest.raises(lc.PluginError) as caught:
        nanjing.prepare(lc.Walker.from_model(Liar()))
    assert "liar" in str(caught.value)
    assert said in str(caught.value)


def test_what_a_model_raises_is_the_cause(nanjing: lc.Study) -> None:
    class Broken(Steady):
        def seconds(self, edges: lc.Edges) -> object:
            raise ZeroDivisionError("mine")

    with pytest.raises(lc.PluginError, match="mine") as caught:
        nanjing.prepare(lc.Walker.from_model(Broken()))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_a_model_may_be_used_from_several_threads_and_pickled(nanjing: lc.Study, root: pathlib.Path) -> None:
    walker = lc.Walker.from_model(Steady())
    found: list[lc.Table] = []
    threads = [
        threading.Thread(target=lambda: found.append(nanjing.prepare(walker).access(["park"]))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(table == found[0] for table in found)
    copy = pickle.loads(pickle.dumps(nanjing.prepare(walker)))
    assert copy.access(["park"]) == found[0]
