"""Public identifiers of bodies: of their register's form, each seen somewhere, each one body's."""

import re
from collections import Counter

import pytest

from extractors.knowledge.loader import read_rows

FORMS = {
    "GB-CHC": ("Charity Commission register", r"[1-9]\d{5,6}"),
    "GB-COH": ("Companies House", r"\d{8}|(?:OC|SC|SO|NI|NC|RC|IP|SP|CE|CS)\d{6}"),
    "GB-GOR": ("government-organisation register", r"(?:D|EA|IM|OT|PB|PC)[1-9]\d*"),
    "GB-LAE": ("local-authority-eng register", r"[A-Z]{3,4}"),
    "GB-NIC": ("Charity Commission for Northern Ireland register", r"1\d{5}"),
    "GB-SC": ("Scottish Charity Register", r"SC0\d{5}"),
}
"""The registers of org-id.guide that we use, and how each writes its numbers.

None of them has a check digit, so a wrong number of the right form is only found in a register.
"""
IDENTIFIED = [row for row in read_rows("organisations") if row["identifier"]]
SCHEMES = {
    "charity": {"GB-CHC", "GB-SC", "GB-NIC"},
    "combined_authority": {"GB-LAE"},
    "company": {"GB-COH", "GB-GOR"},
    "local_authority": {"GB-LAE"},
}


def scheme_of(identifier: str) -> str | None:
    """The scheme an identifier is well-formed in."""
    scheme, _, number = identifier.rpartition("-")
    return scheme if scheme in FORMS and re.fullmatch(FORMS[scheme][1], number) else None


@pytest.mark.parametrize(
    ("identifier", "scheme"),
    [
        ("GB-CHC-216250", "GB-CHC"),
        ("GB-CHC-1108687", "GB-CHC"),
        ("GB-COH-00445790", "GB-COH"),
        ("GB-COH-OC303675", "GB-COH"),
        ("GB-COH-RC000391", "GB-COH"),
        ("GB-SC-SC037605", "GB-SC"),
        ("GB-NIC-100012", "GB-NIC"),
        ("GB-GOR-D16", "GB-GOR"),
        ("GB-LAE-KHL", "GB-LAE"),
        ("GB-CHC-21625", None),
        ("GB-CHC-0216250", None),
        ("GB-CHC-SC037605", None),
        ("GB-COH-445790", None),
        ("GB-COH-0C303675", None),
        ("GB-SC-037605", None),
        ("GB-LAE-Khl", None),
        ("GB-LAE-KH", None),
        ("GB-ABC-1", None),
        ("216250", None),
    ],
)
def test_forms(identifier: str, scheme: str | None) -> None:
    assert scheme_of(identifier) == scheme


@pytest.mark.parametrize("row", IDENTIFIED, ids=lambda row: row["id"])
def test_an_identifier_is_of_its_registers_form(row: dict[str, str]) -> None:
    scheme = scheme_of(row["identifier"])

    assert scheme, row["identifier"]
    register, _, seen_in = row["identifier_source"].partition("; seen in ")
    assert register == FORMS[scheme][0]
    assert seen_in or "; seen in" not in row["identifier_source"]
    assert scheme in SCHEMES.get(row["kind"], set(FORMS))


def test_an_identifier_is_one_bodys() -> None:
    counted = Counter(row["identifier"] for row in IDENTIFIED)

    assert [identifier for identifier, times in counted.items() if times > 1] == []
