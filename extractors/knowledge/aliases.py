"""The printed names under which bodies are known: listed ones and those of a systematic pattern."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from .loader import line_error, read_rows
from .naming import fold
from .organisation_list import Organisation, organisations

NEEDS = frozenset(
    {
        "after",
        "alone",
        "in_table",
        "not_after",
        "not_before",
        "publisher_in",
        "publisher_kind",
        "publisher_named",
        "publisher_not_in",
        "singular",
        "unqualified",
        "with_name",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What must hold in the document before an alias stands for its body."""

    rule: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A printed name and its folded `key`; without a body's id it stands for the publisher."""

    text: str
    key: str
    organisation_id: str | None
    exact_case: bool = True
    needs: tuple[Need, ...] = ()

    def need(self, rule: str) -> Need | None:
        """The condition of that kind, if the alias has one."""
        return next((need for need in self.needs if need.rule == rule), None)


def parse_needs(text: str) -> tuple[Need, ...]:
    """Conditions as written in the tables.

    >>> parse_needs("not_before:Plan|and Crime;alone")[0].words
    ('Plan', 'and Crime')
    """
    return tuple(_need(part) for part in text.split(";") if part)


@cache
def aliases() -> tuple[Alias, ...]:
    """Every alias: bodies' own names, those listed, those that follow from a pattern."""
    listed, own = tuple(_listed()), tuple(_own_names())
    owners = {alias.key: alias.organisation_id for alias in (*own, *listed)}
    patterned = tuple(
        alias
        for alias in _without_rivals(tuple(_patterned()))
        if alias.need("in_table")
        or owners.get(alias.key, alias.organisation_id) == alias.organisation_id
    )
    guarded = {(a.key, a.organisation_id) for a in (*listed, *patterned) if a.needs}
    kept = (a for a in own if (a.key, a.organisation_id) not in guarded)
    return (*kept, *listed, *patterned)


@cache
def aliases_by_key() -> Mapping[str, tuple[Alias, ...]]:
    """All aliases of one folded spelling, under that spelling."""
    found: dict[str, list[Alias]] = {}
    for alias in aliases():
        found.setdefault(alias.key, []).append(alias)
    return {key: tuple(same) for key, same in found.items()}


def _own_names() -> Iterator[Alias]:
    for body in organisations().values():
        yield Alias(text=body.name, key=fold(body.name), organisation_id=body.id)


def _listed() -> Iterator[Alias]:
    for row in read_rows("aliases"):
        if row["organisation_id"] and row["organisation_id"] not in organisations():
            raise line_error("aliases", row, f"no organisation has the id {row['organisation_id']}")
        yield _alias("aliases", row, row["alias"], row["organisation_id"] or None)


def _patterned() -> Iterator[Alias]:
    for body in organisations().values():
        fitting = [row for row in read_rows("alias_patterns") if _area(body, row) is not None]
        closest = max((len(row["name_pattern"]) for row in fitting), default=0)
        for row in fitting:
            if len(row["name_pattern"]) == closest:
                text = row["alias_pattern"].replace("{area}", _area(body, row) or "")
                yield _alias("alias_patterns", row, text, body.id)


def _area(body: Organisation, row: Mapping[str, str]) -> str | None:
    """What a body's name has in the place of {area}, where it is of the pattern."""
    before, _, behind = row["name_pattern"].partition("{area}")
    fits = body.name.startswith(before) and body.name.endswith(behind)
    area = body.name[len(before) : len(body.name) - len(behind)]
    return area if fits and area and body.kind == row["kind"] else None


def _without_rivals(found: tuple[Alias, ...]) -> Iterator[Alias]:
    """A body that still exists takes the name from one that has ended."""
    current = {
        (alias.key, alias.need("in_table"))
        for alias in found
        if alias.organisation_id and not organisations()[alias.organisation_id].valid_until
    }
    for alias in found:
        body = organisations()[alias.organisation_id or ""]
        if not body.valid_until or (alias.key, alias.need("in_table")) not in current:
            yield alias


def _alias(table: str, row: dict[str, str], text: str, organisation_id: str | None) -> Alias:
    if row["match"] not in {"exact_case", "any_case"}:
        raise line_error(table, row, f"match is {row['match']!r}, not exact_case or any_case")
    needs = parse_needs(row["needs"])
    for need in needs:
        if need.rule not in NEEDS:
            raise line_error(table, row, f"unknown condition {need.rule!r}")
    exact_case = row["match"] == "exact_case"
    return Alias(
        text=text,
        key=fold(text),
        organisation_id=organisation_id,
        exact_case=exact_case,
        needs=needs,
    )


def _need(part: str) -> Need:
    rule, _, words = part.partition(":")
    split = words.split() if rule in {"publisher_in", "publisher_not_in"} else words.split("|")
    return Need(rule=rule, words=tuple(word for word in split if word))
