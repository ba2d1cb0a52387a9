"""Takes out of a web page what belongs to the site and not to the page: menus, banners, scripts."""

import re
from typing import Final

from selectolax.lexbor import LexborNode

_NEVER_TEXT: Final = (
    "script,style,noscript,template,svg,canvas,iframe,object,embed,audio,video,map,dialog,"
    "input,select,textarea,button,option,datalist,progress,meter"
)
_SITE_PARTS: Final = (
    "nav,aside,[role=navigation],[role=banner],[role=contentinfo],[role=search],[role=dialog],"
    "[role=alertdialog],[role=complementary],[role=menu],[role=menubar],[hidden],[aria-hidden=true]"
)
_FRAME: Final = "header,footer"
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|related(?:-(?:links?|content|pages?|items?))?"
    r"|share(?:-\w+)?|social(?:-\w+)?|addtoany|skip(?:-?link|-?to)?\w*|site-?(?:header|footer|nav)"
    r"|nav(?:bar|igation)?|menu|mega-?menu|sidebar|newsletter|pager|pagination|feedback"
    r"|visually-?hidden|sr-only|screen-reader(?:-text)?|back-to-top|print-?link|gdpr-banner"
    r"|consent|popup|modal|survey|footer|masthead)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST_SHARE: Final = 0.4
_NEVER_FURNITURE: Final = frozenset({"html", "body", "main", "article", "h1", "table", "tr", "td"})


def drop_furniture(body: LexborNode) -> None:
    """Removes the site's parts from the tree; what holds the page's own heading or text stays."""
    for node in body.css(_NEVER_TEXT):
        node.decompose()
    whole = _length(body)
    for node in body.css(_SITE_PARTS):
        _drop(node, whole)
    for node in body.css(_FRAME):
        if not _is_part_of_text(node):
            _drop(node, whole)
    for node in body.css("[class],[id]"):
        if node.tag not in _NEVER_FURNITURE and _has_furniture_name(node):
            _drop(node, whole)


def _has_furniture_name(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return _NAMED.search(names) is not None


def _drop(node: LexborNode, whole: int) -> None:
    if node.parent is None or node.tag in _NEVER_FURNITURE:
        return
    if node.css_first("h1, main, article") is None and _length(node) <= whole * _MOST_SHARE:
        node.decompose()


def _is_part_of_text(node: LexborNode) -> bool:
    """An article has a header of its own: its title and dates."""
    parent = node.parent
    while parent is not None and parent.tag not in ("main", "article"):
        parent = parent.parent
    return parent is not None and node.tag == "header"


def _length(node: LexborNode) -> int:
    return len("".join(node.text(deep=True).split()))
