"""Takes out of a web page what belongs to the site and not to the page: menus, banners, scripts."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from selectolax.lexbor import LexborNode

_NEVER_TEXT: Final = (
    "script,style,noscript,template,svg,canvas,iframe,object,embed,audio,video,map,dialog,"
    "input,select,textarea,option,datalist,progress,meter"
)
_SITE_PARTS: Final = (
    "nav,aside,[role=navigation],[role=banner],[role=contentinfo],[role=search],[role=dialog],"
    "[role=alertdialog],[role=complementary],[role=menu],[role=menubar]"
)
_HIDDEN: Final = "[hidden],[aria-hidden=true]"
_LONGEST_HIDDEN: Final = 80
_FRAME: Final = "header,footer"
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|related(?:-(?:links?|content|pages?|items?))?"
    r"|share(?:-\w+)?|social(?:-\w+)?|addtoany|skip(?:-?link|-?to)?\w*|site-?(?:header|footer|nav)"
    r"|nav(?:bar|igation)?|menu|mega-?menu|sidebar|newsletter|pager|pagination|feedback"
    r"|visually-?hidden|sr-only|screen-reader(?:-text)?|back-to-top|print-?link|gdpr-banner"
    r"|consent|popup|modal|survey|footer|masthead)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_ARTICLES: Final = frozenset({"main", "article"})
_MOST_SHARE: Final = 0.4
_NEVER_FURNITURE: Final = frozenset({"html", "body", "main", "article", "h1", "table", "tr", "td"})


def drop_furniture(body: LexborNode) -> None:
    """Removes the site's parts from the tree; what holds the page's own heading or text stays."""
    _remove(body.css(_NEVER_TEXT))
    _remove([node for node in body.css("button") if not _is_within(node, _HEADINGS)])
    # more than a label for a picture is text that a click unfolds
    _remove([node for node in body.css(_HIDDEN) if _length(node) <= _LONGEST_HIDDEN])
    whole = _length(body)
    _remove([node for node in body.css(_SITE_PARTS) if _is_minor(node, whole)])
    frames = [node for node in body.css(_FRAME) if not _is_head_of_article(node)]
    _remove([node for node in frames if _is_minor(node, whole)])
    named = [node for node in body.css("[class],[id]") if _has_furniture_name(node)]
    _remove([node for node in named if _is_minor(node, whole)])


def _remove(nodes: Sequence[LexborNode]) -> None:
    """Removes the outermost first of all: a node within a removed one is no longer there."""
    doomed = {node.mem_id for node in nodes}
    outermost = [
        node for node in nodes if all(above.mem_id not in doomed for above in _ancestors(node))
    ]
    for node in outermost:
        node.decompose()


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _is_within(node: LexborNode, tags: frozenset[str]) -> bool:
    return any(above.tag in tags for above in _ancestors(node))


def _has_furniture_name(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return _NAMED.search(names) is not None


def _is_minor(node: LexborNode, whole: int) -> bool:
    """Not where the page's heading stands, nor most of its words."""
    if node.tag in _NEVER_FURNITURE or node.css_first("h1, main, article") is not None:
        return False
    return _length(node) <= whole * _MOST_SHARE


def _is_head_of_article(node: LexborNode) -> bool:
    """An article has a header of its own: its title and dates."""
    return node.tag == "header" and _is_within(node, _ARTICLES)


def _length(node: LexborNode) -> int:
    return len("".join(node.text(deep=True).split()))
