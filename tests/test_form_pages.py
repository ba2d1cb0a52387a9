"""Pages as publishers print them, one row each: whose they are, which decisions they carry."""

import pytest
from example_rows import example_rows

from extractors.extraction import extract_text
from extractors.form import read_forms
from extractors.form.template import load_templates
from extractors.reading import read_document
from extractors.records import Decision


def expected(row: dict[str, str]) -> list[tuple[str, ...]]:
    """A line each decision: reference, title, day, basis, and the status where it is told."""
    cells = [line.split("|") for line in row["decisions"].splitlines()]
    return [tuple((*map(str.strip, each), "", "", "", "")[:5]) for each in cells]


def printed(decision: Decision) -> tuple[str, ...]:
    return (
        decision.reference or "",
        decision.title or "",
        str(decision.decided_on or ""),
        decision.decided_on_basis or "",
        decision.status,
    )


@pytest.mark.parametrize("row", example_rows("form_pages"), ids=lambda row: row["page"])
def test_a_page_gives_its_decisions(row: dict[str, str]) -> None:
    record = extract_text(row["text"], publisher=row["publisher"] or None)
    found = [printed(decision) for decision in record.decisions]
    wanted = expected(row)
    assert [each[:4] for each in found] == [each[:4] for each in wanted]
    told = [(each[4], want[4]) for each, want in zip(found, wanted, strict=True) if want[4]]
    assert all(status == want for status, want in told)


@pytest.mark.parametrize("row", example_rows("form_pages"), ids=lambda row: row["page"])
def test_a_page_is_read_by_the_template_of_its_publisher(row: dict[str, str]) -> None:
    document = read_document(row["text"].encode(), file_name="page.txt")
    assert read_forms(document, row["publisher"] or None)[0].template.id == row["template"]


def test_every_template_is_recognised_from_a_page() -> None:
    without_help = {row["template"] for row in example_rows("form_pages") if not row["publisher"]}
    assert load_templates().keys() == without_help


@pytest.mark.parametrize("row", example_rows("form_pages"), ids=lambda row: row["page"])
def test_no_decision_is_linked_to_itself_or_to_its_neighbour(row: dict[str, str]) -> None:
    decisions = extract_text(row["text"], publisher=row["publisher"] or None).decisions
    references = {decision.reference for decision in decisions}
    assert not any(references & set(decision.linked_decisions) for decision in decisions)
