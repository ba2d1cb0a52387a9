"""What the rules propose of a decision's amounts, before it is weighed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..records import Table
from .amounts import kinds_without_amount, read_amounts
from .decision_text import DecisionText
from .figure_features import Surroundings, surroundings_of
from .figures import Figure, group_figures
from .readings import Reading
from .roles import Roles, assign_roles
from .table_columns import totals_of
from .table_facts import amounts_in
from .table_reading import AmountTable, read_tables
from .zones import zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The figures of a decision and the roles that the rules give them, with its tables."""

    tables: Sequence[AmountTable]
    readings: Sequence[Reading]
    figures: Sequence[Figure]
    roles: Roles
    surroundings: Surroundings


def propose(text: DecisionText) -> Proposal:
    """Reads each amount by its own sentence, then all of them together."""
    mentions = text.mentions
    tables = read_tables(text.text, _own_tables(text), mentions.money, mentions.years)
    readings = read_amounts(text, amounts_in(tables))
    figures = group_figures(readings)
    roles = assign_roles(figures, readings, kinds_without_amount(text))
    title = text.title.words if text.title else ""
    said = _said_to_be_decided(text)
    return Proposal(
        tables=tables,
        readings=readings,
        figures=figures,
        roles=roles,
        surroundings=surroundings_of(
            figures,
            readings,
            roles,
            title=title,
            said=said,
            paper=" ".join(own.words for own in text.phrases),
            table_totals=_totals_of(tables),
        ),
    )


def _said_to_be_decided(text: DecisionText) -> str:
    """The words of the recommendation's sentences, failing that of the summary's."""
    zones = [(zone_of(text.text, text.form, own.sentence), own.words) for own in text.phrases]
    for zone in ("decision", "summary"):
        words = " ".join(words for found, words in zones if found == zone)
        if words:
            return words
    return ""


def _totals_of(tables: Sequence[AmountTable]) -> frozenset[Decimal]:
    """What the tables' columns come to, each by itself and all together."""
    found: set[Decimal] = set()
    for table in tables:
        columns = [column for column in table.columns if column.role != "total"]
        for chosen in (columns, *([column] for column in table.columns)):
            found |= totals_of(table, chosen)
    return frozenset(found)


def _own_tables(text: DecisionText) -> list[Table]:
    entry = text.form.entry
    return [table for table in text.document.tables if entry.start <= table.start < entry.end]
