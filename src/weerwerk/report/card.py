"""What stands on the card of a process: one sheet for the desk of who does the work."""

from attrs import frozen

from weerwerk.report.model import ContactLine


@frozen
class Named:
    """A word with its explanation."""

    name: str
    text: str


@frozen
class ProcessCard:
    """The card: what can happen here, what to look out for, what you do, and whom you call."""

    title: str
    municipality: str
    edition: str
    why: str
    ways: tuple[Named, ...]
    signals: tuple[str, ...]
    checks: tuple[str, ...]
    actions: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
