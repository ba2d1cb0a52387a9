"""The text as lines: where each begins, what it says, whether it is an item of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# 1. 1.1. 1) (a) a) iv. - • – o: what stands before the words of a list item.
MARKER = re.compile(
    r"""(?P<marker>
        (?:[-–—•*·▪●◦➢]|o(?=\s+[A-Za-z£])|\?(?=\s+[A-Z£]))\s+
          (?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?
      | \d{1,2}(?:\.\d{1,2})+\.?\s+
      | \d{1,2}[.)]\s+
      | \(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s*
      | (?:[a-h]|[ivx]{1,5})\.\s+
    )""",
    re.VERBOSE,
)

_UNFINISHED = re.compile(
    r"(?:\b(?:of|for|and|the|to|in|with|on|from|a|an|by)|[-–—,&])$", re.IGNORECASE
)
_CELL = re.compile(r"[^\t|\s]+(?:[^\S\t\n]{1,2}[^\t|\s]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line without the white space at its ends; its words begin past a list marker."""

    start: int
    end: int
    text: str
    marker: str
    words_start: int

    @property
    def is_item(self) -> bool:
        return bool(self.marker)

    @property
    def words(self) -> str:
        """What the line says after its list marker.

        >>> next(split_lines("(a) Accept the grant")).words
        'Accept the grant'
        """
        return self.text[self.words_start - self.start :]

    def cells(self) -> Iterator[tuple[int, int]]:
        """The places of what a tab, a bar or a wide gap parts.

        >>> line = next(split_lines("Date:    3 May | Signed"))
        >>> [line.text[start:end] for start, end in line.cells()]
        ['Date:', '3 May', 'Signed']
        """
        return (
            (self.start + cell.start(), self.start + cell.end())
            for cell in _CELL.finditer(self.text, self.words_start - self.start)
        )


def split_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines that hold something, in order.

    >>> [line.words for line in split_lines("- 2.1. The grant\\n\\n• £30 million")]
    ['The grant', '£30 million']
    """
    end = len(text) if end is None else end
    for match in re.compile(r"[^\n\f\r]+").finditer(text, start, end):
        printed = match.group()
        stripped = printed.strip()
        if not stripped:
            continue
        line_start = match.start() + len(printed) - len(printed.lstrip())
        yield _line(line_start, stripped)


def _line(start: int, text: str) -> Line:
    marked = MARKER.match(text)
    marker = marked.group("marker") if marked else ""
    return Line(
        start=start,
        end=start + len(text),
        text=text,
        marker=marker.strip(),
        words_start=start + len(marker),
    )


def breaks_off(words: str) -> bool:
    """Whether words end where more must follow.

    >>> breaks_off("Vans for the"), breaks_off("Vans")
    (True, False)
    """
    return _UNFINISHED.search(words) is not None
