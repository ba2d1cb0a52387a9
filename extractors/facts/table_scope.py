"""What a table is about as a whole: the kind of its money and the years of its rows."""

from collections.abc import Sequence

from ..records import Kind
from .cues import combined, hits, load_cues
from .decision_text import DecisionText
from .phrasing import Marks, phrase
from .places import begun_in
from .table_bodies import keeps_some, lists_bodies
from .table_columns import Share
from .table_heads import Column
from .table_reading import AmountTable
from .year_scope import scope_years
from .years import NO_YEARS, YearsFound, joined

_BEFORE_THE_TABLE = 600
_PLAIN = 1.5
_OF_ONE_AMOUNT = ("threshold", "variance")
"""Why single amounts are context, but not all of a table."""


def years_of_share(share: Share, text: DecisionText) -> YearsFound:
    if share.years:
        return YearsFound(years=share.years, inferred=False)
    if share.row is None:
        return NO_YEARS
    first = min(mention.start for mention in share.row.amounts.values())
    span = share.row.recipient_span()
    end = text.text.find("\n", first)
    return joined(
        begun_in(
            span[0] if span else first, end if end > 0 else len(text.text), text.mentions.years
        )
    )


def years_of_table(table: AmountTable, columns: Sequence[Column], text: DecisionText) -> YearsFound:
    years = {year for column in columns for year in column.years}
    if years:
        return YearsFound(years=tuple(sorted(years)), inferred=False)
    near = begun_in(
        max(table.table.start - _BEFORE_THE_TABLE, text.form.entry.start),
        table.table.start,
        text.mentions.years,
    )
    return joined(near[-1:]) or scope_years(text) or NO_YEARS


def is_recited(table: AmountTable, text: DecisionText, *, is_register: bool) -> bool:
    """Whether the sentence above a table says that its amounts are bids, plans or past.

    A register may well be of the year that has passed.
    """
    beside_the_point = (*_OF_ONE_AMOUNT, *(("previous_year",) if is_register else ()))
    words = "".join(lead + "AMOUNT " for lead in _lead_of(table, text))
    deciding = [hit.strength for hit in hits(load_cues("decision_cues", "rule"), words)]
    context = [
        hit.strength
        for hit in hits(load_cues("context_cues", "why"), words)
        if hit.cue.meaning not in beside_the_point
    ]
    positive = max(deciding, default=0.0)
    against = max([-min(deciding, default=0.0), *context])
    return against > max(positive, _PLAIN)


def _lead_of(table: AmountTable, text: DecisionText) -> list[str]:
    """The words of the last sentence above a table, if that is no row of the table before."""
    above = [each for each in text.sentences if each.end <= table.table.start][-1:]
    spans = [(other.start, other.end) for other in text.document.tables]
    return [
        phrase(text.text, Marks(spans=(), starts=()), sentence).words
        for sentence in above
        if not any(start <= sentence.start < end for start, end in spans)
    ]


def kind_of_table(table: AmountTable, text: DecisionText) -> Kind:
    """The kind that the table's heads, the sentence above it and the title speak for."""
    leads = _lead_of(table, text)
    heads = " " + " ".join(table.heads.lower().split()) + " "
    title = text.title.words if text.title else " "
    scores: dict[str, float] = {"grant_awarded": 0.6 if lists_bodies(table, text) else 0.0}
    for share, words in [*((0.7, words) for words in leads), (1.0, heads), (1.0, title)]:
        found: dict[str, list[float]] = {}
        for hit in hits(load_cues("kind_cues", "kind"), words):
            found.setdefault(hit.cue.meaning, []).append(hit.strength)
        for kind, strengths in found.items():
            scores[kind] = scores.get(kind, 0.0) + share * combined(strengths)
    best = max(scores, key=lambda kind: scores[kind])
    if not scores[best] or (best == "grant_awarded" and keeps_some(table, text)):
        return "budget"
    return best  # type: ignore[return-value]
