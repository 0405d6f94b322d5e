"""Settings, all from the environment, with the values of one machine as default.

A wrong value stops the start with a sentence that says what to set. README.md lists them.
"""

import sys
from pathlib import Path

import structlog
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, EnvValidationError

from newsdesk import embedded

ROOT = Path(__file__).resolve().parent.parent
env = Env()


def _whole(name: str, default: int, *, least: int = 1) -> int:
    """A whole number from the environment, at least `least`."""
    try:
        value: int = env.int(name, default)
    except (EnvError, EnvValidationError) as error:
        raise ImproperlyConfigured(
            f"{name} must be a whole number, for example {default}."
        ) from error
    if value < least:
        raise ImproperlyConfigured(f"{name} must be at least {least}; it is {value}.")
    return value


def _yes_or_no(name: str, default: bool) -> bool:
    try:
        value: bool = env.bool(name, default)
    except (EnvError, EnvValidationError) as error:
        raise ImproperlyConfigured(f"{name} must be yes or no.") from error
    return value


DEBUG = _yes_or_no("NEWSDESK_DEBUG", False)
IS_TESTING = "pytest" in sys.modules
SECRET_KEY = env.str("NEWSDESK_SECRET_KEY", "") or embedded.secret_key(ROOT)
ALLOWED_HOSTS = env.list("NEWSDESK_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
# Behind https (a proxy that sets X-Forwarded-Proto) cookies are Secure and named __Host-.
HTTPS = _yes_or_no("NEWSDESK_HTTPS", False)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "claims",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsdesk.middleware.refuse_bad_characters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsdesk.middleware.end_old_sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "newsdesk.urls"
WSGI_APPLICATION = "newsdesk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "claims.context.desk_of_the_person",
            ],
        },
    }
]

# --- Database: PostgreSQL only. Without DATABASE_URL, the server that `manage.py up` supervises.
DATABASE_URL = env.str("DATABASE_URL", "") or embedded.database_url(ROOT, role="newsdesk_app")
DATABASES = {"default": embedded.django_database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Sign-in limits must hold across all web processes, so they are counted in the database.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsdesk_cache",
    }
}

# --- Work
# Without BROKER_URL, a queue inside the same PostgreSQL.
BROKER_URL = env.str("BROKER_URL", "") or "pgmq://localhost"
CELERY_BROKER_URL = BROKER_URL
CELERY_BROKER_TRANSPORT_OPTIONS = embedded.broker_options(BROKER_URL, DATABASE_URL)
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_DEFAULT_QUEUE = "newsdesk"
if BROKER_URL.startswith("amqp"):
    CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"
CELERY_WORKER_ENABLE_REMOTE_CONTROL = not embedded.is_pgmq(BROKER_URL)
# A killed worker's message is delivered again; the job's row decides whether it still counts.
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
JOB_LEASE_SECONDS = _whole("NEWSDESK_JOB_LEASE_SECONDS", 20)
JOB_ATTEMPTS = _whole("NEWSDESK_JOB_ATTEMPTS", 3)
SPACY_PIPELINE = env.str("NEWSDESK_SPACY_PIPELINE", "")

# --- Processes of one machine (`manage.py up`)
ADDRESS = env.str("NEWSDESK_ADDRESS", "127.0.0.1")
PORT = _whole("NEWSDESK_PORT", 8000)
WEB_PROCESSES = _whole("NEWSDESK_WEB_PROCESSES", 2)
WORKERS = _whole("NEWSDESK_WORKERS", 2)
SWEEP_SECONDS = _whole("NEWSDESK_SWEEP_SECONDS", 5)
SAMPLE = _yes_or_no("NEWSDESK_SAMPLE", False)
# Which PostgreSQL to start when no DATABASE_URL is given: empty, system, wheel, or a folder.
POSTGRES = env.str("NEWSDESK_POSTGRES", "")
POSTGRES_USER = env.str("NEWSDESK_POSTGRES_USER", "")

# --- What is received
MAX_UPLOAD_BYTES = _whole("NEWSDESK_MAX_UPLOAD_BYTES", 10_000_000)
MAX_CHARACTERS = _whole("NEWSDESK_MAX_CHARACTERS", 10_000_000)
MAX_PAGES = _whole("NEWSDESK_MAX_PAGES", 2_000)
MAX_NESTING = _whole("NEWSDESK_MAX_NESTING", 500)
# Keep of a web page only what trafilatura takes for the article, where that is installed.
MAIN_TEXT = _yes_or_no("NEWSDESK_MAIN_TEXT", False)
# A file that was dropped and became neither draft nor source is deleted after so many days.
UNFILED_DAYS = _whole("NEWSDESK_UNFILED_DAYS", 7)
# A form holds pasted texts, which may be four bytes a character.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * MAX_CHARACTERS + 1_000_000
FILE_UPLOAD_HANDLERS = ["claims.views.uploading.LimitedMemoryUploadHandler"]

# --- People
AUTH_USER_MODEL = "claims.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "claims.accounts.ClosedAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "claims:queue"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "newsdesk-session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "newsdesk-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = _whole("NEWSDESK_SESSION_IDLE_MINUTES", 60) * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_ABSOLUTE_SECONDS = _whole("NEWSDESK_SESSION_HOURS", 12) * 3600
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # Health checks come from inside and speak plain http.
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 31_536_000
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# --- Pages
LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("NEWSDESK_TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = False
STATIC_URL = "static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = embedded.folder(ROOT) / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if IS_TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Logs: one line of JSON each, ids and names of acts only, never text, titles or passwords.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
            "foreign_pre_chain": [
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.str("NEWSDESK_LOG_LEVEL", "INFO")},
}
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

SILENCED_SYSTEM_CHECKS: list[str] = []
if IS_TESTING:
    # Argon2 costs 50 ms a sign-in; the tests need none of its strength.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
