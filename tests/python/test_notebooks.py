"""Every tutorial notebook runs from top to bottom."""

import pathlib

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = pathlib.Path(__file__).parents[2] / "python/examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def test_there_are_notebooks_without_outputs() -> None:
    assert len(NOTEBOOKS) >= 6
    for path in NOTEBOOKS:
        cells = nbformat.read(path, as_version=4).cells
        assert all(not cell.get("outputs") for cell in cells), f"{path.name}: outputs are made by running it"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    nbformat.write(notebook, tmp_path / path.name)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert outputs
    printed = "".join(output.get("text", "") for output in outputs if output.get("name") == "stderr")
    assert "Warning" not in printed, printed
