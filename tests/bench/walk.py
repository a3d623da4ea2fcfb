"""Every page of someone with a large search, and those that take longer than they may."""

import json
import statistics
from pathlib import Path

from django.db import connections

from tests import serving as servers
from tests.sessions import session_of
from tests.test_access import ANYBODY, ROUTES, address, everything_of

SLOWEST = 5.5  # times the floor's page
ROUNDS = 7
# Files and lists of everything take the time that what is in them takes; the last two answer once.
LEFT_OUT = (
    "application_csv",
    "application_xlsx",
    "archive_json",
    "archive_zip",
    "proof_csv",
    "kept_post",
    "import_latest",
)


def paths_of(directory: Path, user) -> dict[str, str]:
    """The address of every page of theirs by its name. They get one of everything first, once."""
    kept = directory / f"paths-{user.pk}.json"
    if not kept.exists():
        rows = everything_of(user)
        pages = {
            name: address(name, arguments, rows)
            for name, (who, methods, arguments) in ROUTES.items()
            if "GET" in methods and who != ANYBODY and name not in LEFT_OUT
        }
        kept.write_text(json.dumps(pages))
    return json.loads(kept.read_text())


def walk(directory: Path, user, floor_session: str) -> list[dict]:
    """Ask for each page and for the floor's in turn. Gives and prints those that are too slow."""
    paths, session = paths_of(directory, user), session_of(user)
    connections.close_all()
    found = []
    with servers.onward(directory) as ours, servers.floor(directory) as theirs:
        client, other = servers.Client(ours.port, session), servers.Client(theirs.port, floor_session)
        for name, path in paths.items():
            times, floor_times, status = [], [], 0
            for _ in range(ROUNDS):
                answer = client.get(path)
                status = answer.status
                times.append(answer.ms)
                floor_times.append(other.get("/rows/").ms)
            p50, floor_p50 = statistics.median(times), statistics.median(floor_times)
            found.append({"page": name, "status": status, "p50_ms": round(p50, 1), "ratio_to_floor": round(p50 / floor_p50, 2)})  # fmt: skip
    slow = sorted((one for one in found if one["ratio_to_floor"] > SLOWEST), key=lambda one: -one["ratio_to_floor"])
    print(f"\n{len(found)} pages walked; {len(slow)} take more than {SLOWEST} times the floor’s page of 100 rows:")
    for one in slow:
        print(f"  {one['page']:24}{one['p50_ms']:8.1f} ms{one['ratio_to_floor']:7.2f}")
    unseen = [f"{one['page']} {one['status']}" for one in found if one["status"] != 200]
    print(f"not shown, but answered otherwise: {', '.join(unseen) or 'none'}")
    return found
