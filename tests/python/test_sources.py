"""Sources of facilities written in Python: read, reported, and named when they lie; and a registry of plugins."""

import pickle
from typing import Any

import lifecircle as lc
import numpy as np
import pandas as pd
import pytest
from town import HOMES, SHOPS, network, town, walks

COLUMNS = {
    "id": [shop[0] for shop in SHOPS],
    "category": [shop[1] for shop in SHOPS],
    "lon": [shop[2] for shop in SHOPS],
    "lat": [shop[3] for shop in SHOPS],
}


class Register:
    """A register of the host that hands in some table, and how often it was asked."""

    name = "our-register"
    crs: str | None = "WGS84"

    def __init__(self, table: Any = None) -> None:  # noqa: ANN401
        self.table = COLUMNS if table is None else table
        self.asked = 0

    def read(self) -> Any:  # noqa: ANN401
        self.asked += 1
        return self.table


@pytest.mark.parametrize("table", [COLUMNS, pd.DataFrame(COLUMNS), SHOPS], ids=["columns", "frame", "rows"])
def test_a_source_gives_the_study_its_table_gives(table: object) -> None:
    source = Register(table)
    homes = lc.Homes.read(HOMES, crs="WGS84")
    study = lc.Study.build(network(), facilities=source, homes=homes, extent=(118.70, 31.98, 118.87, 32.10))
    assert source.asked == 1, "once for all rows"
    assert study.facilities == town().facilities
    assert walks(study) == walks(town())
    assert walks(pickle.loads(pickle.dumps(study))) == walks(town())
    nearer = pd.DataFrame(COLUMNS).assign(lat=32.042)
    assert walks(lc.Study.build(network(), facilities=Register(nearer), homes=homes)) != walks(town())


def test_a_source_takes_the_place_of_what_a_file_says(nanjing: lc.Study, root: object) -> None:
    path = f"{root}/tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"
    own = lc.Study.from_osm(path, facilities=Register([("m", "market", 118.778, 32.043)]))
    assert (own.facilities["id"], own.home_count) == (["m"], nanjing.home_count)


def test_a_bad_row_is_reported_under_the_name_of_the_source() -> None:
    facilities = lc.Facilities.from_source(Register(COLUMNS | {"lon": [118.78, float("nan")]}))
    (defect,) = facilities.report().rows()
    assert len(facilities) == 1
    assert "our-register" in str(defect["place"])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (COLUMNS | {"lon": [118.78]}, "one length"),
        (COLUMNS | {"lon": np.array([118.78, np.nan])}, "our-register"),
        (COLUMNS | {"category": ["maket", "park"]}, "maket"),
        ({"id": ["a"], "lon": [118.78], "lat": [32.04]}, "category"),
        (5, "int"),
        (b"id,lon", "bytes"),
        ("shops.xls", "shops.xls"),
    ],
    ids=["length", "nan", "category", "column", "number", "bytes", "path"],
)
def test_a_source_that_lies_is_named(table: object, said: str) -> None:
    with pytest.raises(lc.PluginError, match='facility source "our-register"') as caught:
        lc.Facilities.from_source(Register(table), strict=True)
    assert said in str(caught.value)


def test_what_a_source_raises_is_the_cause() -> None:
    class Broken(Register):
        def read(self) -> object:
            raise ConnectionError("the register is down")

    with pytest.raises(lc.PluginError, match='"our-register" failed.*is down') as caught:
        lc.Study.build(network(), facilities=Broken())
    assert isinstance(caught.value.__cause__, ConnectionError)

    class Nowhere(Register):
        crs = None

    with pytest.raises(lc.PluginError, match="our-register") as caught:
        lc.Facilities.from_source(Nowhere())
    assert isinstance(caught.value.__cause__, lc.CrsError)


class Counted:
    """How many outlets lie within the walk."""

    name = "counted"
    minutes = 10.0
    dependency_radius = 1

    def levels(self, walks: lc.Catchments) -> object:
        return np.bincount(walks.home, minlength=len(walks.people)).astype(float)


class Steady:
    """One metre a second everywhere."""

    name = "steady"
    link_seconds_per_metre = 1.0

    def seconds(self, edges: lc.Edges) -> object:
        return np.asarray(edges.length_m) * 1.0


class FirstSites:
    """Opens the first sites."""

    name = "first"

    def solve(self, question: lc.SitingQuestion) -> lc.Proposal:
        raise NotImplementedError


def test_a_registry_keeps_plugins_of_every_kind_by_name() -> None:
    registry, other = lc.Registry(), lc.Registry()
    source, indicator, solver, store = Register(), Counted(), FirstSites(), lc.MemoryStore()
    registry.add_walk_model("steady", Steady())
    registry.add_facility_source("shops", source)
    registry.add_indicator("counted", indicator)
    registry.add_siting_solver("first", solver)
    registry.add_store("memory", store)
    own = [(row["kind"], row["name"]) for row in registry.table()][len(lc.WALKERS) :]
    assert own == [
        ("walk-model", "steady"),
        ("facility-source", "shops"),
        ("indicator", "counted"),
        ("siting-solver", "first"),
        ("store", "memory"),
    ]
    assert registry.table()["name"][: len(lc.WALKERS)] == list(lc.WALKERS)
    assert len(other.table()) == len(lc.WALKERS), "two registries know nothing of each other"
    assert registry.facility_source("shops") is source and registry.indicator("counted") is indicator
    assert registry.siting_solver("first") is solver and registry.store("memory") is store
    assert registry.facilities("shops").to_table() == town().facilities
    study = town()
    registered = study.prepare(registry.walker("steady")).access(["market"])
    assert registered == study.prepare(lc.Walker.from_model(Steady())).access(["market"])
    assert registered != study.prepare(registry.walker("elder")).access(["market"])


def test_a_registry_refuses_names_that_are_taken_and_names_the_nearest() -> None:
    registry = lc.Registry()
    registry.add_facility_source("shops", Register())
    with pytest.raises(lc.DuplicateError, match="shops"):
        registry.add_facility_source("shops", Register())
    with pytest.raises(lc.DuplicateError, match="elder"):
        registry.add_walk_model("elder", Steady())
    with pytest.raises(lc.ArgumentError, match="needs a name"):
        registry.add_store(" ", lc.MemoryStore())
    with pytest.raises(lc.NotFoundError, match="did you mean `shops`"):
        registry.facilities("shps")
    with pytest.raises(lc.NotFoundError):
        registry.walker("nobody")
