"""The long work of the workbench: making papers."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk_web.audit import trail
from weerwerk_web.scans.models import Scan
from weerwerk_web.work.progress import Outcome, Progress
from weerwerk_web.workbench import press


def make_paper(progress: Progress) -> Outcome:
    """Make one paper of a scan; the page that asked for it has checked who may."""
    scan = Scan.objects.get(pk=progress.given["scan"])
    kind = press.KINDS[progress.given["kind"]]
    progress.at(0, 2, str(kind.name))
    paper = press.make(scan, kind, on=timezone.localdate(), person=progress.person)
    progress.at(1, 2, _("bewaren"))
    trail.did("paper.make", f"paper:{paper.pk}", kind=kind.key, digest=paper.digest)
    return {"said": _("%(name)s staat klaar.") % {"name": kind.name}, "url": f"{reverse('papers')}#{paper.pk}"}
