"""What a document decides: decisions, their money and everything said of them.

The classes have the shape of the published JSON, field for field. Money is `Decimal` in pounds with
two places, a date is `date`, a financial year is text such as ``2020/21``; `None` means unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from .documents import Box
from .mentions import Per, Qualifier

Kind = Literal["grant_received", "grant_awarded", "contract", "budget", "receipt", "match_funding"]

Level = Literal["headline", "component"]

Role = Literal["headline", "component", "context"]

Why = Literal[
    "bid",
    "national_pot",
    "threshold",
    "previous_decision",
    "previous_year",
    "existing_budget",
    "running_total",
    "project_total",
    "option_value",
    "forecast",
    "variance",
    "valuation",
    "announced",
    "ending",
    "restated",
    "other_entry",
]

DocumentKind = Literal["decision", "report", "register", "listing", "other"]

Status = Literal["approved", "proposed", "refused", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedId:
    """A canonical thing: its id in the reference data and its name spelled out."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    document_id: str
    file_name: str
    media_type: str
    kind: DocumentKind
    source_url: str | None
    page_count: int
    ocr_page_count: int
    extractor_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    id: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    page: int
    start: int
    end: int
    text: str
    boxes: tuple[Box, ...] = ()
    from_ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingYear:
    """A fact's share in one year; `unallocated`: several years, the split not printed."""

    year: str
    amount: Decimal | None
    basis: Literal["stated", "single_year", "unallocated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    reference: str
    relation: Literal["adds_to", "replaces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """A fact of money decided. The contract's section 2 says what each field means.

    `rule` is one of `rules.csv`; `cue` is the printed words that it read, where it read any.
    """

    funding_id: str
    kind: Kind
    level: Level
    part_of: str | None = None
    amount: Decimal | None
    withheld: str | None = None
    per: str | None = None
    count: int | None = None
    total: Decimal | None
    total_basis: Literal["printed", "computed"] | None
    currency: str = "GBP"
    qualifier: Qualifier = "exact"
    capital_or_revenue: Literal["capital", "revenue"] | None = None
    vat: Literal["included", "excluded"] | None = None
    funder: NamedId | None = None
    intermediary: NamedId | None = None
    recipient: NamedId | None = None
    beneficiary: NamedId | None = None
    financial_years: tuple[FundingYear, ...] = ()
    available_until: date | None = None
    changes: Change | None = None
    funded_by: str | None = None
    label: str | None = None
    confidence: float
    rule: str
    evidence: tuple[Evidence, ...] = ()
    cue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyInContext:
    """A printed amount and the part it plays: `why`, `rule` and `cue` are given for context only.

    A rule is one of `rules.csv`; a cue is the printed words that it read, where it read any.
    """

    text: str
    amount: Decimal
    qualifier: Qualifier
    per: Per | None
    role: Role
    why: Why | None
    page: int
    start: int
    end: int
    rule: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationNamed:
    id: str
    name: str
    kind: str
    mentions: int
    listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReference:
    instrument: str
    provision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    kind: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report behind a decision; the author by role only."""

    title: str | None
    author_role: str | None
    meeting: str | None
    meeting_on: date | None
    classification: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLink:
    """Another decision named in the text; `relation` is what the words say it is to this one."""

    reference: str
    relation: Literal["refers_to", "varies", "extends", "replaces", "adds_to", "follows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    decision_id: str
    publisher: NamedId | None
    reference: str | None
    reference_printed: str | None
    status: Status
    title: str | None
    decision_maker: str | None
    decided_on: date | None
    decided_on_basis: Literal["signature", "stated", "published"] | None
    signed_off_on: date | None
    required_by: date | None
    part_2: Literal["yes", "no"] | None
    publication_deferred: bool | None
    plan: Plan | None
    priorities: tuple[NamedId, ...]
    themes: tuple[str, ...]
    programme: str | None
    executive_summary: str | None
    recommendations: tuple[str, ...]
    financial_years: tuple[str, ...]
    financial_years_inferred: tuple[str, ...]
    linked_decisions: tuple[str, ...]
    decision_links: tuple[DecisionLink, ...] = ()
    funding: tuple[Funding, ...]
    money: tuple[MoneyInContext, ...]
    organisations: tuple[OrganisationNamed, ...]
    legal_references: tuple[LegalReference, ...]
    declarations: tuple[Declaration, ...]
    reports: tuple[Report, ...]
    exemptions: tuple[str, ...]


def headlines(decision: Decision) -> Iterator[Funding]:
    """The facts that the decision itself decides, in order."""
    return (fact for fact in decision.funding if fact.level == "headline")
