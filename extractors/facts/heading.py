"""A decision's heading taken apart: its date, reference and title as one line prints them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..form import Template
from ..nlp.dates import find_dates
from ..nlp.financial_year_values import parse_financial_year
from ..nlp.references import find_references, normalise_reference
from ..records import ReferenceMention

_LISTED = re.compile(r"\s+ref:\s*(?P<number>\d{2,6})\b(?P<status>.*)$", re.IGNORECASE)
_PENDING = re.compile(r"\bfor determination\b|\bproposed\b|\bforthcoming\b", re.IGNORECASE)
_FILE_NOTE = re.compile(
    r"\s*(?:download pdf|view decision|\((?:application|pdf|word|docx?|xlsx?)\b[^)]*\)"
    r"|[-–(]?\s*(?:pdf icon )?pdf\s\(?\d+ ?[km]b\)?)$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"\s*[-–—:]\s+")
_BEFORE_DATE = re.compile(
    r"\s*(?:[-–—,:]|\()\s*(?:[a-z][a-z ]{0,40}\s(?:on|of)\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(
    r"(?:from )?\d{1,2}(?:st|nd|rd|th)?(?: [A-Z][a-z]{2,8})?"
)  # 8 May – 9 June
_SEPARATOR = re.compile(r"(?!-[^\s-]+-)(?:\s*[-–—:.|,]\s*|\s+(?=[A-Z0-9\"“‘'(£])|$)")
_DASH = r"[^\S\n]{0,4}[-–—/][^\S\n]{0,4}"
_NUMBER_AND_YEAR = re.compile(
    rf"\d{{1,5}}{_DASH}20\d\d(?:[-–/]\d\d)?(?!\d)|20\d\d{_DASH}\d{{1,6}}(?![\d/])"
)
_ANY_CODE = re.compile(r"(?=[A-Z/.-]*\d)(?=\d*[A-Z/.-]|\d{5})[A-Z0-9][A-Z0-9/.–-]{2,23}(?<![.–-])")
_FULL_STOP = re.compile(r"(?<!\bLtd)(?<!\bCo)(?<!\betc)(?<!\.[A-Za-z])\.$")
_LETTERED = re.compile(  # KD 5744 - Outturn, AHWB.033.2021 Grants
    r"[A-Z]{2,6} (?!(?:19|20)\d\d\b)\d{3,5}(?=\s[–—-]\s+\S)|[A-Z]{2,6}(?:\.\d{2,4}){2}(?=\s[A-Z])"
    r"|(?=.*\d{3})[A-Z]{2,8}(?:[/.][A-Z\d–-]{1,8}){2,4}$"
)
_COUNTED = re.compile(r"\d{2,4}(?=\s+[–—-]\s+[A-Z])|(?!19|20)\d{3}(?=$|\s\([A-Z]+\)$)")
_ANNEX = re.compile(r"(?:Appendix|Annex) [A-Z\d]{1,2}\s*[:–-]\s*", re.IGNORECASE)
_AGENDA_ITEM = re.compile(
    r"(?:agenda )?item (?:no\.? ?)?\d{1,3}(?:\.\d{1,2})?[a-z]?\s*[:.–—-]\s*(?=\S)"
    r"|agenda item:\s+(?=\S)|\d{1,3}:\s+(?=(?-i:[A-Z£\d]))",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"(?:record of (?:the )?decision|notice of decision|decision (?:record|notice|report|paper))"
    r"\s*(?::|[–—-]\s)\s*(?=\S)|\d{1,3} record of decision\s+(?=\S)"
    r"|(?:pcc |pfcc )?decision(?::|\s[–—-])\s+(?=(?-i:[A-Z£\d]))",
    re.IGNORECASE,
)
_TRAILING_REFERENCE = re.compile(r"\s*(?:[-–—|]|\()\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a heading prints; `title` is its place in the text.

    `on_is` tells what the heading's date is: the decision's, or the day a page was put up.
    `number` is the one under which a list of decisions keeps it, `pending`: nobody has decided yet.
    """

    reference: ReferenceMention | None = None
    title: tuple[int, int] | None = None
    on: date | None = None
    on_is: Literal["stated", "published"] = "stated"
    number: ReferenceMention | None = None
    pending: bool = False


@dataclass(slots=True, kw_only=True)
class _Rest:
    """What is left of a line while its parts are taken off both ends."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    def cut_head(self, length: int) -> None:
        self.start += length
        self.trim()

    def cut_tail(self, position: int) -> None:
        self.end = self.start + position
        self.trim()

    def trim(self) -> None:
        """Leaves white space and separators out at both ends; a full stop may end a sentence."""
        words = self.words
        self.start += len(words) - len(words.lstrip(" \t\xa0-–—:.|•*·,"))
        self.end = self.start + len(self.words.rstrip(" \t\xa0-–—:|•*·,"))


def read_heading(
    text: str, start: int, end: int, template: Template, known: str | None = None
) -> Heading:
    """The heading that a line prints; `known` is how a label prints the decision's reference.

    >>> from ..form.template import load_templates
    >>> generic = load_templates()["generic"]
    >>> def read(line):
    ...     found = read_heading(line, 0, len(line), generic)
    ...     title = line[slice(*found.title)] if found.title else None
    ...     return found.reference and found.reference.reference, title, str(found.on)
    >>> read("Decision Log 044/2020 – Community grants – October 2020")
    ('044/2020', 'Community grants – October 2020', 'None')
    >>> read("025/2014: Innovation bids 2015/16 – 30 December 2014")
    ('025/2014', 'Innovation bids 2015/16', '2014-12-30')
    >>> read("10/04/2024 - Award to a charity ref: 2660    Recommendations Approved")
    ('2660', 'Award to a charity', '2024-04-10')
    >>> read("60 – 2014"), read("2019 – 2020")
    (('60-2014', None, 'None'), (None, '2019 – 2020', 'None'))
    """
    rest = _Rest(text=text, start=start, end=end)
    rest.trim()
    listed = _LISTED.search(rest.words)
    number = None
    if listed:
        number = _mention(rest, listed["number"], *listed.span("number"))
        rest.cut_tail(listed.start())
        rest.cut_tail(len(_FULL_STOP.sub("", rest.words)))
    rest.cut_tail(_without_note(rest.words))
    day, day_is = _take_date(rest, template)
    reference = _take_reference(rest, template, known) or number or _take_trailing(rest, template)
    for before_title in (_ANNEX,) if reference else (_AGENDA_ITEM, _PAPER):
        if announced := before_title.match(rest.words):
            rest.cut_head(announced.end())
    has_letters = any(map(str.isalpha, rest.words))
    return Heading(
        reference=reference,
        title=(rest.start, rest.end) if rest.words and (has_letters or not reference) else None,
        on=day,
        on_is=day_is,
        number=number,
        pending=bool(listed and _PENDING.search(listed["status"])),
    )


def _without_note(words: str) -> int:
    note = _FILE_NOTE.search(words)
    return note.start() if note else len(words)


def _take_date(
    rest: _Rest, template: Template
) -> tuple[date | None, Literal["stated", "published"]]:
    """The date at either end; one alone, or in words at the front, is the day of the page."""
    words = rest.words
    dates = find_dates(words)
    if not dates:
        return None, "stated"
    first, last = dates[0], dates[-1]
    if first.text == words.strip(" .()"):
        rest.cut_tail(0)
        return first.date, "published"
    after = _AFTER_DATE.match(words, first.end)
    if after and first.start == 0:
        rest.cut_head(after.end())
        return first.date, "stated" if first.text[-5:-4] in "/." else "published"
    before = _BEFORE_DATE.search(words, 0, last.start)
    ends = words[last.end :].strip(" ).") == ""
    if ends and _DAY_AND_MONTH.fullmatch(words[: last.start].rstrip(" -–—")):
        return None, "stated"
    if ends and before and before.start():
        rest.cut_tail(before.start())
        return last.date, "stated"
    if ends and _ends_in_reference(words[: last.start], template):
        rest.cut_tail(last.start)
        return last.date, "stated"
    return None, "stated"


def _ends_in_reference(words: str, template: Template) -> bool:
    """Whether a title and a reference behind a dash stand before a date that nothing parts off."""
    return any(
        re.search(rf"\S\s[-–—]\s*(?:{style.pattern})\s*$", words) for style in template.references
    ) or any(
        words[mention.end :].isspace() and _TRAILING_REFERENCE.search(words, 0, mention.start)
        for mention in find_references(words)[-1:]
    )


def _take_reference(rest: _Rest, template: Template, known: str | None) -> ReferenceMention | None:
    """The reference that a heading begins with, past words such as "Decision log"."""
    prefix = template.title_prefix.match(rest.words)
    places = [prefix.end(), 0] if prefix else [0]
    for place in places:
        for length in _references_at(rest.words[place:], template, known, announced=place > 0):
            separated = _SEPARATOR.match(rest.words, place + length)
            if separated is None:
                continue
            mention = _mention(rest, rest.words[place : place + length], place, place + length)
            rest.cut_head(separated.end())
            return mention
    return None


def _references_at(
    words: str, template: Template, known: str | None, *, announced: bool
) -> Iterator[int]:
    """How long the reference is that words begin with, the publisher's own styles first.

    A year pair that words follow is the title's first word.
    """
    if known and words.startswith(known):
        yield len(known)
    for style in template.references:
        own = style.match(words)
        if own and (own.end() == len(words) or not parse_financial_year(own.group())):
            yield own.end()
    coded = next(iter(find_references(words[:60])), None)
    if coded and coded.start == 0:
        yield coded.end
    if lettered := _LETTERED.match(words):
        yield lettered.end()
    numbered = _NUMBER_AND_YEAR.match(words)
    if numbered and (announced or not parse_financial_year(numbered.group().replace(" ", ""))):
        yield numbered.end()
    if announced and (counted := _COUNTED.match(words)):
        yield counted.end()
    if announced and (code := _ANY_CODE.match(words)):
        yield code.end()


def _take_trailing(rest: _Rest, template: Template) -> ReferenceMention | None:
    """A reference that ends a heading behind a dash or in brackets."""
    words = rest.words
    for mention in reversed(find_references(words)):
        before = _TRAILING_REFERENCE.search(words, 0, mention.start)
        if before and before.start() and words[mention.end :].strip(" )") == "":
            found = _mention(rest, mention.text, mention.start, mention.end)
            rest.cut_tail(before.start())
            return found
    for style in template.references:
        own = re.search(rf"\s[-–—]\s*(?P<own>{style.pattern})$", words)
        if own and not parse_financial_year(own["own"]):
            found = _mention(rest, own["own"], *own.span("own"))
            rest.cut_tail(own.start())
            return found
    return None


def _mention(rest: _Rest, printed: str, start: int, end: int) -> ReferenceMention:
    return ReferenceMention(
        start=rest.start + start,
        end=rest.start + end,
        text=printed,
        reference=normalise_reference(printed),
    )
