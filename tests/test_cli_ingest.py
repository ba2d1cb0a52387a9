"""`fundtrail ingest` and `nightly`, reporting to a Prefect that is already there."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows import cli_documents
from flows.cli import app

NOTHING_NEW = "the warehouse is up to date"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def with_prefect(prefect_harness: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands report to the tests' Prefect, as they would to a user's own server."""
    monkeypatch.setenv("PREFECT_API_URL", prefect_harness)


@pytest.mark.slow
@pytest.mark.usefixtures("with_prefect", "children_in_process")
def test_ingest_publishes_prints_the_money_and_finds_nothing_new_again(
    home: Path, papers: Path
) -> None:
    first = invoke("--home", home, "ingest", papers / "grant.txt", "--from-publisher", "mopac")
    assert first.exit_code == 0, first.stderr
    assert "45000.00" in first.stdout and "2022/23" in first.stdout
    assert f"warehouse: {home / 'warehouse.duckdb'}" in first.stdout
    again = invoke("ingest", papers / "grant.txt", "--home", home)
    assert again.exit_code == 0
    assert NOTHING_NEW in again.stderr
    assert again.stdout == first.stdout


@pytest.mark.slow
@pytest.mark.usefixtures("with_prefect", "children_in_process")
def test_a_failure_ends_with_1_once_and_again_only_when_retried(home: Path, papers: Path) -> None:
    failing = invoke("--home", home, "ingest", papers)
    assert failing.exit_code == 1
    assert "failed: cut_off.pdf: " in failing.stderr
    assert "documents read: 1" in failing.stderr
    again = invoke("--home", home, "ingest", papers)
    assert (again.exit_code, NOTHING_NEW in again.stderr) == (0, True)
    assert "1 could not be read before" in again.stderr
    retried = invoke("--home", home, "ingest", "--retry-failed")
    assert retried.exit_code == 1
    assert "documents failed: 1" in retried.stderr


@pytest.mark.slow
@pytest.mark.usefixtures("with_prefect", "children_in_process")
def test_without_a_path_the_samples_are_read_into_a_home_of_their_own(
    home: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "cut_off.pdf").unlink()
    monkeypatch.setattr(cli_documents, "SAMPLES", papers)
    result = invoke("--home", home, "ingest")
    assert result.exit_code == 0
    assert "sample documents" in result.stderr
    assert f"warehouse: {home / 'samples' / 'warehouse.duckdb'}" in result.stdout
    assert not (home / "warehouse.duckdb").exists()
    marked = invoke("--home", home, "sql", "SELECT is_sample FROM decision", "--format", "json")
    assert json.loads(marked.stdout) == [{"is_sample": True}]
    assert "these are the samples" in marked.stderr


@pytest.mark.slow
@pytest.mark.usefixtures("with_prefect", "children_in_process")
def test_nightly_reads_what_is_new_in_its_folder(home: Path, papers: Path) -> None:
    inbox = home / "inbox"
    listed = invoke("--home", home, "nightly", "--dry-run")
    assert (listed.exit_code, listed.stdout) == (0, "")
    (papers / "grant.txt").rename(inbox / "grant.txt")
    listed = invoke("--home", home, "nightly", "--dry-run")
    assert listed.stdout == f"{inbox / 'grant.txt'}\n"
    ran = invoke("--home", home, "nightly")
    assert ran.exit_code == 0, ran.stderr
    assert "45000.00" in ran.stdout
    assert invoke("--home", home, "nightly", "--dry-run").stdout == ""
    assert NOTHING_NEW in invoke("--home", home, "nightly").stderr
