"""Web pages are read as their main text, a line a block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading import read_document
from extractors.records import Document


def page(body: str, head: str = "") -> Document:
    markup = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(markup.encode(), file_name="page.html")


LONG = "<p>The Commissioner accepts the grant of £246,750 and notes the advice given.</p>"
PRINTED = "The Commissioner accepts the grant of £246,750 and notes the advice given."


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><ul><li><a href=/>Home</a></li><li>Decisions</li></ul></nav>",
        "<header><a href=/>The Council</a></header>",
        "<footer><p>Contact us</p></footer>",
        "<script>var grant = 5000;</script><style>p { color: red }</style>",
        "<noscript>Please enable scripts</noscript>",
        "<div class='cookie-banner'><p>We use cookies.</p></div>",
        "<div id='block-breadcrumb'><a href=/>Home</a> &gt; Decisions</div>",
        "<ol class='breadcrumb'><li>Home</li></ol>",
        "<aside><h2>Related pages</h2><a href=/>Other</a></aside>",
        "<div class='related-links'><a href=/>Another decision</a></div>",
        "<div role='navigation'>Menu</div>",
        "<a class='skip-link' href='#main'>Skip to content</a>",
        "<span class='visually-hidden'>opens in a new window</span>",
        "<div hidden>nothing to see</div>",
        "<div class='share-buttons'>Share this page</div>",
        "<button>Show all</button>",
        "<span aria-hidden=true>&gt;</span>",
    ],
)
@pytest.mark.parametrize("around", ["{furniture}{text}", "{furniture}<main>{text}</main>"])
def test_what_belongs_to_the_site_is_left_out(furniture: str, around: str) -> None:
    text = f"<h1>PCD 907</h1>{LONG * 3}"
    document = page(around.format(furniture=furniture, text=text))
    assert document.text == "\n\n".join(["PCD 907", PRINTED, PRINTED, PRINTED])


def test_the_title_is_kept_where_it_stands_outside_the_main_part() -> None:
    document = page(f"<header><h1>PCD 907 Grant</h1></header><main>{LONG}</main>")
    assert document.text == f"PCD 907 Grant\n\n{PRINTED}"
    document = page(LONG, head="<title>PCD 907 Grant | London</title>")
    assert document.text == f"PCD 907 Grant\n\n{PRINTED}"


def test_text_that_a_click_unfolds_is_read_with_its_heading() -> None:
    document = page(
        f"<h1>PCD 1</h1><h2><button>Summary</button></h2><div hidden>{LONG}{LONG}</div>{LONG}"
    )
    assert document.text == "\n\n".join(["PCD 1", "Summary", PRINTED, PRINTED, PRINTED])


def test_a_header_of_an_article_is_part_of_it() -> None:
    document = page(f"<article><header><h1>PCD 1</h1><p>11 May 2021</p></header>{LONG}</article>")
    assert document.text == f"PCD 1\n\n11 May 2021\n\n{PRINTED}"


def test_a_page_that_is_all_in_a_box_named_like_furniture_is_kept() -> None:
    document = page(f"<div class='page sidebar'><h1>PCD 907</h1>{LONG}</div>")
    assert PRINTED in document.text


@pytest.mark.parametrize(
    ("markup", "printed"),
    [
        ("<div>Date signed:</div><div><time datetime='2021-01-11T12:00:00Z'></time></div>",
         "Date signed:\n11 January 2021"),
        ("<p>Date signed: <time datetime='2021-01-11'> </time></p>",
         "Date signed: 11 January 2021"),
        ("<p>Date signed: <time datetime='2021-01-11'>11 Jan 2021</time></p>",
         "Date signed: 11 Jan 2021"),
        ("<p>Date signed: <time></time></p>", "Date signed:"),
        ("<dl><dt>Reference code</dt><dd>PCD 1</dd><dt>Signed:</dt><dd>1 May</dd></dl>",
         "Reference code: PCD 1\nSigned: 1 May"),
        ("<dl><dt>Decision</dt><dd><p>Accept it.</p><p>Note it.</p></dd></dl>",
         "Decision:\nAccept it.\nNote it."),
        ("<ol><li>Accept</li><li><p>Note</p></li></ol>", "1. Accept\n2. Note"),
        ("<ol><li>Accept<ol type=a><li>one</li></ol></li><li>Note</li></ol>",
         "1. Accept\na. one\n2. Note"),
        ("<ul><li><article><h3>PCD 1</h3><p>Words</p></article></li><li>Two</li></ul>",
         "- PCD 1\n\nWords\n\n- Two"),
        ("<ol start=4><li>Accept</li></ol>", "4. Accept"),
        ("<ol type=a><li>Accept</li><li>Note</li></ol>", "a. Accept\nb. Note"),
        ("<ol><li>1.1. Accept</li></ol>", "1.1. Accept"),
        ("<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>", "- One\n- Inner\n- Two"),
        ("<p>Accept\n   <b>£5,000</b>&nbsp;from the\t<a href=x>Home Office</a>.</p>",
         "Accept £5,000 from the Home Office."),
        ("<p>One<br>Two<br/>Three</p>", "One\nTwo\nThree"),
        ("<p>A &amp; B&#8217;s &pound;5</p>", "A & B’s £5"),
        ("<p>£5,000<sup>1</sup> on the 23<sup>rd</sup></p>", "£5,000¹ on the 23rd"),
        ("<h2>Head</h2><p>Text</p><h3>Next</h3>", "Head\n\nText\n\nNext"),
        ("<p>in the organi&shy;sation</p>", "in the organisation"),
    ],
)  # fmt: skip
def test_lines(markup: str, printed: str) -> None:
    document = page(f"<main><h1>PCD 907</h1>{markup}<hr>{LONG}</main>")
    assert document.text == f"PCD 907\n\n{printed}\n\n{PRINTED}"


def test_rows_of_a_table_are_lines_of_cells() -> None:
    markup = (
        "<table><caption>Costs</caption><thead><tr><th>Item</th><th colspan=2>2020/21 £</th></tr>"
        "</thead><tr><td rowspan=2><p>Staff</p><p>and others</p></td><td></td><td>£ 5,000</td></tr>"
        "<tr><td>x</td><td>£6</td></tr></table>"
    )
    document = page(f"<h1>PCD 1</h1>{LONG}{markup}{LONG}")
    assert document.text.split("\n\n")[2].splitlines() == [
        "Costs",
        "Item\t2020/21 £",
        "Staff and others\t\t£ 5,000",
        "\tx\t£6",
    ]
    [table] = document.tables
    assert table.head_rows == 1
    assert [[cell.column for cell in row.cells] for row in table.rows] == [[0, 1], [0, 2], [1, 2]]


def test_a_table_that_lays_out_the_page_is_read_block_by_block() -> None:
    document = page(f"<table><tr><td><h1>PCD 1</h1></td><td>{LONG}</td></tr></table>")
    assert document.text == f"PCD 1\n\n{PRINTED}"
    assert document.tables == ()


def test_the_page_s_own_address() -> None:
    head = "<link rel=canonical href='https://example.org/pcd-907'>"
    assert page(LONG, head).source_url == "https://example.org/pcd-907"
    graph = "<meta property='og:url' content='https://example.org/og'>"
    assert page(LONG, graph).source_url == "https://example.org/og"
    assert page(LONG, "<link rel=canonical href='/relative'>").source_url is None
    given_one = read_document(
        f"<html><head>{head}</head>{LONG}".encode(), file_name="x", source_url="https://given.org"
    )
    assert given_one.source_url == "https://given.org"


@pytest.mark.parametrize(
    "body", ["", "<div id=app></div><script>load()</script>", "<nav>Menu</nav>"]
)
def test_a_page_without_main_text_says_so(body: str) -> None:
    assert [issue.code for issue in page(body).issues] == ["no_main_text"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "iso-8859-1"])
def test_the_declared_encoding_is_read(encoding: str) -> None:
    markup = f"<html><head><meta charset={encoding}></head><body>{LONG}</body></html>"
    assert read_document(markup.encode(encoding), file_name="x").text == PRINTED


def test_a_wrong_declaration_does_not_garble() -> None:
    markup = f"<html><head><meta charset=utf-8></head><body>{LONG}</body></html>"
    assert read_document(markup.encode("cp1252"), file_name="x").text == PRINTED


def test_deep_nesting_is_no_danger() -> None:
    document = page("<div>" * 20_000 + PRINTED)
    assert document.text == PRINTED


TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<ul>", "<ol>", "<li>", "</ul>", "</ol>", "<table>",
        "<tr>", "<td>", "<th>", "</table>", "<br>", "<dl>", "<dt>", "<dd>", "<time>",
        "<sup>1</sup>", "<main>", "</main>", "<nav>", "</nav>", "<h1>", "&pound;", "word", "£5,000",
        "\t", "\n",
    ]
)  # fmt: skip


@given(st.lists(TAGS, max_size=40).map("".join))
def test_any_markup_gives_tidy_lines(markup: str) -> None:
    document = page(markup)
    assert document.text == document.text.strip(" \n")
    assert "\n\n\n" not in document.text
    assert all(line == line.strip(" ") for line in document.text.split("\n"))
    [only] = document.pages
    assert (only.start, only.end, only.method) == (0, len(document.text), "markup")
