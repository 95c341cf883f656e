"""Walks through Python: isochrones, matrices, routes, the nearest, opportunities, what-if; each against another way to it."""

import math

import geopandas as gpd
import pytest
import shapely

import lifecircle as lc

LON, LAT = 118.778, 32.043


@pytest.fixture(scope="module")
def adult(nanjing: lc.Study) -> lc.Prepared:
    """Return central Nanjing as an adult sees it."""
    return nanjing.prepare("adult")


def test_polygons_are_nested_and_hold_what_is_reached(adult: lc.Prepared) -> None:
    areas = adult.isochrones((LON, LAT), minutes=[5, 10, 15]).to_geopandas()
    assert areas["limit_s"].tolist() == [300.0, 600.0, 900.0]
    small, middle, large = areas.geometry
    assert small.area < middle.area < large.area
    assert middle.contains(small.buffer(-1e-9)) and large.contains(middle.buffer(-1e-9))
    assert areas.is_valid.all()
    nodes = adult.nodes_within((LON, LAT), minutes=10)
    inside = nodes.to_geopandas().within(middle.buffer(1e-5)).mean()
    assert inside > 0.99
    assert max(nodes["seconds"]) <= 600.0


def test_every_kind_of_isochrone_is_had_for_many_origins(adult: lc.Prepared) -> None:
    origins = gpd.GeoSeries(shapely.points([(LON, LAT), (LON + 0.004, LAT)]), crs=4326)
    for kind, shape in (
        ("lines", "LineString"),
        ("nodes", "Point"),
        ("buffers", "MultiPolygon"),
        ("hulls", "MultiPolygon"),
        ("polygons", "MultiPolygon"),
    ):
        table = adult.isochrones(origins, minutes=[5], kind=kind)  # type: ignore[arg-type]
        assert set(table["origin"]) == {0, 1}, kind
        assert set(table.to_geopandas().geom_type) == {shape}
    assert max(adult.isochrones(origins, minutes=[5], kind="lines")["to_s"]) <= 300.0 + 1e-9
    with pytest.raises(lc.ArgumentError, match="polygons"):
        adult.isochrones(origins, kind="squares")  # type: ignore[arg-type]
    with pytest.raises(lc.ArgumentError, match="above 0"):
        adult.isochrones(origins, minutes=[0])


def test_node_sets_are_the_nodes_of_isochrones_and_of_one_place_after_another(adult: lc.Prepared) -> None:
    points = [(LON, LAT), (LON + 0.004, LAT)]
    sets = adult.node_sets(points, minutes=5).to_pandas()
    lines = adult.isochrones(points, minutes=[5], kind="nodes").to_pandas()
    columns = ["origin", "seconds", "node"]
    assert len(sets) > 10
    assert sets[columns].to_numpy().tolist() == lines[columns].sort_values(columns).to_numpy().tolist()
    for number, at in enumerate(points):
        own = sets[sets["origin"] == number]
        assert own["node"].tolist() == list(adult.nodes_within(at, minutes=5)["node"])
        assert own["seconds"].is_monotonic_increasing


def test_matrix_row_route_and_nearest_agree_with_the_access_table(adult: lc.Prepared) -> None:
    access = adult.access(["pharmacy"], minutes=[15])
    near = adult.nearest(["pharmacy"], minutes=15)
    assert near["pharmacy_s"] == access["pharmacy_s"]
    ids = adult.study.facilities["id"]
    named = [None if row is None else ids[row] for row in near["pharmacy_target"]]
    assert named == access["pharmacy_facility"]
    assert adult.nearest(["pharmacy"], minutes=15, which=False)["pharmacy_s"] == near["pharmacy_s"]
    matrix = adult.matrix("homes", "facilities", minutes=15)
    cells = {(row["origin"], row["target"]): row["seconds"] for row in matrix}
    for home, (target, seconds) in enumerate(zip(near["pharmacy_target"], near["pharmacy_s"], strict=True)):
        if target is not None:
            assert cells[home, target] == seconds
    points = [(LON, LAT), (LON + 0.005, LAT + 0.003)]
    walks = adult.walks_from(points[0], points, minutes=60)
    route = adult.routes(points[:1], points[1:])
    assert route["seconds"][0] == walks["seconds"][walks["target"].index(1)]
    line = route.to_geopandas().geometry[0]
    metres = route["length_m"][0]
    assert gpd.GeoSeries([line], crs=4326).to_crs(32650).length[0] == pytest.approx(metres, rel=0.02)
    edges = adult.route_edges(*points)
    assert edges is not None and len(edges) > 1


def test_what_cannot_be_reached_is_null(adult: lc.Prepared) -> None:
    far = adult.routes([(LON, LAT)], [(LON + 1.0, LAT)])
    assert far["seconds"] == [None]
    assert adult.route_edges((LON, LAT), (LON + 1.0, LAT)) is None
    assert len(adult.walks_from((LON + 1.0, LAT), minutes=15)) == 0
    with pytest.raises(lc.ArgumentError, match="as many"):
        adult.routes([(LON, LAT)], [])
    with pytest.raises(lc.CoordinateError):
        adult.matrix([(999.0, 0.0)], "homes")
    with pytest.raises(lc.ArgumentError, match="every node"):
        adult.matrix("nodes", "homes")


def test_opportunities_are_counts_nearest_and_sums(adult: lc.Prepared) -> None:
    access = adult.access(["restaurant"], minutes=[5, 10], k=2)
    decay = lc.Decay("exponential", minutes=10, parameters=(4.0,))
    found = adult.opportunities(["restaurant"], minutes=[5, 10], k=2, decays=[decay])
    assert [c or 0 for c in access["restaurant_within_10"]] == found["restaurant_within_600"]
    assert found["restaurant_2_s"] == access["restaurant_2_s"]
    by_hand: dict[int, float] = dict.fromkeys(range(len(access)), 0.0)
    kinds = [str(names).split(";") for names in adult.study.facilities["category"]]
    for row in adult.matrix(minutes=10):
        if "restaurant" in kinds[row["target"]]:
            by_hand[row["origin"]] += math.exp(-row["seconds"] / 240.0)
    for home, total in enumerate(found["restaurant_decay_1"]):
        assert total == pytest.approx(by_hand[home], rel=1e-6, abs=1e-6)
    with pytest.raises(lc.ArgumentError, match="parameters"):
        adult.opportunities(["restaurant"], decays=[lc.Decay("exponential")])


def test_every_node_can_be_asked_about(adult: lc.Prepared) -> None:
    count = adult.study.network.node_count
    nodes = adult.study.network.nodes()
    near = adult.nearest(["park"], origins="nodes")
    assert len(near) == len(nodes) == count
    assert near.to_geopandas().geometry.equals(nodes.to_geopandas().geometry)
    assert len(adult.opportunities(["park"], origins="nodes", minutes=[15])) == count
    reached = adult.reached("nodes", minutes=[5])
    assert all(n >= 1 for n in reached["nodes_within_300"])
    assert len(adult.reached([(LON, LAT)], minutes=[5, 10])) == 1


def test_what_if_equals_building_it_anew(adult: lc.Prepared) -> None:
    live = adult.live(["market"], minutes=15)
    before = live.table()
    assert before["market_s"] == adult.nearest(["market"], minutes=15)["market_s"]
    other = live.fork()
    opened = live.add((LON, LAT), ["market"])
    after = live.table()["market_s"]
    assert after != before["market_s"]
    anew = adult.nearest(["market"], origins=[(LON, LAT)], minutes=15)
    assert anew["market_s"] == other.table([(LON, LAT)])["market_s"]
    # Next door is still a link to the street and back.
    assert live.table([(LON, LAT)])["market_s"] == adult.matrix([(LON, LAT)], [(LON, LAT)])["seconds"]
    live.move(opened, (LON + 0.002, LAT))
    live.close(opened)
    assert live.table() == before == other.table()
    with pytest.raises(lc.NotFoundError, match="pharmacy"):
        live.add((LON, LAT), ["pharmacy"])
    with pytest.raises(lc.NetworkError):
        live.add((LON + 1.0, LAT), ["market"])
    with pytest.raises(lc.NotFoundError):
        live.close(10**6)
    with pytest.raises(lc.LifeCircleError):
        live.change_edge(0, -1.0)
