"""External circumstances: locations, sectors, area figures, phenomena and their barriers."""

from datetime import date
from typing import Literal

from attrs import frozen

from weerwerk.catalogue.cards.common import Name, Retired, Structure, Weighing
from weerwerk.dated import Fact, Figure
from weerwerk.shaped import Refused


@frozen
class Sbi:
    """The business codes of a sector, and the edition of the classification they come from."""

    version: Literal["2008", "2025"]
    codes: tuple[str, ...]
    source: str


@frozen
class Surrounding:
    """An external circumstance: a kind of location or a sector, ticked for the whole municipality."""

    id: str
    name: Name
    kind: Literal["location", "sector"]
    structure: Structure
    question: str
    what_happens: tuple[Fact, ...]
    weights: tuple[Weighing, ...]
    signals: tuple[Fact, ...] = ()
    phenomena: tuple[str, ...] = ()
    indicator: str = ""
    sbi: Sbi | None = None
    retired: Retired | None = None


@frozen
class Statline:
    """How a figure is made from columns of a CBS table: `count`, for each `per` when there is one, `times` over `by`.

    Without `per` the column itself is the figure; `adds_up` then says whether two municipalities together have the sum.
    """

    count: str
    per: str = ""
    times: int = 1
    by: int = 1
    adds_up: bool = False
    sbi: bool = False

    def __attrs_post_init__(self) -> None:
        if self.times < 1 or self.by < 1:
            raise Refused(f"{self.times} gedeeld door {self.by} is geen factor", "schrijf gehele getallen vanaf 1")


@frozen
class Indicator:
    """An area figure that is published for every municipality; `statline` tells how CBS publishes it, if CBS does."""

    id: str
    name: Name
    unit: str
    worse: Literal["high", "low"]
    meaning: str
    pitfall: str
    table: str
    lowest: Figure
    highest: Figure
    source: str
    weights: tuple[Weighing, ...]
    statline: Statline | None = None
    retired: Retired | None = None


@frozen
class Gone:
    """A municipality that is no more."""

    code: str
    name: str


@frozen
class Merger:
    """Municipalities that were put together, or one that was divided: from when, which are gone, what came instead."""

    id: str
    since: date
    gone: tuple[Gone, ...]
    into: tuple[str, ...]
    source: str

    @property
    def divided(self) -> bool:
        """Whether the old area fell into several municipalities; then no figure can be carried over."""
        return len(self.into) > 1


Work = Literal[
    "balie",
    "bestuur",
    "buitendienst",
    "burgerzaken",
    "financiën",
    "grondzaken",
    "ict",
    "inkoop",
    "personeelszaken",
    "post en archief",
    "ruimtelijke ordening",
    "sociaal domein",
    "sport en evenementen",
    "subsidies",
    "toezicht",
    "veiligheid",
    "vergunningen",
]


@frozen
class Situation:
    """What somebody meets in the work of one department and can point at a phenomenon; never about who people are."""

    work: Work
    text: str
    source: str = "uncited"


@frozen
class Touch:
    """Which process, and which step of it, a phenomenon leans on."""

    process: str
    how: str
    step: str = ""
    source: str = "uncited"


@frozen
class Phenomenon:
    """A form of crime that can play in an area; outside the definition of undermining it weighs nothing."""

    id: str
    name: Name
    theme: Literal["drugs", "mensenhandel", "witwassen", "vastgoed", "zorg", "fraude", "bestuur", "milieu", "overig"]
    in_definition: bool
    what: str
    smallest_area: Literal["gemeente", "wijk"]
    structures: tuple[Structure, ...]
    signals: tuple[Situation, ...]
    touches: tuple[Touch, ...]
    weights: tuple[Weighing, ...]
    forms: tuple[str, ...] = ()
    source: str = "uncited"
    retired: Retired | None = None


@frozen
class Barrier:
    """Something that makes one step of a criminal process harder, and whose it is.

    ``who`` is ``gemeente`` or a partner; the municipality's own barriers name the process, the step and the
    circumstance that tells whether the barrier stands.
    """

    id: str
    name: str
    who: str
    ground: str
    source: str
    process: str = ""
    step: str = ""
    circumstance: str = ""


@frozen
class CriminalStep:
    """One step of a criminal process: what makes it possible, who helps, what shows it, what stops it."""

    id: str
    name: str
    opportunities: tuple[str, ...]
    facilitators: tuple[str, ...]
    signals: tuple[str, ...]
    partners: tuple[str, ...]
    barriers: tuple[Barrier, ...]


@frozen
class BarrierModel:
    """A phenomenon taken apart into steps, each with its barriers."""

    id: str
    phenomenon: str
    name: Name
    source: str
    steps: tuple[CriminalStep, ...]
    retired: Retired | None = None
