"""Writes docs/accuracy.md: the scores of each set of labelled cases, `python -m bench.accuracy`."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from extractors.evaluate import Scores, accuracy_page, extract_case, load_cases, score

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
SETS: Mapping[str, Path] = MappingProxyType(
    {
        "Development: rules are written and weights learned from it": ROOT
        / "tests/cases/development",
        "Held back: only ever scored": ROOT / "tests/cases/held_back",
        "Kept outside this repository, looked at too": ROOT.parent / "shared" / "gold",
    }
)


def write_accuracy(page: Path = PAGE, sets: Mapping[str, Path] = SETS) -> None:
    """Score the sets that are here and write the page."""
    page.write_text(accuracy_page(scored(sets)), encoding="utf-8")


def scored(sets: Mapping[str, Path]) -> dict[str, Scores]:
    """The scores of the sets whose folders exist."""
    return {
        name: score(load_cases(folder), extract_case)
        for name, folder in sets.items()
        if folder.is_dir()
    }


if __name__ == "__main__":
    write_accuracy()
