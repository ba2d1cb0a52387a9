"""The commands that build, ask, check and compare warehouses."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractors.knowledge.loader import read_rows
from flows.cli import app
from flows.cli_show import as_shown
from flows.settings import Settings
from warehouse.showing import decision_for_show
from warehouse.shown_decision import ShownAmount

ASKED = "SELECT reference, status FROM decision"


def invoke(settings: Settings, *arguments: str | Path) -> Result:
    everything = ["--home", settings.home, *arguments]
    return CliRunner().invoke(app, [str(argument) for argument in everything])


def test_sql_answers_in_each_format(published: Settings) -> None:
    answers = {
        name: invoke(published, "sql", ASKED, "--format", name).stdout
        for name in ("table", "csv", "json", "markdown")
    }
    assert json.loads(answers["json"])[0]["reference"] == "PCD 99501"
    assert next(csv.DictReader(io.StringIO(answers["csv"])))["reference"] == "PCD 99501"
    assert answers["markdown"].splitlines()[2].startswith("| PCD 99501 |")
    assert invoke(published, "sql", ASKED).stdout == answers["table"]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("DELETE FROM decision", "read-only"),
        ("SELECT 1; SELECT 2", "one SQL statement"),
        ("SELECT nonsense", "nonsense"),
        ("FROM read_text('/etc/hostname')", "this warehouse only"),
    ],
)
def test_sql_that_cannot_be_answered_is_wrong_usage(
    published: Settings, query: str, reason: str
) -> None:
    result = invoke(published, "sql", query)
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr


def test_show_tells_the_facts_with_words_page_and_document(published: Settings) -> None:
    result = invoke(published, "show", "pcd 99501")
    assert result.exit_code == 0
    assert result.stdout.startswith("PCD 99501")
    assert "£45,000.00  grant awarded" in result.stdout
    assert "2022/23: £45,000.00" in result.stdout
    assert "“£45,000” page 1 of grant.txt" in result.stdout


def test_show_says_which_rule_decided_and_what_it_read(published: Settings) -> None:
    shown = decision_for_show(published.warehouse, "PCD 99501")
    (fact,) = shown.facts
    told = as_shown(shown)
    assert fact.sentence == sentence_of(fact.rule)
    assert f"\n  rule “{fact.rule}” reads “{fact.cue}”. {fact.sentence}\n" in told
    assert "not counted" not in told

    part = replace(fact, level="component", cue=None)
    long = replace(fact, cue=f"award {'of a grant ' * 20}of £900")
    told = as_shown(replace(shown, facts=(fact, part, long)))
    assert told.count(sentence_of(fact.rule)) == 1
    assert f"\n    rule “{fact.rule}”\n" in told
    assert f"\n  rule “{fact.rule}” reads “award of a grant of a" in told
    assert " … " in told
    assert "of a grant of £900”\n" in told


def test_show_lists_what_is_printed_and_not_counted_by_reason(published: Settings) -> None:
    given = {"why": "previous_decision", "rule": "earlier", "sentence": sentence_of("earlier")}
    amounts = [
        ShownAmount(text=text, cue=cue, page_number=2, file_name="grant.txt", **given)
        for text, cue in [("£900", "PCD 1 approved £900"), ("£7", None)]
    ]
    shown = decision_for_show(published.warehouse, "PCD 99501")
    told = as_shown(replace(shown, not_counted=tuple(amounts)))
    assert (
        f"""
Printed, not counted
  previous decision, rule “earlier”. {sentence_of("earlier")}
    “£900” page 2 of grant.txt, in “PCD 1 approved £900”
    “£7” page 2 of grant.txt
"""
        in told
    )


def sentence_of(rule: str) -> str:
    return next(row["sentence"] for row in read_rows("rules") if row["rule"] == rule)


def test_show_of_an_unknown_decision_is_wrong_usage(published: Settings) -> None:
    result = invoke(published, "show", "PCD 1")
    assert result.exit_code == 2
    assert "there is no decision 'PCD 1'" in result.stderr


def test_check_lists_what_needs_a_human(published: Settings) -> None:
    result = invoke(published, "check")
    assert result.exit_code == 0
    assert "For review, worst first" in result.stdout


def test_build_reads_no_document_again(published: Settings) -> None:
    for kept in published.archive.glob("*/*"):
        if kept.suffix != ".json":
            kept.unlink()
    published.warehouse.unlink()
    result = invoke(published, "build")
    assert result.exit_code == 0, result.stderr
    assert "45000.00" in result.stdout


def test_compare_finds_no_difference_and_then_a_loss(published: Settings, tmp_path: Path) -> None:
    old = tmp_path / "old.duckdb"
    old.write_bytes(published.warehouse.read_bytes())
    same = invoke(published, "compare", old, published.home)
    assert (same.exit_code, same.stdout) == (0, "no difference\n")
    for record in published.records.glob("*.json"):
        record.unlink()
    invoke(published, "build")
    lost = invoke(published, "compare", old, published.warehouse)
    assert lost.exit_code == 0
    assert "decision: 0 gained, 1 lost, 0 values changed" in lost.stdout


def test_compare_of_what_is_no_warehouse_is_wrong_usage(published: Settings, papers: Path) -> None:
    result = invoke(published, "compare", papers / "grant.txt", published.home)
    assert result.exit_code == 2
    assert "cannot be read as a warehouse" in result.stderr


def test_a_record_of_another_version_is_named_by_build(published: Settings) -> None:
    damaged = next(published.records.glob("*.json"))
    damaged.write_bytes(damaged.read_bytes().replace(b'"decisions"', b'"judgements"', 1))
    result = invoke(published, "build")
    assert result.exit_code == 2
    assert damaged.name in result.stderr and "--retry-failed" in result.stderr


def test_corrections_that_cannot_be_read_are_named_by_build(published: Settings) -> None:
    published.corrections.write_text("who,what\n")
    result = invoke(published, "build")
    assert result.exit_code == 2
    assert "corrections.csv" in result.stderr


def test_what_a_document_prints_cannot_play_with_a_terminal(published: Settings) -> None:
    shown = decision_for_show(published.warehouse, "PCD 99501")
    assert "\x1b" not in as_shown(replace(shown, title="\x1b[31mred"))
