"""Searching long for the cheapest strengthening."""

import cattrs
from django.urls import reverse
from django.utils.translation import gettext as _

from weerwerk_web.audit import trail
from weerwerk_web.processes import store, strengthening
from weerwerk_web.processes.models import Reckoning
from weerwerk_web.processes.strengthening import LONG, Wish
from weerwerk_web.work.progress import Outcome, Progress


def search(progress: Progress) -> Outcome:
    """Search for as long as a job may; the page that asked for it has checked who may."""
    process = progress.given["process"]
    spare = progress.given.get("spare", "")
    wish = Wish(int(progress.given["collusion"]), int(spare) if spare else None)
    stand = store.stand_of(process)
    if stand is None:
        return {"said": _("Dit proces is er niet meer."), "url": reverse("processes")}
    progress.at(0, 1, stand.workflow.shown)
    found = strengthening.found(stand, wish, seconds=LONG)
    asked = stand.digest(wish.said)
    outcome = cattrs.unstructure(found)
    Reckoning.objects.filter(process=process).exclude(asked=asked).delete()  # what no longer holds is not kept
    Reckoning.objects.update_or_create(
        asked=asked, defaults={"process": process, "outcome": outcome, "person": progress.person}
    )
    trail.did("process.strengthen", f"process:{process}", settled=str(found.whole.settled))
    address = reverse("process_strengthen", args=[process])
    url = f"{address}?collusion={wish.collusion}&spare={spare}"
    return {"said": _("De uitkomst staat klaar."), "url": url}  # who runs the machine sees this line, and no more
