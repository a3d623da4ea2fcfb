"""Send bad requests to every route: form fields, query parameters, files, headers, bodies and addresses.

    uv run python -m tests.fuzz                                   50,000 of them, some minutes
    uv run python -m tests.fuzz --examples 500 --seed 7 --more 0  a short one, the same each time

A fault is an answer of 500 or more, markup or a script address that came from what was sent, a redirect to another host,
another person's words or changed rows, a value inside the text of a query, and a query of more than a second. The suite
runs one in a hundred.
"""

import argparse
import logging
import os
import random
import sys
import tempfile


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    parser.add_argument("--examples", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--more", type=int, default=300, help="applications beside the sample")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(10**6)
    with tempfile.TemporaryDirectory() as directory:
        os.environ |= {"DATA_DIR": directory, "DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "k" * 50}
        import django
        from django.test.utils import override_settings

        django.setup()
        from django.conf import settings
        from django.db import connection

        logging.disable(logging.CRITICAL)
        with override_settings(
            ALLOWED_HOSTS=["testserver"],
            MAILERS={"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}},
            STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
            MIDDLEWARE=[one for one in settings.MIDDLEWARE if "whitenoise" not in one],
            PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
            ACCOUNT_REAUTHENTICATION_TIMEOUT=24 * 60 * 60,
        ):  # fmt: skip
            connection.creation.create_test_db(verbosity=0)
            from tests.fuzz.run import World, fuzz

            report = fuzz(
                World(seed, made=options.examples // 10, more=options.more), options.examples, told_every=2000
            )
    print(report, f"(seed {seed})")
    return 1 if report.found else 0


if __name__ == "__main__":
    sys.exit(main())
