"""Where a body stands in a decision: with the publisher, its force, the grant makers, elsewhere."""

from functools import cache

from ..knowledge.organisations import Organisation, organisation, party_of
from ..records import NamedId, OrganisationMention

OWN, FORCE, OUTSIDE, GRANT_MAKER = "OWN", "FORCE", "ORG", "GOV"
_MAKES_GRANTS = ("central_government", "fund_manager")


@cache
def side_of(organisation_id: str, publisher_id: str | None) -> str:
    """The word that stands for a body in a publisher's phrases.

    >>> [side_of(body, "mopac") for body in ("vru", "mps", "kent-county-council", "home-office")]
    ['OWN', 'FORCE', 'ORG', 'GOV']
    """
    party = party_of(organisation_id)
    if publisher_id and publisher_id in (organisation_id, party.id if party else None):
        return OWN
    body = organisation(organisation_id)
    if body is None:
        return OUTSIDE
    if publisher_id and body.kind == "police_force" and body.parent_id == publisher_id:
        return FORCE
    return GRANT_MAKER if _makes_grants(body, publisher_id) else OUTSIDE


def _makes_grants(body: Organisation, publisher_id: str | None) -> bool:
    """Whether a body is known to hand out public money, as a department or a publisher's parent."""
    publisher = organisation(publisher_id) if publisher_id else None
    parent = publisher.parent_id if publisher else None
    return body.kind in _MAKES_GRANTS or body.id == parent


def is_own(mention: OrganisationMention, publisher: NamedId | None) -> bool:
    """Whether a mention is of the publisher itself or of a body within it."""
    return side_of(mention.organisation_id, publisher.id if publisher else None) == OWN


def as_party(mention: OrganisationMention) -> NamedId:
    """The body as which a mention's body acts when it is a party to money."""
    return party_of(mention.organisation_id) or NamedId(
        id=mention.organisation_id, name=mention.name
    )
