"""Changing what somebody could want of a process, or adding something: the steps it takes, and how bad it is."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk.coalition.model.workflow import Goal, Wants, Workflow
from weerwerk.services import process_outline as outline
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.look.free_text import FreeText, FreeTextForm
from weerwerk_web.processes import actions
from weerwerk_web.processes.views.ids import id_for
from weerwerk_web.processes.views.shown import list_of, stand_for


class GoalForm(FreeTextForm):
    """What somebody could want of a process."""

    name = FreeText(label=gettext_lazy("Wat zou iemand hier willen bereiken?"), max_length=80, rows=1)
    wants = forms.ChoiceField(
        label=gettext_lazy("Hoe krijgt iemand dat?"),
        choices=[
            (Wants.PUSH.value, gettext_lazy("door een zaak erdoor te krijgen")),
            (Wants.STOP.value, gettext_lazy("door een zaak tegen te houden")),
        ],
        widget=forms.RadioSelect,
        initial=Wants.PUSH.value,
    )
    impact = forms.TypedChoiceField(
        label=gettext_lazy("Hoe erg is dat?"),
        choices=[(str(one), str(one)) for one in range(1, 6)],
        coerce=int,
        initial="3",
        help_text=gettext_lazy("1 is weinig, 5 is veel."),
    )
    critical = forms.MultipleChoiceField(
        label=gettext_lazy("Welke stappen zijn daarvoor nodig?"),
        help_text=gettext_lazy(
            "Wie zo’n stap doet, moet in het spel zitten. De andere stappen doet een collega te goeder trouw."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één stap.")},
    )

    def __init__(self, *args: object, workflow: Workflow, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        steps = [(one.id, one.shown) for one in workflow.steps.values()]
        self.fields["critical"].choices = steps  # type: ignore[attr-defined]  # it has choices


@needs(Action.PROCESS_EDIT)
def goal(request: HttpRequest, seat: Seat, process: str, goal: str = "") -> HttpResponse:
    """Change what somebody could want, or add something."""
    stand = stand_for(seat, process, Action.PROCESS_EDIT)
    known = next((one for one in stand.workflow.goals if one.id == goal), None)
    if goal and known is None:
        raise Http404
    initial: dict[str, object] = {}
    if known:
        critical = list(known.critical)
        initial = {"name": known.shown, "wants": known.wants.value, "impact": str(known.impact), "critical": critical}
    form = GoalForm(request.POST or None, initial=initial, workflow=stand.workflow)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = Goal(
            id=known.id if known else id_for(given["name"], [one.id for one in stand.workflow.goals]),
            wants=Wants(given["wants"]),
            critical=tuple(given["critical"]),
            impact=given["impact"],
            name=given["name"],
            apart=known.apart if known else False,
        )
        actions.keep(seat, outline.with_goal(stand.workflow, made))
        return redirect("process_edit", process)
    heading = _("Een doel veranderen") if known else _("Een doel toevoegen")
    context = {"form": form, "heading": heading, "button": _("Doel bewaren"), "cancel": list_of(process)}
    return render(request, "look/question.html", context)
