"""Learns `word_weights.csv` from our own labelled texts; held-back cases are never read.

python -m bench.learn
"""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import numpy as np

from extractors.evaluate import load_cases
from extractors.facts.amounts import read_amounts
from extractors.facts.asides import without_asides
from extractors.facts.decision_text import DecisionText, prepare, within
from extractors.facts.learned_words import features
from extractors.facts.naming import read_naming
from extractors.facts.patterns import with_amount
from extractors.facts.table_facts import amounts_in
from extractors.facts.table_reading import read_tables
from extractors.form import read_forms
from extractors.knowledge.organisations import publisher_for_name
from extractors.nlp.pipeline import find_mentions
from extractors.reading import read_document

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "extractors/knowledge/word_weights.csv"
HEADINGS = {"recommendation": "Recommendation\n\n", "summary": "Executive summary\n\n"}
FEWEST_TEXTS, LEAST_WEIGHT = 4, 0.05
STRENGTH_OF_ZERO, ROUNDS, STEP = 1 / 0.3, 600, 0.02

Example = tuple[str, Mapping[str, float], bool]
"""Which text an amount is from, its features, and whether it is context there."""


def main() -> None:
    """Reads every labelled amount, fits a logistic regression and writes what weighs something."""
    examples = [
        *from_cases(ROOT / "tests/cases/development"),
        *from_passages(ROOT / "tests/passages"),
    ]
    names = common_features(examples)
    weights = fit(examples, names)
    kept = {
        name: weight for name, weight in weights.items() if abs(weight) >= LEAST_WEIGHT or not name
    }
    texts = counts(examples)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["words", "weight", "texts"])
        writer.writerows([name, f"{kept[name]:.2f}", texts[name]] for name in sorted(kept))


def from_cases(directory: Path) -> Iterator[Example]:
    for case in load_cases(directory):
        if case.text is None:
            continue
        decided = {each.amount for each in case.expect.funding}
        decided |= {each.amount for each in case.expect.components}
        context = {each.amount for each in case.expect.context}
        for text in decision_texts(case.text, case.publisher, case.expect.reference):
            for amount, _, words in amounts_of(text):
                if amount in decided or amount in context:
                    yield case.name, features(words), amount not in decided


def from_passages(directory: Path) -> Iterator[Example]:
    for path in sorted(directory.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            passage = json.loads(line)
            heading = HEADINGS.get(passage["zone"], "")
            above = f"{passage['title']}\n\n{heading}"
            roles = roles_by_place(passage, len(above))
            for text in decision_texts(above + passage["text"], passage["publisher"], None):
                for _, start, words in amounts_of(text):
                    if start in roles:
                        yield f"{path.stem}-{number}", features(words), roles[start] == "context"


def roles_by_place(passage: Mapping[str, object], offset: int) -> dict[int, str]:
    """The role of each labelled amount by where it begins, `offset` characters further on."""
    found, at, text = {}, 0, str(passage["text"])
    for amount in passage["amounts"]:  # type: ignore[attr-defined]
        at = text.index(amount["text"], at)
        found[offset + at] = amount["role"]
        at += len(amount["text"])
    return found


def decision_texts(text: str, publisher: str | None, reference: str | None) -> list[DecisionText]:
    """The decision of a text that has a reference, or its first."""
    document = read_document(text.encode(), file_name="labelled.txt")
    body = publisher_for_name(publisher) if publisher else None
    mentions = find_mentions(document, publisher_id=body.id if body else None)
    found = []
    for form in read_forms(document, body.id if body else None):
        own = within(mentions, [(form.entry.start, form.entry.end), *form.entry.neighbours])
        naming = read_naming(document.text, form, body)
        ready = prepare(document, form, own, body, naming.title_span)
        found.append((reference is not None and naming.reference == reference, ready))
    return [ready for _, ready in sorted(found, key=lambda pair: not pair[0])[:1]]


def amounts_of(text: DecisionText) -> Iterator[tuple[Decimal, int, str]]:
    """Each amount outside tables: its value, where it begins, the words it is read from."""
    mentions = text.mentions
    tables = read_tables(text.text, text.document.tables, mentions.money, mentions.years)
    for reading in read_amounts(text, amounts_in(tables)):
        if not reading.in_table:
            words = without_asides(with_amount(reading.phrase, reading.position))
            yield reading.mention.amount, reading.mention.start, words


def counts(examples: Sequence[Example]) -> Counter[str]:
    """In how many texts each feature occurs."""
    texts: dict[str, set[str]] = defaultdict(set)
    for text, found, _ in examples:
        for name in found:
            texts[name].add(text)
    return Counter({name: len(where) for name, where in texts.items()})


def common_features(examples: Sequence[Example]) -> list[str]:
    """The features of enough texts to say something, sorted; a rule of one text is none."""
    return sorted(name for name, texts in counts(examples).items() if texts >= FEWEST_TEXTS)


def fit(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """The weights of a ridge logistic regression; the intercept's name is empty."""
    column = {name: number for number, name in enumerate(names)}
    entries = [
        (row, column[name], share)
        for row, (_, found, _) in enumerate(examples)
        for name, share in found.items()
        if name in column
    ]
    rows, columns, shares = (np.array(each) for each in zip(*entries, strict=True))
    wanted = np.array([float(is_context) for *_, is_context in examples])
    weights, first, second = (np.zeros(len(names) + 1) for _ in range(3))
    for turn in range(1, ROUNDS + 1):
        scores = np.bincount(rows, weights[columns] * shares, len(wanted)) + weights[-1]
        missed = 1 / (1 + np.exp(-scores)) - wanted
        slope = np.append(np.bincount(columns, missed[rows] * shares, len(names)), missed.sum())
        slope[:-1] += STRENGTH_OF_ZERO * weights[:-1]
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= STEP * (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.999**turn)) + 1e-8)
    return {**dict(zip(names, map(float, weights[:-1]), strict=True)), "": float(weights[-1])}


if __name__ == "__main__":
    main()
