"""The settings for tools that only read the code, on an installation that leaves nothing behind."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="weerwerk-checking-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["WEERWERK_DATA"] = _folder

from weerwerk_web.settings import *  # noqa: E402, F403 - the data folder is named first
