"""An installation of its own for the tests of the web: data folder, keys and database are new each run."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

# Before Django reads its settings; the folder is only for this run. The tests on PostgreSQL name a database.
_DATA = Path(os.environ.get("WEERWERK_TEST_DATA") or tempfile.mkdtemp(prefix="weerwerk-test-"))
_OURS = {"WEERWERK_TEST_DATABASE", "WEERWERK_TEST_DATA", "WEERWERK_SHARED_DATA", "WEERWERK_HYPOTHESIS"}
for _name in [one for one in os.environ if one.startswith("WEERWERK") and one not in _OURS]:
    del os.environ[_name]
os.environ["WEERWERK_DATA"] = str(_DATA)
if os.environ.get("WEERWERK_TEST_DATABASE"):
    os.environ["WEERWERK_DATABASE"] = os.environ["WEERWERK_TEST_DATABASE"]
os.environ["DJANGO_SETTINGS_MODULE"] = "weerwerk_web.settings"

collect_ignore = [] if os.environ.get("WEERWERK_TEST_DATABASE") else ["test_walls.py"]

import django  # noqa: E402 - only now does it know its settings

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from tests.web.people import Town  # noqa: E402

# Fast, and the same in every other way.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture
def town(db: None) -> Town:
    """An organisation with someone in every role."""
    return Town("Voorbeelddam")


@pytest.fixture
def other_town(db: None) -> Town:
    """Another organisation, of which nobody here may see anything."""
    return Town("Anderstad")


@pytest.fixture
def visit() -> Callable[..., Client]:
    """A browser without anyone signed in."""
    return Client
