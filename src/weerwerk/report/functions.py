"""A vital function as a report shows it."""

from attrs import frozen


@frozen
class FunctionLine:
    """A vital function in words; one that is confidential stands in the closed layer only (R3)."""

    name: str
    process: str
    steps: str
    holders: str
    replaced: str
    review: str
    confidential: bool
