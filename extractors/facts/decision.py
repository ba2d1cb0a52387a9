"""A decision as the record shows it, from its form and the mentions in its text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..form import Form
from ..form.blocks import read_declarations, read_deferral, read_exemptions, read_part_2
from ..knowledge.plans import named_priority, plan_for, priorities, priority_in_plan
from ..nlp.themes import themes_of
from ..records import (
    Decision,
    Document,
    Funding,
    Issue,
    LegalReference,
    Mentions,
    NamedId,
    OrganisationNamed,
    Plan,
)
from .dating import read_dating
from .decision_links import find_links
from .decision_text import prepare, within
from .funding import nothing_decided, read_funding
from .naming import Naming, read_naming
from .offices import read_decision_maker
from .reports import read_reports
from .statements import (
    find_printed_plan,
    read_programme,
    read_recommendations,
    read_status,
    read_summary,
)
from .zones import STANDING_WORDS

_NOT_TAKEN = ("refused", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRead:
    """A decision and what its reading could not settle."""

    decision: Decision
    issues: tuple[Issue, ...]


def read_decision(
    document: Document,
    form: Form,
    all_mentions: Mentions,
    publisher: NamedId | None,
    fallback_id: str,
) -> DecisionRead:
    """One decision of a document; `fallback_id` stands in where no reference is printed."""
    text = document.text
    mentions = within(all_mentions, [(form.entry.start, form.entry.end), *form.entry.neighbours])
    naming = read_naming(text, form, publisher)
    dating = read_dating(text, form, naming, publisher)
    plan = _plan(publisher, text, form, dating.decided_on)
    mentions = _of_own_plan(mentions, plan)
    decision_id = _decision_id(publisher, naming, fallback_id)
    ready = prepare(document, form, mentions, publisher, naming.title_span)
    status = read_status(
        text,
        form,
        pending=naming.heading.pending,
        published=bool(naming.reference or dating.decided_on),
    )
    money = read_funding(ready, decision_id, naming.reference)
    if status in _NOT_TAKEN:
        money = nothing_decided(money)
    summary = read_summary(text, form)
    recommendations = read_recommendations(text, form)
    links = find_links(text, form.entry, mentions.references, naming.own_references)
    printed, inferred = _years(mentions, money.funding)
    return DecisionRead(
        decision=Decision(
            decision_id=decision_id,
            publisher=publisher,
            reference=naming.reference,
            reference_printed=naming.reference_printed,
            status=status,
            title=naming.title,
            decision_maker=read_decision_maker(form, naming.reference),
            decided_on=dating.decided_on,
            decided_on_basis=dating.basis,
            signed_off_on=dating.signed_off_on,
            required_by=dating.required_by,
            part_2=read_part_2(text[form.entry.start : form.entry.end]),  # type: ignore[arg-type]
            publication_deferred=read_deferral(text[form.entry.start : form.entry.end]),
            plan=plan,
            priorities=_priorities(mentions),
            themes=_themes(text, form, naming.title, summary, recommendations, mentions),
            programme=read_programme(naming.title, *recommendations, summary),
            executive_summary=summary,
            recommendations=recommendations,
            financial_years=printed,
            financial_years_inferred=inferred,
            linked_decisions=tuple(link.reference for link in links),
            decision_links=links,
            funding=money.funding,
            money=money.money,
            organisations=_organisations(mentions),
            legal_references=_legal(mentions),
            declarations=read_declarations(text, form),
            reports=read_reports(text, form),
            exemptions=read_exemptions(text[form.entry.start : form.entry.end]),
        ),
        issues=(*naming.issues, *money.issues),
    )


def _decision_id(publisher: NamedId | None, naming: Naming, fallback_id: str) -> str:
    body = publisher.id if publisher else "unknown"
    name = naming.reference.replace(" ", "-") if naming.reference else fallback_id
    return f"{body}/{name}"


def _years(
    mentions: Mentions, funding: Sequence[Funding]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The years printed as such, and those that only follow from a period or a last day."""
    printed = {year for m in mentions.years if not m.inferred for year in m.years}
    inferred = {year for m in mentions.years if m.inferred for year in m.years}
    inferred |= {each.year for fact in funding for each in fact.financial_years}
    return tuple(sorted(printed)), tuple(sorted(inferred - printed))


def _plan(publisher: NamedId | None, text: str, form: Form, on: date | None) -> Plan | None:
    if publisher is None:
        return None
    return plan_for(publisher.id, find_printed_plan(text[form.entry.start : form.entry.end]), on)


def _of_own_plan(mentions: Mentions, plan: Plan | None) -> Mentions:
    """Of plans that share a wording, the decision's own is the one whose priority it cites."""
    plan_id = plan.id if plan else None
    own = (
        replace(each, priority_id=priority_in_plan(plan_id, each.text, each.priority_id))
        for each in mentions.priorities
    )
    return replace(mentions, priorities=tuple(own))


def _themes(
    text: str,
    form: Form,
    title: str | None,
    summary: str | None,
    recommendations: tuple[str, ...],
    mentions: Mentions,
) -> tuple[str, ...]:
    """The themes of a decision; what stands before any heading is its summary where none is."""
    first = form.sections[0]
    standing = [
        (section.start, section.end)
        for section in form.sections
        if section.section_id in STANDING_WORDS
    ]
    return themes_of(
        title,
        summary or text[first.start : first.end],
        mentions.themes,
        recommendations=recommendations,
        priority_themes=[priorities()[m.priority_id].theme_id for m in mentions.priorities],
        boilerplate=standing,
    )


def _priorities(mentions: Mentions) -> tuple[NamedId, ...]:
    ids = dict.fromkeys(mention.priority_id for mention in mentions.priorities)
    return tuple(named_priority(each) for each in ids)


def _organisations(mentions: Mentions) -> tuple[OrganisationNamed, ...]:
    """The bodies named, in order of first mention, each with its number of mentions."""
    counts = Counter(mention.organisation_id for mention in mentions.organisations)
    first = {m.organisation_id: m for m in reversed(mentions.organisations)}
    return tuple(
        OrganisationNamed(
            id=each,
            name=first[each].name,
            kind=first[each].kind,
            mentions=counts[each],
            listed=first[each].listed,
        )
        for each in counts
    )


def _legal(mentions: Mentions) -> tuple[LegalReference, ...]:
    pairs = dict.fromkeys((m.instrument, m.provision) for m in mentions.legal)
    return tuple(LegalReference(instrument=i, provision=p) for i, p in pairs)
