"""What holds for every format: the type by content, pages in place, text as it is."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading import UnreadableDocument, read_document
from extractors.reading.privacy import mask_personal_data


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"Grant of 5,000", "text/plain"),
        ("Grant of £5,000".encode("cp1252"), "text/plain"),
        ("Grant of £5,000".encode("utf-16"), "text/plain"),
        (b"a < b and <c> is no markup", "text/plain"),
        (b"We write about <html> in prose.", "text/plain"),
        (b"<!doctype html><p>Grant", "text/html"),
        (b"\xef\xbb\xbf\n <!-- x -->\n<HTML><body>Grant", "text/html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "text/html"),
        (b"<div class=a><p>Grant</p></div>", "text/html"),
        ("<html><p>Grant".encode("utf-16"), "text/html"),
    ],
)
def test_the_type_is_decided_by_content(data: bytes, media_type: str) -> None:
    for name in ("paper.pdf", "paper.docx", "paper"):
        assert read_document(data, file_name=name).media_type == media_type


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (archive("xl/workbook.xml"), "unsupported_type"),
        (archive("a.txt"), "unsupported_type"),
        (archive("word/document.xml")[:-30], "damaged_file"),
        (OLE, "unsupported_type"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "unsupported_type"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "unsupported_type"),
        (b"RIFF1234WEBPVP8 ", "unsupported_type"),
        (b"{\\rtf1 text}", "unsupported_type"),
        (b"<?xml version='1.0'?><rss></rss>", "unsupported_type"),
        (bytes(range(256)) * 8, "unsupported_type"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read_document(data, file_name="the-paper.bin")
    assert raised.value.code == code
    assert "the-paper.bin" in str(raised.value)


@pytest.mark.parametrize("start", [b"", b"junk\n" * 100])
def test_a_pdf_is_known_by_its_mark_within_the_first_kilobyte(start: bytes) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read_document(start + b"%PDF-1.7 and no more", file_name="x.txt")
    assert raised.value.code == "damaged_file"


@given(
    st.text(
        st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cc"])
        | st.sampled_from("\t\n\r\f £"),
        min_size=1,
    )
)
def test_plain_text_is_taken_as_it_is(text: str) -> None:
    try:
        document = read_document(text.encode(), file_name="note.txt")
    except UnreadableDocument:
        return
    if document.media_type == "text/plain" and not text.startswith("\ufeff"):
        assert document.text == mask_personal_data(text)
        assert [document.text[page.start : page.end] for page in document.pages] == (
            document.text.split("\f")
        )


def test_white_space_tabs_and_blank_lines_stay() -> None:
    text = "\n  Title:\tA  grant \r\n\r\n\n\tof £5,000\f\n second page \n\n"
    document = read_document(text.encode(), file_name="note.txt")
    assert document.text == text
    assert [page.method for page in document.pages] == ["plain", "plain"]
    assert [page.number for page in document.pages] == [1, 2]
    assert document.page_at(document.text.index("second")).number == 2


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings_of_plain_text(encoding: str) -> None:
    text = "The grant – of £246,750 – was “accepted” for 2020/21.\n"
    assert read_document(text.encode(encoding), file_name="x").text == text
