"""PDFs drawn for the purpose, and real ones where they are at hand, read as they are printed."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import reportlab
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from extractors.reading import UnreadableDocument, read_document
from extractors.records import Document

SHARED = Path(__file__).parents[2] / "shared"
PROSE = (
    "The Commissioner has considered the proposal and the advice of officers in full and agrees "
    "that the money be spent on services for victims of crime in every district of the county "
)
NORMAL = getSampleStyleSheet()["Normal"]
HEADING = getSampleStyleSheet()["Heading2"]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
RULES = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),
    ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
]


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


# ── columns and tables ───────────────────────────────────────────────────────────────────────────


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


# ── pages without a usable text layer ────────────────────────────────────────────────────────────


def scanned(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, *A4)


def codes(document: Document) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.page) for issue in document.issues]


def test_a_picture_needs_recognition_and_costs_only_its_page() -> None:
    document = drawn(lines(*wrapped_to(80, PROSE)), scanned, lines(*wrapped_to(80, PROSE)))
    assert codes(document) == [("page_needs_ocr", 2)]
    assert [page.method for page in document.pages] == ["text_layer", "none", "text_layer"]
    assert page_text(document, 2) == ""
    assert page_text(document, 3) == PROSE.strip()


def test_a_few_letters_on_a_picture_count_as_none() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        lines("Scanned by X")(canvas)

    document = drawn(draw)
    assert (document.text, codes(document)) == ("", [("page_needs_ocr", 1)])


def test_a_title_in_large_type_on_a_picture_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        canvas.setFont("Helvetica-Bold", 28)
        canvas.drawString(60, 500, "Police and Crime Plan")

    document = drawn(draw)
    assert (document.text, codes(document)) == ("Police and Crime Plan", [])


def test_writing_drawn_as_outlines_needs_recognition() -> None:
    def draw(canvas: Canvas) -> None:
        for x in range(60, 500, 12):
            for y in range(100, 700, 24):
                path = canvas.beginPath()
                path.moveTo(x, y)
                path.curveTo(x + 2, y + 8, x + 6, y + 8, x + 8, y)
                canvas.drawPath(path)

    assert codes(drawn(draw)) == [("page_needs_ocr", 1)]


def test_a_blank_page_and_one_that_says_little_need_nothing() -> None:
    document = drawn(lines("Appendix A"), lines())
    assert codes(document) == []
    assert [page.method for page in document.pages] == ["text_layer", "text_layer"]
    assert document.text == "Appendix A\f"


def test_letters_without_a_meaning_need_recognition() -> None:
    garbled = " ".join(f"(cid:{number})(cid:{number + 3})" for number in range(30))
    assert codes(drawn(lines(*wrapped_to(70, garbled)))) == [("page_needs_ocr", 1)]
    shifted = "".join(chr(ord(letter) - 29) if letter.isalpha() else letter for letter in PROSE * 2)
    assert codes(drawn(lines(*wrapped_to(70, shifted.replace("<", "X"))))) == [
        ("page_needs_ocr", 1)
    ]


def test_words_beside_the_page_are_not_printed() -> None:
    document = drawn(lines("On the page"), lines("Beside it", x=700), lines("Below it", top=-50))
    assert document.text == "On the page\f\f"


# ── damage and locks ─────────────────────────────────────────────────────────────────────────────


def test_a_password_locks_and_an_empty_one_does_not() -> None:
    def locked(password: str) -> bytes:
        lock = StandardEncryption(password, ownerPassword="o")
        return canvas_bytes(lines(*wrapped_to(80, PROSE)), encrypt=lock)

    assert read_document(locked(""), file_name="open.pdf").text == PROSE.strip()
    with pytest.raises(UnreadableDocument) as raised:
        read_document(locked("secret"), file_name="locked.pdf")
    assert raised.value.code == "encrypted"
    assert "locked.pdf" in str(raised.value)


def test_a_damaged_page_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.reading.pdf_device import MarksDevice

    begin = MarksDevice.begin_page
    seen: list[object] = []

    def stumble(self: MarksDevice, page: object, ctm: tuple[float, ...]) -> None:
        seen.append(page)
        if len(seen) == 2:
            raise KeyError("Font")
        begin(self, page, ctm)  # type: ignore[arg-type]

    monkeypatch.setattr(MarksDevice, "begin_page", stumble)
    document = drawn(lines("One."), lines("Two."), lines("Three."))
    assert codes(document) == [("page_damaged", 2)]
    assert document.text == "One.\f\fThree."


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj"])
def test_a_pdf_without_pages_is_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read_document(data, file_name="broken.pdf")
    assert raised.value.code == "damaged_file"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_damage_gives_a_document_or_a_reason(data: st.DataObject) -> None:
    whole = bytearray(canvas_bytes(lines(PROSE), lines("£5,000"), pageCompression=0))
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(20, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(200, len(whole)))
    try:
        read_document(bytes(whole[:cut]), file_name="mangled.pdf")
    except UnreadableDocument as error:
        assert error.code


def test_fields_filled_in_on_a_form_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Amount:")
        canvas.acroForm.textfield(value="5,000 pounds", x=200, y=690, width=200, height=20)

    assert drawn(draw).text == "Amount:\t5,000 pounds"


# ── what holds for every page ────────────────────────────────────────────────────────────────────


def check_pages(document: Document) -> None:
    assert "\f".join(page_text(document, page.number) for page in document.pages) == document.text
    for page in document.pages:
        last = page.start
        for word in page.words:
            assert last <= word.start < word.end <= page.end
            printed = document.text[word.start : word.end]
            assert printed == "".join(printed.split())
            x0, y0, x1, y1 = word.box
            assert 0 <= x0 <= x1 <= 1400 and 0 <= y0 <= y1 <= 1400
            last = word.end
        covered = sum(word.end - word.start for word in page.words)
        assert covered == len("".join(page_text(document, page.number).split()))


def test_every_letter_has_its_place_on_the_page() -> None:
    table = Table(costs(), colWidths=[180, 90, 90], style=GRID)
    story = [Paragraph(PROSE * 12, ParagraphStyle("j", alignment=TA_JUSTIFY)), table] * 3
    document = flowing(*story, size=landscape(A4))
    assert len(document.pages) > 1
    check_pages(document)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(20, 560),
            st.integers(20, 820),
            st.sampled_from(
                ["£5,000", "Grant to the Council", "1.1", "•", "-", "a", PROSE, "2020-"]
            ),
        ),
        max_size=40,
    )
)
def test_scattered_words_all_arrive(places: list[tuple[int, int, str]]) -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, words in places:
            canvas.drawString(x, y, words)

    document = drawn(draw)
    check_pages(document)
    assert document.text.count("£") == len({(x, y) for x, y, words in places if "£" in words})


# ── real documents ───────────────────────────────────────────────────────────────────────────────


def shared(name: str) -> Document:
    path = SHARED / "pdfs" / name
    if not path.exists():
        pytest.skip("the real documents are not at hand")
    return read_document(path.read_bytes(), file_name=name)


def test_real_pages_hold_what_every_page_does() -> None:
    index = SHARED / "pdfs" / "index.json"
    if not index.exists():
        pytest.skip("the real documents are not at hand")
    for entry in json.loads(index.read_text()):
        document = shared(Path(entry["file"]).name)
        check_pages(document)
        pictures = entry["file"].startswith("scanned/")
        assert [code for code, _ in codes(document)] == ["page_needs_ocr"] * entry[
            "pages"
        ] * pictures


def test_a_real_table_of_awards() -> None:
    document = shared("community-grants-payments-2016-17.pdf")
    [table] = document.tables
    assert (len(table.rows), table.head_rows) == (23, 1)
    amounts = [document.text[row.cells[-1].start : row.cells[-1].end] for row in table.rows[1:]]
    pounds = [float(amount.lstrip("£ ").replace(",", "")) for amount in amounts]
    assert round(sum(pounds), 2) == 93414.69
    assert all(len(row.cells) == 6 for row in table.rows)


def test_a_real_register_of_contracts() -> None:
    document = shared("contracts-2017-8-open.pdf")
    assert [(len(table.rows), table.head_rows) for table in document.tables] == [(27, 1), (8, 1)]
    assert all(len(row.cells) == 8 for table in document.tables for row in table.rows)
    assert document.text.count("\t£-\t") == 4


def test_a_real_decision_in_boxes() -> None:
    text = shared("24-00096-prod.pdf").text
    assert "DECISION NO: 24/00096" in text
    [paragraph] = [line for line in text.splitlines() if "£5,046,624" in line]
    assert paragraph.startswith("3.3 ")
    assert paragraph.count("2024-25") == 1
    assert "0 places\t440 places\t90 places\t0 places" in text
