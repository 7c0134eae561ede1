"""``python -m weerwerk_cli`` is the ``weerwerk`` command."""

from weerwerk_cli.main import run

run()
