"""What a scan report says of the ondermijningsbeeld: what plays here, and on which processes that leans."""

from attrs import frozen


@frozen
class Presence:
    """How present a phenomenon is: from `low` to `high` of three, or nobody knows, and the same in words."""

    words: str
    low: int = 0
    high: int = 0
    known: bool = False


@frozen
class PhenomenonLine:
    """One phenomenon in a table."""

    name: str
    presence: Presence
    trend: str
    signals: str
    basis: str


@frozen
class ProcessLean:
    """A process with the phenomena that lean on it, its exposure in relative words, and how its barriers stand."""

    name: str
    number: int
    phenomena: str
    exposure: str
    barriers: str


@frozen
class PictureChapter:
    """The picture as one chapter of a scan report."""

    title: str
    lead: str
    plays: tuple[PhenomenonLine, ...]
    lean_lead: str
    lean: tuple[ProcessLean, ...]
    unknown: str
    note: str
