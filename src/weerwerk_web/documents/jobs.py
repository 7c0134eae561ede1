"""Long work on documents."""

from django.utils.translation import gettext as _

from weerwerk_web.documents import vault
from weerwerk_web.documents.models import Document
from weerwerk_web.work.progress import Outcome, Progress


def check_again(progress: Progress) -> Outcome:
    """Open every document of the organisation once, to see that each can still be read."""
    found = list(Document.objects.all())
    damaged = []
    for number, one in enumerate(found, start=1):
        try:
            vault.get(one.organisation_id, one.pk)
        except vault.Damaged:
            damaged.append(one.name)
        progress.at(number, len(found), one.name)
    if damaged:
        return {"said": _("Niet meer te lezen: %(names)s.") % {"names": ", ".join(damaged)}}
    return {"said": _("Alle %(count)d bestanden zijn nog heel.") % {"count": len(found)}}
