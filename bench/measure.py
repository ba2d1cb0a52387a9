"""Measures a contender in a child process of its own: `python -m bench.measure NAME FOLDER`."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.contenders import CONTENDERS, Told

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a contender used: seconds by the clock, processor seconds, the largest process."""

    name: str
    seconds: float
    processor: float
    peak_bytes: int
    stages: Mapping[str, float]
    remark: str


def measure(name: str, folder: Path) -> Measured:
    """Run a contender over the PDF files of a folder, in a new process."""
    command = [sys.executable, "-m", "bench.measure", name, str(folder.absolute())]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return Measured(**json.loads(done.stdout))


def measure_here(name: str, folder: Path) -> Measured:
    """Run a contender in this process, its children included, what it needs to start left out."""
    with TemporaryDirectory() as home:
        work = CONTENDERS[name](sorted(folder.glob("*.pdf")), Path(home))
        begun, used = time.monotonic(), _processor_seconds()
        told = work()
        seconds, processor = time.monotonic() - begun, _processor_seconds() - used
    return _measured(name, told, seconds, processor)


def _measured(name: str, told: Told, seconds: float, processor: float) -> Measured:
    return Measured(
        name=name,
        seconds=seconds - told.start_up_seconds,
        processor=processor - told.start_up_processor,
        peak_bytes=max(usage.ru_maxrss for usage in _usages()) * 1024,
        stages=told.stages,
        remark=told.remark,
    )


def _processor_seconds() -> float:
    return sum(usage.ru_utime + usage.ru_stime for usage in _usages())


def _usages() -> tuple[resource.struct_rusage, ...]:
    return tuple(map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


if __name__ == "__main__":
    print(json.dumps(asdict(measure_here(sys.argv[1], Path(sys.argv[2])))))
