"""The sign-in service of a municipality: the OpenID Connect provider of django-allauth, in a process of its own.

``python -m tests.web.provider PORT CALLBACK`` serves it on this machine. One person, Noor, signs in there with a
password; with ``otp`` as password she also takes a second step, and the service says so in ``amr``.
"""

import socketserver
import sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

CLIENT, SECRET, MAIL = "weerwerk", "geheim-van-de-test", "noor@voorbeelddam.nl"


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class _Threaded(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


def configure():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    settings.configure(
        SECRET_KEY="only-for-this-test",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="tests.web.provider_urls",
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "file:provider?mode=memory&cache=shared"}
        },
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"],
        SESSION_COOKIE_NAME="provider",
        IDP_OIDC_PRIVATE_KEY=pem,
        IDP_OIDC_ADAPTER="tests.web.provider_urls.Adapter",
        USE_TZ=True,
    )
    django.setup()


def fill(callback):
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    noor = get_user_model().objects.create_user("noor", MAIL, first_name="Noor", last_name="Smit")
    EmailAddress.objects.create(user=noor, email=MAIL, verified=True, primary=True)
    Client.objects.create(
        id=CLIENT,
        secret=make_password(SECRET),
        scopes="openid\nprofile\nemail",
        redirect_uris=callback,
        skip_consent=True,
    )


def main(port, callback):
    configure()
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    connection.ensure_connection()  # the memory of the database lives as long as this connection
    fill(callback)
    with make_server("127.0.0.1", port, get_wsgi_application(), _Threaded, _Quiet) as server:
        print("ready", flush=True)  # noqa: T201 - the test waits for this
        server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
