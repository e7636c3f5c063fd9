"""Settings, read from the environment and from nothing else (docs/settings.md)."""

import os
from pathlib import Path

import django_stubs_ext

django_stubs_ext.monkeypatch()

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("RELAAS_HOME", "var")).resolve()

DEBUG = False
SECRET_KEY = os.environ.get("RELAAS_SECRET_KEY", "") or "made-on-first-start"
ALLOWED_HOSTS = [host for host in os.environ.get("RELAAS_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]

ROOMS = ["desk", "parties", "administrations", "accounts", "story", "web", "kernel"]
INSTALLED_APPS = [
    *(f"relaas.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HOME / "relaas.sqlite3"}}
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
LANGUAGE_CODE = "nl"
