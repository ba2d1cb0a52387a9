"""Reads a web page: its main text without navigation, one line a block, one line a table row."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractors.reading.html_furniture import drop_furniture
from extractors.reading.html_text import join_tokens, walk
from extractors.reading.outcome import PageText, Reading
from extractors.reading.plain import decode_text
from extractors.records import Issue

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_MAIN: Final = ("main", "[role=main]", "article", "#main-content", "#content", ".main-content")
_LEAST_MAIN_TEXT: Final = 25
_LEAST_SHARE: Final = 0.5


def read_html(data: bytes) -> Reading:
    """The page's main text as one page, and the address it says is its own."""
    tree = LexborHTMLParser(decode_html(data))
    source_url = _canonical_address(tree)
    title = _title(tree)
    body = tree.body
    text = "" if body is None else _main_text(body, title)
    issues: tuple[Issue, ...] = ()
    if len(text) < _LEAST_MAIN_TEXT:
        issues = (Issue(code="no_main_text", detail="The page carries no main text.", page=1),)
    page = PageText(text=text, method="markup")
    return Reading(pages=(page,), issues=issues, source_url=source_url)


def decode_html(data: bytes) -> str:
    """The markup under the encoding it declares, where that is true, else as plain text is."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared[1].decode("ascii", errors="ignore").lower()
        # browsers read what calls itself Latin 1 as Windows 1252
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_text(data)


def _canonical_address(tree: LexborHTMLParser) -> str | None:
    for selector, attribute in (
        ("link[rel=canonical]", "href"),
        ("meta[property='og:url']", "content"),
    ):
        node = tree.css_first(selector)
        address = (node.attributes.get(attribute) or "").strip() if node else ""
        if address.startswith(("http://", "https://")):
            return address
    return None


def _title(tree: LexborHTMLParser) -> str | None:
    """What the page's head calls it, without the name of the site."""
    node = tree.css_first("head > title")
    printed = " ".join(node.text().split()) if node else ""
    return re.split(r"\s[|»]\s", printed)[0].strip() or None


def _main_text(body: LexborNode, title: str | None) -> str:
    headline = body.css_first("h1")
    first_head = " ".join(headline.text().split()) if headline else title
    drop_furniture(body)
    main = _main_node(body)
    text = join_tokens(walk(main))
    if first_head and text and main.css_first("h1") is None and first_head not in text:
        return f"{first_head}\n\n{text}"
    return text


def _main_node(body: LexborNode) -> LexborNode:
    """The element that the page calls its main one, when it holds most of the words."""
    whole = _length(body)
    for selector in _MAIN:
        nodes = body.css(selector)
        if len(nodes) == 1 and _length(nodes[0]) >= whole * _LEAST_SHARE:
            return nodes[0]
    return body


def _length(node: LexborNode) -> int:
    return len("".join(node.text(deep=True).split()))
