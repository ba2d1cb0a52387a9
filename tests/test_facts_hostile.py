"""Reading facts takes time in proportion to the text, where it runs on without end."""

from collections.abc import Callable
from time import process_time

import pytest

from extractors.extraction import extract_text
from extractors.facts.sentences import split_sentences
from extractors.records import Record

HEAD = "DMPC Decision – PCD 97001\n\nRecommendation:\nThe Deputy Mayor is recommended to:\n"
MANY = {
    "sentence": 6_000,
    "items": 1_500,
    "amounts": 400,
    "rows": 400,
    "paragraph": 400,
    "repeated": 2_000,
    "received": 300,
    "rounded": 400,
}
LOOSELY = 3.2
"""Twice the text may cost this many times as much: four times would be its square."""


def sentence(count: int) -> str:
    return (
        HEAD + "approve the award of kit and people for the work that is done by all and " * count
    )


def items(count: int) -> str:
    lines = (f"{n}. Approve the award of kit to Kent County Council.\n" for n in range(count))
    return HEAD + "".join(lines)


def amounts(count: int) -> str:
    lines = (
        f"{n}. Approve the award of £{1_000 + 7 * n:,} to Kent Police.\n" for n in range(count)
    )
    return HEAD + "".join(lines)


def rows(count: int) -> str:
    lines = (f"Kent Youth Club {n} | £{1_000 + 7 * n:,}\n" for n in range(count))
    return HEAD + "approve these grants:\n\nOrganisation | Amount\n" + "".join(lines)


def paragraph(count: int) -> str:
    awards = (
        f"An award of £{1_000 + 7 * n:,} goes to Kent Police in 2023/24." for n in range(count)
    )
    return HEAD + "approve grants. " + " ".join(awards)


def repeated(count: int) -> str:
    return "£1 " * count


def received(count: int) -> str:
    lines = (
        f"{n}. Accept a grant of £{2_000 + 9 * n:,} from the Home Office.\n"
        f"{n}. Award £{1_000 + 7 * n:,} of it to Kent Police.\n"
        for n in range(count)
    )
    return HEAD + "".join(lines)


def rounded(count: int) -> str:
    lines = (
        f"{n}. Approve the award of £{1_000 + n}.{n % 10}k to Kent Police.\n" for n in range(count)
    )
    return HEAD + "".join(lines)


def seconds(text: str) -> float:
    start = process_time()
    record = extract_text(text, publisher="mopac")
    assert isinstance(record, Record)
    return process_time() - start


def test_a_sentence_without_end_is_cut_and_nothing_is_lost() -> None:
    text = "approve £5 and " * 10_000
    found = split_sentences(text, 0, len(text))
    assert max(each.end - each.start for each in found) <= 2_000
    assert "".join(text[each.start : each.end] for each in found) == text.strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    "written", [sentence, items, amounts, rows, paragraph, repeated, received, rounded]
)
def test_twice_the_text_is_not_four_times_the_work(written: Callable[[int], str]) -> None:
    extract_text(HEAD)
    count = MANY[written.__name__]
    once, twice = seconds(written(count)), seconds(written(2 * count))
    assert twice < LOOSELY * once
