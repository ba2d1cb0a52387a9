"""A list of twenty named awards, however it is printed: every recipient is found, each once."""

import pytest

from extractors.extraction import extract_text

NAMES = (
    "Fenland Youth Club",
    "Larkmoor Speedwatch",
    "Ashby Women's Refuge",
    "St Luke's Hall Trust",
    "Harbour Boxing Club",
    "Bright Paths CIC",
    "The Lantern Project",
    "Oakfield Community Association",
    "Moor End Allotment Society",
    "Kestrel Mentoring Ltd",
    "Riverside Cricket Club",
    "Friends of Birch Wood",
    "New Horizons Charity",
    "Eastgate Residents Association",
    "Tidewell Parish Council",
    "Castle Street Methodist Church",
    "Northside Youth Collective",
    "Amber Support Services",
    "Hillview Primary School",
    "Wexcombe Scout Group",
)
AMOUNTS = tuple(range(1000, 1000 + 37 * len(NAMES), 37))
AWARDS = tuple(zip(NAMES, AMOUNTS, strict=True))
PRINTED = {
    "table": [
        "The Council awards the grants below.",
        "",
        "Organisation | Project | Award",
        *(f"{name} | Project {amount} | £{amount}" for name, amount in AWARDS),
    ],
    "numbered": [
        "To award grants as follows:",
        *(f"{n}. £{a:,} to {name} for its work" for n, (name, a) in enumerate(AWARDS, start=1)),
    ],
    "dashes": [
        "To award grants as follows:",
        *(f"- {name} - £{amount:,}" for name, amount in AWARDS),
    ],
    "below a total": [
        f"To award grants of £{sum(AMOUNTS):,} to the following:",
        *(f"- {name}: £{amount:,}" for name, amount in AWARDS),
    ],
}


@pytest.mark.parametrize("lines", PRINTED.values(), ids=PRINTED)
def test_every_recipient_of_a_list_is_found_with_its_amount(lines: list[str]) -> None:
    text = "\n".join(["Community grants 2024/25", "", "Decision", "", *lines])

    facts = [fact for decision in extract_text(text).decisions for fact in decision.funding]

    named = [(f.recipient.name, f.amount) for f in facts if f.recipient and f.amount in AMOUNTS]
    assert sorted(named) == sorted(AWARDS)
