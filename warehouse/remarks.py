"""The remarks in our SQL files as COMMENT statements: written once, beside what they explain."""

import re
from collections.abc import Iterator

_OBJECT = re.compile(r"^CREATE (TABLE|VIEW) (\w+)", re.MULTILINE)
_TABLE_COLUMN = re.compile(r"^    (\w+) [A-Z].*?--\s*(.+)$")
_VIEW_COLUMN = re.compile(r"(\w+),?\s*--\s*(.+)$")


def comment_statements(sql: str) -> Iterator[str]:
    """COMMENT statements for every table, view and column that the SQL creates and remarks on.

    >>> sql = "-- A body. Key: name.\\nCREATE TABLE body (\\n    name VARCHAR  -- its name\\n);"
    >>> list(comment_statements(sql))  # doctest: +NORMALIZE_WHITESPACE
    ["COMMENT ON TABLE body IS 'A body. Key: name.'",
     "COMMENT ON COLUMN body.name IS 'its name'"]
    """
    for begin, found, end in _objects(sql):
        sort, name = found.groups()
        yield f"COMMENT ON {sort} {name} IS {_quoted(_remark_above(sql[begin : found.start()]))}"
        column = _TABLE_COLUMN if sort == "TABLE" else _VIEW_COLUMN
        for line in sql[found.end() : end].splitlines():
            if remark := column.search(line):
                yield f"COMMENT ON COLUMN {name}.{remark[1]} IS {_quoted(remark[2])}"


def key_columns(comment: str) -> tuple[str, ...]:
    """The key that a table's comment ends with.

    >>> key_columns("A page of a document. Key: document_id, page_number.")
    ('document_id', 'page_number')
    """
    _, _, names = comment.rpartition("Key: ")
    return tuple(names.rstrip(".").split(", "))


def _objects(sql: str) -> Iterator[tuple[int, re.Match[str], int]]:
    """Each CREATE with the end of the statement before it and its own end."""
    begin = 0
    for found in _OBJECT.finditer(sql):
        end = sql.index(";\n", found.end()) if ";\n" in sql[found.end() :] else len(sql)
        yield begin, found, end
        begin = end + 1


def _remark_above(text: str) -> str:
    """The remark lines that stand directly above a CREATE."""
    paragraph = text.rstrip("\n").rpartition("\n\n")[2]
    return " ".join(line.removeprefix("--").strip() for line in paragraph.strip().splitlines())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
