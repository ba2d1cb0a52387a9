"""Places in tables and lists of awards that hold nothing but a body's name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from ..knowledge.naming import fold
from ..records import Cell, Table
from .name_bounds import LONG_LINE
from .name_checks import UNNAMED, is_common, names_an_actor, tells_itself
from .organisation_shapes import MONEY, NAME, cues, shapes

Place = tuple[int, int]
LEAD_IN = 500
"""How far before a list the words that say what it lists may stand."""
MARK = r"(?:[•·*–-][^\S\n]*|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)][^\S\n]*)"
LISTED_AWARD = re.compile(
    rf"^[^\S\n]*{MARK}?"
    rf"(?P<name>(?:\d+(?:st|nd|rd|th) )?{NAME})"
    rf"(?:[^\S\n]*\([A-Z]{{2,6}}\))?[^\S\n]*(?:[-–—:,]|\.{{2,}})?[^\S\n]*(?={MONEY})",
    re.MULTILINE,
)
INLINE_AWARD = re.compile(
    rf"(?:£[\d,.]*\dk?[,;]?|:)[^\S\n]+(?P<name>{NAME})[^\S\n]*[-–—][^\S\n]*(?={MONEY})"
)
"""As in "to: Elm Film - £500 Ash Church Youth Club - £900", a list run into one line."""
AWARD_FOR = re.compile(
    rf"^[^\S\n]*{MARK}(?P<name>{NAME})(?:[,:]|[^\S\n][-–—])[^£\n]{{1,120}}?(?={MONEY})",
    re.MULTILINE,
)
"""As in "• City Wings – Support Service - £900" or "b) City Wings, two posts, £900"."""
PROVIDER_OF = re.compile(rf"\((?P<name>{NAME})\)[^\S\n]*[-–—:][^\S\n]*(?={MONEY})")
"""As in "Short Breaks (Elm Crossroads): £900"."""
PAID_INLINE = re.compile(
    rf"(?:[;:]|£[\d,.]*\d[km]?[;,]?)\s(?P<name>{NAME})\s(?={MONEY}(?:[;,.\n]|\Z))"
)
"""As in "Payments: Elm Energy £24.10; Ash & Sons £80.00"."""
NAMED_AFTER_COLON = re.compile(
    rf"\b(?:award|awards|awarded|grants?|contracts?|paid) to:\s*\n"
    rf"(?P<items>(?:\s*(?:[•·*–-]\s*)?{NAME} [^\n]*\n?)+)"
)
ITEM = re.compile(
    rf"^[^\S\n]*(?:[•·*–-][^\S\n]*)?(?P<name>{NAME})(?=\s*[-–—:,]| via | for | \()", re.MULTILINE
)
TO_RECIPIENTS = re.compile(
    r"(?i)\b(?:awarded|recipients|applicants|(?:paid|goes?|went|made|given|awards?|grants?) to"
    r"|(?:awards|bidders|bids|charities|groups|organisations|providers|quotes|quotations"
    r"|suppliers|tenders)(?: (?:is|are|was|were|have been|had been))?"
    r"(?: (?:accepted|agreed|approved|awarded|chosen|funded|made|received|selected|successful))?"
    r"(?: as follows| below)?)"
    r":\s*(?:[•·*–-]\s*|\(?[a-z\d]{1,3}[.)]\s*)?\Z"
)
WORDS = re.compile(r"[A-Za-z]+")
NO_NAME = re.compile(
    r"all|others?|remaining|balance|sundry|total|subtotal|n/?a|none|various|tbc|[^a-z]*",
    re.IGNORECASE,
)


def name_cells(text: str, tables: Sequence[Table]) -> tuple[Place, ...]:
    """Where bodies stand as the whole of a cell, or before the sum in a list of awards."""
    in_tables = [place for table in tables for place in _column_places(text, table)]
    covered = [(table.start, table.end) for table in tables]
    in_lists = [
        place
        for place in (*_listed_awards(text), *_named_after_colon(text))
        if not any(start <= place[0] < end for start, end in covered)
    ]
    return tuple(sorted({*in_tables, *in_lists}))


def is_name_column(head: str) -> bool:
    """Whether a column's head says that bodies stand in it.

    >>> is_name_column("Name of Organisation"), is_name_column("Amount")
    (True, False)
    """
    return fold(head) in {fold(cue) for use in ("column", "place_column") for cue in cues(use)}


def _column_places(text: str, table: Table) -> Iterator[Place]:
    headed, telling = _name_columns(text, table), _columns_by_content(text, table)
    for cell in _possible_names(text, table):
        told = cell.column in telling and names_an_actor(_printed(text, cell), shapes())
        if told or cell.column in headed:
            yield cell.start, cell.end
    if not table.head_rows and _speaks_of_awards(text[max(0, table.start - LEAD_IN) : table.start]):
        yield from _first_cells(text, table)


def _name_columns(text: str, table: Table) -> frozenset[int]:
    """The columns in which bodies stand; one of places only where no other names them."""
    heads = {
        cell.column: fold(text[cell.start : cell.end])
        for row in table.rows[: table.head_rows]
        for cell in row.cells
        if is_name_column(text[cell.start : cell.end])
    }
    places = {fold(cue) for cue in cues("place_column")}
    bodies = frozenset(column for column, head in heads.items() if head not in places)
    return bodies or frozenset(heads)


def _columns_by_content(text: str, table: Table) -> frozenset[int]:
    """The columns most of whose cells are names that tell themselves, whatever the head says."""
    cells = list(_possible_names(text, table))
    filled = Counter(cell.column for cell in cells)
    telling = Counter(cell.column for cell in cells if tells_itself(_printed(text, cell)))
    return frozenset(c for c, many in telling.items() if many > 1 and 2 * many >= filled[c])


def _possible_names(text: str, table: Table) -> Iterator[Cell]:
    """The cells below a table's heads in which a name may stand."""
    cells = chain.from_iterable(row.cells for row in table.rows[table.head_rows :])
    return (cell for cell in cells if _may_name(_printed(text, cell)))


def _printed(text: str, cell: Cell) -> str:
    return _on_one_line(text[cell.start : cell.end])


def _on_one_line(printed: str) -> str:
    return " ".join(printed.split())


def _first_cells(text: str, table: Table) -> Iterator[Place]:
    for row in table.rows:
        first: Cell = row.cells[0]
        printed = _printed(text, first)
        if re.fullmatch(NAME, printed) and not is_common(printed):
            yield first.start, first.end


def _listed_awards(text: str) -> Iterator[Place]:
    """Names before sums in lists of awards; budget lines look alike, so a body must be told."""
    for listing in _award_lists(text):
        names = (_on_one_line(match["name"]) for match in listing)
        if any(map(tells_itself, names)) or _leads_to_recipients(text, listing):
            yield from (match.span("name") for match in listing)


def _leads_to_recipients(text: str, listing: Sequence[re.Match[str]]) -> bool:
    """Whether the words right before a list promise those who are paid: "Grants went to:"."""
    start = listing[0].start("name")
    return TO_RECIPIENTS.search(text, max(0, start - LONG_LINE), start) is not None


def _award_lists(text: str) -> Iterator[Sequence[re.Match[str]]]:
    """The items of each list; what leads in the first speaks of all of it."""
    listing: list[re.Match[str]] = []
    for match in _possible_awards(text):
        if "\n" in match["name"] or is_common(match["name"]):
            continue
        last = listing[-1].end() if listing else -LEAD_IN
        since = max(0, match.start() - LEAD_IN)
        goes_on = last >= since and not _heads_costs(text[last : match.start()])
        if listing and not goes_on:
            yield listing
            listing = []
        if goes_on or _speaks_of_awards(text[since : match.start()]):
            listing.append(match)
    if listing:
        yield listing


def _named_after_colon(text: str) -> Iterator[Place]:
    """The items of a list that "award to:" leads in."""
    if " to:" not in text:
        return
    for listing in NAMED_AFTER_COLON.finditer(text):
        for item in ITEM.finditer(text, listing.start("items"), listing.end("items")):
            if not is_common(item["name"]):
                yield item.span("name")


def _speaks_of_awards(before: str) -> bool:
    """Whether the nearest telling word before a list speaks of awards rather than of costs."""
    return _nearest_telling(before) == "award_context"


def _possible_awards(text: str) -> list[re.Match[str]]:
    found = {match.start("name"): match for match in LISTED_AWARD.finditer(text)}
    for pattern in (INLINE_AWARD, AWARD_FOR, PROVIDER_OF, PAID_INLINE):
        for match in pattern.finditer(text):
            if names_an_actor(_on_one_line(match["name"]), shapes()):
                found.setdefault(match.start("name"), match)
    return [found[start] for start in sorted(found)]


def _heads_costs(between: str) -> bool:
    """Whether a heading among the lines speaks of costs: "Staff costs"."""
    heads = (line for line in between.splitlines() if "£" not in line and len(line) < LONG_LINE)
    return any(_nearest_telling(line) == "cost_context" for line in heads)


def _nearest_telling(before: str) -> str | None:
    uses = ("award_context", "cost_context")
    told = (
        use for word in reversed(WORDS.findall(before.lower())) for use in uses if word in cues(use)
    )
    return next(told, None)


def _may_name(printed: str) -> bool:
    words = printed.split()
    first = words[0] if words else ""
    return (
        0 < len(words) <= 12
        and (first[0].isupper() or first[0].isdigit())
        and NO_NAME.fullmatch(first) is None
        and UNNAMED.fullmatch(printed) is None
    )
