"""Help, wrong usage, and what the command line must not load."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app

COMMANDS = (
    "ingest",
    "extract",
    "build",
    "sql",
    "show",
    "check",
    "evaluate",
    "compare",
    "nightly",
)


def invoke(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_commands_are_those_of_the_contract() -> None:
    assert tuple(command.callback.__name__ for command in app.registered_commands) == COMMANDS  # type: ignore[union-attr]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_holds_an_example_of_its_command(command: str) -> None:
    code, said, _ = invoke(command, "--help")
    assert code == 0
    assert f"Example: fundtrail {command}" in said


def test_the_help_of_the_program_holds_an_example() -> None:
    code, said, _ = invoke("--help")
    assert code == 0 and "Example: fundtrail" in said


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("ingest", "{tmp}/missing.pdf"), "no such file or folder"),
        (("extract", "{tmp}/missing.pdf"), "no such file or folder"),
        (("extract",), "PATH"),
        (("evaluate", "{tmp}/missing"), "is not a directory"),
        (("evaluate", "{tmp}"), "no labelled cases"),
        (("sql", "SELECT 1"), "there is no warehouse"),
        (("show", "PCD 1"), "there is no warehouse"),
        (("check",), "there is no warehouse"),
        (("compare", "{tmp}/a.duckdb", "{tmp}/b.duckdb"), "there is no warehouse"),
        (("sql", "SELECT 1", "--format", "xml"), "--format"),
        (("nightly", "--serve", "--dry-run"), "do not go together"),
        (("nightly", "--since", "yesterday"), "--since"),
        (("nightly", "--watch", "{tmp}/missing"), "no such file or folder"),
        (("ingest", "--workers", "0", "{tmp}"), "--workers"),
        (("review",), "No such command"),
        ((), "Usage"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(
    tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    filled = [argument.format(tmp=tmp_path) for argument in arguments]
    code, said, complaint = invoke("--home", tmp_path / "home", *filled)
    assert code == 2
    assert reason in " ".join((complaint + said).split())
    assert "Traceback" not in complaint


def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUNDTRAIL_SECONDS", "soon")
    code, _, complaint = invoke("build", "--home", tmp_path)
    assert code == 2 and "FUNDTRAIL_SECONDS" in complaint


@pytest.mark.parametrize(
    "script",
    [
        "import flows.cli",
        "import flows.cli_show, flows.cli_tell, warehouse.query",
        "import flows.extracting, extractors.extraction",
    ],
)
def test_prefect_is_not_loaded_where_it_is_not_needed(script: str) -> None:
    code = f"{script}; import sys; sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_command_line_loads_nothing_heavy() -> None:
    code = (
        "import flows.cli, sys;"
        "sys.exit(' '.join({'prefect', 'spacy', 'duckdb', 'pdfminer'} & set(sys.modules)) or 0)"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert ended.returncode == 0, ended.stderr
