"""The small markup that sources are written in, read into blocks that every layout can set.

A line is a paragraph. `## ` begins a heading, `- ` a bullet, `1.2. ` a numbered paragraph, two
spaces before any of them go one step in; `|` lines and lines with tabs are tables, `{…}` an insert.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

BULLET = re.compile(r"[-•] +")
NUMBER = re.compile(r"(\d+(?:\.\d+)*\.|\(?[a-z\d]{1,2}\))\s+(?=\S)")
HEAD_RULE = re.compile(r"\|[-:| ]+\|$")
PLAIN_HEADING = re.compile(r"(?:\d+\. )?[A-Z“‘(][^.;,]{2,70}[^.;,\s]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph; `marker` is its bullet or printed number, `depth` how far it stands in."""

    text: str
    marker: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; `head_rows` of its rows are column heads."""

    rows: tuple[tuple[str, ...], ...]
    head_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """Something drawn rather than written: `signature`, `new page`."""

    name: str


Block = Heading | Line | Grid | Insert


def parse_blocks(body: str, *, plain: bool = False) -> tuple[Block, ...]:
    """The blocks of a body; `plain` text has no `##`, so a short line standing alone is a heading.

    >>> parse_blocks("## Costs\\n\\n| Item | £ |\\n|---|---|\\n| Vans | 9,000 |")[1].head_rows
    1
    >>> parse_blocks("- 2.1. The grant pays for vans.")
    (Line(text='The grant pays for vans.', marker='2.1.', depth=0),)
    """
    lines = [line.rstrip() for line in body.splitlines()]
    return tuple(_blocks([line for line in lines if line], plain))


def _blocks(lines: list[str], plain: bool) -> Iterator[Block]:
    for tabular, run in groupby(lines, key=_is_row):
        if tabular:
            yield _grid(list(run))
        else:
            yield from (_block(line, plain) for line in run)


def _is_row(line: str) -> bool:
    return line.startswith("|") or "\t" in line


def _grid(lines: list[str]) -> Grid:
    ruled = [bool(HEAD_RULE.match(line)) for line in lines]
    rows = [_cells(line) for line, rule in zip(lines, ruled, strict=True) if not rule]
    width = max(map(len, rows))
    filled = tuple(row + ("",) * (width - len(row)) for row in rows)
    return Grid(rows=filled, head_rows=ruled.index(True) if True in ruled else 0)


def _cells(line: str) -> tuple[str, ...]:
    parts = line.strip("|").split("|") if line.startswith("|") else line.split("\t")
    return tuple(part.strip() for part in parts)


def _block(line: str, plain: bool) -> Block:
    if line.startswith("{") and line.endswith("}"):
        return Insert(name=line.strip("{}"))
    if line.startswith("#"):
        return Heading(text=line.lstrip("# "), level=len(line) - len(line.lstrip("#")))
    if plain and PLAIN_HEADING.match(line):
        return Heading(text=line, level=2)
    return _line(line)


def _line(line: str) -> Line:
    text, depth = line.strip(), _depth(line)
    bullet = BULLET.match(text)
    unbulleted = text[bullet.end() :] if bullet else text
    if number := NUMBER.match(unbulleted):
        return Line(text=unbulleted[number.end() :], marker=number[1], depth=depth)
    return Line(text=unbulleted, marker="•" if bullet else "", depth=depth)


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip(" ")) + 1) // 2
