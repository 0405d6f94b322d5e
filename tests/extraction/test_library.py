"""The extractor without Django, inside other people's spaCy pipelines, and as a page to look at."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import extract
from claims.extraction.preview import preview

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Jo Poe said: “It cost $5m on Sunday.”\n\nShe left."
WITHOUT_DJANGO = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("django", "psycopg", "celery"):
            raise ImportError(name)
sys.meta_path.insert(0, Block())
from claims.extraction import extract
(quote,) = extract("Jo Poe said it rained.").quotes
print(quote.surface, quote.speaker.name, sep="|")
"""


def test_it_runs_where_django_cannot_be_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("it rained|Jo Poe\n", "")


def test_the_component_finds_in_a_pipeline_what_extract_finds() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsdesk_quotes", config={"doc_date": "2020-01-07"})
    doc = nlp(TEXT)
    found = extract(TEXT, doc_date=datetime.date(2020, 1, 7))
    assert (doc._.quotes, doc._.figures) == (found.quotes, found.figures)
    assert doc._.figures[1].iso == "2020-01-05"
    assert doc._.furniture == ()


def test_the_component_refuses_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="May"):
        spacy.blank("en").add_pipe("newsdesk_quotes", config={"doc_date": "May"})


def test_the_preview_marks_a_figure_inside_its_quotation() -> None:
    page = preview("a <b>", TEXT, extract(TEXT))
    assert "<title>a &lt;b&gt;</title>" in page
    assert (
        '<mark class="quote">“It cost <mark class="figure">$5m<small>= 5,000,000 dollar</small>'
        "</mark> on" in page
    )
    assert "<small>direct, Jo Poe</small></mark>\n\nShe left.</div>" in page


@given(st.text("<>&\"'“”ab 5%.\n", max_size=120))
def test_the_preview_escapes_and_keeps_every_character(text: str) -> None:
    body = preview("a", text, extract(text)).split('<div class="text">')[1].split("</div>")[0]
    bare = body
    for tag in ("quote", "figure", "furniture"):
        bare = bare.replace(f'<mark class="{tag}">', "")
    assert bare.count("<") == 3 * bare.count("</mark>")
    assert bare.count("<small>") == bare.count("</mark>") == body.count("<mark ")
