"""Every command of the README runs, and prints what the README says that it prints."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.console_blocks import ROOT, Example, find_examples, printed

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = tuple(find_examples(README))
CRON = re.compile(r"^```cron\n(?P<when>(?:\S+ ){4}\S+)\s+(?P<command>.*)\n```$", re.MULTILINE)
PATIENCE = 120


def needs_prefect(example: Example) -> bool:
    words = example.words[1:]
    reads = words[:2] == ["ingest", "papers/"] or "--retry-failed" in words
    return reads or (words[0] == "nightly" and "--dry-run" not in words)


def of_fundtrail(*, with_prefect: bool) -> list[Example]:
    ours = [example for example in EXAMPLES if example.words[0] == "fundtrail"]
    return [
        each for each in ours if needs_prefect(each) is with_prefect and "--serve" not in each.words
    ]


def named(example: Example) -> str:
    return " ".join(example.words)[:40]


@pytest.fixture(autouse=True)
def no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("FUNDTRAIL_")]:
        monkeypatch.delenv(name)


def test_commands_are_of_fundtrail_or_well_known() -> None:
    others = {example.command for example in EXAMPLES if example.words[0] != "fundtrail"}
    assert others == {
        "make ingest",
        "make test",
        "source .venv/bin/activate",
        "prefect server start",
    }


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_that_is_told_exists(page: str) -> None:
    told = set(
        re.findall(r"(?:^|`)make ([a-z][a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), re.M)
    )
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert told & targets
    assert told <= targets


def test_every_page_and_file_that_is_told_exists() -> None:
    places = re.findall(r"`((?:docs|notebooks|warehouse|samples)/[^`*]*|[A-Z]+\.md)`", README)
    assert len(places) >= 6
    assert not [place for place in places if not (ROOT / place).exists()]


@pytest.mark.parametrize("example", of_fundtrail(with_prefect=False), ids=named)
def test_commands_run_and_print_what_is_shown(example: Example) -> None:
    output = printed(example)
    if example.output is not None:
        shown = output[: len(example.output)] if example.is_beginning else output
        assert shown == example.output, "to renew the README: make docs"


@pytest.mark.slow
@pytest.mark.parametrize("example", of_fundtrail(with_prefect=True), ids=named)
def test_commands_that_run_a_flow_run(
    example: Example, prefect_harness: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", prefect_harness)
    assert "warehouse: data/warehouse.duckdb" in printed(example)


def test_the_line_for_cron_is_one(tmp_path: Path) -> None:
    line = CRON.search(README)
    assert line and line["when"] == "0 3 * * *"
    command = line["command"].rpartition("&& .venv/bin/fundtrail ")[2].split()
    inbox = tmp_path / "papers"
    inbox.mkdir()
    (inbox / "new.txt").write_text("PCD 99502")
    told = [str(inbox) if word == "/srv/papers" else word for word in command]
    result = CliRunner().invoke(app, ["--home", str(tmp_path / "home"), *told, "--dry-run"])
    assert (result.exit_code, result.stdout) == (0, f"{inbox / 'new.txt'}\n")


@pytest.mark.slow
def test_serving_keeps_a_schedule_until_it_is_stopped(tmp_path: Path, prefect_harness: str) -> None:
    (example,) = (each for each in EXAMPLES if "--serve" in each.words)
    process = subprocess.Popen(
        [sys.executable, "-c", "from flows.cli import app; app()", *example.words[1:]],
        cwd=tmp_path,
        env=os.environ | {"PREFECT_API_URL": prefect_harness},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        end = time.monotonic() + PATIENCE
        while not (served := deployments(prefect_harness)):
            assert process.poll() is None, process.communicate()[1]
            assert time.monotonic() < end, "waited too long"
            time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert [each["schedules"][0]["schedule"]["cron"] for each in served] == ["0 3 * * *"]
    assert served[0]["schedules"][0]["active"]


def deployments(address: str) -> list[dict[str, object]]:
    """The deployments named as ours that a server knows, schedules included."""
    asked = {"deployments": {"name": {"any_": ["fundtrail"]}}}
    request = urllib.request.Request(
        f"{address}/deployments/filter",
        data=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        found: list[dict[str, object]] = json.load(answer)
    return [each for each in found if each["schedules"]]
