"""Masks telephone numbers, e-mail addresses and signatures, length for length."""

import re
from collections.abc import Iterator

from extractors.reading.signatures import find_signatures

MASK = "█"

# One white space at most may stand inside a number or an address, a line end included.
_GAP = r"[ \u00a0]?(?:\r?\n[ \u00a0]?)?"
_BETWEEN = rf"(?:{_GAP}[.\-–/]?{_GAP})"
_FREE_BEFORE = r"(?<![\w£$€.,/\-–])"
_FREE_AFTER = r"(?![\w%]|[,./\-–]\d)"
_EXTENSION = r"(?:[ \u00a0]{0,2},?[ \u00a0]?(?:ext(?:ension|n)?\.?|x)[ \u00a0]?\d{2,6}|/\d{3,6})?"

_UK_NUMBER = re.compile(
    rf"{_FREE_BEFORE}(?:(?:\+|00){_GAP}44{_BETWEEN}(?:\(0\){_BETWEEN})?\(?|\(0\){_GAP}|\(?0)"
    rf"[1-35789]\d(?:\)?{_BETWEEN}\d){{7,8}}{_EXTENSION}{_FREE_AFTER}",
    re.IGNORECASE,
)
_FOREIGN_NUMBER = re.compile(
    rf"(?<![\w£$€.,/])\+[1-9]\d{{0,2}}(?:[ \u00a0.\-(]{{1,2}}\d{{1,5}}\)?){{2,5}}{_FREE_AFTER}"
)
_LABELLED_NUMBER = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mob(?:ile)?|fax|ddi|direct (?:dial|line)|ext(?:ension|n)?)"
    r"(?:[ \u00a0]?(?:no|number|num)\b)?"
    r"(?:[ \u00a0]?[.:]{1,2}\s{0,3}(?=\(?\d(?:[ .\-()]{0,2}\d){3})"
    r"|[ \u00a0](?=\(?\d(?:[ .\-()]{0,2}\d){6}))"
    rf"(?P<number>\(?\d(?:[ \u00a0.\-()]{{0,2}}\d){{3,14}}{_EXTENSION}){_FREE_AFTER}",
    re.IGNORECASE,
)
_LETTERED_NUMBER = re.compile(
    rf"\b[TMFD]: ?(?P<number>\(?\d(?:[ \u00a0.\-()]{{0,2}}\d){{5,14}}){_FREE_AFTER}"
)

_LOCAL = r"[\w.+'\-]{1,64}"
_LABEL = r"[^\W_][\w\-]{0,62}"
_TOP_LEVEL = r"(?:uk|com|org|net|gov|police|nhs|info|ac|co|eu|london)"
_DOMAIN = (
    rf"(?:(?:{_LABEL}\.)+[a-z]{{2,24}}\b(?:\.\s{{1,2}}{_TOP_LEVEL}\b)?"
    rf"|(?:{_LABEL}\.)+\s{{1,2}}{_TOP_LEVEL}\b(?:\.[a-z]{{2,24}}\b)?"
    rf"|{_LABEL}\r?\n[\w\-]{{1,62}}(?:\.{_LABEL})*\.[a-z]{{2,24}}\b)"
)
_EMAIL = re.compile(
    rf"(?<![\w.+'\-])(?:{_LOCAL}[\-_]\r?\n)?{_LOCAL}\s{{0,3}}@\s{{0,3}}{_DOMAIN}", re.IGNORECASE
)
_AT_IN_WORDS = re.compile(r"[(\[{]\s?at\s?[)\]}]", re.IGNORECASE)
_EMAIL_IN_WORDS = re.compile(
    rf"(?<![\w.+'\-]){_LOCAL}\s?[(\[{{]\s?at\s?[)\]}}]\s?"
    rf"(?:{_DOMAIN}|{_LABEL}(?:\s?[(\[{{]\s?dot\s?[)\]}}]\s?{_LABEL})+)",
    re.IGNORECASE,
)


def mask_personal_data(text: str) -> str:
    """The same text with every personal character masked; nothing moves, line ends stay.

    >>> mask_personal_data("Call 020 7946 0123 about the £946,012 grant")
    'Call █████████████ about the £946,012 grant'
    >>> mask_personal_data("Signature: J Doe   Date: 11/01/2021")
    'Signature: █████   Date: 11/01/2021'
    """
    masked = list(text)
    for start, end in _find_personal_data(text):
        masked[start:end] = [letter if letter in "\r\n\f" else MASK for letter in text[start:end]]
    return "".join(masked)


def _find_personal_data(text: str) -> Iterator[tuple[int, int]]:
    yield from find_telephone_numbers(text)
    yield from find_email_addresses(text)
    yield from find_signatures(text)


def find_telephone_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Slices of UK numbers in every printed form, foreign ones with a plus, and labelled ones."""
    for match in _UK_NUMBER.finditer(text):
        if _grouped_like_a_number(match):
            yield match.span()
    for match in _FOREIGN_NUMBER.finditer(text):
        if sum(letter.isdigit() for letter in match[0]) >= 9:
            yield match.span()
    for labelled in (_LABELLED_NUMBER, _LETTERED_NUMBER):
        yield from (match.span("number") for match in labelled.finditer(text))


def _grouped_like_a_number(match: re.Match[str]) -> bool:
    """Dates and codes come in pairs of digits (01-04-2020 10); an area code has three or more."""
    printed = match[0]
    if not printed.startswith(("0", "(0")) or printed.startswith("00"):
        return True
    groups = re.findall(r"\d+", printed.removeprefix("(0)"))
    return len(groups[0]) >= 3 - printed.startswith("(0)") and len(groups) <= 5


def find_email_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Slices of addresses, also with "(at)" for the sign, or broken over a line end."""
    if "@" in text:
        yield from (match.span() for match in _EMAIL.finditer(text))
    if _AT_IN_WORDS.search(text):
        yield from (match.span() for match in _EMAIL_IN_WORDS.finditer(text))
