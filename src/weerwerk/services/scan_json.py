"""A scored scan as the JSON that ``weerwerk scan score --json`` prints."""

from weerwerk.interval import Interval
from weerwerk.scan.model import Floor
from weerwerk.scan.next import Question
from weerwerk.scan.result import Discrepancy, ProcessScore, Reason
from weerwerk.scan.stop import StopRule
from weerwerk.services.carry_words import carried_dict
from weerwerk.services.scan_score import ScanResult
from weerwerk.services.sensitivity import deciding, deciding_dict
from weerwerk.services.surroundings import relative_words
from weerwerk.threats.exposure import Exposure, ExposureReason

MOST_QUESTIONS = 10


def as_dict(result: ScanResult) -> dict[str, object]:
    """Everything that is known about the scan; no respondent, no name, no log row."""
    organisation = result.dossier.organisation
    ranks = {one.process: one.rank for one in result.ranked}
    decides = deciding(result)
    return {
        "edition": result.catalogue.edition.edition,
        "organisation": {"name": organisation.name, "inhabitants": organisation.inhabitants},
        "processes": [
            _process(result, score, ranks[score.process])
            | {"sensitivity": [deciding_dict(one) for one in decides if one.process == score.process]}
            for score in result.scores
        ],
        "order": [one.process for one in result.ranked],
        "order_without_floors": [one.process for one in result.ranked_without_floors],
        "ask_next": [_question(one) for one in result.questions[:MOST_QUESTIONS]],
        "open_questions": len(result.questions),
        "stop_rules": [stop_dict(one) for one in result.stops],
        "carried": carried_dict(result.carried),
        "receipt": result.receipt.as_dict(),
    }


def _process(result: ScanResult, score: ProcessScore, rank: int | None) -> dict[str, object]:
    return {
        "id": score.process,
        "name": result.process(score.process).name.nl,
        "rank": rank,
        "vulnerability": _vulnerability(score),
        "exposure": exposure_dict(result.exposure_of(score.process)),
        "impact": score.impact,
        "sums": {"weight": score.sums.weight, "low": score.sums.low, "high": score.sums.high},
        "reasons": [_reason(one) for one in score.reasons],
        "floors": [_floor(one) for one in score.floors],
        "discrepancies": [_discrepancy(one) for one in score.discrepancies],
        "disagreements": [
            {"circumstance": one.circumstance, "step": one.step or None, "answers": dict(one.words)}
            for one in score.disagreements
        ],
        "not_applicable": list(score.not_applicable),
        "questions": [
            {"circumstance": one.circumstance, "fact": one.fact, "ask": one.question} for one in score.questions
        ],
        "dont_know": score.dont_know,
    }


def _vulnerability(score: ProcessScore) -> dict[str, object] | None:
    if score.vulnerability is None or score.levels is None:
        return None
    low, high = score.levels
    return {
        **_ends(score.vulnerability),
        "level_low": low.word,
        "level_high": high.word,
        "firm": score.firm,
    }


def exposure_dict(exposure: Exposure) -> dict[str, object] | None:
    """Exposure with its words and reasons; None when nothing outside bears on the process."""
    if exposure.interval is None or exposure.words is None:
        return None
    return {
        **_ends(exposure.interval),
        "words": relative_words(exposure),
        "firm": exposure.words[0] == exposure.words[1],
        "reasons": [_outside_reason(one) for one in exposure.reasons],
    }


def _outside_reason(reason: ExposureReason) -> dict[str, object]:
    known = reason.known
    made: dict[str, object] = {
        "kind": known.kind,
        "id": known.id,
        **_ends(known.interval),
        "weight": reason.weight,
        "share": reason.share,
        "source": reason.source,
    }
    if known.kind == "surrounding":
        made["tick"] = str(known.tick) if known.tick else None
    elif known.kind == "phenomenon":
        presences = known.judged.presences if known.judged else {}
        made["presence"] = {str(presence): number for presence, number in presences.items()}
    elif known.standing is None:
        made["percentile"] = None
    else:
        one = known.standing
        made |= {"percentile": one.degree, "year": one.year, "others": one.others, "same_size": one.in_class}
    return made


def stop_dict(rule: StopRule) -> dict[str, object]:
    """A stop rule with how many questions, inside and outside, remain at most."""
    return {"rule": rule.rule, "met": rule.met, "questions": rule.inside, "outside": rule.outside}


def _ends(interval: Interval) -> dict[str, object]:
    return {"low": interval.low, "high": interval.high}


def _reason(reason: Reason) -> dict[str, object]:
    return {
        "circumstance": reason.circumstance,
        **_ends(reason.interval),
        "weight": reason.weight,
        "default_weight": reason.default_weight,
        "share": reason.share,
        "reach": str(reason.reach) if reason.reach else None,
        "step": reason.step or None,
        "source": reason.source,
        "answers": reason.answers,
        "functions": dict(reason.functions),
        "latest": reason.latest.isoformat() if reason.latest else None,
        "measured": list(reason.measured),
        "settled": reason.settled,
    }


def _floor(floor: Floor) -> dict[str, object]:
    return {"rule": floor.rule, **_ends(floor.floor), "fact": floor.fact, "source": floor.source}


def _discrepancy(one: Discrepancy) -> dict[str, object]:
    return {
        "circumstance": one.circumstance,
        "answered": [str(word) for word in one.words],
        "measured": _ends(one.measured),
        "by": one.by,
        "fact": one.fact,
    }


def _question(question: Question) -> dict[str, object]:
    return {
        "circumstance": question.circumstance,
        "process": question.process or None,
        "moves": round(float(question.moves), 2),
    }
