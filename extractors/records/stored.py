"""The record that a document becomes, as it is stored and printed."""

from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from .decisions import Decision, DocumentInfo
from .documents import Issue, ReadingMethod
from .mentions import Mentions


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
