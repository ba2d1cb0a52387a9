"""Bodies the list knows, wherever one of their printed names stands for them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from ..knowledge.aliases import Alias, aliases_by_key
from ..knowledge.organisation_list import organisations
from ..records import OrganisationMention
from .alias_rules import NEIGHBOURHOOD, Printed, body_of, holds
from .listed_phrases import ORGANISATIONS, Hit, phrase_hits
from .places import longest

Places = Sequence[tuple[int, int]]
LABEL_BEFORE = re.compile(r"(?:^|\n)[\s|•*-]*\Z")
LABEL_BEHIND = re.compile(r"[^\S\n]*\|?[^\S\n]*(?:\n\s*)?[£\d(-][£\d,.\s()|k%-]*")
"""A row's label stands alone on its line, figures behind it on the line or the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A mention and the alias that made it one."""

    mention: OrganisationMention
    alias: Alias

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


def find_listed(
    doc: Doc, publisher_id: str | None, cells: Places
) -> tuple[OrganisationMention, ...]:
    """Listed bodies in order of printing, the longest name at each place."""
    hits = phrase_hits(doc, ORGANISATIONS)
    plain = [hit for hit in hits if any(not alias.needs for alias in aliases_by_key()[hit.key])]
    named = {each.mention.organisation_id for each in _readings(doc, plain, publisher_id, cells)}
    named |= {body.id for body in organisations().values() if body.parent_id == publisher_id}
    found = longest(_readings(doc, hits, publisher_id, cells, frozenset(named)))
    return _without_lone_places(found, cells)


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
        readings = (_reading(alias, hit, printed) for alias in aliases_by_key()[hit.key])
        yield from [reading for reading in readings if reading][:1]


def _reading(alias: Alias, hit: Hit, printed: Printed) -> Reading | None:
    body = body_of(alias, printed)
    if body is None or not holds(alias, printed):
        return None
    mention = OrganisationMention(
        start=hit.start,
        end=hit.end,
        text=printed.text,
        organisation_id=body.id,
        name=body.name,
        kind=body.kind,
        listed=True,
    )
    return Reading(mention=mention, alias=alias)


def _is_label(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - NEIGHBOURHOOD) : hit.start]
    at_start = hit.start == len(before) or "\n" in before
    return bool(at_start and LABEL_BEFORE.search(before) and LABEL_BEHIND.match(text, hit.end))


def _without_lone_places(
    found: Iterable[Reading], cells: Places
) -> tuple[OrganisationMention, ...]:
    """A place means its council only in a column of names or in a table with several places."""
    readings = tuple(found)
    places = {each.mention.organisation_id for each in readings if each.alias.need("in_table")}
    return tuple(
        each.mention
        for each in readings
        if len(places) > 1 or not each.alias.need("in_table") or (each.start, each.end) in cells
    )
