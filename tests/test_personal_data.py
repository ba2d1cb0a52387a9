"""Telephone numbers, e-mail addresses and signatures reach nothing that is kept or printed."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from decision_writer import Paper, write

from samples.render import render_text_as_pdf

NUMBERS = (
    "07700 900123",
    "+44 7700 900 456",
    "(020) 7946 0018",
    "020-7946-0777",
    "0044 20 7946 0958",
    "07700\n900789",
    "01632 960 001 ext. 12",
)
ADDRESSES = ("a.person@example.org", "desk (at) example.org", "b.person\n@example.org")
SIGNATURES = ("wrgl tnhdsk", "Brantuchterd.")


def planted() -> str:
    """A paper with contact details in a heading, a table, prose, over a line's end, and signed."""
    text = write(Paper())
    first, second = SIGNATURES
    text = text.replace("Signature\n\nDate", f"{first} Signature\n\nDate", 1)
    text = text.replace("Signature\n\nDate 30", f"Signature\n\n{second}\n\nDate 30", 1)
    numbers = "\n\n".join(f"Call the author on {number} for more." for number in NUMBERS)
    addresses = "\n\n".join(f"Write to {address} for more." for address in ADDRESSES)
    table = f"Author\tTel {NUMBERS[0]}\tEmail {ADDRESSES[0]}\nDeputy\t{NUMBERS[2]}\t{ADDRESSES[0]}"
    return f"{text}\n\nContact {NUMBERS[0]}\n\n{numbers}\n\n{addresses}\n\n{table}\n"


def traces() -> list[str]:
    """What would betray a leak, in whatever form it was kept: digits together, words as printed."""
    digits = ["".join(filter(str.isdigit, number)) for number in NUMBERS]
    return [number[-9:] for number in digits if len(number) >= 9] + [
        "a.person",
        "b.person",
        "desk (at)",
        "wrgl",
        "tnhdsk",
        "Brantuchterd",
    ]


def leaks(words: str) -> list[str]:
    """The traces found in some text, spaces and marks within numbers aside."""
    squeezed = words.replace(" ", "").replace("-", "").replace("\\n", "").replace("\n", "")
    return [
        trace for trace in traces() if trace in words or (trace.isdigit() and trace in squeezed)
    ]


def run(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from flows.cli import app; app()", "--home", str(home), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "planted.txt").write_text(planted(), encoding="utf-8")
    render_text_as_pdf(planted(), folder / "planted.pdf")
    return folder


@pytest.mark.parametrize("name", ["planted.txt", "planted.pdf"])
def test_the_record_with_all_that_is_stored_holds_none(
    name: str, inbox: Path, tmp_path: Path
) -> None:
    done = run("extract", "--full", str(inbox / name), home=tmp_path)
    assert json.loads(done.stdout)["decisions"]
    assert leaks(done.stdout + done.stderr) == []


@pytest.mark.slow
def test_nothing_kept_after_an_ingest_holds_any(inbox: Path, tmp_path: Path) -> None:
    done = run("ingest", str(inbox), "--from-publisher", "mopac", home=tmp_path)
    assert leaks(done.stdout + done.stderr) == []
    with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as connection:
        tables = connection.sql(
            "select table_name from information_schema.tables where table_schema = 'main'"
        ).fetchall()
        assert tables
        for (table,) in tables:
            rows = connection.sql(f'select * from "{table}"').fetchall()
            assert leaks(repr(rows)) == [], table
    kept = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and path.suffix in (".json", ".jsonl", ".log", ".csv", ".md")
    ]
    assert kept
    for path in kept:
        assert leaks(path.read_text(encoding="utf-8", errors="replace")) == [], path.name
