"""Bodies in text: every row's own example, rows of examples, whole made-up pages."""

from functools import cache
from itertools import pairwise

import pytest
import spacy
from example_rows import example_rows
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractors.knowledge.aliases import Alias, aliases, aliases_by_key, parse_needs
from extractors.knowledge.loader import read_rows
from extractors.knowledge.naming import fold
from extractors.knowledge.organisation_list import organisations
from extractors.nlp.organisations import add_rulers, find_organisations, organisation_from_cell
from extractors.reading.document import read_document
from extractors.records import OrganisationMention

PUBLISHERS = {
    "commissioner": "warwickshire-pcc",
    "local_authority": "kent-county-council",
    "combined_authority": "greater-manchester-combined-authority",
}


@cache
def pipeline() -> Language:
    nlp = spacy.blank("en")
    add_rulers(nlp)
    return nlp


def found_in(text: str, publisher_id: str | None = None) -> tuple[OrganisationMention, ...]:
    if not text:
        return ()
    document = read_document(text.encode(), file_name="page.txt")
    doc = pipeline().make_doc(document.text)
    doc.user_data["tables"] = document.tables
    if publisher_id and publisher_id.startswith("x-"):
        doc.user_data["publisher_name"] = publisher_id[2:].replace("-", " ").title()
    return find_organisations(pipeline()(doc), publisher_id)


def names(text: str, publisher_id: str | None = None) -> set[str]:
    return {mention.name for mention in found_in(text, publisher_id)}


def publisher_of(needs: str, alias: str = "") -> str | None:
    if "publisher_named" in needs:
        return f"x-elm-{alias.lower().replace(' ', '-')}"
    for need in parse_needs(needs):
        if need.rule == "publisher_kind":
            return PUBLISHERS[need.words[0]]
        if need.rule == "publisher_in":
            return need.words[0]
        if need.rule == "publisher_not_in":
            return "warwickshire-pcc"
    return None


def test_every_body_is_found_in_its_example() -> None:
    for row in read_rows("organisations"):
        publisher = "thames-valley-pcc" if row["id"].startswith("local-") else None
        found = {body.organisation_id for body in found_in(row["example"], publisher)}
        assert row["id"] in found, row["example"]


@pytest.mark.parametrize("row", read_rows("aliases"), ids=lambda row: f"{row['alias']}")
def test_every_alias_holds_in_its_example(row: dict[str, str]) -> None:
    publisher = publisher_of(row["needs"], row["alias"])
    wanted = row["organisation_id"] or publisher

    assert wanted in ids_in(row["example"], row["needs"], publisher)
    assert wanted not in ids_in(row["counter_example"], "", publisher)


def ids_in(text: str, needs: str, publisher: str | None) -> set[str]:
    if needs == "in_table":
        text = f"Share of each council\n\n{text} | 1,200 |\n\nSlough | 900 |\n\nLuton | 800 |\n"
    return {mention.organisation_id for mention in found_in(text, publisher)}


@pytest.mark.parametrize("row", read_rows("alias_patterns"), ids=lambda row: row["alias_pattern"])
def test_every_pattern_holds_in_its_example(row: dict[str, str]) -> None:
    found = ids_in(row["example"], row["needs"], None)
    against = ids_in(row["counter_example"], "", None)
    fitting = {alias.organisation_id for alias in spelled(row["example"])} - {None}

    assert found & fitting
    assert not against & fitting


def spelled(text: str) -> list[Alias]:
    """The aliases whose words a sentence holds."""
    folded = f" {fold(text)} "
    keys = [key for key in aliases_by_key() if f" {key} " in folded]
    return [alias for key in keys for alias in aliases_by_key()[key]]


@pytest.mark.parametrize(
    "row", read_rows("organisation_cues"), ids=lambda row: f"{row['use']}: {row['cue']}"
)
def test_every_cue_holds_in_its_example(row: dict[str, str]) -> None:
    made = [body for body in found_in(row["example"]) if not body.listed]
    against = [body.name for body in found_in(row["counter_example"]) if not body.listed]

    assert bool(made) == bool(row["example"])
    assert not against


@pytest.mark.parametrize("row", example_rows("organisations"), ids=lambda row: row["text"][:60])
def test_examples(row: dict[str, str]) -> None:
    wanted = {name.strip() for name in row["names"].split(";")}

    assert names(row["text"].replace("\\n", "\n"), row["publisher"] or None) == wanted


@pytest.mark.parametrize(
    "row", example_rows("organisations_negative"), ids=lambda row: row["text"][:60]
)
def test_what_is_no_body(row: dict[str, str]) -> None:
    assert names(row["text"].replace("\\n", "\n"), row["publisher"] or None) == set()


def test_mentions_are_where_they_are_printed() -> None:
    text = "A grant from the Home  Office,\nand £900 to Maple Lane Trust (MLT). MLT agreed."

    found = found_in(text)

    assert [text[body.start : body.end] for body in found] == [body.text for body in found]
    assert [body.text for body in found] == ["Home  Office", "Maple Lane Trust", "MLT", "MLT"]
    assert {body.organisation_id for body in found} == {"home-office", "x-maple-lane-trust"}


def test_a_listed_name_wins_over_a_shape() -> None:
    (body,) = found_in("It was awarded to Groundwork London.")

    assert (body.organisation_id, body.listed) == ("groundwork-london", True)


def test_slips_of_one_name_are_one_body() -> None:
    text = "Elm Youths CIC asked. Elm Youth CIC was paid £900, and Elm Youth CIC agreed."

    assert names(text) == {"Elm Youth CIC"}


def test_a_publisher_that_no_list_knows_is_named_by_its_kind() -> None:
    text = "The Town Council met. The Council pays Hadley Town Council £900."

    found = names(text, "x-elm-town-council")

    assert found == {"Elm Town Council", "Hadley Town Council"}
    assert not any(body.listed for body in found_in(text, "x-elm-town-council"))


def test_a_cell_names_its_body_whole() -> None:
    body = organisation_from_cell("NSPCC ")

    assert body is not None
    assert (body.organisation_id, body.text) == ("nspcc", "NSPCC")
    assert organisation_from_cell("£1,200.00") is None
    assert organisation_from_cell("") is None


def test_recipients_stand_in_their_column() -> None:
    text = (
        "Grants agreed\n\n"
        "Recipient | Purpose | Amount (£) |\n"
        "Elm Lane Singers | New music | 900 |\n"
        "YMCA | Tents | 1,200 |\n"
        "Total | | 2,100 |\n"
    )

    assert names(text) == {"Elm Lane Singers", "YMCA"}


TWENTY = (
    *("Elm Lane Singers", "Harbour Boxing Club", "Larkmoor Digital", "Maple Lane Trust"),
    *("Clean Sheet", "Wavelet Partners", "Friends of Hazel Wood", "Penrose Parish Council"),
    *("Kernow Crossroads", "Alderley Action Group", "Right Turn", "Brook Vale Arts"),
    *("Tideway Sailing", "Ash Grove Mosque", "Second Furrow", "Vale Youth Zone"),
    *("The Chalk Walk", "Hadley Samaritans", "Oakfield CIC", "Moor End Cricket Club"),
)
"""Names of many shapes; the lead of the list is far from its last."""


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("Grants awarded:\n\n", "• {} – £1,800 for a ramp, a shed and the cost of a coach.\n"),
        ("The PCC awards these grants.\n\n", "{}: £250\n"),
        ("Grants agreed\n\nRecipient | Purpose | Amount |\n", "{} | Core costs | £900 |\n"),
        ("Approve these grants:\n", "- £5,000 to {} for its work with young people.\n"),
        ("", "The Commissioner agreed to award a grant of £700 to {} in May. "),
        ("", "To award {} a grant of £900 for boots. "),
    ],
    ids=["bullets", "lines", "table", "sums first", "prose", "one sentence each"],
)
def test_every_one_of_many_awards_is_found(lead: str, item: str) -> None:
    text = lead + "".join(item.format(name) for name in TWENTY)

    found = {name.removeprefix("The ") for name in names(text)}

    assert found >= {name.removeprefix("The ") for name in TWENTY}


def test_one_sentence_awards_to_all_in_its_list() -> None:
    listed = [name for name in TWENTY if not name.startswith("The ")]

    found = names(f"Grants of £500 each were awarded to {', '.join(listed[:-1])} and {listed[-1]}.")

    assert found == set(listed)


@given(st.text(alphabet=st.sampled_from("Thedr PC&'’.(),\n|£12MOAOffice-"), max_size=120))
def test_any_text_gives_places_free_of_overlap(text: str) -> None:
    doc = pipeline()(text)

    found = find_organisations(doc, "warwickshire-pcc")

    assert all(body.text == text[body.start : body.end] for body in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.sampled_from([alias for alias in aliases() if not alias.needs]))
def test_any_unconditional_alias_is_found_within_a_sentence(alias: Alias) -> None:
    (wanted,) = {found.organisation_id for found in aliases_by_key()[fold(alias.text)]} - {None}

    found = {body.organisation_id for body in found_in(f"This was agreed with {alias.text}.")}

    assert wanted in found
    assert wanted in organisations()
