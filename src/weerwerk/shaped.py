"""Located values as frozen attrs classes, strictly: no field too many or too few, no silent conversion.

All faults in a file come back at once, each with its line (cattrs gathers them, this module puts them in Dutch).
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import EnumMeta, StrEnum
from functools import cache
from types import GenericAlias
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from weerwerk.errors import BadInput, Fault
from weerwerk.located import Located, Path, Value, did_you_mean

T = TypeVar("T")
Hook = Callable[[Any, Any], object]

_KINDS: Mapping[type, str] = {
    bool: "true of false",
    int: "getal",
    float: "getal",
    date: "datum",
    str: "tekst",
    list: "lijst",
    dict: "groep",
}


class Refused(ValueError):
    """A value that a field does not take; the words are for the user."""

    def __init__(self, what: str, cure: str = "", *, field: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure
        self.field = field


def shape(located: Located, cls: type[T], *, headline: str = "") -> T:
    """The whole located value as `cls`; BadInput with every fault when it does not fit."""
    made, faults = try_shape(located, cls)
    if made is None:
        raise BadInput(
            headline or f"{located.file} niet gelezen", sorted(faults, key=lambda fault: fault.where.line or 0)
        )
    return made


def try_shape(located: Located, cls: type[T], *, value: Value = None, path: Path = ()) -> tuple[T | None, list[Fault]]:
    """One part of a located value as `cls`, or None with what is wrong with it."""
    raw = located.value if path == () else value
    try:
        return _converter().structure(raw, cls), []
    except (ClassValidationError, IterableValidationError) as group:
        return None, [_said(located, where, error) for where, error in _leaves(group, path)]
    except (Refused, KeyError, TypeError) as error:
        return None, [_said(located, path, error)]


def _leaves(error: BaseException, path: Path) -> list[tuple[Path, BaseException]]:
    """Every single fault in a cattrs group, with its path."""
    if isinstance(error, ForbiddenExtraKeysError):
        return [((*path, name), _unknown_field(name, error.cl)) for name in sorted(error.extra_fields)]
    if not isinstance(error, ClassValidationError | IterableValidationError):
        return [(path, error)]
    found: list[tuple[Path, BaseException]] = []
    for inner in error.exceptions:
        step: Path = ()
        for note in getattr(inner, "__notes__", []):
            if isinstance(note, AttributeValidationNote):
                step = (note.name,)
            elif isinstance(note, IterableValidationNote):
                step = (note.index,)
        if isinstance(inner, KeyError) and step:
            inner = Refused("het veld ontbreekt", "vul het in")
        found.extend(_leaves(inner, (*path, *step)))
    return found


def _unknown_field(name: str, cls: type | None) -> Refused:
    known = [item.name for item in attrs.fields(cls)] if cls is not None and attrs.has(cls) else []
    return Refused(f"het veld '{name}' bestaat hier niet", did_you_mean(name, known) or _choice(known))


def _choice(known: list[str]) -> str:
    return f"mogelijk: {', '.join(known)}" if 0 < len(known) <= 12 else ""


def _said(located: Located, path: Path, error: BaseException) -> Fault:
    match error:
        case Refused(what=what, cure=cure, field=name):
            return located.fault((*path, name) if name else path, what, cure)
        case KeyError():
            return located.fault((*path, str(error.args[0])), "het veld ontbreekt", "vul het in")
        case _:
            return located.fault(
                path, "de waarde heeft hier niet de goede vorm", "kijk in de beschrijving van dit bestand"
            )


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook(str, _word)
    converter.register_structure_hook(StrEnum, _one_of)
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(bool, _yes_or_no)
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook_func(lambda t: _origin(t) is Literal, _literal)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _group(cls, converter))
    converter.register_structure_hook_factory(lambda t: _origin(t) is tuple, lambda t: _list(t, converter))
    return converter


def _origin(target: object) -> object:
    return get_origin(target)


def _group(cls: type, converter: cattrs.Converter) -> Hook:
    structure: Hook = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)
    names = {item.name for item in attrs.fields(cls)}

    def group(value: object, target: object) -> object:
        if not isinstance(value, Mapping):
            raise Refused("hier hoort een groep velden", _choice(sorted(names)))
        return structure(dict(value), target)

    return group


def _list(target: object, converter: cattrs.Converter) -> Hook:
    items: Any = GenericAlias(list, get_args(target)[:1])

    def many(value: object, _: object) -> object:
        if not isinstance(value, list | tuple):
            raise Refused("hier hoort een lijst", "zet voor elke regel een streepje")
        return tuple(converter.structure(value, items))

    return many


def _word(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise Refused(f"hier hoort tekst, geen {_kind(value)}", "zet de waarde tussen aanhalingstekens")
    return value


def _whole_number(value: object, _: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused(f"hier hoort een geheel getal, geen {_kind(value)}")
    return value


def _number(value: object, _: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused(f"hier hoort een getal, geen {_kind(value)}")
    return float(value)


def _yes_or_no(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"hier hoort true of false, geen {_kind(value)}")
    return value


def _day(value: object, _: object) -> date:
    if isinstance(value, date):
        return value
    raise Refused(f"hier hoort een datum, geen {_kind(value)}", "schrijf jjjj-mm-dd")


def _one_of(value: object, target: object) -> object:
    return _pick(value, {str(member): member for member in _members(target)})


def _members(target: object) -> list[StrEnum]:
    assert isinstance(target, EnumMeta)
    return list(target)


def _literal(value: object, target: object) -> object:
    return _pick(value, {str(member): member for member in get_args(target)})


def _pick(value: object, known: Mapping[str, object]) -> object:
    if isinstance(value, str) and value in known:
        return known[value]
    if value in known.values() and not isinstance(value, bool):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        raise Refused(f"{value} kan hier niet", _choice(list(known)))
    said = value if isinstance(value, str) else _kind(value)
    raise Refused(f"'{said}' kan hier niet", did_you_mean(str(value), known) or _choice(list(known)))


def _kind(value: object) -> str:
    names = {
        bool: "true of false",
        int: "getal",
        float: "getal",
        date: "datum",
        str: "tekst",
        list: "lijst",
        dict: "groep",
    }
    return "lege waarde" if value is None else names.get(type(value), "waarde")
