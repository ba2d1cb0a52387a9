"""Bodies the list knows, wherever one of their printed names stands for them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from ..knowledge.aliases import Alias, aliases_by_key
from ..knowledge.organisation_list import Organisation, organisations
from ..knowledge.organisations import council_for_place
from ..records import OrganisationMention
from .alias_rules import NEIGHBOURHOOD, Printed, body_of, forbids, holds
from .listed_phrases import ORGANISATIONS, Hit, phrase_hits
from .places import longest

Places = Sequence[tuple[int, int]]
BOROUGHS = re.compile(
    r"\bLondon Boroughs of "
    r"(?P<list>[A-Z][\w ]+?(?:, [A-Z][\w ]+?)*,? (?:and|&) [A-Z]\w+(?: [A-Z]\w+)?)"
)
LABEL_BEFORE = re.compile(r"(?:^|\n)[\s|•*-]*\Z")
LABEL_BEHIND = re.compile(r"[^\S\n]*\|?[^\S\n]*(?:\n\s*)?[£\d(-][£\d,.\s()|k%-]*")
"""A row's label stands alone on its line, figures behind it on the line or the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a printed name is taken for; without a mention, a part of what is no body's name."""

    start: int
    end: int
    alias: Alias
    mention: OrganisationMention | None


def find_listed(
    doc: Doc, publisher_id: str | None, cells: Places
) -> tuple[OrganisationMention, ...]:
    """Listed bodies in order of printing, the longest name at each place."""
    hits = phrase_hits(doc, ORGANISATIONS)
    plain = [hit for hit in hits if any(not alias.needs for alias in aliases_by_key()[hit.key])]
    certain = _readings(doc, plain, publisher_id, cells)
    named = {reading.mention.organisation_id for reading in certain if reading.mention}
    if publisher_id:
        named |= {body.id for body in organisations().values() if body.parent_id == publisher_id}
    found = longest(_readings(doc, hits, publisher_id, cells, frozenset(named)))
    return _without_lone_places(found, cells)


def find_boroughs(text: str) -> tuple[OrganisationMention, ...]:
    """Each council of a list: "the London Boroughs of Bexley, Lambeth and Sutton".

    >>> [body.organisation_id for body in find_boroughs("the London Boroughs of Brent and Sutton")]
    ['london-borough-of-brent', 'london-borough-of-sutton']
    """
    return tuple(
        _mention(organisations()[council.id], place[0], match.start("list") + place.start())
        for match in BOROUGHS.finditer(text)
        for place in re.finditer(r"(?!and )[A-Z](?:(?! and |,).)+", match["list"])
        if (council := council_for_place(place[0]))
    )


def _readings(
    doc: Doc,
    hits: Iterable[Hit],
    publisher_id: str | None,
    cells: Places,
    named: frozenset[str] = frozenset(),
) -> Iterator[Reading]:
    text = doc.text
    for hit in hits:
        printed = Printed(
            text=text[hit.start : hit.end],
            before=text[max(0, hit.start - NEIGHBOURHOOD) : hit.start],
            behind=text[hit.end : hit.end + NEIGHBOURHOOD],
            publisher_id=publisher_id,
            named=named,
            whole_cell=(hit.start, hit.end) in cells or _is_label(text, hit),
        )
        yield from _reading(hit, printed)


def _reading(hit: Hit, printed: Printed) -> Iterator[Reading]:
    """The first alias that holds; else a bar, where neighbours make it another thing's name."""
    same = aliases_by_key()[hit.key]
    held = next((alias for alias in same if holds(alias, printed)), None)
    body = body_of(held, printed) if held else None
    if held and body:
        mention = _mention(body, printed.text, hit.start)
        yield Reading(start=hit.start, end=hit.end, alias=held, mention=mention)
    elif any(forbids(alias, printed) for alias in same):
        yield Reading(start=hit.start, end=hit.end, alias=same[0], mention=None)


def _mention(body: Organisation, printed: str, start: int) -> OrganisationMention:
    return OrganisationMention(
        start=start,
        end=start + len(printed),
        text=printed,
        organisation_id=body.id,
        name=body.name,
        kind=body.kind,
        listed=True,
    )


def _is_label(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - NEIGHBOURHOOD) : hit.start]
    at_start = hit.start == len(before) or "\n" in before
    return bool(at_start and LABEL_BEFORE.search(before) and LABEL_BEHIND.match(text, hit.end))


def _without_lone_places(
    found: Iterable[Reading], cells: Places
) -> tuple[OrganisationMention, ...]:
    """A place means its council only in a column of names or in a table with several places."""
    readings = [reading for reading in found if reading.mention]
    places = {reading.mention for reading in readings if reading.alias.need("in_table")}
    several = len({place.organisation_id for place in places if place}) > 1
    return tuple(
        reading.mention
        for reading in readings
        if reading.mention
        and (several or reading.mention not in places or (reading.start, reading.end) in cells)
    )
