"""The notebooks: committed without outputs, and every cell runs on the samples."""

import doctest
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from notebooks import charts
from tests.samples_home import samples_home

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def executed(path: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(FOLDER)}}
    return NotebookClient(notebook, timeout=300, resources=resources).execute()


def outputs(notebook: nbformat.NotebookNode, sort: str) -> list[str]:
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    shown = (output.get("data", {}) for cell in cells for output in cell.outputs)
    return ["".join(data[sort]) for data in shown if sort in data]


def test_there_are_notebooks() -> None:
    assert [path.name for path in NOTEBOOKS] == ["01_first_look.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_committed_without_outputs(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]


def test_the_first_look_shows_charts_and_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUNDTRAIL_HOME", str(samples_home()))

    notebook = executed(FOLDER / "01_first_look.ipynb")

    by_year, by_funder, by_priority = outputs(notebook, "image/svg+xml")
    assert "Grants received peak in 20" in by_year and "Contracts" in by_year
    assert "Home Office" in by_funder and "% of the grants received comes from" in by_funder
    assert "none stated" in by_priority and "(plan of 2022)" in by_priority
    (banner,) = outputs(notebook, "text/markdown")
    assert "made up, like every figure" in banner
    tables = outputs(notebook, "text/html")
    assert len(tables) == 4
    assert "pcd_99004_officer_uplift.pdf" in tables[2]
    assert "residual" in tables[3]


def test_the_warehouse_asked_for_is_opened_before_that_of_the_samples(tmp_path: Path) -> None:
    environment = {"FUNDTRAIL_HOME": str(tmp_path)}
    samples, own = tmp_path / "samples" / "warehouse.duckdb", tmp_path / "warehouse.duckdb"
    assert charts.find_warehouse(environment) == samples
    own.touch()
    assert charts.find_warehouse(environment) == own
    assert charts.find_warehouse({}).is_relative_to(FOLDER.parent / "data")


def test_what_notebooks_share_does_as_its_examples_say() -> None:
    assert doctest.testmod(charts).failed == 0
