"""What passes between the stages: frozen values, and the record that a document becomes.

The record's classes have the shape of the published JSON, field for field, so that `to_json` and
`record_from_json` need no mapping. Money is `Decimal` in pounds with two places, a date is `date`,
a financial year is text such as ``2020/21``; `None` means unknown. Offsets are half-open, in code
points of `Document.text`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF points from the page's lower left corner."""

Qualifier = Literal["exact", "up_to", "at_least", "about"]
Per = Literal["year", "month", "quarter", "grant", "project", "organisation", "person"]
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
ReadingMethod = Literal["text_layer", "ocr", "markup", "plain", "none"]
DocumentKind = Literal["decision", "report", "register", "listing", "other"]
Status = Literal["approved", "proposed", "refused", "withdrawn", "unknown"]


# ── reading: bytes → Document ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A printed word's place: offsets into the document's text and its box on the page."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its slice of the document's text and how it was read (`none`: no usable text)."""

    number: int
    start: int
    end: int
    method: ReadingMethod
    ocr_confidence: float | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell's slice of the text; `column` counts from 0 and skips cells left empty."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows in printed order, head rows included; `head_rows` of them are column heads."""

    rows: tuple[Row, ...]
    head_rows: int

    @property
    def start(self) -> int:
        return self.rows[0].cells[0].start

    @property
    def end(self) -> int:
        return self.rows[-1].cells[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What a stage could not settle: a stable code, a sentence for a person, the page if known."""

    code: str
    detail: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Clean text with pages joined by a form feed, the place of each word, the tables in it.

    Personal data is already masked in `text`, length for length.
    """

    text: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    media_type: str
    source_url: str | None = None
    issues: tuple[Issue, ...] = ()

    def page_at(self, offset: int) -> Page:
        """The page on which an offset of the text lies."""
        for page in self.pages:
            if offset <= page.end:
                return page
        return self.pages[-1]


# ── nlp: text → mentions ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyMention:
    """An amount as printed. `doubt` is an issue code where the printing is a misprint or a guess.

    `text` excludes qualifier words and per-words; `window` spans them too, where there are any.
    `vat` and `capital_or_revenue` only where words standing with the amount say so.
    """

    start: int
    end: int
    text: str
    amount: Decimal
    qualifier: Qualifier = "exact"
    per: Per | None = None
    count: int | None = None
    vat: Literal["included", "excluded"] | None = None
    capital_or_revenue: Literal["capital", "revenue"] | None = None
    from_cell: bool = False
    doubt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMention:
    """Financial years as printed (a span gives each of its years); inferred: from FY21 and such."""

    start: int
    end: int
    text: str
    years: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    start: int
    end: int
    text: str
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceMention:
    """A decision's reference as printed and normalised (`PCD 907`, `42/2024`, `DMPCD 2013/96`)."""

    start: int
    end: int
    text: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationMention:
    """A named body; its id is the list's, or made from its name where `listed` is false."""

    start: int
    end: int
    text: str
    organisation_id: str
    name: str
    kind: str
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityMention:
    start: int
    end: int
    text: str
    priority_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMention:
    start: int
    end: int
    text: str
    theme_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalMention:
    start: int
    end: int
    text: str
    instrument: str
    provision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Everything the pipeline found, each tuple in order of printing and free of overlaps."""

    money: tuple[MoneyMention, ...] = ()
    years: tuple[YearMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    references: tuple[ReferenceMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    priorities: tuple[PriorityMention, ...] = ()
    themes: tuple[ThemeMention, ...] = ()
    legal: tuple[LegalMention, ...] = ()


# ── the record ───────────────────────────────────────────────────────────────────────────────────


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    number: int
    text: str
    start: int
    method: ReadingMethod
    ocr_confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSection:
    """A titled part of a decision's document, under our own section id where the title is known."""

    decision_id: str
    part: Literal["form", "report", "page", "listing"]
    section_id: str | None
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRow:
    """A table row as printed: its first text cell and its amounts."""

    label: str | None
    cells: tuple[str, ...]
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that one document says. The last four fields are stored, printed only on request."""

    document: DocumentInfo
    decisions: tuple[Decision, ...]
    issues: tuple[Issue, ...]
    pages: tuple[StoredPage, ...] = field(default=())
    sections: tuple[StoredSection, ...] = field(default=())
    table_rows: tuple[StoredRow, ...] = field(default=())
    mentions: Mentions | None = None


STORED_ONLY = ("pages", "sections", "table_rows", "mentions")


def to_json(record: Record, *, full: bool = False, indent: int = 0) -> bytes:
    """The record as JSON; without `full`, as `extract` prints it."""
    values: dict[str, Any] = {
        name: getattr(record, name)
        for name in record.__dataclass_fields__
        if full or name not in STORED_ONLY
    }
    encoded = msgspec.json.encode(values)
    return msgspec.json.format(encoded, indent=indent) if indent else encoded


def record_from_json(data: bytes) -> Record:
    """A stored record read back; raises `msgspec.ValidationError` naming the wrong field."""
    return msgspec.json.decode(data, type=Record)


def headlines(decision: Decision) -> Iterator[Funding]:
    """The facts that the decision itself decides, in order."""
    return (fact for fact in decision.funding if fact.level == "headline")
