"""Lines that only say what a paper is, who issues it or who sat: never what was decided."""

import re
from calendar import day_name, month_abbr, month_name
from functools import cache

from ..form import Form, Template
from ..knowledge.organisations import organisation_named
from ..nlp.dates import find_dates
from ..records import NamedId

_PARTS = re.compile(r"\s+[–—|-]\s+|\s*[|\t]\s*")
_WORDS = re.compile(r"[^\W\d_]+")
_CODE = re.compile(
    r"\b[A-Z]{2,6}[ /.-](?:[A-Z]{1,4}[/.-])?(?!(?:19|20)\d\d\b)(?=(?:\D*\d){3})\d[\d /.–-]*$"
)
_COUNCIL = re.compile(
    r"(?:(?:[A-Z][\w'’.-]*|and|of|upon|on|in|the|with|&) ){1,7}(?:Council|Corporation)"
)
_PUBLISHING_KINDS = ("commissioner", "policing_body", "gla_group", "combined_authority")
_CLOCK = re.compile(r"\b(?:at )?\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|noon|hrs)\b", re.IGNORECASE)
_SAT = re.compile(
    r"(?:(?!(?:for|to|with|from|by|on|at|from) )[\w'’&,-]+ ){0,7}"
    r"(?:Committee|Board|Council|Cabinet|Panel)(?: Meeting| decisions)?(?: \([A-Z]{2,8}\))?",
    re.IGNORECASE,
)
_PAPER_OF_A_SITTING = re.compile(
    r"(?:Report|Paper|Agenda|Meeting|(?:Agenda )?Item)(?: No\.?)?[\s\d/.]*", re.I
)
_MINUTES = re.compile(
    r"(?:draft |approved |unapproved |confirmed |unconfirmed )*"
    r"minutes(?: (?:of|for)\b|\s*(?:[-–,:]|$))"
    r"|(?:\w+ )?(?:(?:extra ?)?ordinary|annual) (?:general |council )?(?:meeting )?minutes\b"
    r"|[^\n]{0,60} [-–] minutes [-–] \d",
    re.IGNORECASE,
)


def is_stationery(words: str, form: Form, publisher: NamedId | None) -> bool:
    """Whether each part of a line is furniture or names whoever publishes."""
    return form.template.is_furniture(words) or all(
        form.template.is_furniture(part) or _names_publisher(part, publisher)
        for part in _PARTS.split(words.strip(" |"))
    )


def says_what_it_is(words: str, template: Template, publisher: NamedId | None) -> bool:
    """Whether a line has no word but a reference and what papers and publishers call themselves.

    >>> from ..form.template import load_templates
    >>> generic = load_templates()["generic"]
    >>> [says_what_it_is(line, generic, None) for line in (
    ...     "Single member decision", "Decision 07 2019", "Record XD 004 18", "Decision on radios")]
    [True, True, True, False]
    """
    own = set(_WORDS.findall(publisher.name.casefold())) if publisher else set()
    known = template.stationery_words | _calendar() | own
    return all(word in known for word in _WORDS.findall(_CODE.sub("", words).casefold()))


def names_a_sitting(words: str) -> bool:
    """Whether a line names a body that meets, with the day or the paper, and nothing else.

    >>> [names_a_sitting(line) for line in (
    ...     "Full Council – Tuesday 14 October 2025", "Resources Committee, 16 May 2022 10.15 am",
    ...     "Grant to the Youth Board", "Community Board – Grants May 2022")]
    [True, True, False, False]
    """
    for mention in find_dates(words):
        words = words.replace(mention.text, "")
    parts = [part.strip(" ,–—-") for part in _PARTS.split(_CLOCK.sub("", words))]
    others = [part for part in parts if part and not _SAT.fullmatch(part)]
    smaller = [piece.strip() for part in others for piece in part.split(",")]
    return any(map(_SAT.fullmatch, [*parts, *smaller])) and all(
        _SAT.fullmatch(piece)
        or piece.capitalize() in day_name
        or _PAPER_OF_A_SITTING.fullmatch(piece)
        for piece in smaller
    )


def opens_minutes(words: str) -> bool:
    """Whether a line is the heading of minutes, which record many items under no title.

    >>> opens_minutes("Draft minutes, 3 May 2024"), opens_minutes("Grants Committee – Minutes")
    (True, False)
    """
    return _MINUTES.match(words) is not None


@cache
def _calendar() -> frozenset[str]:
    return frozenset(name.casefold() for name in (*day_name, *month_name, *month_abbr))


def _names_publisher(words: str, publisher: NamedId | None) -> bool:
    body = organisation_named(words)
    if body is None:
        same = publisher is not None and words.casefold() == publisher.name.casefold()
        return same or (publisher is None and _COUNCIL.fullmatch(words) is not None)
    return body.kind in _PUBLISHING_KINDS or (publisher is not None and body.id == publisher.id)
