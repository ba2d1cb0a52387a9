"""Learns `theme_weights.csv` from our own labelled papers and cases; held-back ones are never read.

python -m bench.learn_themes [PAPERS]
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extractors.evaluate import load_cases
from extractors.facts.decision_text import within
from extractors.facts.naming import read_naming
from extractors.facts.statements import read_recommendations, read_summary
from extractors.facts.zones import STANDING_WORDS
from extractors.form import read_forms
from extractors.knowledge.organisations import publisher_for_name
from extractors.knowledge.plans import priorities
from extractors.knowledge.themes import theme_phrases_by_key, themes
from extractors.nlp.pipeline import find_mentions
from extractors.nlp.theme_signs import (
    LEARNED_SIGNS,
    ThemeSigns,
    neighbour_signs,
    phrase_signs,
    read_signs,
    shared_signs,
)
from extractors.reading import read_document

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "extractors/knowledge/theme_weights.csv"
FEWEST_PAPERS, LEAST_WEIGHT = 4, 0.1
SHARED_RIDGE, PHRASE_RIDGE, NEIGHBOUR_RIDGE = 0.3, 3.0, 2.0
"""How strongly weights are drawn to zero: the fewer papers tell of each, the more."""
ROUNDS, STEP, SLOWER_FROM, SLOWER_STEP = 160, 0.05, 112, 0.01

Numbers = npt.NDArray[np.float64]
Row = tuple[str, str, float, int]
"""A theme (none: all), a sign, its weight and the number of papers that show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Labelled papers as numbers: signs by paper (and theme), and which themes each is about."""

    shared: Numbers
    phrases: Numbers
    neighbours: Numbers
    spoken: Numbers
    wanted: Numbers
    phrase_names: tuple[str, ...]
    neighbour_names: tuple[str, ...]


def main(papers: Path) -> None:
    """Reads every labelled paper, fits one logistic regression for all themes and writes it."""
    labelled = [*from_papers(papers), *from_cases(ROOT / "tests/cases/development")]
    examples = as_numbers(labelled)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["theme_id", "sign", "weight", "papers"])
        for theme_id, sign, weight, count in sorted(rows(examples, *fit(examples))):
            writer.writerow([theme_id, sign, f"{weight:.2f}", count])


def from_papers(directory: Path) -> Iterator[tuple[ThemeSigns, set[str]]]:
    for path in sorted(directory.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            paper = json.loads(line)
            yield signs_of(paper["text"], paper["publisher"]), ids_of(paper["themes"])


def from_cases(directory: Path) -> Iterator[tuple[ThemeSigns, set[str]]]:
    for case in load_cases(directory):
        if case.text is not None:
            signs = signs_of(case.text, case.publisher, case.expect.reference)
            yield signs, ids_of(case.expect.themes)


def ids_of(titles: Sequence[str]) -> set[str]:
    return {theme.id for theme in themes().values() if theme.title in titles}


def signs_of(text: str, publisher: str | None, reference: str | None = None) -> ThemeSigns:
    """The signs of a text's decision that has the reference, or else of its first."""
    document = read_document(text.encode(), file_name="labelled.txt")
    body = publisher_for_name(publisher) if publisher else None
    mentions = find_mentions(document, publisher_id=body.id if body else None)
    forms = read_forms(document, body.id if body else None)
    named = [(form, read_naming(document.text, form, body)) for form in forms]
    form, naming = next((pair for pair in named if pair[1].reference == reference), named[0])
    own = within(mentions, [(form.entry.start, form.entry.end), *form.entry.neighbours])
    first, standing = form.sections[0], [s for s in form.sections if s.section_id in STANDING_WORDS]
    return read_signs(
        naming.title,
        read_summary(document.text, form) or document.text[first.start : first.end],
        [m for m in own.themes if not any(s.start <= m.start < s.end for s in standing)],
        recommendations=read_recommendations(document.text, form),
        priority_themes=[priorities()[m.priority_id].theme_id for m in own.priorities],
    )


def as_numbers(labelled: Sequence[tuple[ThemeSigns, set[str]]]) -> Examples:
    every = [signs for signs, _ in labelled]
    phrases, neighbours = [phrase_signs(s) for s in every], [neighbour_signs(s) for s in every]
    phrase_names, neighbour_names = common(phrases), common(neighbours)
    by_theme = [[shared_signs(theme, signs) for theme in themes()] for signs in every]
    return Examples(
        shared=np.array([table(of_themes, LEARNED_SIGNS) for of_themes in by_theme]),
        phrases=table(phrases, phrase_names),
        neighbours=table(neighbours, neighbour_names),
        spoken=np.array([[theme in set(signs.themes) for theme in themes()] for signs in every]),
        wanted=np.array([[float(theme in wanted) for theme in themes()] for _, wanted in labelled]),
        phrase_names=phrase_names,
        neighbour_names=neighbour_names,
    )


def common(found: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    """The signs of enough papers to say something, sorted; a rule of one paper is none."""
    papers = Counter(name for signs in found for name in signs)
    return tuple(sorted(name for name, count in papers.items() if count >= FEWEST_PAPERS))


def table(found: Sequence[Mapping[str, float]], names: Sequence[str]) -> Numbers:
    return np.array([[signs.get(name, 0.0) for name in names] for signs in found])


def fit(examples: Examples) -> tuple[Numbers, Numbers, Numbers]:
    """The weights of shared signs, of phrases for their own theme, of neighbours for any theme."""
    owners = owner_of_each(examples.phrase_names)
    weights = [
        np.zeros(len(LEARNED_SIGNS)),
        np.zeros(len(owners)),
        np.zeros((len(examples.neighbour_names), len(themes()))),
    ]
    ridges = (SHARED_RIDGE, PHRASE_RIDGE, NEIGHBOUR_RIDGE)
    first, second = ([np.zeros_like(each) for each in weights] for _ in range(2))
    for turn in range(1, ROUNDS + 1):
        missed = misses(examples, weights, owners)
        slopes = (
            np.tensordot(missed, examples.shared, ([0, 1], [0, 1])),
            (examples.phrases * missed[:, owners]).sum(0),
            examples.neighbours.T @ missed,
        )
        step = STEP if turn < SLOWER_FROM else SLOWER_STEP
        for at, (slope, ridge) in enumerate(zip(slopes, ridges, strict=True)):
            slope = slope + ridge * weights[at]
            first[at] = 0.9 * first[at] + 0.1 * slope
            second[at] = 0.99 * second[at] + 0.01 * slope**2
            size = np.sqrt(second[at] / (1 - 0.99**turn)) + 1e-8
            weights[at] -= step * first[at] / (1 - 0.9**turn) / size
    return weights[0], weights[1], weights[2]


def misses(examples: Examples, weights: Sequence[Numbers], owners: npt.NDArray[np.intp]) -> Numbers:
    """By how much each paper and theme that it speaks of is missed."""
    scores = examples.shared @ weights[0] + examples.neighbours @ weights[2]
    for phrase, owner in enumerate(owners):
        scores[:, owner] += examples.phrases[:, phrase] * weights[1][phrase]
    missed: Numbers = (1 / (1 + np.exp(-scores)) - examples.wanted) * examples.spoken
    return missed


def owner_of_each(phrase_names: Sequence[str]) -> npt.NDArray[np.intp]:
    """The number of the theme that each phrase speaks of."""
    number = {theme_id: at for at, theme_id in enumerate(themes())}
    known = theme_phrases_by_key()
    return np.array([number[known[name.partition(": ")[2]]] for name in phrase_names])


def rows(
    examples: Examples, shared: Numbers, phrases: Numbers, neighbours: Numbers
) -> Iterator[Row]:
    """What weighs something; the shared signs whatever they weigh."""
    ids, every = list(themes()), len(examples.wanted)
    yield from (
        ("", sign, weight, every) for sign, weight in zip(LEARNED_SIGNS, shared, strict=True)
    )
    owners = owner_of_each(examples.phrase_names)
    printed = (examples.phrases > 0).sum(0)
    for at in np.flatnonzero(np.abs(phrases) >= LEAST_WEIGHT):
        yield ids[owners[at]], examples.phrase_names[at], phrases[at], printed[at]
    printed = (examples.neighbours > 0).sum(0)
    for at, theme in np.argwhere(np.abs(neighbours) >= LEAST_WEIGHT):
        yield ids[theme], examples.neighbour_names[at], neighbours[at, theme], printed[at]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "tests/papers")
