"""The register of needs: the story of tests/c/needs.c, and stores in Python that keep their word or do not."""

import pathlib
import pickle
import threading

import pytest

import lifecircle as lc

MARCH, APRIL = "2026-03-02", "2026-04-01"


def raised(id: str, **more: object) -> lc.Raised:
    """Return a need of the red list."""
    return lc.Raised(id=id, list="red", on=MARCH, text="no place to have shoes mended", **more)  # type: ignore[arg-type]


def test_from_raised_to_rated() -> None:
    register = lc.NeedsRegister()
    register.enter(raised("n1"))
    with pytest.raises(lc.DuplicateError):
        register.enter(raised("n1"))
    rated = lc.Rated(service="s1", need="n1", on=APRIL, satisfied=19, asked=20)
    with pytest.raises(lc.NotFoundError, match="service"):
        register.enter(rated)
    register.enter(
        lc.Consulted(id="c1", needs=["n1"], on=MARCH, text="agreed"),
        lc.Proposed(id="p1", needs=["n1"], on=MARCH, text="a stall"),
        lc.Served(id="s1", needs=["n1"], on=APRIL, proposal="p1", text="a stall"),
        rated,
    )
    assert register.entries()["entry"] == ["raised", "consulted", "proposed", "served", "rated"]
    lists = register.summary(standard="mofcom-2025")
    assert lists["key"] == ["red", "yellow", "blue"]
    assert (lists["satisfaction"], lists["meets_target"]) == ([0.95, None, None], [True, None, None])
    assert lists["median_days"][0] == 30.0
    assert lists.unit("median_days") == pickle.loads(pickle.dumps(lists)).unit("median_days") == "d"
    assert "meets_target" not in register.summary("all")
    assert register.needs()["stage"] == ["rated"]
    assert register.proposals()["services"] == ["s1"]
    with pytest.raises(lc.NotFoundError, match="satisfaction"):
        register.summary(standard="mofcom-2025", target="happiness")
    with pytest.raises(lc.ArgumentError, match="circle"):
        register.summary("street")  # type: ignore[arg-type]


def test_several_entries_are_entered_together_or_not_at_all() -> None:
    register = lc.NeedsRegister()
    with pytest.raises(lc.NotFoundError, match="n2"):
        register.enter(raised("n1"), lc.Consulted(id="c1", needs=["n2"], on=APRIL))
    assert len(register.entries()) == 0
    with pytest.raises(lc.CategoryError):
        register.enter(raised("n1", category="rocket"))


def test_tables_come_in_and_their_bad_rows_are_told(tmp_path: pathlib.Path) -> None:
    csv = "编号,日期,清单,业态,内容\nn1,2026-03-02,mine,repair,修鞋无处去\nn2,2026-02-30,mine,,\n"
    path = tmp_path / "needs.csv"
    path.write_text(csv, encoding="gb18030")
    register = lc.NeedsRegister(lists=[lc.NeedList("mine", "本社区清单", "ours")])
    report = register.import_csv(path).rows()
    assert [row["place"] for row in report if row["severity"] == "error"] == ["needs.csv, line 3, column on"]
    assert len(report) == 2, "the encoding is told as well"
    assert len(register.import_table([{"id": "n3", "on": APRIL, "list": "red"}])) == 1, "there is no red list here"
    assert len(register.import_table({"id": ["n3"], "on": [APRIL], "list": ["mine"]})) == 0
    frames = register.entries().to_pandas(), register.entries().to_polars().drop("geometry")
    for frame in frames:
        other = lc.NeedsRegister(lists=[lc.NeedList("mine")])
        assert len(other.import_table(frame)) == 0
        assert other.needs()["need"] == ["n1", "n3"]
    other = lc.NeedsRegister(lists=[lc.NeedList("mine")])
    assert len(other.import_table(register.entries(), name="copy")) == 0
    assert other.entries() == register.entries()
    with pytest.raises(lc.ValueProblem):
        lc.NeedsRegister(lists=[lc.NeedList("mine"), lc.NeedList("mine")])


def test_open_needs_weigh_on_homes(nanjing: lc.Study) -> None:
    homes = nanjing.homes.to_geopandas()
    spot = homes.geometry[7]
    register = lc.NeedsRegister()
    register.enter(
        raised("n1", category="repair", position=(spot.x, spot.y), people=20),
        raised("n2", category="pharmacy", circle="middle", people=30),
    )
    plain, _ = lc.NeedsRegister().demand_weights(nanjing, ["repair", "pharmacy"])
    weights, report = register.demand_weights(nanjing, ["repair", "pharmacy"], circles={"middle": [1, 2]}, emphasis=2)
    added = [a - b for a, b in zip(weights["repair"], plain["repair"], strict=True)]
    assert sum(added) == pytest.approx(40)
    assert weights.to_geopandas().geometry[added.index(max(added))].distance(spot) == 0
    both = [a - b for a, b in zip(weights["pharmacy"], plain["pharmacy"], strict=True)]
    assert both[1] + both[2] == pytest.approx(60) and sum(both) == pytest.approx(60)
    _, without = register.demand_weights(nanjing, ["repair"])
    assert len(without) == len(report) + 1, "a need of no circle that is known"
    with pytest.raises(lc.ArgumentError):
        register.demand_weights(nanjing, ["repair"], emphasis=-1)


def test_what_is_entered_is_on_the_disk(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "needs.db"
    store = lc.SqliteStore(path)
    lc.check_store(store, "trial")
    first, second = lc.NeedsRegister(store), lc.NeedsRegister(store)
    first.enter(raised("n1"))
    assert len(second.entries()) == 0
    second.refresh()
    assert len(second.entries()) == 1
    first.enter(raised("n2"))
    with pytest.raises(lc.DuplicateError):
        second.enter(raised("n2"))  # it reads first
    assert lc.NeedsRegister(lc.SqliteStore(path)).needs()["need"] == ["n1", "n2"]
    assert b'"n1"' in lc.SqliteStore(path).read("needs", 0)[0]
    with pytest.raises(lc.IoError):
        lc.SqliteStore(tmp_path / "none/needs.db")
    (tmp_path / "text.db").write_text("not a database, but long enough to be looked at" * 40)
    with pytest.raises(lc.FormatError):
        lc.SqliteStore(tmp_path / "text.db")


class InMap:
    """Streams in a dictionary, behind a lock of their own."""

    def __init__(self) -> None:
        self.streams: dict[str, list[bytes]] = {}
        self.lock = threading.Lock()

    def append(self, stream: str, expected: int, records: list[bytes]) -> int:
        with self.lock:
            held = self.streams.setdefault(stream, [])
            before = len(held)
            if before == expected:
                held.extend(records)
            return before

    def read(self, stream: str, start: int) -> list[bytes]:
        with self.lock:
            return self.streams.get(stream, [])[start:]


def test_a_store_in_python_keeps_the_laws_and_a_register() -> None:
    store = InMap()
    lc.check_store(store, "trial")
    register = lc.NeedsRegister(store)
    register.enter(raised("n1"))
    assert lc.NeedsRegister(store).needs()["need"] == ["n1"]
    assert b'"raised"' in store.streams["needs"][0]
    threads = [threading.Thread(target=register.enter, args=(raised(f"t{n}"),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(register.entries()) == 9 == len(store.streams["needs"])


class Deaf(InMap):
    """Says that it wrote what it did not."""

    def append(self, stream: str, expected: int, records: list[bytes]) -> int:
        super().append(stream, expected, records)
        return expected


class Forgetful(InMap):
    """Reads nothing."""

    def read(self, stream: str, start: int) -> list[bytes]:
        return []


class Garbled(InMap):
    """Reads something else."""

    def read(self, stream: str, start: int) -> list[bytes]:
        return [b"nonsense" for _ in super().read(stream, start)]


@pytest.mark.parametrize("store", [Deaf(), Forgetful(), Garbled()])
def test_a_store_that_lies_is_found_out(store: InMap) -> None:
    with pytest.raises(lc.PluginError, match="law"):
        lc.check_store(store, "trial")
    if isinstance(store, Garbled):
        lc.NeedsRegister(store).enter(raised("n1"))
        with pytest.raises(lc.FormatError):
            lc.NeedsRegister(store)


def test_what_a_store_raises_is_the_cause_and_nothing_is_entered() -> None:
    class Full(InMap):
        def append(self, stream: str, expected: int, records: list[bytes]) -> int:
            raise OSError("the disk is full")

    register = lc.NeedsRegister(Full())
    with pytest.raises(lc.PluginError, match="full") as caught:
        register.enter(raised("n1"))
    assert isinstance(caught.value.__cause__, OSError)
    assert len(register.entries()) == 0


def test_a_store_that_comes_back_is_refused() -> None:
    class Reentrant(InMap):
        register: lc.NeedsRegister

        def append(self, stream: str, expected: int, records: list[bytes]) -> int:
            with pytest.raises(lc.ArgumentError, match="own store"):
                self.register.refresh()
            return super().append(stream, expected, records)

    store = Reentrant()
    store.register = lc.NeedsRegister(store)
    store.register.enter(raised("n1"))
    assert len(store.register.entries()) == 1
