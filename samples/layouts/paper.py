"""Blocks set on A4 paper: the styles of the forms, ruled tables, running foot and page numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

from samples.layouts.blocks import Block, Grid, Heading, Insert, Line
from samples.layouts.drawn import Letterhead, Signature

MARKS_FONT = Path(__file__).parent / "marks.ttf"
BOLD = re.compile(r"\*\*(.+?)\*\*")
MARKS = re.compile(r"[•✓✔]")
AMOUNT = re.compile(r"£?[\d,.\s]*\d(?:[km]|\.\d\d)?|[–-]|n/a|N/A")
MOPAC_LINES = ("MAYOR OF LONDON", "OFFICE FOR POLICING AND CRIME")
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9.5, leading=12, spaceAfter=0)
FIGURE = ParagraphStyle("figure", parent=CELL, alignment=2)
BOLD_BODY = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold", keepWithNext=1)
HEADINGS = {
    1: ParagraphStyle("h1", parent=BOLD_BODY, fontSize=14, leading=18, spaceBefore=8),
    2: ParagraphStyle("h2", parent=BOLD_BODY, fontSize=11.5, leading=15, spaceBefore=10),
    3: ParagraphStyle("h3", parent=BOLD_BODY, fontName="Helvetica-BoldOblique", spaceBefore=4),
}
RULED = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How the pages look apart from their text."""

    title: str
    foot: str = ""
    head: str = ""
    wide: bool = False
    numbered: bool = True


def set_pages(story: Callable[[], Sequence[Flowable]], sheet: Sheet) -> bytes:
    """The story as a PDF whose bytes depend on nothing else; it is set twice to know its length.

    Streams stay uncompressed, so that the bytes do not depend on the version of a compressor.
    """
    pdfmetrics.registerFont(TTFont("Marks", MARKS_FONT))
    total = _build(list(story()), sheet, 0, BytesIO()).page
    target = BytesIO()
    _build(list(story()), sheet, total, target)
    return target.getvalue()


def _build(story: list[Flowable], sheet: Sheet, total: int, target: BytesIO) -> BaseDocTemplate:
    size = landscape(A4) if sheet.wide else A4
    document = BaseDocTemplate(
        target, title=sheet.title, author="fundtrail samples", invariant=1, pageCompression=0
    )
    frame = Frame(24 * mm, 22 * mm, size[0] - 48 * mm, size[1] - 44 * mm, 0, 0, 0, 0)
    furnish = _furniture(sheet, total, size)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=furnish, pagesize=size))
    document.build(story)
    return document


def _furniture(
    sheet: Sheet, total: int, size: tuple[float, float]
) -> Callable[[Canvas, BaseDocTemplate], None]:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(colors.grey)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(24 * mm, 12 * mm, sheet.foot)
        if sheet.numbered:
            canvas.drawRightString(size[0] - 24 * mm, 12 * mm, f"Page {document.page} of {total}")
        if sheet.head and document.page > 1:
            canvas.drawString(24 * mm, size[1] - 14 * mm, sheet.head)

    return draw


def flow(blocks: Sequence[Block], *, width: float) -> list[Flowable]:
    """The blocks as they follow each other down the page."""
    return [piece for block in blocks for piece in _pieces(block, width)]


def _pieces(block: Block, width: float) -> list[Flowable]:
    match block:
        case Heading():
            return [Paragraph(rich(block.text), HEADINGS[min(block.level, 3)])]
        case Line():
            return [_paragraph(block)]
        case Grid():
            return [_table(block, width), Paragraph("", BODY)]
        case Insert(name="new page"):
            return [PageBreak()]
        case Insert(name="letterhead mopac"):
            return [Letterhead("MOPAC", MOPAC_LINES, width)]
        case Insert():
            return [Signature(block.name)]


def _paragraph(line: Line) -> Paragraph:
    inset = 16 * line.depth
    if not line.marker:
        return Paragraph(rich(line.text), ParagraphStyle("plain", parent=BODY, leftIndent=inset))
    hang = 14 if line.marker == "•" else 32
    style = ParagraphStyle(
        "marked", parent=BODY, leftIndent=inset + hang, bulletIndent=inset, spaceAfter=5
    )
    return Paragraph(f"<bullet>{rich(line.marker)}</bullet>{rich(line.text)}", style)


def _table(grid: Grid, width: float) -> Table:
    cells = [[_cell(text, n < grid.head_rows) for text in row] for n, row in enumerate(grid.rows)]
    table = Table(cells, colWidths=_widths(grid, width), repeatRows=grid.head_rows, hAlign="LEFT")
    table.setStyle(RULED)
    if grid.head_rows:
        shade = colors.HexColor("#dfe4f0")
        table.setStyle([("BACKGROUND", (0, 0), (-1, grid.head_rows - 1), shade)])
    return table


def _cell(text: str, head: bool) -> Paragraph:
    if head:
        return Paragraph(f"<b>{rich(text)}</b>", CELL)
    return Paragraph(rich(text), FIGURE if AMOUNT.fullmatch(text.strip("*")) else CELL)


def _widths(grid: Grid, width: float) -> list[float]:
    """Columns as wide as their longest cell asks; long cells and heads are left to wrap."""
    asked = [_asked(column, grid.head_rows) for column in zip(*grid.rows, strict=True)]
    return [width * ask / sum(asked) for ask in asked]


def _asked(column: tuple[str, ...], head_rows: int) -> int:
    head_words = [word for cell in column[:head_rows] for word in cell.split()]
    longest = max(map(len, (*column[head_rows:], *head_words)))
    return max(12, min(longest + 4, 46))


def rich(text: str) -> str:
    """Text as reportlab's markup: `**bold**`, and marks that Helvetica lacks in our own font.

    >>> rich("**Total** ✓")
    '<b>Total</b> <font name="Marks">✓</font>'
    """
    printable = MARKS.sub("\x00", text).encode("cp1252", "replace").decode("cp1252")
    marks = iter(MARKS.findall(text))
    escaped = BOLD.sub(r"<b>\1</b>", escape(printable))
    return re.sub("\x00", lambda _: f'<font name="Marks">{_mark(next(marks))}</font>', escaped)


def _mark(mark: str) -> str:
    return mark.replace("✔", "✓")
