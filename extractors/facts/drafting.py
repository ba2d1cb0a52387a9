"""Figures with a role become drafts of facts: parties, years, label, rule and confidence."""

from collections import defaultdict
from collections.abc import Sequence

from ..records import Kind, MoneyMention
from .availability import available_until, years_until
from .confidence import confidence_of
from .deciding import WEIGHED, deciding_sign, part_sign
from .decision_text import DecisionText
from .drafts import Draft
from .figures import Figure
from .party_reading import Parties, parties_of
from .readings import Reading
from .roles import Roles
from .weighing import Verdict
from .wording import purpose_of, share_of
from .year_reading import years_of
from .years import YearsFound


def draft_headlines(roles: Roles, text: DecisionText) -> tuple[Draft, ...]:
    """A draft for each headline figure, with drafts of its parts."""
    parts: dict[int, list[Figure]] = defaultdict(list)
    for part, total in roles.parts:
        parts[id(total)].append(part)
    return tuple(_draft(figure, parts[id(figure)], roles, text) for figure in roles.headlines)


def _draft(figure: Figure, parts: Sequence[Figure], roles: Roles, text: DecisionText) -> Draft:
    verdict = roles.verdicts[id(figure)]
    kind = verdict.kind
    parties = parties_of(figure, kind, text)
    main = figure.best
    years = years_of(figure, text)
    drafted = tuple(
        _draft_part(part, roles.verdicts[id(part)], kind, parties, years, text) for part in parts
    )
    if not years or _spread_over(drafted):
        years = _years_of_parts(drafted) or years
    return Draft(
        kind=kind,
        main=main.mention,
        money=_printings(figure.readings),
        parties=parties,
        years=years or years_until(text),
        available_until=available_until(text),
        label=purpose_of(text.text, main.mention, main.phrase.sentence),
        confidence=confidence_of(figure, verdict.roles["headline"] * verdict.kinds[kind]),
        sign=WEIGHED if id(figure) in roles.weighed else deciding_sign(figure, kind, text.title),
        parts=drafted,
        figure=figure,
    )


def _draft_part(
    figure: Figure,
    verdict: Verdict,
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
        confidence=confidence_of(figure, verdict.roles["component"]),
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
