"""Golden documents in each publisher's own layout, read as a careful analyst reads them.

The layouts are the publishers', the decisions, figures and sentences our own; the PDFs are samples.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.extraction import extract_bytes
from extractors.form import read_forms
from extractors.form.template import load_templates
from extractors.reading import read_document
from extractors.records import Decision, NamedId

GOLDEN = Path(__file__).parent / "golden"
PATHS = sorted(GOLDEN.glob("*.json"))

each_golden = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def read_golden(path: Path) -> tuple[dict[str, Any], bytes]:
    golden = json.loads(path.read_text(encoding="utf-8"))
    return golden, (GOLDEN / golden["document"]).read_bytes()


def name(body: NamedId | None) -> str | None:
    return body.name if body else None


def as_expected(decision: Decision) -> dict[str, Any]:
    headlines = [fact for fact in decision.funding if fact.level == "headline"]
    return {
        "reference": decision.reference,
        "title": decision.title,
        "decided_on": decision.decided_on and decision.decided_on.isoformat(),
        "decided_on_basis": decision.decided_on_basis,
        "headlines": [
            {
                "kind": fact.kind,
                "amount": str(fact.amount),
                "funder": name(fact.funder),
                "recipient": name(fact.recipient),
            }
            for fact in headlines
        ],
    }


@each_golden
def test_it_is_read_as_expected(path: Path) -> None:
    golden, data = read_golden(path)
    record = extract_bytes(data, file_name=golden["document"], publisher=golden["given_publisher"])
    assert [as_expected(decision) for decision in record.decisions] == golden["decisions"]
    assert [issue.code for issue in record.issues] == golden["issues"]
    assert record.document.source_url == golden["source_url"]


@each_golden
def test_it_is_read_by_the_template_of_its_publisher(path: Path) -> None:
    golden, data = read_golden(path)
    document = read_document(data, file_name=golden["document"])
    forms = read_forms(document, golden["given_publisher"])
    assert {form.template.id for form in forms} == {golden["template"]}


def test_every_template_and_every_basis_of_a_date_has_one() -> None:
    goldens = [read_golden(path)[0] for path in PATHS]
    assert {golden["template"] for golden in goldens} == load_templates().keys()
    decisions = [decision for golden in goldens for decision in golden["decisions"]]
    bases = {decision["decided_on_basis"] for decision in decisions}
    assert bases == {"signature", "stated", "published", None}


def test_every_document_has_its_expected_reading() -> None:
    named = {json.loads(path.read_text(encoding="utf-8"))["document"] for path in PATHS}
    assert {path.name for path in GOLDEN.iterdir() if path.suffix != ".json"} <= named
