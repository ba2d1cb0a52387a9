"""Columns, tables and forms of drawn pages, read row by row."""

import pytest
from drawn_pages import GRID, NORMAL, PROSE, costs, drawn, flowing, lines, wrapped_to
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer, Table

HEADING = getSampleStyleSheet()["Heading2"]
RULES = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),
    ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [f"left {row}" for row in wrapped_to(36, PROSE * 3)]
    right = [f"right {row}" for row in wrapped_to(36, PROSE * 3)]

    def draw(canvas: Canvas) -> None:
        lines("A heading that stands over both of the columns and reaches over the gutter")(canvas)
        lines(*left, x=60, top=740)(canvas)
        lines(*right, x=320, top=740)(canvas)

    text = " ".join(drawn(draw).text.split())
    assert text.startswith("A heading that stands over both")
    assert text.endswith(" ".join([*left, *right]))


@pytest.mark.parametrize("rules", [GRID, RULES, []], ids=["grid", "rules", "bare"])
@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
def test_wrapped_cells_are_merged_into_their_row(
    rules: list[tuple[object, ...]], align: str
) -> None:
    style = [("ALIGN", (1, 0), (-1, -1), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), align), *rules]
    table = Table(costs(), colWidths=[180, 90, 90], style=style)
    before, after = Paragraph(PROSE * 2, NORMAL), Paragraph("Legal Comments", HEADING)
    document = flowing(before, Spacer(1, 9), table, Spacer(1, 9), after, Paragraph(PROSE, NORMAL))
    assert document.text.split("\n\n")[1].splitlines() == [
        "Cost\tAmount (£)\t2021/22",
        "Police/ staff pay\t£75,000\t£80,000",
        "Equipment / software / licences (with some equipment for others, see part 2)"
        "\t£300,000\t£310,000",
        "Cloud Computing\t£ 339.64\t£-",
        "Security software and ISO standards and whatever else is needed\t£40,000\t£0",
        "Totals\t£415,339.64\t£390,000",
    ]
    [found] = document.tables
    assert (len(found.rows), found.head_rows) == (6, 1)
    assert document.text.rstrip().endswith(PROSE.strip())


def test_a_form_of_labels_and_values() -> None:
    def draw(canvas: Canvas) -> None:
        at = 780
        for label, value in (
            ("Title:", ["Grant funding for a project with a name", "that needs two lines"]),
            ("Reference:", ["PCD 907"]),
            (
                "Recommendation:",
                [
                    "That the receipt of £246,750 of grant be",
                    "approved, and that it be spent by the",
                    "31 March 2021.",
                ],
            ),
        ):
            canvas.drawString(60, at, label)
            for line in value:
                canvas.drawString(200, at, line)
                at -= 13
            at -= 8

    assert drawn(draw).text.splitlines() == [
        "Title:\tGrant funding for a project with a name that needs two lines",
        "Reference:\tPCD 907",
        "Recommendation:\tThat the receipt of £246,750 of grant be approved, and that it be spent "
        "by the 31 March 2021.",
    ]


def test_a_currency_sign_at_the_left_of_its_cell_stays_with_the_figure() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (body, amount) in zip(
            (700, 680), (("Carers", "500.00"), ("Choir", "12,000.00")), strict=True
        ):
            canvas.drawString(60, at, body)
            canvas.drawString(300, at, "£")
            canvas.drawRightString(380, at, amount)

    assert drawn(draw).text.splitlines() == ["Carers\t£ 500.00", "Choir\t£ 12,000.00"]


def test_boxes_side_by_side_are_read_one_by_one() -> None:
    def draw(canvas: Canvas) -> None:
        for x, words in ((50, ("DECISION BY:", "Cabinet")), (350, ("DECISION NO:", "24/00109"))):
            canvas.rect(x, 700, 200, 60)
            lines(*words, x=x + 10, top=740, pitch=20)(canvas)

    assert drawn(draw).text.split() == ["DECISION", "BY:", "Cabinet", "DECISION", "NO:", "24/00109"]


def test_a_page_written_sideways_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        for number, line in enumerate(wrapped_to(80, PROSE * 2)):
            canvas.drawString(60, -60 - 13 * number, line)

    document = drawn(draw)
    assert document.text == (PROSE * 2).strip()
    x0, y0, x1, y1 = document.pages[0].words[0].box
    assert y1 - y0 > x1 - x0
