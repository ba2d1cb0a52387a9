"""Rows of the reference lists, and of what documents name beside them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from extractors.facts.assembly import AssembledDecision, AssembledFact
from extractors.knowledge.naming import slug
from extractors.records import NamedId, Record
from warehouse.financial_years import financial_year_from, financial_year_of, first_year
from warehouse.reference_data import ListRow, ReferenceData, extraction_rules, funding_kinds
from warehouse.rows.model import Inputs, Row


def organisation_rows(inputs: Inputs) -> Iterator[Row]:
    """Listed bodies, and each body that only documents name, under its first name."""
    listed = {row["id"] for row in inputs.reference.organisations}
    for row in inputs.reference.organisations:
        yield {
            "organisation_id": row["id"],
            "name": row["name"],
            "kind": row["kind"],
            "parent_id": row["parent_id"] or None,
            "identifier": row["identifier"] or None,
            "identifier_source": row["identifier_source"] or None,
            "valid_from": row["valid_from"] or None,
            "valid_until": row["valid_until"] or None,
            "successor_id": row["successor_id"] or None,
            "is_listed": True,
        }
    for named, (name, kind) in bodies_named(inputs.records, inputs.decisions).items():
        if named not in listed and inputs.organisation_id(named) == named:
            yield _unlisted(named, name, kind)


def _unlisted(organisation_id: str, name: str, kind: str) -> Row:
    empty = ("parent_id", "identifier", "identifier_source", "valid_from", "valid_until")
    return {
        "organisation_id": organisation_id,
        "name": name,
        "kind": kind,
        **dict.fromkeys(empty),
        "successor_id": None,
        "is_listed": False,
    }


def bodies_named(
    records: Iterable[Record], decisions: Iterable[AssembledDecision]
) -> dict[str, tuple[str, str]]:
    """Name and kind of every body that documents name, by id; a kind that is known wins."""
    bodies: dict[str, tuple[str, str]] = {}
    for named, name, kind in _names(records, decisions):
        known = bodies.get(named)
        if known is None or (known[1] == "unknown" and kind != "unknown"):
            bodies[named] = (known[0] if known else name, kind)
    return bodies


def _names(
    records: Iterable[Record], decisions: Iterable[AssembledDecision]
) -> Iterator[tuple[str, str, str]]:
    for assembled in decisions:
        for body in assembled.decision.organisations:
            yield body.id, body.name, body.kind or "unknown"
        for party in (assembled.decision.publisher, *_parties(assembled.facts)):
            if party:
                yield party.id, party.name, "unknown"
    for record in records:
        for mention in record.mentions.organisations if record.mentions else ():
            yield mention.organisation_id, mention.name, mention.kind or "unknown"


def _parties(facts: Iterable[AssembledFact]) -> Iterator[NamedId | None]:
    for fact in (assembled.fact for assembled in facts):
        yield from (fact.funder, fact.intermediary, fact.recipient, fact.beneficiary)


def organisation_alias_rows(inputs: Inputs) -> Iterator[Row]:
    """Names of bodies; a name listed without a body is one that names nobody."""
    for alias, body in dict.fromkeys(
        (row["alias"], row["organisation_id"])
        for row in inputs.reference.aliases
        if row["organisation_id"]
    ):
        yield {"alias": alias, "organisation_id": body}


def plan_rows(inputs: Inputs) -> Iterator[Row]:
    for row in inputs.reference.plans:
        yield {
            "plan_id": row["id"],
            "publisher_id": row["publisher_id"] or None,
            "title": row["title"],
            "valid_from": row["start"] or None,
            "valid_until": row["end"] or None,
            "is_listed": True,
        }
    listed = {row["id"] for row in inputs.reference.plans}
    cited = {p.id: p.title for a in inputs.decisions if (p := a.decision.plan) and p.id}
    for plan_id, title in cited.items():
        if plan_id not in listed:
            empty = ("publisher_id", "valid_from", "valid_until")
            yield {"plan_id": plan_id, "title": title, **dict.fromkeys(empty), "is_listed": False}


def priority_rows(inputs: Inputs) -> Iterator[Row]:
    for row in inputs.reference.priorities:
        yield {
            "priority_id": row["id"],
            "plan_id": row["plan_id"] or None,
            "title": row["title"],
            "theme_id": row["theme_id"] or None,
            "is_listed": True,
        }
    listed = {row["id"] for row in inputs.reference.priorities}
    cited = {p.id: p.name for a in inputs.decisions for p in a.decision.priorities}
    for priority_id, title in cited.items():
        if priority_id not in listed:
            empty = ("plan_id", "theme_id")
            yield {
                "priority_id": priority_id,
                "title": title,
                **dict.fromkeys(empty),
                "is_listed": False,
            }


def theme_rows(inputs: Inputs) -> Iterator[Row]:
    for row in inputs.reference.themes:
        yield _theme(row["id"], row["title"], row["group"] or None, is_listed=True)
    listed = {row["id"] for row in inputs.reference.themes}
    known = theme_id_of(inputs.reference)
    cited = {known(theme): theme for a in inputs.decisions for theme in a.decision.themes}
    for theme_id, name in cited.items():
        if theme_id not in listed:
            yield _theme(theme_id, name, None, is_listed=False)


def _theme(theme_id: str, name: str, group: str | None, *, is_listed: bool) -> Row:
    return {"theme_id": theme_id, "name": name, "theme_group": group, "is_listed": is_listed}


def theme_id_of(reference: ReferenceData) -> Callable[[str], str]:
    """A function that gives a theme's id for its id or name; x-… for one that is not listed."""
    ids = {key.casefold(): row["id"] for row in reference.themes for key in _theme_keys(row)}
    return lambda theme: ids.get(theme.casefold(), f"x-{slug(theme)}")


def _theme_keys(row: ListRow) -> tuple[str, str]:
    return (row["id"], row["title"])


def funding_kind_rows(_: Inputs) -> Iterator[Row]:
    for row in funding_kinds():
        yield {**row}


def extraction_rule_rows(_: Inputs) -> Iterator[Row]:
    for row in extraction_rules():
        yield {name: row[name] for name in ("rule", "decides", "sentence")}


def financial_year_rows(inputs: Inputs) -> Iterator[Row]:
    """Every year from the first to the last that any decision speaks of, gaps included."""
    begun = {year for printed in _years_named(inputs) if (year := first_year(printed)) is not None}
    for year in range(min(begun), max(begun) + 1) if begun else ():
        yield {
            "financial_year": financial_year_from(year),
            "starts_on": date(year, 4, 1),
            "ends_on": date(year + 1, 3, 31),
        }


def _years_named(inputs: Inputs) -> Iterator[str]:
    for assembled in inputs.decisions:
        decision = assembled.decision
        yield from (*decision.financial_years, *decision.financial_years_inferred)
        yield from (share.year for f in assembled.facts for share in f.fact.financial_years)
        if decided := financial_year_of(decision.decided_on):
            yield decided
