"""Which of a decision's first lines can be its title, and which say nothing of it."""

import re
from collections.abc import Container, Mapping

from ..form import Form
from ..form.headings import plain_heading
from ..form.lines import Line
from ..knowledge.organisations import organisation_named
from ..nlp.financial_year_values import parse_financial_year
from ..records import NamedId
from .heading import Heading

_LONGEST_TITLE = 250
_ENDS_PROSE = re.compile(r"[.!?;:,]$")
_TWO_SENTENCES = re.compile(r"[a-z)][.!?]\s+[A-Z][^.]{25}")
_PARTS = re.compile(r"\s+[–—|-]\s+|\s*[|\t]\s*")
_COUNCIL = re.compile(
    r"(?:(?:[A-Z][\w'’.-]*|and|of|upon|on|in|the|with|&) ){1,7}(?:Council|Corporation)"
)
_ITEM = re.compile(r"\(?(?:\d|[a-z]{1,4}\W)")
_CLAUSE = re.compile(r"\d{1,2} (?:An?|The|That|To|Up|Approv\w*|Agree\w*|£)\b|£", re.IGNORECASE)
_PASSABLE = (
    "reference",
    "classification",
    "date_signed",
    "date_published",
    "title",
    "decision_maker",
)
_PUBLISHING_KINDS = ("commissioner", "policing_body", "gla_group", "combined_authority")


def is_passed_over(
    line: Line,
    form: Form,
    publisher: NamedId | None,
    values: Container[int],
    labels: Mapping[int, str],
) -> bool:
    """Whether a line above the title is furniture, a publisher's name, or a label of no matter."""
    name = labels.get(line.start) or labels.get(line.words_start)
    if name in _PASSABLE:
        return True
    if line.words_start in values or is_stationery(line.words, form, publisher):
        return True
    return form.template.is_table_head(line)


def is_stationery(words: str, form: Form, publisher: NamedId | None) -> bool:
    """Whether each part of a line is furniture or names whoever publishes."""
    return form.template.is_furniture(words) or all(
        form.template.is_furniture(part) or _names_publisher(part, publisher)
        for part in _PARTS.split(words.strip(" |"))
    )


def _names_publisher(words: str, publisher: NamedId | None) -> bool:
    body = organisation_named(words)
    if body is None:
        same = publisher is not None and words.casefold() == publisher.name.casefold()
        return same or (publisher is None and _COUNCIL.fullmatch(words) is not None)
    return body.kind in _PUBLISHING_KINDS or (publisher is not None and body.id == publisher.id)


def can_be_title(text: str, line: Line, heading: Heading, form: Form) -> bool:
    """Whether a line reads as a title: not a section's heading, an item of a list or prose."""
    if heading.title is None:
        return False
    words = text[slice(*heading.title)]
    if heading.number:
        return True
    plain = plain_heading(words)
    if _ITEM.match(line.marker) or plain in form.template.headings or plain in form.template.labels:
        return False
    leads_in = text[heading.title[1] : heading.title[1] + 1] == ":"
    return not leads_in and not _CLAUSE.match(words) and reads_as_title(words)


def reads_as_title(words: str) -> bool:
    """Whether words could be a title: short, begun with a capital, no sentence.

    >>> reads_as_title("Grants for 2023/24"), reads_as_title("A grant is awarded.")
    (True, False)
    """
    if len(words) > _LONGEST_TITLE or _ENDS_PROSE.search(words) or _TWO_SENTENCES.search(words):
        return False
    if words[0].islower():
        return False
    return any(map(str.isalpha, words)) or parse_financial_year(words) is not None
