"""Judges whether a page's text layer is its text, or a picture needs text recognition."""

from typing import Final

from extractors.reading.pdf_glyphs import UNMAPPED
from extractors.reading.pdf_marks import PageMarks

_FEW_LETTERS: Final = 100
_MOST_UNMAPPED: Final = 0.15
_LEAST_PICTURE: Final = 0.3
_LEAST_DRAWN_PLACES: Final = 60
_TITLE_SIZE: Final = 18.0
_SHORTEST_TITLE: Final = 10
_VOWELS: Final = frozenset("aeiouyAEIOUY")
_LEAST_VOWELS: Final = 0.2
_ENOUGH_LETTERS: Final = 200


def needs_ocr(page: PageMarks) -> bool:
    """A picture or outlines with few letters on them, or letters that make no sense.

    A page that is blank, or says little and shows nothing else, needs no recognition.
    """
    text = "".join(fragment.text for fragment in page.all_fragments())
    if len(text) < _FEW_LETTERS and _is_pictorial(page) and not _has_title(page):
        return True
    return bool(text) and _is_garbled(text)


def _is_pictorial(page: PageMarks) -> bool:
    area = max(page.width * page.height, 1.0)
    return page.picture_area >= area * _LEAST_PICTURE or len(page.drawn_in) >= _LEAST_DRAWN_PLACES


def _has_title(page: PageMarks) -> bool:
    """Words in large type are the title on a report's cover, no stray letters on a scan."""
    large = (f.text for f in page.all_fragments() if f.size >= _TITLE_SIZE)
    return len("".join(large)) >= _SHORTEST_TITLE


def _is_garbled(text: str) -> bool:
    """Codes without letters, or letters under the wrong codes: those spell hardly a vowel."""
    unmapped = text.count(UNMAPPED) + 8 * text.count("(cid:")
    if unmapped > len(text) * _MOST_UNMAPPED:
        return True
    letters = [letter for letter in text if letter.isalpha()]
    if len(text) < _ENOUGH_LETTERS or not letters:
        return False
    return sum(map(_VOWELS.__contains__, letters)) < len(letters) * _LEAST_VOWELS
