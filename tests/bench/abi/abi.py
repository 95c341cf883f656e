"""What core/benches/abi does, through Python: abi.py CITY, a PBF file or a folder of four CSV tables."""

import statistics
import sys
import time
from pathlib import Path

import numpy as np

import lifecircle as lc

RUNS, WARM = 20, 3


class Even(lc.WalkModel):
    """1.25 m/s everywhere."""

    name = "even"
    link_seconds_per_metre = 0.8

    def seconds(self, edges):
        """Return the seconds of each edge, forwards and backwards."""
        seconds = np.asarray(edges.length_m) / 1.25
        return seconds, seconds


def opened(city: Path) -> lc.Study:
    """Open the city."""
    if not city.is_dir():
        return lc.Study.from_osm(city)
    tables = {name: (city / f"{name}.csv").read_bytes() for name in ("nodes", "edges", "facilities", "homes")}
    return lc.Study.from_tables(**tables, crs="WGS84")


def median(name, job) -> None:
    """Print the middle of the times a job takes."""
    times = []
    for run in range(RUNS + WARM):
        started = time.perf_counter()
        job()
        if run >= WARM:
            times.append(time.perf_counter() - started)
    print(f"python  {name} {1000 * statistics.median_high(times):.3f} ms")


def main() -> None:
    """Measure preparing, the table, the same as Arrow and as a data frame."""
    study = opened(Path(sys.argv[1]))
    even = lc.Walker.from_model(Even())
    median("prepare", lambda: study.prepare(even))
    prepared = study.prepare(even)
    categories = list(lc.categories()["category"])

    def table() -> lc.Table:
        return prepared.access(categories, minutes=[5, 10, 15])

    median("table", table)
    median("arrow", lambda: table().to_arrow())
    median("pandas", lambda: table().to_pandas())
    print(f"python  homes and columns {table().to_arrow().shape}")


main()
