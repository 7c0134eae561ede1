"""Duiding: a session with the MT or the college, one difference at a time on the whole screen; never who said what."""

from collections.abc import Sequence

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from weerwerk.catalogue.model import Catalogue
from weerwerk.errors import BadInput
from weerwerk.scan.model import Word
from weerwerk.services.differences import Difference, differences
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.editions.store import called
from weerwerk_web.look.free_text import FreeText, FreeTextForm
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.actions import meeting, settling
from weerwerk_web.scans.actions.meeting import Outcome
from weerwerk_web.scans.actions.settling import About
from weerwerk_web.scans.models import Session
from weerwerk_web.scans.words import ASKED, SAID
from weerwerk_web.workbench import standing
from weerwerk_web.workbench.standing import Standing


class BeginForm(FreeTextForm):
    """Of whom the session is, and who is there by function."""

    group = FreeText(
        label=gettext_lazy("Van wie is de bijeenkomst?"),
        help_text=gettext_lazy("Bijvoorbeeld: MT, college, afdeling Ruimte."),
        max_length=60,
        rows=1,
    )
    present = FreeText(
        label=gettext_lazy("Wie zijn erbij?"),
        help_text=gettext_lazy("Functies, geen namen. Komt in het verslag."),
        max_length=500,
        required=False,
        rows=2,
    )


class PointForm(FreeTextForm):
    """What came of one difference; everything may stay empty."""

    word = forms.ChoiceField(
        label=gettext_lazy("Waar houden wij het op?"),
        required=False,
        choices=[("", gettext_lazy("nog niet vastgesteld")), *((word.value, SAID[word].short) for word in ASKED)],
    )
    reason = FreeText(label=gettext_lazy("Waarom?"), required=False, max_length=1_000, rows=2)
    decision = FreeText(label=gettext_lazy("Wat spreken wij af?"), required=False, max_length=1_000, rows=2)
    owner = forms.ChoiceField(label=gettext_lazy("Wie doet dat?"), required=False)
    due = forms.DateField(
        label=gettext_lazy("Voor welke dag?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, catalogue: Catalogue, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        functions = sorted(catalogue.functions.values(), key=lambda one: called(one.name).casefold())
        self.fields["owner"].choices = [  # type: ignore[attr-defined]  # a choice field has choices
            ("", _("nog niemand")),
            *((one.id, called(one.name)) for one in functions),
        ]

    def clean(self) -> dict[str, object]:
        """What is settled has a reason; a day belongs to something that was agreed."""
        given = super().clean()
        if given.get("word") and not str(given.get("reason", "")).strip():
            self.add_error("reason", _("Schrijf waarom wij het hierop houden."))
        if (given.get("owner") or given.get("due")) and not str(given.get("decision", "")).strip():
            self.add_error("decision", _("Schrijf wat wij afspreken."))
        return given


@needs(Action.SCAN_SETTLE)
def start(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Begin a session, go on with the one that is open, or look back at the last."""
    found = standing.now()
    if found is None:
        return render(request, "workbench/duiding_start.html", {"form": None})
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        meeting.begin(seat, found.scan, group=given["group"], present=given["present"], case_number=bool(form.declared))
        return redirect("duiding_point", 1)
    last = scans.session(found.scan)
    context = {
        "form": form,
        "last": last,
        "points": _points(found, last) if last else [],
        "open": len([one for one in differences(found.result) if not one.settled]),
    }
    return render(request, "workbench/duiding_start.html", context)


def _points(found: Standing, session: Session) -> Sequence[dict[str, object]]:
    catalogue = found.result.catalogue
    rows = []
    for (circumstance, process, _step), point in scans.points_of(session).items():
        card, about = catalogue.circumstances.get(circumstance), catalogue.processes.get(process)
        owner = catalogue.functions.get(point.owner)
        rows.append(
            {
                "point": point,
                "name": called(card.name) if card else "",
                "about": called(about.name) if about else _("de hele organisatie"),
                "owner": called(owner.name) if owner else "",
            }
        )
    return rows


@needs(Action.SCAN_SETTLE)
def point(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    """One difference on the whole screen."""
    found = standing.now()
    session = scans.session(found.scan) if found else None
    if found is None or session is None or session.closed is not None:
        return redirect("duiding")
    shown = agenda(found)
    if not shown:
        return redirect("duiding")
    if not 1 <= number <= len(shown):
        raise Http404
    one = shown[number - 1]
    about = About(one.circumstance, one.process, one.step)
    form = PointForm(request.POST or None, catalogue=found.result.catalogue, initial=_initial(found, session, about))
    if request.method == "POST" and form.is_valid() and _kept(seat, found, session, about, form):
        return redirect("duiding_point", number + 1) if number < len(shown) else redirect("duiding")
    most = max((each.number for each in one.counts), default=1)
    context = {
        "one": one,
        "form": form,
        "number": number,
        "total": len(shown),
        "before": number - 1,
        "after": number + 1 if number < len(shown) else 0,
        "bars": [{"said": SAID[each.word].short, "number": each.number, "of": most} for each in one.counts],
        "session": session,
        "body_class": "stage",
    }
    return render(request, "workbench/duiding_point.html", context)


def agenda(found: Standing) -> Sequence[Difference]:
    """The differences of a session in an order that does not change while it lasts: by weight alone."""
    return sorted(differences(found.result), key=lambda one: (-one.weight, one.key))


def _initial(found: Standing, session: Session, about: About) -> dict[str, object]:
    key = (about.circumstance, about.process, about.step)
    kept, noted = scans.settled_of(found.scan).get(key), scans.points_of(session).get(key)
    given: dict[str, object] = {}
    if kept is not None:
        given |= {"word": kept.word, "reason": kept.reason}
    if noted is not None:
        given |= {"decision": noted.decision, "owner": noted.owner, "due": noted.due}
    return given


def _kept(seat: Seat, found: Standing, session: Session, about: About, form: PointForm) -> bool:
    given = form.cleaned_data
    declared = bool(form.declared)
    outcome = Outcome(said="", decision=given["decision"], owner=given["owner"], due=given["due"], case_number=declared)
    try:
        if given["word"]:
            settling.settle(
                seat,
                found.scan,
                about,
                word=Word(given["word"]),
                reason=str(given["reason"]),
                case_number=declared,
            )
            outcome = Outcome(
                said=f"{SAID[Word(given['word'])].short}: {given['reason']}",
                decision=outcome.decision,
                owner=outcome.owner,
                due=outcome.due,
                case_number=declared,
            )
        meeting.note(seat, session, about, outcome)
    except BadInput as error:
        for fault in error.faults:
            form.add_error(None, fault.what)
        return False
    if declared:
        trail.did("guard.case_number", f"question:{about.key}")
    return True


@require_POST
@needs(Action.SCAN_SETTLE)
def close(request: HttpRequest, seat: Seat) -> HttpResponse:
    """End the session."""
    found = standing.now()
    session = scans.session(found.scan) if found else None
    if session is not None and session.closed is None:
        meeting.close(seat, session)
    return redirect("duiding")
