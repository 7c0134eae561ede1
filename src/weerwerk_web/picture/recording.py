"""Putting in counts, talks, phases and borders: each held against the same reader as a dossier, so nobody fits (R1)."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import yaml
from attrs import evolve, frozen
from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.dossier.areas import areas_geojson, read_areas
from weerwerk.dossier.figures import FILE as FIGURES
from weerwerk.dossier.figures import figures_csv, read_figures
from weerwerk.dossier.picture import Assignment, PictureFile, Talk, picture_faults, weighing_faults
from weerwerk.dossier.signals import COLUMNS, Places, read_signals
from weerwerk.dossier.write import plain
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import Located, read_yaml
from weerwerk.services.area_fetch import merged_figures
from weerwerk.shaped import try_shape
from weerwerk.threats.model import Judgement as JudgementValue
from weerwerk.threats.model.areas import Areas
from weerwerk.threats.model.signals import WHOLE, Phases, Protocol, RiecProduct, Signal, Weighing
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.editions.store import catalogue
from weerwerk_web.picture import files, store
from weerwerk_web.picture.models import Count, Frame, Judgement, Listing, Phase, Product
from weerwerk_web.picture.models import Talk as TalkRow

COORDINATOR = "coordinator-oov"
T = TypeVar("T")


@frozen
class Counted:
    """How many rows of counts came in, and how many of those took the place of an earlier one."""

    rows: int
    replaced: int


def count(seat: Seat, given: Mapping[str, str]) -> Counted:
    """Keep one row of counts as it was typed; BadInput with every fault in it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS.names)
    writer.writerow([given.get(name, "") for name in COLUMNS.names])
    return take_counts(seat, text.getvalue().encode(), file="signals.csv")


def take_counts(seat: Seat, raw: bytes, *, file: str) -> Counted:
    """Keep every row of a CSV or Excel file, or none; a row that was there already is replaced."""
    seat.must(Action.PICTURE_EDIT)
    _not_too_large(raw, file)
    found, faults = read_signals(raw, file=file, catalogue=catalogue(), places=_places(seat), on=timezone.localdate())
    if faults:
        raise BadInput(_("signalen niet bewaard"), faults)
    frame_now()
    Frame.objects.select_for_update().first()  # one file at a time, so that no row comes in twice
    there = {_key(files.signal_of(one)): one.pk for one in Count.objects.all()}
    again = [there[_key(one)] for one in found if _key(one) in there]
    Count.objects.filter(pk__in=again).delete()
    after = (Count.objects.values_list("place", flat=True).last() or 0) + 1
    Count.objects.bulk_create(files.count_of(one, after + place) for place, one in enumerate(found))
    _changed()
    trail.did(Action.PICTURE_EDIT, "signals", rows=str(len(found)), replaced=str(len(again)))
    return Counted(len(found), len(again))


def _key(one: Signal) -> Signal:
    return evolve(one, count=0)


def _places(seat: Seat) -> Places:
    areas = files.areas_of(Frame.objects.first())
    code = seat.organisation.code or (areas.municipality if areas else "")
    return Places(code, tuple(one.code for one in areas.wijken) if areas and areas.wijken else None)


def drop_count(seat: Seat, row: Count) -> None:
    """Take a row of counts away."""
    seat.must(Action.PICTURE_EDIT)
    row.delete()
    _changed()
    trail.did(Action.PICTURE_EDIT, "signals", removed="1")


def hold_talk(seat: Seat, talk: Talk) -> None:
    """Say that a department was spoken to."""
    seat.must(Action.PICTURE_EDIT)
    _read(PictureFile(talks=(talk,)), PictureFile, lambda one, at: picture_faults(one, at, on=timezone.localdate()))
    TalkRow.objects.get_or_create(department=talk.department, date=talk.date)
    _changed()
    trail.did(Action.PICTURE_EDIT, "talk", department=talk.department)


def drop_talk(seat: Seat, row: TalkRow) -> None:
    """Take a talk away that was not held."""
    seat.must(Action.PICTURE_EDIT)
    row.delete()
    _changed()
    trail.did(Action.PICTURE_EDIT, "talk", removed="1")


def assign(seat: Seat, said: Assignment) -> None:
    """Say what was asked, by whom, about which period, and who may read it."""
    seat.must(Action.PICTURE_EDIT)
    _read(PictureFile(assignment=said), PictureFile, lambda one, at: picture_faults(one, at, on=timezone.localdate()))
    frame_now()
    Frame.objects.update(assignment=store.converter().unstructure(said))
    _changed()
    trail.did(Action.PICTURE_EDIT, "assignment")


def say_protocol(seat: Seat, said: Protocol) -> None:
    """Say whether there is a protocol, and whether it is published."""
    _hold(seat, Weighing(protocol=said))
    frame_now()
    Frame.objects.update(protocol=store.converter().unstructure(said))
    _changed()
    trail.did(Action.PICTURE_EDIT, "protocol")


def say_phases(seat: Seat, said: Phases) -> None:
    """Keep the counts per phase of a quarter; those that were there are replaced."""
    _hold(seat, Weighing(quarters=(said,)))
    Phase.objects.filter(quarter=said.quarter).delete()
    files.phase_of(said).save(force_insert=True)
    _changed()
    trail.did(Action.PICTURE_EDIT, "phases", quarter=said.quarter)


def add_product(seat: Seat, said: RiecProduct) -> None:
    """Note where a product of the RIEC is kept."""
    _hold(seat, Weighing(riec_products=(said,)))
    files.product_of(said, Product.objects.count()).save(force_insert=True)
    _changed()
    trail.did(Action.PICTURE_EDIT, "riec", added="1")


def drop_product(seat: Seat, row: Product) -> None:
    """Take a product of the RIEC off the list."""
    seat.must(Action.PICTURE_EDIT)
    row.delete()
    _changed()
    trail.did(Action.PICTURE_EDIT, "riec", removed="1")


def _hold(seat: Seat, said: Weighing) -> None:
    seat.must(Action.PICTURE_EDIT)
    _read(said, Weighing, lambda one, at: weighing_faults(one, at, on=timezone.localdate()))


def _read(value: T, cls: type[T], judge: Callable[[T, Located], Iterable[Fault]]) -> None:
    """Hold a value against what its file may say; BadInput with every fault."""
    raw = yaml.safe_dump(plain(value), allow_unicode=True).encode()
    located = read_yaml(raw, file="")
    made, faults = try_shape(located, cls)
    found = [*faults, *(judge(made, located) if made is not None else ())]
    if found:
        raise BadInput(_("niet bewaard"), found)


def take_borders(seat: Seat, raw: bytes, *, file: str) -> Areas:
    """Keep the borders of the own municipality and its wijken; wijken in which was counted must be among them."""
    seat.must(Action.PICTURE_EDIT)
    _not_too_large(raw, file)
    areas = _named(read_areas(raw, file=file, own=seat.organisation.code))
    counted = set(Count.objects.exclude(area=WHOLE).values_list("area", flat=True))
    gone = sorted(counted - {one.code for one in areas.regions})
    if gone:
        what = _("in wijk %(code)s zijn signalen geteld, en die wijk staat niet in dit bestand")
        cure = _("neem de wijkindeling van hetzelfde jaar, of haal die telling eerst weg")
        raise BadInput(_("grenzen niet bewaard"), [Fault(what % {"code": one}, Place(file), cure) for one in gone])
    frame_now()
    Frame.objects.update(areas=areas_geojson(areas), notes=list(areas.notes))
    _changed()
    trail.did(Action.PICTURE_EDIT, "borders", areas=str(len(areas.regions)))
    return areas


def take_figures(seat: Seat, raw: bytes) -> int:
    """Keep newer area figures, as ``weerwerk area fetch`` writes them; how many. Earlier ones stay beside them."""
    seat.must(Action.PICTURE_EDIT)
    _not_too_large(raw, FIGURES)
    today, code = timezone.localdate(), seat.organisation.code
    found, faults = read_figures(raw, catalogue=catalogue(), own=code, on=today)
    if faults:
        raise BadInput(_("cijfers niet bewaard"), faults)
    there = frame_now().figures
    known = read_figures(there.encode(), catalogue=catalogue(), own=code, on=today)[0] if there else ()
    Frame.objects.update(figures=figures_csv(merged_figures(known, found)))
    _changed()
    trail.did(Action.PICTURE_EDIT, "figures", figures=str(len(found)))
    return len(found)


def _named(areas: Areas) -> Areas:
    """The areas with the name of the municipality where the file gave its code alone."""
    known = catalogue().municipalities
    regions = tuple(
        evolve(one, name=known[one.code].name) if one.name == one.code and one.code in known else one
        for one in areas.regions
    )
    return evolve(areas, regions=regions)


def _not_too_large(raw: bytes, file: str) -> None:
    most = settings.WEERWERK.upload_limit_mb
    if len(raw) > most * 1024 * 1024:
        what = _("Dit bestand is groter dan %(mb)d MB.") % {"mb": most}
        raise BadInput(_("bestand niet bewaard"), [Fault(what, Place(file))])


def judge_whole(seat: Seat, said: JudgementValue) -> None:
    """Keep what one function says of a phenomenon in full; an earlier judgement of that function is replaced."""
    seat.must(Action.PICTURE_EDIT)
    Judgement.objects.filter(phenomenon=said.phenomenon, function=said.function).delete()
    Judgement.objects.create(
        phenomenon=said.phenomenon,
        presence=said.presence.value,
        function=said.function,
        on=said.on,
        basis=[one.value for one in said.basis],
        trend=said.trend.value,
        harm=store.converter().unstructure(said.harm),
        since=said.since,
        until=said.until,
        sources=said.sources,
        note=said.note,
        case_number=said.case_number,
    )
    _changed()
    trail.did(Action.PICTURE_EDIT, "phenomena", judged="1")


def drop_judgement(seat: Seat, row: Judgement) -> None:
    """Take the judgement of a function away."""
    seat.must(Action.PICTURE_EDIT)
    row.delete()
    _changed()
    trail.did(Action.PICTURE_EDIT, "phenomena", removed="1")


def frame_now() -> Frame:
    """The frame of the organisation in scope, made when it is not there yet."""
    made, _new = Frame.objects.get_or_create()
    return made


def rows() -> Sequence[Count]:
    """Every row of counts, the newest month first."""
    return sorted(Count.objects.all(), key=lambda one: (one.month, one.phenomenon, one.area), reverse=True)


def _changed() -> None:
    Listing.objects.get_or_create(defaults={"date": timezone.localdate(), "function": COORDINATOR})
    Listing.objects.update(version=F("version") + 1)
