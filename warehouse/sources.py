"""What is known of documents and decisions from outside their bytes: addresses and times."""

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSource:
    """Where and when a document's bytes were had; times are UTC."""

    document_id: str
    source_url: str | None = None
    retrieved_at: datetime | None = None
    first_listed_at: datetime | None = None
    last_listed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingEntry:
    """A decision as the publisher's listing names it, whether or not its papers could be had."""

    publisher_id: str
    source_url: str
    reference: str | None = None
    title: str | None = None
    decided_on: date | None = None
    first_listed_at: datetime | None = None
    last_listed_at: datetime | None = None


def utc(moment: datetime | None) -> datetime | None:
    """A moment as the warehouse stores it: UTC, without a zone."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)
