"""Work grows with the length of a text, not with its square, whatever it repeats."""

from collections.abc import Callable
from time import process_time

import pytest

from extractors.nlp.dates import find_dates
from extractors.nlp.financial_years import find_financial_years
from extractors.nlp.money import find_money
from extractors.nlp.references import find_references

HOSTILE = (
    "£",
    "£ ",
    "1",
    "1,",
    "1 000 ",
    "£1",
    "O",
    "2020/21-",
    "1/1/",
    "up to ",
    "one ",
    "each ",
    "\n",
    "(£)\n",
)
SHORT, TIMES = 4_000, 8
FINDERS = (find_money, find_financial_years, find_dates, find_references)


@pytest.mark.slow
@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_eight_times_the_text_is_not_sixty_four_times_the_work(
    find: Callable[[str], object], piece: str
) -> None:
    short, long = (seconds(find, piece * (size // len(piece))) for size in (SHORT, SHORT * TIMES))
    assert long < 0.05 or long < short * TIMES * 3


def seconds(find: Callable[[str], object], text: str) -> float:
    """The least processor time of three runs."""
    times = []
    for _ in range(3):
        start = process_time()
        find(text)
        times.append(process_time() - start)
    return min(times)
