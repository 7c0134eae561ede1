"""Renewing the keys of an installation: what is kept is sealed again, and only then the older key goes.

Stopped halfway, nothing is lost: what is not sealed again yet still opens with the older key, and the next run goes on.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from attrs import frozen
from django.conf import settings
from django.db import transaction

from weerwerk_web import keys, occupied
from weerwerk_web.start import preparing

FOR = {
    "session": "sessies en formulieren; wie is ingelogd, logt opnieuw in",
    "audit": "de zegels van het logboek; de oude sleutel blijft om terug te kunnen rekenen",
    "documents": "bewijsstukken, papieren en delen van een dossier",
    "secrets": "geheimen van codes-apps en herstelcodes",
}


@frozen
class Key:
    """A key as it lies in the folder, never what is in it."""

    name: str
    made: date
    older: int


@frozen
class Renewed:
    """What was done: how much was sealed again, and what could not be read."""

    files: int
    secrets: int
    damaged: tuple[str, ...]


def listed() -> list[Key]:
    """The keys of this installation with the day they were made."""
    folder = _folder()
    return [
        Key(name, date.fromtimestamp((folder / name).stat().st_mtime), len(keys.older(folder, name)))
        for name in keys.NAMES
    ]


def rotate(names: Sequence[str]) -> Renewed:
    """Renew these keys; one of which an older one is still needed is finished instead of renewed once more."""
    folder = _folder()
    with occupied.by_us_alone(settings.WEERWERK.data, what="sleutels niet vernieuwd"):
        for name in names:
            if name == "audit" or not keys.older(folder, name):
                keys.renew(folder, name)
        settings.INSTALLATION_KEYS = keys.read_or_make(folder)
        files, damaged = _documents() if "documents" in names else (0, ())
        count = _secrets() if "secrets" in names else 0
        if {"session", "secrets"} & set(names):
            _end_sessions()
        for name in names:
            if name != "audit" and not (name == "documents" and damaged):
                keys.forget(folder, name)
        settings.INSTALLATION_KEYS = keys.read_or_make(folder)
        _note(names, files)
    return Renewed(files, count, damaged)


def _folder() -> Path:
    preparing.setup()
    folder: Path = settings.WEERWERK.data / "keys"
    return folder


def _documents() -> tuple[int, tuple[str, ...]]:
    from weerwerk_web.documents import vault

    count, damaged = 0, []
    for organisation, document in vault.everything():
        try:
            count += vault.seal_again(organisation, document)
        except vault.Damaged:
            damaged.append(str(document))
    return count, tuple(damaged)


def _secrets() -> int:
    """Every secret of a second step under the key of now, all of them or none."""
    from allauth.mfa.models import Authenticator

    count = 0
    with transaction.atomic():
        for one in Authenticator.objects.select_for_update().all():
            again = {name: _again(name, value) for name, value in one.data.items()}
            if again != one.data:
                one.data, count = again, count + 1
                one.save(update_fields=["data"])
    return count


def _again(name: str, value: object) -> object:
    from weerwerk_web.accounts import secrets

    if name in ("secret", "seed") and isinstance(value, str):
        return secrets.sealed(secrets.opened(value))
    if name == "migrated_codes" and isinstance(value, list):
        return [secrets.sealed(secrets.opened(str(one))) for one in value]
    return value


def _end_sessions() -> None:
    from weerwerk_web.accounts.models import Visit

    Visit.objects.all().delete()


def _note(names: Sequence[str], files: int) -> None:
    from weerwerk_web.audit import trail

    trail.outside("keys.rotate", keys=" ".join(names), files=str(files))
