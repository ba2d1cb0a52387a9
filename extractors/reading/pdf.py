"""Reads a PDF page by page: which pages have a usable text layer, and the text of those."""

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from extractors.reading.outcome import PageText, Reading, UnreadableDocument
from extractors.reading.pdf_annotations import draw_annotations
from extractors.reading.pdf_device import MarksDevice
from extractors.reading.pdf_layout import read_page
from extractors.reading.pdf_marks import PageMarks
from extractors.reading.pdf_pitch import line_pitches
from extractors.reading.pdf_running import without_running_lines
from extractors.reading.pdf_text import Token, set_text, words_in
from extractors.reading.pdf_usable import needs_ocr
from extractors.records import Issue

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _DrawnPage:
    """A page's marks, none where it is damaged."""

    number: int
    marks: PageMarks | None

    @property
    def issue(self) -> Issue | None:
        if self.marks is None:
            detail = f"Page {self.number} is damaged and was not read."
            return Issue(code="page_damaged", detail=detail, page=self.number)
        if needs_ocr(self.marks):
            detail = f"Page {self.number} has no usable text layer."
            return Issue(code="page_needs_ocr", detail=detail, page=self.number)
        return None


def read_pdf(data: bytes, *, file_name: str) -> Reading:
    """The pages of a PDF; one that is damaged or only a picture costs only itself."""
    pages = list(_drawn_pages(data, file_name))
    issues = {page.number: issue for page in pages if (issue := page.issue)}
    usable = {page.number: page.marks for page in pages if page.marks and page.number not in issues}
    tokens = dict(zip(usable, _tokens(list(usable.values())), strict=True))
    vocabulary = words_in(token for page in tokens.values() for token in page)
    texts = []
    for page in pages:
        marks = usable.get(page.number)
        if marks is None:
            texts.append(PageText(text="", method="none"))
            continue
        text, words = set_text(tokens[page.number], vocabulary, marks.width, marks.height)
        texts.append(PageText(text=text, method="text_layer", words=words))
    return Reading(pages=tuple(texts), issues=tuple(issues.values()))


def _tokens(pages: Sequence[PageMarks]) -> Iterator[list[Token]]:
    bodies = list(without_running_lines(pages))
    for page, body, pitch in zip(pages, bodies, line_pitches(bodies), strict=True):
        yield read_page(page, body, pitch)


def _drawn_pages(data: bytes, file_name: str) -> Iterator[_DrawnPage]:
    """The pages as far as the document can be followed; the page that breaks it off is damaged."""
    resources = PDFResourceManager(caching=True)
    device = MarksDevice(resources)
    interpreter = PDFPageInterpreter(resources, device)
    number = 0
    try:
        for number, page in enumerate(_pages(data, file_name), start=1):
            yield _DrawnPage(number, _draw(interpreter, device, page))
    except UnreadableDocument as error:
        if not number or error.code != "damaged_file":
            raise
        yield _DrawnPage(number + 1, None)
    if not number:
        raise UnreadableDocument("damaged_file", f"{file_name} is a damaged PDF without pages.")


def _pages(data: bytes, file_name: str) -> Iterator[Any]:
    """The document's pages; one opened by the empty password is not locked."""
    try:
        yield from PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data))))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise UnreadableDocument("encrypted", f"{file_name} is protected by a password.") from error
    except (MemoryError, UnreadableDocument):
        raise
    except Exception as error:
        # pdfminer raises errors of every kind on damaged input, down to KeyError and struct.error
        _log.info("damaged PDF", extra={"file_name": file_name, "error": repr(error)})
        raise UnreadableDocument("damaged_file", f"{file_name} is a damaged PDF.") from error


def _draw(interpreter: Any, device: MarksDevice, page: Any) -> PageMarks | None:
    if not _survives(interpreter.process_page, page):
        return None
    if page.annots:
        rules = device.marks.across[:], device.marks.upright[:]
        _survives(draw_annotations, interpreter, page, device.page_matrix)
        # the frame of a form's field is no cell of a table
        device.marks.across, device.marks.upright = rules
    return device.marks


def _survives(draw: Callable[..., None], *arguments: Any) -> bool:
    """Whether drawing went well: as above, whatever is wrong must not cost the other pages."""
    try:
        draw(*arguments)
    except MemoryError:
        raise
    except Exception as error:
        _log.info("damaged page", extra={"error": repr(error)})
        return False
    return True
