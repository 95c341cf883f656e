"""Valhalla's polygons of isochrones: python peer_valhalla.py GRAPH ANSWERS RECORD

Its tiles are built from the graph as a file of OpenStreetMap, whose streets are as long as they are drawn, straight. So it
walks a little farther than the other tools, and its outlines follow another rule than ours: that they have about the right
area is all that is asked of them.
"""

import json
import math
import os
import pathlib
import subprocess
import sys

import numpy as np
import osmium
from graph import HORIZON_DS, SOME, Graph, record, timed

HERE = pathlib.Path(__file__).parent / "valhalla"
DEGREE_M = 111_320.0  # the plane of the made city lies on the equator here, where degrees are alike
FARTHEST_M = HORIZON_DS / 10 * 1.25


def write(graph, places, path):
    path.unlink(missing_ok=True)
    with osmium.SimpleWriter(str(path)) as file:
        for node, place in enumerate(places.tolist(), 1):
            file.add_node(osmium.osm.mutable.Node(id=node, location=tuple(place), version=1))
        ends = zip(graph.source.tolist(), graph.target.tolist())
        for way, (a, b) in enumerate(ends, 1):
            tags = {"highway": "footway"}
            file.add_way(osmium.osm.mutable.Way(id=way, nodes=[a + 1, b + 1], tags=tags, version=1))


def main(graph_path, answers, figures):
    graph, work = Graph(graph_path), pathlib.Path(answers).resolve()
    installed = pathlib.Path(os.environ["VALHALLA"]).resolve()
    package = installed / "node_modules/@valhallajs/valhallajs"
    places = np.column_stack([graph.x, graph.y]) / DEGREE_M
    write(graph, places, work / "graph.osm.pbf")
    tiles = work / "valhalla"
    config = subprocess.run(
        [sys.executable, package / "valhalla_build_config", "--mjolnir-tile-dir", tiles],
        capture_output=True, text=True, check=True,
    ).stdout
    config = json.loads(config)
    config["mjolnir"]["tile_extract"] = ""
    config["logging"] = config["mjolnir"]["logging"] = {"type": ""}
    (work / "valhalla.json").write_text(json.dumps(config), encoding="utf-8")
    build = [package / "linux/x64/valhalla_build_tiles", "-c", work / "valhalla.json", "-j", "2", work / "graph.osm.pbf"]
    # It leaves notes where it runs.
    _, seconds = timed(lambda: subprocess.run(build, capture_output=True, check=True, cwd=work))
    record(figures, "valhalla", "preparation from arrays", seconds, 0)

    (work / "places.json").write_text(json.dumps(places[graph.some(0)].tolist()), encoding="utf-8")
    ask = ["node", HERE / "isochrones.cjs", work / "valhalla.json", work / "places.json"]
    asked = subprocess.run(
        ask, capture_output=True, text=True, check=True, env={**os.environ, "NODE_PATH": str(installed / "node_modules")}
    )
    found = json.loads(asked.stdout)
    areas = np.array(found["areas"]) * DEGREE_M**2
    # Within a circle, and most of the half of it that streets at right angles reach.
    wrong = (areas > math.pi * FARTHEST_M**2 * 1.1).sum() + max(0, (areas < FARTHEST_M**2).sum() - SOME // 4)
    print(f"valhalla: {np.median(areas) / 1e6:.2f} km2 at the median")
    record(figures, "valhalla", "isochrones: polygons", found["seconds"], wrong)


if __name__ == "__main__":
    main(*sys.argv[1:])
