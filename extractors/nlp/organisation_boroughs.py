"""Bodies named by their places alone: "the London Boroughs of Bexley, Lambeth and Sutton"."""

import re
from collections.abc import Iterator
from functools import cache
from re import Pattern

from ..knowledge.organisation_list import organisations
from ..knowledge.organisations import council_for_place, organisation_named
from ..records import OrganisationMention
from .listed_organisations import listed_mention

MOST = 45
"""No list of places is longer, so that none that repeats itself without end costs too much."""
REST = r"[\w-]{1,40}(?: (?:and |upon |& )?[A-Z][\w-]{1,40}){0,2}?"
PLACE = rf"[A-Z]{REST}"
FIRST = rf"[A-Z](?<!\w.){REST}"
"""A place at a word's beginning, with a plain class first, to which the regex engine skips."""
NOTED = r"(?: \([^()\n]{1,30}\))?"
LIST = rf"(?P<list>{FIRST}(?:, {PLACE}){{0,{MOST}}},? (?:and|&) {PLACE}(?![\w-]))"
COUNCILS = r"(?:(?:London |Borough |District |City |County )?[Cc]ouncils|(?:London )?[Bb]oroughs)"
OTHERS = r"(?:unitaries|councils|boroughs|districts|authorities)"
POLICE = (
    re.compile(
        rf"{LIST} (?:(?P<offices>O?PF?CCs|(?:Police(?:, Fire)? and Crime )?Commissioners)"
        r"|(?P<forces>Police [Ff]orces|Police\b(?! (?:and|&) )|Constabularies|[Ff]orces))\b"
    ),
    re.compile(
        r"\b(?P<offices>O?PF?CCs|(?:Police(?:, Fire)? and Crime )?[Cc]ommissioners)"
        rf" (?:of|for) {LIST}(?! [A-Z])"
    ),
)
LISTS = (
    re.compile(
        r"[BCDLbcdl](?<!\w.)(?:(?<=[Cc])ouncils|(?<=[Bb])oroughs|(?<=[Ll])ocal authorities"
        rf"|(?<=[Dd])istricts) of {LIST}(?! [A-Z])"
    ),
    re.compile(rf"{LIST} {COUNCILS}\b"),
    re.compile(
        rf"{LIST}, the \w+ (?:[Ll]ocal |[Bb]orough )?(?:[Cc]ouncils?|[Aa]uthorit|[Bb]oroughs)"
    ),
    re.compile(
        rf"(?P<list>{FIRST}(?:, {PLACE}){{0,{MOST}}}),? and the other (?:[A-Z]\w+ )?{OTHERS}"
    ),
)
ACT = (
    r"(?:(?:now|both|all|each) )?(?:have|agreed?|asked?|accept(?:ed)?|pay|contribute|receive|want"
    r"|will(?: each)? (?:pay|receive|contribute|get|have)|share the)\b"
)
INTO = r"[^.;£\n]{0,60}?(?:,|:|\(| [–-]| are| namely| being)\s(?:both )?"
NAMED = re.compile(
    rf"\b(?:{COUNCILS}|[Aa]uthorities|[Dd]istricts|[Uu]nitaries)\b{INTO}{LIST}(?! [A-Z])"
)
"""Places that are said to be councils: "the two boroughs taking part, Brent and Barnet"."""
NAMED_FORCES = re.compile(rf"\b(?:[Ff]orces|[Cc]onstabularies)\b(?:{INTO}| of | ){LIST}(?! [A-Z])")
SEVERAL = re.compile(
    rf"(?P<list>[A-Z](?<!\w.)(?<!\bin .)(?<!\bof .)(?<!across .)(?<!from .)"
    rf"(?<!, .)(?<!\band .){REST}{NOTED}(?:, {PLACE}{NOTED}){{0,{MOST}}}"
    rf",? (?:and|&) {PLACE}(?![\w-]){NOTED})(?= {ACT})"
)
"""Places that act: "Brent, Sutton and Barnet have agreed"."""
PAID = re.compile(rf"\b(?:each of|between|shared by|to both|to) {LIST}(?! [A-Z])")
"""Places that are given shares: "£900 to each of Slough and Luton"."""
NEAR = 300
"""How far from a place "boroughs" may stand that tells it for a council."""
LEADS = (
    r"[abntw:\n•](?:(?<=[:•])|(?<=\n)-|(?<!\w.)(?:(?<=t)o|(?<=w)ith|(?<=b)(?:y|oroughs)|(?<=a)re"
    r"|(?<=n)amely))\s+(?:both )?(?:the )?"
)


def find_boroughs(text: str) -> tuple[OrganisationMention, ...]:
    """Each council of a list of places, and London's where its boroughs are spoken of.

    >>> [body.organisation_id for body in find_boroughs("the London Boroughs of Brent and Sutton")]
    ['london-borough-of-brent', 'london-borough-of-sutton']
    >>> [body.text for body in find_boroughs("It grants the boroughs: £900 to Brent in May.")]
    ['Brent']
    >>> [body.name for body in find_boroughs("Durham and Cleveland PCCs agreed.")]
    ['Durham Police and Crime Commissioner', 'Cleveland Police and Crime Commissioner']
    >>> len(find_boroughs("Brent (2020), Luton and Sutton have agreed, each with its council."))
    3
    >>> [body.text for body in find_boroughs("The councils: £900 to each of Slough and Luton.")]
    ['Slough', 'Luton']
    >>> [body.name for body in find_boroughs("The Commissioners for Durham and Kent agreed.")]
    ['Durham Police and Crime Commissioner', 'Kent Police and Crime Commissioner']
    >>> find_boroughs("People in Brent and Sutton asked for it.")
    ()
    """
    return (*_of_lists(text), *_of_several(text), *_of_police(text), *_of_london(text))


def _of_lists(text: str) -> Iterator[OrganisationMention]:
    for pattern in LISTS:
        for match in pattern.finditer(text):
            yield from _each(match["list"], match.start("list"))


def _of_several(text: str) -> Iterator[OrganisationMention]:
    """Places of a list that do, or are given, what only councils are, near a word for councils."""
    for match in (each for form in (SEVERAL, PAID, NAMED) for each in form.finditer(text)):
        near = text[max(0, match.start() - NEAR) : match.end() + NEAR].lower()
        if not any(word in near for word in ("borough", "council", "authorit", "unitar")):
            continue
        plain = re.sub(NOTED, "", match["list"])
        if all(council_for_place(place) for place, _ in _places(plain.replace(", ", " and "))):
            yield from _each(match["list"], match.start("list"))


def _of_police(text: str) -> Iterator[OrganisationMention]:
    for pattern in (*POLICE, NAMED_FORCES):
        for match in pattern.finditer(text):
            offices = match.groupdict().get("offices")
            for place in re.finditer(rf"{PLACE}(?=,| and | & |\Z)", match["list"]):
                body = organisation_named(f"{place[0]} {'PCC' if offices else 'Police'}")
                if body:
                    yield listed_mention(body, place[0], match.start("list") + place.start())


def _of_london(text: str) -> Iterator[OrganisationMention]:
    """Places behind "to" or in a list of those paid, near the word "boroughs" or one such."""
    lower = text.lower()
    if "boroughs" not in lower:
        return
    last = -NEAR
    for match in _london_places().finditer(text):
        near = lower[max(0, match.start() - NEAR) : match.end() + NEAR]
        if "boroughs" in near or match.start() - last < NEAR:
            last = match.end()
            yield from _each(match["list"], match.start("list"))


def _each(printed: str, start: int) -> Iterator[OrganisationMention]:
    for chunk in re.finditer(r"(?!and |&)[A-Z](?:(?!,|\s[(&]).)*", printed):
        for place, at in _places(chunk[0]):
            council = council_for_place(place)
            if council:
                begin = start + chunk.start() + at
                yield listed_mention(organisations()[council.id], place, begin)


def _places(chunk: str) -> list[tuple[str, int]]:
    """The places that "and" joins, each with where it begins; some have an "and" of their own.

    >>> _places("Brent and Barking and Dagenham and Sutton")
    [('Brent', 0), ('Barking and Dagenham', 10), ('Sutton', 35)]
    """
    joints = [joint.start() for joint in re.finditer(r" and ", chunk)]
    for at in reversed(joints):
        if council_for_place(chunk[:at]):
            further = _places(chunk[at + len(" and ") :])
            return [(chunk[:at], 0), *((name, at + 5 + place) for name, place in further)]
    return [(chunk, 0)]


@cache
def _london_places() -> Pattern[str]:
    names = (body.name for body in organisations().values() if body.kind == "local_authority")
    places = [
        name.partition("Borough of ")[2].removesuffix(" upon Thames")
        for name in names
        if name.startswith(("London Borough of ", "Royal Borough of "))
    ]
    place = rf"(?:{'|'.join(sorted(places, key=len, reverse=True))})(?: upon Thames)?(?!\w)"
    noted = rf"{place}(?: \([^()]{{1,30}}\))?"
    return re.compile(
        rf"{LEADS}(?P<list>{noted}(?:(?:,? and|,| &) {noted}){{0,{MOST}}})(?! (?:residents|[A-Z]))"
    )
