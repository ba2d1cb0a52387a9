"""What the head of a table's column says that its cells hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from ..knowledge.loader import read_rows
from ..records import Table
from .patterns import Pattern, compile_pattern

_LONGEST_HEAD = 40
_YEAR = re.compile(r"\b(?:19|20)?\d\d\s*[/–-]\s*(?:20)?\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of amounts: what its head says it holds, and for which years."""

    number: int
    head: str
    role: str
    years: tuple[str, ...]


def with_head(text: str, table: Table) -> Table:
    """The table, its first row taken for its head where no head is known and every cell is one."""
    if table.head_rows or len(table.rows) < 2:
        return table
    cells = [text[cell.start : cell.end] for cell in table.rows[0].cells]
    return replace(table, head_rows=1) if len(cells) > 1 and all(map(_is_head, cells)) else table


def column_of(role: str, heads: Mapping[int, str]) -> int | None:
    """The number of the first column whose head has a role."""
    return next((number for number, head in heads.items() if role_of_head(head) == role), None)


def role_of_head(head: str) -> str:
    """What a column of that head holds; the first row of `column_heads.csv` that fits decides.

    >>> role_of_head("Amount requested")
    'bid'
    >>> role_of_head("2021/22 £")
    'decided'
    """
    return listed_role(head) or ("label" if re.search(r"[A-Za-z]", head) else "decided")


@cache
def listed_role(head: str) -> str | None:
    """The role of a head that `column_heads.csv` knows, else None."""
    printed = re.findall(r"[A-Za-z'-]+|£", _YEAR.sub(" YEAR ", head))
    words = " ".join(word if word == "YEAR" else word.lower() for word in printed)
    return next(
        (role for role, pattern in _head_roles() if pattern.regex.search(f" {words} ")), None
    )


def _is_head(cell: str) -> bool:
    return len(cell) < _LONGEST_HEAD and not re.search(r"\d", cell) and bool(listed_role(cell))


@cache
def _head_roles() -> tuple[tuple[str, Pattern], ...]:
    rows = read_rows("column_heads")
    return tuple((row["role"], compile_pattern(row["pattern"])) for row in rows)
