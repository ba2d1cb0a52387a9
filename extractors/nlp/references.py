"""References of decisions, in every publisher's style."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ..knowledge.loader import read_rows
from ..records import ReferenceMention
from .financial_year_values import parse_financial_year
from .places import first_come
from .word_patterns import word_pattern

_NUMBER = r"(?:number|no\b\.?|num\b\.?|code|id\b)"
_REFERENCE = rf"ref(?:erence)?\b\.?(?:\s+{_NUMBER})?"
_PAPERS = ("decision", "report", "record", "notice", "log", "paper")
_PAPER = f"(?:{'|'.join(_PAPERS)})"
_STRONG_CUE = word_pattern(
    *(rf"{paper}(?:\s+{_PAPER})?\s+(?:{_REFERENCE}|{_NUMBER})\s*[:#–-]?\s*" for paper in _PAPERS),
    rf"{_REFERENCE}\s*[:#]\s*",
    rf"reference\s+{_NUMBER}\s*",
)
_WEAK_CUE = word_pattern(*(rf"{paper}(?:\s+{_PAPER})?\s+[–-]?\s*" for paper in _PAPERS))
_ANOTHER_MATTER = re.compile(
    r"\b(?:company|charity|contract|order|invoice|crime|case|tender|procurement|planning|grant|"
    r"application|vat|account|minute|registration|registered|customer|job|supplier|lot)\s+\Z",
    re.IGNORECASE,
)
_WITH_A_YEAR = re.compile(
    r"(?:[0-9]{1,5}\s?[-–/]\s?20[0-9]{2}(?:[-–/_][0-9]{2})?|20[0-9]{2}\s?[-–/]\s?[0-9]{1,7}"
    r"|[0-9]{3}[-–/][0-9]{2}|[A-Z]{2,8}(?:[./-][A-Z]{1,4})?(?:[./-][0-9]{2,4}){1,2})(?![0-9A-Za-z/])"
)
_AT_LINE_START = re.compile(  # before an entry's title: 63 – 2014, 24/2025-26, 015 2022 –
    r"^[^\S\n]*(?P<reference>(?P<number>(?!(?:19|20)[0-9]{2})[0-9]{1,4})"
    r"(?P<gap>[^\S\n]*[-–/][^\S\n]*)20[0-9]{2}"
    r"(?:[-–/_][0-9]{2})?|[0-9]{3}[^\S\n]20[0-9]{2}(?=\s[-–])"
    r"|20[0-9]{2}[-–/][0-9]{5,7}(?=\s))"
    r"[^\S\n]*(?:$|[:–-]|(?=[^\S\n][A-Z]))",
    re.MULTILINE,
)
_TITLE_BEHIND = re.compile(r"\s*[:–-]\s+[A-Z]")
_ONE_MORE = re.compile(
    r"\s*(?:[,;&]|,?\s+and\s)\s*(?P<number>[0-9]{3,4})(?![0-9A-Za-z%]|,\s?[0-9]{3}(?![0-9])|[./-][0-9])"
)
_LIKE_A_YEAR = re.compile(r"(?:199|20[0-4])[0-9]")
_LETTERS_AND_NUMBER = re.compile(r"([A-Z]+)s?\s?[0-9]{2,4}")
_ONE_NUMBERING = ("PCD", "DMPCD", "DMPC")


def find_references(text: str) -> tuple[ReferenceMention, ...]:
    """References of decisions; bare numbers only after words such as "Decision number:".

    >>> [r.reference for r in find_references("DMPC Decision – PCD 907; see PCD 890 and 1561")]
    ['PCD 907', 'PCD 890', 'PCD 1561']
    >>> [r.reference for r in find_references("Report reference number:\\n129 – 23")]
    ['129-23']
    >>> find_references("company registration number: 12634357, 129-23 pages, phone 07700 900123")
    ()
    """
    found = [*_coded(text), *_cued(text), *_at_line_starts(text)]
    return tuple(first_come(sorted(found, key=lambda m: (m.start, -m.end))))


def normalise_reference(printed: str) -> str:
    """A reference with one space after its letters and none around a dash or slash.

    >>> [normalise_reference(r) for r in ("PCD697", "129 – 23", "CEOD 35 - 2024", "MD2265")]
    ['PCD 697', '129-23', 'CEOD 35-2024', 'MD 2265']
    >>> [normalise_reference(r) for r in ("WPCC3-0089", "DMPCD 2013-96", "pcd-1235", "PCC.D.037")]
    ['WPCC3-0089', 'DMPCD 2013-96', 'PCD 1235', 'PCC.D.037']
    """
    tidy = re.sub(r"[‐-―−]", "-", " ".join(printed.split())).strip(" .,;:-").upper()
    tidy = tidy.replace(")", "")  # "Mayoral Decision (MD) 3380"
    tidy = re.sub(r"^([A-Z]+)S? NO\.? ?", r"\1 ", tidy)
    tidy = re.sub(r" ?([-/.]) ?", r"\1", tidy)
    if re.match(r"[A-Z]+[0-9]-[0-9]{3}|WPCC[0-9]", tidy):
        return tidy  # WPCC3-0089: the digit belongs to the letters
    series = "|".join(_letter_series())
    tidy = re.sub(rf"^({series})S?[ -]?(?=[0-9])", r"\1 ", tidy)
    return re.sub(r"^([A-Z]{2,6})(?=[0-9])", r"\1 ", tidy)


def same_decision(one: str, other: str) -> bool:
    """Whether two references name one decision: DMPCD 453 and DMPC 453 are PCD 453.

    >>> same_decision("DMPCD 453", "PCD453"), same_decision("DMPCD 2013/96", "PCD 2013")
    (True, False)
    """
    return _numbering(one) == _numbering(other)


def _numbering(reference: str) -> str:
    letters, _, number = normalise_reference(reference).partition(" ")
    return (
        f"PCD {number}"
        if letters in _ONE_NUMBERING and number.isdecimal()
        else f"{letters} {number}"
    )


@cache
def _letter_series() -> tuple[str, ...]:
    named = [row["normalised"].split(" ") for row in read_rows("reference_series")]
    return tuple(sorted({parts[0] for parts in named if len(parts) > 1 and parts[0].isalpha()}))


@cache
def _pattern(needs_cue: str) -> re.Pattern[str]:
    rows: list[Mapping[str, str]] = [
        row for row in read_rows("reference_series") if row["needs_cue"] == needs_cue
    ]
    joined = "|".join(f"(?:{row['pattern']})" for row in rows)
    return re.compile(rf"(?:{joined})(?![0-9A-Za-z]|[-/][0-9]|\.[0-9])")


def _coded(text: str) -> Iterator[ReferenceMention]:
    """Codes that speak for themselves, and the bare numbers that continue their series."""
    for match in _pattern("no").finditer(text):
        if text[match.start() - 1 : match.start()].isalnum():
            continue
        yield _mention(text, *match.span())
        series = _LETTERS_AND_NUMBER.fullmatch(match.group())
        if series:
            yield from _continued(text, match.end(), series[1])


def _continued(text: str, end: int, series: str) -> Iterator[ReferenceMention]:
    while (more := _ONE_MORE.match(text, end)) and not _LIKE_A_YEAR.fullmatch(more["number"]):
        start, end = more.span("number")
        yield _mention(text, start, end, f"{series} {more['number']}")


def _cued(text: str) -> Iterator[ReferenceMention]:
    """Numbers and unknown codes, right after words that announce a decision's reference."""
    for cue in _STRONG_CUE.finditer(text):
        if not _ANOTHER_MATTER.search(text, max(0, cue.start() - 20), cue.start()):
            match = _pattern("yes").match(text, cue.end())
            if match and not _is_a_year_in_words(text, match):
                yield _mention(text, *match.span())
    for cue in _WEAK_CUE.finditer(text):
        match = _WITH_A_YEAR.match(text, cue.end())
        if match and not parse_financial_year(match.group()):
            yield _mention(text, *match.span())


def _is_a_year_in_words(text: str, match: re.Match[str]) -> bool:
    """Whether a number after a label left empty is the year that the title below begins with."""
    words_follow = re.compile(r"[^\S\n]+[A-Za-z]").match(text, match.end())
    return bool(words_follow and parse_financial_year(match.group()))


def _at_line_starts(text: str) -> Iterator[ReferenceMention]:
    """Numbers that open an entry; 04/2021 may be a month, 2020-2021 is not of this form."""
    for match in _AT_LINE_START.finditer(text):
        number, gap = match["number"], match["gap"]
        a_month = number and len(number) == 2 and int(number) <= 12 and gap == "/"
        a_title = match.start() == 0 and _TITLE_BEHIND.match(text, match.end("reference"))
        if a_title or not (a_month and len(match["reference"]) == 7):
            yield _mention(text, *match.span("reference"))


def _mention(text: str, start: int, end: int, reference: str | None = None) -> ReferenceMention:
    printed = text[start:end]
    return ReferenceMention(
        start=start,
        end=end,
        text=printed,
        reference=reference or normalise_reference(printed),
    )
