"""The pages of the documentation name what there is, and leave no room out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ROOMS = ("extractors", "warehouse", "flows")
ARCHITECTURE = (DOCS / "architecture.md").read_text(encoding="utf-8")
CHOICES = sorted((DOCS / "choices").glob("*.md"))
PAGES = (ROOT / "CONTRIBUTING.md", DOCS / "architecture.md", *CHOICES)


def packages() -> set[str]:
    inits = (path for room in ROOMS for path in (ROOT / room).rglob("__init__.py"))
    return {str(path.parent.relative_to(ROOT)) for path in inits}


def modules() -> set[str]:
    return {path.name for room in ROOMS for path in (ROOT / room).rglob("*.py")}


def test_every_package_is_a_room_of_the_plan_and_the_other_way_round() -> None:
    rooms = re.findall(r"^\| `([a-z/]+)` \|", ARCHITECTURE, re.MULTILINE)
    assert len(rooms) == len(set(rooms))
    assert set(rooms) == packages()


def test_where_to_begin_reading_is_in_the_room() -> None:
    rows = re.findall(r"^\| `([a-z/]+)` \|.*\| (`[^|]*`) \|$", ARCHITECTURE, re.MULTILINE)
    assert len(rows) == len(packages())
    for room, told in rows:
        for name in re.findall(r"`([^`]+)`", told):
            place = ROOT / name if "/" in name else ROOT / room / name
            assert place.is_file(), f"{room}: {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"`([a-z_/.A-Z0-9-]+\.(?:py|csv|toml|md|sql)|[a-z_/]+/)`", page.read_text())
    known = modules() | {path.name for path in ROOT.glob("extractors/knowledge/*.csv")}
    known |= {"corrections.csv"}
    assert not [name for name in named if name not in known and not (ROOT / name).exists()]


def test_every_test_that_contributors_are_told_to_run_exists() -> None:
    told = re.findall(r"\btests/\w+\.py\b", (ROOT / "CONTRIBUTING.md").read_text())
    assert len(told) >= 10
    assert not [name for name in told if not (ROOT / name).is_file()]


def test_choices_are_numbered_without_gaps() -> None:
    assert [path.name[:4] for path in CHOICES] == [f"{n:04}" for n in range(1, len(CHOICES) + 1)]
    for number, path in enumerate(CHOICES, start=1):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. ")
        assert all(f"**{part}.**" in text for part in ("Context", "Choice", "Why"))
