"""The web application, as a server imports it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
application = get_wsgi_application()
