"""A dossier as one file: packed and encrypted to whoever may read it, and unpacked with care."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pyrage
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk_web.scans import pieces

MOST_FILES = 3_000
MOST_UNPACKED = 200 * 1024 * 1024
_MARK = "organisation.yaml"


def recipients(text: str) -> list[pyrage.x25519.Recipient]:
    """The public keys in a text, one a line; BadInput with every line that is none."""
    found: list[pyrage.x25519.Recipient] = []
    faults = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        try:
            found.append(pyrage.x25519.Recipient.from_str(line))
        except pyrage.RecipientError:
            faults.append(_no_key(line))
    if not found and not faults:
        faults.append(Fault(_("er is geen openbare sleutel"), Place(field="to"), _("vul er ten minste één in")))
    if faults:
        raise BadInput(_("dossier niet gemaakt"), faults)
    return found


def _no_key(line: str) -> Fault:
    what = _("‘%(key)s…’ is geen openbare sleutel") % {"key": line[:12]}
    return Fault(what, Place(field="to"), _("zij begint met age1"))


def packed(folder: Path, to: Sequence[pyrage.x25519.Recipient]) -> bytes:
    """The folder as a zip that only the holders of these keys can open; the same folder packs in the same order."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.write(path, path.relative_to(folder).as_posix())
    return bytes(pyrage.encrypt(content.getvalue(), list(to)))


@contextmanager
def unpacked(raw: bytes) -> Iterator[Path]:
    """The dossier of a zip in a folder of its own; BadInput when it is no zip, too large, or points outside itself."""
    if raw.startswith(b"age-encryption.org/"):
        raise _bad(_("dit bestand is nog versleuteld"), _("pak het eerst uit met uw geheime sleutel; die blijft bij u"))
    with pieces.workplace() as place:
        folder = place / "dossier"
        folder.mkdir()
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                for name, member in _members(archive):
                    path = folder / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(archive.read(member))
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
            raise _bad(_("dit is geen leesbare zip"), _("maak de zip opnieuw, zonder wachtwoord")) from error
        yield _inside(folder)


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    members = [one for one in archive.infolist() if not one.is_dir()]
    if len(members) > MOST_FILES or sum(one.file_size for one in members) > MOST_UNPACKED:
        cure = _("hooguit %(files)d bestanden en 200 MB") % {"files": MOST_FILES}
        raise _bad(_("uitgepakt is dit bestand te groot"), cure)
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.as_posix():
            raise _bad(_("in deze zip staat een bestand dat buiten de map wijst"), _("maak de zip opnieuw"))
        if not any(part.startswith((".", "__MACOSX")) for part in name.parts):
            yield name.as_posix(), member


def _inside(folder: Path) -> Path:
    """The folder itself, or the only folder in it, as most programs pack it."""
    within = list(folder.iterdir())
    alone = len(within) == 1 and within[0].is_dir() and not (folder / _MARK).exists()
    return within[0] if alone else folder


def _bad(what: str, cure: str) -> BadInput:
    return BadInput(_("dossier niet ingelezen"), [Fault(what, cure=cure)])
