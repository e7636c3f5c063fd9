"""The web application, as a server imports it."""

import os

from django.core.wsgi import get_wsgi_application

from relaas.program.bodies import reading_whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
application = reading_whole_bodies(get_wsgi_application())
