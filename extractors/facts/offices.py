"""Who decided, by office: a person's name never leaves the page."""

import re

from ..form import Form, Template
from ..form.headings import plain_heading

_BRACKETED = re.compile(r"\([^)]*\)?")
_PARTS = re.compile(r"\s*[,;|]\s*|\s+[–—-]\s+|\n")
_LINKS = ("of", "for", "and", "&", "the", "to", "in", "with", "on", "/")
_SPACE = re.compile(r"\s+")
_NAME_TITLES = (
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "cllr",
    "councillor",
    "sir",
    "dame",
    "lord",
    "lady",
)
_LETTERS = re.compile(r"[A-Z]+")


def read_decision_maker(form: Form, reference: str | None) -> str | None:
    """The office that decides: as printed, else that of this series of references."""
    template = form.template
    for field in (*form.values("decision_maker"), *form.values("signature")):
        printed = office_of(field.value, template)
        if printed and (field.name == "decision_maker" or printed in template.offices.values()):
            return printed
    series = _LETTERS.match(reference or "")
    of_series = template.decision_makers.get(series.group()) if series else None
    return of_series or template.decision_maker


def office_of(printed: str, template: Template) -> str | None:
    """The office in a field that may name the person who holds it as well.

    >>> from ..form.template import load_templates
    >>> generic = load_templates()["generic"]
    >>> office_of("A. Person (Past staff), Deputy Mayor, Policing and Crime", generic)
    'Deputy Mayor for Policing and Crime'
    >>> office_of("Cllr A. Person, Cabinet Member for Public Health", generic)
    'Cabinet Member for Public Health'
    >>> office_of("PCC A. Person (wet copy held)", generic), office_of("A. Person", generic)
    ('Police and Crime Commissioner', None)
    """
    words = _SPACE.sub(" ", _BRACKETED.sub("", printed)).strip(" ,.")
    parts = [part for part in _PARTS.split(words) if part]
    for first in range(len(parts)):
        known = template.offices.get(plain_heading(", ".join(parts[first:])))
        if known:
            return known
    offices = [office for part in parts if (office := _office_in(part, template))]
    return ", ".join(offices) or None


def _office_in(part: str, template: Template) -> str | None:
    """The run of office words in a part, with what "of" or "for" ties to it."""
    found = template.office_words.search(part)
    if found is None:
        return None
    kept = [word for word in part[: found.start()].split() if _is_acronym(word)]
    tied = False
    for word in part[found.start() :].split():
        links = word.lower() in _LINKS
        known = template.office_words.match(word) or _is_acronym(word)
        if not (tied or known or links) or word.lower().strip(".") in _NAME_TITLES:
            break
        tied = tied or links
        kept.append(word)
    while kept and kept[-1].lower() in _LINKS:
        kept.pop()
    office = " ".join(kept)
    return template.offices.get(plain_heading(office), office) or None


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha()
