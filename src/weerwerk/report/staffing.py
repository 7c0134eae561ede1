"""What the staffing of a process shows in a report: its flow, who can do what alone, and what a repair costs."""

from attrs import frozen


@frozen
class FlowRow:
    """One step: its name, when it is done, in which lanes, whether it is critical, and whether one person can do it."""

    name: str
    when: str
    lanes: tuple[int, ...]
    critical: bool = False
    alone: bool = False
    after: bool = False


@frozen
class FlowRule:
    """Two or more steps (by row) of which the rule is held by a system, or by paper alone."""

    rows: tuple[int, ...]
    enforced: bool


@frozen
class FlowPicture:
    """What a drawing of a flow shows; the title says its message."""

    title: str
    lanes: tuple[str, ...]
    rows: tuple[FlowRow, ...]
    rules: tuple[FlowRule, ...] = ()


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
    numbers: tuple[tuple[str, str, str], ...]
    continuity: tuple[str, ...]
    steps: tuple[StepLine, ...]
    repair: Repair
    note: str = ""
