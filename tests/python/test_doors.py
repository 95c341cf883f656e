"""Every name that tests/doors.toml gives for Python exists."""

import pathlib
import tomllib
from functools import reduce

import lifecircle


def test_every_python_name_exists(root: pathlib.Path) -> None:
    capabilities = tomllib.loads((root / "tests/doors.toml").read_text("utf-8"))["capability"]
    assert capabilities
    for capability in capabilities:
        if "python" in capability:
            names = capability["python"].split(".")
            assert names[0] == "lifecircle"
            reduce(getattr, names[1:], lifecircle)
