"""Timed networks by themselves and on disk, places attached once, walks for indicators, and their laws."""

import pathlib

import lifecircle as lc
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from town import EDGES, HOMES, NODES, network, town, walks

HOME, SHOP = (118.781, 32.04), (118.785, 32.04)


def test_a_timed_network_walks_as_its_study_does(tmp_path: pathlib.Path) -> None:
    prepared = town().prepare("elder")
    path = tmp_path / "town.network"
    prepared.timed.save(path)
    opened, made = lc.TimedNetwork.open(path), lc.TimedNetwork(network(), "elder")
    wanted = prepared.matrix([HOME], [SHOP, (118.782, 32.04)])
    assert wanted["target"] == [0, 1]
    for timed in (prepared.timed, opened, made):
        assert timed.walker == "elder"
        assert timed.matrix([HOME], [SHOP, (118.782, 32.04)]) == wanted
        assert timed.nodes_within(HOME) == prepared.nodes_within(HOME)
        assert timed.network.edges() == network().edges()
    assert lc.TimedNetwork(network(), "adult").matrix([HOME], [SHOP]) != opened.matrix([HOME], [SHOP])
    with pytest.raises(lc.ArgumentError, match="no homes"):
        opened.matrix("homes", [SHOP])
    # Within the study homes have a name.
    assert len(prepared.timed.matrix("homes", [SHOP])) > 0
    path.write_bytes(path.read_bytes()[:-7])
    with pytest.raises(lc.FormatError):
        lc.TimedNetwork.open(path)


def test_a_network_is_asked_in_its_file(tmp_path: pathlib.Path) -> None:
    timed = lc.TimedNetwork(network(), lc.Walker("stroll", speed_m_per_s=1.0))
    path = tmp_path / "town.network"
    timed.save(path)
    places = lc.Places.at(timed, [HOME, SHOP, (118.782, 32.04)])
    home, targets = places.doors(0), [places.doors(1), places.doors(2)]
    assert len(home) == 1 and places.doors(9) == []
    for saved in (lc.SavedNetwork(path), lc.SavedNetwork(path, in_memory=True)):
        saved.verify()
        assert saved.walks_from(home, targets) == timed.walks_from(HOME, [SHOP, (118.782, 32.04)])
        near = saved.nodes_within(home, minutes=5)
        assert near["node"] == timed.nodes_within(HOME, minutes=5)["node"]
        assert saved.timed().matrix([HOME], [SHOP]) == timed.matrix([HOME], [SHOP])
        assert len(saved.walks_from(home, targets, minutes=3)) == 1
        stranger = lc.Door(edge=99, chainage_m=0.0, link_m=0.0, lon=118.78, lat=32.04)
        assert len(saved.nodes_within([stranger])) == 0, "a door on no edge leads nowhere"
    with pytest.raises(lc.IoError):
        lc.SavedNetwork(tmp_path / "no.network")
    path.write_bytes(b"not a network")
    with pytest.raises(lc.FormatError):
        lc.SavedNetwork(path)


def test_places_attached_once_are_asked_many_times() -> None:
    prepared = town().prepare("adult")
    places = lc.Places.at(prepared, [HOME, (118.9, 32.2), SHOP])
    assert len(places) == 3
    assert places.table()["place"] == [0, 2], "one lies too far from any street"
    points = [HOME, (118.9, 32.2), SHOP]
    assert prepared.matrix(places, "facilities") == prepared.matrix(points, "facilities")
    assert prepared.nearest(["market"], origins=places) == prepared.nearest(["market"], origins=points)
    beside = [(118.781, 32.0405)]
    assert len(lc.Places.at(prepared, beside, max_snap_m=20.0).table()) == 0
    assert len(lc.Places.at(prepared, beside).table()) == 1
    with pytest.raises(lc.ArgumentError, match="max_snap_m"):
        lc.Places.at(prepared, beside, max_snap_m=-1.0)
    with pytest.raises(lc.ArgumentError, match="another network"):
        town().prepare("elder").matrix(places, "facilities")


def test_facilities_for_are_those_that_count() -> None:
    shops = [("a", "market", 118.7815, 32.04, "", "Mo-Su 06:00-10:00"), ("b", "market", 118.785, 32.04, "", "24/7")]
    prepared = town([*shops, ("far", "market", 118.9, 32.2, "", "24/7")]).prepare("adult")
    assert prepared.facilities_for(["market", "park"]) == {"market": [0, 1], "park": []}
    assert prepared.facilities_for("market", at="2026-03-02T20:00") == {"market": [1]}  # type: ignore[arg-type]


class Counted:
    """How many outlets lie within the walk."""

    name = "counted"
    minutes = 10.0
    dependency_radius = 1

    def levels(self, walks: lc.Catchments) -> object:
        return np.bincount(walks.home, minlength=len(walks.people)).astype(float)


def test_catchments_are_the_walks_of_the_matrix() -> None:
    prepared = town().prepare("adult")
    found = prepared.catchments(["market", "pharmacy"], minutes=15)
    assert (found.kinds, list(found.people), list(found.kind)) == (2, [300.0, 100.0], [0, 1])
    matrix = prepared.matrix("homes", "facilities", minutes=15)
    assert sorted(zip(found.home, found.outlet, found.seconds, strict=True)) == sorted(
        zip(matrix["origin"], matrix["target"], matrix["seconds"], strict=True)
    )
    assert len(prepared.catchments(["market", "pharmacy"], minutes=5).home) < len(found.home)
    table = prepared.catchments(["market", "pharmacy"], minutes=10).measure([Counted(), "cumulative minutes=10"])
    assert table["counted"] == table["cumulative"]
    with pytest.raises(lc.ArgumentError):
        prepared.catchments([])


def test_an_indicator_is_held_to_its_laws(nanjing: lc.Study) -> None:
    found = nanjing.prepare("adult").catchments(["pharmacy"], minutes=10)
    lc.check_indicator(Counted(), found)

    class Order(Counted):
        name = "order"

        def levels(self, walks: lc.Catchments) -> object:
            return np.arange(len(walks.people), dtype=float), ["exact"] * len(walks.people)

    with pytest.raises(lc.PluginError, match="permuting.*order"):
        lc.check_indicator(Order(), found)

    class Sure(Counted):
        name = "sure"

        def levels(self, walks: lc.Catchments) -> object:
            return super().levels(walks), ["exact"] * len(walks.people)

    with pytest.raises(lc.PluginError, match="sure"):
        lc.check_indicator(Sure(), found)

    class Within(Counted):
        def levels(self, walks: lc.Catchments) -> object:
            lc.check_indicator(Counted(), walks)
            return super().levels(walks)

    with pytest.raises(lc.PluginError, match="being asked about"):
        found.measure([Within()])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (lambda n: np.zeros(n + 1), "one number for each home"),
        (lambda n: np.full(n, np.nan), "finite"),
        (lambda n: 1 / 0, "division"),
    ],
    ids=["length", "nan", "raising"],
)
def test_an_indicator_that_lies_is_named(given: object, said: str) -> None:
    class Liar(Counted):
        name = "liar"

        def levels(self, walks: lc.Catchments) -> object:
            return given(len(walks.people))  # type: ignore[operator]

    with pytest.raises(lc.PluginError, match=said) as caught:
        town().prepare("adult").measure(["market"], [Liar()])
    assert "liar" in str(caught.value)
    assert isinstance(caught.value.__cause__, ZeroDivisionError) == (said == "division")
    with pytest.raises(lc.PluginError, match=said):
        lc.check_indicator(Liar(), town().prepare("adult").catchments(["market"]))


def test_a_network_comes_from_arrow() -> None:
    nodes = {"id": NODES["id"], "lon": NODES["x"], "lat": NODES["y"]}
    for make in (pa.table, pl.DataFrame):
        assert walks(town(streets=lc.Network.from_arrow(make(nodes), make(EDGES), crs="WGS84"))) == walks(town())
    slow = lc.Network.from_arrow(pa.table(nodes), pa.table(EDGES | {"length_m": [2000.0, 2000.0]}), crs="WGS84")
    assert slow.length_m == 4000.0
    broken = pa.table({"from": [1, 3], "to": [2, 99]})
    assert len(lc.Network.from_arrow(pa.table(nodes), broken, crs="WGS84").report()) == 1
    with pytest.raises(lc.ColumnError):
        lc.Network.from_arrow(pa.table(nodes), pd.DataFrame({"from": [1]}), crs="WGS84")


@pytest.mark.parametrize("crs", ["WGS84", "GCJ02", "BD09", "EPSG:32650", "EPSG:4547"])
def test_coordinates_go_there_and_back(crs: str) -> None:
    places = [(HOMES[0][1], HOMES[0][2]), (118.7, 32.1)]
    there = lc.from_wgs84(crs, places)
    assert (there == places) == (crs == "WGS84")
    for back, place in zip(lc.to_wgs84(crs, there), places, strict=True):
        assert back == pytest.approx(place, abs=1e-8)
    with pytest.raises(lc.CoordinateError, match="row 1"):
        lc.from_wgs84(crs, [places[0], (200.0, 0.0)])
