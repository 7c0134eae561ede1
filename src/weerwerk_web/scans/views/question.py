"""One question a page: kept at once, with and without JavaScript, and the next one after it."""

from functools import lru_cache
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weerwerk.catalogue.model import Catalogue
from weerwerk.errors import BadInput
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action, Reach, Role
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.documents import actions as documents
from weerwerk_web.documents import store as document_store
from weerwerk_web.editions.store import called
from weerwerk_web.scans import asking, store
from weerwerk_web.scans.actions import answering, managing
from weerwerk_web.scans.asking import Posed
from weerwerk_web.scans.forms import FunctionForm, QuestionForm, initial_of
from weerwerk_web.scans.models import Answer, Respondent
from weerwerk_web.scans.words import SAID

LATER = "later"  # in the session: the questions that were put off


@needs(Action.SCAN_ANSWER)
def start(request: HttpRequest, seat: Seat) -> HttpResponse:
    """To the first question that is open for this seat; else to the page that says so."""
    scan = store.current()
    if scan is None:
        return redirect("scan_begin" if seat.may(Action.SCAN_MANAGE) else "start")
    respondent = store.respondent_of(scan, seat.person_id)
    if respondent is None or not respondent.function:
        return redirect("own_part")
    later: list[list[str]] = request.session.get(LATER, [])
    if put_off := request.GET.get("later"):
        later = request.session[LATER] = [*later, put_off.split("/")]
    queue = asking.queue_of(seat, scan, respondent)
    following = queue.first([(circumstance, process, step) for circumstance, process, step in later])
    if following is None:
        return redirect("questions_done")
    if list(asking.key_of(following)) in later:
        request.session[LATER] = []
    return redirect(_address(*asking.key_of(following)))


@needs(Action.SCAN_ANSWER)
def own_part(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What is asked of someone who comes to answer, how long it takes, and from which function."""
    scan = store.current()
    if scan is None or scan.closed is not None:
        return render(request, "scans/nothing_asked.html", {"scan": scan})
    respondent = store.respondent_of(scan, seat.person_id) or store.waiting_for(scan, seat.person_id)
    function = respondent.function if respondent else managing.usual_function(seat)
    form = FunctionForm(request.POST or None, initial={"function": function})
    if request.method == "POST" and form.is_valid():
        managing.say_function(seat, managing.take_part(seat, scan), form.cleaned_data["function"])
        return redirect("questions")
    context = {"form": form, "queue": asking.queue_before(seat, scan, function), "scan": scan}
    return render(request, "scans/own_part.html", context)


@lru_cache(maxsize=8_192)
def _address(circumstance: str, process: str, step: str = "") -> str:
    part = asking.part_name(process)
    if step:
        return reverse("question_step", args=[part, circumstance, step])
    return reverse("question", args=[part, circumstance])


@needs(Action.SCAN_ANSWER)
def question(request: HttpRequest, seat: Seat, part: str, circumstance: str, step: str = "") -> HttpResponse:
    """The question; an answer is kept at once, by the button or as soon as it is chosen."""
    scan = store.current()
    posed = asking.posed(scan, part, circumstance, step) if scan else None
    if scan is None or posed is None:
        raise Http404
    seat.must(Action.SCAN_ANSWER, part)
    respondent = store.respondent_of(scan, seat.person_id)
    if respondent is None or not respondent.function:
        return redirect("own_part")
    answer = store.answer_to(respondent, (circumstance, posed.process, step))
    if request.method != "POST":
        form = QuestionForm(posed=posed, initial=initial_of(answer))
        return _page(request, seat, form, respondent)
    form = QuestionForm(request.POST, request.FILES, posed=posed)
    part_only = bool(getattr(request, "htmx", False))
    if _kept(request, seat, form, respondent) and not part_only:
        return redirect("questions")
    if part_only:
        return render(request, "scans/kept.html", {"form": form, "kept": form.is_valid()})
    return _page(request, seat, form, respondent)


def _key(posed: Posed) -> str:
    return "/".join(one for one in (posed.part, posed.circumstance.id, posed.step) if one)


def _later(posed: Posed) -> str:
    return "/".join((posed.circumstance.id, posed.process, posed.step))


def _kept(request: HttpRequest, seat: Seat, form: QuestionForm, respondent: Respondent) -> bool:
    """Whether the answer is kept; else the form says why not."""
    if not form.is_valid():
        return False
    given = form.given()
    try:
        answering.answer(seat, respondent, given)
        uploaded = form.cleaned_data.get("file")
        if isinstance(uploaded, UploadedFile):
            documents.add(seat, uploaded, subject=_subject(respondent, form.posed), process=given.part)
    except BadInput as error:
        for fault in error.faults:
            form.refuse(fault)
        return False
    return True


def _subject(respondent: Respondent, posed: Posed) -> str:
    return f"answer:{respondent.pk}/{_key(posed)}"[:120]


def _page(request: HttpRequest, seat: Seat, form: QuestionForm, respondent: Respondent) -> HttpResponse:
    queue = asking.queue_of(seat, respondent.scan, respondent)
    chosen = form["word"].value()
    rows = [
        {"value": word.value, "said": said, "id": f"word-{number}", "chosen": chosen == word.value}
        for number, (word, said) in enumerate(SAID.items())
    ]
    context = {
        "form": form,
        "posed": form.posed,
        "rows": rows,
        "queue": queue,
        "skip": f"{reverse('questions')}?{urlencode({'later': _later(form.posed)})}",
        "documents": document_store.under(_subject(respondent, form.posed)),
        "scan": respondent.scan,
        "changing": bool(chosen) and request.method != "POST",
    }
    return render(request, "scans/question.html", context, status=200 if request.method != "POST" else 422)


@needs(Action.SCAN_ANSWER)
def done(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Nothing more to ask: what was answered, what is still open, and what now."""
    scan = store.current()
    if scan is None:
        return redirect("start")
    respondent = store.respondent_of(scan, seat.person_id)
    if respondent is None:
        return redirect("own_part")
    queue = asking.queue_of(seat, scan, respondent)
    everything = seat.reach(Action.SCAN_ANSWER) is Reach.ALL
    knowledge = store.knowledge_of(scan)
    short = {word: str(said.short) for word, said in SAID.items()}
    whole = _("de hele organisatie")
    given = [_answered(knowledge, key, short[one], whole) for key, one in sorted(store.words_of(respondent).items())]
    context = {
        "scan": scan,
        "queue": queue,
        "given": mark_safe("".join(given)),
        "everything": everything,
        "respondent": respondent,
        "owner": Role.PROCESS_OWNER in seat.roles,
    }
    return render(request, "scans/done.html", context)


def _answered(knowledge: Catalogue, key: store.Key, short: str, whole: str) -> str:
    circumstance, process, step = key
    card = knowledge.circumstances.get(circumstance)
    named = knowledge.processes.get(process)
    question = card.question if card else circumstance
    return _row(_address(circumstance, process, step), question, called(named.name) if named else whole, short)


@lru_cache(maxsize=4_096)
def _row(url: str, question: str, about: str, said: str) -> str:
    """A row as it stands on the page; hundreds of them are the same on each."""
    return render_to_string("scans/answered.html", {"url": url, "question": question, "about": about, "said": said})


@require_POST
@needs(Action.SCAN_ANSWER)
def hand_in(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Say that the own part is ready."""
    scan = store.current()
    if scan is not None:
        answering.hand_in(seat, managing.take_part(seat, scan))
        messages.success(request, _("Dank u wel. Uw coördinator ziet dat u klaar bent."))
    return redirect("start")


@require_POST
@needs(Action.SCAN_ANSWER)
def take_back(request: HttpRequest, seat: Seat, answer: str) -> HttpResponse:
    """Take back an answer of one's own; another's is not there for this seat."""
    one = get_object_or_404(Answer.objects.select_related("respondent__scan"), pk=answer)
    if one.respondent.person != seat.person_id:
        raise Http404
    answering.take_back(seat, one)
    messages.success(request, _("Uw antwoord is teruggenomen."))
    return redirect("differences" if seat.may(Action.SCAN_SETTLE) else "questions_done")
