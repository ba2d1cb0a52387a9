"""Where extraction spends its time, function by function."""

import cProfile
import pstats
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.ours import WARM_TEXT
from extractors.extraction import extract_bytes, extract_text

SHOWN = 25


def hottest_functions(files: Sequence[Path]) -> str:
    """The functions with the largest share of extraction, by what runs in themselves alone."""
    extract_text(WARM_TEXT)
    profile = cProfile.Profile()
    for file in files:
        profile.runcall(extract_bytes, file.read_bytes(), file_name=file.name)
    return "\n".join(("Hottest functions (share of extraction, calls, place)", *_lines(profile)))


def _lines(profile: cProfile.Profile) -> Iterator[str]:
    # typeshed does not know what pstats has always had
    stats = pstats.Stats(profile)
    total = stats.total_tt  # type: ignore[attr-defined]
    hottest = sorted(stats.stats.items(), key=lambda item: -item[1][2])  # type: ignore[attr-defined]
    for (file, line, name), (_, calls, own, _, _) in hottest[:SHOWN]:
        yield f"{own / total:6.1%}  {calls:>9,}  {'/'.join(Path(file).parts[-3:])}:{line} {name}"
