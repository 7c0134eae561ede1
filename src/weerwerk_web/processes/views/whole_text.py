"""A process as the text of its file: for what a list cannot say, and for a model in BPMN."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk.errors import BadInput
from weerwerk.services.coalition_files import bpmn_as_text
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.documents import scanner
from weerwerk_web.documents.kinds import NotTaken
from weerwerk_web.processes import actions
from weerwerk_web.processes.views.shown import list_of, stand_for


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
        "cancel": list_of(process),
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
