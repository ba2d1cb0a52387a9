"""Decision pages and listings as a publisher's website serves them."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any

from samples.layouts.blocks import Block, Grid, Heading, Insert, Line, parse_blocks
from samples.layouts.paper import BOLD
from samples.layouts.source import SAMPLE_LINE, Source

PAGES = Path(__file__).parent / "pages"


def render_page(source: Source) -> bytes:
    """A page on the website named by `site`, its text in the site's frame."""
    frame = Template((PAGES / f"{source.details['site']}.html").read_text(encoding="utf-8"))
    filled = frame.substitute(
        {name: escape(str(value)) for name, value in source.details.items()},
        sample_line=SAMPLE_LINE,
        body="\n".join(markup(parse_blocks(source.body))),
        key_information="\n".join(key_information(source.details)),
        files="\n".join(map(file_item, source.details.get("files", []))),
        entries="\n".join(map(entry_item, source.details.get("entries", []))),
    )
    return filled.encode("utf-8")


def markup(blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks as HTML, neighbouring bullets gathered into one list."""
    for bulleted, run in groupby(blocks, key=_is_bullet):
        lines = [_tag(block) for block in run]
        yield "\n".join(["<ul>", *lines, "</ul>"] if bulleted else lines)


def _is_bullet(block: Block) -> bool:
    return isinstance(block, Line) and block.marker == "•"


def _tag(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_inline(block.text)}</h{block.level}>"
        case Line(marker="•"):
            return f"<li>{_inline(block.text)}</li>"
        case Line():
            return f"<p>{_inline(f'{block.marker} {block.text}'.strip())}</p>"
        case Grid():
            return _table(block)
        case Insert():
            return "<hr>"


def _inline(text: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", escape(text, quote=False))


def _table(grid: Grid) -> str:
    rows = [
        "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in row)
        for number, row in enumerate(grid.rows)
        for tag in ["th" if number < grid.head_rows else "td"]
    ]
    return "\n".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"])


def key_information(details: dict[str, Any]) -> Iterator[str]:
    """The labelled lines beside a decision or an entry; a date stands in a `time` element."""
    for label, name in (("Date signed", "signed"), ("Date published", "published")):
        if name in details:
            yield f"<li><span>{label}:</span> {time_element(details[name])}</li>"
    if "reference" in details:
        yield f"<li><span>Reference code:</span> {escape(details['reference'])}</li>"
    if "decision_by" in details:
        yield f"<li><span>Decision by:</span> {escape(details['decision_by'])}</li>"


def time_element(day: date) -> str:
    """A date as the website prints it.

    >>> time_element(date(2023, 4, 5))
    '<time datetime="2023-04-05T12:00:00Z">05 April 2023</time>'
    """
    return f'<time datetime="{day:%Y-%m-%d}T12:00:00Z">{day:%d %B %Y}</time>'


def file_item(file: dict[str, str]) -> str:
    """A link to an attached document, with the size that sites print beside it."""
    return f'<li><a href="{escape(file["href"])}">{escape(file["name"])}</a></li>'


def entry_item(entry: dict[str, Any]) -> str:
    """An entry of a listing: linked title, page type, key information, summary."""
    lines = [
        '<li class="search-result">',
        f'<h3><a href="{escape(entry["href"])}">{escape(entry["title"], quote=False)}</a></h3>',
        '<p class="page-type">Page type: Decision</p>',
        "<ul>",
        *key_information(entry),
        "</ul>",
        *markup(parse_blocks(entry["summary"])),
        "</li>",
    ]
    return "\n".join(lines)
