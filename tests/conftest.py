"""What several test files share."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.settings import Settings, prepare_prefect, read_settings

GRANT = """PCD 99501 Harbour Lights mentoring

Reference code: PCD 99501
Date signed: 4 May 2022

Executive summary
The Deputy Mayor for Policing and Crime is asked to approve a grant of £45,000 to Harbour Lights
for mentoring in 2022/23.

Recommendation
That the Deputy Mayor approves a grant of £45,000 in 2022/23 to Harbour Lights.
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty home, with two workers."""
    return read_settings(tmp_path / "home", 2, environment={})


@pytest.fixture(scope="session")
def prefect_harness(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prefect with a database of its own, once for all tests; yields its address."""
    prepare_prefect(tmp_path_factory.mktemp("prefect"), verbose=False)
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=300):
        yield PREFECT_API_URL.value()


@pytest.fixture
def children_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents extracted in this process, where a test is not about the children."""
    from extractors.reading import UnreadableDocument
    from extractors.reading.sandbox import Failure

    def one_by_one(
        function: Callable[[Any], Any], items: Iterable[Any], **_limits: object
    ) -> Iterator[tuple[Any, Any]]:
        for item in items:
            try:
                yield item, function(item)
            except UnreadableDocument as error:
                yield item, Failure(code=error.code, detail=error.reason)

    monkeypatch.setattr("flows.extracting.map_in_children", one_by_one)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with one decision, and a PDF cut off after its first line."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "grant.txt").write_text(GRANT)
    (folder / "cut_off.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    return folder


@pytest.fixture
def published(settings: Settings, papers: Path, request: pytest.FixtureRequest) -> Settings:
    """A home whose warehouse holds the papers, made by the plain functions that a flow wraps."""
    from flows.building import build
    from flows.extracting import read_waiting
    from flows.extractor_now import current_making
    from flows.keeping import Given, keep_files, waiting_documents

    request.getfixturevalue("children_in_process")
    given = Given(files=tuple(sorted(papers.iterdir())), publisher="mopac")
    keep_files(settings, given, given.files)
    list(read_waiting(tuple(waiting_documents(settings, current_making())), settings))
    build(settings)
    return settings
