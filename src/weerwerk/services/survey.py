"""A staff survey as measurements: the share that answers unfavourably, read from the table of shares (S5, R6)."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from weerwerk import wilson, wording
from weerwerk.catalogue.cards import Circumstance
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import SurveyCount
from weerwerk.dossier.survey import FEWEST, circumstance_of
from weerwerk.interval import Interval
from weerwerk.scan.measure import share_degree
from weerwerk.scan.model import Measurement

EVERYBODY = "alle"  # a group with this name is the whole; the other groups are then its parts


@frozen
class Surveyed:
    """What a survey says about one circumstance: how many answered unfavourably, of how many, and when."""

    circumstance: Circumstance
    unfavourable: int
    of: int
    period: str


def survey_measurements(
    counts: Sequence[SurveyCount], catalogue: Catalogue, *, processes: Iterable[str]
) -> tuple[Measurement, ...]:
    """What the survey measures, the same for every process; fewer than ten that count measure nothing (R6)."""
    seen = [(one, _degree(one, catalogue)) for one in surveyed(counts, catalogue)]
    return tuple(
        Measurement(process, one.circumstance.id, "survey", degree, fact_of(one))
        for process in processes
        for one, degree in seen
        if degree is not None
    )


def surveyed(counts: Sequence[SurveyCount], catalogue: Catalogue) -> Iterator[Surveyed]:
    """The newest period of each circumstance, over all groups."""
    by_circumstance: dict[str, tuple[Circumstance, list[SurveyCount]]] = {}
    for one in counts:
        circumstance = circumstance_of(one.item, catalogue)
        if circumstance is not None:
            by_circumstance.setdefault(circumstance.id, (circumstance, []))[1].append(one)
    scale = catalogue.scoring.survey
    for _, (circumstance, mine) in sorted(by_circumstance.items()):
        period = max(one.period for one in mine)
        held = _whole([one for one in mine if one.period == period and one.answer not in scale.left_out])
        unfavourable = sum(one.count for one in held if one.answer in scale.unfavourable)
        yield Surveyed(circumstance, unfavourable, sum(one.count for one in held), period)


def _whole(counts: list[SurveyCount]) -> list[SurveyCount]:
    everybody = [one for one in counts if one.group.casefold() == EVERYBODY]
    return everybody or counts


def _degree(one: Surveyed, catalogue: Catalogue) -> Interval | None:
    return share_degree(one.unfavourable, one.of, table=catalogue.scoring.shares, least=FEWEST)


def fact_of(one: Surveyed) -> str:
    """The clause behind 'in het medewerkersonderzoek zien we'."""
    low, high = wilson.bounds(one.unfavourable, one.of)
    share = wording.percent_range(low, high)
    return (
        f"dat {wording.number(one.unfavourable)} van de {wording.number(one.of)} medewerkers ({share}) ongunstig "
        f"antwoorden op ‘{one.circumstance.survey_item}’ ({one.period})"
    )
