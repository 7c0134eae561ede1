"""Who is asked what: per process owner at most ten questions, per function those about the whole organisation."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from weerwerk import wording
from weerwerk.scan.model import Preset
from weerwerk.scan.next import Question, place_of
from weerwerk.scan.presets import questions_of
from weerwerk.services.scan_next import Ask, ask_of, minutes_of
from weerwerk.services.scan_score import ScanResult

MOST_EACH = 10
OWNER = "proceseigenaar"


@frozen
class Errand:
    """What one function is asked about one process, or about the whole organisation when `process` is empty."""

    function: str
    function_name: str
    process: str
    process_name: str
    asks: tuple[Ask, ...]
    left: int

    @property
    def minutes(self) -> int:
        """What answering takes together."""
        return minutes_of(self.asks)

    @property
    def about(self) -> str:
        """The process by its name, or the whole organisation."""
        return self.process_name or "de hele organisatie"


def errands(result: ScanResult, *, preset: Preset = Preset.SMALL) -> tuple[Errand, ...]:
    """What nobody answered firmly yet, per process in the order of attention, then per function.

    Of each the questions that still move most; what nobody knew or showed stands among them.
    """
    moving = _moving(result, preset)
    groups: dict[tuple[str, str], list[Question]] = {}
    for one in moving:
        function = OWNER if one.process else result.catalogue.circumstances[one.circumstance].ask
        groups.setdefault((one.process, function), []).append(one)
    ranks = {one.process: place for place, one in enumerate(result.ranked, start=1)}
    ordered = sorted(groups, key=lambda key: (ranks.get(key[0], len(ranks) + 1), -len(groups[key]), key[1]))
    return tuple(_errand(result, *key, groups[key], preset=preset) for key in ordered)


def _moving(result: ScanResult, preset: Preset) -> list[Question]:
    """The questions of a preset whose answer is still loose, by what it can move."""
    moves: dict[tuple[str, str], Fraction] = {}
    for score in result.scores:
        for reason in score.reasons:
            if reason.interval.width and not reason.settled:
                place = place_of(result.catalogue.circumstances[reason.circumstance], score.process)
                gain = Fraction(score.impact * reason.weight * reason.interval.width, score.sums.weight)
                key = (place.circumstance, place.process)
                moves[key] = moves.get(key, Fraction(0)) + gain
    places = questions_of(result.catalogue, result.scan, preset=preset, on=result.receipt.on)
    found = [(moves.get((one.circumstance, one.process), Fraction(0)), one) for one in places]
    return [
        Question(one.circumstance, one.process, gain)
        for gain, one in sorted(found, key=lambda each: (-each[0], each[1].circumstance, each[1].process))
        if gain
    ]


def _errand(result: ScanResult, process: str, function: str, questions: list[Question], *, preset: Preset) -> Errand:
    asks = tuple(ask_of(one, result.catalogue, preset=preset) for one in questions[:MOST_EACH])
    known = result.catalogue.functions.get(function)
    return Errand(
        function=function,
        function_name=known.name.nl if known else "",
        process=process,
        process_name=result.process(process).name.nl if process else "",
        asks=asks,
        left=len(questions) - len(asks),
    )


def subject(errand: Errand) -> str:
    """The subject line of the message."""
    return f"Weerbaarheidsscan: {wording.counted(len(errand.asks), 'vraag', 'vragen')} over {_about(errand)}"


def letter(errand: Errand, *, municipality: str) -> str:
    """A message that is ready to be sent, with every question in it."""
    return "\n".join(_lines(errand, municipality))


def _lines(errand: Errand, municipality: str) -> Iterator[str]:
    few = wording.counted(len(errand.asks), "vraag", "vragen")
    yield "Beste collega,"
    yield ""
    yield (
        f"{municipality} kijkt waar criminelen druk kunnen zetten op ons werk, en wat daartegen helpt. "
        f"Daarom vraag ik u iets over {_about(errand)}."
    )
    yield (
        f"Het gaat om {few}; dat kost ongeveer {wording.counted(errand.minutes, 'minuut', 'minuten')}. "
        "Het gaat over hoe het werk is geregeld, niet over personen. Schrijf dus niets over een persoon. "
        "‘Weet ik niet’ is ook een antwoord."
    )
    yield ""
    for number, one in enumerate(errand.asks, start=1):
        other = one.function and one.function != errand.function
        beside = f" (vraag zo nodig mee: {wording.mid_sentence(one.function_name)})" if other else ""
        yield f"{number}. {one.text}{beside}"
    yield ""
    yield (
        "Kies per vraag: aantoonbaar (beschreven, afgedwongen en nagekeken), geregeld (beschreven en afgedwongen), "
        "op papier (alleen beschreven), gewoonte (gedaan, niet beschreven), nee, of weet niet."
    )
    yield ""
    yield "Met vriendelijke groet,"


def _about(errand: Errand) -> str:
    return wording.mid_sentence(errand.process_name) if errand.process_name else "de hele organisatie"
