"""A decision's fields from its documents: the strongest that says something is believed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from extractors.records import Decision, DecisionLink, OrganisationNamed, Status

T = TypeVar("T")


def merge_fields(decisions: Sequence[Decision]) -> Decision:
    """One decision from its statements of falling precedence, funding and money left out."""
    dated = _dated(decisions)
    return replace(
        _with_joined_lists(decisions),
        publisher=_first(decisions, lambda d: d.publisher),
        reference=_first(decisions, lambda d: d.reference),
        reference_printed=_first(decisions, lambda d: d.reference_printed),
        status=_status(decisions),
        title=_first(decisions, lambda d: d.title),
        decision_maker=_first(decisions, lambda d: d.decision_maker),
        decided_on=dated.decided_on,
        decided_on_basis=dated.decided_on_basis,
        signed_off_on=_first(decisions, lambda d: d.signed_off_on),
        required_by=_first(decisions, lambda d: d.required_by),
        part_2=_first(decisions, lambda d: d.part_2),
        publication_deferred=_first(decisions, lambda d: d.publication_deferred),
        plan=_first(decisions, lambda d: d.plan),
        programme=_first(decisions, lambda d: d.programme),
        executive_summary=_first(decisions, lambda d: d.executive_summary),
        recommendations=next((d.recommendations for d in decisions if d.recommendations), ()),
        funding=(),
        money=(),
        organisations=_organisations(decisions),
    )


def disagreeing_dates(decisions: Sequence[Decision]) -> tuple[date, ...]:
    """The dates of decision, where documents give different ones on the same basis."""
    chosen = _dated(decisions)
    dates = {d.decided_on for d in decisions if d.decided_on_basis == chosen.decided_on_basis}
    known = sorted(day for day in dates if day is not None)
    return tuple(known) if len(known) > 1 else ()


def _dated(decisions: Sequence[Decision]) -> Decision:
    """The strongest with a date; a date of publication only where there is no other."""
    dated = [d for d in decisions if d.decided_on is not None]
    decided = [d for d in dated if d.decided_on_basis != "published"]
    return next(iter(decided or dated), decisions[0])


def _status(decisions: Sequence[Decision]) -> Status:
    return next((d.status for d in decisions if d.status != "unknown"), "unknown")


def _with_joined_lists(decisions: Sequence[Decision]) -> Decision:
    """The strongest, its lists holding what any of the documents says, each thing once."""
    return replace(
        decisions[0],
        priorities=_union((d.priorities for d in decisions), key=lambda p: p.id),
        themes=_union(d.themes for d in decisions),
        financial_years=tuple(sorted(_union(d.financial_years for d in decisions))),
        financial_years_inferred=tuple(
            sorted(_union(d.financial_years_inferred for d in decisions))
        ),
        linked_decisions=_union(d.linked_decisions for d in decisions),
        decision_links=_links(decisions),
        legal_references=_union(d.legal_references for d in decisions),
        declarations=_union((d.declarations for d in decisions), key=lambda x: x.kind),
        reports=_union(d.reports for d in decisions),
        exemptions=_union(d.exemptions for d in decisions),
    )


def _links(decisions: Sequence[Decision]) -> tuple[DecisionLink, ...]:
    """Each reference once, with the most telling relation that any document gives it."""
    stated = _union(d.decision_links for d in decisions)
    telling = sorted(stated, key=lambda link: link.relation == "refers_to")
    return _union([telling], key=lambda link: link.reference)


def _organisations(decisions: Sequence[Decision]) -> tuple[OrganisationNamed, ...]:
    mentions: dict[str, int] = {}
    for named in (body for d in decisions for body in d.organisations):
        mentions[named.id] = mentions.get(named.id, 0) + named.mentions
    bodies = _union((d.organisations for d in decisions), key=lambda body: body.id)
    return tuple(replace(body, mentions=mentions[body.id]) for body in bodies)


def _first(decisions: Sequence[Decision], value: Callable[[Decision], T | None]) -> T | None:
    return next((found for d in decisions if (found := value(d)) is not None), None)


def _union(
    lists: Iterable[Iterable[T]], key: Callable[[T], object] = lambda thing: thing
) -> tuple[T, ...]:
    """Every thing once, in order of first appearance."""
    found: dict[object, T] = {}
    for thing in (thing for things in lists for thing in things):
        found.setdefault(key(thing), thing)
    return tuple(found.values())
