"""Learns the weights of `extractors.facts.weighing` from our own labelled texts.

python -m bench.learn

Held-back cases are never read.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from bench.labelled import Label, LabelledText, labelled_cases, labelled_texts
from extractors.facts.figure_features import features_of
from extractors.facts.figures import Figure
from extractors.facts.proposing import propose
from extractors.records import Kind, Why

ROOT = Path(__file__).parents[1]
KNOWLEDGE = ROOT / "extractors/knowledge"
TEXTS = (ROOT / "tests/passages", ROOT / "tests/papers")
CASES = ROOT / "tests/cases/development"
ROLES = ("headline", "component", "context")
KINDS = get_args(Kind)
WHYS = get_args(Why)
FEWEST_TEXTS, LEAST_WEIGHT = 4, 0.03
STRENGTH_OF_ZERO, ROUNDS, STEP = 10, 500, 0.03

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A labelled figure: the text it is from, its features, and what a person calls it."""

    text: str
    features: Mapping[str, float]
    label: Label
    is_tabled: bool


def main() -> None:
    """Reads every labelled text, fits two softmax regressions and writes their weights."""
    texts = chain(labelled_texts(*TEXTS), labelled_cases(CASES))
    examples = [each for text in texts for each in examples_of(text)]
    free = [each for each in examples if not each.is_tabled]
    write("role_weights", free, lambda label: label.role, ROLES)
    decided = [each for each in examples if each.label.kind is not None]
    write("kind_weights", decided, lambda label: str(label.kind), KINDS)
    told = [each for each in examples if each.label.why is not None]
    write("why_weights", told, lambda label: str(label.why), WHYS)


def examples_of(labelled: LabelledText) -> Iterator[Example]:
    """The labelled figures of a text, by their leading label."""
    proposal = propose(labelled.text)
    for figure in proposal.figures:
        label = leading_label(figure, labelled.labels)
        if label is not None:
            around = proposal.surroundings
            features = {**around.common, **features_of(figure, around)}
            yield Example(
                text=labelled.name, features=features, label=label, is_tabled=figure.is_tabled
            )


def leading_label(figure: Figure, labels: Mapping[int, Label]) -> Label | None:
    """Of the labels of a figure's printings the one that decides most."""
    starts = (reading.mention.start for reading in figure.readings)
    found = [labels[start] for start in starts if start in labels]
    return min(found, key=lambda label: ROLES.index(label.role), default=None)


def write(
    table: str,
    examples: Sequence[Example],
    outcome_of: Callable[[Label], str],
    outcomes: Sequence[str],
) -> None:
    """Learns to tell the outcomes of labels and writes the table of weights."""
    papers = texts_with(examples)
    names = sorted(name for name, texts in papers.items() if texts >= FEWEST_TEXTS)
    wanted = np.array([outcomes.index(outcome_of(each.label)) for each in examples])
    weights = fit([each.features for each in examples], names, wanted, len(outcomes))
    with (KNOWLEDGE / f"{table}.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["feature", *outcomes, "papers"])
        for name, row in zip(["", *names], [weights[-1], *weights[:-1]], strict=True):
            if not name or np.abs(row).max() >= LEAST_WEIGHT:
                writer.writerow([name, *(f"{weight:.2f}" for weight in row), papers[name]])


def texts_with(examples: Sequence[Example]) -> Counter[str]:
    """In how many texts each feature occurs; a rule of one text is none."""
    pairs = {(name, each.text) for each in examples for name in each.features}
    return Counter(name for name, _ in pairs)


def fit(
    rows: Sequence[Mapping[str, float]], names: Sequence[str], wanted: NDArray[np.int64], count: int
) -> Floats:
    """The weights of a ridge softmax regression: a row a feature, the last the intercept."""
    column = {name: number for number, name in enumerate(names)}
    entries = [
        (row, column[name], value)
        for row, found in enumerate(rows)
        for name, value in found.items()
        if name in column
    ]
    at, columns, values = (np.array(each) for each in zip(*entries, strict=True))
    target = np.eye(count)[wanted]
    weights, first, second = (np.zeros((len(names) + 1, count)) for _ in range(3))
    for turn in range(1, ROUNDS + 1):
        scores = summed(at, weights[columns] * values[:, None], len(rows)) + weights[-1]
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        missed = shares / shares.sum(axis=1, keepdims=True) - target
        slope = np.vstack(
            [summed(columns, missed[at] * values[:, None], len(names)), missed.sum(0)]
        )
        slope[:-1] += STRENGTH_OF_ZERO * weights[:-1]
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= STEP * (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.999**turn)) + 1e-8)
    weights -= weights.mean(axis=1, keepdims=True)
    return weights


def summed(places: NDArray[np.int64], values: Floats, length: int) -> Floats:
    """The rows of values added up by place."""
    return np.stack([np.bincount(places, column, length) for column in values.T], axis=1)


if __name__ == "__main__":
    main()
