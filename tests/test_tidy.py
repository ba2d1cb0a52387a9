"""Tables edited in a spreadsheet come back as they were; mistakes are told by file and line."""

import csv
import io
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from extractors.knowledge.csv_text import KnowledgeError, parse_table
from extractors.knowledge.loader import FOLDER, line_error, read_rows
from extractors.knowledge.tidy import DATES, TABLES, tidied, tidy_folder

FILES = sorted(FOLDER.glob("*.csv"))
Rows = list[list[str]]


def rows_of(data: bytes) -> Rows:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def written(rows: Rows, **dialect: object) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


def excel(rows: Rows) -> bytes:
    """With a byte order mark, CRLF, three columns and two lines more than were filled."""
    wide = [[*row, "", "", ""] for row in rows]
    return written([*wide, [""] * len(wide[0]), [""] * len(wide[0])]).encode("utf-8-sig")


def continental_excel(rows: Rows) -> bytes:
    """With semicolons."""
    return written(rows, delimiter=";").encode("utf-8-sig")


def libre_office(rows: Rows) -> bytes:
    """With every cell quoted and a space left here and there."""
    spaced = [[f"{cell} " if number % 3 else cell for number, cell in enumerate(r)] for r in rows]
    return written(spaced, quoting=csv.QUOTE_ALL, lineterminator="\n").encode()


def copied_cells(rows: Rows) -> bytes:
    """As pasted from a web sheet: tabs."""
    return written(rows, delimiter="\t").encode()


PROGRAMS = [excel, continental_excel, libre_office, copied_cells]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_tables_are_tidy(path: Path) -> None:
    assert tidied(path.name, path.read_bytes()) == path.read_text("utf-8"), "run: make tidy"


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.__name__)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_comes_back_from_a_spreadsheet(
    path: Path, program: Callable[[Rows], bytes]
) -> None:
    before = path.read_bytes()

    assert tidied(path.name, program(rows_of(before))) == before.decode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_from_a_spreadsheet_reads_the_same_untidied(path: Path) -> None:
    before = path.read_bytes()
    after = parse_table(path.name, excel(rows_of(before)))

    assert [cells for _, cells in after.lines] == [
        cells for _, cells in parse_table(path.name, before).lines
    ]


@pytest.mark.parametrize("name", TABLES)
def test_rows_in_another_order_come_back_in_order(name: str) -> None:
    before = (FOLDER / f"{name}.csv").read_bytes()
    head, *body = rows_of(before)
    random.Random(name).shuffle(body)

    assert tidied(f"{name}.csv", excel([head, *body])) == before.decode()


@pytest.mark.parametrize("name", DATES)
def test_dates_as_a_spreadsheet_shows_them_come_back(name: str) -> None:
    before = (FOLDER / f"{name}.csv").read_bytes()
    head, *body = rows_of(before)
    for row in body:
        for place in (head.index(column) for column in DATES[name]):
            row[place] = row[place] and f"{date.fromisoformat(row[place]):%d/%m/%Y}"

    assert any("/20" in cell for row in body for cell in row)
    assert tidied(f"{name}.csv", excel([head, *body])) == before.decode()


def test_a_date_elsewhere_stays_as_it_is() -> None:
    text = "id,name,example\na,Ash,It was agreed on 1/4/2013.\nb,1/4/2013,\n"

    assert tidied("organisations.csv", text.encode()) == text


def test_an_edited_cell_is_the_only_difference() -> None:
    path = FOLDER / "organisations.csv"
    rows = rows_of(path.read_bytes())
    rows[40][1] = "Elm, Oak “and” Ash’s"

    now = tidied(path.name, excel(rows)).splitlines()
    then = path.read_text("utf-8").splitlines()
    assert [
        number for number, pair in enumerate(zip(now, then, strict=True)) if len({*pair}) > 1
    ] == [40]
    assert '"Elm, Oak “and” Ash’s"' in now[40]


def test_the_order_of_a_table_of_rules_is_kept() -> None:
    text = "rule,pattern\nzeal,b\nash,a\n"

    assert tidied("kind_cues.csv", text.encode()) == text
    assert tidied("themes.csv", text.encode()) == "rule,pattern\nash,a\nzeal,b\n"


MISTAKES = [
    (b"id,name\na,Ash\nb,Bury, Suffolk\n", "line 3: 3 cells under 2 columns; a cell with a comma"),
    (b"id,name\na,Ash\nb\n", "line 3: 1 cells under 2 columns"),
    (b"id,name\r\na,Ash\r\n\r\nb,B,Bury,,\r\n", "line 4: 3 cells under 2 columns"),
    (b'id,name\na,"Ash\nb,Bury\n', "line 3: a quotation mark too many or too few"),
    (b'id,name\na,"Ash" Grove\n', "line 2: a quotation mark too many or too few"),
    ("id,name\na,Ash\nb,Barnardo’s\n".encode("cp1252"), "line 3: a letter is not in UTF-8; save"),
    (b"id,,name\na,,Ash\n", "line 1: column 2 has no name"),
    (b"id,name,id\na,Ash,a\n", "line 1: two columns are called id"),
    (b"id,name\na,Ash,,,lost\n", "line 2: 5 cells under 2 columns"),
]


@pytest.mark.parametrize(("data", "message"), MISTAKES, ids=[told for _, told in MISTAKES])
def test_a_mistake_is_told_by_file_and_line(data: bytes, message: str) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(f"places.csv, {message}")):
        tidied("places.csv", data)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", b" , ,\n"])
def test_an_empty_table_is_told(data: bytes) -> None:
    with pytest.raises(KnowledgeError, match=r"^places\.csv is empty"):
        tidied("places.csv", data)


def test_a_row_that_cannot_be_meant_is_told_by_its_line() -> None:
    row = read_rows("themes")[7]

    assert str(line_error("themes", row, "the title is odd")) == (
        "themes.csv, line 9: the title is odd"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables."""
    for path in FILES:
        shutil.copy(path, tmp_path)
    return tmp_path


def without(path: Path, organisation_id: str) -> str:
    """Take a body's row out of a table; the line as it was."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    gone = next(line for line in lines if line.startswith(f"{organisation_id},"))
    path.write_text("".join(line for line in lines if line != gone), "utf-8", newline="")
    return gone


def test_tidied_tables_are_left_alone(folder: Path) -> None:
    assert tidy_folder(folder) == []


def test_a_whole_folder_comes_back_from_a_spreadsheet(folder: Path) -> None:
    for number, path in enumerate(FILES):
        (folder / path.name).write_bytes(PROGRAMS[number % 4](rows_of(path.read_bytes())))

    assert tidy_folder(folder) == [path.name for path in FILES]
    assert {path.name: (folder / path.name).read_bytes() for path in FILES} == {
        path.name: path.read_bytes() for path in FILES
    }


def test_ids_that_are_new_or_gone_are_noted(folder: Path) -> None:
    row = without(folder / "organisations.csv", "street-games")
    with (folder / "organisations.csv").open("a", encoding="utf-8") as table:
        table.write(row.replace("street-games,", "elm-lane-trust,", 1))

    assert tidy_folder(folder) == ["ids.csv", "organisations.csv"]
    ids = (folder / "ids.csv").read_text("utf-8").splitlines()
    assert "organisations,elm-lane-trust," in ids
    assert "organisations,street-games,yes" in ids
    assert tidy_folder(folder) == []


def test_a_retired_id_is_not_used_again(folder: Path) -> None:
    table = folder / "organisations.csv"
    row = without(table, "street-games")
    tidy_folder(folder)
    table.write_text(table.read_text("utf-8") + row, "utf-8", newline="")
    before = table.read_bytes()

    told = r"organisations\.csv, line \d+: the id street-games is retired and never used again"
    with pytest.raises(KnowledgeError, match=told):
        tidy_folder(folder)
    assert table.read_bytes() == before


def test_an_id_given_twice_is_told_with_both_lines(folder: Path) -> None:
    table = folder / "themes.csv"
    table.write_text(table.read_text("utf-8") + table.read_text("utf-8").splitlines()[1] + "\n")

    with pytest.raises(KnowledgeError, match=r"themes\.csv, line 3: line 2 has the id "):
        tidy_folder(folder)


def test_every_id_of_the_tables_was_issued_and_none_is_retired() -> None:
    issued = {(row["table"], row["id"]): row["retired"] for row in read_rows("ids")}
    current = {
        (table, row["id"])
        for table in ("organisations", "plans", "priorities", "themes")
        for row in read_rows(table)
    }

    assert {key for key, retired in issued.items() if not retired} == current, "run: make tidy"
    assert set(issued.values()) <= {"", "yes"}


def run_tidy(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extractors.knowledge.tidy", str(folder)]
    return subprocess.run(command, cwd=FOLDER.parents[1], capture_output=True, text=True)


def test_the_command_tidies_or_says_what_is_wrong(folder: Path) -> None:
    themes = folder / "themes.csv"
    themes.write_bytes(excel(rows_of(themes.read_bytes())))
    done = run_tidy(folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert themes.read_bytes() == (FOLDER / "themes.csv").read_bytes()

    columns = len(rows_of(themes.read_bytes())[0])
    with themes.open("a") as table:
        table.write(",".join(["x"] * (columns + 2)) + "\n")
    line = len(themes.read_text("utf-8").splitlines())
    done = run_tidy(folder)
    assert done.returncode == 1
    assert done.stderr == (
        f"themes.csv, line {line}: {columns + 2} cells under {columns} columns;"
        " a cell with a comma in it needs quotation marks\nNo table was changed.\n"
    )
