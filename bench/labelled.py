"""Our labelled texts as decisions ready to be read, each amount with its label.

Three sorts: passages of a few sentences (`tests/passages`) and whole papers (`tests/papers`), a
JSON object a line, and the cases that `fundtrail evaluate` reads.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors.evaluate import load_cases
from extractors.evaluate.cases import Expected
from extractors.facts.decision_text import DecisionText, prepare, within
from extractors.facts.naming import read_naming
from extractors.form import read_forms
from extractors.knowledge.organisations import publisher_for_name
from extractors.nlp.pipeline import find_mentions
from extractors.reading import read_document
from extractors.records import Kind, Role, Why

HEADINGS = {"recommendation": "Recommendation\n\n", "summary": "Executive summary\n\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a person calls a printed amount; the kind of a part is that of its headline."""

    role: Role
    kind: Kind | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """A decision's text, and the label of each amount by where it begins."""

    name: str
    text: DecisionText
    labels: Mapping[int, Label]


def labelled_texts(*directories: Path) -> Iterator[LabelledText]:
    """Every passage and paper of some directories, in order of file and line."""
    for directory in directories:
        for path in sorted(directory.glob("*.jsonl")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                yield labelled_text(f"{path.stem}-{number}", json.loads(line))


def labelled_text(name: str, row: Mapping[str, Any]) -> LabelledText:
    """One row ready to be read; a passage stands below its title and the heading of its zone."""
    above = f"{row['title']}\n\n{HEADINGS.get(row['zone'], '')}" if "zone" in row else ""
    return LabelledText(
        name=name,
        text=decision_text(above + row["text"], row["publisher"]),
        labels=dict(_labels(row, len(above))),
    )


def _labels(row: Mapping[str, Any], offset: int) -> Iterator[tuple[int, Label]]:
    """The label of each amount by where it begins, `offset` characters further on."""
    at = 0
    for amount in row["amounts"]:
        start = amount.get("start", row["text"].index(amount["text"], at))
        at = start + len(amount["text"])
        yield (
            offset + start,
            Label(role=amount["role"], kind=amount.get("kind"), why=amount.get("why")),
        )


def labelled_cases(directory: Path) -> Iterator[LabelledText]:
    """The cases of a directory that are given as text, in order of their names."""
    for case in load_cases(directory):
        if case.text is not None:
            text = decision_text(case.text, case.publisher, case.expect.reference)
            by_amount = _labels_by_amount(case.expect)
            labels = {m.start: by_amount.get(m.amount) for m in text.mentions.money}
            found = {start: label for start, label in labels.items() if label is not None}
            yield LabelledText(name=case.name, text=text, labels=found)


def _labels_by_amount(expect: Expected) -> dict[Decimal, Label]:
    """What a case calls each amount; a headline's label is the strongest of equal amounts."""
    kinds = {each.amount: each.kind for each in reversed(expect.funding)}
    labels = {each.amount: Label(role="context", why=each.why) for each in expect.context}
    for part in expect.components:
        labels[part.amount] = Label(role="component", kind=kinds.get(part.of))
    return labels | {each: Label(role="headline", kind=kind) for each, kind in kinds.items()}


def decision_text(text: str, publisher: str | None, reference: str | None = None) -> DecisionText:
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
    return next((ready for is_meant, ready in found if is_meant), found[0][1])
