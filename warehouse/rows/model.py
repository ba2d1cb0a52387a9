"""What rows are made from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from extractors.facts.assembly import AssembledDecision
from extractors.records import Issue, Record
from warehouse.corrections import AppliedCorrection
from warehouse.reference_data import ReferenceData
from warehouse.runs import RunLog
from warehouse.sources import DocumentSource, ListingEntry

Row = dict[str, object]
"""A row by its column names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything that a build goes by; `newer` leads from a replaced document to its new version.

    `merged_organisations` leads from an organisation that a person merged to the one kept.
    """

    records: Sequence[Record]
    newer: Mapping[str, str]
    decisions: Sequence[AssembledDecision]
    reference: ReferenceData
    sources: Mapping[str, DocumentSource]
    listed: Sequence[ListingEntry]
    runs: Sequence[RunLog]
    corrections: Sequence[AppliedCorrection]
    correction_issues: Sequence[tuple[str | None, Issue]]
    accepted_issues: Collection[tuple[str, str]]
    merged_organisations: Mapping[str, str]
    is_sample: bool

    def organisation_id(self, named: str) -> str:
        """The id under which an organisation stands in the warehouse."""
        return self.merged_organisations.get(named, named)
