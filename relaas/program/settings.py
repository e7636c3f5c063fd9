"""Settings, read from the environment and from nothing else. Each is described in docs/settings.md.

This module reads and never writes: what must be made first (the folder, the secret key, the database) is
made by `relaas.program.preparation`.
"""

from pathlib import Path
from typing import Any

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from relaas.accounts.sign_in_settings import *  # noqa: F403
from relaas.program import environment
from relaas.program.database_url import database
from relaas.program.mail_url import mailers
from relaas.program.storage_url import storage
from relaas.web.compiled_templates import CompiledTemplates

PACKAGE = Path(__file__).resolve().parent.parent
HOME = environment.home()

# --- the house

DEBUG = False
ROOMS = [
    "desk", "contracts", "terms", "catalog", "activities", "parties", "documents", "files", "imports",
    "administrations", "accounts", "story", "overviews", "web", "kernel",
]  # fmt: skip
INSTALLED_APPS = [
    *(f"relaas.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks_db",
]
ROOT_URLCONF = "relaas.program.urls"
WSGI_APPLICATION = "relaas.program.wsgi.application"

# --- what is kept, and where

DATABASES = {"default": database(environment.text("RELAAS_DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits count over all workers, so they are counted in the database.
CACHES = {
    "default": {"BACKEND": "relaas.program.cache.Cache", "LOCATION": "cache"},
}
MEDIA_ROOT = HOME / "files"
PREVIEWS_ROOT = HOME / "previews"  # a cache: whatever is drawn of files
FILE_UPLOAD_HANDLERS = ["relaas.kernel.uploading.ArrivalHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = None  # counted by the handler, which says so in a way that a browser shows
LARGEST_FILE = environment.size("RELAAS_LARGEST_FILE", "100MB", least=1000, most=1 << 40)
STATIC_ROOT = HOME / "static"
STATIC_URL = "/static/"
STORAGES: dict[str, dict[str, Any]] = {
    "default": storage(
        environment.text("RELAAS_STORAGE"),
        key=environment.text("RELAAS_STORAGE_KEY"),
        secret=environment.text("RELAAS_STORAGE_SECRET"),
    ),
    "staticfiles": {"BACKEND": "relaas.program.static_files.StaticFiles"},
}

# --- who may come in, and how

SECRET_KEY = environment.secret_key(HOME)
ENCRYPTION_KEYS = environment.encryption_keys(HOME)
ALLOWED_HOSTS = environment.hosts("RELAAS_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = environment.flag("RELAAS_HTTPS")
WORKERS = environment.whole_number("RELAAS_WORKERS", 0, least=0, most=256)
PROXIES = environment.whole_number("RELAAS_PROXIES", 0, least=0, most=9)

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "relaas.accounts.middleware.SignInMiddleware",
    "relaas.accounts.middleware.ActorMiddleware",
    "relaas.web.bodies.BodyMiddleware",  # before all that reads what was sent; CSRF does so just before the view
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "relaas.parties.leading_on.LeadOnMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "relaas.web.overriding.OverridingMiddleware",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

SESSION_ENGINE = "relaas.accounts.sessions"
SESSION_COOKIE_NAME = "relaas_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "relaas_csrf"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = "relaas_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
# A table of lines that is typed in is one form (`contracts.lines`): eleven fields a row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
# Nothing inline and nothing from elsewhere: text that somebody typed can never become a program.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "frame-src": [CSP.SELF],  # documents, in the page (web/serving.py); all else refuses to be framed
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

# --- pages

# Our templates are Jinja2 and found first; those of packages stay in Django's own engine.
FORM_RENDERER = "relaas.web.form_renderer.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(PACKAGE.glob("*/templates")),
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "relaas.web.environment.environment",
            "bytecode_cache": CompiledTemplates(HOME / "templates"),
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "relaas.web.context.shell",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "relaas.web.form_renderer.FormRenderer"

# --- language and time

USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = sorted(PACKAGE.glob("*/locale"))

# --- mail

MAILERS = mailers(environment.text("RELAAS_MAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("RELAAS_MAIL_FROM", "Relaas <relaas@localhost>")

# --- work that is done after the answer: a job commits with the change it belongs to, and `relaas worker` does it

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- what is told to the log: errors with their place in the code, never what somebody typed

LOG_LEVEL = environment.choice("RELAAS_LOG_LEVEL", "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # Django's own handlers stay out; its loggers speak through the one above.
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        # A page that does not exist is no news; one that failed is.
        "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
    },
}
