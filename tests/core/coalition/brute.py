"""The meaning of a process by plain enumeration; shares no code with the engine beyond the values it is given."""

import itertools
from fractions import Fraction

from weerwerk.coalition.model import flow as f
from weerwerk.coalition.model.workflow import Enforced, Wants


def case_values(flow):
    """Per property the values that tell case types apart: numbers between borders, or words."""
    labels = {}

    def walk(part):
        if isinstance(part, f.Choice) and part.by != "free":
            labels.setdefault(part.by, []).extend(part.branches)
        for inner in inside(part):
            walk(inner)

    walk(flow)
    found = {}
    for name, texts in labels.items():
        if any(mark in text for text in texts for mark in "<>"):
            borders = sorted({int(word) for text in texts for word in text.replace(",", " ").split() if word.isdigit()})
            found[name] = [borders[0] - 1, *[(a + b) // 2 for a, b in itertools.pairwise(borders)], borders[-1] + 1]
        else:
            found[name] = list(dict.fromkeys(texts))
    return [dict(zip(found, values, strict=True)) for values in itertools.product(*found.values())]


def inside(part):
    match part:
        case f.Do():
            return []
        case f.Repeat(body):
            return [body]
        case f.Sequence(parts):
            return list(parts)
        case f.Choice(branches=branches):
            return list(branches.values())
        case _:
            return list(part.branches)


def takes(label, value):
    if isinstance(value, str):
        return label == value
    for one in label.split(","):
        sign, number = one.split()
        if not (value <= int(number) if sign == "<=" else value > int(number)):
            return False
    return True


def courses(part, values):
    """Every set of steps that a case with these values may do."""
    match part:
        case f.Do(step):
            return {frozenset([step])}
        case f.Choice(by, branches):
            open_ones = [b for label, b in branches.items() if by == "free" or takes(label, values[by])]
            return set().union(*(courses(one, values) for one in open_ones))
        case f.Some(exactly, branches):
            return set().union(*(joined(chosen, values) for chosen in itertools.combinations(branches, exactly)))
        case _:
            return joined(inside(part), values)


def joined(together, values):
    products = itertools.product(*(courses(one, values) for one in together))
    return {frozenset().union(*each) for each in products}


def keeps(rule, who, related, people):
    """Whether an assignment (step to code) keeps one rule."""
    done = [who[step] for step in rule.steps if step in who]
    complete = all(step in who for step in rule.steps)
    match rule.kind.value:
        case "different":
            return len(done) == len(set(done))
        case "same":
            return len(set(done)) < 2
        case "at_most":
            return len(set(done)) <= rule.people
        case "at_least":
            return not complete or len(set(done)) >= rule.people
        case "senior":
            return not complete or people[done[1]].rank > people[done[0]].rank
        case "unrelated":
            return not complete or all(
                a == b
                or not (
                    frozenset((a, b)) in related
                    or (people[a].department and people[a].department == people[b].department)
                )
                for a, b in itertools.combinations(done, 2)
            )


def assignments(workflow, staff, values, *, paper):
    """Every proper way to run a case: step to code."""
    people = {person.code: person for person in staff.people}
    rules = [rule for rule in workflow.rules if paper or rule.enforced is Enforced.SYSTEM]
    for course in courses(workflow.flow, values):
        steps = sorted(course)
        able = [[c for c, p in people.items() if set(p.functions) & set(workflow.steps[s].functions)] for s in steps]
        for chosen in itertools.product(*able):
            who = dict(zip(steps, chosen, strict=True))
            if all(keeps(rule, who, staff.related, people) for rule in rules):
                yield who


def minimal(groups):
    return {one for one in groups if not any(other < one for other in groups)}


def subsets(codes):
    return [frozenset(c) for n in range(len(codes) + 1) for c in itertools.combinations(sorted(codes), n)]


class Truth:
    """All answers about one case type of one instance."""

    def __init__(self, workflow, staff, values):
        self.workflow, self.staff, self.values = workflow, staff, values
        self.codes = [person.code for person in staff.people]
        self.ways = {paper: list(assignments(workflow, staff, values, paper=paper)) for paper in (False, True)}

    def quorums(self, critical, *, paper):
        """The minimal sets of people who do the critical steps of some proper way."""
        return minimal({frozenset(who[s] for s in critical if s in who) for who in self.ways[paper]})

    def blockers(self, critical, *, paper):
        """The minimal sets of people without whom the critical steps cannot be done."""
        groups = self.quorums(critical, paper=paper)
        return minimal({s for s in subsets(self.codes) if all(s & group for group in groups)})

    def collusion(self, wants, critical, *, paper):
        if not self.ways[paper]:
            return None
        return min(map(len, self.coalitions(wants, critical, paper=paper)), default=None)

    def coalitions(self, wants, critical, *, paper=False):
        if not self.ways[paper]:
            return set()
        family = self.quorums if wants is Wants.PUSH else self.blockers
        return family(critical, paper=paper)

    def probability(self, absence, out=None):
        groups = self.quorums(self.workflow.steps, paper=True)
        people = {person.code: person for person in self.staff.people}
        away = {c: Fraction(1) if out and p.department == out else absence.of(p) for c, p in people.items()}
        total = Fraction(0)
        for here in subsets(self.codes):
            if any(group <= here for group in groups):
                chance = Fraction(1)
                for code in self.codes:
                    chance *= 1 - away[code] if code in here else away[code]
                total += chance
        return total

    def banzhaf(self, critical, code):
        groups = self.quorums(critical, paper=False)
        others = [one for one in self.codes if one != code]
        tips = sum(
            any(group <= here | {code} for group in groups) and not any(group <= here for group in groups)
            for here in subsets(others)
        )
        return tips / 2 ** len(others)
