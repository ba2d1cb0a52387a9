"""Which body a row of a table names: the cell under the recipients' head, else its label."""

import re
from functools import lru_cache

from ..knowledge.organisations import council_for_place, name_recipient
from ..records import NamedId
from .decision_text import TEXTS_KEPT, DecisionText
from .name_words import names_a_body
from .places import begun_in
from .sides import as_party, is_own
from .table_reading import AmountTable
from .table_rows import AmountRow

_STATUS = re.compile(
    r"[\s,(–-]*(?:Registered Charity|Charity (?:No|Number|Reg)|Company (?:No|Number)|"
    r"Limited Company|Voluntary(?: Organisation)?$|Community Group$|Reg(?:istration)? No)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MOST = 0.6


def body_in_row(row: AmountRow, table: AmountTable, text: DecisionText) -> NamedId | None:
    """The body that a row is for; None where its label is a purpose, a cost or the publisher."""
    span = row.recipient_span()
    if span is None:
        return None
    printed = text.text[span[0] : span[1]]
    words = _STATUS.sub("", printed)
    within = begun_in(*span, text.mentions.organisations)
    fills = [m for m in within if m.end - m.start >= _MOST * len(words)]
    if any(is_own(mention, text.publisher) for mention in fills):
        return None
    if len(fills) == 1 and (fills[0].listed or words == printed):
        return as_party(fills[0])
    place = council_for_place(words)
    if place is not None:
        return place
    if not lists_bodies(table, text):
        return as_party(within[0]) if len(within) == 1 and within[0].start == span[0] else None
    return name_recipient(words)


@lru_cache(maxsize=TEXTS_KEPT)
def lists_bodies(table: AmountTable, text: DecisionText) -> bool:
    """Whether a table's rows are bodies: a head says so, or most of the labels name one."""
    if table.names_recipients:
        return True
    labels = [row.label_cell for row in table.parts if row.label_cell is not None]
    starts = {mention.start for mention in text.mentions.organisations}
    named = sum(
        cell.start in starts or names_a_body(text.text[cell.start : cell.end], in_list=True)
        for cell in labels
    )
    known = sum(cell.start in starts for cell in labels)
    return len(labels) > 1 and named == len(labels) and known > 0


def keeps_some(table: AmountTable, text: DecisionText) -> bool:
    """Whether a row is the publisher's own share, so that the total is its budget, not a grant."""
    spans = [(cell.start, cell.end) for row in table.parts if (cell := row.label_cell)]
    return any(
        is_own(mention, text.publisher)
        for span in spans
        for mention in begun_in(*span, text.mentions.organisations)
    )
