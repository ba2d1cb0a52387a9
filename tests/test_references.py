"""References: each row of examples, each row of the series' own data, and what is never one."""

import pytest
from example_rows import example_rows

from extractors.knowledge.loader import read_rows
from extractors.nlp.references import find_references, normalise_reference, same_decision


@pytest.mark.parametrize("row", example_rows("references"), ids=lambda row: row["text"])
def test_a_text_gives_its_references(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n").replace("\\t", "\t")
    found = find_references(text)
    assert [mention.reference for mention in found] == (
        row["references"].split("|") if row["references"] else []
    )
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@pytest.mark.parametrize("found", [True, False], ids=["found", "never"])
@pytest.mark.parametrize("series", [row["series"] for row in read_rows("reference_series")])
def test_each_series_has_a_text_that_gives_it_and_one_that_does_not(
    series: str, found: bool
) -> None:
    assert any(
        row["style"] == series and bool(row["references"]) is found
        for row in example_rows("references")
    )


@pytest.mark.parametrize("row", read_rows("reference_series"), ids=lambda row: row["series"])
def test_each_series_finds_its_own_example(row: dict[str, str]) -> None:
    [found] = find_references(row["example"])
    assert (found.text, found.reference) == (row["printed"], row["normalised"])
    assert normalise_reference(found.reference) == found.reference


def test_older_initials_name_the_same_decision() -> None:
    assert same_decision("DMPCD 453", "PCD453")
    assert same_decision("DMPC 1359", "PCD 1359")
    assert not same_decision("MD 2265", "PCD 2265")
    assert not same_decision("DMPCD 2013/96", "DMPCD 2013-96")
