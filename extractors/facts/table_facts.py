"""Facts that a table decides: a register's awards, a year's shares, a total and its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..knowledge.organisations import council_for_place, name_recipient
from ..records import Kind, NamedId
from .cues import combined, hits, load_cues
from .decision_text import DecisionText
from .drafts import Draft
from .party_reading import Parties
from .sides import as_party
from .table_reading import AmountRow, AmountTable, Column
from .year_reading import scope_years
from .years import NO_YEARS, YearsFound, joined, years_in
from .zones import zone_of

_ROUNDING = Decimal(2)
_TABLE_CONFIDENCE = 0.8
_BEFORE_THE_TABLE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesRead:
    """Drafts after the tables had their say, and amounts that belong to another year's column."""

    drafts: tuple[Draft, ...]
    other_years: frozenset[int]


def add_tables(
    drafts: Sequence[Draft], tables: Sequence[AmountTable], text: DecisionText
) -> TablesRead:
    """A table's rows become parts of a total that the text decides, or facts of their own."""
    current = list(drafts)
    other_years: set[int] = set()
    for table in tables:
        for column in _columns_meant(table, text):
            other_years |= _earlier_columns(table, column)
            place = _total_decided(current, table, column)
            if place is not None:
                current[place] = _with_rows(current[place], table, column, text)
            elif not _already_decided(current, table, column) and _decides(current, table, text):
                current.extend(_drafts_of(table, column, text))
    return TablesRead(drafts=tuple(current), other_years=frozenset(other_years))


def _columns_meant(table: AmountTable, text: DecisionText) -> tuple[Column, ...]:
    """The columns to read: of columns by year only those of the decision's own year, or the last."""
    decided = table.decided_columns
    by_year = [column for column in decided if column.years]
    if len(by_year) < 2:
        return decided[-1:] if decided else ()
    wanted = set(scope_years(text).years)
    meant = [column for column in by_year if wanted & set(column.years)]
    return tuple(meant) if 0 < len(meant) < len(by_year) else tuple(by_year[-1:])


def _earlier_columns(table: AmountTable, column: Column) -> set[int]:
    return {
        row.amounts[other.number].start
        for other in table.columns
        if other.years and column.years and other.years < column.years
        for row in table.rows
        if other.number in row.amounts
    }


def _total_decided(drafts: Sequence[Draft], table: AmountTable, column: Column) -> int | None:
    """Which draft is the total of a column: the one that its total row prints or its rows sum to."""
    printed = table.printed_total(column)
    totals = {table.sum_of(column)} | ({printed.amount} if printed else set())
    for place, draft in enumerate(drafts):
        if any(abs(draft.main.amount - total) <= _ROUNDING for total in totals):
            return place
    return None


def _already_decided(drafts: Sequence[Draft], table: AmountTable, column: Column) -> bool:
    """Whether the text itself decides the amounts of half the rows or more."""
    decided = {draft.main.amount for draft in drafts}
    decided |= {part.main.amount for draft in drafts for part in draft.parts}
    rows = [
        row.amounts[column.number].amount for row in table.parts if column.number in row.amounts
    ]
    return bool(rows) and 2 * sum(amount in decided for amount in rows) >= len(rows)


def _decides(drafts: Sequence[Draft], table: AmountTable, text: DecisionText) -> bool:
    if table.names_recipients and not drafts:
        return True
    first = next(s for s in text.sentences if s.end > table.table.start)
    zone = zone_of(text.text, text.form, first)
    return zone == "decision" or (not drafts and zone in ("summary", "title"))


def _with_rows(draft: Draft, table: AmountTable, column: Column, text: DecisionText) -> Draft:
    """The total's draft with the column's rows as its parts and the total row as evidence."""
    parts = tuple(_row_drafts(table, column, text, draft.kind, draft.parties, draft.years))
    printed = table.printed_total(column)
    money = {mention.start: mention for mention in draft.money}
    if printed is not None:
        money[printed.start] = printed
    return replace(draft, parts=parts, money=tuple(money[start] for start in sorted(money)))


def _drafts_of(table: AmountTable, column: Column, text: DecisionText) -> Iterator[Draft]:
    kind = _kind_of(table, text)
    parties = Parties(funder=text.publisher)
    years = _years_of(table, column, text)
    rows = tuple(_row_drafts(table, column, text, kind, parties, years))
    printed = table.printed_total(column)
    if printed is None:
        yield from rows
        return
    yield Draft(
        kind=kind,
        main=printed,
        money=(printed,),
        parties=parties,
        years=years,
        label=None,
        confidence=_TABLE_CONFIDENCE,
        rule="total of a table",
        parts=rows,
    )


def _row_drafts(
    table: AmountTable,
    column: Column,
    text: DecisionText,
    kind: Kind,
    parties: Parties,
    years: YearsFound,
) -> Iterator[Draft]:
    for row in table.parts:
        mention = row.amounts.get(column.number)
        if mention is None or not mention.amount:
            continue
        own_years = _years_of_row(row, text)
        yield Draft(
            kind=kind,
            main=mention,
            money=(mention,),
            parties=_parties_of_row(row, table, kind, parties, text),
            years=own_years or years,
            label=row.label or None,
            confidence=_TABLE_CONFIDENCE,
            rule="row of a table",
        )


def _parties_of_row(
    row: AmountRow, table: AmountTable, kind: Kind, parties: Parties, text: DecisionText
) -> Parties:
    if kind not in ("grant_awarded", "contract"):
        return parties
    named = _body_in_row(row, table, text)
    return replace(parties, recipient=named or parties.recipient)


def _body_in_row(row: AmountRow, table: AmountTable, text: DecisionText) -> NamedId | None:
    span = row.recipient_span()
    if span is None:
        return None
    named = [m for m in text.mentions.organisations if span[0] <= m.start < span[1]]
    if len(named) == 1:
        return as_party(named[0])
    words = text.text[span[0] : span[1]]
    place = council_for_place(words)
    if place is not None or not table.names_recipients:
        return place
    return name_recipient(words)


def _years_of_row(row: AmountRow, text: DecisionText) -> YearsFound:
    first = min(mention.start for mention in row.amounts.values())
    span = row.recipient_span()
    start = span[0] if span else first
    end = text.text.find("\n", first)
    return joined(years_in(start, end if end > 0 else len(text.text), text.mentions.years))


def _years_of(table: AmountTable, column: Column, text: DecisionText) -> YearsFound:
    if column.years:
        return YearsFound(years=column.years, inferred=False)
    near = years_in(
        max(table.table.start - _BEFORE_THE_TABLE, text.form.entry.start),
        table.table.start,
        text.mentions.years,
    )
    return joined(near[-1:]) or scope_years(text) or NO_YEARS


def _kind_of(table: AmountTable, text: DecisionText) -> Kind:
    """The kind that the table's heads, the sentence above it and the title speak for."""
    above = [phrase for phrase in text.phrases if phrase.sentence.end <= table.table.start][-1:]
    heads = " " + " ".join(table.heads.lower().split()) + " "
    title = text.title.words if text.title else " "
    scores: dict[str, float] = {"grant_awarded": 0.6 if table.names_recipients else 0.0}
    for share, words in [*((0.7, phrase.words) for phrase in above), (1.0, heads), (1.0, title)]:
        found: dict[str, list[float]] = {}
        for hit in hits(load_cues("kind_cues", "kind"), words):
            found.setdefault(hit.cue.meaning, []).append(hit.strength)
        for kind, strengths in found.items():
            scores[kind] = scores.get(kind, 0.0) + share * combined(strengths)
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] else "budget"  # type: ignore[return-value]


def amounts_in(tables: Sequence[AmountTable]) -> frozenset[int]:
    """Where the tables' amounts begin."""
    return frozenset(
        mention.start for table in tables for row in table.rows for mention in row.amounts.values()
    )
