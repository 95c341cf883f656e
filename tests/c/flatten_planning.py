"""Turn the golden days and allocations into C: `python flatten_planning.py CASES_DIR > planning_cases.h`."""

import pathlib
import sys
import tomllib

from flatten import quote


def expectation(e: dict) -> str:
    """Return one expected cell as a C initializer."""
    kind, number, text = "EXPECT_NULL", "0", "NULL"
    if "real" in e:
        kind, number = "EXPECT_REAL", repr(float(e["real"]))
    elif "integer" in e:
        kind, number = "EXPECT_INTEGER", str(e["integer"])
    elif "flag" in e:
        kind, number = "EXPECT_INTEGER", str(int(e["flag"]))
    elif "text" in e:
        kind, text = "EXPECT_TEXT", quote(e["text"])
    return f"{{{quote(e['table'])}, {e['row']}, {quote(e['column'])}, {kind}, {number}, {text}}}"


def array(kind: str, name: str, values: list[str]) -> str:
    """Return an array, a line for each value."""
    return f"static const {kind} {name}[] = {{\n    " + ",\n    ".join(values) + "\n};"


def main() -> None:
    """Print an array of `struct planning_case`."""
    folder = pathlib.Path(sys.argv[1])
    files = [*sorted((folder / "days").glob("*.toml")), *sorted((folder / "allocation").glob("*.toml"))]
    print("/* Generated from the golden cases. */\n#include \"planning.h\"\n")
    rows = []
    for index, path in enumerate(files):
        case = tomllib.loads(path.read_text("utf-8"))
        t, q = case["tables"], case.get("question", {})
        demands = [f'{{{d["row"]}, {quote(d["from"])}, {quote(d["until"])}, {d["units"]}}}' for d in q.get("demand", [])]
        print(array("char *const", f"walkers_{index}", [quote(name) for name in case["walkers"]]))
        # An array of C is never empty.
        print(array("struct need", f"needs_{index}", demands or ["{0, NULL, NULL, 0}"]))
        print(array("struct cell", f"cells_{index}", [expectation(e) for e in case["expect"]]))
        box = ", ".join(repr(float(x)) for x in case["extent"])
        texts = [path.stem, *(t[name] for name in ("nodes", "edges", "facilities", "homes", "crs")), case["document"]]
        asked = [quote(q[name]) if q else "NULL" for name in ("category", "from", "until")]
        rows.append(
            f"    {{{', '.join(quote(text) for text in texts)}, {{{box}}},\n"
            f"     walkers_{index}, {len(case['walkers'])}, {', '.join(asked)}, {q.get('limit_minutes', 0)},\n"
            f"     needs_{index}, {len(demands)}, cells_{index}, {len(case['expect'])}}},"
        )
    print("static const struct planning_case planning_cases[] = {")
    print("\n".join(rows))
    print("};")


main()
