"""Tables are found in the final text, however they are printed there."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.table_lines import number_like
from extractors.reading.tables import find_tables

Printed = list[list[tuple[int, str]]]


def printed(text: str) -> list[tuple[int, Printed]]:
    return [
        (
            table.head_rows,
            [
                [(cell.column, text[cell.start : cell.end]) for cell in row.cells]
                for row in table.rows
            ],
        )
        for table in find_tables(text)
    ]


def test_rows_of_cells_parted_by_tabs() -> None:
    text = "Costs:\n\nItem\t2020/21 £\nStaff pay\t75,000\n\t£ 300\nTotal\t£75,300\n\nAnd so on."
    assert printed(text) == [
        (
            1,
            [
                [(0, "Item"), (1, "2020/21 £")],
                [(0, "Staff pay"), (1, "75,000")],
                [(1, "£ 300")],
                [(0, "Total"), (1, "£75,300")],
            ],
        )
    ]


def test_a_wrapped_label_does_not_end_a_table() -> None:
    text = "Training for all\t£5,000\n(and more besides)\nTravel\t£6,000"
    [(heads, rows)] = printed(text)
    assert heads == 0
    assert rows[1] == [(0, "(and more besides)")]
    assert rows[2] == [(0, "Travel"), (1, "£6,000")]


def test_pipes_with_and_without_outer_ones() -> None:
    inner = "Music group | £25,000 |\nLeaflets | £2371.78. |"
    outer = "| Body | Grant |\n|:-----|------:|\n| Music group | £25,000 |\n| Nobody | |"
    assert printed(inner) == [
        (0, [[(0, "Music group"), (1, "£25,000")], [(0, "Leaflets"), (1, "£2371.78.")]])
    ]
    assert printed(outer) == [
        (
            1,
            [
                [(0, "Body"), (1, "Grant")],
                [(0, "Music group"), (1, "£25,000")],
                [(0, "Nobody")],
            ],
        )
    ]


def test_one_cell_a_line_with_an_empty_first_head() -> None:
    text = (
        "The budget is £3 million.\n|\n2020/21 £ |\n2021/22 £ |\nNorthtown |\n136,091 |\n"
        "134,699 |\nCouncil of the\nSouthern Towns |\n457,814 |\n– |\nTotal |\n"
        "593,905 |\n134,699 |\nEnd."
    )
    [(heads, rows)] = printed(text)
    assert heads == 1
    assert rows[0] == [(1, "2020/21 £"), (2, "2021/22 £")]
    assert rows[2] == [(0, "Council of the\nSouthern Towns"), (1, "457,814"), (2, "–")]
    assert rows[-1][0] == (0, "Total")
    assert len(rows) == 4


def test_one_cell_a_line_without_figures_in_step_is_left_alone() -> None:
    assert printed("One |\nTwo |\nThree |\nFour |") == []
    assert printed("One |\n5 |\nTwo |\nThree |\n6 |\n7 |") == []


def test_columns_set_apart_by_spaces() -> None:
    text = (
        "Item             2020/21    2021/22\n"
        "Staff             12,000     13,000\n"
        "Grants         £     339.64\n"
        "Total             12,340     13,000\n"
    )
    [(heads, rows)] = printed(text)
    assert heads == 1
    assert rows[2] == [(0, "Grants"), (1, "£     339.64")]
    assert rows[3] == [(0, "Total"), (1, "12,340"), (2, "13,000")]


def test_a_form_of_labels_and_values_has_no_heads() -> None:
    text = "Title:\tA grant\nAuthor:\tHead of Finance\nCost:\t£5,000"
    assert printed(text)[0][0] == 0


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph with one\ttab in it and nothing else.",
        "1.1.\tThe proposal is to accept the grant from the department in full, as it was offered.",
        "2.1\tFirst point\n2.2\tSecond point",
        "Police and crime plan: a safer county | The council",
        "Home | About | Contact",
        "Minutes | Tuesday 13th March 2018",
        "Two sentences.  The second after two spaces ends in 2021.",
        "\tAn indented first line\nand the rest of the paragraph",
        "Signature\n\nDate 16/12/2020",
        "",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize(
    "cell",
    ["136,091", "£ 24,000", "£     339.64", "(1,200)", "-5.2", "£-", "nil", "45%", "£1.2m", "0",
     "£2371.78.", "£75,000 with overtime", "457,814*"],
)  # fmt: skip
def test_figures(cell: str) -> None:
    assert number_like(cell)


@pytest.mark.parametrize(
    "cell",
    ["2020/21", "2021", "2021-22", "£", "(£)", "£000", "£'000", "000s", "PCD 907", "11/01/2021",
     "Post 2032", "13-Dec-16", "Year 1", "", "1.1."],
)  # fmt: skip
def test_heads_and_words_are_no_figures(cell: str) -> None:
    assert not number_like(cell)


LINES = st.lists(
    st.sampled_from(["\t", "|", " ", "  ", "\n", "\n\n", "\f", "£5", "1,000", "Staff", "--", "."]),
    max_size=60,
).map("".join)


@given(LINES)
def test_cells_lie_in_order_without_white_space_at_their_edges(text: str) -> None:
    last = 0
    for table in find_tables(text):
        assert 0 <= table.head_rows < len(table.rows)
        for row in table.rows:
            columns = [cell.column for cell in row.cells]
            assert columns == sorted(set(columns))
            for cell in row.cells:
                assert last <= cell.start < cell.end <= len(text)
                assert text[cell.start : cell.end] == text[cell.start : cell.end].strip()
                last = cell.end


@pytest.mark.parametrize("line", ["a\t1\n", "a | 1 |\n", "5 |\n", "a |\n", "ab  12\n", "word " * 9])
def test_time_grows_in_proportion_to_the_text(line: str) -> None:
    began = time.process_time()
    find_tables(line * (200_000 // len(line)))
    assert time.process_time() - began < 6
