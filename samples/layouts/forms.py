"""Decision forms, reports and registers as PDF, and any plain text set the same way."""

from pathlib import Path

from reportlab.lib.units import mm

from samples.layouts.blocks import parse_blocks
from samples.layouts.paper import Sheet, flow, set_pages
from samples.layouts.source import SAMPLE_LINE, Source

COLUMN = 162 * mm
WIDE_COLUMN = 249 * mm


def render_form(source: Source) -> bytes:
    """A decision form or a report, on upright A4."""
    blocks = parse_blocks(source.body)
    sheet = Sheet(title=source.title, foot=SAMPLE_LINE, head=source.details.get("running_head", ""))
    return set_pages(lambda: flow(blocks, width=COLUMN), sheet)


def render_register(source: Source) -> bytes:
    """A register of awards, on A4 turned to its side."""
    blocks = parse_blocks(source.body)
    sheet = Sheet(title=source.title, foot=SAMPLE_LINE, wide=True)
    return set_pages(lambda: flow(blocks, width=WIDE_COLUMN), sheet)


def render_text_as_pdf(text: str, destination: Path) -> None:
    """Typeset a plain text of a decision's layout; lines with tabs become a ruled table."""
    blocks = parse_blocks(text, plain=True)
    sheet = Sheet(title=destination.stem, numbered=False)
    destination.write_bytes(set_pages(lambda: flow(blocks, width=COLUMN), sheet))
