"""Bars, logging, drawings: what a notebook shows, and that nothing prints by itself."""

import logging
import pathlib
import subprocess
import sys

import matplotlib as mpl
import pytest

import lifecircle as lc

mpl.use("Agg")
CITY = pathlib.Path(__file__).parents[1] / "data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"


def test_a_bar_shows_on_the_error_stream_and_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    lc.Study.from_osm(CITY).prepare().access(["park"])
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")
    lc.Study.from_osm(CITY, progress=True)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "%" in shown.err


def test_without_tqdm_the_logger_hears_of_progress(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with caplog.at_level(logging.INFO, logger="lifecircle"):
        lc.Study.from_osm(CITY, progress=True)
    assert any(" of " in record.message for record in caplog.records)


@pytest.mark.parametrize("column", [None, "park_s", "park_state"])
def test_points_are_drawn_with_what_explains_them(nanjing: lc.Study, column: str | None) -> None:
    table = nanjing.prepare().access(["park"])
    ax = table.plot(column, s=3)
    assert len(ax.collections[0].get_offsets()) == len(table)
    assert (ax.get_legend() is not None) == (column == "park_state")
    mpl.pyplot.close(ax.figure)


def test_areas_are_drawn_and_a_table_without_places_is_not(nanjing: lc.Study) -> None:
    land = nanjing.land
    if land is not None:
        ax = land.plot("area_m2")
        assert ax.collections
        mpl.pyplot.close(ax.figure)
    with pytest.raises(lc.ColumnError):
        lc.categories().plot()
    with pytest.raises(lc.NotFoundError):
        nanjing.homes.plot("no such column")


def test_a_mistyped_column_finds_the_one_that_was_meant(nanjing: lc.Study) -> None:
    with pytest.raises(lc.NotFoundError, match="did you mean people?"):
        nanjing.homes["peopel"]
    with pytest.raises(lc.NotFoundError, match="the first columns are"):
        nanjing.homes["xyzzy"]


def test_plans_gaps_grades_and_a_map_of_a_standard(nanjing: lc.Study, tmp_path: pathlib.Path) -> None:
    result = nanjing.assess("mofcom-2021")
    assert set(result.gaps().columns) >= {"department", "requirement"}
    assert len(result.plans()) > 0
    sure, best = result.grade(0)
    assert sure is None or best is not None
    assert len(nanjing.assess("tdt1062-2021").indicators) > 0
    map_ = result.explore()
    map_.save(tmp_path / "circles.html")
    assert (tmp_path / "circles.html").stat().st_size < 15e6
    assert "mofcom-2021" in map_.html
    assert map_._repr_html_().startswith("<iframe")
    with pytest.raises(lc.StandardError, match=r"mine\.toml"):
        lc.GradeRule.from_toml("nonsense", file="mine.toml")


def test_a_table_in_the_wrong_system_is_suspected_with_figures(nanjing: lc.Study) -> None:
    places = nanjing.facilities.to_geopandas()
    places["category"] = places["category"].str.split(";").str[0]
    # What WGS-84 calls a place, GCJ-02 puts somewhere else: read the one as the other.
    study = lc.Study.from_osm(CITY, facilities=lc.Facilities.read(places, crs="GCJ02"))
    rows = [row for row in study.crs_check() if row["table"] == "facilities"]
    assert {row["verdict"] for row in rows} <= {"suspected-other", "suspected-twice"}
    own = [row for row in nanjing.crs_check() if row["table"] == "facilities"]
    assert {row["verdict"] for row in own} == {"confirmed"}
    assert own[0]["places"] is not None


def test_polygon_circles_come_from_shapely(nanjing: lc.Study) -> None:
    import shapely

    area = shapely.box(118.775, 32.04, 118.785, 32.048)
    result = nanjing.prepare().assess("mofcom-2021", circles=[lc.PolygonCircle(id="box", area=area, name="方块")])
    assert result.circles["circle"] == ["box"]
    inside = nanjing.homes.to_geopandas().within(area).sum()
    assert result.circles["homes"] == [inside]


def test_warnings_of_the_package_are_errors_nowhere() -> None:
    code = f"import lifecircle as lc; lc.Study.from_osm({str(CITY)!r}).prepare().access(['park']).to_pandas()"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
