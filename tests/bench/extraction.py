"""`python -m tests.bench.extraction`: words a second beside the bare pipeline, and time by length.

Processor seconds of one core, so that other work on the machine does not count. Packages that read
figures too are timed where they are installed: quantulum3, recognizers-text-suite.
"""

import importlib
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import spacy

from claims.extraction import extract
from claims.extraction.pipeline import BUNDLED, load_pipeline

SAMPLE = Path(__file__).resolve().parents[2] / "claims" / "sample" / "us-denies-iraq-pullout.txt"
COPIES = 60
LENGTHS = (10_000, 100_000, 1_000_000)
# Module and function of what can be installed beside Newsdesk.
PEERS = (("quantulum3.parser", "parse"), ("recognizers_number", "recognize_number"))


def main() -> None:
    """Print the figures; about two minutes."""
    first_result()
    print(f"first result after the process started: {time.process_time():.2f} s")
    article = SAMPLE.read_text("utf-8")
    print_lengths(" ".join(article.split()) + " ")
    articles = [f"{article}\n\nCopy {number}." for number in range(COPIES)]
    words = sum(len(text.split()) for text in articles)
    for name, read in readers().items():
        print(f"{name:36} {words / seconds(partial(read, articles)):9,.0f} words/s")
    for module, function in PEERS:
        print(f"{module:36} {peer(module, function, articles[:3])}")


def print_lengths(line: str) -> None:
    """Time of texts without a line break, and the memory that all this took."""
    bundled = load_pipeline("bundled")
    for length in LENGTHS:
        text = (line * (length // len(line) + 1))[:length]
        default = seconds(partial(extract, text))
        tagged = seconds(partial(extract, text, nlp=bundled))
        print(
            f"{length:9,} characters: {default:6.2f} s, with the bundled pipeline {tagged:6.2f} s"
        )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory, at most {most // (1024 if sys.platform != 'darwin' else 1024**2)} MB")


def first_result() -> None:
    """What a worker does before its first article is done."""
    extract("Jo Poe said it rained.", nlp=load_pipeline("bundled"))


def readers() -> dict[str, Callable[[list[str]], object]]:
    """What is compared, by the name it is printed under."""
    bare = spacy.load(BUNDLED)
    bundled = load_pipeline("bundled")
    return {
        "bundled pipeline, bare nlp.pipe": lambda texts: [len(doc) for doc in bare.pipe(texts)],
        "extract, bundled pipeline": lambda texts: [extract(text, nlp=bundled) for text in texts],
        "extract, default": lambda texts: [extract(text) for text in texts],
    }


def peer(module: str, function: str, texts: list[str]) -> str:
    """Its words a second, or that it is not here."""
    if find_spec(module.partition(".")[0]) is None:
        return "not installed"
    parse = getattr(importlib.import_module(module), function)
    culture = ["en-us"] if module.startswith("recognizers") else []
    took = seconds(lambda: [parse(text, *culture) for text in texts])
    return f"{sum(len(text.split()) for text in texts) / took:9,.0f} words/s"


def seconds(act: Callable[[], object]) -> float:
    """Processor seconds that `act` takes."""
    began = time.process_time()
    act()
    return time.process_time() - began


if __name__ == "__main__":
    main()
