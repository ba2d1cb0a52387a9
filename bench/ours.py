"""fundtrail's own ingest, without Prefect: keep, extract in children, store, build.

The children run `timed_warm_up` and `timed_extraction` in place of the real ones, which they
wrap; what they measure goes into a folder named by an environment variable, a file a process.
"""

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from bench.contenders import Told, Work
from extractors import extraction
from extractors.records import Record
from flows import extracting
from flows.building import build
from flows.extractor_now import current_making
from flows.keeping import Given, keep_files, waiting_documents
from flows.settings import Settings, read_settings

P = ParamSpec("P")
R = TypeVar("R")

TIMES = "FUNDTRAIL_BENCH_TIMES"
STAGES: Mapping[str, str] = {
    "read_document": "reading",
    "read_forms": "form",
    "find_mentions": "mentions",
    "read_decision": "facts",
}
WARM_TEXT = "PCD 1\n\nThe Deputy Mayor is recommended to approve a grant of £5,000 in 2020/21.\n"

_extract_job = extracting.extract_job
_warm_up = extracting.warm_up


def prepare(files: Sequence[Path], home: Path, *, workers: int) -> Work:
    """Everything imported, the children not yet started."""
    settings = read_settings(home / "home", workers, environment={})
    times = home / "times"
    times.mkdir()
    os.environ[TIMES] = str(times)
    given = Given(files=tuple(files))
    current_making()

    def work() -> Told:
        begun = time.monotonic()
        keep_files(settings, given, given.files)
        _extract(settings)
        built = time.process_time()
        build(settings)
        return _told(times, begun, time.process_time() - built)

    return work


def _extract(settings: Settings) -> None:
    waiting = tuple(waiting_documents(settings, current_making()))
    with (
        patch.object(extracting, "extract_job", timed_extraction),
        patch.object(extracting, "warm_up", timed_warm_up),
    ):
        failed = [each for each in extracting.read_waiting(waiting, settings) if each.failure]
    if failed:
        raise RuntimeError(f"{len(failed)} documents failed, the first: {failed[0]}")


def _told(times: Path, begun: float, build_seconds: float) -> Told:
    told = [json.loads(line) for file in times.iterdir() for line in file.read_text().splitlines()]
    warm = [each for each in told if each["what"] == "start-up"]
    stages = {
        stage: sum(each["processor"] for each in told if each["what"] == stage)
        for stage in STAGES.values()
    }
    return Told(
        stages=stages | {"build": build_seconds},
        start_up_processor=sum(each["processor"] for each in warm),
        start_up_seconds=max(each["at"] for each in warm) - begun,
    )


def timed_warm_up() -> None:
    """In a child: the real start, then a first text, so that every table and list is loaded."""
    _warm_up()
    extraction.extract_text(WARM_TEXT)
    for name, stage in STAGES.items():
        setattr(extraction, name, _timed(stage, getattr(extraction, name)))
    _tell("start-up", time.process_time())


def timed_extraction(job: extracting.Job) -> Record:
    """In a child: the record of a file, by stages that tell their time."""
    return _extract_job(job)


def _timed(stage: str, function: Callable[P, R]) -> Callable[P, R]:
    @wraps(function)
    def timed(*given: P.args, **named: P.kwargs) -> R:
        begun = time.process_time()
        result = function(*given, **named)
        _tell(stage, time.process_time() - begun)
        return result

    return timed


def _tell(what: str, processor: float) -> None:
    line = json.dumps({"what": what, "processor": processor, "at": time.monotonic()})
    with (Path(os.environ[TIMES]) / f"{os.getpid()}.jsonl").open("a") as stream:
        stream.write(line + "\n")
