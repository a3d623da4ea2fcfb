"""One run: fill, start both servers, ask both in turn, print."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connections

from tests import serving as servers
from tests.bench import data
from tests.bench.crowd import crowd
from tests.bench.first_visit import first_visit
from tests.bench.pages import Page, floor_alone, measure, pages_of, queries_of
from tests.bench.sizes import sizes
from tests.bench.walk import walk
from tests.sessions import session_of

SIZES = (100, 2_000)
LARGEST = 10_000
# Times the floor’s page, or its write: what a page may take at any of SIZES, and how much it may grow between them.
BUDGETS = {"board": 1.3, "table": 1.6, "application": 1.4, "Today": 1.7, "status change": 2.0}
GROWTH = 1.3
AFTER_A_MOVE = {"Today after it": "Today", "Insights after it": "Insights"}  # at most twice the page unchanged
PEOPLE = 5_000


def everything(directory: Path, *, is_quick: bool, rounds: int) -> dict:
    sizes = SIZES if is_quick else (*SIZES, LARGEST)
    people = {number: _person(directory, number) for number in sizes}
    floor_session = _floor(directory)
    rows = list(_rounds(directory, people, floor_session, rounds))
    over = _over(rows)
    print("\nover the budget: " + ("; ".join(over) or "nothing"))
    pages = walk(directory, _person(directory, SIZES[-1], "walks"), floor_session)
    memory, start = _servers(directory, people[100], floor_session)
    crowd(directory, _person(directory, 100, "writes"), seconds=3 if is_quick else 10)
    first_visit(directory, _person(directory, 40))
    if not is_quick:
        _million(directory)
        crowded = {size: people[size] for size in SIZES}
        rows += _rounds(directory, crowded, floor_session, rounds, beside=data.A_PERSON * PEOPLE)
    return {"rows": rows, "over_budget": over, "pages": pages, "memory_ratio": memory, "start_ratio": start}


def _over(rows: list[dict]) -> list[str]:
    """What takes longer than it may, in words."""
    ratio = {(row["page"], row["applications"]): row["ratio_to_floor"] for row in rows}
    small, large = SIZES
    found = [
        f"{page} with {size:,} applications {ratio[page, size]:.2f} instead of {most}"
        for page, most in BUDGETS.items()
        for size in SIZES
        if ratio[page, size] > most
    ]
    found += [
        f"{page} grows {ratio[page, large] / ratio[page, small]:.2f} times"
        for page, size in ratio
        if size == small and page not in AFTER_A_MOVE and ratio[page, large] / ratio[page, small] > GROWTH
    ]
    found += [
        f"{page} with {size:,} applications {ratio[page, size] / ratio[unchanged, size]:.2f} times the page unchanged"
        for page, unchanged in AFTER_A_MOVE.items()
        for size in SIZES
        if ratio[page, size] > 2 * ratio[unchanged, size]
    ]
    return found


def sizes_of(directory: Path) -> dict:
    return sizes(directory, _person(directory, SIZES[0], "sizes"), _person(directory, SIZES[-1], "sizes"), seconds=10)


def _person(directory: Path, number: int, verb: str = "has"):
    if not (directory / "db.sqlite3").exists():
        call_command("migrate", interactive=False, verbosity=0)
    found = get_user_model().objects.filter(username=f"{verb}{number}@example.org").first()
    return found or data.person(f"{verb}{number}", number)


def _million(directory: Path) -> None:
    if not get_user_model().objects.filter(username="template@example.org").exists():
        data.others(PEOPLE)


def _floor(directory: Path) -> str:
    kept = directory / "floor.session"
    if not kept.exists():
        filled = subprocess.run(
            [sys.executable, "-m", "tests.bench.floor.fill"],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.bench.floor.settings"},
            capture_output=True,
            text=True,
            check=True,
        )
        kept.write_text(filled.stdout.strip().splitlines()[-1])
    return kept.read_text()


def _rounds(directory: Path, people: dict, floor_session: str, rounds: int, beside: int = 0) -> Iterator[dict]:
    """A line for each page and size, printed as it is known."""
    print(f"\n{'page':16}{'applications':>13}{'p50 ms':>9}{'p95':>8}{'cpu ms':>8}{'ratio':>7}{'cpu ratio':>10}{'bytes':>9}{'queries':>8}{'a second':>9}")  # fmt: skip
    for number, user in people.items():
        pages = pages_of(user)
        queries = {page.name: queries_of(page, user) for page in pages}
        session = session_of(user)
        connections.close_all()
        with servers.onward(directory) as ours, servers.floor(directory) as theirs:
            for page in pages:
                yield _line(page, beside + number, queries[page.name], measure(page, ours, session, theirs, floor_session, rounds))  # fmt: skip


def _line(page: Page, applications: int, queries: int, found: dict) -> dict:
    ratio, cpu_ratio = found["p50"] / found["floor_p50"], found["cpu"] / found["floor_cpu"] if found["floor_cpu"] else 0
    print(f"{page.name:16}{applications:13,}{found['p50']:9.1f}{found['p95']:8.1f}{found['cpu']:8.1f}{ratio:7.2f}{cpu_ratio:10.2f}{found['bytes']:9,}{queries:8}{found['a_second']:9.0f}")  # fmt: skip
    return {
        "page": page.name,
        "applications": applications,
        "p50_ms": round(found["p50"], 2),
        "p95_ms": round(found["p95"], 2),
        "cpu_ms": round(found["cpu"], 2),
        "floor_p50_ms": round(found["floor_p50"], 2),
        "floor_cpu_ms": round(found["floor_cpu"], 2),
        "ratio_to_floor": round(ratio, 3),
        "cpu_ratio_to_floor": round(cpu_ratio, 3),
        "bytes": found["bytes"],
        "queries": queries,
        "a_second_with_8_clients": round(found["a_second"], 1),
    }


def _servers(directory: Path, user, floor_session: str) -> tuple[float, float]:
    """Memory after some work, and how long a start on an existing database takes (the better of three)."""
    pages, session = pages_of(user), session_of(user)
    connections.close_all()
    starts: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(3):
        with servers.onward(directory) as ours, servers.floor(directory) as theirs:
            starts["ours"].append(ours.seconds_to_answer)
            starts["theirs"].append(theirs.seconds_to_answer)
            if len(starts["ours"]) == 3:
                for page in pages:
                    measure(page, ours, session, theirs, floor_session, 40)
                memory = ours.pss_mb(), theirs.pss_mb()
                print(f"\n{floor_alone(theirs, floor_session)}")
    start = min(starts["ours"]), min(starts["theirs"])
    print(
        f"\nmemory (PSS, two workers, after the run): {memory[0]:.0f} MiB, floor {memory[1]:.0f}, ratio {memory[0] / memory[1]:.2f}"
    )
    print(f"start to the first answer: {start[0]:.2f} s, floor {start[1]:.2f}, ratio {start[0] / start[1]:.2f}")
    return round(memory[0] / memory[1], 3), round(start[0] / start[1], 3)
