"""Ticking locations and sectors, and judging phenomena: each row is kept at once."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from weerwerk.catalogue.cards import Phenomenon, Surrounding
from weerwerk.threats.model import Basis, Presence, Tick
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import catalogue
from weerwerk_web.picture import actions, store
from weerwerk_web.picture.actions import Judged
from weerwerk_web.picture.words import BASES, KINDS, PRESENCES, THEMES, TICKS

REST = "rest"


@needs(Action.PICTURE_EDIT)
def surroundings(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Which kinds of locations and sectors are there."""
    if request.method == "POST":
        rest = Tick.ABSENT if request.POST.get(REST) == Tick.ABSENT.value else None
        actions.tick(seat, dict(_ticks(request.POST)), rest=rest)
        if getattr(request, "htmx", False):
            return render(request, "picture/kept.html", {"moment": timezone.localtime()})
        return redirect("phenomena")
    listing = store.listing()
    held: dict[str, str] = listing.ticks if listing else {}
    groups = [{"name": name, "rows": [_row(one, held.get(one.id, "")) for one in _held(kind)]} for kind, name in KINDS]
    context = {"groups": groups, "ticks": TICKS, "said": len(held), "total": len(catalogue().surroundings)}
    return render(request, "picture/surroundings.html", context)


def _held(kind: str) -> list[Surrounding]:
    today = timezone.localdate()
    cards = catalogue().surroundings.values()
    return [one for one in cards if one.kind == kind and not (one.retired and one.retired.since <= today)]


def _row(card: Surrounding, chosen: str) -> dict[str, object]:
    return {"card": card, "chosen": chosen}


def _ticks(posted: QueryDict) -> Iterator[tuple[str, Tick | None]]:
    words = {one.value: one for one in Tick}
    for name in catalogue().surroundings:
        if f"tick-{name}" in posted:
            yield name, words.get(posted.get(f"tick-{name}", ""))


@needs(Action.PICTURE_EDIT)
def phenomena(request: HttpRequest, seat: Seat) -> HttpResponse:
    """How present each phenomenon is, and on what that rests."""
    faults: dict[str, str] = {}
    if request.method == "POST":
        found = actions.judge(seat, [*_judged(request.POST)])
        faults = {fault.where.field: f"{fault.what}: {fault.cure}" for fault in found}
        if getattr(request, "htmx", False):
            return render(request, "picture/kept.html", {"moment": timezone.localtime(), "faults": faults})
        if not faults:
            return redirect("start")
    own = {one.phenomenon: one for one in store.judgements() if one.function == actions.COORDINATOR}
    chosen = {name: (one.presence, tuple(one.basis)) for name, one in own.items()}
    if faults:
        chosen |= {one.phenomenon: (one.presence.value, tuple(one.basis)) for one in _judged(request.POST)}
    groups = [
        {"name": name, "rows": [_judgement(one, chosen, faults) for one in _phenomena(theme)]} for theme, name in THEMES
    ]
    context = {
        "groups": [one for one in groups if one["rows"]],
        "presences": PRESENCES,
        "bases": BASES,
        "said": len(own),
        "total": len(catalogue().phenomena),
        "faults": faults,
        "needs_basis": (Presence.LIKELY, Presence.ESTABLISHED),
    }
    return render(request, "picture/phenomena.html", context, status=422 if faults else 200)


def _phenomena(theme: str) -> list[Phenomenon]:
    today = timezone.localdate()
    cards = catalogue().phenomena.values()
    return [one for one in cards if one.theme == theme and not (one.retired and one.retired.since <= today)]


def _judgement(
    card: Phenomenon, chosen: dict[str, tuple[str, tuple[str, ...]]], faults: dict[str, str]
) -> dict[str, object]:
    presence, basis = chosen.get(card.id, ("", ()))
    return {"card": card, "chosen": presence, "basis": basis[0] if basis else "", "fault": faults.get(card.id, "")}


def _judged(posted: QueryDict) -> Iterator[Judged]:
    words = {one.value: one for one in Presence}
    bases = {one.value: one for one in Basis}
    rest = Presence.UNKNOWN if posted.get(REST) == Presence.UNKNOWN.value else None
    known = {one.phenomenon for one in store.judgements() if one.function == actions.COORDINATOR} if rest else set()
    for name in catalogue().phenomena:
        presence = words.get(posted.get(f"presence-{name}", "")) or (rest if name not in known else None)
        basis = bases.get(posted.get(f"basis-{name}", ""))
        if presence is not None:
            yield Judged(name, presence, (basis,) if basis and presence is not Presence.UNKNOWN else ())
