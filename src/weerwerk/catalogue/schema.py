"""JSON Schemas of the cards, made from their classes, so that an editor can help whoever writes one.

A schema says which fields there are and of what kind; what a number may be and whether ids meet is for the checker.
"""

import inspect
import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

import attrs

from weerwerk.catalogue.cards import Scoring
from weerwerk.catalogue.model import Edition
from weerwerk.catalogue.read import FOLDERS, LISTS

Json = dict[str, "Json | list[Json] | list[str] | str | bool"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE: Mapping[object, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def schemas() -> dict[str, str]:
    """The schema of every kind of file in a catalogue, by the name of the schema's file."""
    made = {kind: _card(cls) for kind, (_, cls) in FOLDERS.items()}
    made |= {kind: _list(cls) for kind, (_, cls) in LISTS.items()}
    made |= {"edition": _card(Edition), "scoring": _card(Scoring)}
    return {f"{kind}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for kind, schema in made.items()}


def _card(cls: type) -> Json:
    held: dict[str, Json] = {}
    root = _shape(cls, held)
    return _whole(cls, root, held)


def _list(cls: type) -> Json:
    held: dict[str, Json] = {}
    return _whole(cls, {"type": "array", "items": _shape(cls, held)}, held)


def _whole(cls: type, root: Json, held: dict[str, Json]) -> Json:
    definitions: Json = dict(sorted(held.items()))
    return {"$schema": DIALECT, "title": cls.__name__, **root, "$defs": definitions}


def _shape(target: object, held: dict[str, Json]) -> Json:
    """The schema of a type; the classes it leans on are gathered once, by name."""
    if isinstance(target, type) and attrs.has(target):
        if target.__name__ not in held:
            held[target.__name__] = {}  # seen, so that a class may lean on itself
            held[target.__name__] = _fields(target, held)
        return {"$ref": f"#/$defs/{target.__name__}"}
    if isinstance(target, type) and issubclass(target, Enum):
        return {"enum": [str(member.value) for member in target]}
    origin, inner = get_origin(target), get_args(target)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (tuple, list):
        return {"type": "array", "items": _shape(inner[0], held)}
    if origin in (UnionType, Union):
        return {"anyOf": [_shape(one, held) for one in inner]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _shape(inner[1], held)}
    return dict(_SIMPLE[target])


def _fields(cls: type, held: dict[str, Json]) -> Json:
    hints = get_type_hints(cls)
    properties: Json = {item.name: _shape(hints[item.name], held) for item in attrs.fields(cls)}
    required = [item.name for item in attrs.fields(cls) if item.default is attrs.NOTHING]
    return {
        "type": "object",
        "description": inspect.cleandoc(cls.__doc__ or "").partition("\n")[0],
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
