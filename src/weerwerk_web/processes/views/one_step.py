"""Changing one step of a process, or adding one: what is done, by whom, when, and for which goal it is critical."""

from collections.abc import Sequence

from attrs import evolve
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.model.workflow import Goal, Step, Workflow
from weerwerk.errors import BadInput
from weerwerk.services import process_outline as outline
from weerwerk.services.process_outline import Line, Only
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.look.free_text import FreeText, FreeTextForm
from weerwerk_web.processes import actions
from weerwerk_web.processes.views.ids import id_for
from weerwerk_web.processes.views.shown import list_of, stand_for

_ACTS = (
    (Act.PREPARE.value, gettext_lazy("voorbereiden")),
    (Act.CHECK.value, gettext_lazy("controleren")),
    (Act.DECIDE.value, gettext_lazy("besluiten")),
    (Act.EXECUTE.value, gettext_lazy("uitvoeren")),
    (Act.AFTER_CHECK.value, gettext_lazy("achteraf controleren")),
)
WHEN = (
    ("always", gettext_lazy("altijd")),
    ("above", gettext_lazy("alleen boven een bedrag")),
    ("below", gettext_lazy("alleen tot en met een bedrag")),
    ("free", gettext_lazy("als iemand daarvoor kiest")),
)


class StepForm(FreeTextForm):
    """One step."""

    name = FreeText(label=gettext_lazy("Wat doet iemand in deze stap?"), max_length=80, rows=1)
    functions = FreeText(
        label=gettext_lazy("Welke functies mogen dit?"),
        help_text=gettext_lazy("Eén van deze is genoeg. Met komma’s ertussen, zoals het recht in het systeem heet."),
        max_length=400,
        rows=1,
    )
    act = forms.ChoiceField(label=gettext_lazy("Wat voor stap is het?"), choices=_ACTS)
    system = FreeText(label=gettext_lazy("In welk systeem?"), max_length=60, rows=1, required=False)
    when = forms.ChoiceField(label=gettext_lazy("Wanneer?"), choices=WHEN, required=False)
    border = forms.CharField(
        label=gettext_lazy("Bij welk bedrag?"),
        max_length=16,
        required=False,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "decimal"}),
    )
    critical = forms.MultipleChoiceField(
        label=gettext_lazy("Voor welk doel moet wie dit doet in het spel zitten?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, workflow: Workflow, plain: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if workflow.goals:
            goals = [(one.id, one.shown) for one in workflow.goals]
            self.fields["critical"].choices = goals  # type: ignore[attr-defined]  # it has choices
        else:
            del self.fields["critical"]
        if not plain:
            del self.fields["when"], self.fields["border"]

    def clean(self) -> dict[str, object]:
        """A border goes with a condition that asks one."""
        given = super().clean()
        if given.get("when") in ("above", "below"):
            try:
                given["border"] = outline.border_of(str(given.get("border", "")))
            except BadInput:
                self.add_error("border", _("Vul een bedrag in, bijvoorbeeld 5000."))
        return given


@needs(Action.PROCESS_EDIT)
def step(request: HttpRequest, seat: Seat, process: str, step: str = "") -> HttpResponse:
    """Change one step, or add one at the end."""
    stand = stand_for(seat, process, Action.PROCESS_EDIT)
    workflow = stand.workflow
    if step and step not in workflow.steps:
        raise Http404
    lines = outline.lines_of(workflow)
    if not step and lines is None:
        return redirect("process_text", process)
    line = next((one for one in lines or () if one.step.id == step), None)
    known = workflow.steps.get(step)
    form = StepForm(
        request.POST or None, initial=_of(workflow, known, line), workflow=workflow, plain=lines is not None
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep(seat, _with_step(workflow, lines, known, form.cleaned_data))
        except BadInput as error:
            for one in error.faults:
                form.add_error(None, str(one))
        else:
            return redirect("process_edit", process)
    heading = _("Een stap veranderen") if known else _("Een stap toevoegen")
    context = {"form": form, "heading": heading, "button": _("Stap bewaren"), "cancel": list_of(process)}
    return render(request, "look/question.html", context)


def _of(workflow: Workflow, known: Step | None, line: Line | None) -> dict[str, object]:
    if known is None:
        return {"act": Act.PREPARE.value, "when": "always"}
    only = line.only if line else outline.ALWAYS
    return {
        "name": known.shown,
        "functions": ", ".join(known.functions),
        "act": known.act.value,
        "system": known.system,
        "when": only.when,
        "border": only.border,
        "critical": [one.id for one in workflow.goals if known.id in one.critical],
    }


def _with_step(
    workflow: Workflow, lines: Sequence[Line] | None, known: Step | None, given: dict[str, object]
) -> Workflow:
    """The process with a step as it was filled in."""
    name = str(given["name"]).strip()
    made = Step(
        id=known.id if known else id_for(name, workflow.steps),
        functions=tuple(dict.fromkeys(one.strip() for one in str(given["functions"]).split(",") if one.strip())),
        name=name,
        act=Act(str(given["act"])),
        system=str(given.get("system") or "").strip(),
        note=known.note if known else "",
    )
    if lines is None:
        changed = evolve(workflow, steps={**workflow.steps, made.id: made})
    else:
        only = _only(given, next((one.only for one in lines if one.step.id == made.id), outline.ALWAYS))
        placed = [Line(made, only) if one.step.id == made.id else one for one in lines]
        changed = outline.with_lines(workflow, placed if known else [*lines, Line(made, only)])
    chosen = given.get("critical")
    if not isinstance(chosen, list):
        return changed
    return evolve(changed, goals=tuple(_critical(one, made.id, critical=one.id in chosen) for one in changed.goals))


def _only(given: dict[str, object], before: Only) -> Only:
    when = str(given.get("when") or "always")
    border = str(given.get("border") or "") if when in ("above", "below") else ""
    return Only(when, border, before.by)


def _critical(goal: Goal, step: str, *, critical: bool) -> Goal:
    others = tuple(one for one in goal.critical if one != step)
    return (
        goal if critical == (step in goal.critical) else evolve(goal, critical=(*others, step) if critical else others)
    )
