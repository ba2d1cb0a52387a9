"""Work grows with the length of a text, not with its square, whatever it repeats."""

from collections.abc import Callable, Sized
from time import process_time

import pytest

from extractors.nlp.dates import find_dates
from extractors.nlp.financial_years import find_financial_years
from extractors.nlp.money import find_money
from extractors.nlp.organisation_boroughs import find_boroughs
from extractors.nlp.pipeline import find_mentions, load_pipeline
from extractors.nlp.references import find_references
from extractors.nlp.unlisted_organisations import find_unlisted
from extractors.records import Document, Mentions, Page

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
LONG = 10_000_000
SIGNS = ("1", "£", " ", "(")
FILLED = {"£1 ": find_money, "2023/24 ": find_financial_years}
"""Text that holds nothing but amounts or years costs ten times as much as text without any."""
PLACES = ("Brent, ", "Brent and ", "Brent & Sutton, ", "boroughs to Brent, ", "A-")
LOOSELY = 3.5
"""Twice the text may cost this many times as much: four times would be its square."""


def find_bodies(text: str) -> Sized:
    return (*find_boroughs(text), *find_unlisted(text, ()))


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


@pytest.mark.slow
@pytest.mark.parametrize("find", (*FINDERS, find_bodies), ids=lambda find: find.__name__)
@pytest.mark.parametrize("piece", SIGNS, ids=repr)
def test_ten_million_signs_are_read_to_their_end(find: Callable[[str], Sized], piece: str) -> None:
    """Ten million signs would take days if the work grew with their square."""
    assert len(find(piece * LONG)) == 0


@pytest.mark.slow
@pytest.mark.parametrize("find", (*FINDERS, find_bodies), ids=lambda find: find.__name__)
@pytest.mark.parametrize("piece", FILLED, ids=repr)
def test_a_megabyte_of_amounts_or_years_is_read_to_its_end(
    find: Callable[[str], Sized], piece: str
) -> None:
    count = LONG // 10 // len(piece)
    assert len(find(piece * count)) == (count if find is FILLED[piece] else 0)


@pytest.mark.slow
@pytest.mark.parametrize("piece", PLACES, ids=repr)
def test_twice_the_places_are_not_four_times_the_work(piece: str) -> None:
    once, twice = (
        seconds(find_boroughs, piece * (size // len(piece))) for size in (40_000, 80_000)
    )
    assert twice < 0.05 or twice < LOOSELY * once


@pytest.mark.slow
@pytest.mark.parametrize("piece", (*SIGNS, *FILLED, "[", "–", "'"), ids=repr)
def test_twice_the_text_is_not_four_times_the_work_of_the_pipeline(piece: str) -> None:
    mentioned("")
    once, twice = (seconds(mentioned, piece * (size // len(piece))) for size in (20_000, 40_000))
    assert twice < 0.05 or twice < LOOSELY * once


@pytest.mark.parametrize("sign", ("£", "(", "[", "–", "'", "x"))
def test_an_endless_run_keeps_its_text_and_its_places(sign: str) -> None:
    text = f"It costs {sign * 5_000} or £5,000 now."
    doc = load_pipeline().make_doc(text)
    assert doc.text == text
    assert all(text.startswith(token.text, token.idx) for token in doc)
    assert [money.text for money in mentioned(text).money][-1] == "£5,000"


def test_text_without_endless_runs_is_cut_as_spacy_cuts_it() -> None:
    text = f"See https://example.org/{'a' * 150} (£5k–£7k), it's 3/4."
    plain, filled = load_pipeline().make_doc(text), load_pipeline().make_doc(text + " " + "£" * 900)
    assert [token.text for token in filled][: len(plain)] == [token.text for token in plain]


def mentioned(text: str) -> Mentions:
    page = Page(number=1, start=0, end=len(text), method="plain")
    return find_mentions(Document(text=text, pages=(page,), media_type="text/plain"))
