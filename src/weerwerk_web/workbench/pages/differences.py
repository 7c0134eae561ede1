"""Where answers differ: the spread for who owns the process, settling for the coordinator."""

from attrs import frozen
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk.errors import BadInput
from weerwerk.scan.model import Word
from weerwerk.services.differences import Difference, differences
from weerwerk_web.accounts import store as accounts
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.editions.store import called
from weerwerk_web.look.free_text import FreeText, FreeTextForm
from weerwerk_web.scans import asking
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.actions import settling
from weerwerk_web.scans.actions.answering import ORGANISATION
from weerwerk_web.scans.actions.settling import About
from weerwerk_web.scans.models import Answer
from weerwerk_web.scans.words import SAID
from weerwerk_web.workbench import standing
from weerwerk_web.workbench.standing import Standing


class SettleForm(FreeTextForm):
    """What the answers come to, and why."""

    word = forms.ChoiceField(
        label=gettext_lazy("Waar houdt u het op?"),
        choices=[(word.value, said.short) for word, said in SAID.items()],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
    )
    reason = FreeText(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Dit staat in het dossier, naast de antwoorden. De antwoorden zelf blijven staan."),
        max_length=1_000,
        error_messages={"required": gettext_lazy("Schrijf waarom u het hierop houdt.")},
    )


@frozen
class Said:
    """One answer as the coordinator sees it."""

    who: str
    function: str
    short: Promise
    comment: str
    mine: bool
    answer: Answer


@needs(Action.SCAN_SPREAD)
def overview(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Everything on which answers differ: for a process owner of the own process, and never who said what."""
    found = standing.now()
    everything = seat.reach(Action.SCAN_SPREAD) is Reach.ALL
    shown = differences(found.result) if found else ()
    mine = [one for one in shown if everything or one.process in seat.processes]
    context = {
        "open": [_row(one) for one in mine if not one.settled],
        "settled": [_row(one) for one in mine if one.settled],
        "may_settle": seat.may(Action.SCAN_SETTLE),
    }
    return render(request, "workbench/differences.html", context)


def _row(one: Difference) -> dict[str, object]:
    return {"one": one, "url": address(one)}


def address(one: Difference) -> str:
    """The page of a difference."""
    part = asking.part_name(one.process)
    if one.step:
        return reverse("difference_step", args=[part, one.circumstance, one.step])
    return reverse("difference", args=[part, one.circumstance])


@needs(Action.SCAN_SETTLE)
def difference(request: HttpRequest, seat: Seat, part: str, circumstance: str, step: str = "") -> HttpResponse:
    """One difference: what was answered, by whom, and what it comes to."""
    found = standing.now()
    process = "" if part == ORGANISATION else part
    one = _found(found, (process, circumstance, step))
    if found is None or one is None:
        raise Http404
    about = About(circumstance, process, step)
    kept = scans.settled_of(found.scan).get((circumstance, process, step))
    form = SettleForm(request.POST or None, initial={"word": kept.word, "reason": kept.reason} if kept else None)
    if request.method == "POST" and request.POST.get("again"):
        settling.unsettle(seat, found.scan, about)
        messages.success(request, _("De antwoorden spreken weer voor zich."))
        return redirect("differences")
    if request.method == "POST" and form.is_valid() and settled(seat, found, about, form):
        messages.success(request, _("Vastgesteld: %(what)s.") % {"what": one.name})
        return redirect("differences")
    context = {
        "one": one,
        "form": form,
        "settled": kept,
        "answers": _answers(seat, found, (circumstance, process, step)),
    }
    return render(request, "workbench/difference.html", context)


def _found(found: Standing | None, key: tuple[str, str, str]) -> Difference | None:
    shown = differences(found.result) if found else ()
    return next((one for one in shown if one.key == key), None)


def settled(seat: Seat, found: Standing, about: About, form: SettleForm) -> bool:
    """Whether it is settled now; else the form says why not."""
    given = form.cleaned_data
    try:
        settling.settle(
            seat,
            found.scan,
            about,
            word=Word(given["word"]),
            reason=str(given["reason"]),
            case_number=bool(form.declared),
        )
    except BadInput as error:
        for fault in error.faults:
            form.add_error(fault.where.field if fault.where.field in form.fields else None, fault.what)
        return False
    if form.declared:
        trail.did("guard.case_number", f"question:{about.key}")
    return True


def _answers(seat: Seat, found: Standing, key: tuple[str, str, str]) -> list[Said]:
    """Who answered what: for the coordinator alone, and noted by the page."""
    rows = scans.answers_about(found.scan, key)
    names = accounts.names(one.respondent.person for one in rows)
    functions = found.result.catalogue.functions
    return [
        Said(
            who=names.get(one.respondent.person, "") or one.respondent.code,
            function=called(functions[one.sheet.function].name) if one.sheet.function in functions else "",
            short=SAID[Word(one.exceptions.get(key[2], one.word))].short,
            comment=one.comment,
            mine=one.respondent.person == seat.person_id,
            answer=one,
        )
        for one in rows
    ]
