"""Where the tests find what all languages share."""

import pathlib

import hypothesis
import pytest

import lifecircle as lc

# The same cases every time, as in Rust: a red run tells of the change, not of the dice.
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.load_profile("same")

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    """Return the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def nanjing() -> lc.Study:
    """Return the study of central Nanjing."""
    return lc.Study.from_osm(ROOT / "tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf")
