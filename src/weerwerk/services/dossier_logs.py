"""The logs of a dossier, held against its answers: reviews, measurements and floors, or why they are left out (R10)."""

from collections.abc import Iterator

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.cards import Scoring
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier, LogRules
from weerwerk.errors import BadInput, Fault
from weerwerk.events.model import Asked, Finding, Layout, Run
from weerwerk.report.model import Missing
from weerwerk.scan.measure import four_eyes_floor, share_degree
from weerwerk.scan.model import Floor, Measurement
from weerwerk.services.log_review import review_log
from weerwerk.services.log_shown import CHAPTER, LogReview, Logs

QUESTION = "Vraagt uw mandaatregeling hier twee personen?"


def read_logs(dossier: Dossier, catalogue: Catalogue, *, run: Run, with_cases: bool = False) -> Logs:
    """What every log shows under every rule that fits it; that it may be read is asked before. All faults at once."""
    reviews: list[LogReview] = []
    missing: list[Missing] = []
    faults: list[Fault] = []
    for path in dossier.logs:
        try:
            fitting = [_asked(rules, with_cases=with_cases) for rules in dossier.rules if rules.pairs]
            made = [review_log(path, asked=one, catalogue=catalogue, run=run) for one in fitting]
            found = [one for one in made if one.findings]
        except BadInput as bad:
            faults.extend(bad.faults)
            continue
        reviews += found
        if not found:
            why = f"In logs/{path.name} komt geen enkele stap voor die in steps.yaml bij een paar staat."
            missing.append(Missing(CHAPTER, why))
    if faults:
        raise BadInput("logs niet gelezen", faults)
    measured = _Measured(dossier, catalogue.scoring)
    return Logs(
        reviews=tuple(reviews),
        measurements=tuple(one for review in reviews for one in measured.measurements(review)),
        floors=tuple(one for review in reviews for one in measured.floors(review)),
        missing=tuple(missing),
        inputs=dossier.logs,
    )


def _asked(rules: LogRules, *, with_cases: bool) -> Asked:
    """What the rules of one process ask of a log; a pair that does not occur in it is passed over."""
    return Asked(
        process=rules.process,
        pairs=rules.pairs,
        shared_accounts=rules.shared_accounts,
        layout=Layout(rules.columns),
        skip_absent_pairs=True,
        with_cases=with_cases,
    )


@frozen
class _Measured:
    """Turns findings into measurements and floors (S5, S8)."""

    dossier: Dossier
    scoring: Scoring

    def measurements(self, review: LogReview) -> Iterator[Measurement]:
        for finding in review.findings:
            degree = share_degree(finding.hits, finding.of, table=self.scoring.shares)
            if degree is not None:
                yield Measurement(
                    process=finding.process,
                    circumstance=finding.pair.circumstance,
                    by="log",
                    degree=degree,
                    fact=fact_of(finding),
                    counts=finding.counts,
                    question="" if finding.counts else QUESTION,
                )

    def floors(self, review: LogReview) -> Iterator[Floor]:
        for finding in review.findings:
            if not finding.counts:
                continue
            floor = four_eyes_floor(
                finding.process,
                finding.hits,
                finding.of,
                scoring=self.scoring,
                fact=f"in het log zien we {fact_of(finding)}",
                after_check=self._checked_after(finding.process),
            )
            if floor is not None:
                yield floor

    def _checked_after(self, process: str) -> bool:
        """Whether someone outside the step proved to check this process afterwards (S8)."""
        checks = [check for rules in self.dossier.rules if rules.process == process for check in rules.after_checks]
        return any(check.outside and check.sample > 0 and check.result == "in orde" for check in checks)


def fact_of(finding: Finding) -> str:
    """A finding as a clause: n of m, the share, the interval; without numbers when it could point at someone (R6)."""
    if finding.identifiable:
        return "een uitkomst die naar iemand kan wijzen; alleen de proceseigenaar en de gemeentesecretaris zien haar"
    assert finding.interval is not None
    share = wording.percent(finding.hits, finding.of)
    steps = f"‘{finding.pair.prepare}’ en ‘{finding.pair.decide}’"
    return (
        f"{wording.number(finding.hits)} van {wording.number(finding.of)} zaken, {share} "
        f"(interval {wording.percent_range(*finding.interval)}), waarin één persoon {steps} deed"
    )
