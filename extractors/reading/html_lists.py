"""The numbers and dashes that a browser prints before the items of a list."""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

_LITERAL_MARK: Final = re.compile(
    r"\s*(?:\(?\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|\(?[a-z]{1,3}[.)]|[•●▪])\s"
)
_LETTERS: Final = 26


def item_marks(node: LexborNode) -> Iterator[str]:
    """A mark for each item in order; none for an item that prints a number of its own."""
    number = _first_number(node)
    kind = node.attributes.get("type") or "1"
    for item in node.iter():
        if item.tag != "li":
            continue
        if _LITERAL_MARK.match(item.text()):
            yield ""
        else:
            yield f"{_counted(number, kind)}. " if node.tag == "ol" else "- "
        number += 1


def _first_number(node: LexborNode) -> int:
    start = node.attributes.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _counted(number: int, kind: str) -> str:
    if kind in ("a", "A") and number <= _LETTERS:
        return chr(ord(kind) + number - 1)
    return str(number)
