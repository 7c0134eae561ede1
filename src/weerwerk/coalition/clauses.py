"""Clauses under construction, with the one counting pattern that the rules need."""

from collections.abc import Iterable, Sequence


class Clauses:
    """A growing list of clauses over numbered literals."""

    def __init__(self) -> None:
        self.top = 0
        self.all: list[list[int]] = []

    def new(self) -> int:
        """A literal that was not used before."""
        self.top += 1
        return self.top

    def add(self, *literals: int) -> None:
        """One of these holds."""
        self.all.append(list(literals))

    def at_most(self, literals: Sequence[int], *, number: int, unless: Iterable[int] = ()) -> None:
        """No more than a number of these hold, unless one of the others does (sequential counter)."""
        spared = list(unless)
        if number >= len(literals):
            return
        if number == 0:
            for literal in literals:
                self.add(*spared, -literal)
            return
        before: list[int] = []
        for literal in literals:
            now = [self.new() for _ in range(number)]
            self.add(-literal, now[0])
            for held, one in zip(before, now, strict=False):
                self.add(-held, one)
            for held, one in zip(before, now[1:], strict=False):
                self.add(-literal, -held, one)
            if before:
                self.add(*spared, -literal, -before[-1])
            before = now
