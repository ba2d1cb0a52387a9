"""Our own themes, across plans and publishers, and the phrases that speak of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .loader import line_error, read_rows
from .naming import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A subject of ours; one often said `in_passing` needs more to count.

    What speaks of a theme speaks also of the one that it `brings`: of restorative justice, victims.
    """

    id: str
    title: str
    group: str
    in_passing: bool
    brings: str | None


@cache
def themes() -> Mapping[str, Theme]:
    """All themes by id."""
    rows = read_rows("themes")
    return MappingProxyType({row["id"]: _theme(row) for row in rows})


@cache
def theme_phrases_by_key() -> Mapping[str, str]:
    """The theme of each folded phrase; a theme's title is a phrase of its own.

    >>> theme_phrases_by_key()[fold("Registered Sex Offenders")]
    'registered-sex-offender-management'
    """
    found = {fold(theme.title): theme.id for theme in themes().values()}
    for row in read_rows("theme_phrases"):
        if row["theme_id"] not in themes():
            raise line_error("theme_phrases", row, f"no theme has the id {row['theme_id']}")
        if found.setdefault(fold(row["phrase"]), row["theme_id"]) != row["theme_id"]:
            raise line_error("theme_phrases", row, "the phrase already speaks of another theme")
    return MappingProxyType(found)


def _theme(row: dict[str, str]) -> Theme:
    return Theme(
        id=row["id"],
        title=row["title"],
        group=row["group"],
        in_passing=row["in_passing"] == "yes",
        brings=row["brings"] or None,
    )
