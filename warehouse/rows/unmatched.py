"""Rows that help people with the bodies no list knows."""

from collections.abc import Iterator

from warehouse.rows.model import Inputs, Row
from warehouse.rows.reference import organisation_rows
from warehouse.suggestions import listed_names, suggest


def organisation_suggestion_rows(inputs: Inputs) -> Iterator[Row]:
    """The listed bodies whose names are near that of a body only documents name."""
    listed = listed_names(_names(inputs))
    for body in organisation_rows(inputs):
        if not body["is_listed"]:
            for number, found in enumerate(suggest(str(body["name"]), listed), start=1):
                yield {
                    "organisation_id": body["organisation_id"],
                    "suggestion_number": number,
                    "suggested_id": found.organisation_id,
                    "suggested_name": found.name,
                    "similarity": found.similarity,
                }


def _names(inputs: Inputs) -> Iterator[tuple[str, str]]:
    """Every name of a listed body, under its id."""
    for row in inputs.reference.organisations:
        yield row["id"], row["name"]
    for row in inputs.reference.aliases:
        if row["organisation_id"]:
            yield row["organisation_id"], row["alias"]
