"""One phenomenon judged in full, by one function after another; who differ are both kept."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weerwerk.shaped import Refused
from weerwerk.threats.model import Judgement as JudgementValue
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import called, catalogue
from weerwerk_web.picture import recording
from weerwerk_web.picture.forms import HARMS, JudgeForm
from weerwerk_web.picture.models import Judgement
from weerwerk_web.picture.words import PRESENCES


@needs(Action.PICTURE_EDIT)
def judge(request: HttpRequest, seat: Seat, phenomenon: str) -> HttpResponse:
    """What each function says of this phenomenon, and one more."""
    card = catalogue().phenomena.get(phenomenon)
    if card is None:
        raise Http404
    there = list(Judgement.objects.filter(phenomenon=phenomenon))
    form = JudgeForm(request.POST or None, initial=_initial(there, request.GET.get("functie", "")))
    if request.method == "POST" and form.is_valid() and _kept(seat, phenomenon, form):
        messages.success(request, _("Het oordeel is bewaard."))
        return redirect("phenomenon", phenomenon)
    functions = catalogue().functions
    words = {one.value: word for one, word in PRESENCES}
    rows = [
        {
            "row": one,
            "function": called(functions[one.function].name) if one.function in functions else one.function,
            "presence": words.get(one.presence, one.presence),
        }
        for one in there
    ]
    context = {"form": form, "card": card, "rows": rows}
    return render(request, "picture/judge.html", context, status=422 if form.errors else 200)


def _initial(there: list[Judgement], function: str) -> dict[str, object]:
    wanted = function or recording.COORDINATOR
    known = next((one for one in there if one.function == wanted), None)
    if known is None:
        return {"function": wanted}
    names = ("function", "presence", "basis", "trend", "sources", "since", "until", "note")
    return {name: getattr(known, name) for name in names} | {name: known.harm.get(name, "") for name in HARMS}


def _kept(seat: Seat, phenomenon: str, form: JudgeForm) -> bool:
    given = form.cleaned_data
    presence, basis, trend = form.said
    try:
        said = JudgementValue(
            phenomenon,
            presence,
            given["function"],
            timezone.localdate(),
            basis,
            trend,
            form.harm,
            given["since"],
            given["until"],
            given["sources"] or 0,
            given["note"],
            bool(form.declared),
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, f"{refused.what}: {refused.cure}")
        return False
    recording.judge_whole(seat, said)
    return True


@require_POST
@needs(Action.PICTURE_EDIT)
def remove(request: HttpRequest, seat: Seat, judgement: str) -> HttpResponse:
    """Take the judgement of a function away."""
    row = get_object_or_404(Judgement, pk=judgement)
    recording.drop_judgement(seat, row)
    messages.success(request, _("Het oordeel is weggehaald."))
    return redirect("judge", row.phenomenon)
