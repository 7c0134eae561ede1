"""Rows of the surroundings as the values of the core."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import cattrs

from weerwerk.dossier.model import Phenomena, Surroundings
from weerwerk.threats.model import Judgement as JudgementValue
from weerwerk_web.picture.models import Judgement, Listing


@cache
def converter() -> cattrs.Converter:
    """Between values of the core and what JSON can hold."""
    made = cattrs.Converter(omit_if_default=True, forbid_extra_keys=True)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: text if isinstance(text, date) else date.fromisoformat(text))
    return made


def listing() -> Listing | None:
    """The list of the organisation in scope."""
    return Listing.objects.first()


def version() -> int:
    """The version of the surroundings; 0 when nothing was said of them yet."""
    return Listing.objects.values_list("version", flat=True).first() or 0


def judgements() -> Sequence[Judgement]:
    """Every judgement of the organisation in scope."""
    return list(Judgement.objects.all())


def surroundings_of(found: Listing | None) -> Surroundings | None:
    """The list as a value; None when nobody filled it in."""
    if found is None or not found.listed:
        return None
    given = {"date": found.date, "function": found.function, "ticks": found.ticks, "note": found.note}
    return converter().structure(given, Surroundings)


def phenomena_of(rows: Sequence[Judgement]) -> Phenomena:
    """The judgements as a value."""
    return Phenomena(tuple(_judgement(one) for one in rows))


def _judgement(row: Judgement) -> JudgementValue:
    given: dict[str, object] = {
        "phenomenon": row.phenomenon,
        "presence": row.presence,
        "function": row.function,
        "on": row.on,
        "basis": row.basis,
        "harm": row.harm,
        "since": row.since,
        "until": row.until,
        "sources": row.sources,
        "note": row.note,
        "case_number": row.case_number,
    }
    if row.trend:
        given["trend"] = row.trend
    return converter().structure(given, JudgementValue)
