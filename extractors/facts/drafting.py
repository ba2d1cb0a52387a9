"""Figures with a role become drafts of facts: parties, years, label, rule and confidence."""

from collections.abc import Sequence

from ..records import Change, Kind
from .confidence import confidence_of
from .decision_text import DecisionText
from .drafts import Draft
from .figures import Figure
from .party_reading import Parties, parties_of
from .readings import Reading
from .roles import Roles
from .wording import purpose_of
from .year_reading import years_of

_FALLBACK: Kind = "budget"


def draft_headlines(roles: Roles, text: DecisionText) -> tuple[Draft, ...]:
    """A draft for each headline figure, with drafts of its parts."""
    return tuple(
        _draft(
            figure,
            text,
            parts=tuple(
                _draft_part(part, figure, text) for part, total in roles.parts if total is figure
            ),
        )
        for figure in roles.headlines
    )


def _draft(figure: Figure, text: DecisionText, parts: tuple[Draft, ...]) -> Draft:
    kind = _kind(figure, text)
    parties = parties_of(figure, kind, text)
    main = figure.best
    return Draft(
        kind=kind,
        main=main.mention,
        money=_printings(figure.readings),
        parties=parties,
        years=years_of(figure, text),
        label=purpose_of(text.text, main.mention, main.phrase.sentence),
        confidence=confidence_of(figure, has_party=_other_party(kind, parties)),
        rule=main.rule,
        parts=parts,
        figure=figure,
    )


def _kind(figure: Figure, text: DecisionText) -> Kind:
    """The kind the words speak for; without any, a grant where somebody is named to receive it."""
    if figure.best.kind is not None:
        return figure.best.kind  # type: ignore[return-value]
    given = parties_of(figure, "grant_awarded", text, near_only=True)
    return "grant_awarded" if given.recipient is not None else _FALLBACK


def _draft_part(figure: Figure, total: Figure, text: DecisionText) -> Draft:
    """A part takes its total's kind unless its own words plainly say another direction."""
    kind = _kind(total, text)
    own = figure.best.kind
    parties = parties_of(figure, own or kind, text, near_only=True) if own == kind else Parties()
    whole = parties_of(total, kind, text)
    years = years_of(figure, text, widen=False) or years_of(total, text)
    return Draft(
        kind=kind,
        main=figure.best.mention,
        money=_printings(figure.readings),
        parties=Parties(
            funder=whole.funder,
            intermediary=whole.intermediary,
            recipient=parties.recipient or whole.recipient,
            beneficiary=whole.beneficiary,
        ),
        years=years,
        label=purpose_of(text.text, figure.best.mention, figure.best.phrase.sentence),
        confidence=round(confidence_of(figure, has_party=False) * 0.95, 2),
        rule="part of a total",
        figure=figure,
    )


def _printings(readings: Sequence[Reading]) -> tuple:
    return tuple(
        sorted((reading.mention for reading in readings), key=lambda mention: mention.start)
    )


def _other_party(kind: Kind, parties: Parties) -> bool:
    if kind == "budget":
        return True
    return (parties.recipient if kind in ("grant_awarded", "contract") else parties.funder) is not None
