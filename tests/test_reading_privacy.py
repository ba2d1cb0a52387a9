"""Personal data is masked length for length, and nothing else is."""

import time

import pytest
from example_rows import example_rows
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading import read_document
from extractors.reading.privacy import MASK, mask_personal_data


def rows() -> list[tuple[str, str]]:
    lines = example_rows("personal_data")
    return [(unescape(line["text"]), unescape(line["masked"])) for line in lines]


def unescape(cell: str) -> str:
    return cell.replace("\\n", "\n").replace("\\t", "\t")


@pytest.mark.parametrize(("text", "masked"), rows())
def test_each_example_is_masked_as_its_row_says(text: str, masked: str) -> None:
    assert mask_personal_data(text) == (text if masked == "unchanged" else masked)


@pytest.mark.parametrize(("text", "masked"), rows())
def test_an_example_is_masked_between_other_paragraphs(text: str, masked: str) -> None:
    around = "The grant is £5,000.\n\n{}\n\nThe Commissioner agrees with the report of officers."
    expected = text if masked == "unchanged" else masked
    assert mask_personal_data(around.format(text)) == around.format(expected)


LETTERS = st.text("ab 01279.,:;@+()-/£\n\t|█", max_size=60)
PIECES = st.sampled_from(
    [
        "Signature",
        "Signed",
        "Date",
        "020 7946 0123",
        "x@example.org",
        "PCD 907",
        "£5,000",
        "\n",
        " ",
    ]
)


@given(st.lists(LETTERS | PIECES, max_size=12).map("".join))
def test_masking_keeps_the_length_and_the_line_ends(text: str) -> None:
    masked = mask_personal_data(text)
    assert len(masked) == len(text)
    changed = [(old, new) for old, new in zip(text, masked, strict=True) if old != new]
    assert all(new == MASK and old not in "\r\n\f" for old, new in changed)


@given(st.lists(LETTERS | PIECES, max_size=12).map("".join))
def test_masking_twice_changes_nothing_more_in_what_was_masked(text: str) -> None:
    once = mask_personal_data(text)
    twice = mask_personal_data(once)
    assert all(new == MASK for old, new in zip(once, twice, strict=True) if old == MASK)


@given(st.from_regex(r"0(20 ?7946 ?0|7700 ?900 ?)[0-9]{3}", fullmatch=True))
def test_no_digit_of_a_number_is_left(number: str) -> None:
    masked = mask_personal_data(f"Ring {number} for the grant of £5,000.")
    assert masked == f"Ring {MASK * len(number)} for the grant of £5,000."


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "0 1" * 60_000,
        "a.b-c " * 40_000,
        "signed " * 30_000,
        "x@" * 80_000,
        "(at) " * 9,
    ],
)
def test_masking_takes_time_in_proportion(text: str) -> None:
    began = time.process_time()
    mask_personal_data(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        (b"Author: A N Other, 020 7946 0123\n", "Author: A N Other, █████████████\n"),
        (b"<html><body><p>Write to <b>jane</b>@example.org for a copy of the grant paper.",
         "Write to ████████████████ for a copy of the grant paper."),
    ],
)  # fmt: skip
def test_every_reader_masks(data: bytes, printed: str) -> None:
    assert read_document(data, file_name="paper").text == printed
