"""A document as reading gives it: its text, pages and tables, and where each stands.

Offsets are half-open, in code points of `Document.text`.
"""

from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF points from the page's lower left corner."""

ReadingMethod = Literal["text_layer", "ocr", "markup", "plain", "none"]


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
