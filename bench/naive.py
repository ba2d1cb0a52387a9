"""The pipeline that a first attempt would be, kept to measure against and for nothing else.

Default layout, a stock spaCy pipeline over every word, and a statement for every row.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import duckdb
import spacy
from pdfminer.high_level import extract_text
from spacy.language import Language

from bench.contenders import Told, Work

MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")
TABLES = """
    CREATE TABLE page (document TEXT, number INTEGER, text TEXT);
    CREATE TABLE line (document TEXT, number INTEGER, text TEXT);
    CREATE TABLE entity (document TEXT, label TEXT, text TEXT, start_char INTEGER);
"""


def prepare(files: Sequence[Path], home: Path) -> Work:
    """Load the pipeline and open an empty database."""
    pipeline, remark = load_pipeline()
    connection = duckdb.connect(str(home / "naive.duckdb"))
    connection.execute(TABLES)

    def work() -> Told:
        for file in files:
            _ingest(connection, pipeline, file)
        connection.close()
        return Told(remark=remark)

    return work


def load_pipeline() -> tuple[Language, str]:
    """A stock model where one is installed, else rules alone; and a remark that says which."""
    for model in MODELS:
        if find_spec(model):
            return spacy.load(model), f"the naive pipeline runs {model}"
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(_patterns())  # type: ignore[attr-defined]
    return pipeline, (
        "no stock spaCy model is installed: the naive pipeline runs a tokenizer and an"
        " EntityRuler instead, which is far less work than a model"
    )


def _patterns() -> list[dict[str, object]]:
    patterns: dict[str, list[object]] = {
        "MONEY": [[{"TEXT": "£"}, {"LIKE_NUM": True}]],
        "DATE": [[{"TEXT": {"REGEX": r"^20\d\d/\d\d$"}}]],
        "ORG": ["Home Office", "Ministry of Justice", "Metropolitan Police Service"],
    }
    return [{"label": label, "pattern": each} for label, some in patterns.items() for each in some]


def _ingest(connection: duckdb.DuckDBPyConnection, pipeline: Language, file: Path) -> None:
    text = extract_text(file)
    for number, page in enumerate(text.split("\f"), start=1):
        connection.execute("INSERT INTO page VALUES (?, ?, ?)", [file.name, number, page])
    for number, line in enumerate(filter(None, text.splitlines()), start=1):
        connection.execute("INSERT INTO line VALUES (?, ?, ?)", [file.name, number, line])
    for entity in pipeline(text).ents:
        row = [file.name, entity.label_, entity.text, entity.start_char]
        connection.execute("INSERT INTO entity VALUES (?, ?, ?, ?)", row)
