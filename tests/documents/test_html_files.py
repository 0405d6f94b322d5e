"""Row numbers are those of the table of bad inputs in the reliability page."""

import time

import pytest

from claims.documents import Limits, Refused
from claims.documents.reading import read_here


def read(markup: str) -> str:
    return read_here(f"<!DOCTYPE html>{markup}".encode()).text


BLOCKS = [
    ("<p>One</p><p>Two", "One\n\nTwo"),
    ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
    ("<h1>Head</h1>Words<ul><li>a<li>b</ul>", "Head\n\nWords\n\na\n\nb"),
    ("<p>One<br>two<br/>  three", "One\ntwo\nthree"),
    ("<p>Many \n\t  spaces, <b>bold</b>\nword", "Many spaces, bold word"),
    ("<p>no-break&nbsp;space &amp; entity &#8217;", "no-break\u00a0space & entity ’"),
    ("<table><tr><th>Year<th>Troops<tr><td>2019<td>5,200</table>", "Year\tTroops\n2019\t5,200"),
    ("<table><tr><td><p>a</p><p>b</p></table>", "a\n\nb"),
    ("<pre>  kept\n    as is</pre>", "  kept\n    as is"),
    ("<p>He said <q>yes, <q>perhaps</q> no</q>.", "He said “yes, ‘perhaps’ no”."),
    ("<p>5,000<sup>1</sup> troops, 10<sup>6</sup>, 5<sup>th</sup>", "5,000¹ troops, 10⁶, 5th"),
    ("<p>Kept<script>no()</script><style>p{}</style><nav>Menu</nav>", "Kept"),
    ("<head><title>T</title></head><body><!-- c --><p>Kept<template>x</template>", "Kept"),
    ("<p>Kept<button>Share</button><select><option>x</select><noscript>y</noscript>", "Kept"),
    ("<p>{{ x }} &lt;script&gt;alert(1)&lt;/script&gt;", "{{ x }} <script>alert(1)</script>"),
    ("<p>bidi \u202eabc zero\u200bwidth", "bidi \u202eabc zero\u200bwidth"),  # rows 15, 17
    ("<p dir=rtl>قال: «لن ننسحب»<p>אמר", "قال: «لن ننسحب»\n\nאמר"),  # row 16
]


@pytest.mark.parametrize(("markup", "text"), BLOCKS)
def test_it_gives_one_paragraph_a_block(markup: str, text: str) -> None:
    assert read(markup) == text


def test_it_takes_the_title_from_the_page() -> None:
    page = b"<html><head><title>US denies\n pullout</title></head><p>Words"
    assert read_here(page).title == "US denies pullout"
    assert read_here(b"<html><h1>Head <i>line</i></h1><p>Words").title == "Head line"


def test_it_leaves_out_hidden_parts_and_says_so() -> None:
    page = b"<html><p>Seen<p hidden>one<div style='color:red; display: none'>two</div>"
    made = read_here(page)
    assert made.text == "Seen"
    assert made.notes == ("Left out: parts that the page hides from its readers (2).",)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html><p>Müller".encode(), "Müller"),
        ("<html><meta charset=latin1><p>Müller".encode(), "Müller"),  # UTF-8 is a proof
        ('<html><meta charset="windows-1252"><p>Müller „a“'.encode("cp1252"), "Müller „a“"),
        (
            "<html><meta http-equiv=content-type content='text/html; charset=shift_jis'>"
            "<p>米軍の撤退".encode("shift_jis"),
            "米軍の撤退",
        ),
        ("<?xml version='1.0' encoding='iso-8859-2'?><html><p>Łódź".encode("latin2"), "Łódź"),
        (b"\xff\xfe" + "<html><p>Müller".encode("utf-16-le"), "Müller"),
    ],
)
def test_it_reads_by_mark_by_utf8_and_by_declaration(page: bytes, text: str) -> None:
    assert read_here(page).text == text


@pytest.mark.parametrize("declared", ["utf-7", "x-user-defined", "no-such", "unicode_escape", ""])
def test_it_asks_when_the_declaration_is_not_to_be_trusted(declared: str) -> None:  # row 41
    page = f"<html><meta charset='{declared}'><p>Müller und Söhne".encode("cp1252")
    asked = read_here(page)
    assert asked.text == "" and asked.file_kind == "html"
    previews = {choice.name: choice.preview for choice in asked.encodings}
    assert previews["windows-1252"] == "Müller und Söhne"
    assert read_here(page, encoding="windows-1252").text == "Müller und Söhne"


def test_it_never_honours_utf7() -> None:  # row 41
    page = b"<html><meta charset=utf-7><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    assert read_here(page).text == "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"


@pytest.mark.parametrize(
    ("page", "says"),
    [
        pytest.param(
            b"<div>" * 200_000 + b"x", "500 elements inside another", id="row 40: nesting"
        ),
        pytest.param(b"<html>" + b"<b>" * 501 + b"x", "500 elements", id="formatting"),
        pytest.param(b"<html>" + b"<div></i>" * 501 + b"x", "500 elements", id="false end tags"),
        pytest.param(
            b"<div " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x",
            "1,000 attributes",
            id="row 40: attributes",
        ),
        pytest.param(b"<p>" + b"<b>x</b>" * 200_001, "400,000 tags", id="number of tags"),
    ],
)
def test_it_refuses_hostile_markup_at_once(page: bytes, says: str) -> None:
    started = time.process_time()
    with pytest.raises(Refused, match=says):
        read_here(page)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<html>" + "<p>x" * 3_000, id="paragraphs left open"),
        pytest.param("<html>" + "<li>x" * 3_000, id="items left open"),
        pytest.param("<html><!-- " + "<div>" * 3_000 + "--><p>x", id="in a comment"),
        pytest.param("<html><script>" + "'<div>';" * 3_000 + "</script><p>x", id="in a script"),
        pytest.param("<html><!--><p>x" + "<div>a</div>" * 3_000, id="after an empty comment"),
        pytest.param("<html>" + "<div title='<div>'>x</div>" * 3_000, id="in an attribute"),
        pytest.param("<html><p style='" + "a: b; " * 3_000 + "'>x", id="a long attribute"),
    ],
)
def test_it_does_not_take_sound_markup_for_hostile(page: str) -> None:
    assert read_here(page.encode(), limits=Limits(nesting=20)).text.startswith("x")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<p>" + b"&" * 5_000_000, id="row 40: 5 MB of &"),
        pytest.param(b"<p>" + b"words & more " * 700_000, id="one paragraph of 9 MB"),
    ],
)
def test_it_loses_nothing_of_a_huge_paragraph(content: bytes) -> None:
    assert read_here(content).text == content.removeprefix(b"<p>").decode().strip()


def test_it_reads_as_deep_as_the_limit_says() -> None:
    page = b"<html>" + b"<div>" * 3_000 + b"deep"
    assert read_here(page, limits=Limits(nesting=4_000)).text == "deep"


@pytest.mark.parametrize(
    "page", [b"<html></html>", b"<html><script>draw()</script>", b"<!doctype html><p>&nbsp;</p>"]
)
def test_it_refuses_a_page_without_words(page: bytes) -> None:
    with pytest.raises(Refused, match="holds no words"):
        read_here(page)


PARAGRAPHS = [f"Paragraph {n} of the article says what was said, at some length." for n in range(9)]


def test_it_picks_out_the_main_text_when_asked() -> None:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    page = (
        "<html><body><div class=menu><a href=/>Home</a> <a href=/w>World</a></div>"
        f"<article><h1>The headline of the article</h1>{body}</article>"
        "<footer>Copyright of the publisher, all rights reserved</footer></body></html>"
    )
    made = read_here(page.encode(), main_text=True)
    assert made.text.endswith("\n\n".join(PARAGRAPHS))
    assert "Copyright" in read_here(page.encode()).text
    assert made.notes[0].startswith("The article was guessed from the page:")


def test_it_keeps_the_whole_page_when_no_main_text_is_found() -> None:
    made = read_here(b"<html><p>Too short", main_text=True)
    assert made.text == "Too short"
    assert made.notes == ("No article could be picked out of the page, so all its words are here.",)
