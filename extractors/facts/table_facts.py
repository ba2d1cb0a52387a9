"""Facts that a table decides: a register's awards, a year's shares, a total and its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..records import Kind
from .context import Reason
from .decision_text import DecisionText
from .drafts import Draft
from .party_reading import Parties, parties_beside
from .table_bodies import body_in_row, lists_bodies
from .table_columns import columns_meant, grand_total, reasons_of_others, shares, stated_by_year
from .table_heads import Column
from .table_reading import AmountTable
from .table_rows import AmountRow
from .table_scope import is_recited, kind_of_table, years_of_share, years_of_table
from .table_totals import (
    ROW,
    TOTAL,
    all_rounded,
    already_decided,
    amounts_of,
    is_spelled_out,
    register_of,
    rounds,
    total_decided,
    total_in_text,
)
from .years import YearsFound
from .zones import zone_of

_TABLE_CONFIDENCE = 0.8
_OUTGOING = ("grant_awarded", "contract")


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesRead:
    """Drafts after the tables had their say; why amounts of other columns are context."""

    drafts: tuple[Draft, ...]
    reasons: Mapping[int, Reason] = field(default_factory=dict)


def add_tables(
    drafts: Sequence[Draft], tables: Sequence[AmountTable], text: DecisionText
) -> TablesRead:
    """A table's rows become parts of a total that the text decides, or facts of their own."""
    current: Sequence[Draft] = drafts
    reasons: dict[int, Reason] = {}
    for table in tables:
        amounts = [amount for draft in current for amount in amounts_of(draft)]
        columns = columns_meant(table, amounts, text)
        if columns:
            reasons |= reasons_of_others(table, columns)
            current = _with_table(current, table, columns, text)
    return TablesRead(drafts=tuple(current), reasons=reasons)


def _with_table(
    drafts: Sequence[Draft], table: AmountTable, columns: Sequence[Column], text: DecisionText
) -> Sequence[Draft]:
    """The drafts with what one table adds: parts of one of them, names, or drafts of its own."""
    place = total_decided(drafts, table, columns)
    if place is None:
        place = register_of(drafts, table, columns, text)
    if place is not None:
        whole = _with_rows(drafts[place], table, columns, text)
        return (*drafts[:place], whole, *drafts[place + 1 :])
    if already_decided(drafts, table, columns):
        return [_with_names(draft, table, columns, text) for draft in drafts]
    is_register = not drafts and lists_bodies(table, text)
    if not is_recited(table, text, is_register=is_register) and _decides(drafts, table, text):
        return (*drafts, *_drafts_of(table, columns, text))
    if is_spelled_out(table, columns, text) and all_rounded(drafts, table, columns):
        return tuple(_drafts_of(table, columns, text))
    return drafts


def _with_names(
    draft: Draft, table: AmountTable, columns: Sequence[Column], text: DecisionText
) -> Draft:
    """A fact that the text decides, with the recipient that only the table's row names."""
    rows = [
        share.row
        for share in shares(table, columns)
        if share.row is not None and share.mention.amount in amounts_of(draft)
    ]
    if draft.kind not in _OUTGOING or draft.parties.recipient is not None or len(rows) != 1:
        return draft
    return replace(draft, parties=_parties_of_row(rows[0], table, draft.kind, draft.parties, text))


def _decides(drafts: Sequence[Draft], table: AmountTable, text: DecisionText) -> bool:
    alone = all(draft.sign in (ROW, TOTAL) for draft in drafts)
    if alone and lists_bodies(table, text):
        return True
    first = next((s for s in text.sentences if s.end > table.table.start), None)
    zone = zone_of(text.text, text.form, first) if first else "body"
    return zone == "decision" or (not drafts and zone in ("summary", "title"))


def _with_rows(
    draft: Draft, table: AmountTable, columns: Sequence[Column], text: DecisionText
) -> Draft:
    """The total's draft with the table's rows as its parts and the total row as evidence."""
    kind = draft.kind
    if kind == "budget" and lists_bodies(table, text):
        kind = kind_of_table(table, text)
    parts = tuple(_parts(table, columns, text, kind, draft.parties, draft.years))
    amounts = {part.main.amount for part in parts}
    others = tuple(part for part in draft.parts if part.main.amount not in amounts)
    printed = grand_total(table, columns)
    money = {mention.start: mention for mention in (*draft.money, *([printed] if printed else []))}
    by_year = stated_by_year(table, columns)
    years = YearsFound(years=tuple(sorted(year for year, _ in by_year)), inferred=False)
    exact = printed is not None and rounds(draft.main, printed.amount)
    return replace(
        draft,
        kind=kind,
        main=printed if printed is not None and exact else draft.main,
        parts=(*parts, *others),
        money=tuple(money[start] for start in sorted(money)),
        years=draft.years or years,
        stated_by_year=by_year if by_year and draft.main.per is None else draft.stated_by_year,
    )


def _drafts_of(
    table: AmountTable, columns: Sequence[Column], text: DecisionText
) -> Iterator[Draft]:
    kind = kind_of_table(table, text)
    parties = parties_beside(kind, table.table.start, text)
    years = years_of_table(table, columns, text)
    printed = grand_total(table, columns) or total_in_text(table, columns, text)
    rows = tuple(_parts(table, columns, text, kind, parties, years))
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
        sign=TOTAL,
        parts=rows,
        stated_by_year=stated_by_year(table, columns),
    )


def _parts(
    table: AmountTable,
    columns: Sequence[Column],
    text: DecisionText,
    kind: Kind,
    parties: Parties,
    years: YearsFound,
) -> Iterator[Draft]:
    for share in shares(table, columns):
        yield Draft(
            kind=kind,
            main=share.mention,
            money=(share.mention,),
            parties=parties
            if share.row is None
            else _parties_of_row(share.row, table, kind, parties, text),
            years=years_of_share(share, text) or years,
            label=share.label or None,
            confidence=_TABLE_CONFIDENCE,
            sign=ROW,
        )


def _parties_of_row(
    row: AmountRow, table: AmountTable, kind: Kind, parties: Parties, text: DecisionText
) -> Parties:
    """The body of a row receives what goes out, or pays what comes in."""
    named = None if kind == "budget" else body_in_row(row, table, text)
    if named is None:
        return parties
    if kind in _OUTGOING:
        return replace(parties, recipient=named)
    return replace(parties, funder=named)


def amounts_in(tables: Sequence[AmountTable]) -> frozenset[int]:
    """Where the tables' amounts begin."""
    return frozenset(start for table in tables for start in table.inside)
