"""Run as a program: a backup and a restore are killed at every point where they touch the disk, and what is left is
looked at.

Prints one JSON object: how many points there were, and what was wrong.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
WATCHED = [
    *((os, name) for name in "open fsync replace link unlink mkdir rmdir".split()),
    *((zipfile.ZipFile, name) for name in "open close".split()),
    (sqlite3, "connect"),
]


def kill_at(point: int) -> None:
    """From now on the process dies, as from a power cut, right before touching the disk for the nth time."""
    left = [point]

    def watched(call):
        def touch(*args, **kwargs):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **kwargs)

        return touch

    for owner, name in WATCHED:
        setattr(owner, name, watched(getattr(owner, name)))


def use(directory: Path) -> None:
    from django.conf import settings

    settings.DATA_DIR, settings.STATIC_ROOT = directory, directory / "static"
    settings.DOCUMENTS_DIR, settings.SECRET_KEY_FILE = directory / "documents", directory / "secret_key"
    settings.DATABASES["default"]["NAME"] = directory / "db.sqlite3"


def killed(point: int, work) -> bool:
    """Whether the work was killed; done in a process of its own."""
    child = os.fork()
    if not child:
        kill_at(point)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the work failed")
    return os.WIFSIGNALED(status)


def points(base: Path, template: Path, work, look) -> tuple[int, list[str]]:
    """Kill the work at the first point, the second, … until it comes to its end. `look` says what is wrong after
    each.
    """
    wrong = []
    for point in range(1000):
        directory = base / f"{work.__name__}-{point}"
        shutil.copytree(template, directory)
        use(directory)
        was_killed = killed(point, lambda directory=directory: work(directory))
        wrong += [f"{work.__name__} {point}: {one}" for one in look(directory, was_killed)]
        shutil.rmtree(directory)
        if not was_killed:
            return point, wrong
    raise RuntimeError("it never came to its end")


def main(base: Path) -> dict:
    import django

    django.setup()
    from config.running import backup, restore
    from tests.config.test_backup import fill, state

    earlier, now = base / "earlier", base / "now"
    for directory, word in ((earlier, "earlier"), (now, "now")):
        use(directory)
        fill(directory, word)
    shutil.copy(earlier / "documents" / ("c" * 32), now / "documents")
    use(earlier)
    file = base / "backup.zip"
    backup.make_backup(file)
    before, after = state(now), state(earlier)

    def back_up(directory):
        backup.make_backup(directory / "copy.zip")

    def put_back(directory):
        restore.restore(file, directory)

    def look_at_backup(directory, was_killed):
        if state(directory) != before:
            yield "the data is another"
        if (directory / "copy.zip").exists():
            (base / "try").mkdir()
            use(base / "try")
            restore.restore(directory / "copy.zip", base / "try")
            if state(base / "try")[:2] != before[:2]:
                yield "the backup is half a backup"
            shutil.rmtree(base / "try")
        elif not was_killed:
            yield "there is no backup"

    def look_at_data(directory, was_killed):
        found = state(directory)
        if found[:2] not in (before[:2], after[:2]):
            yield f"half restored: {found}"
        aside = restore.finish(directory)
        settled = state(directory)
        if settled[:2] not in (before[:2], after[:2]):
            yield f"half restored after the next start: {settled}"
        if settled[0] == after[0] and settled[2] != after[2]:
            yield "the key of the backup is not there"
        kept = next(directory.glob("before-restore-*"), None)
        if settled[0] == after[0] and (kept is None or state(kept) != before):
            yield "what was there is not aside"
        if (directory / restore.STAGED).exists():
            yield f"something is left ({aside})"

    counts, wrong = {}, []
    for work, look in ((back_up, look_at_backup), (put_back, look_at_data)):
        counts[work.__name__], some = points(base, now, work, look)
        wrong += some
    return {"points": counts, "wrong": wrong}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1]) as folder:
        print(json.dumps(main(Path(folder))))
