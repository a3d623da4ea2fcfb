"""Writes tests/applications/insights/time_to_hear.json: searches, and what statsmodels says of how long it took to hear
back.

Run it by hand, from the root of the repository, when a case is missing:

    uv run --no-project --with statsmodels tests/tools/make_time_to_hear.py

The cases are drawn with a fixed seed. `waits`: (days from applying, how it ended) of each application, with "open" for one
that waits since so many days. `answered` and `invited`: (day, share) by the estimator of Aalen and Johansen, where an
application closed as no response ended without an answer, and one that was withdrawn or is open was watched until then.
"""

import json
import random
from pathlib import Path

import statsmodels
from statsmodels.duration.survfunc import CumIncidenceRight

DRAW = random.Random(1978)
CAUSES = {"screening": 1, "rejected": 2, "no_response": 3}


def search(answered: int, silent: int, withdrawn: int, still_open: int) -> list[tuple[int, str]]:
    waits = [
        (int(DRAW.expovariate(1 / 16)), DRAW.choice(("screening", "rejected", "rejected"))) for _ in range(answered)
    ]
    waits += [(DRAW.randint(20, 90), "no_response") for _ in range(silent)]
    waits += [(DRAW.randint(1, 60), "withdrawn") for _ in range(withdrawn)]
    waits += [(DRAW.randint(0, 100), "open") for _ in range(still_open)]
    DRAW.shuffle(waits)
    return waits


def curves(waits: list[tuple[int, str]]) -> tuple[list, list]:
    found = CumIncidenceRight([day for day, _ in waits], [CAUSES.get(end, 0) for _, end in waits])
    shares = {int(day): (float(a), float(b)) for day, a, b in zip(found.times, *found.cinc[:2], strict=True)}
    days = sorted({day for day, end in waits if end in ("screening", "rejected")})
    return [[day, sum(shares[day])] for day in days], [[day, shares[day][0]] for day in days]


def main() -> None:
    searches = [search(156, 120, 0, 24), search(40, 60, 0, 0), search(30, 10, 12, 40), search(12, 0, 3, 9)]
    cases = []
    for waits in searches:
        answered, invited = curves(waits)
        cases.append({"waits": waits, "answered": answered, "invited": invited})
    said = {"library": "statsmodels", "version": statsmodels.__version__, "cases": cases}
    path = Path(__file__).parent.parent / "applications" / "insights" / "time_to_hear.json"
    path.write_text(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
