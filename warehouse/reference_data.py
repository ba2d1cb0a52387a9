"""The reference lists that people keep: bodies, names, plans, priorities, themes."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.knowledge.aliases import aliases
from extractors.knowledge.loader import FOLDER, read_rows, rows_of

ListRow = Mapping[str, str]
_OWN = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceData:
    """The lists as printed in their files, each row by its column names."""

    organisations: tuple[ListRow, ...] = ()
    aliases: tuple[ListRow, ...] = ()
    plans: tuple[ListRow, ...] = ()
    priorities: tuple[ListRow, ...] = ()
    themes: tuple[ListRow, ...] = ()


def load_reference_data(folder: Path = FOLDER) -> ReferenceData:
    """The lists in a folder of CSV files; raises `KnowledgeError` naming a line that is wrong."""
    names = ("organisations", "plans", "priorities", "themes")
    lists = {name: rows_of(folder / f"{name}.csv") for name in names}
    return ReferenceData(**lists, aliases=_aliases() if folder == FOLDER else ())


def _aliases() -> tuple[ListRow, ...]:
    """Every printed name of a listed body, those made by a systematic pattern included."""
    named = {
        (alias.text, alias.organisation_id): {
            "alias": alias.text,
            "organisation_id": alias.organisation_id,
        }
        for alias in aliases()
        if alias.organisation_id is not None
    }
    return tuple(named[key] for key in sorted(named))


def funding_kinds() -> list[dict[str, str]]:
    """The kinds of funding: name, direction, meaning."""
    return _own_list("funding_kinds.csv")


def extraction_rules() -> tuple[ListRow, ...]:
    """The rules that decide what an amount is: name, what it decides, sentence, examples."""
    return read_rows("rules")


@cache
def severities() -> Mapping[str, str]:
    """How serious each sort of issue is, by its code."""
    return {row["code"]: row["severity"] for row in _own_list("issue_severities.csv")}


def _own_list(name: str) -> list[dict[str, str]]:
    with (_OWN / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
