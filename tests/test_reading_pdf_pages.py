"""Which pages can be read at all, and what holds for every page, drawn or real."""

import json
from pathlib import Path

import pytest
from drawn_pages import (
    GRID,
    PROSE,
    canvas_bytes,
    codes,
    costs,
    drawn,
    flowing,
    lines,
    page_text,
    scanned,
    wrapped_to,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from extractors.reading import UnreadableDocument, read_document
from extractors.records import Document

SHARED = Path(__file__).parents[2] / "shared"


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
