"""Four eyes: did one person both prepare a case and decide on it? The card is ``vier-ogen``.

A case breaks the rule when any person did both steps, whatever happened before, between or after.
"""

from collections.abc import Mapping

import ibis

from weerwerk.catalogue.cards import Detector
from weerwerk.events.log import Log
from weerwerk.events.model import TO_SEE, Asked, Finding, Pair, Verdict

ID = "vier-ogen"


def find(log: Log, *, asked: Asked, card: Detector) -> tuple[Finding, ...]:
    """One finding per pair of steps, in the order in which the pairs were asked."""
    accounts = frozenset(filter(None, map(log.pseudonym, asked.shared_accounts)))
    return tuple(_finding(log, pair, accounts, asked=asked, card=card) for pair in asked.pairs)


def _finding(log: Log, pair: Pair, accounts: frozenset[str], *, asked: Asked, card: Detector) -> Finding:
    people = (log.facts.people_of[pair.prepare] | log.facts.people_of[pair.decide]) - accounts
    judged = verdicts(log.events, pair=pair, accounts=accounts)
    return Finding(
        detector=ID,
        process=asked.process,
        pair=pair,
        verdicts=_counted(judged),
        identifiable=len(people) < card.settings["personen-minimaal"].value,
        least_cases=card.settings["zaken-minimaal"].value,
        to_see=_to_see(judged) if asked.with_cases else (),
    )


def verdicts(events: ibis.Table, *, pair: Pair, accounts: frozenset[str]) -> ibis.Table:
    """Each case in which one of the two steps was done, with its verdict; lazily, as case_id and verdict."""
    steps = events.filter(events.activity.isin([pair.prepare, pair.decide]))
    per_person = steps.group_by("case_id", "resource").agg(
        prepared=(steps.activity == pair.prepare).any(),
        decided=(steps.activity == pair.decide).any(),
    )
    account = per_person.resource.isin(sorted(accounts)) if accounts else ibis.literal(False)
    people = per_person.mutate(account=ibis.coalesce(account, False), missing=per_person.resource.isnull())
    cases = people.group_by("case_id").agg(
        prepared=people.prepared.any(),
        decided=people.decided.any(),
        same=(people.prepared & people.decided & ~people.account & ~people.missing).any(),
        account=people.account.any(),
        missing=people.missing.any(),
    )
    verdict = ibis.cases(
        (~cases.decided, Verdict.NOT_DECIDED.value),
        (~cases.prepared, Verdict.NOT_PREPARED.value),
        (cases.same, Verdict.SAME_PERSON.value),
        (cases.account, Verdict.SHARED_ACCOUNT.value),
        (cases.missing, Verdict.UNKNOWN.value),
        else_=Verdict.SEPARATE.value,
    )
    return cases.select("case_id", verdict=verdict)


def _counted(judged: ibis.Table) -> Mapping[Verdict, int]:
    counted = judged.group_by("verdict").agg(cases=judged.count()).to_pyarrow().to_pylist()
    found = {row["verdict"]: row["cases"] for row in counted}
    return {verdict: found.get(verdict.value, 0) for verdict in Verdict}


def _to_see(judged: ibis.Table) -> tuple[tuple[str, Verdict], ...]:
    """The cases worth looking at with their verdict, by number."""
    found = judged.filter(judged.verdict.isin([verdict.value for verdict in TO_SEE])).order_by("case_id")
    return tuple((row["case_id"], Verdict(row["verdict"])) for row in found.to_pyarrow().to_pylist())
