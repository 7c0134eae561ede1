"""What a report says of the norm of the province, in plain Dutch."""

from attrs import frozen


@frozen
class NormLine:
    """One item of a norm: how far it is, and on what that rests."""

    text: str
    standing: str
    basis: str


@frozen
class NormGroup:
    """The items of one chapter of a norm."""

    title: str
    lines: tuple[NormLine, ...]


@frozen
class NormChapter:
    """How far the organisation is with the norm of its province."""

    title: str
    lead: str
    url: str
    groups: tuple[NormGroup, ...]
