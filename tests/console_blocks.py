"""Commands in Markdown: the ```sh blocks of a page are run, the ```text below is what they print.

Output that ends in a line `…` is a beginning. `python -m tests.console_blocks README.md` renews it.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from flows.cli import app
from tests.samples_home import samples_home

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"^```sh\n(?P<commands>.*?)^```$(?:\n\n```text\n(?P<output>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
NEXT_COMMAND = re.compile(r"\n(?=\S)")
MORE = "…\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A command and what the page says that it prints, if it says so; `is_beginning`: and more."""

    command: str
    output: str | None = None
    is_beginning: bool = False

    @property
    def words(self) -> list[str]:
        return shlex.split(self.command, comments=True)


def find_examples(page: str) -> Iterator[Example]:
    r"""Every command of a page, in order; a line that is indented goes on with the last.

    >>> list(find_examples("```sh\nmake\nmake it\n  so\n```\n\n```text\nIt is so.\n…\n```"))
    ... # doctest: +NORMALIZE_WHITESPACE
    [Example(command='make', output=None, is_beginning=False),
     Example(command='make it\n  so', output='It is so.\n', is_beginning=True)]
    """
    for block in BLOCK.finditer(page):
        *first, last = NEXT_COMMAND.split(block["commands"].rstrip())
        yield from (Example(command=command) for command in first)
        yield _example(last, block["output"])


def _example(command: str, output: str | None) -> Example:
    if output is None:
        return Example(command=command)
    is_beginning = output.endswith(MORE)
    return Example(command=command, output=output.removesuffix(MORE), is_beginning=is_beginning)


def printed(example: Example) -> str:
    """What a `fundtrail` command prints where the samples are at home, and `papers/` has two."""
    with TemporaryDirectory() as folder, chdir(folder):
        _furnish(Path(folder))
        result = CliRunner().invoke(app, example.words[1:])
    if result.exit_code:
        raise RuntimeError(f"{example.command}: exit code {result.exit_code}\n{result.output}")
    return "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())


def _furnish(folder: Path) -> None:
    shutil.copytree(samples_home() / "samples", folder / "data")
    shutil.copy(folder / "data" / "warehouse.duckdb", folder / "old.duckdb")
    (folder / "samples").symlink_to(ROOT / "samples")
    (folder / "papers").mkdir()
    for paper in sorted((ROOT / "samples" / "documents").glob("*.html"))[:2]:
        shutil.copy(paper, folder / "papers")


def renewed(page: str) -> str:
    """A page with the output of its examples as it is now, where it shows any."""
    return BLOCK.sub(_renewed, page)


def _renewed(block: re.Match[str]) -> str:
    if block["output"] is None:
        return block[0]
    *_, example = find_examples(block[0])
    output = printed(example)
    if example.is_beginning and example.output:
        kept = output.splitlines(keepends=True)[: example.output.count("\n")]
        output = "".join(kept) + MORE
    return f"```sh\n{block['commands']}```\n\n```text\n{output}```"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
