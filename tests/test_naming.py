"""What a heading, a label and an office are taken for: a row an example, negatives among them."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from example_rows import example_rows
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts.heading import read_heading
from extractors.facts.naming import read_naming
from extractors.facts.offices import office_of
from extractors.facts.signing import find_signings
from extractors.form import read_forms
from extractors.form.fields import find_fields
from extractors.form.lines import split_lines
from extractors.form.template import load_templates
from extractors.knowledge.organisations import publisher_for_name
from extractors.reading import read_document
from extractors.records import NamedId

GENERIC = load_templates()["generic"]


@pytest.mark.parametrize("row", example_rows("form_headings"), ids=lambda row: row["heading"])
def test_a_heading_taken_apart(row: dict[str, str]) -> None:
    text = row["heading"]
    found = read_heading(text, 0, len(text), load_templates()[row["template"]])
    reference = found.reference.reference if found.reference else ""
    title = text[slice(*found.title)] if found.title else ""
    assert (reference, title, str(found.on or "")) == (
        row["reference"],
        row["title"],
        row["date"],
    )


@pytest.mark.parametrize("row", example_rows("form_labels"), ids=lambda row: row["text"])
def test_a_label_and_its_value(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n").replace("\\t", "\t")
    found = [
        (field.name, field.value)
        for field in find_fields(text, load_templates()[row["template"]], 0, len(text))
    ]
    value = row["value"].replace("\\n", "\n")
    assert found == ([(row["field"], value)] if row["field"] else [])


@pytest.mark.parametrize("row", example_rows("form_offices"), ids=lambda row: row["printed"])
def test_an_office_without_the_person(row: dict[str, str]) -> None:
    found = office_of(row["printed"], load_templates()[row["template"]])
    assert (found or "") == row["office"]


def test_title_and_field_disagree() -> None:
    text = "PCD 1328 Extension\n\nReference code: PCD 1329\n\nExecutive summary\n\nIt runs on."
    [form] = read_forms(read_document(text.encode(), file_name="page.txt"), "mopac")
    naming = read_naming(text, form)
    assert (naming.reference, [issue.code for issue in naming.issues]) == (
        "PCD 1328",
        ["reference_conflict"],
    )
    assert naming.own_references == ("PCD 1328", "PCD 1329")


def test_zeros_in_front_are_no_disagreement() -> None:
    text = "Decision Log 044/2020 – Grants\n\nDecision number: 44/2020\n"
    [form] = read_forms(read_document(text.encode(), file_name="page.txt"), "surrey-pcc")
    assert read_naming(text, form).issues == ()


WORDS = st.lists(
    st.sampled_from(["Grants", "for", "Youth", "Clubs", "of", "Radios", "and", "Vans"]),
    min_size=1,
    max_size=6,
)


@given(number=st.integers(10, 99999), words=WORDS, gap=st.sampled_from([" ", " - ", " – ", ": "]))
def test_a_coded_heading_gives_both_back(number: int, words: list[str], gap: str) -> None:
    title = " ".join(["The", *words])
    text = f"PCD {number % 10000:03}{gap}{title}"
    found = read_heading(text, 0, len(text), GENERIC)
    assert found.reference and found.reference.reference == f"PCD {number % 10000:03}"
    assert found.title and text[slice(*found.title)] == title


@given(st.text(max_size=120))
def test_any_line_is_read_and_its_title_lies_in_it(text: str) -> None:
    line = text.replace("\n", " ").replace("\f", " ").replace("\r", " ")
    found = read_heading(line, 0, len(line), GENERIC)
    if found.title:
        start, end = found.title
        assert 0 <= start < end <= len(line)
        assert line[start:end] == line[start:end].strip(" \t|•*·,")


PROSE = "The van that the youth club drives has stood in a garage since the spring of this year."


@pytest.mark.parametrize("row", example_rows("form_signings"), ids=lambda row: row["line"])
def test_a_line_that_tells_when_it_was_approved(row: dict[str, str]) -> None:
    text = f"{PROSE}\n\n{row['above']}\n{row['line']}\n"
    [form] = read_forms(read_document(text.encode(), file_name="page.txt"), None)
    publisher = NamedId(id="gwent-pcc", name=row["publisher"]) if row["publisher"] else None
    lines = list(split_lines(text))
    found = next(find_signings(lines, form, publisher, None), None)
    assert found == ((date.fromisoformat(row["day"]), row["basis"]) if row["day"] else None)


def test_a_day_in_the_letterhead_is_no_approval() -> None:
    text = f"Police and Crime Commissioner\n20 May 2032\n{PROSE}\n"
    [form] = read_forms(read_document(text.encode(), file_name="page.txt"), None)
    assert not list(find_signings(list(split_lines(text)), form, None, None))


@pytest.mark.parametrize("row", example_rows("form_first_lines"), ids=lambda row: row["first"])
def test_a_first_line_and_the_title_below_it(row: dict[str, str]) -> None:
    first = row["first"].replace("\\n", "\n")
    text = f"{first}\n\nRadios for wardens\n\nBackground\n\n{PROSE}\n"
    document = read_document(text.encode(), file_name="page.txt")
    body = NamedId(id="x-hill-pcc", name="Hill Police and Crime Commissioner")
    naming = read_naming(document.text, read_forms(document, None)[0], body)
    assert (naming.title or "") == row["title"]


def same_words(title: str | None) -> str:
    return " ".join(re.findall(r"\w+", (title or "").casefold()))


def test_the_titles_of_labelled_papers() -> None:
    """A title is right too where the label keeps the reference before it."""
    papers = [
        json.loads(line)
        for path in sorted((Path(__file__).parent / "papers").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    right = 0
    for paper in papers:
        document = read_document(paper["text"].encode(), file_name="paper.txt")
        publisher = publisher_for_name(paper["publisher"])
        form = read_forms(document, publisher.id if publisher else None)[0]
        found = same_words(read_naming(document.text, form, publisher).title)
        wanted = same_words(paper["title"])
        right += found == wanted or bool(found and wanted.endswith(f" {found}"))
    assert right / len(papers) > 0.92
