"""The table of a run in markdown: python ratios.py RECORD; fails when an answer differs."""

import json
import sys


def main(path):
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    best = {}
    for line in lines:
        if line["best_s"] is not None:
            key = line["stage"], line["tool"]
            best[key] = min(line["best_s"], best.get(key, float("inf")))
    print("| work | lifecircle | peer | peer's time | ratio |\n|---|---|---|---|---|")
    for (stage, tool), seconds in best.items():
        ours = best.get((stage, "lifecircle"))
        if tool != "lifecircle" and ours is not None:
            print(f"| {stage} | {ours:.4g} s | {tool} | {seconds:.4g} s | {seconds / ours:.1f} |")
    wrong = [line for line in lines if line.get("wrong")]
    for line in wrong:
        print(f"{line['tool']}, {line['stage']}: {line['wrong']} answers differ", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
