"""The spaCy pipeline the rules run in."""

from pathlib import Path

import pytest
import spacy

from claims.extraction import extract
from claims.extraction.pipeline import load_pipeline


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
