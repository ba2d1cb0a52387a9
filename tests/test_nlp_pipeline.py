"""The pipeline: nothing that the plain functions find is lost to tokenisation."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.nlp.dates import find_dates
from extractors.nlp.financial_years import find_financial_years
from extractors.nlp.money import find_money
from extractors.nlp.pipeline import find_mentions, load_pipeline
from extractors.nlp.references import find_references
from extractors.records import Cell, Document, Row, Table

PIECES = st.sampled_from(
    (
        *(
            "£50k",
            "£75k",
            "£1.2m",
            "£ 24,000",
            "££1,329,399.26",
            "4m",
            "20,000 pounds",
            "£246,\n750",
        ),
        *("2020/21", "22/23", "2018-19 to 2020-21", "FY2022-23", "FY21"),
        *("30/3/2021", "18th December 2020", "13-Dec-16", "31March 2021", "21.07.2023"),
        *("PCD697", "PCD 890 and 1561", "CEOD 35 - 2024", "Decision number: 42/2024", "WPCC3-0089"),
        *(
            "up to",
            "per annum",
            "a grant of",
            "between",
            "and",
            "the Home Office",
            "Surrey Police's",
        ),
        *("Equality Act 2010", "violence against women and girls", "e.g.", "it's", "I'm", ":-)"),
    )
)
GLUE = st.sampled_from(
    (
        "",
        " ",
        "  ",
        "-",
        "–",
        "/",
        "(",
        ")",
        ",",
        ", ",
        ".",
        ". ",
        ";",
        "|",
        "\n",
        "x",
        "\f",
        "'",
        "\u00a0",
    )
)
TEXTS = st.lists(st.tuples(PIECES, GLUE), max_size=12).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)


def document(text: str, *tables: Table) -> Document:
    return Document(text=text, pages=(), media_type="text/plain", tables=tables)


@given(TEXTS)
@settings(deadline=None)
def test_no_mention_is_lost_to_tokenisation(text: str) -> None:
    doc = load_pipeline()(text)
    references = find_references(text)
    excluded = tuple((mention.start, mention.end) for mention in references)
    plain = {
        "references": references,
        "years": find_financial_years(text, excluded=excluded),
        "dates": find_dates(text),
        "money": find_money(text),
    }
    for kind, mentions in plain.items():
        spans = [(span.start_char, span.end_char) for span in doc.spans[kind]]
        assert spans == [(mention.start, mention.end) for mention in mentions]
        assert doc.user_data[kind] == mentions
    assert doc.text == text


@given(st.text(alphabet="£0123456789,.kmlO|()-–/ \n\u00a0pndou", max_size=60))
@settings(deadline=None)
def test_any_text_gives_mentions_in_order_and_apart(text: str) -> None:
    mentions = find_mentions(document(text))
    for kind in (mentions.money, mentions.years, mentions.dates, mentions.references):
        places = [(mention.start, mention.end) for mention in kind]
        assert places == sorted(places)
        assert all(end <= start for (_, end), (start, _) in pairwise(places))
        assert all(text[mention.start : mention.end] == mention.text for mention in kind)
    assert all(mention.amount >= Decimal(0) for mention in mentions.money)


def test_a_reference_is_no_year_and_a_cell_is_money_and_names_its_recipient() -> None:
    text = "Decision number: 20/21\nOrganisation Grant (£)\nNorth Hill Youth 1,200\n"
    table = Table(
        rows=(
            Row(cells=(cell(text, "Organisation", 0), cell(text, "Grant (£)", 1))),
            Row(cells=(cell(text, "North Hill Youth", 0), cell(text, "1,200", 1))),
        ),
        head_rows=1,
    )
    mentions = find_mentions(document(text, table), publisher_id="mopac")
    assert [mention.reference for mention in mentions.references] == ["20/21"]
    assert mentions.years == ()
    assert [(mention.amount, mention.from_cell) for mention in mentions.money] == [
        (Decimal("1200.00"), True)
    ]
    assert "North Hill Youth" in [mention.text for mention in mentions.organisations]


def cell(text: str, printed: str, column: int) -> Cell:
    start = text.index(printed)
    return Cell(start=start, end=start + len(printed), column=column)
