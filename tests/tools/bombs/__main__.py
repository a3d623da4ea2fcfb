"""What the worst inputs cost: `uv run python -m tests.tools.bombs [words of their names]`.

Every place that takes something from outside, each with inputs of the allowed size that are as large or as tangled as it
lets through. A real worker is looked at from outside. No request may use more than 2 seconds of the processor or make the
worker grow by more than 150 MB; the steps of an import that come one after the other have 1 second each.
"""

import argparse
import sys
import tempfile
from pathlib import Path

MOST_SECONDS, MOST_OF_A_STEP, MOST_MB = 2.0, 1.0, 150


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.tools.bombs", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="only those whose name has one of these")
    parser.add_argument("--all", action="store_true", help="tell the cost of each request, not only of the dearest")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        from tests.tools.bombs.world import World

        with World.of(Path(directory)) as world:
            return report(world, options)


def report(world, options) -> int:
    from tests.tools.bombs.measuring import GROWN, MB

    over = 0
    for name, send in world.bombs():
        if options.words and not any(word in name for word in options.words):
            continue
        world.worker.costs.clear()
        send(world)
        for cost in (
            world.worker.costs if options.all else [max(world.worker.costs, key=lambda one: (one.seconds, one.mb))]
        ):
            print(
                f"  {cost.seconds:6.2f} s {cost.mb:7.1f} MB  {cost.status}  {name}   {cost.what if options.all else ''}"
            )
        worst = max(cost.seconds for cost in world.worker.costs), max(cost.mb for cost in world.worker.costs)
        steps = [cost for cost in world.worker.costs if "/progress/" in cost.what]
        unread = (401, 403, 429)  # refused before it was read, so nothing was measured
        faults = [one.status for one in world.worker.costs if not 200 <= one.status < 500 or one.status in unread]
        if (
            worst[0] > MOST_SECONDS
            or worst[1] > MOST_MB
            or faults
            or any(one.seconds > MOST_OF_A_STEP for one in steps)
        ):
            over += 1
            print(f"! {worst[0]:6.2f} s {worst[1]:7.1f} MB       {name} {faults or ''}", flush=True)
        if worst[1] * MB > GROWN:
            world.worker.fresh()
    print("All within 2 seconds and 150 MB." if not over else f"{over} are beyond it.")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
