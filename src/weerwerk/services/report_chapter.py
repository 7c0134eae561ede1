"""One process in the report: its line in the overview and its chapter."""

from weerwerk import wording
from weerwerk.report.functions import FunctionLine
from weerwerk.report.model import Bar, Decision, ProcessChapter, ProcessLine, ReasonLine
from weerwerk.scan.result import Disagreement, ProcessScore, Reason
from weerwerk.services import scan_explain as words
from weerwerk.services.price_words import price
from weerwerk.services.report_staffing import staffing_part
from weerwerk.services.right_measures import RightMeasure, measures_for
from weerwerk.services.scan_score import ScanResult
from weerwerk.services.surroundings import exposure_verdict
from weerwerk.services.vital_functions import CONFIDENTIAL, function_lines

MOST_ASKED = 2
MOST_REASONS = 8
MOST_DIFFERENCES = 4


def line(result: ScanResult, score: ProcessScore) -> ProcessLine:
    """A process as one line: how it stands, how firm that is, and one reason."""
    rank = next(one.rank for one in result.ranked if one.process == score.process)
    levels = words.levels(score.levels) if score.levels else "geen score"
    interval = score.vulnerability
    return ProcessLine(
        name=result.process(score.process).name.nl,
        bar=Bar(interval.low, interval.high, score.firm) if interval else None,
        points=wording.interval(interval) if interval else "–",
        level=levels,
        firmness=words.firmness(score),
        impact=score.impact,
        reason=_one_reason(result, score),
        rank="" if rank is None else f"{rank}.",
    )


def _one_reason(result: ScanResult, score: ProcessScore) -> str:
    """The one thing a reader should know about a process: a floor, a discrepancy, or the heaviest known reason."""
    if score.floors:
        return f"{wording.sentence(score.floors[0].fact)}."
    if own := _practice(result, score):
        return own[0]
    known = [reason for reason in score.reasons if reason.answered and reason.interval.low > 0]
    if known:
        names = [wording.mid_sentence(result.catalogue.circumstances[one.circumstance].name.nl) for one in known[:2]]
        return f"Zwakste punten: {wording.listed(names)}."
    return ""


def chapter(result: ScanResult, score: ProcessScore) -> ProcessChapter:
    """Everything the report says about one process."""
    catalogue = result.catalogue
    asked = [one for one in result.questions if one.process == score.process][:MOST_ASKED]
    differences = _differences(score)
    functions = _functions(result, score)
    return ProcessChapter(
        line=line(result, score),
        what=result.process(score.process).why.strip(),
        lead=f"Kwetsbaarheid: {words.verdict(score)}, {words.firmness(score)}. "
        f"Wat er op het spel staat: {score.impact} van 5.",
        floors=tuple(f"Vloer van {wording.interval(one.floor)} punten: {one.fact}." for one in score.floors),
        practice=_practice(result, score),
        questions_of_fact=tuple(f"{wording.sentence(one.fact)}. {one.question}" for one in score.questions),
        reasons=tuple(_reason(result, score, one) for one in _known(score)[:MOST_REASONS]),
        reasons_rest=_rest(_known(score)[MOST_REASONS:]),
        unanswered=_unanswered(score),
        differences=tuple(words.disagreement(one, catalogue) for one in differences[:MOST_DIFFERENCES]),
        dont_know=_dont_know(score),
        ask=tuple(catalogue.circumstances[one.circumstance].question for one in asked),
        sum=_sum(score),
        helps=tuple(_help(result, one) for one in measures_for(result, score)),
        differences_rest=_differences_rest(differences[MOST_DIFFERENCES:]),
        exposure=_exposure(result, score),
        functions=functions,
        functions_note=CONFIDENTIAL if any(one.confidential for one in functions) else "",
        staffing=staffing_part(result.staffing, score.process, catalogue),
    )


def _exposure(result: ScanResult, score: ProcessScore) -> str:
    """The surroundings as one sentence; nothing as long as nobody said anything of them."""
    exposure = result.exposure_of(score.process)
    said = any(one.known.kind != "indicator" and one.known.asked for one in exposure.reasons)
    return f"Blootstelling: {exposure_verdict(exposure)}." if said else ""


def _functions(result: ScanResult, score: ProcessScore) -> tuple[FunctionLine, ...]:
    mine = tuple(one for one in result.dossier.vital_functions if one.process == score.process)
    return function_lines(mine, result.catalogue, on=result.receipt.on)


def _practice(result: ScanResult, score: ProcessScore) -> tuple[str, ...]:
    """Discrepancies of this process alone; those about the organisation stand in the overview."""
    own = [one for one in score.discrepancies if not words.is_about_all(one, result.catalogue)]
    return tuple(words.discrepancy(one, result.catalogue) for one in own)


def _help(result: ScanResult, one: RightMeasure) -> Decision:
    owner = result.catalogue.functions[one.measure.owner].name.nl
    return Decision(what=one.measure.name.nl, why="", owner=owner, cost=price(one.measure))


def _differences(score: ProcessScore) -> list[Disagreement]:
    """Where answers differ, what counts most first."""
    shares = {one.circumstance: one.share for one in score.reasons}
    return sorted(score.disagreements, key=lambda one: (-shares.get(one.circumstance, 0), one.circumstance, one.step))


def _differences_rest(rest: list[Disagreement]) -> str:
    if not rest:
        return ""
    return (
        f"Bij nog {wording.counted(len(rest), 'vraag', 'vragen')} die minder zwaar tellen, verschilden de antwoorden."
    )


def _reason(result: ScanResult, score: ProcessScore, reason: Reason) -> ReasonLine:
    where = words.given_for(reason, result.catalogue, score.process).removeprefix("antwoord voor ")
    seen = "".join(f", gezien {words.SEEN_IN[by]}" for by in reason.measured)
    weight = str(reason.weight)
    if reason.weight != reason.default_weight:
        weight = f"{reason.weight} (eigen; standaard {reason.default_weight})"
    return ReasonLine(
        name=result.catalogue.circumstances[reason.circumstance].name.nl,
        degree=wording.interval(reason.interval),
        weight=weight,
        share=f"{reason.share}{wording.NO_BREAK}%",
        where=f"{where}{seen}",
        source=reason.source,
    )


def _known(score: ProcessScore) -> list[Reason]:
    """The reasons about which something is known; the open ones are said in one sentence."""
    return [one for one in score.reasons if one.answered or one.measured]


def _rest(reasons: list[Reason]) -> str:
    if not reasons:
        return ""
    amount = wording.counted(len(reasons), "omstandigheid weegt", "omstandigheden wegen")
    return f"Nog {amount} minder zwaar; samen {sum(one.share for one in reasons)}{wording.NO_BREAK}%."


def _unanswered(score: ProcessScore) -> tuple[str, ...]:
    still = [reason for reason in score.reasons if not reason.answered]
    if not still:
        return ()
    share = sum(reason.share for reason in still)
    often = wording.counted(len(still), "vraag is", "vragen zijn")
    return (f"{wording.sentence(often)} nog niet beantwoord; samen tellen zij voor {share} % mee in de bovenkant.",)


def _dont_know(score: ProcessScore) -> str:
    if not score.dont_know:
        return ""
    return f"{wording.sentence(wording.counted(score.dont_know, 'keer', 'keer'))} was het antwoord ‘weet niet’."


def _sum(score: ProcessScore) -> tuple[str, ...]:
    average = score.without_floors
    if average is None:
        return ("Geen enkele vraag telt bij dit proces mee.",)
    sums = score.sums
    lines = [
        f"Zo is het gerekend: de onderkant is de som van gewicht maal graad ({wording.number(sums.low)}) gedeeld door "
        f"de som van de gewichten ({sums.weight}), dat is {average.low}; de bovenkant is {wording.number(sums.high)} "
        f"gedeeld door {sums.weight}, dat is {average.high}."
    ]
    if score.vulnerability is not None and score.vulnerability != average:
        lines.append(f"Door de vloer wordt dat {wording.interval(score.vulnerability)}.")
    return tuple(lines)
