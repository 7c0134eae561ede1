"""A value by which it is, not by what it holds: so that what follows from something large is worked out once."""

from typing import Generic, TypeVar

from attrs import frozen

T = TypeVar("T")


@frozen(eq=False)
class Same(Generic[T]):
    """Equal only to another that holds the very same object, which it keeps alive; that object never changes."""

    value: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)
