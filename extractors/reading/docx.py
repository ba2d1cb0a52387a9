"""Reads a Word document: paragraphs and tables in order, list numbers as Word would print them."""

import io
import logging
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.oxml.ns import qn

from extractors.reading.docx_numbering import ListNumbers, read_numbering
from extractors.reading.outcome import PageText, Reading, UnreadableDocument
from extractors.records import Issue

_log: Final = logging.getLogger(__name__)
_MOST_BYTES: Final = 200_000_000
_MOST_FILES: Final = 10_000
_CONTAINERS: Final = frozenset(
    qn(name)
    for name in (
        "w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:fldSimple",
        "w:customXml", "w:dir", "w:bdo",
    )
)  # fmt: skip
_BLOCK_CONTAINERS: Final = frozenset(
    qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml")
)
_PRINTED_AS: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


def read_docx(data: bytes, *, file_name: str) -> Reading:
    """The text of a Word document as one page; headers, footers and deleted words are left out."""
    _refuse_bomb(data, file_name)
    try:
        document = docx.Document(io.BytesIO(data))
        text = _join(_blocks(document.element.body, read_numbering(document)))
    except MemoryError:
        raise
    except Exception as error:
        # a package with broken parts fails in python-docx with errors of every kind
        _log.info("damaged Word file", extra={"file_name": file_name, "error": repr(error)})
        raise UnreadableDocument("damaged_file", f"{file_name} is a damaged Word file.") from error
    issues: tuple[Issue, ...] = ()
    if not text:
        issues = (Issue(code="no_main_text", detail="The document carries no text.", page=1),)
    return Reading(pages=(PageText(text=text, method="markup"),), issues=issues)


def _refuse_bomb(data: bytes, file_name: str) -> None:
    """A small archive may unpack to gigabytes: the sizes it declares are summed up first."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    if len(members) > _MOST_FILES or sum(member.file_size for member in members) > _MOST_BYTES:
        raise UnreadableDocument("too_large", f"{file_name} unpacks to more than 200 MB.")


def _join(blocks: Iterator[tuple[str, str]]) -> str:
    """Paragraphs parted by a blank line; items of a list and rows of a table on lines."""
    parts: list[str] = []
    last = ""
    for kind, text in blocks:
        if parts:
            parts.append("\n" if kind == last and kind != "paragraph" else "\n\n")
        parts.append(text)
        last = kind
    return "".join(parts)


def _blocks(parent: Any, numbers: ListNumbers) -> Iterator[tuple[str, str]]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield from _paragraph(child, numbers)
        elif child.tag == qn("w:tbl"):
            yield from _table(child, numbers)
        elif child.tag in _BLOCK_CONTAINERS:
            yield from _blocks(child, numbers)


def _paragraph(paragraph: Any, numbers: ListNumbers) -> Iterator[tuple[str, str]]:
    printed = "".join(_runs(paragraph)).strip(" \n")
    if printed.strip():
        mark = numbers.mark_of(paragraph)
        yield ("item", f"{mark} {printed.lstrip()}") if mark else ("paragraph", printed)
    for box in _text_boxes(paragraph):
        yield from _blocks(box, numbers)


def _runs(parent: Any) -> Iterator[str]:
    """What the runs of a paragraph print; neither deletions nor the codes of fields."""
    for child in parent:
        if child.tag == qn("w:r"):
            if not _is_hidden(child):
                yield from _run(child)
        elif child.tag in _CONTAINERS:
            yield from _runs(child)


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    hidden = None if properties is None else properties.find(qn("w:vanish"))
    return hidden is not None and hidden.get(qn("w:val")) not in ("0", "false")


def _run(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield (child.text or "").replace("\u00ad", "")
        elif child.tag in _PRINTED_AS:
            yield _PRINTED_AS[child.tag]
        elif child.tag == qn("w:sym"):
            yield _symbol(child)


def _symbol(node: Any) -> str:
    """Ticks and boxes of Wingdings; any other picture of a font says nothing in text."""
    code = (node.get(qn("w:char")) or "").upper()[-2:]
    return {"FC": "✓", "FE": "☑", "A8": "☐", "FB": "✗", "FD": "☒", "B7": "•"}.get(code, "")


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph; the fallback repeats what the choice holds."""
    for box in paragraph.iter(qn("w:txbxContent")):
        ancestors = {ancestor.tag.rpartition("}")[2] for ancestor in box.iterancestors()}
        if "Fallback" not in ancestors or "Choice" not in {
            child.tag.rpartition("}")[2] for child in _alternatives(box)
        }:
            yield box


def _alternatives(box: Any) -> Iterator[Any]:
    for ancestor in box.iterancestors():
        if ancestor.tag.rpartition("}")[2] == "AlternateContent":
            yield from ancestor
            return


def _table(table: Any, numbers: ListNumbers) -> Iterator[tuple[str, str]]:
    """Rows of cells parted by tabs; a merged cell leaves its other columns empty."""
    for row in table.iter(qn("w:tr")):
        if _enclosing_table(row) is not table:
            continue
        cells: list[str] = []
        for cell in _cells(row):
            cells.append(" ".join(" ".join(text for _, text in _blocks(cell, numbers)).split()))
            cells.extend([""] * (_grid_span(cell) - 1))
        if any(cells):
            yield "row", "\t".join(cells).rstrip("\t")


def _enclosing_table(row: Any) -> Any:
    return next((node for node in row.iterancestors() if node.tag == qn("w:tbl")), None)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in _BLOCK_CONTAINERS:
            yield from _cells(child)


def _grid_span(cell: Any) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = "1" if span is None else span.get(qn("w:val")) or "1"
    return min(int(value), 60) if value.isdigit() and value != "0" else 1
