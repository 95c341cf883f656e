"""A program that shows what the machine can do, beside ours: YARDSTICK=PROGRAM python peer_yardstick.py GRAPH ANSWERS RECORD

The program is no tool and gives no answers to compare: it prints lines of the form `name: best SECONDS ...`, and those of
`STAGES` are recorded. It checks itself.
"""

import os
import re
import subprocess
import sys

from graph import record

STAGES = {
    "c2": [("C2 simd40", "nearest at nodes: seconds")],
    "e2": [("E2 reach W=", "every node as origin"), ("E2 near+cnt+k5", "opportunities at nodes")],
}


def main(graph_path, _answers, figures):
    for mode, lines in STAGES.items():
        command = [os.environ["YARDSTICK"], graph_path, "hilbert", "2", "", mode]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for start, stage in lines:
            best = [float(s) for s in re.findall(rf"^{re.escape(start)}.*?best ([0-9.]+)", printed, re.MULTILINE)]
            record(figures, "yardstick", stage, min(best), 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
