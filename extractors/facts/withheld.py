"""Money that a decision moves without printing how much: the paper says that it is withheld."""

import re
from typing import cast

from ..records import Funding, Kind
from .cues import hits, load_cues
from .decision_text import DecisionText
from .evidence import evidence_of
from .readings import by_meaning, likeliest
from .zones import zone_of

_KEPT_BACK = re.compile(
    r"\b(?:(?:set out|contained|given|detailed|specified|shown|listed|described|stated)"
    r"[^.;\n]{0,30}\b(?:in|within)\b[^.;\n]{0,30}"
    r"\b(?:part (?:2|ii|two)|exempt|restricted|confidential)"
    r"|(?:terms|value|sum|sums|amount|price|cost|costs|figures)\b[^.;\n]{0,40}"
    r"\b(?:part (?:2|ii)|exempt|restricted|confidential|withheld|redacted))",
    re.IGNORECASE,
)
_PLAIN = 2.0
_CONFIDENCE = 0.5
_INCOMING = ("grant_received", "receipt")


def find_withheld(text: DecisionText, decision_id: str) -> Funding | None:
    """The fact of a decision that keeps its amount back, with the paper's words as the reason.

    Only the publisher's own side is named: the other is as often kept back as the amount.
    """
    for sentence in text.sentences:
        reason = _KEPT_BACK.search(text.text, sentence.start, sentence.end)
        if reason is None or zone_of(text.text, text.form, sentence) != "decision":
            continue
        words = text.phrase_of(sentence).words
        scores = by_meaning(list(hits(load_cues("kind_cues", "kind"), words)))
        kind = likeliest(scores)
        if kind is not None and scores[kind] >= _PLAIN:
            return _fact(text, decision_id, cast(Kind, kind), reason)
    return None


def _fact(text: DecisionText, decision_id: str, kind: Kind, reason: re.Match[str]) -> Funding:
    incoming = kind in _INCOMING
    return Funding(
        funding_id=f"{decision_id}/1",
        kind=kind,
        level="headline",
        amount=None,
        withheld=" ".join(reason.group().split()),
        total=None,
        total_basis=None,
        funder=None if incoming else text.publisher,
        recipient=text.publisher if incoming else None,
        confidence=_CONFIDENCE,
        rule="amount kept back",
        evidence=(evidence_of(text.document, *reason.span()),),
        cue=" ".join(reason.group().split()),
    )
