"""What stands on the two pages of a first picture."""

from attrs import frozen

from weerwerk.report.model import ProcessLine


@frozen
class Asking:
    """Whom to ask, about what, and the first questions."""

    whom: str
    about: str
    size: str
    questions: tuple[str, ...]


@frozen
class Helping:
    """A measure that is right whatever the open answers become, how to begin, and what it asks."""

    name: str
    begin: str
    price: str


@frozen
class FirstPaper:
    """The first picture on paper; a `mark` lies behind every page of a draft."""

    municipality: str
    made_on: str
    edition: str
    receipt_number: str
    mark: str
    lead: str
    first: tuple[ProcessLine, ...]
    measures: tuple[Helping, ...]
    asking: tuple[Asking, ...]
    asking_rest: str
    stops: tuple[str, ...]
