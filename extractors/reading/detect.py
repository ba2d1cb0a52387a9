"""What kind of document some bytes are, decided by content and never by name."""

import io
import re
import zipfile
from typing import Final

from extractors.reading.outcome import UnreadableDocument

PDF: Final = "application/pdf"
HTML: Final = "text/html"
PLAIN: Final = "text/plain"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OTHER_FORMATS = (
    (b"{\\rtf", "Rich Text"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a bitmap picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "PostScript"),
)
_OLE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_FILE = (b"PK\x03\x04", b"PK\x05\x06")
_HTML_ROOT = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:html|head|body|main|article|section|div|table|title|meta|h[1-6]|p|ul|ol|dl)"
    r"[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
# form feed separates pages; escape starts a terminal's colours
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4096


def detect_media_type(data: bytes, *, file_name: str) -> str:
    """The media type of readable bytes; raises `UnreadableDocument` for anything else.

    >>> detect_media_type(b"%PDF-1.7 ...", file_name="letter.doc")
    'application/pdf'
    >>> detect_media_type(b"<!DOCTYPE html><title>x</title>", file_name="page.pdf")
    'text/html'
    >>> detect_media_type("Grant of £5,000".encode(), file_name="note")
    'text/plain'
    """
    if not data:
        raise UnreadableDocument("empty_file", f"{file_name} is empty.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_ZIP_FILE):
        return _type_of_zip(data, file_name)
    if data.startswith(_OLE_FILE):
        raise _refused_ole(data, file_name)
    _refuse_other_formats(data, file_name)
    head = _decoded_head(data)
    if _is_html(head):
        return HTML
    if head.lstrip().startswith("<?xml"):
        raise UnreadableDocument("unsupported_type", f"{file_name} is an XML file.")
    return PLAIN


def _type_of_zip(data: bytes, file_name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise UnreadableDocument("damaged_file", f"{file_name} is a damaged archive.") from error
    if "word/document.xml" in names:
        return DOCX
    raise UnreadableDocument(
        "unsupported_type", f"{file_name} is an archive or an Office file other than Word."
    )


def _refused_ole(data: bytes, file_name: str) -> UnreadableDocument:
    """Old Office files and password-protected new ones share one container format."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument("encrypted", f"{file_name} is protected by a password.")
    return UnreadableDocument(
        "unsupported_type", f"{file_name} is an old Office file (such as .doc); save it as .docx."
    )


def _refuse_other_formats(data: bytes, file_name: str) -> None:
    for magic, name in _OTHER_FORMATS:
        if data.startswith(magic):
            raise UnreadableDocument("unsupported_type", f"{file_name} is {name}.")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise UnreadableDocument("unsupported_type", f"{file_name} is a WebP picture.")
    if not data.startswith(_BYTE_ORDER_MARKS) and _looks_binary(data[:_HEAD]):
        raise UnreadableDocument("unsupported_type", f"{file_name} is not a text document.")


def _looks_binary(head: bytes) -> bool:
    """More than one control character in a hundred, unless they are UTF-16's empty halves."""
    controls = len(_NOT_TEXT.findall(head))
    empty_halves = max(head[0::2].count(0), head[1::2].count(0))
    return controls > len(head) / 100 and empty_halves < len(head) * 0.4


def _decoded_head(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:_HEAD].decode("utf-16", errors="replace")
    return data[:_HEAD].decode("utf-8-sig", errors="replace")


def _is_html(head: str) -> bool:
    if _HTML_START.match(head):
        return True
    return head.lstrip().startswith("<") and _HTML_ROOT.search(head) is not None
