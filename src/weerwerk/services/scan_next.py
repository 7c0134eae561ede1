"""What is still to be asked for a first picture, a small scan or a whole one: whom, what, and how long it takes."""

from collections.abc import Iterable

from attrs import frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.scan.model import Preset
from weerwerk.scan.next import Question
from weerwerk.scan.presets import questions_of, still_open
from weerwerk.services.scan_json import stop_dict
from weerwerk.services.scan_score import ScanResult


@frozen
class Ask:
    """One question as it is put: to which function, about what, and how long it takes.

    ``minutes`` is what the card says, with the evidence looked up; ``seconds`` what it takes in this round, where a
    first picture asks no evidence yet.
    """

    question: Question
    text: str
    function: str
    function_name: str
    about: str
    minutes: int
    seconds: int


@frozen
class Round:
    """The questions of a preset that are still open, in the order of S14; `total` counts the answered ones too."""

    preset: Preset
    asks: tuple[Ask, ...]
    total: int
    outside: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """What all of it takes together."""
        return minutes_of(self.asks)

    @property
    def minutes_with_evidence(self) -> int:
        """What all of it takes when the evidence is looked up at once."""
        return sum(one.minutes for one in self.asks)


def minutes_of(asks: Iterable[Ask]) -> int:
    """What questions take together, in whole minutes and never less than it is."""
    return -(-sum(one.seconds for one in asks) // 60)


def next_round(result: ScanResult, preset: Preset) -> Round:
    """What a preset still asks of a scored scan."""
    on = result.receipt.on
    asked = still_open(result.catalogue, result.scan, result.scores, preset=preset, on=on)
    total = questions_of(result.catalogue, result.scan, preset=preset, on=on)
    outside = {one for exposure in result.exposures for one in exposure.open}
    return Round(
        preset, tuple(ask_of(one, result.catalogue, preset=preset) for one in asked), len(total), tuple(sorted(outside))
    )


def ask_of(one: Question, catalogue: Catalogue, *, preset: Preset) -> Ask:
    """A question as it is put."""
    circumstance = catalogue.circumstances[one.circumstance]
    function = catalogue.functions.get(circumstance.ask)
    minutes = circumstance.minutes.value
    return Ask(
        question=one,
        text=circumstance.question,
        function=circumstance.ask,
        function_name=function.name.nl if function else "",
        about=_about(one, catalogue),
        minutes=minutes,
        seconds=catalogue.scoring.first_answer_seconds.value if preset is Preset.FIRST else 60 * minutes,
    )


def _about(one: Question, catalogue: Catalogue) -> str:
    if not one.process:
        return "de hele organisatie"
    process = catalogue.processes[one.process].name.nl
    return f"{process}, stap ‘{catalogue.step(one.process, one.step).name.nl}’" if one.step else process


def round_dict(asked: Round, result: ScanResult) -> dict[str, object]:
    """The round as ``weerwerk scan next --json`` prints it."""
    return {
        "for": str(asked.preset),
        "questions": [
            {
                "circumstance": one.question.circumstance,
                "process": one.question.process or None,
                "step": one.question.step or None,
                "question": one.text,
                "ask": one.function or None,
                "seconds": one.seconds,
                "minutes_with_evidence": one.minutes,
                "moves": round(float(one.question.moves), 2),
            }
            for one in asked.asks
        ],
        "open": len(asked.asks),
        "total": asked.total,
        "minutes": asked.minutes,
        "minutes_with_evidence": asked.minutes_with_evidence,
        "outside_open": list(asked.outside),
        "stop_rules": [stop_dict(one) for one in result.stops],
        "receipt": result.receipt.as_dict(),
    }
