"""Bodies that only turn out to be bodies because a decision pays them or is paid by them."""

from collections.abc import Iterator, Sequence

from ..knowledge.organisations import organisation
from ..records import Funding, NamedId, OrganisationNamed


def with_parties(
    named: Sequence[OrganisationNamed], facts: Sequence[Funding], publisher: NamedId | None
) -> tuple[OrganisationNamed, ...]:
    """The bodies that a decision mentions, then the parties to its money that are not of them."""
    known = {body.id for body in named} | ({publisher.id} if publisher else set())
    found = {party.id: party for party in _parties(facts) if party.id not in known}
    return (*named, *(_named(party) for party in found.values()))


def _parties(facts: Sequence[Funding]) -> Iterator[NamedId]:
    for fact in facts:
        for party in (fact.funder, fact.intermediary, fact.recipient, fact.beneficiary):
            if party is not None:
                yield party


def _named(party: NamedId) -> OrganisationNamed:
    listed = organisation(party.id)
    return OrganisationNamed(
        id=party.id,
        name=party.name,
        kind=listed.kind if listed else "other",
        mentions=1,
        listed=listed is not None,
    )
