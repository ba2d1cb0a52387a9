"""Plain text, taken as it is: only the encoding has to be found out."""

import codecs

from charset_normalizer import from_bytes

from extractors.reading.outcome import PageText, Reading

_MARKED_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_plain(data: bytes) -> Reading:
    """The text with every white space kept; a form feed parts two pages."""
    pages = decode_text(data).split("\f")
    return Reading(pages=tuple(PageText(text=page, method="plain") for page in pages))


def decode_text(data: bytes) -> str:
    """Text of unknown encoding: its byte order mark, UTF-8, what Windows writes, then a guess.

    >>> decode_text("£5,000".encode("utf-8")), decode_text("£5,000 – paid".encode("cp1252"))
    ('£5,000', '£5,000 – paid')
    >>> decode_text("£5,000".encode("utf-16-le"))
    '£5,000'
    """
    for mark, encoding in _MARKED_ENCODINGS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in (_unmarked_utf16(data), "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _guessed(data)


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark shows as a zero in every other byte of English text."""
    head = data[:2048]
    if head[1::2].count(0) > len(head) * 0.2:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) * 0.2 else "utf-8"


def _guessed(data: bytes) -> str:
    best = from_bytes(data).best()
    return str(best) if best is not None else data.decode("cp1252", errors="replace")
