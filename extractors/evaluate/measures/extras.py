"""Fields that only some cases label: signatures, plan, declarations, exemptions, reports."""

from collections.abc import Callable, Iterator
from typing import Any

from extractors.evaluate.matching import compare_choices, compare_sets, compare_values, folded
from extractors.evaluate.scores import Outcome
from extractors.records import Decision, Record, headlines

Reader = Callable[[Decision], object]

_VALUES: dict[str, Reader] = {
    "signed_off_on": lambda d: d.signed_off_on,
    "required_by": lambda d: d.required_by,
    "decision_maker": lambda d: d.decision_maker,
    "part_2": lambda d: d.part_2,
    "publication_deferred": lambda d: d.publication_deferred,
    "available_until": lambda d: next((f.available_until for f in headlines(d)), None),
    "meeting_date": lambda d: next((r.meeting_on for r in d.reports if r.meeting_on), None),
}
_COUNTS: dict[str, Reader] = {
    "declarations_ticked": lambda d: sum(declared.confirmed for declared in d.declarations),
    "exemptions": lambda d: len(d.exemptions),
}


def extra_outcomes(
    extra: dict[str, Any], record: Record, decision: Decision | None
) -> Iterator[Outcome]:
    """The labelled ones of the further fields."""
    for name, read in _VALUES.items():
        if name in extra:
            got = _text(read(decision)) if decision else None
            yield compare_values(f"extra {name}", [("", _text(extra[name]), got)])
    for name, read in _COUNTS.items():
        if name in extra:
            got = _text(read(decision)) if decision else None
            yield compare_choices(f"extra {name}", [("", str(len(extra[name])), got)])
    yield from _plan_and_priorities(extra, decision)
    if "classification" in extra:
        yield _classification(extra["classification"], decision)
    if "reconciliation" in extra:
        yield _residual(extra["reconciliation"], record)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _plan_and_priorities(extra: dict[str, Any], decision: Decision | None) -> Iterator[Outcome]:
    if "plan" in extra:
        got = decision.plan.title if decision and decision.plan else None
        yield compare_values("extra plan title", [("", (extra["plan"] or {}).get("title"), got)])
    if "priorities" in extra:
        titles = [priority.name for priority in decision.priorities] if decision else []
        yield compare_sets("extra priorities", extra["priorities"], titles)


def _classification(wanted: str, decision: Decision | None) -> Outcome:
    """Right where a report's marking is, or stands within, the labelled one."""
    found = [r.classification for r in decision.reports if r.classification] if decision else []
    within = any(folded(marking) in folded(wanted) for marking in found)
    got = wanted if within else (found[0] if found else None)
    return compare_values("extra classification", [("", wanted, got)])


def _residual(reconciliation: dict[str, Any], record: Record) -> Outcome:
    """Parts that leave a residual must raise an issue, parts that add up must not."""
    wanted = "issue" if reconciliation.get("residual") else "none"
    raised = any(issue.code == "parts_do_not_sum" for issue in record.issues)
    return compare_choices("extra residual", [("", wanted, "issue" if raised else "none")])
