"""Reads a document of any supported format: detect, read, mask personal data, find tables."""

from extractors.reading.detect import DOCX, HTML, PDF, detect_media_type
from extractors.reading.docx import read_docx
from extractors.reading.html import read_html
from extractors.reading.outcome import PageText, Reading
from extractors.reading.pdf import read_pdf
from extractors.reading.plain import read_plain
from extractors.reading.privacy import mask_personal_data
from extractors.reading.tables import find_tables
from extractors.records import Document, Page, Word


def read_document(data: bytes, *, file_name: str, source_url: str | None = None) -> Document:
    """The clean text of a document; raises `UnreadableDocument` where there is none to be had."""
    media_type = detect_media_type(data, file_name=file_name)
    reading = _read(data, media_type, file_name)
    text = mask_personal_data("\f".join(page.text for page in reading.pages))
    return Document(
        text=text,
        pages=_placed(reading.pages),
        tables=find_tables(text),
        media_type=media_type,
        source_url=source_url or reading.source_url,
        issues=reading.issues,
    )


def _read(data: bytes, media_type: str, file_name: str) -> Reading:
    if media_type == PDF:
        return read_pdf(data, file_name=file_name)
    if media_type == DOCX:
        return read_docx(data, file_name=file_name)
    return read_html(data) if media_type == HTML else read_plain(data)


def _placed(pages: tuple[PageText, ...]) -> tuple[Page, ...]:
    """The pages where they stand in the whole text, joined by form feeds."""
    placed: list[Page] = []
    start = 0
    for number, page in enumerate(pages, start=1):
        end = start + len(page.text)
        words = tuple(_moved(word, start) for word in page.words)
        placed.append(Page(number=number, start=start, end=end, method=page.method, words=words))
        start = end + 1
    return tuple(placed)


def _moved(word: Word, by: int) -> Word:
    return Word(start=word.start + by, end=word.end + by, box=word.box)
