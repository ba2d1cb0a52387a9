"""Word documents are read in order, with the numbers that Word prints."""

import copy
import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from extractors.reading import UnreadableDocument, read_document
from extractors.records import Document


def written(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: WordDocument) -> Document:
    return read_document(written(document), file_name="paper.docx")


def test_paragraphs_tables_and_lists_in_order() -> None:
    word = docx.Document()
    word.add_heading("Decision PCD 907", level=1)
    word.add_paragraph("The grant is accepted.")
    for item in ("Accept £5,000", "Note the advice"):
        word.add_paragraph(item, style="List Number")
    word.add_paragraph("Travel", style="List Bullet")
    table = word.add_table(3, 3)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells],
        ["Item", "2020/21", "2021/22", "Staff", "£5,000", "£6,000", "Total", "£5,000", "£6,000"],
        strict=True,
    ):
        cell.text = words
    word.add_paragraph("The end.")
    document = read(word)
    assert document.text.split("\n\n") == [
        "Decision PCD 907",
        "The grant is accepted.",
        "1. Accept £5,000\n2. Note the advice\n- Travel",
        "Item\t2020/21\t2021/22\nStaff\t£5,000\t£6,000\nTotal\t£5,000\t£6,000",
        "The end.",
    ]
    [found] = document.tables
    assert (len(found.rows), found.head_rows) == (3, 1)
    assert [page.method for page in document.pages] == ["markup"]
    assert document.media_type.endswith("wordprocessingml.document")


def test_heads_and_feet_are_left_out() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "OFFICIAL"
    word.sections[0].footer.paragraphs[0].text = "Page 1"
    word.add_paragraph("The grant is accepted.")
    assert read(word).text == "The grant is accepted."


def test_merged_cells_keep_the_columns_in_their_places() -> None:
    word = docx.Document()
    table = word.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    table.cell(0, 2).text = "£1"
    table.cell(1, 0).text, table.cell(1, 2).text = "One\nline", "£2"
    document = read(word)
    assert document.text == "Both\t\t£1\nOne line\t\t£2"


def test_insertions_are_read_and_deletions_are_not() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("A grant of ")
    for tag, words, element in (("w:del", "£4,000", "w:delText"), ("w:ins", "£5,000", "w:t")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(element)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    hidden = paragraph.add_run(" (hidden)")
    hidden.font.hidden = True
    paragraph.add_run(" is accepted.")
    assert read(word).text == "A grant of £5,000 is accepted."


def test_links_fields_and_controls_are_read() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("See ")
    paragraph._p.append(
        parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>PCD 960</w:t></w:r></w:hyperlink>")
    )
    body = word.element.body
    body.insert(
        1,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control: </w:t></w:r>"
            "<w:sdt><w:sdtContent><w:r><w:t>£5,000</w:t></w:r></w:sdtContent></w:sdt>"
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            "<w:r><w:instrText>DATE</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t> on 1 May</w:t></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert read(word).text == "See PCD 960\n\nIn a control: £5,000 on 1 May"


def test_a_text_box_is_read_once() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Outside")
    box = "<w:txbxContent><w:p><w:r><w:t>Inside</w:t></w:r></w:p></w:txbxContent>"
    names = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph._p.append(
        parse_xml(
            f"<w:r {names}><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert read(word).text == "Outside\n\nInside"


def test_numbers_of_several_levels_are_counted_as_word_counts() -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    levels = "".join(
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{style}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
        for depth, (style, text) in enumerate(
            [("decimal", "%1."), ("decimal", "%1.%2."), ("lowerRoman", "(%3)")]
        )
    )
    numbering.insert(
        0,
        parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>{levels}</w:abstractNum>"),
    )
    numbering.append(
        parse_xml(f"<w:num {nsdecls('w')} w:numId='78'><w:abstractNumId w:val='77'/></w:num>")
    )
    for depth in (0, 1, 1, 2, 2, 0, 1):
        paragraph = word.add_paragraph("Words")
        number = parse_xml(
            f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{depth}'/><w:numId w:val='78'/></w:numPr>"
        )
        paragraph._p.get_or_add_pPr().append(number)
    marks = [line.split()[0] for line in read(word).text.splitlines()]
    assert marks == ["1.", "1.1.", "1.2.", "(i)", "(ii)", "2.", "2.1."]


def test_ticks_and_tabs() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Financial advice\t")
    symbol = OxmlElement("w:sym")
    symbol.set(qn("w:font"), "Wingdings")
    symbol.set(qn("w:char"), "F0FC")
    paragraph.add_run()._r.append(symbol)
    assert read(word).text == "Financial advice\t✓"


def test_an_empty_document_says_so() -> None:
    document = read(docx.Document())
    assert (document.text, [issue.code for issue in document.issues]) == ("", ["no_main_text"])


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            if member.filename != name:
                new.writestr(copy.copy(member), old.read(member))
        new.writestr(name, content)
    return out.getvalue()


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_member(written(docx.Document()), "word/media/x.bin", b"\0" * 201_000_000)
    assert len(bomb) < 1_000_000
    with pytest.raises(UnreadableDocument) as raised:
        read_document(bomb, file_name="bomb.docx")
    assert raised.value.code == "too_large"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/document.xml", b"<w:document"),
        ("[Content_Types].xml", b"nonsense"),
        ("_rels/.rels", b"<Relationships xmlns='http://example.org'/>"),
    ],
)
def test_a_damaged_document_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read_document(with_member(written(docx.Document()), name, content), file_name="bad.docx")
    assert raised.value.code == "damaged_file"
    assert "bad.docx" in str(raised.value)
