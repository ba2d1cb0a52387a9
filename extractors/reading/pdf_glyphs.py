"""A glyph's letters and width; what fonts print under codes of their own."""

import unicodedata
from typing import Any, Final

from pdfminer.pdffont import PDFUnicodeNotDefined

UNMAPPED: Final = "\ufffd"
_BULLET: Final = "•"
_UNUSED_CODES: Final = frozenset({127, 129, 141, 143, 144, 157})
# The private codes under which Symbol and Wingdings print marks that matter.
_PRIVATE: Final = {
    0xF0FC: "✓", 0xF0FE: "☑", 0xF0FB: "✗", 0xF0FD: "☒", 0xF06F: "☐", 0xF0A8: "☐", 0xF071: "☐",
    0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF06E: "•", 0xF02D: "-", 0xF0AE: "→",
}  # fmt: skip


def glyph_of(font: Any, code: int) -> tuple[str, float]:
    """A code's text, empty for a space, and its width for a font of size one."""
    try:
        text = font.to_unichr(code)
    except (PDFUnicodeNotDefined, KeyError):
        # the codes that WinAnsi leaves unused print a bullet, says the PDF reference, annex D
        text = _BULLET if code in _UNUSED_CODES and not font.is_multibyte() else UNMAPPED
    return plain_letters(text), font.char_width(code)


def plain_letters(text: str) -> str:
    """A glyph's letters with ligatures expanded; spaces of every kind are the empty string.

    >>> plain_letters("ﬁ"), plain_letters("\\u00a0"), plain_letters("\\uf0b7")
    ('fi', '', '•')
    """
    if text.isascii():
        return text if text.isprintable() and text != " " else _control(text)
    if any("\ufb00" <= letter <= "\ufb06" for letter in text):
        text = unicodedata.normalize("NFKC", text)
    return "".join(map(_plain_letter, text))


def _control(text: str) -> str:
    return "".join(c if c.isprintable() else UNMAPPED for c in text if not c.isspace())


def _plain_letter(letter: str) -> str:
    if letter.isspace() or letter in "\u200b\u200c\u200d\u2060\ufeff":
        return ""
    category = unicodedata.category(letter)
    if category == "Co":
        return _PRIVATE.get(ord(letter), UNMAPPED)
    return UNMAPPED if category in ("Cc", "Cn", "Cs") else letter
