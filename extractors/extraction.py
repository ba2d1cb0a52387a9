"""From bytes to record: reading, form, mentions and facts, in that order."""

import hashlib
import logging
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .facts.decision import DecisionRead, read_decision
from .form import Form, read_forms
from .knowledge.organisations import organisation, publisher_for_name
from .nlp.pipeline import find_mentions
from .reading import read_document
from .records import (
    Cell,
    Document,
    DocumentInfo,
    DocumentKind,
    Issue,
    NamedId,
    Record,
    StoredPage,
    StoredRow,
    StoredSection,
)

EXTRACTOR_VERSION = version("fundtrail")
_KNOWLEDGE = Path(__file__).parent / "knowledge"
_log = logging.getLogger(__name__)


def extract_bytes(
    data: bytes, *, file_name: str, publisher: str | None = None, source_url: str | None = None
) -> Record:
    """The record of a document's bytes.

    `publisher` is an organisation's id or name for what the text cannot say. Raises
    `reading.UnreadableDocument` where the bytes cannot be read at all.
    """
    document = read_document(data, file_name=file_name, source_url=source_url)
    return extract_document(
        document, document_id=_sha256(data), file_name=file_name, publisher=publisher
    )


def extract_text(text: str, *, publisher: str | None = None, file_name: str = "text.txt") -> Record:
    """The record of a plain text."""
    return extract_bytes(text.encode(), file_name=file_name, publisher=publisher)


def extract_document(
    document: Document, *, document_id: str, file_name: str, publisher: str | None = None
) -> Record:
    """The record of a document that was read."""
    given = publisher_for_name(publisher) if publisher else None
    forms = read_forms(document, given.id if given else None)
    body = given or _publisher_of(forms[0])
    mentions = find_mentions(
        document,
        publisher_id=body.id if body else None,
        publisher_name=body.name if body else None,
    )
    read = tuple(
        read_decision(document, form, mentions, body, _fallback_id(document_id, number, len(forms)))
        for number, form in enumerate(forms, start=1)
    )
    return Record(
        document=_info(document, forms, document_id, file_name),
        decisions=tuple(each.decision for each in read),
        issues=(*document.issues, *(issue for each in read for issue in each.issues)),
        pages=_pages(document),
        sections=_sections(forms, read),
        table_rows=_table_rows(document),
        mentions=mentions,
    )


def failed_record(
    *, document_id: str, file_name: str, code: str, detail: str, media_type: str = "unknown"
) -> Record:
    """The record of a document that could not be read: no decisions, and the reason."""
    return Record(
        document=DocumentInfo(
            document_id=document_id,
            file_name=file_name,
            media_type=media_type,
            kind="other",
            source_url=None,
            page_count=0,
            ocr_page_count=0,
            extractor_version=EXTRACTOR_VERSION,
        ),
        decisions=(),
        issues=(Issue(code=code, detail=detail),),
    )


@cache
def knowledge_fingerprint() -> str:
    """A hash of every knowledge file: a record made with other knowledge is made again."""
    digest = hashlib.sha256()
    for path in sorted(p for p in _KNOWLEDGE.rglob("*") if p.suffix in (".csv", ".toml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _publisher_of(form: Form) -> NamedId | None:
    """The publisher whose form was recognised, if the document was not given one."""
    body = organisation(form.template.publisher_id or "")
    return NamedId(id=body.id, name=body.name) if body else None


def _fallback_id(document_id: str, number: int, count: int) -> str:
    name = f"doc-{document_id[:12]}"
    return f"{name}-{number}" if count > 1 else name


def _info(
    document: Document, forms: tuple[Form, ...], document_id: str, file_name: str
) -> DocumentInfo:
    return DocumentInfo(
        document_id=document_id,
        file_name=file_name,
        media_type=document.media_type,
        kind=_kind(document, forms),
        source_url=document.source_url,
        page_count=len(document.pages),
        ocr_page_count=sum(page.method == "ocr" for page in document.pages),
        extractor_version=EXTRACTOR_VERSION,
    )


def _kind(document: Document, forms: tuple[Form, ...]) -> DocumentKind:
    """What a document is, by its parts: a form, a report alone, a listing, a register of awards."""
    first = forms[0]
    if len(forms) > 1 or first.entry.neighbours or "Page type: Decision" in document.text[:2000]:
        return "listing"
    if [part.kind for part in first.parts] == ["report"]:
        return "report"
    if first.values("reference") or first.sections_named("recommendation"):
        return "decision"
    return "register" if document.tables else "other"


def _pages(document: Document) -> tuple[StoredPage, ...]:
    return tuple(
        StoredPage(
            number=page.number,
            text=document.text[page.start : page.end],
            start=page.start,
            method=page.method,
            ocr_confidence=page.ocr_confidence,
        )
        for page in document.pages
    )


def _sections(forms: tuple[Form, ...], read: tuple[DecisionRead, ...]) -> tuple[StoredSection, ...]:
    return tuple(
        StoredSection(
            decision_id=each.decision.decision_id,
            part=form.part_at(section.start).kind,
            section_id=section.section_id,
            title=section.title,
            start=section.start,
            end=section.end,
        )
        for form, each in zip(forms, read, strict=True)
        for section in form.sections
    )


def _table_rows(document: Document) -> tuple[StoredRow, ...]:
    def words(cell: Cell) -> str:
        return document.text[cell.start : cell.end]

    return tuple(
        StoredRow(
            label=next((words(cell) for cell in row.cells if words(cell)[:1].isalpha()), None),
            cells=tuple(words(cell) for cell in row.cells),
            page=document.page_at(row.cells[0].start).number,
            start=row.cells[0].start,
            end=row.cells[-1].end,
        )
        for table in document.tables
        for row in table.rows
    )
