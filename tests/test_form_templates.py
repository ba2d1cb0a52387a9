"""The publishers' files: read strictly, joined with the generic one, headings known by each."""

import re
from pathlib import Path

import pytest
from example_rows import example_rows
from hypothesis import given
from hypothesis import strategies as st

from extractors.form.sections import section_id_of
from extractors.form.template import PUBLISHERS, Template, load_templates, recognise
from extractors.form.template_file import read_template_file
from extractors.knowledge.organisations import organisation
from extractors.nlp.references import normalise_reference

OWN = [template for name, template in load_templates().items() if name != "generic"]
GENERIC = load_templates()["generic"]


@pytest.mark.parametrize(
    "row", example_rows("form_sections"), ids=lambda row: f"{row['line']} ({row['template']})"
)
def test_a_line_opens_its_section(row: dict[str, str]) -> None:
    found = section_id_of(row["line"], load_templates()[row["template"]])
    assert (found or "") == row["section"]


@pytest.mark.parametrize("template", OWN, ids=lambda template: template.id)
def test_each_file_is_a_known_body_s(template: Template) -> None:
    assert organisation(template.publisher_id)
    assert template.recognise or template.names
    assert GENERIC.labels.keys() <= template.labels.keys()
    assert GENERIC.headings.keys() <= template.headings.keys()


@pytest.mark.parametrize("template", OWN, ids=lambda template: template.id)
def test_a_publisher_given_by_id_or_body_gets_its_template(template: Template) -> None:
    assert recognise("", template.id) is template
    assert recognise("", template.publisher_id) is template


def test_a_publisher_without_a_file_gets_the_generic_template() -> None:
    assert recognise("DMPC Decision – PCD 907", "x-hill-parish-council") is GENERIC
    assert GENERIC.publisher_id is None


def test_the_generic_template_recognises_nobody() -> None:
    assert recognise("A page of no known body.", None) is GENERIC
    assert recognise("", None) is GENERIC


def test_a_neighbour_s_name_in_a_sentence_is_not_the_publisher() -> None:
    text = "A joint bid\n\nKent Police and Crime Commissioner pays half of the £5,000."
    assert recognise(text, None) is GENERIC


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("recognize = ['x']", "recognize: no such key"),
        ("publisher = 3", "publisher: must be text"),
        ("recognise = 'x'", "recognise: must be a list of texts"),
        ("[fields]\ntitle = 'x'", "fields.title: must be a list of texts"),
        ("references = ['(']", "references: '(' is no pattern"),
        ("[[entries]]\nstart = 'x'\nfull = 'perhaps'", "entries: needs a start and full"),
        ("[[entries]]\nstart = '('\nfull = 'always'", "entries: '(' is no pattern"),
        ("recognise = [", "Invalid value"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_name(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "hill.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"hill\.toml: .*{re.escape(message)}"):
        read_template_file(path)


def test_every_file_reads() -> None:
    assert {path.stem for path in PUBLISHERS.glob("*.toml")} == load_templates().keys()


@given(st.sampled_from(sorted(GENERIC.headings)), st.integers(0, 40), st.sampled_from("0z"))
def test_one_slip_in_a_long_heading_is_forgiven(heading: str, place: int, letter: str) -> None:
    if len(heading) < 12 or not heading[place % len(heading)].isalpha():
        return
    at = place % len(heading)
    slipped = heading[:at] + letter + heading[at + 1 :]
    assert GENERIC.section_of(slipped) is not None


@given(st.integers(1, 999), st.integers(2013, 2029))
def test_a_reference_normalised_is_left_alone(number: int, year: int) -> None:
    reference = normalise_reference(f"{number:03} – {year}")
    assert normalise_reference(reference) == reference == f"{number:03}-{year}"
