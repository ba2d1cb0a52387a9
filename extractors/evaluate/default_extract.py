"""The product's own extractor as `score` wants it: text (or bytes) and publisher, nothing else."""

from extractors.evaluate.cases import Case
from extractors.records import Record


def extract_case(case: Case) -> Record:
    """The record of a case's document."""
    # imported on use: reading scores or cases must not cost loading the pipeline
    from extractors.extraction import extract_bytes, extract_text

    if case.data is not None:
        return extract_bytes(case.data, file_name=case.file_name, publisher=case.publisher)
    return extract_text(case.text or "", publisher=case.publisher)
