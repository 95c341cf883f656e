"""The command line: help, a whole assessment in a folder, errors told in one line."""

import csv
import pathlib
import subprocess
import sys

import pytest

import lifecircle as lc
from lifecircle import _cli

CITY = pathlib.Path(__file__).parents[1] / "data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run([sys.executable, "-m", "lifecircle", *arguments], capture_output=True, text=True, check=False)


def test_help_says_what_there_is() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    for word in ("assess", "access", "check", "categories", "standards", "Example:"):
        assert word in shown.stdout
    shown = run("assess", "--help")
    for word in ("--standard", "--walker", "--circle", "--out", "--crs", "mofcom-2025"):
        assert word in shown.stdout
    assert lc.__version__ in run("--version").stdout


def test_assess_writes_tables_page_and_map(tmp_path: pathlib.Path) -> None:
    out = tmp_path / "report"
    shops = tmp_path / "shops.csv"
    shops.write_text("id,category,lng,lat\na,pharmacy,118.7830,32.0410\nb,market,118.7840,32.0420\n", "utf-8")
    done = run(
        "assess", str(CITY), "--standard", "mofcom-2021", "--walker", "elder", "--out", str(out),
        "--circle", "center,118.778,32.043,15", "--facilities", str(shops), "--crs", "GCJ02", "--title", "<南京>",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "findings:" in done.stdout
    with (out / "findings.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["circle"] for row in rows} == {"center"}
    page = (out / "index.html").read_text("utf-8")
    assert "&lt;南京&gt;" in page
    assert "<南京>" not in page
    assert (out / "map.html").stat().st_size > 100_000
    assert sorted(path.name for path in out.iterdir()) == [
        "circles.csv", "coverage.csv", "data.csv", "findings.csv", "gaps.csv", "index.html", "indicators.csv", "map.html",
        "plans.csv",
    ]  # fmt: skip


def test_access_writes_every_format(tmp_path: pathlib.Path) -> None:
    for name in ("x.csv", "x.geojson", "x.parquet"):
        code = _cli.main(
            ["access", str(CITY), "--category", "park", "--at", "2026-02-10T09:30", "--out", str(tmp_path / name), "-q"]
        )
        assert code == 0
        assert (tmp_path / name).stat().st_size > 1000


def test_check_and_lists(capsys: pytest.CaptureFixture[str]) -> None:
    assert _cli.main(["check", str(CITY)]) == 0
    assert "km to walk on" in capsys.readouterr().out
    assert _cli.main(["categories"]) == 0
    assert "pharmacy" in capsys.readouterr().out
    assert _cli.main(["standards"]) == 0
    assert "mofcom-2021" in capsys.readouterr().out


def test_errors_are_one_line_and_a_code(capsys: pytest.CaptureFixture[str], tmp_path: pathlib.Path) -> None:
    assert _cli.main(["check", str(tmp_path / "missing.osm.pbf")]) == 1
    told = capsys.readouterr().err
    assert told.startswith("lifecircle: ")
    assert told.count("\n") == 1
    out = str(tmp_path / "x")
    assert _cli.main(["assess", str(CITY), "--standard", "moon-2021", "--out", out]) == 1
    assert _cli.main(["access", str(CITY), "--category", "pharmcy", "--out", out + ".csv"]) == 1
    assert "pharmacy" in capsys.readouterr().err
    assert _cli.main(["access", str(CITY), "--category", "park", "--out", str(tmp_path / "no" / "x.csv")]) == 1
    with pytest.raises(SystemExit) as caught:
        _cli.main(["assess", str(CITY), "--circle", "center", "--out", out])
    assert caught.value.code == 2
