"""Turn the golden cases into C, since C has no TOML: `python flatten.py CASES_DIR > cases.h`."""

import pathlib
import sys
import tomllib


def quote(text: str) -> str:
    """Return `text` as a C string literal, split at line ends to stay readable."""
    lines = text.splitlines(keepends=True) or [""]
    return "\n        ".join('"' + "".join(escape(c) for c in line) + '"' for line in lines)


def escape(c: str) -> str:
    """Return one character as it stands in a C string literal."""
    table = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return table.get(c, c)


def main() -> None:
    """Print an array of `struct golden_case`."""
    cases = [(p, tomllib.loads(p.read_text("utf-8"))) for p in sorted(pathlib.Path(sys.argv[1]).glob("*.toml"))]
    print("/* Generated from the golden cases. */\n#include \"golden.h\"\n")
    for index, (_, case) in enumerate(cases):
        q = case["question"]
        print(f"static const char *const categories_{index}[] = {{{', '.join(quote(c) for c in q['categories'])}}};")
        print(f"static const uint32_t minutes_{index}[] = {{{', '.join(map(str, q['minutes']))}}};")
        print(f"static const struct expectation expected_{index}[] = {{")
        for e in case["expect"]:
            kind, number, text = "EXPECT_NULL", "0", "NULL"
            if "real" in e:
                kind, number = "EXPECT_REAL", repr(float(e["real"]))
            elif "integer" in e:
                kind, number = "EXPECT_INTEGER", str(e["integer"])
            elif "text" in e:
                kind, text = "EXPECT_TEXT", quote(e["text"])
            print(f"    {{{quote(e['home'])}, {quote(e['column'])}, {kind}, {number}, {text}}},")
        print("};\n")
    print("static const struct golden_case golden_cases[] = {")
    for index, (path, case) in enumerate(cases):
        t, q = case["tables"], case["question"]
        extent = case.get("extent")
        box = "{" + ", ".join(repr(float(x)) for x in (extent or [0, 0, 0, 0])) + "}"
        print(f"    {{{quote(path.stem)},")
        for name in ("nodes", "edges", "facilities", "homes", "crs"):
            print(f"        {quote(t[name])},")
        print(f"        {1 if extent else 0}, {box}, {quote(q['walker'])},")
        print(f"        categories_{index}, {len(q['categories'])}, minutes_{index}, {len(q['minutes'])}, {q['k']},")
        at = quote(q["at"]) if "at" in q else "NULL"
        print(f"        {at}, LC_SENSE_{q.get('sense', 'arrive').upper()},")
        print(f"        expected_{index}, sizeof expected_{index} / sizeof expected_{index}[0]}},")
    print("};")


if __name__ == "__main__":
    main()
