#!/usr/bin/env python
"""Onward’s commands: `manage.py start` runs the server, and `manage.py help` lists the others."""

import gc
import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["start"]:
        gc.disable()  # loading creates no garbage; `start` freezes the loaded objects and enables it again
    from django.core.management import execute_from_command_line

    try:
        from django.conf import settings

        _ = settings.INSTALLED_APPS
    except ValueError as error:
        sys.exit(f"Onward can’t start. {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
