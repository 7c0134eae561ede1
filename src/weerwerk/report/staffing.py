"""What the staffing of a process shows in a report: its flow, who can do what alone, and what a repair costs."""

from attrs import frozen


@frozen
class FlowStep:
    """One step: its name, its lane, how its rules are held, and what it means for the goal that is marked."""

    name: str
    lane: int
    signs: tuple[str, ...] = ()
    critical: bool = False
    alone: bool = False
    after: bool = False


@frozen
class FlowArrow:
    """A way from one step to another, by their places in the row of steps, and when it is taken."""

    start: int
    end: int
    label: str = ""


@frozen
class FlowPicture:
    """What a drawing of a flow shows; the title says its message, the text says the same as the drawing in words."""

    title: str
    text: str
    lanes: tuple[str, ...]
    steps: tuple[FlowStep, ...]
    arrows: tuple[FlowArrow, ...] = ()


@frozen
class StepLine:
    """A step as a row of the table beside the drawing."""

    step: str
    who: str
    rules: str


@frozen
class Repair:
    """The cheapest repair: what to do, and its price; nothing to do when there is none."""

    lead: str
    changes: tuple[tuple[str, str], ...] = ()
    rest: str = ""


@frozen
class StaffingPart:
    """Staffing of one process, in words a mayor understands, with the flow drawn and the repair priced."""

    lead: str
    picture: FlowPicture
    legend: str
    numbers: tuple[tuple[str, str, str], ...]
    continuity: tuple[str, ...]
    steps: tuple[StepLine, ...]
    repair: Repair
    note: str = ""
