"""The parts of a process in words: kinds of case, goals, rules, and the steps that nobody may do."""

from collections.abc import Mapping, Sequence

from weerwerk import wording
from weerwerk.coalition.case_types import case_types
from weerwerk.coalition.model.answers import GoalAnswer, Review
from weerwerk.coalition.model.workflow import Enforced, Rule, RuleKind, Wants, Workflow
from weerwerk.services.people_words import people

AMOUNTS = ("amount", "bedrag")  # what a choice goes by when it is about money
MOST_STEPS = 3
_SIGNS: Mapping[str, str] = {"<=": "tot en met", ">": "boven"}


def case_words(workflow: Workflow, case_type: str) -> str:
    """A kind of case as a heading: 'Zaken tot en met 5.000 euro', 'Zaken boven 5.000 euro, van het soort bouw'."""
    values = next((one.values for one in case_types(workflow.flow) if one.name == case_type), {})
    parts = [range_words(str(label), by) for by, label in values.items()]
    return f"Zaken {', '.join(parts)}" if parts else "Alle zaken"


def cases_within(workflow: Workflow, case_type: str) -> str:
    """The same inside a sentence."""
    return wording.mid_sentence(case_words(workflow, case_type))


def range_words(label: str, by: str) -> str:
    """A label in words, with what it counts; a word stays as it is."""
    borders = borders_of(label)
    if not borders:
        return f"van het soort {label}"
    said = " ".join(f"{_SIGNS[sign]} {number}" for sign, number in borders)
    return f"{said} euro" if by in AMOUNTS else f"{said} ({by})"


def borders_of(label: str) -> Sequence[tuple[str, str]]:
    """The signs and numbers of a label, the numbers as a reader writes them; none when it is a word."""
    parts = [part.strip().partition(" ") for part in label.split(",")]
    if not all(sign in _SIGNS and number for sign, _, number in parts):
        return ()
    return [(sign, _thousands(number)) for sign, _, number in parts]


def _thousands(number: str) -> str:
    return wording.number(int(number)) if number.lstrip("-").isdigit() else number.replace(".", ",")


def goal_words(answer: GoalAnswer) -> str:
    """A goal as a heading: what somebody wants, and how heavily it weighs."""
    goal = answer.goal
    wants = "iemand wil de zaak erdoor" if goal.wants is Wants.PUSH else "iemand wil de zaak tegenhouden"
    apart = "; beheer van het systeem, telt apart" if goal.apart else ""
    return f"{goal.shown} ({wants}; impact {goal.impact} van 5{apart})"


def rule_words(rule: Rule, workflow: Workflow) -> str:
    """A rule as one sentence, with who holds it."""
    held = "het systeem dwingt dit af" if rule.enforced is Enforced.SYSTEM else "alleen op papier"
    return f"{rule_alone(rule, workflow)} ({held})"


def rule_alone(rule: Rule, workflow: Workflow) -> str:
    """A rule as one sentence."""
    steps = [f"‘{workflow.steps[step].shown}’" for step in rule.steps]
    match rule.kind:
        case RuleKind.DIFFERENT:
            return f"{wording.listed(steps)} door verschillende mensen"
        case RuleKind.SAME:
            return f"{wording.listed(steps)} door dezelfde persoon"
        case RuleKind.AT_LEAST:
            return f"{wording.listed(steps)} door ten minste {people(rule.people)}"
        case RuleKind.AT_MOST:
            return f"{wording.listed(steps)} door hoogstens {people(rule.people)}"
        case RuleKind.UNRELATED:
            return f"{wording.listed(steps)} niet door familie of mensen van één afdeling"
        case RuleKind.SENIOR:
            return f"{steps[1]} door iemand met een hogere rang dan bij {steps[0]}"


def unmanned_words(workflow: Workflow, review: Review) -> str:
    """That the list has nobody for some steps; without them nothing can be said about the rules."""
    names = [workflow.steps[one].shown for one in review.unmanned]
    if len(names) == len(workflow.steps):
        return "Voor geen enkele stap staat iemand in de lijst."
    if len(names) > MOST_STEPS:
        return f"Voor {len(names)} van de {len(workflow.steps)} stappen staat nog niemand in de lijst."
    return f"Nog niemand in de lijst voor {wording.listed([f'‘{name}’' for name in names], 'en')}."
