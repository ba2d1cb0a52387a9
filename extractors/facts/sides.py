"""On which side of a decision a body stands: the publisher's own, its police force, or outside."""

from functools import cache

from ..knowledge.organisations import organisation, party_of
from ..records import NamedId, OrganisationMention

OWN, FORCE, OUTSIDE = "OWN", "FORCE", "ORG"


@cache
def side_of(organisation_id: str, publisher_id: str | None) -> str:
    """The word that stands for a body in a publisher's phrases.

    >>> side_of("vru", "mopac"), side_of("mps", "mopac"), side_of("home-office", "mopac")
    ('OWN', 'FORCE', 'ORG')
    """
    if publisher_id is None:
        return OUTSIDE
    party = party_of(organisation_id)
    if organisation_id == publisher_id or (party is not None and party.id == publisher_id):
        return OWN
    body = organisation(organisation_id)
    if body is not None and body.kind == "police_force" and body.parent_id == publisher_id:
        return FORCE
    return OUTSIDE


def is_own(mention: OrganisationMention, publisher: NamedId | None) -> bool:
    """Whether a mention is of the publisher itself or of a body within it."""
    return side_of(mention.organisation_id, publisher.id if publisher else None) == OWN


def as_party(mention: OrganisationMention) -> NamedId:
    """The body as which a mention's body acts when it is a party to money."""
    return party_of(mention.organisation_id) or NamedId(
        id=mention.organisation_id, name=mention.name
    )
