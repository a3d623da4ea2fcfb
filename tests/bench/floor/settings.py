"""The product's settings with one small application instead of its two.

The middleware is the product's, without those that read its tables; the database is a SQLite file of its own.
"""

from config.settings import *  # noqa: F403
from config.settings import DATA_DIR, DATABASES, INSTALLED_APPS, MIDDLEWARE, TEMPLATES

INSTALLED_APPS = [name for name in INSTALLED_APPS if name not in ("applications", "feedback")] + ["tests.bench.floor"]
MIDDLEWARE = [
    name
    for name in MIDDLEWARE
    if not name.startswith(("applications.", "config.middleware.", "config.signed_out.", "config.limits."))
    or "HtmxRedirect" in name
]
MIDDLEWARE = [name.replace("config.middleware.", "tests.bench.floor.middleware.") for name in MIDDLEWARE]
ROOT_URLCONF = "tests.bench.floor.urls"
TEMPLATES[0]["OPTIONS"]["context_processors"] = [
    name for name in TEMPLATES[0]["OPTIONS"]["context_processors"] if not name.startswith("applications.")
]
TEMPLATES[0]["OPTIONS"]["builtins"] = []
DATABASES["default"]["NAME"] = str(DATA_DIR / "floor.sqlite3")
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
SESSION_COOKIE_NAME = "session"
SILENCED_SYSTEM_CHECKS = ["models.W042"]
