"""One process of a scan explained in words that a gemeentesecretaris follows, and can recompute with a pencil."""

from collections.abc import Iterator

from weerwerk import wording
from weerwerk.catalogue.cards import Reach
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import UNKNOWN, Interval
from weerwerk.scan.model import Level
from weerwerk.scan.result import Disagreement, Discrepancy, ProcessScore, Reason
from weerwerk.services.scan_score import ScanResult
from weerwerk.services.sensitivity import deciding_lines
from weerwerk.services.surroundings import exposure_verdict, external_fact, external_name

FEWEST_APART = 3  # answers; below it they are not shown one by one
SEEN_IN = {
    "log": "in het log",
    "coalition": "in de berekening over de bezetting",
    "survey": "in het medewerkersonderzoek",
    "register": "in het register",
}


def explain(result: ScanResult, process: str) -> list[str]:
    """The lines of the explanation; an empty line stands between its parts."""
    score = result.score_of(process)
    parts = (_head, _why, _floors, _practice, _unknown, _deciding, _outside, _next, _sum)
    lines: list[str] = []
    for part in parts:
        said = list(part(result, score))
        if said:
            lines += [*said, ""]
    return lines[:-1]


def verdict(score: ProcessScore) -> str:
    """The levels in words, with how firm they are (S11)."""
    if score.vulnerability is None or score.levels is None:
        return "geen score: geen enkele vraag telt hier mee"
    return f"{levels(score.levels)} ({wording.interval(score.vulnerability)} van 100)"


def levels(both: tuple[Level, Level]) -> str:
    """One level, or from one to another."""
    low, high = both
    return low.word if low == high else f"{low.word} tot {high.word}"


def firmness(score: ProcessScore) -> str:
    """Stevig, or what is still missing (look.md)."""
    if score.firm:
        return "stevig"
    missing = sum(not reason.answered for reason in score.reasons)
    if missing:
        return f"nog niet stevig: {wording.counted(missing, 'antwoord ontbreekt', 'antwoorden ontbreken')}"
    return "nog niet stevig: de antwoorden lopen uiteen of missen bewijs"


def discrepancy(one: Discrepancy, catalogue: Catalogue) -> str:
    """'u antwoordde …; in het log zien we …' (S5)."""
    words = wording.listed([f"‘{word}’" for word in one.words], "en")
    name = catalogue.circumstances[one.circumstance].name.nl
    return f"{name}: u antwoordde {words}; {SEEN_IN[one.by]} zien we {one.fact}."


def is_about_all(one: Discrepancy, catalogue: Catalogue) -> bool:
    """Whether a discrepancy is about the whole organisation, and so the same in every process."""
    return catalogue.circumstances[one.circumstance].reach is Reach.ORGANISATION


def discrepancies_about_all(result: ScanResult) -> tuple[str, ...]:
    """Where practice differs from an answer about the whole organisation, each once."""
    found = [one for score in result.scores for one in score.discrepancies if is_about_all(one, result.catalogue)]
    return tuple(dict.fromkeys(discrepancy(one, result.catalogue) for one in found))


def disagreement(one: Disagreement, catalogue: Catalogue) -> str:
    """What differs, in numbers; fewer than three answers are told as one, for they are nearly persons."""
    name = catalogue.circumstances[one.circumstance].name.nl
    where = f" (stap {one.step})" if one.step else ""
    settled = " Dit is vastgesteld door de beoordelaar." if one.settled else ""
    return f"{name}{where}: {spread(one)}.{settled}"


def spread(one: Disagreement) -> str:
    """The answers as numbers per word; fewer than three only as far as they reach."""
    if sum(one.words.values()) < FEWEST_APART:
        first, *_, last = one.words
        return f"minder dan drie antwoorden, samen van ‘{first}’ tot ‘{last}’"
    return wording.listed([f"{number} × ‘{word}’" for word, number in one.words.items()])


def given_for(reason: Reason, catalogue: Catalogue, process: str) -> str:
    """On which level an answer was given, in words (S2a)."""
    if reason.reach is None:
        return "nog geen antwoord" if not reason.answered else "niemand weet het"
    if reason.reach is Reach.STEP:
        return f"antwoord voor de stap ‘{catalogue.step(process, reason.step).name.nl}’"
    return "antwoord voor dit proces" if reason.reach is Reach.PROCESS else "antwoord voor de hele organisatie"


def _head(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    yield result.process(score.process).name.nl
    yield f"Kwetsbaarheid: {verdict(score)}. {wording.sentence(firmness(score))}."
    yield f"Blootstelling: {exposure_verdict(result.exposure_of(score.process))}."
    yield f"Wat er op het spel staat: {score.impact} van 5."


def _why(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    if score.reasons:
        yield "Waardoor"
    for reason in score.reasons:
        name = result.catalogue.circumstances[reason.circumstance].name.nl
        where = given_for(reason, result.catalogue, score.process)
        seen = "".join(f", gezien {SEEN_IN[by]}" for by in reason.measured)
        degree = wording.interval(reason.interval)
        yield f"  {reason.share:>3} %  {name}: {degree}, gewicht {reason.weight}; {where}{seen}"


def _floors(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    del result
    for floor in score.floors:
        yield f"Vloer van {wording.interval(floor.floor)}: {floor.fact}."


def _practice(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    if score.discrepancies:
        yield "De praktijk is anders dan het antwoord"
        yield from (f"  {discrepancy(one, result.catalogue)}" for one in score.discrepancies)
    for one in score.questions:
        yield f"Vraag: {one.fact}. {one.question}"
    for better in score.better:
        name = result.catalogue.circumstances[better.circumstance].name.nl
        yield f"Beter dan geantwoord: {name}: {SEEN_IN[better.by]} zien we {better.fact}."


def _unknown(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    if score.dont_know:
        yield f"Niemand wist het: {wording.counted(score.dont_know, 'keer', 'keer')} was het antwoord ‘weet niet’."
    if score.disagreements:
        yield "Antwoorden lopen uiteen"
        yield from (f"  {disagreement(one, result.catalogue)}" for one in score.disagreements)


def _deciding(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    lines = deciding_lines(result, score.process)
    if lines:
        yield "Eén antwoord een stap anders, en dit proces"
        yield from (f"  {line}" for line in lines)


def _outside(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    reasons = result.exposure_of(score.process).reasons
    known = [one for one in reasons if one.known.interval.width < UNKNOWN.width]
    blind = [one for one in reasons if one not in known and one.known.asked]
    if reasons:
        yield "Wat er in de omgeving is"
    for reason in (*known, *blind):
        name = external_name(reason, result.catalogue)
        degree = wording.interval(reason.known.interval)
        yield f"  {reason.share:>3} %  {name}: {degree}, gewicht {reason.weight}; {external_fact(reason)}"
    rest = [one for one in reasons if not one.known.asked]
    if rest:
        share = sum(one.share for one in rest)
        yield f"  {share:>3} %  {wording.counted(len(rest), 'punt', 'punten')} waarover nog niemand iets zei"


def _next(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    mine = [one for one in result.questions if one.process in ("", score.process)]
    about = {reason.circumstance for reason in score.reasons if not reason.answered}
    asked = [one for one in mine if one.circumstance in about][:5]
    if asked:
        yield "Vraag eerst"
        yield from (f"  {result.catalogue.circumstances[one.circumstance].question}" for one in asked)


def _sum(result: ScanResult, score: ProcessScore) -> Iterator[str]:
    if score.without_floors is None:
        return
    sums, average = score.sums, score.without_floors
    yield "Zo is het gerekend"
    yield f"  onder: som van gewicht × graad {sums.low} gedeeld door som van gewichten {sums.weight} = {average.low}"
    yield f"  boven: som van gewicht × graad {sums.high} gedeeld door som van gewichten {sums.weight} = {average.high}"
    if score.vulnerability is not None and score.vulnerability != average:
        yield f"  daarna de vloer: {_raised(average, score.vulnerability)}"
    receipt = result.receipt
    yield f"  editie {receipt.edition}, gerekend op {wording.day(receipt.on)}, bon {receipt.number}"


def _raised(before: Interval, after: Interval) -> str:
    return f"van {wording.interval(before)} naar {wording.interval(after)}"
