"""From a log file to findings about one process: read, pseudonymised, and looked at by every detector."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

from weerwerk.catalogue.cards import LawFrom, Process
from weerwerk.catalogue.model import Catalogue
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.events.log import Log, open_log
from weerwerk.events.model import Asked, Facts, Pair, Run
from weerwerk.events.run import run as run_detectors
from weerwerk.located import did_you_mean
from weerwerk.receipt import Receipt, inputs_of
from weerwerk.services.log_shown import LogReview

HEADLINE = "logboek niet nagekeken"
_MOST_STEPS_NAMED = 12


def review_log(path: Path, *, asked: Asked, catalogue: Catalogue, run: Run) -> LogReview:
    """The findings of all detectors on one log; BadInput with every fault in the file or in what was asked."""
    process = catalogue.processes.get(asked.process)
    if process is None:
        cure = did_you_mean(asked.process, catalogue.processes) or f"kies uit {', '.join(sorted(catalogue.processes))}"
        raise BadInput(HEADLINE, [Fault(f"het proces '{asked.process}' bestaat niet", Place(), cure)])
    _refuse_double_pairs(asked)
    with open_log(path, layout=asked.layout, run=run) as log:
        there, notes = _pairs_there(log, asked, path.name)
        findings = run_detectors(log, asked=attrs.evolve(asked, pairs=there), cards=catalogue.detectors)
        notes += tuple(_accounts_absent(log, asked))
        return LogReview(
            file=path.name,
            process=process,
            facts=log.facts,
            findings=findings,
            cards=catalogue.detectors,
            notes=notes,
            old_law=_law_after(process, log.facts),
        )


def log_receipt(path: Path, *, review: LogReview, asked: Asked, catalogue: Catalogue, on: date) -> Receipt:
    """With what a review of one log was made, and what was noted on the way; accounts are counted, never named."""
    settings = {f"paar {at}": _said(pair) for at, pair in enumerate(asked.pairs, start=1)}
    settings |= {"proces": asked.process, "gedeelde accounts": str(len(asked.shared_accounts))}
    if review.old_law:
        settings["wet van na dit log"] = f"{review.old_law.law}, vanaf {review.old_law.date.isoformat()}"
    settings |= {f"opmerking {at}": note for at, note in enumerate(review.notes, start=1)}
    return Receipt(on, catalogue.edition.edition, catalogue.digest, inputs_of([path]), settings)


def review_as_dict(review: LogReview, receipt: Receipt) -> dict[str, object]:
    """The review as it stands in JSON output."""
    facts = review.facts
    return {
        "log": {
            "cases": facts.cases,
            "events": facts.events,
            "steps": len(facts.steps),
            "actors": len(facts.people),
            "from": facts.first.isoformat(timespec="seconds"),
            "to": facts.last.isoformat(timespec="seconds"),
            "mapping": facts.read_as.as_dict(),
            "left_out": [{"reason": one.reason, "rows": one.rows} for one in facts.left_out],
            "merged_names": [attrs.asdict(one) for one in facts.merged],
        },
        "findings": [finding.as_dict() for finding in review.findings],
        "permission": None,
        "receipt": receipt.as_dict(),
    }


def _said(pair: Pair) -> str:
    reference = f": {pair.reference}" if pair.reference else ""
    return f"{pair.prepare} → {pair.decide} ({pair.ground}{reference})"


def _law_after(process: Process, facts: Facts) -> LawFrom | None:
    law = process.law_from
    return law if law is not None and facts.last.date() < law.date else None


def _refuse_double_pairs(asked: Asked) -> None:
    steps = [(pair.prepare, pair.decide) for pair in asked.pairs]
    twice = sorted({pair for pair in steps if steps.count(pair) > 1})
    if twice:
        faults = [Fault(f"het paar '{a}' en '{b}' staat er twee keer", Place(), "noem het één keer") for a, b in twice]
        raise BadInput(HEADLINE, faults)


def _pairs_there(log: Log, asked: Asked, file: str) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """The pairs whose steps both occur, and a note for each that was passed over; any other absence is a fault."""
    there: list[Pair] = []
    notes: list[str] = []
    faults: list[Fault] = []
    for pair in asked.pairs:
        absent = [step for step in (pair.prepare, pair.decide) if step not in log.facts.people_of]
        if not absent:
            there.append(pair)
        elif len(absent) == 2 and asked.skip_absent_pairs:
            notes.append(f"De stappen '{pair.prepare}' en '{pair.decide}' komen in dit log niet voor.")
        else:
            faults.extend(_absent(step, log, file) for step in absent)
    if faults:
        raise BadInput(HEADLINE, dict.fromkeys(faults))
    return tuple(there), tuple(notes)


def _absent(step: str, log: Log, file: str) -> Fault:
    steps = log.facts.steps
    shown = ", ".join(f"'{one}'" for one in steps[:_MOST_STEPS_NAMED])
    more = "" if len(steps) <= _MOST_STEPS_NAMED else f" en nog {len(steps) - _MOST_STEPS_NAMED}"
    cure = did_you_mean(step, steps) or f"het log kent: {shown}{more}"
    return Fault(f"de stap '{step}' komt in dit log niet voor", Place(file), cure)


def _accounts_absent(log: Log, asked: Asked) -> Iterator[str]:
    """A note for each shared account that nobody used, for that may be a typing error; by number, not by name."""
    for at, account in enumerate(asked.shared_accounts, start=1):
        if log.pseudonym(account) not in log.facts.people:
            yield f"Het gedeelde account dat u als nummer {at} noemde, komt in dit log niet voor."
