"""Finds the bodies a document names: listed ones, and by shape or place those no list knows."""

import re
from collections.abc import Collection, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ..knowledge.aliases import aliases_by_key
from ..knowledge.naming import fold
from ..knowledge.organisation_list import Organisation, organisations
from ..knowledge.organisations import council_for_place, name_recipient
from ..records import OrganisationMention
from .given_text import given_text
from .listed_organisations import find_initials, find_listed, find_own_name
from .listed_phrases import COMPONENT
from .name_bounds import ends_a_name
from .organisation_boroughs import find_boroughs
from .organisation_cells import name_cells
from .organisation_shapes import shapes
from .places import longest
from .unlisted_organisations import find_longer_names, find_unlisted

WITH_PURPOSE = re.compile(r"(?P<name>[^\n]+?)(?:\s[-–—]|,)\s[^\n]+")
WITH_NOTE = re.compile(r"(?P<name>[^\n()]+?)(?:\s\([a-z\d][^\n()]*\)|,\s[a-z\d][^\n]*)")
"""As in "Elm Advice (two posts)" or "Elm Advice, two posts"."""
ENDS_IN_SHORT_FORM = re.compile(r"(?P<name>.+?)\s*\((?P<short>[A-Z]{2,6})\)", re.DOTALL)


def add_rulers(nlp: Language) -> None:
    """Add the component that marks listed bodies, themes and priorities in one pass."""
    nlp.add_pipe(COMPONENT)


def find_organisations(doc: Doc, publisher_id: str | None) -> tuple[OrganisationMention, ...]:
    """The named bodies of a document, in order of printing and free of overlaps.

    A listed name wins over a shape, except a longer name that it begins ("Atos Holding UK1 Ltd"),
    and a whole cell over what stands in it. The document's tables and the publisher's name are
    taken from `doc.user_data`, where the pipeline leaves them.
    """
    text = given_text(doc)
    cells = name_cells(text, doc.user_data.get("tables", ()))
    publisher = _publisher(publisher_id, doc.user_data.get("publisher_name"))
    by_list = (*find_listed(doc, publisher, cells), *find_boroughs(text))
    of_publisher = (*find_initials(text, publisher), *find_own_name(text, publisher))
    listed = (*by_list, *longest(of_publisher, by_list))
    from_cells = tuple(_from_cells(text, cells, {(body.start, body.end) for body in listed}))
    longer_names = find_longer_names(text, listed)
    named = longest((*from_cells, *longer_names, *listed))
    found = (*named, *find_unlisted(text, named))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _publisher(publisher_id: str | None, name: str | None) -> Organisation | None:
    """The publishing body: listed, or under the name that it was given."""
    if publisher_id is None:
        return None
    name = name or publisher_id
    made = Organisation(id=publisher_id, name=name, kind=shapes().kind_of(name))
    return organisations().get(publisher_id, made)


def organisation_from_cell(text: str) -> OrganisationMention | None:
    """The body that a table cell names whole; places are those within the cell.

    >>> organisation_from_cell(" Home Start  Birmingham ").name
    'Home Start Birmingham'
    >>> organisation_from_cell("Slough").name
    'Slough Borough Council'
    >>> organisation_from_cell("£ 3,000.00") is None
    True
    """
    return _from_cell(text, 0, len(text))


def _from_cells(
    text: str, cells: Iterable[tuple[int, int]], listed: Collection[tuple[int, int]]
) -> Iterator[OrganisationMention]:
    """The bodies of cells, but for those found as listed and offices that name none: "PCC"."""
    for start, end in cells:
        body = _from_cell(text, start, end)
        if body and (start, end) not in listed and (body.listed or not _is_office(body.text)):
            yield body


def _is_office(printed: str) -> bool:
    """Whether a cell holds a word for an office or a kind of body, whichever it be here."""
    return printed in shapes().never or fold(printed) in aliases_by_key()


def _without_short_form(printed: str) -> str:
    """A cell's name without the short form that it defines: "Maple Advice Project (MAP)"."""
    match = ENDS_IN_SHORT_FORM.fullmatch(printed)
    if not match:
        return printed
    initials = "".join(word[0] for word in match["name"].split()).upper()
    return match["name"] if _is_in_order(match["short"].upper(), initials) else printed


def _without_purpose(printed: str) -> str:
    """A cell's body without a note on it or what it is paid for: "Elm Rowing Club – pontoon".

    >>> _without_purpose("Elm Rowing Club – pontoon"), _without_purpose("Elm – Vale Choir")
    ('Elm Rowing Club', 'Elm – Vale Choir')
    >>> _without_purpose("Elm Rowing (new oars)"), _without_purpose("Elm Rowing, two oars")
    ('Elm Rowing', 'Elm Rowing')
    """
    if noted := WITH_NOTE.fullmatch(printed):
        return noted["name"]
    match = WITH_PURPOSE.fullmatch(printed)
    return match["name"] if match and ends_a_name(match["name"]) else printed


def _is_in_order(short: str, initials: str) -> bool:
    """Whether letters stand in this order among a name's initials, an "and" let by."""
    rest = iter(initials)
    return all(letter in rest for letter in short)


def _from_cell(text: str, start: int, end: int) -> OrganisationMention | None:
    printed = _without_short_form(_without_purpose(text[start:end].strip()))
    body = council_for_place(printed) or name_recipient(shapes().spelled_out(printed))
    if body is None or not printed[0].isalnum() or printed.islower():
        return None
    known = organisations().get(body.id)
    begin = text.index(printed, start)
    return OrganisationMention(
        start=begin,
        end=begin + len(printed),
        text=printed,
        organisation_id=body.id,
        name=body.name,
        kind=known.kind if known else shapes().kind_of(body.name),
        listed=known is not None,
    )
