"""Reserve copies: everything in one file, encrypted to the municipality's own keys, read back before it counts.

The secret key is never here. To read back all the same, each copy is also encrypted to a key that lives only in the
memory of this run: with it the file is decrypted from disk and compared, and then the key is gone.
"""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pyrage
from attrs import frozen

from weerwerk import __version__
from weerwerk.errors import BadInput, Fault, OwnFailure, Place
from weerwerk_web.config import FILE, Config
from weerwerk_web.databases import SQLITE_FILE, databases
from weerwerk_web.start import preparing

MANIFEST = "manifest.json"
DUMP = "weerwerk.pgdump"
_KEPT = ("keys", "documents")


class NotTheSame(OwnFailure):
    """De reservekopie is niet gelijk aan wat erin ging; zij is weggegooid."""


@frozen
class Made:
    """A copy that was read back and found equal."""

    path: Path
    files: int


def backup(folder: Path, to: tuple[str, ...]) -> Made:
    """Make a copy in a folder; an interrupted copy leaves no file that looks whole."""
    config = preparing.setup()
    readers = [_reader(one) for one in to or config.backup_recipients]
    if not readers:
        cure = "noem er een met --to, of vul de instelling backup_recipients in"
        raise BadInput("geen reservekopie gemaakt", [Fault("er is geen openbare sleutel", Place(field="--to"), cure)])
    if preparing.behind():
        fault = Fault(
            "de tabellen zijn er nog niet, of zijn ouder dan deze versie", cure="draai eerst: weerwerk prepare"
        )
        raise BadInput("geen reservekopie gemaakt", [fault])
    folder.mkdir(parents=True, exist_ok=True)
    name = f"weerwerk-{datetime.now().astimezone():%Y%m%d-%H%M%S}.tar.age"
    whole, part = folder / name, folder / f".{name}.part"
    only_now = pyrage.x25519.Identity.generate()
    try:
        with _packed(config) as (packed, digests):
            pyrage.encrypt_file(str(packed), str(part), [*readers, only_now.to_public()])
        _read_back(part, only_now, digests)
        with part.open("rb") as stream:
            os.fsync(stream.fileno())
        part.replace(whole)
    finally:
        part.unlink(missing_ok=True)
    _note(len(digests))
    return Made(whole, len(digests))


def _note(files: int) -> None:
    from weerwerk_web.audit import trail

    trail.outside("backup.made", files=str(files))


def _reader(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        fault = Fault(
            f"'{text[:12]}…' is geen openbare sleutel", Place(field="--to"), "een openbare sleutel begint met age1"
        )
        raise BadInput("geen reservekopie gemaakt", [fault]) from error


@contextmanager
def _packed(config: Config) -> Iterator[tuple[Path, dict[str, str]]]:
    """Everything in one tar on the same disk, readable by us alone and gone afterwards; with a hash per file."""
    with tempfile.TemporaryDirectory(dir=config.data, prefix=".backup-") as inside:
        work = Path(inside)
        sources = dict(_sources(config, work))
        digests = {name: _digest(path) for name, path in sources.items()}
        manifest = {"weerwerk": __version__, "files": digests}
        packed = work / "all.tar"
        with tarfile.open(packed, "w") as tar:
            raw = json.dumps(manifest, indent=1, sort_keys=True).encode()
            head = tarfile.TarInfo(MANIFEST)
            head.size = len(raw)
            tar.addfile(head, io.BytesIO(raw))
            for name, path in sources.items():
                tar.add(path, arcname=name, recursive=False)
        yield packed, digests


def _sources(config: Config, work: Path) -> Iterator[tuple[str, Path]]:
    if config.database or config.database_owner:
        yield DUMP, _dumped(config, work)
    else:
        yield SQLITE_FILE, _snapshot(config.data / SQLITE_FILE, work)
    if (config.data / FILE).exists():
        yield FILE, config.data / FILE
    for folder in _KEPT:
        for path in sorted((config.data / folder).rglob("*")):
            if path.is_file() and path.suffix != ".part" and not path.name.startswith("."):
                yield str(path.relative_to(config.data)), path


def _snapshot(database: Path, work: Path) -> Path:
    """The database as it is at one moment, also while people work."""
    copy = work / SQLITE_FILE
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _dumped(config: Config, work: Path) -> Path:
    """The database of PostgreSQL, by its own pg_dump, as the role that owns the tables."""
    program = shutil.which("pg_dump")
    if not program:
        raise BadInput("geen reservekopie gemaakt", [Fault("pg_dump ontbreekt", cure="installeer postgresql-client")])
    copy = work / DUMP
    place = databases(config)["default"]
    asked = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    told = {name: str(place[key]) for name, key in asked.items() if place[key]}  # not where others can see it
    command = [program, "--format=custom", "--no-owner", f"--file={copy}"]
    done = subprocess.run(command, env={**os.environ, **told}, capture_output=True, text=True, check=False)
    if done.returncode:
        walled = "row-level security" in done.stderr or "row security" in done.stderr
        cure = "geef in database_owner een rol die alles mag lezen (BYPASSRLS); zie docs/howto/beheerder.md"
        cure = cure if walled else "kijk of de database antwoordt en of pg_dump van dezelfde versie is"
        raise BadInput(
            "geen reservekopie gemaakt", [Fault(done.stderr.strip()[:300], Place(field="database_owner"), cure)]
        )
    return copy


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_back(file: Path, identity: pyrage.x25519.Identity, digests: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as inside:
        opened = Path(inside) / "all.tar"
        pyrage.decrypt_file(str(file), str(opened), [identity])
        with tarfile.open(opened) as tar:
            found = {one.name: _member(tar, one) for one in tar if one.name != MANIFEST}
    if found != digests:
        raise NotTheSame


def _member(tar: tarfile.TarFile, one: tarfile.TarInfo) -> str:
    stream = tar.extractfile(one)
    return hashlib.sha256(stream.read()).hexdigest() if stream else ""


def restore(file: Path, identity: Path, into: Path) -> int:
    """Put a copy back into an empty folder, every file compared with its hash; how many there were."""
    if into.exists() and any(into.iterdir()):
        raise BadInput("niet teruggezet", [Fault("deze map is niet leeg", Place(str(into)), "kies een lege map")])
    keys = _identities(identity)
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = Path(tempfile.mkdtemp(dir=into.parent, prefix=".restore-"))
    try:
        count = _unpacked(file, keys, draft)
        draft.chmod(0o700)
        into.rmdir()
        draft.replace(into)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return count


def _identities(path: Path) -> list[pyrage.x25519.Identity]:
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        return [pyrage.x25519.Identity.from_str(one.strip()) for one in lines if one.startswith("AGE-SECRET-KEY-")]
    except pyrage.IdentityError as error:
        raise BadInput("niet teruggezet", [Fault("hierin staat geen geheime sleutel", Place(str(path)))]) from error


def _lay_out(tar: tarfile.TarFile, draft: Path) -> None:
    """Write plain files and folders below the draft and nothing else; Debian 12's tarfile has no filter for this."""
    for member in tar:
        target = draft / member.name
        if not target.resolve().is_relative_to(draft.resolve()) or not (member.isreg() or member.isdir()):
            fault = Fault("dit hoort niet in een reservekopie", Place(member.name), "maak een nieuwe kopie")
            raise BadInput("niet teruggezet", [fault])
        if member.isdir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        content = tar.extractfile(member)
        if content is not None:
            with content, target.open("wb") as written:
                shutil.copyfileobj(content, written)


def _unpacked(file: Path, keys: list[pyrage.x25519.Identity], draft: Path) -> int:
    opened = draft / ".all.tar"
    try:
        pyrage.decrypt_file(str(file), str(opened), keys)
    except (pyrage.DecryptError, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the disk, not the copy
        cure = "neem de sleutel die bij deze kopie hoort, of een andere kopie"
        fault = Fault("deze sleutel past niet, of het bestand is beschadigd", Place(str(file)), cure)
        raise BadInput("niet teruggezet", [fault]) from error
    with tarfile.open(opened) as tar:
        _lay_out(tar, draft)
    opened.unlink()
    digests: dict[str, str] = json.loads((draft / MANIFEST).read_text(encoding="utf-8"))["files"]
    wrong = [name for name, digest in digests.items() if _digest(draft / name) != digest]
    if wrong:
        raise BadInput("niet teruggezet", [Fault("dit bestand is veranderd", Place(name)) for name in wrong])
    for path in draft.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return len(digests)
