"""`fundtrail extract`: the record of each document on stdout, and nothing stored."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app

pytestmark = pytest.mark.usefixtures("children_in_process")


def extract(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["extract", *(str(argument) for argument in arguments)])


def test_one_file_is_one_pretty_object(papers: Path) -> None:
    result = extract(papers / "grant.txt", "--from-publisher", "mopac")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert result.stdout.startswith('{\n  "document"')
    assert record["document"]["file_name"] == "grant.txt"
    assert record["decisions"][0]["publisher"]["id"] == "mopac"
    assert set(record) == {"document", "decisions", "issues"}


def test_one_file_with_jsonl_is_one_line(papers: Path) -> None:
    result = extract(papers / "grant.txt", "--jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert json.loads(result.stdout)["document"]["page_count"] == 1


def test_full_adds_what_is_only_stored(papers: Path) -> None:
    record = json.loads(extract(papers / "grant.txt", "--full").stdout)
    assert record["pages"][0]["text"].startswith("PCD 99501")
    assert {"sections", "table_rows", "mentions"} <= set(record)


def test_an_unreadable_file_still_gets_its_object(papers: Path) -> None:
    result = extract(papers / "cut_off.pdf")
    record = json.loads(result.stdout)
    assert result.exit_code == 1
    assert record["decisions"] == []
    assert record["issues"][0]["detail"]
    assert len(record["document"]["document_id"]) == 64


def test_a_folder_is_walked_and_gives_a_line_each_in_order(papers: Path) -> None:
    (papers / "deeper").mkdir()
    (papers / "deeper" / "empty.txt").write_text("")
    result = extract(papers)
    names = [json.loads(line)["document"]["file_name"] for line in result.stdout.splitlines()]
    assert names == ["cut_off.pdf", "empty.txt", "grant.txt"]
    assert result.exit_code == 1


def test_a_folder_of_one_file_is_still_lines(papers: Path) -> None:
    (papers / "cut_off.pdf").unlink()
    assert len(extract(papers).stdout.splitlines()) == 1


def test_several_files_are_printed_in_the_order_given(papers: Path) -> None:
    result = extract(papers / "grant.txt", papers / "cut_off.pdf")
    names = [json.loads(line)["document"]["file_name"] for line in result.stdout.splitlines()]
    assert names == ["grant.txt", "cut_off.pdf"]


def test_nothing_is_stored(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    extract(papers)
    assert [path.name for path in tmp_path.iterdir()] == ["papers"]


def test_an_empty_folder_prints_nothing(tmp_path: Path) -> None:
    result = extract(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
