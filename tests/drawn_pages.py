"""Pages drawn for a test, and what their document says."""

import io
from collections.abc import Callable

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from extractors.reading import read_document
from extractors.records import Document

PROSE = (
    "The Commissioner has considered the proposal and the advice of officers in full and agrees "
    "that the money be spent on services for victims of crime in every district of the county "
)
NORMAL = getSampleStyleSheet()["Normal"]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def drawn(*pages: Callable[[Canvas], None], **options: object) -> Document:
    return read_document(canvas_bytes(*pages, **options), file_name="drawn.pdf")


def canvas_bytes(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(
    *printed: str, x: float = 60, top: float = 780, pitch: float = 13
) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(printed):
            canvas.drawString(x, top - number * pitch, line)

    return draw


def flowing(*story: object, size: tuple[float, float] = A4) -> Document:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=size).build(list(story))
    return read_document(out.getvalue(), file_name="flowing.pdf")


def wrapped_to(width: int, words: str) -> list[str]:
    rows, row = [], ""
    for word in words.split():
        if len(row) + len(word) > width:
            rows.append(row.strip())
            row = ""
        row += f"{word} "
    return [*rows, row.strip()]


def page_text(document: Document, number: int) -> str:
    page = document.pages[number - 1]
    return document.text[page.start : page.end]


def cell(words: str) -> Paragraph:
    return Paragraph(words, NORMAL)


def costs() -> list[list[object]]:
    return [
        ["Cost", "Amount (£)", "2021/22"],
        ["Police/ staff pay", "£75,000", "£80,000"],
        [cell("Equipment / software / licences (with some equipment for others, see part 2)"),
         "£300,000", "£310,000"],
        ["Cloud Computing", "£     339.64", "£-"],
        [cell("Security software and ISO standards and whatever else is needed"),
         "£40,000", "£0"],
        ["Totals", "£415,339.64", "£390,000"],
    ]  # fmt: skip


def scanned(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, *A4)


def codes(document: Document) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.page) for issue in document.issues]
