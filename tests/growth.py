"""Whether work grows in proportion to its input, told apart from the noise of a shared machine."""

import gc
import time
from collections.abc import Callable

_LEAST = 0.01  # seconds: below it the clock says nothing


def is_in_proportion(work: Callable[[int], object], count: int) -> bool:
    """Whether `work(8 * count)` takes no more than three times its share of `work(count)`.

    Quadratic work would take eight times its share. Nothing is collected meanwhile, for the heap
    of the tests before does not count; nor does other work on the machine: a second try may do.
    """
    return any(
        _seconds(work, 8 * count) < 8 * 3 * max(_seconds(work, count), _LEAST) for _ in range(2)
    )


def _seconds(work: Callable[[int], object], count: int) -> float:
    gc.collect()
    gc.disable()
    try:
        begin = time.process_time()
        work(count)
        return time.process_time() - begin
    finally:
        gc.enable()
