"""Settings. Everything that differs between installations comes from the environment. Loading this writes nothing."""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management.utils import get_random_secret_key
from django.utils.csp import CSP
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

# Paths

DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "data"))).absolute()
SECRET_KEY_FILE = DATA_DIR / "secret_key"
DEBUG = env.bool("DEBUG", False)


def _secret_key() -> str:
    """Return the key from the environment, else from the file that `start` creates, else a new one for this process."""
    if key := env.str("SECRET_KEY", ""):
        if len(key) < 32:
            raise ValueError("SECRET_KEY must have at least 32 characters. Leave it unset to use the key file.")
        return key
    try:
        return SECRET_KEY_FILE.read_text().strip() or get_random_secret_key()
    except (OSError, UnicodeDecodeError):  # `start` says what is wrong with it
        return get_random_secret_key()


SECRET_KEY = _secret_key()
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

# Hosts and sign-up

SITE_URL = env.str("SITE_URL", "").rstrip("/")
_site = urlsplit(SITE_URL)
if SITE_URL and (_site.scheme not in ("http", "https") or not _site.hostname or _site.path):
    raise ValueError("SITE_URL must look like https://jobs.example.org, without a path.")
IS_HTTPS = _site.scheme == "https"
ALLOWED_HOSTS = [_site.hostname] if _site.hostname else ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)
if TRUSTED_PROXIES < 0:
    raise ValueError("TRUSTED_PROXIES must be 0 or more.")
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = False
SIGNUP = env.str("SIGNUP", "first")
if SIGNUP not in ("first", "open", "closed"):
    raise ValueError("SIGNUP must be first, open or closed.")

# Apps, middleware and templates

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "heroicons",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "applications",
    "feedback",
]
MIDDLEWARE = [
    "config.middleware.HeadersMiddleware",
    "config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.proxies.ProxyMiddleware",
    "config.sizes.TooLargeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.CharactersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.HtmxRedirectMiddleware",
    "config.middleware.NoDatabaseMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.UserTodayMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.limits.LimitsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.signed_out.SignedOutPostMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.static",
                "django.contrib.humanize.templatetags.humanize",
                "applications.templatetags.icons",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "applications.shell.views.shell",
            ],
        },
    }
]

# Databases

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
    raise ValueError("DATABASE_URL must begin with postgres:// or sqlite:///.")
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA "
        "mmap_size=268435456;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}
    # wait for a lock no longer than with SQLite, and let an unplugged server hold none for hours
    DATABASES["default"]["OPTIONS"].setdefault(
        "options", "-c lock_timeout=20s -c idle_in_transaction_session_timeout=5min"
    )
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # after a restart of PostgreSQL the pool's connections are dead
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
        "OPTIONS": {
            "MAX_ENTRIES": 20_000,
            "CULL_FREQUENCY": 4,
        },  # with fewer entries, many visitors would push counts out
    }
}
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"  # a visitor's in a cookie, without a row
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

# Languages and time

LANGUAGE_CODE = "en-gb"
USE_I18N = True  # `locale` replaces Django’s own words with ours
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# Files

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.StaticStorage"},
}
WHITENOISE_MAX_AGE = 3600
DOCUMENTS_DIR = Path(env.str("DOCUMENTS_DIR", str(DATA_DIR / "documents"))).absolute()
if DOCUMENTS_DIR.is_relative_to(STATIC_ROOT) or DOCUMENTS_DIR.is_relative_to(BASE_DIR / "static"):
    raise ValueError("DOCUMENTS_DIR must be outside the publicly served folders.")
DOCUMENT_LARGEST = env.int("DOCUMENT_LARGEST_MB", 20) * 1_000_000
if not 0 < DOCUMENT_LARGEST <= 50_000_000:
    raise ValueError("DOCUMENT_LARGEST_MB must be between 1 and 50.")
DOCUMENTS_QUOTA = env.int("DOCUMENTS_QUOTA_MB", 500) * 1_000_000
if DOCUMENTS_QUOTA < 0:
    raise ValueError("DOCUMENTS_QUOTA_MB must be 0 or more.")

# Accounts

AUTHENTICATION_BACKENDS = ["config.accounts.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},  # no one sees the username
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
MAIL_HOST = env.str("EMAIL_HOST", "")
ACCOUNT_FORMS = {
    "login": "config.accounts.SignIn",
    "signup": "config.accounts.SignUp",
    "reset_password": "config.accounts.PasswordReset",
    "reset_password_from_key": "config.accounts.NewPassword",
    "add_email": "config.accounts.ChangeEmail",
    "change_password": "config.accounts.ChangePassword",
    "set_password": "config.accounts.FirstPassword",
    "reauthenticate": "config.accounts.PasswordAgain",
}
ACCOUNT_ADAPTER = "config.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL_HOST else "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = bool(MAIL_HOST)
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Onward: "
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_HTTPS else "http"
ACCOUNT_EMAIL_NOTIFICATIONS = bool(MAIL_HOST)
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
USERSESSIONS_ADAPTER = "config.accounts.SessionsAdapter"
RATES = {  # beside allauth's own: 30 sign-ins a minute from one address, 5 wrong passwords in 5 minutes for one account
    "upload": "60/10m/user",
    "download": "120/10m/user",
    "everything": "6/10m/user",
    "password": "10/m/user",
    "shared": "30/m/ip",
    "reading": "60/10m/user",
    "link": "60/10m/key",
    "missed": "60/10m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_ADAPTER = "config.accounts.MFAAdapter"
MFA_FORMS = {
    "authenticate": "config.accounts.Code",
    "reauthenticate": "applications.preferences.second_step_forms.CodeAgain",
    "activate_totp": "config.accounts.FirstCode",
}
MFA_ALLOW_UNVERIFIED_EMAIL = not MAIL_HOST  # without a mail server, no address is ever confirmed
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS  # browsers only allow this for localhost
MFA_TOTP_ISSUER = "Onward"
MFA_TOTP_TOLERANCE = 1

# Email

DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "onward@localhost")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": MAIL_HOST,
            "port": env.int("EMAIL_PORT", 587),
            "username": env.str("EMAIL_USER", ""),
            "password": env.str("EMAIL_PASSWORD", ""),
            "use_tls": env.bool("EMAIL_TLS", True),
            "timeout": 20,
        },
    }
    if MAIL_HOST
    else {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
}

# Security

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "applications.shell.saved_posts.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # subdomains of the site are not ours to decide about

# Logs contain no addresses, notes, tokens or query strings

LOG_FORMAT = env.str("LOG_FORMAT", "line")
if LOG_FORMAT not in ("line", "json"):
    raise ValueError("LOG_FORMAT must be line or json.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "config.logs.Line"}, "json": {"()": "config.logs.Json"}},
    "filters": {"secrets": {"()": "config.logs.WithoutSecretAddresses"}, "one_line": {"()": "config.logs.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.security.DisallowedHost": {"filters": ["one_line"]},
        "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
