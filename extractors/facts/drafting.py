"""Figures with a role become drafts of facts: parties, years, label, rule and confidence."""

from collections.abc import Sequence

from ..records import Kind, MoneyMention
from .availability import available_until, years_until
from .confidence import confidence_of
from .deciding import deciding_sign, part_sign
from .decision_text import DecisionText
from .drafts import Draft
from .figures import Figure
from .party_reading import Parties, parties_of
from .readings import Reading, likeliest
from .roles import Roles
from .wording import purpose_of, share_of
from .year_reading import years_of
from .years import YearsFound

_FALLBACK: Kind = "budget"
_PARTS_SAY = 0.3
_PLAIN = 0.4
_PAID_OUT: tuple[Kind, ...] = ("grant_awarded", "contract")


def draft_headlines(roles: Roles, text: DecisionText) -> tuple[Draft, ...]:
    """A draft for each headline figure, with drafts of its parts."""
    return tuple(
        _draft(figure, [part for part, total in roles.parts if total is figure], text)
        for figure in roles.headlines
    )


def _draft(figure: Figure, part_figures: Sequence[Figure], text: DecisionText) -> Draft:
    kind = _kind(figure, part_figures, text)
    parties = parties_of(figure, kind, text)
    main = figure.best
    years = years_of(figure, text)
    parts = tuple(_draft_part(part, kind, parties, years, text) for part in part_figures)
    if not years or _spread_over(parts):
        years = _years_of_parts(parts) or years
    return Draft(
        kind=kind,
        main=main.mention,
        money=_printings(figure.readings),
        parties=parties,
        years=years or years_until(text),
        available_until=available_until(text),
        label=purpose_of(text.text, main.mention, main.phrase.sentence),
        confidence=confidence_of(figure, has_party=_other_party(kind, parties)),
        sign=deciding_sign(figure, kind, text.title),
        parts=parts,
        figure=figure,
    )


def _kind(figure: Figure, parts: Sequence[Figure], text: DecisionText) -> Kind:
    """The kind that the words of a figure and of its parts speak for.

    A total of parts that are all paid to somebody is of their kind; without a word, a grant where
    somebody is named to receive it.
    """
    common = parts[0].kind if parts else None
    if common in _PAID_OUT and all(part.kind == common and _is_paid(part, text) for part in parts):
        return common
    scores = dict(figure.kinds)
    leading = sorted(scores.values(), reverse=True)[:2]
    if leading and leading[0] - sum(leading[1:]) >= _PLAIN:
        return max(scores, key=lambda kind: scores[kind])
    for part in parts:
        for kind, score in part.kinds.items():
            scores[kind] = scores.get(kind, 0.0) + _PARTS_SAY * score / len(parts)
    best = likeliest(scores)
    if best is not None:
        return best
    given = parties_of(figure, "grant_awarded", text, near_only=True)
    return "grant_awarded" if given.recipient is not None else _FALLBACK


def _is_paid(part: Figure, text: DecisionText) -> bool:
    return parties_of(part, part.kind or _FALLBACK, text, near_only=True).recipient is not None


def _draft_part(
    figure: Figure,
    kind: Kind,
    whole: Parties,
    years: YearsFound,
    text: DecisionText,
) -> Draft:
    """A part takes its total's kind, and its parties unless its own words name others."""
    own = parties_of(figure, kind, text, near_only=True)
    return Draft(
        kind=kind,
        main=figure.best.mention,
        money=_printings(figure.readings),
        parties=Parties(
            funder=own.funder or whole.funder,
            intermediary=whole.intermediary,
            recipient=own.recipient or whole.recipient,
            beneficiary=whole.beneficiary,
        ),
        years=years_of(figure, text, widen=False) or years,
        label=_label(figure, text),
        confidence=round(confidence_of(figure, has_party=False) * 0.95, 2),
        sign=part_sign(figure),
        figure=figure,
    )


def _label(part: Figure, text: DecisionText) -> str | None:
    """What a part is for, or what else sets it apart from the others."""
    words = (text.text, part.best.mention, part.best.phrase.sentence)
    return purpose_of(*words) or share_of(*words)


def _spread_over(parts: Sequence[Draft]) -> bool:
    """Whether parts are each for one year of their own, so that they are the total's years."""
    years = [part.years.years for part in parts]
    return len(years) > 1 and all(len(each) == 1 for each in years) and len(set(years)) > 1


def _years_of_parts(parts: Sequence[Draft]) -> YearsFound:
    return YearsFound(
        years=tuple(sorted({year for part in parts for year in part.years.years})),
        inferred=all(part.years.inferred for part in parts),
    )


def _printings(readings: Sequence[Reading]) -> tuple[MoneyMention, ...]:
    return tuple(
        sorted((reading.mention for reading in readings), key=lambda mention: mention.start)
    )


def _other_party(kind: Kind, parties: Parties) -> bool:
    if kind == "budget":
        return True
    return (
        parties.recipient if kind in ("grant_awarded", "contract") else parties.funder
    ) is not None
