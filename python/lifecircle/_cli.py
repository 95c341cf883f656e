"""What ``python -m lifecircle`` does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import lifecircle as lc
from lifecircle import _html

_FORMATS = ("csv", "geojson", "parquet")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 1 for an error that is told, or 2 for arguments that make no sense."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except lc.LifeCircleError as error:
        sys.stderr.write(f"lifecircle: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("lifecircle: stopped\n")
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lifecircle",
        description="Measure and judge 15-minute convenient life circles (一刻钟便民生活圈).",
        epilog="Example: python -m lifecircle assess city.osm.pbf --standard mofcom-2021 --out report/",
    )
    parser.add_argument("--version", action="version", version=f"lifecircle {lc.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_assess(commands)
    _add_access(commands)
    check = commands.add_parser(
        "check", help="say what is wrong with the data", description="Say what is wrong with the data."
    )
    _add_study(check)
    check.set_defaults(run=_check)
    for name, table in (("categories", lc.categories), ("standards", lc.standards)):
        text = f"list the bundled {name}"
        listing = commands.add_parser(name, help=text, description=f"{text.capitalize()}, as CSV.")
        listing.set_defaults(run=lambda _, table=table: _print(table().to_csv()))
    return parser


def _add_study(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("city", type=Path, help="an OpenStreetMap file of the city (.osm.pbf)")
    own = parser.add_argument_group("your own tables, instead of what the file says")
    own.add_argument("--facilities", type=Path, metavar="FILE", help="CSV, GeoJSON or GeoParquet of shops and services")
    own.add_argument("--homes", type=Path, metavar="FILE", help="the same of homes, with people where known")
    own.add_argument("--crs", help="their coordinate system, such as WGS84, GCJ02, BD09 or EPSG:4547")
    parser.add_argument("--threads", type=int, metavar="N", help="how many threads to use (default: all)")
    parser.add_argument("-q", "--quiet", action="store_true", help="show no progress")


def _add_assess(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "judge a city, or circles in it, against a standard"
    parser = commands.add_parser(
        "assess",
        help=text,
        description=f"{text.capitalize()}. Writes tables, a page to read (index.html) and a map (map.html) that opens "
        "without a network.",
    )
    _add_study(parser)
    parser.add_argument(
        "--standard", default="mofcom-2025", help="id of a bundled standard, or a TOML file (default: %(default)s)"
    )
    parser.add_argument("--walker", default="adult", choices=lc.WALKERS, help="who walks (default: %(default)s)")
    parser.add_argument(
        "--circle",
        action="append",
        default=[],
        metavar="ID,LON,LAT,MINUTES",
        type=_circle,
        help="a circle to judge, in WGS-84; may be repeated (default: the whole city as one)",
    )
    parser.add_argument("--format", default="csv", choices=_FORMATS, help="of the tables (default: %(default)s)")
    parser.add_argument("--title", default="", help="what heads page and map")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="where to write; made if it is not there"
    )
    parser.set_defaults(run=_assess)


def _add_access(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "write the walk from every home to the nearest of some categories"
    parser = commands.add_parser("access", help=text, description=f"{text.capitalize()}.")
    _add_study(parser)
    parser.add_argument(
        "--category", action="append", required=True, metavar="ID", help="see the command categories; may be repeated"
    )
    parser.add_argument(
        "--minutes", type=int, nargs="+", default=[5, 10, 15], metavar="N", help="limits (default: 5 10 15)"
    )
    parser.add_argument("--at", metavar="MOMENT", help="count only what is open then, such as 2026-02-10T09:30")
    parser.add_argument("--walker", default="adult", choices=lc.WALKERS, help="who walks (default: %(default)s)")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=f"ends in one of {', '.join(_FORMATS)}")
    parser.set_defaults(run=_access)


def _circle(text: str) -> lc.WalkCircle:
    parts = text.split(",")
    try:
        name, (lon, lat, minutes) = parts[0], map(float, parts[1:])
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not ID,LON,LAT,MINUTES") from None
    return lc.WalkCircle(id=name, lon=lon, lat=lat, minutes=minutes)


def _study(options: argparse.Namespace) -> lc.Study:
    facilities = None if options.facilities is None else lc.Facilities.read(options.facilities, crs=options.crs)
    homes = None if options.homes is None else lc.Homes.read(options.homes, crs=options.crs)
    progress = _progress(options)
    return lc.Study.from_osm(
        options.city, facilities=facilities, homes=homes, progress=progress, threads=options.threads
    )


def _progress(options: argparse.Namespace) -> bool | None:
    return True if not options.quiet and sys.stderr.isatty() else None


def _check(options: argparse.Namespace) -> None:
    study = _study(options)
    kilometres = study.network.length_m / 1000
    _print(f"{study.home_count} homes, {study.facility_count} facilities, {kilometres:.1f} km to walk on\n")
    _print(study.report().to_csv())


def _access(options: argparse.Namespace) -> None:
    prepared = _study(options).prepare(options.walker, max_minutes=max(60, *options.minutes), threads=options.threads)
    table = prepared.access(options.category, minutes=options.minutes, at=options.at, threads=options.threads)
    _write(table, options.out)


def _assess(options: argparse.Namespace) -> None:
    named = options.standard
    standard = lc.Standard.from_file(named) if named.endswith(".toml") else lc.Standard.named(named)
    study = _study(options)
    prepared = study.prepare(options.walker, progress=_progress(options), threads=options.threads)
    result = prepared.assess(standard, circles=options.circle, progress=_progress(options), threads=options.threads)
    tables = {
        "findings": result.findings,
        "coverage": result.coverage,
        "indicators": result.indicators,
        "plans": result.plans(),
        "gaps": result.gaps(),
        "circles": result.circles,
        "data": study.report(),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        # A table that says nowhere where its rows are is no map layer.
        suffix = options.format if table.has_geometry or options.format == "parquet" else "csv"
        _write(table, options.out / f"{name}.{suffix}")
    title = options.title or f"{standard.id}: {options.city.name}"
    result.explore(title=title).save(options.out / "map.html")
    page = _html.page(title, tables, "map.html")
    (options.out / "index.html").write_text(page, encoding="utf-8")
    states = result.findings["status"]
    told = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    _print(f"{len(states)} findings: {told}\n{options.out / 'index.html'}\n{options.out / 'map.html'}\n")


def _write(table: lc.Table, path: Path) -> None:
    suffix = path.suffix.lstrip(".")
    if suffix not in _FORMATS:
        raise lc.ArgumentError("the name of the file does not say its format", str(path), None, f"end it in {_FORMATS}")
    writers: dict[str, Callable[[Path], object]] = {
        "csv": table.to_csv,
        "geojson": table.to_geojson,
        "parquet": table.to_parquet,
    }
    try:
        writers[suffix](path)
    except OSError as error:
        raise lc.IoError(f"the file cannot be written: {error.strerror}", str(path)) from error


def _print(text: str) -> None:
    sys.stdout.write(text)
