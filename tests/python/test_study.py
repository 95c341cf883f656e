"""A real city through Python, and what a Python programmer may do wrong."""

import os
import pathlib
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

import lifecircle as lc
from lifecircle import _errors, _native

CATEGORIES = ["convenience-store", "restaurant", "pharmacy", "primary-school", "park"]


def cell(value: object) -> str:
    """Print as Rust does: seconds as ticks of 1/32 s, so that no formatting of fractions can differ."""
    if value is None:
        return ""
    return str(round(value * 32)) if isinstance(value, float) else str(value)


def test_access_table_equals_rusts(nanjing: lc.Study) -> None:
    table = nanjing.prepare("adult").access(CATEGORIES, minutes=[5, 10, 15], k=2)
    lines = ["\t".join(table.columns)]
    lines += ["\t".join(cell(v) for v in row.values()) for row in table]
    expected = pathlib.Path(os.environ["LIFECIRCLE_EXPECTED"]).read_text("utf-8")
    assert "\n".join(lines) + "\n" == expected


def test_assessment_gives_findings_and_coverage(nanjing: lc.Study) -> None:
    result = nanjing.assess("mofcom-2021")
    assert len(result.findings) >= 14, "one per basic business at least"
    assert "status" in result.findings.columns
    assert len(result.coverage) > 0


def test_every_kind_of_error_has_its_class_and_a_builtin() -> None:
    kinds = set(_native.error_kinds())
    assert kinds == set(_errors.BY_KIND)
    for cls in _errors.BY_KIND.values():
        builtins = [base for base in cls.__mro__ if base.__module__ == "builtins"]
        assert builtins[0] not in (Exception, BaseException, object), cls


def test_a_missing_file_is_an_os_error() -> None:
    with pytest.raises(OSError) as caught:
        lc.Study.from_osm("no-such-file")
    assert isinstance(caught.value, lc.IoError)
    assert isinstance(caught.value, lc.LifeCircleError)


def test_a_mistyped_category_is_named_with_the_nearest(nanjing: lc.Study) -> None:
    with pytest.raises(lc.CategoryError) as caught:
        nanjing.prepare().access(["pharmcy"])
    assert caught.value.value == "pharmcy"
    assert "pharmacy" in (caught.value.fix or "")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert str(copy) == str(caught.value)


def test_an_unknown_walker_and_standard_are_lookup_errors(nanjing: lc.Study) -> None:
    with pytest.raises(LookupError):
        nanjing.prepare("eagle")
    with pytest.raises(lc.LifeCircleError):
        nanjing.assess("moon-2021")


def test_a_null_is_none_and_never_a_number(nanjing: lc.Study) -> None:
    table = nanjing.prepare().access(["pharmacy"], minutes=[1])
    states = table["pharmacy_state"]
    assert any(s != "walk" for s in states), "some homes have no pharmacy within a minute"
    for state, seconds in zip(states, table["pharmacy_s"], strict=True):
        assert (seconds is None) == (state != "walk")


def test_threads_may_share_a_study(nanjing: lc.Study) -> None:
    prepared = nanjing.prepare("elder")
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: prepared.access(["park"])["park_s"], range(8)))
    assert all(a == answers[0] for a in answers)


def test_a_table_writes_csv_and_geojson(nanjing: lc.Study) -> None:
    table = nanjing.prepare().access(["park"])
    assert table.to_csv().splitlines()[0].startswith("home,")
    assert '"FeatureCollection"' in table.to_geojson()


def test_a_table_becomes_a_data_frame_with_nulls(nanjing: lc.Study) -> None:
    table = nanjing.prepare().access(["pharmacy"], minutes=[1])
    frame = table.to_pandas()
    assert list(frame.columns) == table.columns
    assert frame["pharmacy_s"].isna().sum() == table["pharmacy_s"].count(None)
