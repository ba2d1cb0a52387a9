"""The numbers of a Word document's lists, which its text does not carry: counted as Word counts."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

_NUMBERING: Final = RELATIONSHIP_TYPE.NUMBERING
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNumbers:
    """The levels of each list, the list of each style, and the counts reached so far."""

    levels: dict[str, dict[int, _Level]]
    styles: dict[str, tuple[str, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark_of(self, paragraph: Any) -> str:
        """The number or bullet that stands before a paragraph, and counts it; empty for none."""
        list_id, depth = self._list_of(paragraph)
        level = self.levels.get(list_id, {}).get(depth)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return "-"
        counts = self.counts[list_id]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return self._printed(list_id, level, counts)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        style = properties.find(qn("w:pStyle"))
        list_id, depth = self.styles.get("" if style is None else _value(style), ("", 0))
        own = properties.find(qn("w:numPr"))
        return _number_of(own, list_id, depth) if own is not None else (list_id, depth)

    def _printed(self, list_id: str, level: _Level, counts: dict[int, int]) -> str:
        def count(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            own = self.levels[list_id].get(depth, level)
            return format_count(counts.get(depth, own.start), own.format)

        return re.sub(r"%(\d)", count, level.text).strip()


def format_count(count: int, style: str) -> str:
    """A count as Word prints it in a style of numbering.

    >>> format_count(4, "lowerRoman"), format_count(28, "upperLetter"), format_count(3, "decimal")
    ('iv', 'BB', '3')
    """
    if style in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if style == "upperRoman" else roman
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _roman(count: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        printed += letters * (count // value)
        count %= value
    return printed


def read_numbering(document: WordDocument) -> ListNumbers:
    """The lists that a document defines; one without any has no numbering part."""
    try:
        part: Any = document.part.part_related_by(_NUMBERING)
    except KeyError:
        return ListNumbers(levels={}, styles={})
    root = part.element
    abstract = {
        node.get(qn("w:abstractNumId")): _levels(node) for node in root.iter(qn("w:abstractNum"))
    }
    levels = {}
    for number in root.iter(qn("w:num")):
        source = number.find(qn("w:abstractNumId"))
        if source is not None:
            own = dict(abstract.get(_value(source), {}))
            levels[number.get(qn("w:numId"))] = _with_overrides(own, number)
    return ListNumbers(levels=levels, styles=_styles(document))


def _levels(node: Any) -> dict[int, _Level]:
    return {int(level.get(qn("w:ilvl"))): _level(level) for level in node.iter(qn("w:lvl"))}


def _level(node: Any) -> _Level:
    start = _child_value(node, "w:start")
    return _Level(
        format=_child_value(node, "w:numFmt") or "decimal",
        text=_child_value(node, "w:lvlText"),
        start=int(start) if start.isdigit() else 1,
    )


def _with_overrides(levels: dict[int, _Level], number: Any) -> dict[int, _Level]:
    for override in number.iter(qn("w:lvlOverride")):
        levels.update(_levels(override))
    return levels


def _styles(document: WordDocument) -> dict[str, tuple[str, int]]:
    """The list that a style puts its paragraphs in."""
    styles = {}
    root: Any = document.styles.element
    for style in root.iter(qn("w:style")):
        own = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if own is not None:
            styles[style.get(qn("w:styleId"))] = _number_of(own, "", 0)
    return styles


def _number_of(node: Any, list_id: str, depth: int) -> tuple[str, int]:
    printed = _child_value(node, "w:ilvl")
    return _child_value(node, "w:numId") or list_id, int(printed) if printed.isdigit() else depth


def _child_value(node: Any, name: str) -> str:
    child = node.find(qn(name))
    return "" if child is None else _value(child)


def _value(node: Any) -> str:
    return node.get(qn("w:val")) or ""
