"""A real PostgreSQL with PostGIS: homes and shops are read from tables, results are written back."""

import os
import pathlib
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator

import pytest

import lifecircle as lc

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")


def programs() -> pathlib.Path | None:
    """Return the folder of PostgreSQL's programs, the newest."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Start a server on loopback as its own user, and stop it."""
    bin_ = programs()
    if bin_ is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql, postgis)")
    if os.getuid() != 0:
        user = pwd.getpwuid(os.getuid()).pw_name
    else:
        user = "postgres"  # the server refuses to run as root
        if not shutil.which("runuser"):
            pytest.skip("runuser is not installed, and the server refuses to run as root")
    folder = pathlib.Path("/tmp") / f"lifecircle-postgis-{os.getpid()}"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command: str) -> None:
        as_user = ["runuser", "-u", user, "--", *command] if os.getuid() == 0 else list(command)
        subprocess.run(as_user, check=True, stdout=subprocess.DEVNULL, cwd="/")

    folder.mkdir(mode=0o700)
    if os.getuid() == 0:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        run(str(bin_ / "initdb"), "-D", str(data), "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        run(str(bin_ / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            with psycopg.connect(host="127.0.0.1", port=port, user=user, dbname="postgres") as connection:
                try:
                    connection.execute("CREATE EXTENSION postgis")
                except psycopg.Error as error:
                    pytest.skip(f"PostGIS is not installed (Debian: postgis): {error}")
                yield connection
        finally:
            run(str(bin_ / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_shops_and_homes_come_from_tables_and_results_go_back(database: object, nanjing: lc.Study) -> None:
    connection = database
    shops = "CREATE TABLE shops (id text, category text, hours text, geom geometry(Point, 4326))"
    homes = "CREATE TABLE homes (id text, people real, geom geometry(Point, 32650))"
    connection.execute(shops)
    connection.execute(homes)
    connection.execute(
        "INSERT INTO shops VALUES ('a', 'pharmacy', '24/7', ST_SetSRID(ST_Point(118.7801, 32.0422), 4326)),"
        "('b', 'market', NULL, ST_SetSRID(ST_Point(118.7812, 32.0435), 4326))"
    )
    connection.execute(
        "INSERT INTO homes SELECT 'h' || i, 100 + i, ST_Transform(ST_SetSRID(ST_Point(118.778 + i * 0.0004, 32.042), 4326), 32650)"
        " FROM generate_series(0, 9) i"
    )
    facilities = lc.Facilities.from_postgis(
        connection, "SELECT id, category, hours AS opening_hours, geom FROM shops ORDER BY id", crs="WGS84"
    )
    people = lc.Homes.from_postgis(connection, "SELECT * FROM homes ORDER BY id", crs="EPSG:32650")
    assert (len(facilities), len(people)) == (2, 10)
    study = lc.Study.build(nanjing.network, facilities=facilities, homes=people)
    table = study.prepare().access(["pharmacy", "market"])
    assert any(s is not None for s in table["pharmacy_s"])
    table.to_postgis(connection, "access_by_home")
    back = connection.execute("SELECT home, pharmacy_s FROM access_by_home ORDER BY home").fetchall()
    assert back == sorted(zip(table["home"], table["pharmacy_s"], strict=True))
    # The places that came back are those that went out, whatever system the table was in.
    far = connection.execute(
        "SELECT max(ST_Distance(h.geom, ST_Transform(a.geometry, 32650))) FROM homes h JOIN access_by_home a ON a.home = h.id"
    ).fetchone()
    assert far[0] < 0.01
    # The SRID of EWKB is held against what is declared: degrees are not metres.
    with pytest.raises(lc.LifeCircleError):
        lc.Homes.from_postgis(connection, "SELECT * FROM homes", crs="WGS84", strict=True)
    with pytest.raises(lc.ArgumentError, match="letters"):
        table.to_postgis(connection, "x; DROP TABLE homes")
