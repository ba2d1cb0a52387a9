"""Bodies the list knows, wherever one of their printed names stands for them."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from ..knowledge.aliases import Alias, aliases_by_key
from ..knowledge.organisation_list import Organisation, organisations
from ..records import OrganisationMention
from .alias_rules import NEIGHBOURHOOD, WORD, Printed, body_of, forbids, holds
from .given_text import given_text
from .listed_phrases import ORGANISATIONS, Hit, phrase_hits
from .name_bounds import LONG_LINE
from .places import longest

Places = Collection[tuple[int, int]]
LABEL_BEFORE = re.compile(r"(?:^|\n)[\s|•*-]*\Z")
LABEL_BEHIND = re.compile(r"[^\S\n]*\|?[^\S\n]*(?:\n\s*)?[£\d(-][£\d,.\s()|k%-]*")
"""A row's label stands alone on its line, figures behind it on the line or the next."""
CALLED_BY_INITIALS = frozenset({"local_authority", "combined_authority"})
SHORT = 2
"""Initials as short as this may stand for another thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a printed name is taken for; without a mention, a part of what is no body's name."""

    start: int
    end: int
    alias: Alias
    mention: OrganisationMention | None


def find_listed(
    doc: Doc, publisher: Organisation | None, cells: Places
) -> tuple[OrganisationMention, ...]:
    """Listed bodies in order of printing, the longest name at each place."""
    cells, hits = frozenset(cells), phrase_hits(doc, ORGANISATIONS)
    plain = [hit for hit in hits if any(not alias.needs for alias in aliases_by_key()[hit.key])]
    certain = _readings(doc, plain, publisher, cells)
    named = {reading.mention.organisation_id for reading in certain if reading.mention}
    if publisher:
        named |= {body.id for body in organisations().values() if body.parent_id == publisher.id}
    found = longest(_readings(doc, hits, publisher, cells, frozenset(named)))
    return _without_lone_places(found, cells)


def find_initials(text: str, publisher: Organisation | None) -> Iterator[OrganisationMention]:
    """Where a council calls itself by its initials: "KCC" in a paper of Kent County Council.

    >>> kent = Organisation(id="kcc", name="Kent County Council", kind="local_authority")
    >>> [body.text for body in find_initials("Paid by KCC.", kent)]
    ['KCC']
    """
    if publisher is None or publisher.kind not in CALLED_BY_INITIALS:
        return
    initials = "".join(word[0] for word in WORD.findall(publisher.name) if word[0].isupper())
    if len(initials) > SHORT:
        for match in re.finditer(rf"(?<![\w/-]){initials}(?![\w/]|-\d)", text):
            yield listed_mention(publisher, initials, match.start())


def find_own_name(text: str, publisher: Organisation | None) -> Iterator[OrganisationMention]:
    """Where a publisher that no list knows prints its name in capitals, as over its minutes.

    >>> elm = Organisation(id="x-elm", name="Elm Town Council", kind="local_authority")
    >>> [body.name for body in find_own_name("ELM TOWN COUNCIL, May", elm)]
    ['Elm Town Council']
    """
    if publisher is None or publisher.id in organisations() or " " not in publisher.name:
        return
    words = r"\s+".join(map(re.escape, publisher.name.upper().split()))
    for match in re.finditer(rf"(?<![\w/-]){words}(?![\w/-])", text):
        yield listed_mention(publisher, match[0], match.start())


def _readings(
    doc: Doc,
    hits: Iterable[Hit],
    publisher: Organisation | None,
    cells: Places,
    named: frozenset[str] = frozenset(),
) -> Iterator[Reading]:
    text = given_text(doc)
    for hit in hits:
        if _is_of_two_lines(text, hit):
            continue
        printed = Printed(
            text=text[hit.start : hit.end],
            before=text[max(0, hit.start - NEIGHBOURHOOD) : hit.start],
            behind=text[hit.end : hit.end + NEIGHBOURHOOD],
            publisher=publisher,
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
        mention = listed_mention(body, printed.text, hit.start)
        yield Reading(start=hit.start, end=hit.end, alias=held, mention=mention)
    elif any(forbids(alias, printed) for alias in same):
        yield Reading(start=hit.start, end=hit.end, alias=same[0], mention=None)


def listed_mention(body: Organisation, printed: str, start: int) -> OrganisationMention:
    return OrganisationMention(
        start=start,
        end=start + len(printed),
        text=printed,
        organisation_id=body.id,
        name=body.name,
        kind=body.kind,
        listed=body.id in organisations(),
    )


def _is_of_two_lines(text: str, hit: Hit) -> bool:
    """Whether one line ends within a hit and the next goes on behind it: "PCC / Norfolk Arts"."""
    within = text[hit.start : hit.end]
    if "\n" not in within:
        return False
    line = text[text.rfind("\n", 0, hit.start) + 1 : hit.start + within.index("\n")]
    goes_on = re.match(r" [A-Z]", text[hit.end : hit.end + 2])
    return len(line) < LONG_LINE and goes_on is not None


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
