"""How much work something is, whatever machine it runs on: its calls of functions, and the most memory it held at once."""

import cProfile
import tracemalloc
from collections.abc import Callable


def calls_of(work: Callable[[], object]) -> int:
    """Calls of functions, Python's own included."""
    profile = cProfile.Profile(subcalls=False)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def peak_of(work: Callable[[], object]) -> int:
    """Bytes that were held at once, above what was held before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
