"""The picture as the JSON that ``weerwerk picture --json`` prints; small counts are hidden there too (R6)."""

from weerwerk.interval import Interval
from weerwerk.services.barriers import OwnBarrier
from weerwerk.services.picture import PictureResult
from weerwerk.services.picture_words import blind_text
from weerwerk.services.scan_json import exposure_dict
from weerwerk.small_counts import Mark, Shown
from weerwerk.threats.exposure import Exposure
from weerwerk.threats.model import Harm
from weerwerk.threats.picture import View


def picture_dict(result: PictureResult) -> dict[str, object]:
    """Everything the picture says; every phenomenon of the catalogue is in it."""
    return {
        "phenomena": [_phenomenon(result, one) for one in result.picture.views],
        "exposure": [_exposure(one) for one in result.picture.exposures],
        "blind_spots": [
            {"kind": one.kind, "id": one.id, "asked": one.asked, "text": blind_text(result, one)}
            for one in result.blind
        ],
        "barriers": [_barrier(one) for one in result.barriers],
        "receipt": result.receipt.as_dict(),
    }


def _phenomenon(result: PictureResult, view: View) -> dict[str, object]:
    return {
        "id": view.phenomenon,
        "presence": str(view.highest),
        "basis": [str(one) for one in view.basis],
        "trend": str(view.trends[0]) if len(view.trends) == 1 else "onbekend",
        "signals": _count(view.signals),
        "processes": list(result.processes_of(view.phenomenon)),
        "in_definition": view.in_definition,
        "judged": {str(one): number for one, number in view.judged.presences.items()} if view.judged else {},
        "impact": _harm(view.harm),
    }


def _count(shown: Shown) -> dict[str, object]:
    return {"count": shown.number, "suppressed": shown.mark is not Mark.SHOWN}


def _harm(harm: Harm) -> dict[str, int | None]:
    sides = {
        "people": harm.people,
        "neighbourhood": harm.neighbourhood,
        "economy": harm.economy,
        "government": harm.government,
    }
    return {name: value or None for name, value in sides.items()}


def _exposure(exposure: Exposure) -> dict[str, object]:
    return {"process": exposure.process, **(exposure_dict(exposure) or {})}


def _barrier(one: OwnBarrier) -> dict[str, object]:
    return {
        "phenomenon": one.phenomenon,
        "step": one.step.id,
        "process": one.barrier.process,
        "standing": str(one.state),
        "barrier": one.barrier.id,
        "process_step": one.barrier.step,
        "circumstance": one.barrier.circumstance,
        **_ends(one.interval),
    }


def _ends(interval: Interval | None) -> dict[str, object]:
    return {} if interval is None else {"low": interval.low, "high": interval.high}
