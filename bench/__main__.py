"""`python -m bench`: generate the documents, measure every contender, print what came out."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.contenders import CONTENDERS
from bench.documents import DOCUMENTS, PARAGRAPHS, write_documents
from bench.measure import Measured, measure
from bench.names import measure_names
from bench.report import as_page, as_text


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, or with `--profile` list the hottest functions of extraction."""
    asked = _asked(arguments)
    with TemporaryDirectory() as folder:
        sheaf = write_documents(Path(folder), asked.documents, asked.paragraphs)
        if asked.profile:
            from bench.hottest import hottest_functions

            print(hottest_functions(sheaf.files))
            return
        measured = measure_rounds(Path(folder), asked.rounds)
    names = measure_names(asked.rounds)
    print(as_text(sheaf, measured, names, asked.rounds), end="")
    if asked.write:
        asked.write.write_text(as_page(sheaf, measured, names, asked.rounds), encoding="utf-8")


def measure_rounds(folder: Path, rounds: int) -> list[Measured]:
    """Each contender's best round; rounds alternate, so that a busy machine troubles all alike."""
    results = [[measure(name, folder) for name in CONTENDERS] for _ in range(rounds)]
    return [min(each, key=lambda one: one.processor) for each in zip(*results, strict=True)]


def _asked(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N")
    parser.add_argument("--paragraphs", type=int, default=PARAGRAPHS, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--write", type=Path, metavar="FILE", help="the documentation's page too")
    parser.add_argument("--profile", action="store_true", help="the hottest functions instead")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
