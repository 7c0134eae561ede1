"""Published workflow-satisfiability instances as process and staff files."""

import itertools
import re
from typing import NamedTuple


class Instance(NamedTuple):
    """Steps, who may do them, and the constraints."""

    steps: list[str]
    able: dict[str, set[str]]
    rules: list[str]
    teams: list[tuple[list[str], list[list[str]]]]

    def process(self) -> str:
        """The process file."""
        steps = "\n".join(f"  - {{id: {one}, functions: [{one}]}}" for one in self.steps)
        flow = f"flow: [{', '.join(self.steps)}]\n"
        return f"process: wsp\nsteps:\n{steps}\n{flow}" + (f"rules:\n{''.join(self.rules)}" if self.rules else "")

    def staff(self) -> str:
        """The staff file; somebody without rights stands in it too."""
        rows = (f"{user},{step}\n" for user, steps in self.able.items() for step in sorted(steps) or [""])
        return "person,function\n" + "".join(rows)

    def choices(self):
        """The same without teams, once for each choice of a team for every team constraint."""
        for chosen in itertools.product(*(teams for _, teams in self.teams)):
            able = {user: set(steps) for user, steps in self.able.items()}
            for (steps, _), team in zip(self.teams, chosen, strict=True):
                for user in able.keys() - set(team):
                    able[user] -= set(steps)
            yield self._replace(able=able, teams=[])


def read_instance(text: str) -> Instance:
    """An instance in the published form: a user that is not listed may do everything."""
    number = {name: int(re.search(rf"#{name}:?\s*([0-9]+)", text)[1]) for name in ("Steps", "Users")}
    steps = [f"s{n}" for n in range(1, number["Steps"] + 1)]
    able = {f"u{n}": set(steps) for n in range(1, number["Users"] + 1)}
    rules, teams = [], []
    for line in text.splitlines():
        kind, *words = line.split() or [""]
        match kind:
            case "Authorisations":
                able[words[0]] = set(words[1:])
            case "Separation-of-duty":
                rules.append(f"  - {{kind: different, steps: [{', '.join(words)}], enforced: system}}\n")
            case "Binding-of-duty":
                rules.append(f"  - {{kind: same, steps: [{', '.join(words)}], enforced: system}}\n")
            case "At-most-k":
                named = ", ".join(words[1:])
                rules.append(f"  - {{kind: at_most, people: {words[0]}, steps: [{named}], enforced: system}}\n")
            case "One-team":
                groups = [group.split() for group in re.findall(r"\(([^)]*)\)", line)]
                teams.append((re.findall(r"\bs[0-9]+", line), groups))
    return Instance(steps, able, rules, teams)
