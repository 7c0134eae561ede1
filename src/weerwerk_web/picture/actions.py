"""Ticking what is there, and judging what plays; each change is kept at once."""

from collections.abc import Mapping, Sequence

from attrs import frozen
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.dossier.model import Phenomena, Surroundings
from weerwerk.errors import Fault, Place
from weerwerk.shaped import Refused
from weerwerk.threats.model import Basis, Presence, Tick, Trend
from weerwerk.threats.model import Judgement as JudgementValue
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.editions.store import catalogue
from weerwerk_web.picture import store
from weerwerk_web.picture.models import Judgement, Listing

COORDINATOR = "coordinator-oov"


@frozen
class Judged:
    """What someone says of a phenomenon, and on what it rests."""

    phenomenon: str
    presence: Presence
    basis: tuple[Basis, ...] = ()


def tick(seat: Seat, ticks: Mapping[str, Tick | None], *, rest: Tick | None = None) -> None:
    """Say of kinds of locations and sectors whether they are there; None takes it back.

    With `rest` everything about which nothing was said gets that too.
    """
    seat.must(Action.PICTURE_EDIT)
    known = catalogue().surroundings
    listing = _listing()
    held = {**listing.ticks, **{name: value.value for name, value in ticks.items() if value and name in known}}
    for name, value in ticks.items():
        if value is None:
            held.pop(name, None)
    if rest is not None:
        held = {**dict.fromkeys(known, rest.value), **held}
    listing.ticks = {name: held[name] for name in known if name in held}
    listing.listed, listing.date = True, timezone.localdate()
    listing.save(update_fields=["ticks", "listed", "date"])
    _changed()
    trail.did(Action.PICTURE_EDIT, "surroundings", ticked=str(len(ticks)))


def judge(seat: Seat, said: Sequence[Judged]) -> tuple[Fault, ...]:
    """Say of phenomena how present they are; an earlier judgement is replaced. What cannot be kept, and why."""
    seat.must(Action.PICTURE_EDIT)
    faults = {one.phenomenon: fault for one in said if (fault := _fault(one)) is not None}
    judged = [one for one in said if one.phenomenon not in faults]
    _listing()
    known = {one.phenomenon: one for one in store.judgements() if one.function == COORDINATOR}
    others = [one for one in judged if not _same(known.get(one.phenomenon), one)]
    replaced = [known[one.phenomenon].pk for one in others if one.phenomenon in known]
    Judgement.objects.filter(pk__in=replaced).delete()
    Judgement.objects.bulk_create([_row(one, known.get(one.phenomenon)) for one in others])
    _changed()
    trail.did(Action.PICTURE_EDIT, "phenomena", judged=str(len(others)))
    return tuple(faults.values())


def _same(known: Judgement | None, one: Judged) -> bool:
    return known is not None and known.presence == one.presence and known.basis == [basis.value for basis in one.basis]


def _row(one: Judged, known: Judgement | None) -> Judgement:
    """The judgement of today; what was written beside an earlier one stays."""
    row = Judgement(phenomenon=one.phenomenon, function=COORDINATOR)
    if known is not None:
        for name in ("trend", "harm", "since", "until", "sources", "note", "case_number", "place"):
            setattr(row, name, getattr(known, name))
    row.presence, row.basis, row.on = one.presence.value, [basis.value for basis in one.basis], timezone.localdate()
    return row


def _fault(one: Judged) -> Fault | None:
    card = catalogue().phenomena.get(one.phenomenon)
    if card is None:
        return Fault(_("dit fenomeen bestaat niet"), Place(field=one.phenomenon))
    try:
        JudgementValue(one.phenomenon, one.presence, COORDINATOR, timezone.localdate(), one.basis)
    except Refused as refused:
        return Fault(f"{card.name.nl}: {refused.what}", Place(field=one.phenomenon), refused.cure)
    return None


def _listing() -> Listing:
    made, _new = Listing.objects.select_for_update().get_or_create(
        defaults={"date": timezone.localdate(), "function": COORDINATOR}
    )
    return made


def _changed() -> None:
    Listing.objects.update(version=F("version") + 1)


def take_in(surroundings: Surroundings | None, phenomena: Phenomena) -> None:
    """Put what a dossier says of the surroundings in the place of what was there; the caller has checked who may."""
    listing = _listing()
    listing.ticks = {name: tick.value for name, tick in surroundings.ticks.items()} if surroundings else {}
    listing.listed = surroundings is not None
    if surroundings is not None:
        listing.date, listing.function, listing.note = surroundings.date, surroundings.function, surroundings.note
    listing.save()
    Judgement.objects.all().delete()
    Judgement.objects.bulk_create(_taken(one, place) for place, one in enumerate(phenomena.judgements))
    _changed()


def _taken(one: JudgementValue, place: int) -> Judgement:
    return Judgement(
        phenomenon=one.phenomenon,
        presence=one.presence.value,
        function=one.function,
        on=one.on,
        basis=[basis.value for basis in one.basis],
        trend="" if one.trend is Trend.UNKNOWN else one.trend.value,
        harm=store.converter().unstructure(one.harm),
        since=one.since,
        until=one.until,
        sources=one.sources,
        note=one.note,
        case_number=one.case_number,
        place=place,
    )
