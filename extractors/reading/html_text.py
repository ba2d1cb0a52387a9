"""Turns a tree of markup into lines: blocks, list items, pairs of a definition list, table rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from selectolax.lexbor import LexborNode

from extractors.reading.html_lists import item_marks
from extractors.reading.html_tables import is_data_table, table_rows

_PARAGRAPHS: Final = frozenset(
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "section", "article",
        "blockquote", "figure", "form", "fieldset", "pre", "hr", "details", "address", "main",
        "header",
    }
)  # fmt: skip
_LINES: Final = frozenset(
    {
        "div", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "caption", "br", "summary",
        "figcaption", "legend", "label", "footer",
    }
)  # fmt: skip
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


_OPENS_ITEM: Final = (_PARAGRAPHS | _LINES) - {"ul", "ol", "dl", "table", "br", "hr", "pre"}


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line (1) or of a paragraph (2)."""

    lines: int


Token = str | Break
_LINE: Final = Break(1)
_PARAGRAPH: Final = Break(2)


def walk(root: LexborNode) -> Iterator[Token]:
    """The tokens of a tree in order; without recursion, since nesting is up to the page."""
    waiting: list[LexborNode | Token] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str | Break):
            yield node
        elif node.tag == "-text":
            yield node.text_content or ""
        elif node.tag == "table" and is_data_table(node):
            yield from _table_tokens(node)
        else:
            waiting.extend(reversed(_opened(node)))


def _opened(node: LexborNode) -> list[LexborNode | Token]:
    """An element as its children between the breaks and marks that it stands for."""
    if node.tag == "time":
        return [_time_text(node)]
    if node.tag == "sup":
        return [superscript(node.text())]
    if node.tag == "dl":
        return [_PARAGRAPH, *_definitions(node), _PARAGRAPH]
    if node.tag == "ol" or node.tag == "ul":
        ending = _ending(node)
        return [ending, *_items(node), ending]
    children: list[LexborNode | Token] = list(node.iter(include_text=True))
    if node.tag == "li":
        return [_LINE, *_without_first_break(children), _LINE]
    if node.tag in _PARAGRAPHS:
        return [_ending(node), *children, _ending(node)]
    return [_LINE, *children, _LINE] if node.tag in _LINES else children


def _time_text(node: LexborNode) -> str:
    """The printed time, or its machine-readable value where nothing is printed."""
    printed = node.text().strip()
    return printed or long_date(node.attributes.get("datetime") or "")


def long_date(value: str) -> str:
    """An ISO date or time as a long date.

    >>> long_date("2021-01-11T12:00:00Z")
    '11 January 2021'
    >>> long_date("P2D")
    ''
    """
    try:
        day = date.fromisoformat(value.strip()[:10])
    except ValueError:
        return ""
    return f"{day.day} {day:%B} {day.year}"


def superscript(printed: str) -> str:
    """A raised figure keeps apart from the number it follows: £5,000¹ is no £50,001.

    >>> superscript("1"), superscript("th")
    ('¹', 'th')
    """
    stripped = printed.strip()
    return stripped.translate(_SUPERSCRIPTS) if stripped.isdigit() else printed


def _definitions(node: LexborNode) -> Iterator[LexborNode | Token]:
    """Label and value on one line."""
    for child in node.css("dt, dd"):
        label = child.tag == "dt"
        words = " ".join(join_tokens(walk_children(child)).split())
        if label:
            yield from (_LINE, words if words.endswith((":", "?")) or not words else f"{words}:")
        elif child.css_first("ul, ol, table, h2, h3, h4, p + p") is None:
            yield f" {words}"
        else:
            yield child


def walk_children(node: LexborNode) -> Iterator[Token]:
    for child in node.iter(include_text=True):
        yield from walk(child)


def _items(node: LexborNode) -> Iterator[LexborNode | Token]:
    """The items of a list, each behind its mark: on one line, for an item begins with a break."""
    marks = item_marks(node)
    for child in node.iter(include_text=True):
        if child.tag != "li":
            yield child
            continue
        yield from (_LINE, next(marks))
        yield from _without_first_break(list(child.iter(include_text=True)))
        yield _LINE


def _without_first_break(children: list[LexborNode | Token]) -> Iterator[LexborNode | Token]:
    """A paragraph or division that opens an item stands on the line of its mark."""
    opening = True
    for child in children:
        if isinstance(child, LexborNode) and opening:
            if child.tag in _OPENS_ITEM and child.text().strip():
                opening = False
                yield from _without_first_break(list(child.iter(include_text=True)))
                yield _LINE
                continue
            opening = not child.text().strip() if child.tag == "-text" else False
        yield child


def _ending(node: LexborNode) -> Break:
    """What parts a block from the next; within an item of a list the lines stay together."""
    inside = node.parent is not None and node.parent.tag in ("li", "dd")
    return _LINE if inside else _PARAGRAPH


def _table_tokens(table: LexborNode) -> Iterator[Token]:
    caption = table.css_first("caption")
    yield _PARAGRAPH
    if caption is not None:
        yield from (" ".join(caption.text().split()), _LINE)
    for row in table_rows(table):
        cells = [" ".join(join_tokens(walk_children(cell)).split()) if cell else "" for cell in row]
        if any(cells):
            yield from ("\t".join(cells).rstrip("\t"), _LINE)
    yield _PARAGRAPH


def join_tokens(tokens: Iterable[Token]) -> str:
    """Text with its white space collapsed and its breaks as line ends.

    >>> join_tokens(["Date ", " signed:", Break(1), " ", Break(2), "11 January 2021", Break(1)])
    'Date signed:\\n\\n11 January 2021'
    """
    parts: list[str] = []
    line: list[str] = []
    waiting = 0
    for token in tokens:
        if isinstance(token, str):
            line.append(token)
            continue
        words = _collapsed("".join(line))
        line.clear()
        if words:
            parts.extend(("\n" * min(waiting, 2) if parts else "", words))
            waiting = 0
        waiting = max(waiting, token.lines)
    words = _collapsed("".join(line))
    return "".join([*parts, "\n" * waiting if parts else "", words] if words else parts)


def _collapsed(words: str) -> str:
    """White space as single spaces; tabs part the cells of a row."""
    if "\t" in words and "\n" not in words:
        return re.sub(r"[^\S\t]+", " ", words).strip(" ")
    return " ".join(words.replace("\u00ad", "").replace("\u200b", "").split())
