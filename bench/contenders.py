"""What is measured: pdfminer alone, the naive pipeline, and fundtrail with so many processes.

A contender is prepared first, which loads what it needs and is not measured, and then works
through the files; it says what it used that was start-up all the same, and its stages.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a contender says of its own work: processor seconds of each stage, start-up aside."""

    stages: Mapping[str, float] = field(default_factory=dict)
    start_up_processor: float = 0.0
    start_up_seconds: float = 0.0
    remark: str = ""


Work = Callable[[], Told]
Prepare = Callable[[Sequence[Path], Path], Work]


def pdfminer_alone(files: Sequence[Path], _home: Path) -> Work:
    """pdfminer's own reading and layout, in its fastest setting that gives lines of text."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams

    def work() -> Told:
        for file in files:
            for _page in extract_pages(file, laparams=LAParams(boxes_flow=None)):
                pass
        return Told()

    return work


def naive_pipeline(files: Sequence[Path], home: Path) -> Work:
    """What a first attempt looks like (`bench.naive`)."""
    from bench.naive import prepare

    return prepare(files, home)


def fundtrail_one(files: Sequence[Path], home: Path) -> Work:
    """`fundtrail ingest` with one process reading."""
    from bench.ours import prepare

    return prepare(files, home, workers=1)


def fundtrail_two(files: Sequence[Path], home: Path) -> Work:
    """`fundtrail ingest` with two processes reading."""
    from bench.ours import prepare

    return prepare(files, home, workers=2)


CONTENDERS: Mapping[str, Prepare] = MappingProxyType(
    {
        "pdfminer alone": pdfminer_alone,
        "naive pipeline": naive_pipeline,
        "fundtrail, one process": fundtrail_one,
        "fundtrail, two processes": fundtrail_two,
    }
)
