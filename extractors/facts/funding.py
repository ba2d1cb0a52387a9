"""The facts of money that one decision decides, and the part that every printed amount plays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Funding, Issue, MoneyInContext, MoneyMention, Role
from .changes import with_changes
from .context import NOT_TAKEN, UNREAD, Reason, reason_of
from .decision_text import DecisionText
from .drafting import draft_headlines
from .drafts import Draft
from .evidence import evidence_for
from .figures import Figure
from .linking import link_pass_through
from .proposing import propose
from .reconciling import find_doubts
from .roles import Roles
from .settling import settle
from .table_facts import TablesRead, add_tables
from .totals_of_facts import shares_of, total_of
from .withheld import find_withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRead:
    """The funding facts of a decision, the role of each of its amounts, and what stayed open."""

    funding: tuple[Funding, ...]
    money: tuple[MoneyInContext, ...]
    issues: tuple[Issue, ...]


def read_funding(text: DecisionText, decision_id: str, reference: str | None) -> MoneyRead:
    """Reads a decision's money: each amount by its own sentence, then all of them together."""
    proposal = propose(text)
    roles = settle(proposal)
    read = add_tables(draft_headlines(roles, text), proposal.tables, text)
    drafts = with_changes(read.drafts, text, reference)
    facts = link_pass_through(_numbered(drafts, text, decision_id))
    withheld = None if facts else find_withheld(text, decision_id)
    facts = (withheld,) if withheld else facts
    return MoneyRead(
        funding=facts,
        money=_roles_of_money(text, read, proposal.figures, roles),
        issues=find_doubts(text, facts),
    )


def nothing_decided(read: MoneyRead) -> MoneyRead:
    """The reading of a decision that was refused or withdrawn: all its money was only asked for."""
    return MoneyRead(
        funding=(),
        money=tuple(
            replace(each, role="context", why=NOT_TAKEN.why, rule=NOT_TAKEN.sign.rule)
            if each.role != "context"
            else each
            for each in read.money
        ),
        issues=read.issues,
    )


def _numbered(drafts: Sequence[Draft], text: DecisionText, decision_id: str) -> tuple[Funding, ...]:
    """Facts with ids in order: each headline, then its parts."""
    facts: list[Funding] = []
    for draft in drafts:
        headline = _fact(draft, text, f"{decision_id}/{len(facts) + 1}", None)
        facts.append(headline)
        for part in sorted(draft.parts, key=lambda part: part.main.start):
            number = len(facts) + 1
            facts.append(_fact(part, text, f"{decision_id}/{number}", headline.funding_id))
    return tuple(facts)


def _fact(draft: Draft, text: DecisionText, funding_id: str, part_of: str | None) -> Funding:
    total, basis = total_of(draft.main, draft.years.years)
    return Funding(
        funding_id=funding_id,
        kind=draft.kind,
        level="component" if part_of else "headline",
        part_of=part_of,
        amount=draft.main.amount,
        per=draft.main.per,
        count=draft.main.count,
        total=total,
        total_basis=basis,
        qualifier=draft.qualifier,
        capital_or_revenue=draft.main.capital_or_revenue,
        vat=draft.main.vat,
        funder=draft.parties.funder,
        intermediary=draft.parties.intermediary,
        recipient=draft.parties.recipient,
        beneficiary=draft.parties.beneficiary,
        financial_years=shares_of(draft.main, draft.years.years, draft.stated_by_year),
        available_until=draft.available_until,
        changes=draft.changes,
        label=draft.label,
        confidence=draft.confidence,
        rule=draft.sign.rule,
        evidence=evidence_for(text.document, draft.money),
        cue=draft.sign.words_in(text.text),
    )


def _roles_of_money(
    text: DecisionText,
    read: TablesRead,
    figures: Sequence[Figure],
    roles: Roles,
) -> tuple[MoneyInContext, ...]:
    headline = {mention.start for draft in read.drafts for mention in draft.money}
    component = {m.start for draft in read.drafts for part in draft.parts for m in part.money}
    reading = {r.mention.start: (r, figure) for figure in figures for r in figure.readings}
    found = []
    for mention in text.mentions.money:
        reason: Reason | None = None
        role: Role = "context"
        if mention.start in headline:
            role = "headline"
        elif mention.start in component:
            role = "component"
        elif mention.start in read.reasons:
            reason = read.reasons[mention.start]
        elif mention.start in reading:
            own, figure = reading[mention.start]
            reason = reason_of(own, figure, roles)
        else:
            reason = UNREAD
        found.append(_in_context(text, mention, role, reason))
    return tuple(found)


def _in_context(
    text: DecisionText, mention: MoneyMention, role: Role, reason: Reason | None
) -> MoneyInContext:
    return MoneyInContext(
        text=mention.text,
        amount=mention.amount,
        qualifier=mention.qualifier,
        per=mention.per,
        role=role,
        why=reason.why if reason else None,
        page=text.document.page_at(mention.start).number,
        start=mention.start,
        end=mention.end,
        rule=reason.sign.rule if reason else None,
        cue=reason.sign.words_in(text.text) if reason else None,
    )
