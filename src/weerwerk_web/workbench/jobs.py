"""The long work of the workbench: making papers, packing a dossier and reading one in."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput
from weerwerk_web.audit import trail
from weerwerk_web.documents import vault
from weerwerk_web.organisations import scope
from weerwerk_web.scans import papers, pieces
from weerwerk_web.scans.models import Paper, Scan
from weerwerk_web.scans.papers import Made
from weerwerk_web.work.actions import begin
from weerwerk_web.work.progress import Outcome, Progress
from weerwerk_web.workbench import exchange, logs, packing, press
from weerwerk_web.workbench.press import Kind


def make_paper(progress: Progress) -> Outcome:
    """Make one paper of a scan; the page that asked for it has checked who may."""
    scan = Scan.objects.get(pk=progress.given["scan"])
    kind = press.KINDS[progress.given["kind"]]
    progress.at(0, 2, str(kind.name))
    made = press.made(scan, kind, on=timezone.localdate())
    progress.at(1, 2, _("bewaren"))
    with transaction.atomic():
        paper = papers.keep(scan, made, person=progress.person)
        trail.did("paper.make", f"paper:{paper.pk}", kind=kind.key, digest=paper.digest)
        return progress.settle(_ready(kind, paper))


def put_out(progress: Progress) -> Outcome:
    """Pack the dossier of a scan, encrypted; it waits among the papers until a second person agreed."""
    scan = Scan.objects.get(pk=progress.given["scan"])
    kind, today = press.KINDS["dossier"], timezone.localdate()
    progress.at(0, 2, str(kind.name))
    with exchange.as_folder(scan) as folder:
        raw = packing.packed(folder, packing.recipients(progress.given["to"]))
    progress.at(1, 2, _("bewaren"))
    made = Made(kind.key, f"{kind.file}-{today:%Y-%m-%d}.{kind.ending}", kind.mime, raw)
    with transaction.atomic():
        paper = papers.keep(scan, made, person=progress.person)
        trail.did("dossier.export", f"paper:{paper.pk}", digest=paper.digest)
        return progress.settle(_ready(kind, paper))


def _ready(kind: Kind, paper: Paper) -> Outcome:
    return {"said": _("%(name)s staat klaar.") % {"name": kind.name}, "url": f"{reverse('papers')}#{paper.pk}"}


def take_in(progress: Progress) -> Outcome:
    """Read a dossier in as the newest scan: all of it, or nothing and every fault."""
    owner, key = scope.organisation_id(), UUID(progress.given["upload"])
    progress.at(0, 2, _("lezen"))
    try:
        with packing.unpacked(vault.get(owner, key)) as folder, transaction.atomic():
            scan = exchange.take_in(folder, person=progress.person)
            progress.at(1, 2, _("bewaren"))
            if pieces.logs_of(scan):
                begin(progress.person, logs.JOB, label=_("Logbestanden lezen"), given={"scan": str(scan.pk)})
            return progress.settle(
                {"said": _("%(title)s is ingelezen.") % {"title": scan.title}, "url": reverse("scan")}
            )
    except BadInput as error:
        return {"said": _("Er is niets ingelezen."), "faults": "\n".join(str(one) for one in error.faults)}
    finally:
        vault.drop(owner, key)


def read_logs(progress: Progress) -> Outcome:
    """Read the logs of a scan; until then its pages say that they do not count yet."""
    scan = Scan.objects.filter(pk=progress.given["scan"]).first()
    if scan is None:
        return {"said": _("Deze scan is er niet meer.")}
    looked = logs.look(scan, progress.at)
    with transaction.atomic():
        logs.keep(scan, looked)
        trail.did("logs.read", f"scan:{scan.pk}", files=str(len(pieces.logs_of(scan))))
    if looked.kept.faults:
        return {"said": _("Niet elk log kon worden gelezen."), "faults": "\n".join(looked.kept.faults)}
    return {"said": _("De logbestanden zijn gelezen en tellen mee."), "url": reverse("logs")}
