"""Publication: readers are never blocked, never see half a build, and a dead build harms nobody."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from records_builder import decision, fact, record

from extractors.records import Record
from warehouse.build import build_warehouse
from warehouse.connection import open_read_only
from warehouse.publish import replacing
from warehouse.reference_data import ReferenceData

READER = """
import sys
from pathlib import Path
from warehouse.connection import open_read_only
path = Path(sys.argv[1])
connection = open_read_only(path)
ask = lambda c: print(c.execute("SELECT sum(total_gbp) FROM funding").fetchone()[0], flush=True)
ask(connection)
sys.stdin.readline()
ask(connection)
connection.close()
ask(open_read_only(path))
"""

BUILDER = """
import sys, time
from pathlib import Path
from warehouse.build import build_warehouse
from warehouse.reference_data import ReferenceData

class Endless(tuple):
    def __iter__(self):
        print("building", flush=True)
        time.sleep(600)
        return iter(())

build_warehouse([], Path(sys.argv[1]), reference=ReferenceData(), runs=Endless())
"""

FULL_DISK = """
import resource, sys
from pathlib import Path
from warehouse.build import build_warehouse
from warehouse.reference_data import ReferenceData
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
build_warehouse([], Path(sys.argv[1]), reference=ReferenceData())
"""


def papers(total: int) -> list[Record]:
    return [record(decision(facts=[fact(total)]), text=f"paper {total}")]


def publish(path: Path, total: int) -> None:
    build_warehouse(papers(total), path, reference=ReferenceData())


def total_in(path: Path) -> int:
    with open_read_only(path) as connection:
        row = connection.execute("SELECT sum(total_gbp) FROM funding").fetchone()
    assert row
    return int(row[0])


def started(script: str, path: Path) -> subprocess.Popen[str]:
    """The script in a process of its own, which finds our packages as we do."""
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )


def left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if "building" in path.name]


def test_a_reader_keeps_its_file_and_the_next_one_gets_the_new(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, 100)
    with started(READER, path) as reader:
        assert reader.stdout and reader.stdin
        assert reader.stdout.readline() == "100.00\n"
        publish(path, 200)
        reader.stdin.write("\n")
        reader.stdin.close()
        assert reader.stdout.read() == "100.00\n200.00\n"
    assert reader.returncode == 0


def test_a_killed_build_leaves_the_old_file_and_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, 100)
    with started(BUILDER, path) as builder:
        assert builder.stdout
        assert builder.stdout.readline() == "building\n"
        assert left_behind(tmp_path)
        os.kill(builder.pid, signal.SIGKILL)
    assert builder.returncode == -signal.SIGKILL
    assert total_in(path) == 100
    assert left_behind(tmp_path)
    publish(path, 200)
    assert total_in(path) == 200
    assert left_behind(tmp_path) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, 100)
    with started(FULL_DISK, path) as builder:
        assert builder.stderr
        assert "Error" in builder.stderr.read()
    assert builder.returncode != 0
    assert total_in(path) == 100


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, 100)
    with pytest.raises(RuntimeError, match="half way"), replacing(path) as staged:
        staged.write_bytes(b"half a file")
        raise RuntimeError("half way")
    assert total_in(path) == 100
    assert left_behind(tmp_path) == []


def test_a_home_that_does_not_exist_yet_is_made(tmp_path: Path) -> None:
    publish(tmp_path / "new" / "home" / "warehouse.duckdb", 100)
    assert total_in(tmp_path / "new" / "home" / "warehouse.duckdb") == 100
