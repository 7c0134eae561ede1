"""The kinds of card in the catalogue. Keys are English; ids and texts are Dutch; numbers have a date and a source."""

from weerwerk.catalogue.cards.common import ALL, GROUNDS_THAT_COUNT, Ground, Name, Reach, Retired, Structure, Weighing
from weerwerk.catalogue.cards.help import ActsOn, Evidence, Measure, Partner
from weerwerk.catalogue.cards.inside import Circumstance, Measured
from weerwerk.catalogue.cards.knowledge import Detector, Norm, NormItem, Source, Theme
from weerwerk.catalogue.cards.outside import (
    Barrier,
    BarrierModel,
    CriminalStep,
    Indicator,
    Phenomenon,
    Sbi,
    Situation,
    Surrounding,
    Touch,
    Work,
)
from weerwerk.catalogue.cards.processes import Act, Check, Function, Impact, LawFrom, Process, Step, Way, WayUsed
from weerwerk.catalogue.cards.scoring import Rung, Scoring, SurveyScale, Table

__all__ = [
    "ALL",
    "GROUNDS_THAT_COUNT",
    "Act",
    "ActsOn",
    "Barrier",
    "BarrierModel",
    "Check",
    "Circumstance",
    "CriminalStep",
    "Detector",
    "Evidence",
    "Function",
    "Ground",
    "Impact",
    "Indicator",
    "LawFrom",
    "Measure",
    "Measured",
    "Name",
    "Norm",
    "NormItem",
    "Partner",
    "Phenomenon",
    "Process",
    "Reach",
    "Retired",
    "Rung",
    "Sbi",
    "Scoring",
    "Situation",
    "Source",
    "Step",
    "Structure",
    "Surrounding",
    "SurveyScale",
    "Table",
    "Theme",
    "Touch",
    "Way",
    "WayUsed",
    "Weighing",
    "Work",
]
