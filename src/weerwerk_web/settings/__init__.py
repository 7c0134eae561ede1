"""The settings of Django, all derived from one configuration; there is no secret and no choice in this file."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weerwerk_web import config, keys
from weerwerk_web.databases import databases
from weerwerk_web.policy import policy

WEERWERK = config.load(os.environ)
INSTALLATION_KEYS = keys.read_or_make(WEERWERK.data / "keys")
_HOME = Path(__file__).resolve().parents[1]

SECRET_KEY = INSTALLATION_KEYS.session.hex()
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"] if WEERWERK.local else [WEERWERK.host]
ROOT_URLCONF = "weerwerk_web.urls"
WSGI_APPLICATION = "weerwerk_web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "weerwerk_web.look",
    "weerwerk_web.organisations",
    "weerwerk_web.audit",
    "weerwerk_web.accounts",
    "weerwerk_web.approvals",
    "weerwerk_web.work",
    "weerwerk_web.editions",
    "weerwerk_web.documents",
    "weerwerk_web.scans",
    "weerwerk_web.processes",
    "weerwerk_web.logs",
    "weerwerk_web.picture",
    "weerwerk_web.plans",
    "weerwerk_web.region",
    "weerwerk_web.library",
    "weerwerk_web.workbench",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "weerwerk_web.start.edge.EdgeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "weerwerk_web.look.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "weerwerk_web.accounts.idle.IdleMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "weerwerk_web.work.crowding.CrowdingMiddleware",
    "weerwerk_web.accounts.seating.SeatMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "weerwerk_web.accounts.context.seat",
                "weerwerk_web.workbench.context.page",
            ],
        },
    }
]

# --- the database, the cache and long work ---------------------------------------------------------------------------

DATABASES = databases(WEERWERK)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "weerwerk_cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- signing in ------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "weerwerk_web.accounts.passwords.Guessable"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "account_login"

IDLE_TIME = timedelta(minutes=30)
LONGEST_SESSION = timedelta(hours=10)
SESSION_ENGINE = "weerwerk_web.accounts.sessions"
SESSION_COOKIE_NAME = "weerwerk" if WEERWERK.local else "__Host-weerwerk"
SESSION_COOKIE_AGE = int(LONGEST_SESSION.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not WEERWERK.local
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "weerwerk-csrf" if WEERWERK.local else "__Host-weerwerk-csrf"
CSRF_FAILURE_VIEW = "weerwerk_web.workbench.faults.csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "weerwerk_web.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "weerwerk_web.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = str
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = bool(WEERWERK.mail)
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/15m/key"}  # codes of the second step too; passwords: AXES

MFA_ADAPTER = "weerwerk_web.accounts.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TRUST_ENABLED = False
MFA_TOTP_ISSUER = "Weerwerk"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address was proved by the invitation, not by mail
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = WEERWERK.local  # http://localhost only; an address is always https
MFA_RECOVERY_CODES_SHOW_ONCE = True

SOCIALACCOUNT_ADAPTER = "weerwerk_web.accounts.adapters.MunicipalAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "gemeente",
                "name": WEERWERK.oidc_name,
                "client_id": WEERWERK.oidc_client_id,
                "secret": WEERWERK.oidc_client_secret,
                "settings": {"server_url": WEERWERK.oidc_issuer, "uid_field": "sub"},
            }
        ]
        if WEERWERK.oidc_issuer
        else [],
    }
}

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "weerwerk_web.accounts.lockout.username"
AXES_LOCKOUT_CALLABLE = "weerwerk_web.accounts.lockout.refused"
AXES_CLIENT_IP_CALLABLE = "weerwerk_web.accounts.lockout.address"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # our own audit keeps who signed in
AXES_VERBOSE = False

# --- what leaves and what comes in -----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy(WEERWERK)}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if WEERWERK.local else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if WEERWERK.proxies else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # without files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_MAX_MEMORY_SIZE = (WEERWERK.upload_limit_mb + 1) * 1024 * 1024  # a file is never on disk unencrypted
FILE_UPLOAD_HANDLERS = ["weerwerk_web.documents.arrival.LimitedUpload"]

_mail = urlsplit(WEERWERK.mail)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if WEERWERK.mail else 'dummy'}.EmailBackend"
EMAIL_HOST = _mail.hostname or ""
EMAIL_PORT = _mail.port or 587
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = _mail.scheme == "smtp" and bool(_mail.username)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = WEERWERK.mail_from

# --- words and files -------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [_HOME / "locale"]
LANGUAGE_COOKIE_NAME = "weerwerk-taal" if WEERWERK.local else "__Host-weerwerk-taal"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = WEERWERK.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing may be kept unencrypted
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "weerwerk": {"level": "WARNING" if WEERWERK.demo else "INFO"},
        "django.request": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
    },
}
FORM_RENDERER = "weerwerk_web.look.forms.Renderer"
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # the proxy redirects to https; Weerwerk itself never answers there
