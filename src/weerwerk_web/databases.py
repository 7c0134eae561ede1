"""Which database Django talks to, from the configuration."""

from urllib.parse import unquote, urlsplit

from weerwerk_web.config import Config

SQLITE_FILE = "weerwerk.sqlite3"
_SQLITE = {
    "transaction_mode": "IMMEDIATE",  # a writer waits at the start instead of failing halfway
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def databases(config: Config) -> dict[str, dict[str, object]]:
    """The database of the workbench, under the name Django expects."""
    address = config.database_owner or config.database
    if not address:
        return {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": config.data / SQLITE_FILE,
                "OPTIONS": _SQLITE,
                "CONN_MAX_AGE": None,
            }
        }
    parts = urlsplit(address)
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    host = options.pop("host", parts.hostname or "")
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")) or "weerwerk",
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(host),
            "PORT": str(parts.port or ""),
            "OPTIONS": options,
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        }
    }
