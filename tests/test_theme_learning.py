"""What labelled papers teach about themes: phrases that mislead, themes that come together."""

from collections import defaultdict

from bench.learn_themes import FEWEST_PAPERS, as_numbers, fit, ids_of, rows
from extractors.nlp.theme_signs import ThemeSigns, read_signs


def signs(title: str) -> ThemeSigns:
    return read_signs(title, None, ())


def learned(labelled: list[tuple[ThemeSigns, set[str]]]) -> dict[str, dict[str, float]]:
    examples = as_numbers(labelled)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for theme_id, sign, weight, _ in rows(examples, *fit(examples)):
        found[sign][theme_id] = weight
    return found


def test_titles_of_themes_are_told_as_ids() -> None:
    assert ids_of(["road safety", "no theme of ours"]) == {"road-safety"}


def test_a_phrase_that_misleads_weighs_less_than_one_that_does_not() -> None:
    honest = [(signs("Stalking helpline"), {"stalking-and-harassment"})] * 8
    misleading = [(signs("Estate charter"), {"governance"})] * 8

    weights = learned([*honest, *misleading])

    assert weights["title phrase: stalking"]["stalking-and-harassment"] > 0
    assert weights["title phrase: estate"]["estate"] < 0


def test_what_few_papers_show_is_no_rule() -> None:
    few = [(signs("Robbery"), {"robbery"})] * (FEWEST_PAPERS - 1)
    many = [(signs("Fleet"), {"governance"})] * FEWEST_PAPERS

    weights = learned([*few, *many])

    assert "title phrase: fleet" in weights
    assert "title phrase: robbery" not in weights
