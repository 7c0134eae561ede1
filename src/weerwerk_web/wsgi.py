"""The door for the web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from weerwerk_web import occupied

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerwerk_web.settings")
application = get_wsgi_application()
in_use = occupied.by_a_process(settings.WEERWERK.data)  # open for as long as this server lives
