"""Settings, the quieting of Prefect, and the lock of a home."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.run_lock import HomeBusyError, only_writer
from flows.settings import MEBIBYTE, SettingError, prepare_prefect, read_settings


def test_options_come_before_variables_and_variables_before_defaults() -> None:
    environment = {"FUNDTRAIL_HOME": "/srv/trail", "FUNDTRAIL_WORKERS": "7"}
    assert read_settings(environment=environment).home == Path("/srv/trail")
    assert read_settings(Path("here"), 2, environment).home == Path("here")
    assert read_settings(Path("here"), 2, environment).workers == 2
    assert read_settings(environment=environment).workers == 7
    assert read_settings(environment={}).home == Path("data")
    assert read_settings(environment={"FUNDTRAIL_HOME": ""}).home == Path("data")


def test_limits_are_read_in_mebibytes_and_seconds() -> None:
    settings = read_settings(environment={"FUNDTRAIL_MEMORY_MB": "512", "FUNDTRAIL_SECONDS": "9"})
    assert (settings.memory_bytes, settings.seconds) == (512 * MEBIBYTE, 9)


@pytest.mark.parametrize("printed", ["0", "-1", "many", "1.5", "²"])
def test_a_limit_that_is_no_whole_number_is_refused_by_name(printed: str) -> None:
    with pytest.raises(SettingError, match="FUNDTRAIL_SECONDS"):
        read_settings(environment={"FUNDTRAIL_SECONDS": printed})


def test_prefect_is_kept_local_and_quiet_but_never_overruled(tmp_path: Path) -> None:
    environment = {"PREFECT_LOGGING_LEVEL": "DEBUG", "PREFECT_HOME": str(tmp_path / "mine")}
    prepare_prefect(tmp_path, verbose=False, environment=environment)
    assert environment["PREFECT_LOGGING_LEVEL"] == "DEBUG"
    assert environment["PREFECT_HOME"] == str(tmp_path / "mine")
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert "PREFECT_API_URL" not in environment


def test_prefect_lives_in_the_home_and_speaks_when_asked(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    prepare_prefect(tmp_path, verbose=True, environment=environment)
    assert environment["PREFECT_HOME"] == str(tmp_path / "prefect")
    assert environment["PREFECT_LOGGING_LEVEL"] == "INFO"


def test_a_second_writer_is_told_who_is_first(tmp_path: Path) -> None:
    with (
        only_writer(tmp_path),
        pytest.raises(HomeBusyError, match=str(os.getpid())),
        only_writer(tmp_path),
    ):
        raise AssertionError("two writers")
    with only_writer(tmp_path):
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_the_lock_of_a_killed_process_is_not_in_the_way(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, pathlib; from flows.run_lock import only_writer\n"
        "with only_writer(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
    assert ended.returncode == -9
    assert (tmp_path / "lock").read_text() != ""
    with only_writer(tmp_path):
        pass
