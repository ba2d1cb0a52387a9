"""Paragraphs, broken words and running heads of drawn pages, read as they are printed."""

from collections.abc import Callable
from pathlib import Path

import pytest
import reportlab
from drawn_pages import PROSE, drawn, lines, page_text, wrapped_to
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# ── paragraphs ───────────────────────────────────────────────────────────────────────────────────


def test_wrapped_lines_are_joined_and_paragraphs_parted() -> None:
    first, second = wrapped_to(90, PROSE * 2), wrapped_to(90, f"1.1. {PROSE}")
    document = drawn(lines("DECISION NOTICE", "", *first, "", *second))
    expected = ["DECISION NOTICE", (PROSE * 2).strip(), f"1.1. {PROSE}".strip()]
    assert document.text.split("\n\n") == expected


def test_a_heading_and_list_items_keep_their_own_lines() -> None:
    document = drawn(
        lines(
            "Recommendation",
            "The Commissioner is asked to:",
            "1. accept £5,000; and",
            "2. note it.",
            "• one",
            "• two",
        )
    )
    assert document.text.splitlines() == [
        "Recommendation",
        "The Commissioner is asked to:",
        "1. accept £5,000; and",
        "2. note it.",
        "• one",
        "• two",
    ]


def test_a_number_set_off_from_its_paragraph_is_no_cell() -> None:
    rows = wrapped_to(80, PROSE * 2)

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 780, "1.1")
        lines(*rows, x=110)(canvas)

    assert drawn(draw).text == f"1.1 {PROSE * 2}".strip()


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        ("and the investiga-", "tion of the matter", "the investigation of"),
        ("which is a multi-", "year programme", "a multi-year programme"),
        ("of the Anti-", "Social Behaviour Act", "the Anti-Social Behaviour"),
        ("was paid in 2020-", "21. The rest", "in 2020-21. The rest"),
        ("was paid in 2020/", "21 as agreed", "in 2020/21 as agreed"),
        ("was agreed –", "or so we hear", "agreed – or so"),
        ("the grants pro-", "gramme ended", "the grants programme ended"),
    ],
)
def test_words_broken_at_the_end_of_a_line(above: str, below: str, read: str) -> None:
    full = wrapped_to(92, PROSE)[0]
    printed = [full, f"{full[: 88 - len(above)].rsplit(' ', 1)[0]} {above}", f"{below} {full[:60]}"]
    document = drawn(lines(*printed, "", "Another programme of work is printed whole."))
    assert read in document.text


def test_a_mended_word_keeps_the_place_of_both_its_parts() -> None:
    document = drawn(lines(wrapped_to(92, PROSE)[0] + " investiga-", "tion ended."))
    words = [document.text[word.start : word.end] for word in document.pages[0].words]
    assert words[-3:] == ["investiga", "tion", "ended."]
    assert "investigation ended." in document.text


def test_ligatures_are_expanded_and_soft_hyphens_removed() -> None:
    fonts = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Vera", fonts / "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 11)
        canvas.drawString(60, 700, "The ﬁnance team\u00a0con\u00adﬁrms \u00a35,000")

    assert drawn(draw).text == "The finance team confirms £5,000"


def test_a_raised_figure_does_not_run_into_an_amount() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "A grant of £5,000")
        at = 60 + canvas.stringWidth("A grant of £5,000", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(at, 704, "1")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(at + 8, 700, "is offered on the 23")
        at += 8 + canvas.stringWidth("is offered on the 23", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(at, 704, "rd")

    assert drawn(draw).text == "A grant of £5,000¹ is offered on the 23rd"


# ── running heads ────────────────────────────────────────────────────────────────────────────────


def framed(number: int, of: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 810, "Decision PCD 907")
        canvas.drawString(60, 30, "Office of the Commissioner | May 2021")
        canvas.drawString(500, 30, f"Page {number} of {of}")
        lines(f"Body of page {number}.", top=700)(canvas)

    return draw


def test_running_heads_and_feet_are_left_out_after_the_first_head() -> None:
    document = drawn(*(framed(number, 4) for number in range(1, 5)))
    pages = [page_text(document, number).split("\n\n") for number in range(1, 5)]
    assert pages[0] == ["Decision PCD 907", "Body of page 1."]
    assert pages[1:] == [[f"Body of page {number}."] for number in (2, 3, 4)]


def test_two_pages_lose_nothing_but_their_numbers() -> None:
    document = drawn(*(framed(number, 2) for number in (1, 2)))
    for number in (1, 2):
        assert page_text(document, number).split("\n\n") == [
            "Decision PCD 907",
            f"Body of page {number}.",
            "Office of the Commissioner | May 2021",
        ]


def test_an_amount_at_the_edge_of_every_page_is_kept() -> None:
    document = drawn(*[lines("Total £5,000", top=30)] * 4)
    assert document.text.count("£5,000") == 4


def test_a_number_inside_a_table_at_the_foot_is_kept() -> None:
    rows = [("Grants", "3"), ("Loans", "1"), ("Gifts", "2"), ("Other", "5")]

    def draw(canvas: Canvas) -> None:
        for number, (label, count) in enumerate(rows):
            canvas.drawString(60, 90 - 13 * number, label)
            canvas.drawString(300, 90 - 13 * number, count)

    assert drawn(draw).text.splitlines() == ["\t".join(row) for row in rows]


def test_a_number_that_is_not_the_page_s_is_kept() -> None:
    assert drawn(lines("Grants made", top=700), lines("42", top=40)).text.endswith("42")
