"""The text as sentences, each with the lead-in of the list it stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..form.lines import Line, split_lines
from ..records import Table

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')\]]?\s+(?=[\"“(]?(?:[A-Z£€]|\d))|(?<=;)\s+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Ltd|No|Nos|St|Dr|Mr|Mrs|Ms|Dept|approx|c|ca|e\.g|i\.e|incl|excl|ref|para|paras|s|ss|p\.a|vs|Rev|Prof|cf|Co|Inc)|\b[A-Z])\.$",
)
_CONTINUES = re.compile(r"^[a-z£(0-9]")
_OPEN_ENDED = re.compile(
    r"\b(?:to|approves?|agrees?|that|following|follows?|below|by)$", re.IGNORECASE
)
_BARE_ITEM, _BARE_PIECE = 90, 60
_LONGEST = 2_000
_MARK_ALONE = re.compile(r"[-–—•*·▪●◦➢o]|\(?(?:\d{1,2}|[a-h]|[ivx]{1,5})[.)]")
_CLOSED = re.compile(r"[.;:!?|]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence's slice; `lead` is the line that opens its list, `item` the list item's number.

    Sentences of one item or paragraph share `paragraph`.
    """

    start: int
    end: int
    paragraph: int
    lead: tuple[int, int] | None = None
    is_item: bool = False


def split_sentences(
    text: str, start: int, end: int, tables: Sequence[Table] = (), first_paragraph: int = 0
) -> tuple[Sentence, ...]:
    """The sentences between two offsets; a table row is a sentence of its own.

    >>> text = "He approves: \\n1. Award £5k. Note it.\\n2. Accept £3m from\\nthe Home Office"
    >>> [text[s.start:s.end] for s in split_sentences(text, 0, len(text))]
    ['He approves:', 'Award £5k.', 'Note it.', 'Accept £3m from\\nthe Home Office']
    """
    rows = {cell.start for table in tables for row in table.rows for cell in row.cells[:1]}
    found: list[Sentence] = []
    leads = _Leads()
    for number, paragraph in enumerate(_paragraphs(text, start, end, rows), start=first_paragraph):
        first = paragraph[0]
        lead = leads.above(first)
        span = (first.words_start, paragraph[-1].end)
        found.extend(_sentences_of(text, span, number, lead, first.is_item or lead is not None))
        if found:
            last = found[-1]
            leads.read(first, (last.start, last.end), _lead_of(text, last))
    return tuple(found)


class _Leads:
    """The lead-ins that are open: a list's, and those of lists within its items."""

    def __init__(self) -> None:
        self._open: list[tuple[str | None, tuple[int, int]]] = []
        self._in_list = False
        self._last: tuple[str, tuple[int, int]] | None = None

    def above(self, line: Line) -> tuple[int, int] | None:
        """The lead-in of a line; an item marked like one above closes the lists within that."""
        if line.is_item:
            self._open_within(line.marker)
        if not self._open:
            return None
        if line.is_item:
            style = _style(line.marker)
            while len(self._open) > 1 and self._open[-1][0] == style:
                self._open.pop()
            return self._open[-1][1]
        if not self._in_list or _is_bare_item(line):
            return self._open[-1][1]
        self._open.clear()
        return None

    def _open_within(self, marker: str) -> None:
        """The first item marked otherwise than the item before it begins a list within that."""
        if self._last is None or not _begins_within(self._last[0], marker):
            return
        style = _style(self._last[0])
        if all(open_style != style for open_style, _ in self._open):
            self._open.append((style, self._last[1]))

    def read(self, line: Line, span: tuple[int, int], lead: tuple[int, int] | None) -> None:
        """Takes note of a line that was read, the sentence at its end and the list it leads in."""
        self._in_list = bool(self._open)
        self._last = (line.marker, span) if line.is_item else None
        if lead is None:
            return
        if not line.is_item:
            self._open.clear()
        self._open.append((_style(line.marker) if line.is_item else None, lead))
        self._in_list = False


_BULLETS = "•·▪●◦➢*–—-o"
_HOLDS = {
    "1": ("a", "i", "•", "-", "–", "o", "·", "▪"),
    "a": ("i", "•", "-", "o"),
    "i": ("a", "•", "-", "o"),
    "•": ("o", "-", "–"),
}
"""Which marks of items stand within an item marked in another way."""
_ROMAN = re.compile(r"[ivx]+")


def _begins_within(above: str, marker: str) -> bool:
    """Whether an item's mark begins a list within the item above: ``2.`` and then ``a)``."""
    style, first = _style(marker), marker.strip("().")
    if style not in _HOLDS.get(_style(above), ()):
        return False
    return first in ("a", "i") or style in _BULLETS


def _style(marker: str) -> str:
    """How an item is marked: `1`, `a`, `i` for Roman numbers, or the bullet itself."""
    core = marker.strip("().")
    if core[:1].isdigit():
        return "1"
    if core.isalpha() and core != "o":
        return "i" if _ROMAN.fullmatch(core) else "a"
    return core[:1]


def _paragraphs(text: str, start: int, end: int, rows: set[int]) -> Iterator[list[Line]]:
    """Lines that wrap into each other; a list item, row, blank line or closed line ends one."""
    current: list[Line] = []
    for line in _marked_lines(text, start, end):
        if current and not _wraps(text, current[-1], line, rows):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _marked_lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines, where a mark that stands alone on its line marks the line below it."""
    marker = ""
    for line in split_lines(text, start, end):
        if _MARK_ALONE.fullmatch(line.text):
            marker = line.text
            continue
        yield replace(line, marker=line.marker or marker) if marker else line
        marker = ""


def _wraps(text: str, above: Line, line: Line, rows: set[int]) -> bool:
    if line.is_item or line.start in rows or above.start in rows:
        return False
    if text.count("\n", above.end, line.start) > 1 or _CLOSED.search(above.text):
        return False
    return bool(_CONTINUES.match(line.text)) or (len(above.text) > 60 and not _looks_titled(line))


def _is_bare_item(line: Line) -> bool:
    """A short line below a lead-in is an item or a piece of one though no mark says so."""
    if len(line.text) > (_BARE_ITEM if "£" in line.text else _BARE_PIECE):
        return False
    return not line.text.endswith((".", ":", "?"))


def _looks_titled(line: Line) -> bool:
    return len(line.text) < 60 and not line.text.endswith((".", ",", ";"))


def _sentences_of(
    text: str, span: tuple[int, int], paragraph: int, lead: tuple[int, int] | None, is_item: bool
) -> Iterator[Sentence]:
    for begin, end in _bounds(text, *span):
        yield Sentence(start=begin, end=end, paragraph=paragraph, lead=lead, is_item=is_item)


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; what never ends is cut between words."""
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if _ABBREVIATED.search(text, max(begin, match.start() - 8), match.start()):
            continue
        yield from _cut(text, begin, match.start())
        begin = match.end()
    if begin < end:
        yield from _cut(text, begin, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces no longer than any real sentence is, so that none costs too much."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        piece = space if space > 0 else start + _LONGEST
        yield start, piece
        start = piece
    yield start, end


def _lead_of(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """A sentence that opens a list: it ends with a colon, or leaves its verb open."""
    words = text[sentence.start : sentence.end].rstrip()
    if re.search(r":[-–\s]*$", words) or _OPEN_ENDED.search(words.rstrip(" ;,-–")):
        return sentence.start, sentence.end
    return None
