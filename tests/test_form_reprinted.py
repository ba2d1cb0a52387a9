"""A page is called the same however its lines are spaced and what the site prints around it."""

import re
from collections.abc import Callable

import pytest
from example_rows import example_rows

from extractors.facts.dating import read_dating
from extractors.facts.naming import read_naming
from extractors.form import read_forms
from extractors.knowledge.organisations import publisher_for_name
from extractors.reading import read_document

REPRINTED: dict[str, Callable[[str], str]] = {
    "below a menu": lambda text: f"Skip to main content\nMenu\n{text}",
    "above a footer": lambda text: f"{text}\n\nShare this page\nBack to top",
    "blank lines everywhere": lambda text: re.sub(r"\n+", "\n\n", text),
    "no blank line": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "indented": lambda text: re.sub(r"(?m)^(?=.)", "  ", text),
    "ends of lines as Windows writes them": lambda text: text.replace("\n", "\r\n"),
    "spaces at the ends of lines": lambda text: re.sub(r"(?m)$", " \xa0", text),
    "labels in capitals": lambda text: re.sub(
        r"(?m)^[A-Z][a-z ]{3,30}:", lambda found: found.group().upper(), text
    ),
}


def names(text: str, publisher_name: str) -> list[tuple[object, ...]]:
    publisher = publisher_for_name(publisher_name) if publisher_name else None
    document = read_document(text.encode(), file_name="page.txt")
    found = []
    for form in read_forms(document, publisher.id if publisher else None):
        naming = read_naming(document.text, form, publisher)
        dating = read_dating(document.text, form, naming)
        found.append((naming.reference, naming.title, dating.decided_on, dating.basis))
    return found


@pytest.mark.parametrize("change", REPRINTED.values(), ids=REPRINTED.keys())
def test_reprinting_changes_no_name(change: Callable[[str], str]) -> None:
    changed = {
        row["page"]: (names(row["text"], row["publisher"]), reprinted)
        for row in example_rows("form_pages")
        if (reprinted := names(change(row["text"]), row["publisher"]))
        != names(row["text"], row["publisher"])
    }
    assert not changed
