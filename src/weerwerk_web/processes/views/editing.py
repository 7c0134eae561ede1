"""Changing a process: its steps, rules and goals as a list of which every button is a change, by keyboard alone."""

from collections.abc import Mapping

from attrs import evolve
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from weerwerk import wording
from weerwerk.coalition.model.workflow import Workflow
from weerwerk.errors import BadInput
from weerwerk.services import process_outline as outline
from weerwerk.services.process_outline import Only
from weerwerk.services.process_words import AMOUNTS, rule_words
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.processes import actions
from weerwerk_web.processes.store import Stand
from weerwerk_web.processes.views.ids import IDS
from weerwerk_web.processes.views.one_step import WHEN
from weerwerk_web.processes.views.shown import function_names, stand_for


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
        return redirect(f"{reverse('process_edit', args=[process])}{f'#{where}' if IDS.fullmatch(where) else ''}")
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


def _when_words(only: Only) -> str:
    if only.when in ("above", "below"):
        said = _("alleen boven %(border)s") if only.when == "above" else _("alleen tot en met %(border)s")
        border = wording.number(int(only.border)) if only.border.isdigit() else only.border
        return said % {"border": f"{border} euro" if only.by in AMOUNTS else border}
    return str(dict(WHEN)[only.when]) if only.when == "free" else ""


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
