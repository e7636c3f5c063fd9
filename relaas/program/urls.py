"""The root URLs: every room hangs its own pages here, at addresses that it writes out in full."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

urlpatterns = [path("", include(f"relaas.{room}.urls")) for room in settings.ROOMS if find_spec(f"relaas.{room}.urls")]
