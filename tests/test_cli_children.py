"""Real processes: children with limits, and a run that is interrupted or killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.begin import nothing_to_do
from flows.building import build
from flows.keeping import Given
from flows.settings import Settings
from tests.conftest import GRANT
from warehouse.query import run_query

pytestmark = pytest.mark.slow

FUNDTRAIL = (sys.executable, "-c", "from flows.cli import app; app()")
PATIENCE = 300
DOCUMENTS = 150


def fundtrail(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*FUNDTRAIL, *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env=_environment() | environment,
    )


def _environment() -> dict[str, str]:
    """Ours without the Prefect settings that other tests may have left."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}


@contextmanager
def started(*arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a process group of its own, as a terminal would start it."""
    process = subprocess.Popen(
        [*FUNDTRAIL, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=_environment(),
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def descendants(pid: int) -> list[int]:
    """The live processes below one, as Linux tells them."""
    children: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        children += map(int, task.read_text().split())
    return [each for child in children for each in (child, *descendants(child))]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More decisions than are read between two looks at the records."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(DOCUMENTS):
        text = GRANT.replace("99501", str(99_000 + number))
        (folder / f"{number}.txt").write_text(text + "Background.\n" * number)
    return folder


def record_count(settings: Settings) -> int:
    return len(list(settings.records.glob("*.json")))


def test_each_document_is_read_within_limits(papers: Path) -> None:
    whole = fundtrail("extract", papers)
    assert [len(json.loads(line)["decisions"]) for line in whole.stdout.splitlines()] == [0, 1]
    starved = fundtrail("extract", papers / "grant.txt", FUNDTRAIL_MEMORY_MB="1")
    record = json.loads(starved.stdout)
    assert (starved.returncode, record["decisions"]) == (1, [])
    assert record["issues"][0]["code"] in ("memory_limit", "crashed")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_a_killed_run_loses_no_record_and_leaves_nothing_running(
    settings: Settings, many: Path
) -> None:
    build(settings)
    before = settings.warehouse.read_bytes()
    with started("--home", settings.home, "ingest", many) as run:
        until(lambda: record_count(settings) >= 20 or run.poll() is not None)
        assert run.poll() is None, "the run ended before it could be killed"
        below = descendants(run.pid)
        run.kill()
        run.wait()
        until(lambda: not any(map(is_alive, below)))
    read = record_count(settings)
    assert len(below) >= 2
    assert 20 <= read < DOCUMENTS
    assert settings.warehouse.read_bytes() == before
    stored = {path: path.stat().st_mtime_ns for path in settings.records.glob("*.json")}
    again = fundtrail("--home", settings.home, "ingest", many)
    assert again.returncode == 0, again.stderr
    assert all(path.stat().st_mtime_ns == moment for path, moment in stored.items())
    assert run_query(settings.warehouse, "SELECT count(*) FROM decision", "csv").endswith(
        str(DOCUMENTS)
    )
    assert not list(settings.home.rglob(".writing-*"))


@pytest.mark.parametrize("to_group", [True, False])
def test_an_interrupted_run_stops_cleanly(settings: Settings, many: Path, to_group: bool) -> None:
    build(settings)
    before = settings.warehouse.read_bytes()
    with started("--home", settings.home, "ingest", many) as run:
        until(lambda: record_count(settings) >= 5 or run.poll() is not None)
        below = descendants(run.pid)
        (os.killpg if to_group else os.kill)(run.pid, signal.SIGINT)
        _, complaint = run.communicate(timeout=PATIENCE)
    assert run.returncode == 130
    assert b"stopped; what was finished is kept" in complaint
    assert b"Traceback" not in complaint
    until(lambda: not any(map(is_alive, below)))
    assert 5 <= record_count(settings) < DOCUMENTS
    assert settings.warehouse.read_bytes() == before
    assert not nothing_to_do(settings, Given(files=()))


def test_two_runs_in_one_home_do_not_collide(settings: Settings, many: Path) -> None:
    with started("--home", settings.home, "ingest", many) as run:
        until(lambda: (settings.home / "lock").exists() or run.poll() is not None)
        second = fundtrail("--home", settings.home, "ingest", many)
    assert second.returncode == 2
    assert f"process {run.pid} is already writing" in second.stderr
