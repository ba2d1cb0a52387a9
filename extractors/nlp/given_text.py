"""The text that a document was made from."""

from spacy.tokens import Doc

TEXT = "text"
"""The name in `doc.user_data` under which the pipeline leaves the text."""


def given_text(doc: Doc) -> str:
    """A document's text as it was given: spaCy joins it anew from the tokens at each call."""
    text: str | None = doc.user_data.get(TEXT)
    return doc.text if text is None else text
