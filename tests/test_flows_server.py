"""Prefect servers: one for the length of a run, and one that the user has."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.prefect_server import ServerError, prefect_server, running_server
from flows.settings import prepare_prefect

FUNDTRAIL = (sys.executable, "-c", "from flows.cli import app; app()")
PATIENCE = 300


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of our own making that stands in for the user's."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("PREFECT_")]:
            patch.delenv(name)
        prepare_prefect(tmp_path_factory.mktemp("server"), verbose=False)
        with prefect_server() as wait_until_ready:
            wait_until_ready()
            yield os.environ["PREFECT_API_URL"]


def post(url: str, path: str) -> Any:
    request = urllib.request.Request(f"{url}/{path}", b"{}", {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def asked(url: str, path: str) -> list[dict[str, Any]]:
    """What a server answers to a filter that lets everything pass."""
    return list(post(url, f"{path}/filter"))


def until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.5)


def command(url: str, home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*FUNDTRAIL, "--home", str(home), *arguments],
        env=os.environ | {"PREFECT_API_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_an_address_where_nothing_answers_is_a_clear_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{port}/api")
    with pytest.raises(ServerError, match=f"127.0.0.1:{port}.*PREFECT_API_URL"):
        running_server()


def test_the_users_own_server_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example.org/api")
    with prefect_server() as wait_until_ready:
        wait_until_ready()
        assert os.environ["PREFECT_API_URL"] == "http://prefect.example.org/api"
    assert os.environ["PREFECT_API_URL"] == "http://prefect.example.org/api"


@pytest.mark.slow
def test_our_server_is_gone_after_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    prepare_prefect(tmp_path, verbose=False)
    with prefect_server() as wait_until_ready:
        wait_until_ready()
        url = os.environ["PREFECT_API_URL"]
        assert running_server() == url
    assert "PREFECT_API_URL" not in os.environ
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{url}/health", timeout=5)


@pytest.mark.slow
def test_a_run_reports_to_the_users_server(server: str, tmp_path: Path, papers: Path) -> None:
    run = command(server, tmp_path / "home", "ingest", str(papers))
    _, complaint = run.communicate(timeout=PATIENCE)
    assert run.returncode == 1, complaint
    (flow,) = [flow for flow in asked(server, "flows") if flow["name"] == "ingest"]
    (flow_run,) = [each for each in asked(server, "flow_runs") if each["flow_id"] == flow["id"]]
    assert flow_run["state_type"] == "COMPLETED"
    assert flow_run["parameters"] == {}
    names = {each["name"].rsplit("-", 1)[0] for each in asked(server, "task_runs")}
    assert {"keep", "read", "build, check, publish"} <= names


@pytest.mark.slow
def test_serve_runs_when_told_and_leaves_its_schedule_in_place(
    server: str, tmp_path: Path, papers: Path
) -> None:
    home = tmp_path / "home"
    watched = ("--watch", str(papers), "--limit", "5")
    serving = command(server, home, "nightly", "--serve", *watched)
    until(lambda: bool(asked(server, "deployments")), serving)
    (deployment,) = asked(server, "deployments")
    started = post(server, f"deployments/{deployment['id']}/create_flow_run")["id"]
    until(lambda: state_of_run(server, started) in ("COMPLETED", "FAILED", "CRASHED"), serving)
    assert state_of_run(server, started) == "COMPLETED"
    assert (home / "warehouse.duckdb").exists()
    serving.send_signal(signal.SIGINT)
    serving.communicate(timeout=PATIENCE)
    (deployment,) = asked(server, "deployments")
    assert (deployment["paused"], deployment["parameters"]["limit"]) == (False, 5)
    (schedule,) = deployment["schedules"]
    assert schedule["active"]
    assert schedule["schedule"]["cron"] == "0 3 * * *"
    assert schedule["schedule"]["timezone"] == "Europe/London"


def state_of_run(server: str, flow_run: str) -> str:
    (found,) = [each for each in asked(server, "flow_runs") if each["id"] == flow_run]
    return str(found["state_type"])
