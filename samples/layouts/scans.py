"""Forms as an office scanner leaves them: grey pictures, a little askew, and no text at all."""

from io import BytesIO
from random import Random
from time import gmtime

import pypdfium2
from PIL import Image, ImageFilter

from samples.layouts.forms import render_form
from samples.layouts.source import Source

PAPER_GREY = 242
WRITTEN_AT = gmtime(1577836800)


def render_scan(source: Source) -> bytes:
    """The form of a source, printed and scanned; `dpi` and `askew` (degrees) are in its front."""
    pages = page_pictures(render_form(source), source.details["dpi"])
    shape = Random(source.file)
    scanned = [scan(page, source.details["askew"], shape) for page in pages]
    target = BytesIO()
    scanned[0].save(
        target,
        "PDF",
        save_all=True,
        append_images=scanned[1:],
        quality=38,
        resolution=source.details["dpi"],
        title=source.title,
        creationDate=WRITTEN_AT,
        modDate=WRITTEN_AT,
    )
    return target.getvalue()


def page_pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Each page of a PDF as a grey picture."""
    return [
        page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(pdf)
    ]


def scan(page: Image.Image, askew: float, shape: Random) -> Image.Image:
    """A page laid crooked on the glass, softened, with specks of dust."""
    turned = page.convert("L").rotate(
        askew * shape.uniform(0.6, 1.0), Image.Resampling.BICUBIC, fillcolor=255
    )
    grey = turned.point(lambda level: min(level, PAPER_GREY)).filter(ImageFilter.GaussianBlur(0.4))
    for _ in range(60):
        x, y = shape.randrange(grey.width - 2), shape.randrange(grey.height - 2)
        grey.paste(shape.randrange(90, 200), (x, y, x + shape.randint(1, 2), y + 1))
    return grey
