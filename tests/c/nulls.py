"""A call of every function of the header with nothing but NULL and 0, as C, for nulls.c. Usage: nulls.py lifecircle.h"""

import re
import sys

header = open(sys.argv[1], encoding="utf-8").read()
header = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
numbers = re.compile(r"^(u?int\d+_t|size_t|double|float) \w+$")
for returned, name, given in re.findall(r"^([\w ]+?[ *]+)(lc_\w+)\(([^;{]*?)\);", header, re.M | re.S):
    arguments = [] if given.strip() == "void" else [" ".join(a.split()) for a in given.split(",")]
    fallible = bool(arguments) and arguments[-1] in ("struct lc_error **error", "lc_error **error")
    values = ["0" if numbers.match(a) else "NULL" for a in arguments]
    if fallible:
        print(f"    refuse(\"{name}\", {name}({', '.join(values[:-1] + ['&error'])}), &error);")
    else:
        # What cannot fail must bear NULL and say nothing.
        print(f"    (void){name}({', '.join(values)});" if returned.strip() != "void" else f"    {name}({', '.join(values)});")
