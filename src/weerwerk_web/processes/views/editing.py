"""Changing a process: its steps as a list, one step, its rules and goals, or the whole text; all by keyboard alone."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from attrs import evolve
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk import wording
from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.model.workflow import Goal, Step, Wants, Workflow
from weerwerk.errors import BadInput
from weerwerk.services import process_outline as outline
from weerwerk.services.coalition_files import bpmn_as_text
from weerwerk.services.process_outline import Line, Only
from weerwerk.services.process_words import rule_words
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.documents import scanner
from weerwerk_web.documents.kinds import NotTaken
from weerwerk_web.look.free_text import FreeText, FreeTextForm
from weerwerk_web.processes import actions
from weerwerk_web.processes.store import Stand
from weerwerk_web.processes.views.shown import function_names, stand_for

_ACTS = (
    (Act.PREPARE.value, gettext_lazy("voorbereiden")),
    (Act.CHECK.value, gettext_lazy("controleren")),
    (Act.DECIDE.value, gettext_lazy("besluiten")),
    (Act.EXECUTE.value, gettext_lazy("uitvoeren")),
    (Act.AFTER_CHECK.value, gettext_lazy("achteraf controleren")),
)
_WHEN = (
    ("always", gettext_lazy("altijd")),
    ("above", gettext_lazy("alleen boven een bedrag")),
    ("below", gettext_lazy("alleen tot en met een bedrag")),
    ("free", gettext_lazy("als iemand daarvoor kiest")),
)


@needs(Action.PROCESS_EDIT)
def edit(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """The steps as a list, with the rules and goals; every button is a change that is kept at once."""
    stand = stand_for(seat, process, Action.PROCESS_EDIT)
    if request.method == "POST":
        try:
            changed = _changed(request, seat, stand)
        except BadInput as error:
            messages.error(request, " ".join(str(one) for one in error.faults))
        else:
            if changed is not None:
                actions.keep(seat, changed)
        where = request.POST.get("where", "")
        return redirect(f"{reverse('process_edit', args=[process])}{f'#{where}' if _IDS.fullmatch(where) else ''}")
    lines = outline.lines_of(stand.workflow)
    names = function_names()
    context = {
        "stand": stand,
        "lines": [
            (one, _when_words(one.only), [names.get(name, name) for name in one.step.functions]) for one in lines or ()
        ],
        "plain": lines is not None,
        "rules": [(number, one, rule_words(one, stand.workflow)) for number, one in enumerate(stand.workflow.rules)],
        "goals": [
            (one, [stand.workflow.steps[step].shown for step in one.critical if step in stand.workflow.steps])
            for one in stand.workflow.goals
        ],
        "steps": list(stand.workflow.steps.values()),
    }
    return render(request, "processes/edit.html", context)


_IDS = re.compile(r"[a-z0-9-]{1,80}")


def _when_words(only: Only) -> str:
    if only.when in ("above", "below"):
        said = _("alleen boven %(border)s") if only.when == "above" else _("alleen tot en met %(border)s")
        border = wording.number(int(only.border)) if only.border.isdigit() else only.border
        return said % {"border": border}
    return str(dict(_WHEN)[only.when]) if only.when == "free" else ""


def _changed(request: HttpRequest, seat: Seat, stand: Stand) -> Workflow | None:
    """The process after the button that was pressed; None when there is nothing to keep."""
    given, workflow = request.POST, stand.workflow
    if "anew" in given:
        actions.begin_anew(seat, workflow.id)
        return None
    if "keep" in given:
        return workflow
    if "rule" in given:
        steps = tuple(dict.fromkeys(one for one in given.getlist("step") if one in workflow.steps))
        if len(steps) < 2:
            messages.error(request, _("Kies twee verschillende stappen."))
            return None
        return outline.with_rule(workflow, steps, enforced="enforced" in given)
    if (changed := _ruled(workflow, given)) is not None:
        return changed
    if "ungoal" in given:
        return evolve(workflow, goals=tuple(one for one in workflow.goals if one.id != given["ungoal"]))
    return _moved(workflow, given.get("up", ""), given.get("down", ""), given.get("remove", ""))


def _ruled(workflow: Workflow, given: Mapping[str, str]) -> Workflow | None:
    """The process after the button of a rule."""
    for name in ("hold", "loosen"):
        if given.get(name, "").isdigit():
            return outline.with_enforced(workflow, int(given[name]), enforced=name == "hold")
    return outline.without_rule(workflow, int(given["unrule"])) if given.get("unrule", "").isdigit() else None


def _moved(workflow: Workflow, up: str, down: str, gone: str) -> Workflow | None:
    lines = list(outline.lines_of(workflow) or ())
    at = next((number for number, one in enumerate(lines) if one.step.id in (up, down, gone)), None)
    if at is None:
        return None
    if gone:
        del lines[at]
    else:
        to = at - 1 if up else at + 1
        if not 0 <= to < len(lines):
            return None
        lines[at], lines[to] = lines[to], lines[at]
    return outline.with_lines(workflow, lines)


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
    when = forms.ChoiceField(label=gettext_lazy("Wanneer?"), choices=_WHEN, required=False)
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
    context = {"form": form, "heading": heading, "button": _("Stap bewaren"), "cancel": _list_of(process)}
    return render(request, "look/question.html", context)


def _list_of(process: str) -> str:
    return reverse("process_edit", args=[process])


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


def id_for(name: str, taken: Collection[str]) -> str:
    """An id from a name: small letters, digits and dashes, and not one that is there already."""
    flat = "".join(one for one in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(one))
    made = re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:50].strip("-") or "stap"
    return next(one for one in (made, *(f"{made}-{number}" for number in range(2, 10_000))) if one not in taken)


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
    context = {"form": form, "heading": heading, "button": _("Doel bewaren"), "cancel": _list_of(process)}
    return render(request, "look/question.html", context)


class TextForm(forms.Form):
    """The whole process as a file."""

    text = forms.CharField(
        label=gettext_lazy("De tekst van het proces"),
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
        max_length=200_000,
        strip=False,
    )


@needs(Action.PROCESS_EDIT)
def text(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """The process as its file says it: for what a list cannot say, such as work side by side."""
    stand = stand_for(seat, process, Action.PROCESS_EDIT)
    model = request.FILES.get("model")
    form = TextForm(None if model else request.POST or None, initial={"text": stand.text})
    if model is not None:
        form = _from_model(request, model.read() or b"", process) or form
    elif request.method == "POST" and form.is_valid():
        try:
            warnings = actions.keep_text(seat, form.cleaned_data["text"].replace("\r\n", "\n"), process=process)
        except BadInput as error:
            for one in error.faults:
                form.add_error("text", str(one))
        else:
            for one in warnings:
                messages.warning(request, str(one))
            return redirect("process_edit", process)
    context = {
        "form": form,
        "heading": _("Het proces als tekst"),
        "lead": _(
            "Alles kan hier: ook stappen naast elkaar, herhalen en andere regels. Fouten ziet u allemaal tegelijk."
        ),
        "button": _("Tekst bewaren"),
        "cancel": _list_of(process),
    }
    return render(request, "processes/text.html", context)


def _from_model(request: HttpRequest, raw: bytes, process: str) -> TextForm | None:
    """A BPMN model as text to look through; it is kept only when somebody keeps that text."""
    try:
        scanner.scan(raw)
        made, left = bpmn_as_text(raw, file="BPMN", process=process)
    except NotTaken as error:
        messages.error(request, str(error.why))
        return None
    except BadInput as error:
        messages.error(request, " ".join(str(one) for one in error.faults))
        return None
    messages.warning(request, _("Kijk de tekst na en bewaar haar; er is nog niets veranderd."))
    for one in left:
        messages.warning(request, str(one))
    return TextForm(initial={"text": made})
