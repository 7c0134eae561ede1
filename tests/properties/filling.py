"""A value of a class in which every field is filled in, however deep it lies: no new field can be forgotten."""

import types
import typing
from collections.abc import Hashable, Mapping
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from itertools import count
from pathlib import Path

import attrs
import shapely
from shapely.geometry.base import BaseGeometry

from weerwerk.interval import Interval

NUMBER = 918_273  # in no report by chance
DAY = date(1913, 2, 7)


class Filler:
    """Makes values by their type; each text is the canary and a number, each number and date an odd one."""

    def __init__(self, canary: str, *, kept: Mapping[str, object] | None = None) -> None:
        """`kept` holds by ``Class.field`` what is not made but given."""
        self.canary = canary
        self.kept = kept or {}
        self._numbers = count()
        self.filled: set[str] = set()

    def text(self) -> str:
        return f"{self.canary}{next(self._numbers)}"

    def make(self, kind: object) -> object:
        """A value of a type with something in every field of it."""
        if isinstance(kind, typing.NewType):
            return self.make(kind.__supertype__)
        if typing.get_origin(kind) is not None:
            return self._generic(typing.get_origin(kind), typing.get_args(kind))
        if attrs.has(kind):
            return self._filled(kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return list(kind)[-1]
        if isinstance(kind, type) and issubclass(kind, BaseGeometry):
            return shapely.box(91.0, 82.0, 91.5, 82.5)
        simple = {str: self.text, bool: lambda: True, int: lambda: NUMBER, float: lambda: NUMBER + 0.5}
        simple[Interval] = lambda: Interval(21, 83)
        simple |= {Fraction: lambda: Fraction(NUMBER, 7), date: lambda: DAY, type(None): lambda: None}
        simple |= {Path: lambda: Path(self.text()), datetime: lambda: datetime(1913, 2, 7), Hashable: self.text}
        if kind not in simple:
            raise TypeError(f"no way to fill in {kind!r}")
        return simple[kind]()

    def _generic(self, origin: object, inner: tuple[object, ...]) -> object:
        if origin is typing.Literal:
            return inner[-1]
        if origin in (typing.Union, types.UnionType):
            return self.make(next(one for one in inner if one is not type(None)))
        if origin is tuple:
            many = inner[:1] * 2 if inner[-1] is Ellipsis else inner
            return tuple(self.make(one) for one in many)
        if origin is frozenset:
            return frozenset({self.make(inner[0])})
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {self.make(inner[0]): self.make(inner[1])}
        if isinstance(origin, type) and issubclass(tuple, origin):  # Sequence, Iterable, Collection
            return (self.make(inner[0]),)
        raise TypeError(f"no way to fill in {origin!r}")

    def _filled(self, kind: type) -> object:
        made = object.__new__(kind)  # past the checks of the class: a text may be anything
        kinds = typing.get_type_hints(kind)
        for item in attrs.fields(kind):
            name = f"{kind.__name__}.{item.name}"
            given = name in self.kept
            object.__setattr__(made, item.name, self.kept[name] if given else self.make(kinds[item.name]))
            self.filled |= {name} - self.kept.keys()
        return made
