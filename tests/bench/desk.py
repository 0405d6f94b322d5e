"""`make bench`: the two times that a journalist feels, on a real desk on this machine.

From paste to claims: from sending the form until the article's work is done (sources compared).
The workbench: the whole answer for an article of 5,000 words with 300 claims or more.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.faults.desk import Desk, Poster, running_desk

RUNS = 20
SAMPLE = Path(__file__).resolve().parents[2] / "claims" / "sample" / "us-denies-iraq-pullout.txt"
_OPEN = "SELECT count(*) FROM claims_job WHERE state IN ('queued', 'running')"


def long_text() -> str:
    """About 5,000 words in 104 paragraphs, each with some three claims."""
    return "\n\n".join(
        f"More than {1000 + 7 * number} people crossed the bridge in the {number}th week, "
        "the mayor, Anna Hill, told the council. The old stones beside the water had been there "
        "for longer than anyone could say, and children still ran across them every morning on "
        "the way to school, whatever the weather."
        for number in range(1, 105)
    )


def main() -> None:
    """Print the figures. Start it on an idle machine."""
    with running_desk() as desk:
        poster = Poster(desk)
        poster.sign_in()
        sample = SAMPLE.read_text("utf-8")
        receive(desk, poster, "The first task of each worker loads what it needs.")
        copies = [f"{sample}\n\nCopy {run}." for run in range(RUNS)]
        pasted = [took(partial(receive, desk, poster, copy)) for copy in copies]
        page = receive(desk, poster, long_text())
        shown = [took(partial(poster.get, page)) for _ in range(RUNS)]
        [(claims,)] = desk.rows(
            "SELECT count(*) FROM claims_claim GROUP BY draft_id ORDER BY 1 DESC LIMIT 1"
        )
    print(f"paste to claims:            {in_words(pasted)}")
    print(f"workbench with {claims} claims: {in_words(shown)}")


def receive(desk: Desk, poster: Poster, text: str) -> str:
    """Paste an article and wait for its claims; the address of its workbench."""
    [(newsroom,)] = desk.rows("SELECT id FROM claims_desk")
    fields = {"whole": "yes", "act": "send", "title": "", "desk": str(newsroom), "text": text}
    page = poster.post("/articles/new/", fields, until=time.monotonic() + 60)
    while desk.rows(_OPEN) != [(0,)]:
        time.sleep(0.01)
    return page


def took(act: Callable[[], object]) -> float:
    """Seconds that `act` takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def in_words(seconds: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"median {statistics.median(seconds) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms"


if __name__ == "__main__":
    main()
