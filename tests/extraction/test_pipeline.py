"""The spaCy pipeline the rules run in."""

from pathlib import Path

import pytest
import spacy

from claims.extraction import extract
from claims.extraction.pipeline import BUNDLED, load_pipeline, reading_of


def test_an_installed_pipeline_is_loaded_and_the_rules_run_in_it(tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    other.to_disk(tmp_path / "other")
    nlp = load_pipeline(str(tmp_path / "other"))
    assert nlp.pipe_names == ["newsdesk_reader", "sentencizer"]
    assert extract("Jo Poe said it rained.", nlp=nlp).quotes[0].surface == "it rained"


def test_a_pipeline_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(OSError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


@pytest.mark.parametrize(
    "text", ["a  b", " a", "a ", "  ", "", "a \n b", "Mr. Poe didn't — “it’s”\n"]
)
def test_the_words_join_up_to_the_text_again(text: str) -> None:
    assert load_pipeline()(text).text == text


def test_the_bundled_pipeline_parses_and_the_rules_read_its_tags() -> None:
    nlp = load_pipeline("bundled")
    doc = nlp("The mayor signaled the ferry departed.")
    assert [token.tag_ for token in doc][:6] == ["DT", "NN", "VBD", "DT", "NN", "VBD"]
    assert doc[1].head == doc[2]
    assert reading_of(doc).is_finite(5)
    assert not reading_of(load_pipeline()(doc.text)).is_finite(5)


def test_a_clause_with_an_unlisted_verb_is_reported_speech_to_a_tagger() -> None:
    text = "Jo Poe signaled the ferry departed."
    assert extract(text).quotes == ()
    (quote,) = extract(text, nlp=load_pipeline("bundled")).quotes
    assert quote.surface == "the ferry departed"


def test_the_bundled_pipeline_is_small_and_credited() -> None:
    files = [path for path in BUNDLED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 15_000_000
    assert "CC BY-SA 4.0" in (BUNDLED / "README.md").read_text("utf-8")
