"""`python -m tests.bench.extraction`: words a second beside the bare pipeline, and time by length.

Processor seconds of one core, so that other work on the machine does not count. Packages that read
figures too are timed where they are installed: quantulum3, recognizers-text-suite.
"""

import importlib
import subprocess
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
# Module, function and package of what can be installed beside Newsdesk.
PEERS = (
    ("quantulum3.parser", "parse", "quantulum3"),
    ("recognizers_number", "recognize_number", "recognizers-text-suite"),
)
# A process of its own: wall-clock seconds to its first result, then its peak memory on articles.
WORKER = """
import resource, sys, time
from claims.extraction import extract
from claims.extraction.pipeline import load_pipeline
nlp = load_pipeline(sys.argv[1])
extract("Jo Poe said it rained.", nlp=nlp)
first, spent = time.time() - float(sys.argv[3]), time.process_time()
text = open(sys.argv[2], encoding="utf-8").read()
for number in range(30):
    extract(text + f"\\n\\nCopy {number}.", nlp=nlp)
extract((" ".join(text.split()) + " ") * 60, nlp=nlp)
print(first, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    """Print the figures; about two minutes."""
    for name in ("", "bundled"):
        print(worker(name))
    article = SAMPLE.read_text("utf-8")
    print_lengths(" ".join(article.split()) + " ")
    articles = [f"{article}\n\nCopy {number}." for number in range(COPIES)]
    words = sum(len(text.split()) for text in articles)
    for name, read in readers().items():
        print(f"{name:36} {words / seconds(partial(read, articles)):9,.0f} words/s")
    for module, function, package in PEERS:
        print(f"{module:36} {peer(module, function, package, articles[:3])}")


def print_lengths(line: str) -> None:
    """Time of texts without a line break."""
    bundled = load_pipeline("bundled")
    for length in LENGTHS:
        text = (line * (length // len(line) + 1))[:length]
        default = seconds(partial(extract, text))
        tagged = seconds(partial(extract, text, nlp=bundled))
        print(
            f"{length:9,} characters: {default:6.2f} s, with the bundled pipeline {tagged:6.2f} s"
        )


def worker(name: str) -> str:
    """How long a fresh process needs to its first result, and its peak memory after thirty
    articles and one of some hundred thousand characters in one line."""
    command = [sys.executable, "-c", WORKER, name, str(SAMPLE), str(time.time())]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    first, spent, most = done.stdout.split()
    size = int(most) // (1024 if sys.platform != "darwin" else 1024**2)
    told = f"first result after {float(first):.2f} s ({float(spent):.2f} s of processor time)"
    return f"worker, {name or 'rules'}: {told}, peak {size} MB"


def readers() -> dict[str, Callable[[list[str]], object]]:
    """What is compared, by the name it is printed under."""
    bare = spacy.load(BUNDLED)
    bundled = load_pipeline("bundled")
    return {
        "bundled pipeline, bare nlp.pipe": lambda texts: [len(doc) for doc in bare.pipe(texts)],
        "extract, bundled pipeline": lambda texts: [extract(text, nlp=bundled) for text in texts],
        "extract, default": lambda texts: [extract(text) for text in texts],
    }


def peer(module: str, function: str, package: str, texts: list[str]) -> str:
    """Its words a second, or how to install it."""
    if find_spec(module.partition(".")[0]) is None:
        return f"not installed (pip install {package})"
    try:
        parse = getattr(importlib.import_module(module), function)
    except ImportError as error:  # recognizers-text asks for emoji and gets one too new for it
        return f"does not start: {error.name}: {error.msg} (pip install 'emoji<2')"
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
