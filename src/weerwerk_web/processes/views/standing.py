"""How processes stand: all of them, one of them, the functions that few hold, what one can try, what strengthens."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk.report.flow_drawing import LEGEND, SIGNS
from weerwerk.services.flow_picture import in_order, signs_of
from weerwerk.services.mandate_check import QUESTION
from weerwerk.services.process_words import rule_words
from weerwerk.services.staffing_said import said
from weerwerk.services.staffing_what_if import Trial, beside, trial
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.processes import store, strengthening
from weerwerk_web.processes.register import beside as beside_register
from weerwerk_web.processes.store import Stand
from weerwerk_web.processes.strengthening import Wish
from weerwerk_web.processes.views.shown import answered, drawing, function_names, may, stand_for
from weerwerk_web.work import actions as work


@needs(Action.STAFF_VIEW)
def overview(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Every process, and whether somebody can do it alone."""
    wanted = None if seat.reach(Action.STAFF_VIEW) is Reach.ALL else seat.processes
    rows = []
    for stand in store.stands(wanted):
        inside = len(stand.inside)
        shown = said(stand.workflow, store.quickly(stand), confidential=False) if inside else None
        rows.append((stand, inside, shown))
    context = {
        "rows": sorted(rows, key=lambda row: (not row[1], row[0].workflow.shown.casefold())),
        "everybody": seat.reach(Action.STAFF_EDIT) is Reach.ALL,
    }
    return render(request, "processes/overview.html", context)


@needs(Action.STAFF_VIEW)
def process(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """One process: drawn, with what its staffing means."""
    stand = stand_for(seat, process, Action.STAFF_VIEW)
    answers = answered(seat, stand) if stand.inside else None
    names = function_names()
    register = beside_register(stand, names=names, confidential=seat.may(Action.STAFF_FEW)) if stand.inside else None
    if register and register.few and not register.hidden:
        trail.viewed("staff.few", f"process:{process}", mandates=str(register.few))
    context = {
        "stand": stand,
        "answers": answers,
        "register": register,
        "question": QUESTION,
        "figure": drawing(stand),
        "legend": LEGEND,
        "steps": [
            (
                step,
                [names.get(one, one) for one in step.functions],
                [SIGNS[one] for one in signs_of(stand.workflow, step)],
            )
            for step in in_order(stand.workflow)
        ],
        "rules": [rule_words(one, stand.workflow) for one in stand.workflow.rules],
        "may": may(seat, process),
    }
    return render(request, "processes/process.html", context)


@needs(Action.STAFF_FEW)
def few(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """The functions with fewer than three holders; each looking is noted."""
    stand = stand_for(seat, process, Action.STAFF_FEW)
    names = function_names()
    held = [
        (names.get(one.function, one.function), [stand.workflow.steps[step].shown for step in one.steps], one)
        for one in store.few(stand)
    ]
    trail.viewed("staff.few", f"process:{process}", functions=str(len(held)))
    return render(request, "processes/few.html", {"stand": stand, "held": held})


class TrialForm(forms.Form):
    """What one tries."""

    what = forms.MultipleChoiceField(
        label=gettext_lazy("Wat wilt u proberen?"),
        choices=[
            (Trial.AWAY.value, gettext_lazy("Eén persoon weg")),
            (Trial.FOUR_EYES.value, gettext_lazy("Vier ogen afgedwongen door het systeem")),
            (Trial.NEIGHBOUR.value, gettext_lazy("Twee mensen delen met de buurgemeente")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies er ten minste één.")},
    )


class AwayForm(TrialForm):
    """The same, by who sees the codes."""

    away = forms.ChoiceField(
        label=gettext_lazy("Wie is er weg?"),
        help_text=gettext_lazy("Alleen als u hierboven ‘één persoon weg’ koos."),
        required=False,
    )

    def __init__(self, *args: object, stand: Stand, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        codes = [(one.code, one.code) for one in stand.inside]
        nobody = ("", gettext_lazy("wie het minst gemist kan worden"))
        self.fields["away"].choices = [nobody, *codes]  # type: ignore[attr-defined]  # it has choices


@needs(Action.STAFF_VIEW)
def what_if(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """A process now, beside how it would be; nothing is kept."""
    stand = stand_for(seat, process, Action.STAFF_VIEW)
    given = request.POST or None
    form = AwayForm(given, stand=stand) if seat.may(Action.STAFF_EDIT, process) else TrialForm(given)
    context: dict[str, object] = {"stand": stand, "form": form}
    if request.method == "POST" and form.is_valid():
        context |= _tried(seat, stand, form.cleaned_data)
        trail.viewed(Action.STAFF_VIEW, f"process:{process}", tried=",".join(form.cleaned_data["what"]))
    htmx = getattr(request, "htmx", False)
    return render(request, "processes/beside.html" if htmx else "processes/what_if.html", context)


def _tried(seat: Seat, stand: Stand, given: dict[str, object]) -> dict[str, object]:
    chosen = given["what"]
    assert isinstance(chosen, list)
    wanted = frozenset(Trial(one) for one in chosen)
    now = store.answers(stand)
    tried = trial(stand.workflow, stand.staff, now, wanted, away=str(given.get("away", "")))
    then = store.afterwards(stand, tried.changes, tried.without)
    confidential = seat.may(Action.STAFF_FEW)
    before = said(stand.workflow, now, confidential=confidential)
    after = said(then.workflow, then.then, confidential=confidential)
    return {
        "moved": beside(before, after),
        "before": before,
        "after": after,
        "no_paper_rule": Trial.FOUR_EYES in tried.impossible,
        "nobody": Trial.AWAY in tried.impossible,
    }


class WishForm(forms.Form):
    """How strong it should become."""

    collusion = forms.TypedChoiceField(
        label=gettext_lazy("Hoeveel mensen moeten er ten minste nodig zijn?"),
        choices=[("2", gettext_lazy("twee")), ("3", gettext_lazy("drie")), ("4", gettext_lazy("vier"))],
        coerce=int,
        initial="2",
    )
    spare = forms.TypedChoiceField(
        label=gettext_lazy("Hoeveel mensen wilt u altijd kunnen missen?"),
        choices=[
            ("", gettext_lazy("dat laat ik open")),
            ("0", gettext_lazy("niemand, maar het moet wel kunnen")),
            ("1", gettext_lazy("één")),
            ("2", gettext_lazy("twee")),
        ],
        coerce=lambda text: int(text) if text else None,
        empty_value=None,
        required=False,
    )


@needs(Action.STAFF_VIEW)
def strengthen(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """The cheapest strengthening with its price; where the time of a page is too short, as long work."""
    stand = stand_for(seat, process, Action.STAFF_VIEW)
    form = WishForm(request.POST or request.GET or {"collusion": "2", "spare": ""})
    context: dict[str, object] = {"stand": stand, "form": form}
    if form.is_valid() and stand.inside:
        wish = Wish(form.cleaned_data["collusion"], form.cleaned_data["spare"])
        if request.method == "POST" and "long" in request.POST:
            spare = "" if wish.spare is None else str(wish.spare)
            given = {"process": process, "collusion": str(wish.collusion), "spare": spare}
            label = _("Versterken: %(name)s") % {"name": stand.workflow.shown}
            return redirect("work", work.start(seat, "processes.strengthen", label=label, given=given).pk)
        found = strengthening.kept(stand, wish) or strengthening.found(stand, wish)
        context |= {"repair": found.told(confidential=seat.may(Action.STAFF_FEW)), "wish": wish}
    elif not stand.inside:
        messages.info(request, _("Vul eerst in wie wat mag."))
    return render(request, "processes/strengthen.html", context)
