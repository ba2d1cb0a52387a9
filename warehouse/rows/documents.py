"""Rows of what stands in a document: itself, its pages, sections, and the bodies it names."""

from collections.abc import Iterator

from extractors.records import OrganisationMention, Record, StoredSection
from warehouse.rows.model import Inputs, Row
from warehouse.sources import DocumentSource, utc


def document_rows(inputs: Inputs) -> Iterator[Row]:
    for record in inputs.records:
        document = record.document
        unknown = DocumentSource(document_id=document.document_id)
        source = inputs.sources.get(document.document_id, unknown)
        yield {
            "document_id": document.document_id,
            "file_name": document.file_name,
            "media_type": document.media_type,
            "kind": document.kind,
            "source_url": document.source_url or source.source_url,
            "page_count": document.page_count,
            "ocr_page_count": document.ocr_page_count,
            "extractor_version": document.extractor_version,
            "retrieved_at": utc(source.retrieved_at),
            "first_listed_at": utc(source.first_listed_at),
            "last_listed_at": utc(source.last_listed_at),
            "superseded_by_id": inputs.newer.get(document.document_id),
            "is_sample": inputs.is_sample,
        }


def page_rows(inputs: Inputs) -> Iterator[Row]:
    for record in inputs.records:
        for page in record.pages:
            yield {
                "document_id": record.document.document_id,
                "page_number": page.number,
                "start_offset": page.start,
                "text": page.text,
                "method": page.method,
                "ocr_confidence": page.ocr_confidence,
            }


def section_rows(inputs: Inputs) -> Iterator[Row]:
    counting = current_pairs(inputs)
    for record in inputs.records:
        text = text_of(record)
        for number, section in enumerate(record.sections, start=1):
            if (section.decision_id, record.document.document_id) in counting:
                yield {
                    "decision_id": section.decision_id,
                    "document_id": record.document.document_id,
                    "section_number": number,
                    "part": section.part,
                    "section_kind": section.section_id,
                    "title": section.title,
                    "start_offset": section.start,
                    "end_offset": section.end,
                    "text": text[section.start : section.end],
                }


def organisation_mention_rows(inputs: Inputs) -> Iterator[Row]:
    counting = current_pairs(inputs)
    for record in inputs.records:
        for mention in record.mentions.organisations if record.mentions else ():
            decision_id = _decision_at(record, mention)
            document_id = record.document.document_id
            yield {
                "organisation_id": inputs.organisation_id(mention.organisation_id),
                "document_id": document_id,
                "decision_id": decision_id if (decision_id, document_id) in counting else None,
                "page_number": _page_at(record, mention.start),
                "start_offset": mention.start,
                "end_offset": mention.end,
                "text": mention.text,
            }


def text_of(record: Record) -> str:
    """The document's text, as offsets count it."""
    return "\f".join(page.text for page in sorted(record.pages, key=lambda page: page.number))


def current_pairs(inputs: Inputs) -> set[tuple[str | None, str]]:
    """Each decision with each of the documents that count for it."""
    return {
        (assembled.decision.decision_id, document.document_id)
        for assembled in inputs.decisions
        for document in assembled.documents
    }


def _decision_at(record: Record, mention: OrganisationMention) -> str | None:
    if len(record.decisions) == 1:
        return record.decisions[0].decision_id
    around = (s for s in record.sections if _holds(s, mention.start))
    return next((section.decision_id for section in around), None)


def _holds(section: StoredSection, offset: int) -> bool:
    return section.start <= offset < section.end


def _page_at(record: Record, offset: int) -> int:
    begun = [page.number for page in record.pages if page.start <= offset]
    return max(begun, default=1)
