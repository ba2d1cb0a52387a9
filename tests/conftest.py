"""What several test files share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.settings import Settings, prepare_prefect, read_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty home, with two workers."""
    return read_settings(tmp_path / "home", 2, environment={})


@pytest.fixture(scope="session")
def prefect_harness(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Prefect against a database of its own, started once for all tests that run a flow."""
    prepare_prefect(tmp_path_factory.mktemp("prefect"), verbose=False)
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=300):
        yield
