"""The hook for the municipality's own virus scanner: a command that reads the file and answers with its exit code."""

import shlex
import subprocess

from django.conf import settings
from django.utils.translation import gettext as _

from weerwerk_web.documents.kinds import NotTaken

_SECONDS = 60


def scan(raw: bytes) -> bool:
    """Whether the file was scanned and found clean; False when there is no scanner; NotTaken in every other case."""
    command = shlex.split(settings.WEERWERK.scanner)
    if not command:
        return False
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotTaken(_("De virusscanner antwoordt niet. Probeer het later, of vraag uw beheerder.")) from error
    if done.returncode == 0:
        return True
    if done.returncode == 1:
        raise NotTaken(_("De virusscanner vond iets in dit bestand. Het is niet bewaard."))
    raise NotTaken(_("De virusscanner antwoordt niet. Probeer het later, of vraag uw beheerder."))
