"""A decision's own fields: identity, date, years, bodies, themes, links."""

from collections.abc import Iterator

from extractors.evaluate.cases import Expected
from extractors.evaluate.matching import compare_sets, compare_values, same_body
from extractors.evaluate.scores import Outcome
from extractors.records import Decision, Record


def field_outcomes(
    expect: Expected, record: Record, decision: Decision | None
) -> Iterator[Outcome]:
    """Years and bodies count wherever they stand in the document, the rest for the decision."""
    all_decisions = record.decisions
    yield compare_sets(
        "financial years",
        expect.financial_years,
        [year for each in all_decisions for year in each.financial_years],
    )
    yield compare_sets(
        "financial years inferred",
        expect.financial_years_inferred,
        [year for each in all_decisions for year in each.financial_years_inferred],
    )
    yield _value("reference", expect.reference, decision.reference if decision else None)
    yield _value("title", expect.title, decision.title if decision else None)
    decided_on = decision.decided_on if decision else None
    yield _value("decided on", _iso(expect.decided_on), _iso(decided_on))
    yield compare_sets(
        "organisations",
        expect.organisations,
        [body.name for each in all_decisions for body in each.organisations],
        same_body,
    )
    yield compare_sets("themes", expect.themes, decision.themes if decision else ())
    yield compare_sets(
        "linked decisions",
        expect.linked_decisions,
        decision.linked_decisions if decision else (),
    )


def _value(measure: str, wanted: str | None, got: str | None) -> Outcome:
    return compare_values(measure, [("", wanted, got)])


def _iso(value: object) -> str | None:
    return None if value is None else str(value)
