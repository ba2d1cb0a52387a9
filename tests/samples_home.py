"""A home in which the samples were ingested, made once for all tests that read it."""

import atexit
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from flows.building import build
from flows.cli_documents import SAMPLES
from flows.extracting import read_waiting
from flows.extractor_now import current_making
from flows.keeping import Given, keep_files, waiting_documents
from flows.settings import read_settings
from flows.sources.folder import find_files


@cache
def samples_home() -> Path:
    """What `fundtrail ingest` leaves behind, made without Prefect; removed at the end."""
    home = Path(mkdtemp(prefix="fundtrail-samples-"))
    atexit.register(rmtree, home, ignore_errors=True)
    settings = read_settings(home / "samples", environment={})
    given = Given(files=find_files([SAMPLES]), is_sample=True)
    keep_files(settings, given, given.files)
    waiting = tuple(waiting_documents(settings, current_making()))
    assert len(list(read_waiting(waiting, settings))) == len(given.files)
    build(settings)
    return home
