"""How an installation is set up: everything is read from the environment, with defaults that run on one machine."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from veerkracht.access.rules.providers import providers
from veerkracht.running.logs import logging_settings

PACKAGE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("VEERKRACHT_DATA", ".data")).resolve()
EMBEDDED = "DATABASE_URL" not in os.environ


def _secret() -> str:
    """Read the signing key from the environment, or keep one beside the data."""
    if key := os.environ.get("VEERKRACHT_SECRET_KEY"):
        return key
    DATA.mkdir(parents=True, exist_ok=True)
    file = DATA / "secret-key"
    if not file.exists():
        file.write_text(secrets.token_urlsafe(50))
        file.chmod(0o600)
    return file.read_text().strip()


def _database() -> dict[str, Any]:
    """SQLite in the data folder, or the PostgreSQL that DATABASE_URL names."""
    if EMBEDDED:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "veerkracht.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000;",
            },
        }
    url = urlsplit(os.environ["DATABASE_URL"])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
    }


SECRET_KEY = _secret()
SECRET_KEY_FALLBACKS = os.environ.get("VEERKRACHT_SECRET_KEY_BEFORE", "").split()
SECRET_KEY_NAMED = "VEERKRACHT_SECRET_KEY" in os.environ
DEBUG = False
ALLOWED_HOSTS = os.environ.get("VEERKRACHT_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("VEERKRACHT_ORIGINS", "").split(",") if origin]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "csp",
    "veerkracht.trail",
    "veerkracht.search",
    "veerkracht.notices",
    "veerkracht.people",
    "veerkracht.writing",
    "veerkracht.places",
    "veerkracht.documents",
    "veerkracht.programmes",
    "veerkracht.initiatives",
    "veerkracht.initiatives.selection",
    "veerkracht.results",
    "veerkracht.support.desk",
    "veerkracht.support.meeting",
    "veerkracht.support.planning",
    "veerkracht.support.giving",
    "veerkracht.support.account",
    "veerkracht.fund.ledger",
    "veerkracht.learning.noticing",
    "veerkracht.learning.evidence",
    "veerkracht.learning.asking",
    "veerkracht.learning.lessons",
    "veerkracht.learning.line",
    "veerkracht.fund.contracts",
    "veerkracht.fund.capital",
    "veerkracht.fund.reference",
    "veerkracht.crossovers",
    "veerkracht.exchange",
    "veerkracht.publishing",
    "veerkracht.workspace",
    "veerkracht.access",
    "django_tasks_db",
    "veerkracht.running",
    "veerkracht.site",
    # after ours, so that our own pages and words come first
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.forms",  # last, so that our own form templates come first
]

MIDDLEWARE = [
    "veerkracht.running.watching.WatchingMiddleware",  # first: it counts and logs whatever is answered
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "veerkracht.site.looking.LookingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "veerkracht.access.middleware.ComingInMiddleware",
    "veerkracht.writing.given_back.GivenBackMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "veerkracht.site.api.door.ApiMiddleware",
    "veerkracht.site.remembering.RememberingMiddleware",
    "veerkracht.site.refusals.RefusalMiddleware",
    "veerkracht.site.viewing.ViewingMiddleware",
]

ROOT_URLCONF = "veerkracht.site.urls"
WSGI_APPLICATION = "veerkracht.site.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "veerkracht.site.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "veerkracht.site.templatetags.site"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "site" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
VEERKRACHT_THEME = os.environ.get("VEERKRACHT_THEME", "site/theme")  # the folder with light.css and dark.css
STATIC_ROOT = Path(os.environ.get("VEERKRACHT_STATIC", DATA / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000
MEDIA_ROOT = DATA / "files"
VEERKRACHT_LARGEST_FILE = int(os.environ.get("VEERKRACHT_LARGEST_FILE", "25"))  # megabytes of one document
VEERKRACHT_SCANNER = os.environ.get("VEERKRACHT_SCANNER", "")  # clamd: tcp://host:3310 or unix:/path; empty is none

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("VEERKRACHT_HTTPS") == "1"
CSRF_FAILURE_VIEW = "veerkracht.writing.views.unmarked"
if os.environ.get("VEERKRACHT_HTTPS") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # the proxy in front sets it, whatever comes in
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "home"

SITE_ADDRESS = os.environ.get("VEERKRACHT_ADDRESS", "http://127.0.0.1:8000")  # begins the links in mails
# Coming in: our own pages around django-allauth, see veerkracht/access
PRODUCTION = not EMBEDDED and os.environ.get("VEERKRACHT_TRIAL") != "1"
DEMO = os.environ.get("VEERKRACHT_DEMO", "1" if EMBEDDED and "VEERKRACHT_HOSTS" not in os.environ else "0") == "1"
SECOND_FACTOR = os.environ.get("VEERKRACHT_SECOND_FACTOR", "1" if PRODUCTION else "0") == "1"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # reads what was kept before, and is replaced at sign-in
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "veerkracht.access.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60
# Attempts are counted, and used codes remembered, by all web workers together.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "access_cache"}}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("VEERKRACHT_PROXIES", "0"))
ACCOUNT_ADAPTER = "veerkracht.access.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is known by the invitation that was sent to it
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "veerkracht.access.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a telephone may be half a minute fast or slow
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # a browser itself allows http on this machine only
SOCIALACCOUNT_ADAPTER = "veerkracht.access.adapters.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads to another host is stopped by the content policy
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": providers(os.environ.get("VEERKRACHT_OIDC", ""))}
}

EMAIL_BACKEND = os.environ.get("VEERKRACHT_MAIL", "django.core.mail.backends.console.EmailBackend")
_mail = urlsplit(os.environ.get("VEERKRACHT_MAIL_URL", ""))  # smtp://name:password@host:587, or smtps://
EMAIL_HOST, EMAIL_PORT = unquote(_mail.hostname or "localhost"), _mail.port or (465 if _mail.scheme == "smtps" else 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS, EMAIL_TIMEOUT = (
    _mail.scheme == "smtps",
    bool(_mail.username and _mail.scheme == "smtp"),
    10,
)
DEFAULT_FROM_EMAIL = os.environ.get("VEERKRACHT_FROM", "veerkracht@localhost")
# The question desk: its mailbox, imaps://name:password@host/INBOX; its own address; and how large a mail may be.
VEERKRACHT_DESK_MAILBOX = os.environ.get("VEERKRACHT_DESK_MAILBOX", "")
VEERKRACHT_DESK_FROM = os.environ.get("VEERKRACHT_DESK_FROM", DEFAULT_FROM_EMAIL)
VEERKRACHT_INTRODUCTIONS_A_MONTH = int(os.environ.get("VEERKRACHT_INTRODUCTIONS_A_MONTH", "2"))  # of one contact
VEERKRACHT_DESK_LARGEST = int(os.environ.get("VEERKRACHT_DESK_LARGEST", "25"))  # megabytes of one mail

# Who answers for the personal data (AVG art. 30): stands on the privacy page and in the register of processing.
VEERKRACHT_CONTROLLER = os.environ.get("VEERKRACHT_CONTROLLER", "")  # else the organisation of the programme
VEERKRACHT_CONTROLLER_CONTACT = os.environ.get("VEERKRACHT_CONTROLLER_CONTACT", "")
VEERKRACHT_DATA_OFFICER = os.environ.get("VEERKRACHT_DATA_OFFICER", "")  # functionaris gegevensbescherming
VEERKRACHT_PROCESSORS = os.environ.get("VEERKRACHT_PROCESSORS", "")  # who runs the machine or sends the mail
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}  # any queue

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
LOGGING = logging_settings(os.environ.get("VEERKRACHT_LOGS", "text" if EMBEDDED else "json"))
METRICS_TOKEN = os.environ.get("VEERKRACHT_METRICS_TOKEN", "")
METRICS_FROM = [place for place in os.environ.get("VEERKRACHT_METRICS_FROM", "").split(",") if place]
BACKUP_HOURS = int(os.environ.get("VEERKRACHT_BACKUP_HOURS", "0" if EMBEDDED else "36"))  # 0: nobody expects one
