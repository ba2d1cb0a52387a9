"""How much a place in a decision decides: its recommendation above its summary above its body."""

import re
from typing import Literal

from ..form import Form
from .sentences import Sentence

Zone = Literal["decision", "title", "summary", "body", "background", "boilerplate", "neighbour"]

_OF_SECTION: dict[str, Zone] = {
    "recommendation": "decision",
    "executive_summary": "summary",
    "introduction": "background",
    "legal": "boilerplate",
    "equality": "boilerplate",
    "gdpr": "boilerplate",
    "environment": "boilerplate",
    "estate": "boilerplate",
    "risk": "boilerplate",
    "consultation": "boilerplate",
    "safeguarding": "boilerplate",
    "public_access": "boilerplate",
    "part_2": "boilerplate",
    "declaration": "boilerplate",
    "background_papers": "boilerplate",
    "plan": "boilerplate",
}
STANDING_WORDS = frozenset(name for name, zone in _OF_SECTION.items() if zone == "boilerplate")
"""Sections whose words are much the same in every paper."""
_OPENS_A_DECISION = re.compile(
    r"\b(?:is|are|be)\s+(?:hereby\s+)?(?:recommended|asked|requested|invited)\b"
    r"|\b(?:approves?|agrees?|resolved?|authorises?|supports?|decided|recommends?)\b[^.]{0,60}[:]?$"
    r"|\bapproval is (?:sought|requested) (?:to|for)\b[^.]{0,40}:?$",
    re.IGNORECASE,
)

_DECIDES_ITSELF = re.compile(
    r"(?:That\s+)?(?:the\s+\w+\s+)?To\s+(?:award|approve|grant|allocate|accept)\s[^.;:]{0,80}£",
    re.IGNORECASE,
)


def zone_of(text: str, form: Form, sentence: Sentence) -> Zone:
    """The zone of a sentence; a list led in by a request to decide is a decision anywhere."""
    if any(start <= sentence.start < end for start, end in form.entry.neighbours):
        return "neighbour"
    section_id = form.section_at(sentence.start).section_id or ""
    zone = _OF_SECTION.get(section_id, "body")
    if zone in ("body", "background") and _DECIDES_ITSELF.match(text, sentence.start, sentence.end):
        return "summary"
    if zone != "decision" and sentence.lead is not None:
        lead = text[sentence.lead[0] : sentence.lead[1]].rstrip()
        if _OPENS_A_DECISION.search(lead):
            return "decision"
    if section_id in ("head", "key_information"):
        return _zone_of_head(form, sentence)
    return zone


def _zone_of_head(form: Form, sentence: Sentence) -> Zone:
    """What stands before any heading is the summary itself where the form has no summary."""
    has_summary = bool(form.sections_named("executive_summary"))
    if has_summary and form.part_at(sentence.start).kind != "listing":
        return "title" if form.section_at(sentence.start).section_id == "head" else "body"
    return "summary"
