"""A decision as a person is shown it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Share = tuple[str | None, Decimal | None, str]
"""Financial year, amount, basis, as in `funding_year`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvidence:
    """Printed words and where they stand."""

    text: str
    page_number: int
    file_name: str
    source_url: str | None
    is_from_ocr: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFact:
    """A fact with its parties by name; years as `2020/21`, with the share where one is known.

    `sentence` says what its rule reads and concludes, `cue` is what it read.
    """

    funding_id: str
    kind: str
    level: str
    part_of_id: str | None
    amount_gbp: Decimal | None
    total_gbp: Decimal | None
    qualifier: str
    per: str | None
    withheld: str | None
    funder: str | None
    intermediary: str | None
    recipient: str | None
    beneficiary: str | None
    years: tuple[Share, ...]
    label: str | None
    confidence: float
    rule: str
    sentence: str | None
    cue: str | None
    counted_by_id: str | None
    evidence: tuple[ShownEvidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAmount:
    """A printed amount that is not counted, with why, and the rule that says so as of a fact."""

    text: str
    why: str
    rule: str | None
    sentence: str | None
    cue: str | None
    page_number: int
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIssue:
    """What could not be settled."""

    code: str
    severity: str
    detail: str
    page_number: int | None
    is_accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDocument:
    """A document the decision was put together from, or a version since replaced."""

    document_id: str
    file_name: str
    kind: str
    source_url: str | None
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDecision:
    """All that `fundtrail show` tells of a decision; `is_sample` calls for the banner."""

    decision_id: str
    reference: str | None
    title: str | None
    publisher: str | None
    status: str
    decision_maker: str | None
    decided_on: date | None
    decided_on_basis: str | None
    plan_title: str | None
    programme: str | None
    executive_summary: str | None
    is_sample: bool
    priorities: tuple[str, ...]
    themes: tuple[str, ...]
    linked_decisions: tuple[str, ...]
    facts: tuple[ShownFact, ...]
    not_counted: tuple[ShownAmount, ...]
    issues: tuple[ShownIssue, ...]
    documents: tuple[ShownDocument, ...]
