"""Looking bodies up by id, by printed name and by place; making ids for those no list knows."""

from collections.abc import Mapping
from functools import cache

from ..records import NamedId
from .aliases import Alias, aliases, aliases_by_key
from .naming import fold, slug
from .organisation_list import Organisation as Organisation
from .organisation_list import organisations


def organisation(organisation_id: str) -> Organisation | None:
    """The listed body of that id."""
    return organisations().get(organisation_id)


def organisation_named(text: str) -> Organisation | None:
    """The listed body that a whole printed name stands for, whatever the document.

    >>> organisation_named("Dept of Science Innovation & Technology").id
    'dsit'
    >>> organisation_named("Crimestoppers").name
    'Crimestoppers Trust'
    >>> organisation_named("the PCC") is None
    True
    """
    for alias in aliases_by_key().get(fold(text), ()):
        if alias.organisation_id and not _needs_document(alias):
            return organisations()[alias.organisation_id]
    return None


def party_of(organisation_id: str) -> NamedId | None:
    """The listed body as which that body acts when it is a party to money.

    >>> party_of("vru").name
    "Mayor's Office for Policing and Crime"
    >>> party_of("mps").id
    'mps'
    """
    body = organisations().get(organisation_id)
    while body is not None and body.party_id:
        body = organisations()[body.party_id]
    return None if body is None else named_id(body)


def named_id(body: Organisation) -> NamedId:
    """A listed body's id and name."""
    return NamedId(id=body.id, name=body.name)


def name_recipient(text: str) -> NamedId | None:
    """The body that words name whole: listed, or with an id made from the name as printed.

    >>> name_recipient("Friends of Hill Hook Local Nature \\nReserve").id
    'x-friends-of-hill-hook-local-nature-reserve'
    >>> name_recipient("NSPCC").id
    'nspcc'
    >>> name_recipient(" - ") is None
    True
    """
    name = " ".join(text.split()).strip(" .,;:*-–—|")
    if not any(letter.isalpha() for letter in name):
        return None
    body = organisation_named(name)
    return named_id(body) if body else made_id(name)


def publisher_for_name(name: str) -> NamedId:
    """The body whose documents these are; a name that no list knows is taken as given.

    >>> publisher_for_name("Warwickshire Police and Crime Commissioner").id
    'warwickshire-pcc'
    >>> publisher_for_name("Royal Sutton Coldfield Town Council").id
    'x-royal-sutton-coldfield-town-council'
    """
    body = organisations().get(name) or organisation_named(name)
    return named_id(body) if body else made_id(name)


def council_for_place(place: str) -> NamedId | None:
    """The council that a place's name means in a table of councils' shares.

    >>> council_for_place("Bracknell").name
    'Bracknell Forest Council'
    >>> council_for_place("Total") is None
    True
    """
    organisation_id = _councils_by_place().get(fold(place))
    return named_id(organisations()[organisation_id]) if organisation_id else None


def made_id(name: str) -> NamedId:
    """A body that no list knows, under an id made from its name.

    >>> made_id("Bounce Back CIC").id
    'x-bounce-back-cic'
    """
    return NamedId(id=f"x-{slug(name)}", name=name)


def _needs_document(alias: Alias) -> bool:
    of_neighbours = {"not_before", "not_after", "alone", "unqualified"}
    return any(need.rule not in of_neighbours for need in alias.needs)


@cache
def _councils_by_place() -> Mapping[str, str]:
    return {
        alias.key: alias.organisation_id
        for alias in reversed(aliases())
        if alias.organisation_id and alias.need("in_table")
    }
