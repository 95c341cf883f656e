"""What a host asks for in one sitting: its own standard, circles, reasons, a map, a call that is stopped."""

import os
import pathlib
import signal
import threading
import time

import pytest

import lifecircle as lc

NANJING = pathlib.Path(__file__).parents[1] / "data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"

OWN = """
id = "our-city"
extends = "mofcom-2021"
title = { zh = "本市标准", en = "Our city" }
[source]
notice = "city notice 12 of 2026"
[requirement.market]
within = { minutes = 10, clause = "3.1", confidence = "quoted", source = "notice" }
"""


def test_own_standard_circles_reasons_and_map(nanjing: lc.Study, tmp_path: pathlib.Path) -> None:
    prepared = nanjing.prepare(lc.Walker("brisk", speed_m_per_s=1.5), max_minutes=30, threads=2)
    standard = lc.Standard.from_toml(OWN, file="our-city.toml")
    wanted = standard.requirements()
    market = wanted["requirement"].index("market")
    assert (wanted["within_s"][market], wanted["clause"][market]) == (600.0, "3.1")
    circles = [
        lc.WalkCircle(id="xinjiekou", lon=118.778, lat=32.043, minutes=15, name="新街口"),
        lc.RadiusCircle(id="beside", lon=118.782, lat=32.045, metres=500),
    ]
    result = prepared.assess(standard, circles=circles)
    assert result.circles["circle"] == ["xinjiekou", "beside"]
    assert result.circles["name"] == ["新街口", None]
    assert len(result.findings) == 2 * len(wanted)
    assert len(result.explain(0)) == len(wanted)
    with pytest.raises(lc.NotFoundError):
        result.explain(10**6)
    page = prepared.map(["pharmacy"], assessments=[result], title="南京 <1>")
    page.save(tmp_path / "map.html")
    text = (tmp_path / "map.html").read_text("utf-8")
    assert "<title>南京 &lt;1&gt;</title>" in text
    assert "our-city" in text
    assert page._repr_html_().startswith("<iframe")


def test_a_faster_walker_never_walks_longer(nanjing: lc.Study) -> None:
    slow = nanjing.prepare(lc.Walker("slow", speed_m_per_s=1.0)).access(["pharmacy"])["pharmacy_s"]
    fast = nanjing.prepare(lc.Walker("fast", speed_m_per_s=2.0)).access(["pharmacy"])["pharmacy_s"]
    pairs = [(s, f) for s, f in zip(slow, fast, strict=True) if s is not None]
    assert pairs
    assert all(f is not None and f < s for s, f in pairs)


def test_the_answers_are_the_same_for_any_number_of_threads(nanjing: lc.Study) -> None:
    tables = [nanjing.prepare(threads=n).access(["pharmacy", "park"], k=3, threads=n) for n in (1, 2, 8)]
    assert tables[0] == tables[1] == tables[2]
    with pytest.raises(lc.ArgumentError):
        nanjing.prepare(threads=5000)


def test_a_listener_hears_on_its_own_thread_and_false_cancels() -> None:
    here = threading.get_ident()
    heard: list[tuple[str, int, int]] = []

    def listen(stage: str, done: int, total: int) -> None:
        assert threading.get_ident() == here
        heard.append((stage, done, total))

    study = lc.Study.from_osm(NANJING, progress=listen)
    assert heard
    assert all(done <= total for _, done, total in heard)
    assert study.home_count > 0
    with pytest.raises(lc.CancelledError):
        lc.Study.from_osm(NANJING, progress=lambda *_: False)


def test_what_a_listener_raises_comes_out_of_the_call() -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        lc.Study.from_osm(NANJING, progress=fail)


def seconds_until_stopped(prepared: lc.Prepared) -> float:
    """Return how long after Control-C a call that would take long ends."""
    everything = [row["category"] for row in lc.categories()]
    pressed = 0.0

    def press() -> None:
        nonlocal pressed
        time.sleep(0.2)
        pressed = time.monotonic()
        os.kill(os.getpid(), signal.SIGINT)

    finger = threading.Thread(target=press)
    with pytest.raises(KeyboardInterrupt):
        finger.start()
        while True:  # Calls that end by themselves are made again until the signal comes.
            prepared.access(everything, k=20, threads=1)
    late = time.monotonic() - pressed
    finger.join()
    return late


def test_control_c_stops_a_long_call_within_three_tenths_of_a_second(nanjing: lc.Study) -> None:
    prepared = nanjing.prepare()
    # The machine may be busy with something else for a moment; it hardly is three times.
    assert min(seconds_until_stopped(prepared) for _ in range(3)) < 0.3


def test_single_coordinates_name_the_row_that_is_wrong() -> None:
    with pytest.raises(lc.CoordinateError, match="row"):
        lc.to_wgs84("GCJ02", [(118.78, 32.04), (1e9, 0.0)])
