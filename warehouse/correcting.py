"""Applies people's corrections to assembled decisions."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from extractors.facts.assembly import AssembledDecision, AssembledFact
from extractors.records import Funding, FundingYear, Issue
from warehouse.correction_values import (
    DECISION_FIELDS,
    FUNDING_FIELDS,
    Names,
    ValueProblemError,
    printed_value,
    read_value,
)
from warehouse.corrections import AppliedCorrection, Correction

RULE = "correction"
"""The rule that decided what a person put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Decisions put right, what became of each correction, and the issues people settled.

    `accepted_issues` are pairs of decision id and issue code.
    """

    decisions: tuple[AssembledDecision, ...]
    corrections: tuple[AppliedCorrection, ...]
    merged_organisations: Mapping[str, str]
    accepted_issues: Collection[tuple[str, str]]

    @property
    def issues(self) -> tuple[tuple[str | None, Issue], ...]:
        """An issue for each correction that was not applied, with its decision's id."""
        return tuple(
            (applied.correction.decision_id or None, _not_applied(applied))
            for applied in self.corrections
            if applied.problem
        )


def apply_corrections(
    decisions: Sequence[AssembledDecision],
    corrections: Sequence[Correction],
    names: Names,
    known_organisations: Collection[str],
) -> Corrected:
    """The decisions with the corrections applied in order; `names` are those of listed bodies."""
    by_id = {assembled.decision.decision_id: assembled for assembled in decisions}
    applied: list[AppliedCorrection] = []
    merged: dict[str, str] = {}
    accepted: set[tuple[str, str]] = set()
    for number, correction in enumerate(corrections, start=1):
        problem = None
        try:
            if correction.action == "merge":
                merged |= _merge(correction, names, known_organisations)
            elif correction.action == "accept" and correction.field:
                accepted.add((_found(by_id, correction).decision.decision_id, correction.field))
            else:
                found = _found(by_id, correction)
                by_id[correction.decision_id] = _ACTIONS[correction.action](
                    found, correction, names, number
                )
        except ValueProblemError as error:
            problem = str(error)
        applied.append(AppliedCorrection(number=number, correction=correction, problem=problem))
    return Corrected(
        decisions=tuple(by_id.values()),
        corrections=tuple(applied),
        merged_organisations={old: _end_of(merged, old) for old in merged},
        accepted_issues=frozenset(accepted),
    )


def _found(by_id: Mapping[str, AssembledDecision], correction: Correction) -> AssembledDecision:
    if correction.decision_id not in by_id:
        raise ValueProblemError(f"there is no decision {correction.decision_id!r}")
    return by_id[correction.decision_id]


def _merge(correction: Correction, names: Names, known: Collection[str]) -> dict[str, str]:
    if correction.target_id not in known:
        raise ValueProblemError(f"no document names {correction.target_id!r}")
    if correction.new_value not in names and correction.new_value not in known:
        raise ValueProblemError(f"there is no organisation {correction.new_value!r}")
    if correction.target_id == correction.new_value:
        raise ValueProblemError("an organisation cannot be merged with itself")
    return {correction.target_id: correction.new_value}


def _end_of(merged: Mapping[str, str], organisation_id: str) -> str:
    """Where a chain of merges ends; a ring ends where it began."""
    seen = [organisation_id]
    while (following := merged.get(seen[-1])) and following not in seen:
        seen.append(following)
    return seen[-1]


def _set(
    assembled: AssembledDecision, correction: Correction, names: Names, _: int
) -> AssembledDecision:
    if correction.target_id:
        found = _fact(assembled, correction)
        fact = _with_value(found.fact, correction, names)
        _refuse_loose_ends(assembled, fact)
        return _with_fact(assembled, found, fact)
    value = _new_value(DECISION_FIELDS, assembled.decision, correction, names)
    changed: dict[str, Any] = {correction.field: value}
    if correction.field == "decided_on":
        changed["decided_on_basis"] = "stated" if value else None
    return replace(assembled, decision=replace(assembled.decision, **changed))


def _with_value(fact: Funding, correction: Correction, names: Names) -> Funding:
    changed: dict[str, Any] = {
        correction.field: _new_value(FUNDING_FIELDS, fact, correction, names)
    }
    if correction.field == "amount" and fact.total == fact.amount and not fact.count:
        changed["total"] = changed["amount"]
    if "total" in changed:
        changed["total_basis"] = "printed" if changed["total"] is not None else None
        changed["financial_years"] = _same_years(fact.financial_years)
    return replace(fact, **{**changed, "confidence": 1.0, "rule": RULE, "cue": None})


def _same_years(shares: Sequence[FundingYear]) -> tuple[FundingYear, ...]:
    """A single year takes the whole of a new total."""
    if len(shares) != 1:
        return tuple(shares)
    return (FundingYear(year=shares[0].year, amount=None, basis="single_year"),)


def _new_value(
    readers: Mapping[str, Any], thing: object, correction: Correction, names: Names
) -> object:
    value = read_value(readers, correction.field, correction.new_value, names)
    expected = read_value(readers, correction.field, correction.old_value, names)
    current = printed_value(getattr(thing, correction.field))
    if current != printed_value(expected):
        raise ValueProblemError(
            f"{correction.field} is {current!r} by now, not {correction.old_value!r}"
        )
    return value


def _accept(
    assembled: AssembledDecision, correction: Correction, _: Names, __: int
) -> AssembledDecision:
    found = _fact(assembled, correction)
    return _with_fact(assembled, found, replace(found.fact, confidence=1.0))


def _remove(
    assembled: AssembledDecision, correction: Correction, names: Names, _: int
) -> AssembledDecision:
    fact = _fact(assembled, correction).fact
    if correction.old_value and printed_value(fact.total) != printed_value(
        read_value(FUNDING_FIELDS, "total", correction.old_value, names)
    ):
        raise ValueProblemError(f"its total is {printed_value(fact.total)!r} by now")
    gone = {fact.funding_id}
    while more := {f.fact.funding_id for f in assembled.facts if f.fact.part_of in gone} - gone:
        gone |= more
    kept = (found for found in assembled.facts if found.fact.funding_id not in gone)
    return replace(assembled, facts=tuple(_without_payer(found, gone) for found in kept))


def _without_payer(found: AssembledFact, gone: Collection[str]) -> AssembledFact:
    lost = found.fact.funded_by in gone
    return replace(found, fact=replace(found.fact, funded_by=None)) if lost else found


def _refuse_loose_ends(assembled: AssembledDecision, fact: Funding) -> None:
    """A part belongs to a headline of its decision; what pays for a fact is a fact of it."""
    others = {f.fact.funding_id: f.fact for f in assembled.facts}
    whole = others.get(fact.part_of or "")
    if fact.part_of and (
        whole is None or whole.level != "headline" or fact.part_of == fact.funding_id
    ):
        raise ValueProblemError(f"part_of: there is no headline {fact.part_of!r}")
    if fact.level == "headline" and fact.part_of:
        raise ValueProblemError("a headline is no part of another fact: empty part_of first")
    if fact.funded_by and fact.funded_by not in others:
        raise ValueProblemError(f"funded_by: there is no fact {fact.funded_by!r}")


def _add(
    assembled: AssembledDecision, correction: Correction, names: Names, number: int
) -> AssembledDecision:
    pieces = [piece.partition("=") for piece in correction.new_value.split(";") if piece.strip()]
    given = {
        name.strip(): read_value(FUNDING_FIELDS, name.strip(), printed, names)
        for name, _, printed in pieces
    }
    if "kind" not in given or not ({"total", "amount"} & given.keys()):
        raise ValueProblemError("a new fact needs a kind, and a total or an amount")
    worth: Any = given.get("total", given.get("amount"))
    values: dict[str, Any] = {"level": "headline", "amount": worth, "total": worth} | given
    fact = Funding(
        funding_id=f"{correction.decision_id}/c{number}",
        total_basis="printed",
        confidence=1.0,
        rule=RULE,
        **values,
    )
    _refuse_loose_ends(assembled, fact)
    return replace(assembled, facts=(*assembled.facts, AssembledFact(fact=fact, evidence=())))


def _fact(assembled: AssembledDecision, correction: Correction) -> AssembledFact:
    for found in assembled.facts:
        if found.fact.funding_id == correction.target_id:
            return found
    raise ValueProblemError(f"there is no fact {correction.target_id!r}")


def _with_fact(
    assembled: AssembledDecision, old: AssembledFact, fact: Funding
) -> AssembledDecision:
    facts = (replace(f, fact=fact) if f is old else f for f in assembled.facts)
    return replace(assembled, facts=tuple(facts))


def _not_applied(applied: AppliedCorrection) -> Issue:
    what = applied.correction
    return Issue(
        code="correction_not_applied",
        detail=f"correction {applied.number} ({what.action}) was not applied: {applied.problem}",
    )


_ACTIONS: Mapping[str, Callable[[AssembledDecision, Correction, Names, int], AssembledDecision]] = (
    MappingProxyType({"set": _set, "accept": _accept, "remove": _remove, "add": _add})
)
