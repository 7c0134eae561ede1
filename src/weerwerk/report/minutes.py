"""What stands in the minutes of a meeting at which a scan was read together."""

from attrs import frozen


@frozen
class PointLine:
    """One point: about what, what the meeting made of it, what was agreed, by which function and before when."""

    about: str
    question: str
    said: str
    decision: str
    owner: str
    due: str


@frozen
class Minutes:
    """The minutes; `open_left` says how many differences were not spoken of."""

    municipality: str
    group: str
    held_on: str
    present: str
    edition: str
    receipt_number: str
    points: tuple[PointLine, ...]
    open_left: str
