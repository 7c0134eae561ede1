"""A whole edition of the catalogue: its cards by kind and id."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from weerwerk.catalogue.cards import (
    BarrierModel,
    Circumstance,
    Detector,
    Function,
    Indicator,
    Measure,
    Merger,
    Norm,
    Partner,
    Phenomenon,
    Process,
    ProcessModel,
    Scoring,
    Source,
    Step,
    Surrounding,
    Theme,
    Weighing,
)

Card = (
    Process
    | ProcessModel
    | Function
    | Circumstance
    | Surrounding
    | Indicator
    | Merger
    | Phenomenon
    | BarrierModel
    | Measure
    | Detector
    | Norm
    | Partner
    | Theme
    | Source
)


@frozen
class Municipality:
    """A Dutch municipality with what follows from its place; inhabitants on 1 January of the year given."""

    code: str
    name: str
    province: str
    inhabitants: int
    inhabitants_year: int
    safety_region: str
    riec: str


@frozen
class AreaFigure:
    """One published value of an indicator for one municipality; None when it is missing or out of range."""

    municipality: str
    indicator: str
    year: int
    value: float | None


@frozen
class Edition:
    """Which edition of the catalogue this is, and from when it holds."""

    edition: str
    since: date
    language: str = "nl"


@frozen
class Catalogue:
    """Every card of one edition. Lookups take ids; an id that is not there is a KeyError of the caller."""

    edition: Edition
    scoring: Scoring
    processes: Mapping[str, Process] = field(factory=dict)
    models: Mapping[str, ProcessModel] = field(factory=dict)
    functions: Mapping[str, Function] = field(factory=dict)
    circumstances: Mapping[str, Circumstance] = field(factory=dict)
    surroundings: Mapping[str, Surrounding] = field(factory=dict)
    indicators: Mapping[str, Indicator] = field(factory=dict)
    mergers: Mapping[str, Merger] = field(factory=dict)
    phenomena: Mapping[str, Phenomenon] = field(factory=dict)
    barriers: Mapping[str, BarrierModel] = field(factory=dict)
    measures: Mapping[str, Measure] = field(factory=dict)
    detectors: Mapping[str, Detector] = field(factory=dict)
    norms: Mapping[str, Norm] = field(factory=dict)
    partners: Mapping[str, Partner] = field(factory=dict)
    themes: Mapping[str, Theme] = field(factory=dict)
    sources: Mapping[str, Source] = field(factory=dict)
    municipalities: Mapping[str, Municipality] = field(factory=dict)
    figures: tuple[AreaFigure, ...] = ()
    digest: str = ""

    def step(self, process: str, step: str) -> Step:
        """One step of a process."""
        return next(one for one in self.processes[process].steps if one.id == step)

    def kinds(self) -> Mapping[str, Mapping[str, Card]]:
        """The cards by kind, in the order in which the field reads them."""
        return {
            "processes": self.processes,
            "models": self.models,
            "functions": self.functions,
            "circumstances": self.circumstances,
            "surroundings": self.surroundings,
            "indicators": self.indicators,
            "mergers": self.mergers,
            "phenomena": self.phenomena,
            "barriers": self.barriers,
            "measures": self.measures,
            "detectors": self.detectors,
            "norms": self.norms,
            "partners": self.partners,
            "themes": self.themes,
            "sources": self.sources,
        }

    def cards(self) -> Iterator[tuple[str, str, Card]]:
        """Every card as (kind, id, card)."""
        for kind, cards in self.kinds().items():
            for card_id, card in cards.items():
                yield kind, card_id, card

    def merger_of(self, code: str) -> Merger | None:
        """The merger in which a municipality went up; None when it never did, or is not known."""
        return next((one for one in self.mergers.values() if code in {gone.code for gone in one.gone}), None)

    def find(self, card_id: str) -> list[tuple[str, Card]]:
        """The cards with an id, over all kinds."""
        return [(kind, cards[card_id]) for kind, cards in self.kinds().items() if card_id in cards]


def default_weight(weights: tuple[Weighing, ...], process: str, on: date) -> Weighing | None:
    """The weighing that holds for a process on a day: one that names the process goes before ``all``, newest first."""
    held = [weighing for weighing in weights if weighing.since <= on]
    named = [weighing for weighing in held if process in weighing.processes]
    general = [weighing for weighing in held if "all" in weighing.processes]
    for group in (named, general):
        if group:
            return max(group, key=lambda weighing: weighing.since)
    return None


def counts(catalogue: Catalogue) -> dict[str, int]:
    """How many of each kind there are, as ``weerwerk catalogue check`` prints them."""
    return {
        "processes": len(catalogue.processes),
        "steps": sum(len(process.steps) for process in catalogue.processes.values()),
        "models": len(catalogue.models),
        "functions": len(catalogue.functions),
        "circumstances": len(catalogue.circumstances) + len(catalogue.surroundings),
        "phenomena": len(catalogue.phenomena),
        "barriers": sum(len(step.barriers) for model in catalogue.barriers.values() for step in model.steps),
        "measures": len(catalogue.measures),
        "detectors": len(catalogue.detectors),
        "partners": len(catalogue.partners),
        "sources": len(catalogue.sources),
        "municipalities": len(catalogue.municipalities),
    }
