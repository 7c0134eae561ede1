"""A place where the audit does not hold."""

from uuid import UUID

from attrs import frozen


@frozen
class Broken:
    """A link of a chain, and what is wrong with it."""

    chain: UUID
    number: int
    why: str
