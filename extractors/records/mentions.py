"""What the text mentions: money, years, dates, bodies and the rest, each with its exact place."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Qualifier = Literal["exact", "up_to", "at_least", "about"]

Per = Literal["year", "month", "quarter", "grant", "project", "organisation", "person"]


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
