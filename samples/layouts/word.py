"""Decision forms as Word documents."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.shared import Pt

from samples.layouts.blocks import Block, Grid, Heading, Insert, Line, parse_blocks
from samples.layouts.paper import BOLD
from samples.layouts.source import SAMPLE_LINE, Source

WRITTEN_AT = datetime(2020, 1, 1)  # noqa: DTZ001 (python-docx wants a naive time)


def render_word(source: Source) -> bytes:
    """A Word document; its archive is written again in order and without times."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    properties = document.core_properties
    properties.title, properties.author = source.title, "fundtrail samples"
    properties.created = properties.modified = WRITTEN_AT
    document.sections[0].footer.paragraphs[0].text = SAMPLE_LINE
    for block in parse_blocks(source.body):
        _add(document, block)
    buffer = BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def timeless(archive: bytes) -> bytes:
    """The same archive with its entries sorted and dated 1980."""
    target = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return target.getvalue()


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(block.text, level=min(block.level, 3))
        case Line(marker="•"):
            _write(document, block.text, "List Bullet")
        case Line():
            _write(document, f"{block.marker} {block.text}".strip(), "Normal")
        case Grid():
            _add_table(document, block)
        case Insert(name="new page"):
            document.add_page_break()  # type: ignore[no-untyped-call]
        case Insert():
            pass  # a signature leaves the space for it, and Word's own spacing gives that


def _write(document: Document, text: str, style: str) -> None:
    paragraph = document.add_paragraph(style=style)
    for number, part in enumerate(BOLD.split(text)):
        paragraph.add_run(part).bold = number % 2 == 1


def _add_table(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=0, cols=len(grid.rows[0]), style="Table Grid")
    for number, row in enumerate(grid.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text.replace("**", "")
            cell.paragraphs[0].runs[0].bold = number < grid.head_rows or "**" in text
