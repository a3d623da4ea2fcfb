#!/usr/bin/env python
"""Onward's commands: `manage.py start` runs it, `manage.py help` lists the others."""

import gc
import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["start"]:
        gc.disable()  # nothing becomes garbage while it loads; `start` freezes what is there and turns it on again
    from django.core.management import execute_from_command_line

    try:
        from django.conf import settings

        _ = settings.INSTALLED_APPS
    except ValueError as error:
        sys.exit(f"Onward can’t start. {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
