"""The schemas in catalogue/schema are those of the classes, and every card of the edition fits its schema."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import FOLDERS, LISTS
from weerwerk.catalogue.schema import schemas
from weerwerk.located import Value, read_yaml

FOLDER = edition.shipped()
MADE = schemas()
FILES = [(kind, path) for kind, (name, _) in FOLDERS.items() for path in sorted((FOLDER / name).glob("*.yaml"))]
FILES += [(kind, FOLDER / name) for kind, (name, _) in LISTS.items()]
FILES += [("edition", FOLDER / "edition.yaml"), ("scoring", FOLDER / "scoring.yaml")]
VALIDATORS = {name.removesuffix(".json"): Draft202012Validator(json.loads(text)) for name, text in MADE.items()}


def as_json(value: Value) -> Value:
    """The value as it would stand in JSON, where a day is text."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(kind: str, value: Value) -> list[str]:
    return [error.message for error in VALIDATORS[kind].iter_errors(as_json(value))]


def card(kind: str, name: str) -> Value:
    path = FOLDER / FOLDERS[kind][0] / f"{name}.yaml"
    return read_yaml(path.read_bytes(), file=path.name).value


def test_the_committed_schemas_are_what_the_classes_say():
    committed = {path.name: path.read_text(encoding="utf-8") for path in (FOLDER / "schema").iterdir()}
    assert committed == MADE


@pytest.mark.parametrize("name", sorted(MADE))
def test_every_schema_is_itself_valid(name: str):
    Draft202012Validator.check_schema(json.loads(MADE[name]))


def test_every_card_of_the_edition_fits_its_schema():
    found = {
        path.relative_to(FOLDER).as_posix(): said
        for kind, path in FILES
        if (said := faults(kind, read_yaml(path.read_bytes(), file=path.name).value))
    }
    assert found == {}


def test_a_card_with_an_unknown_field_does_not_fit():
    made = card("measures", "kasregels")
    assert isinstance(made, dict)
    assert any("'prijs'" in said for said in faults("measures", {**made, "prijs": 3}))


def test_a_card_without_a_required_field_does_not_fit():
    made = card("circumstances", "vier-ogen")
    assert isinstance(made, dict)
    assert faults("circumstances", {key: value for key, value in made.items() if key != "good"})


def test_a_word_outside_the_list_does_not_fit():
    made = card("circumstances", "vier-ogen")
    assert isinstance(made, dict)
    assert faults("circumstances", {**made, "reach": "stap"})
    assert not faults("circumstances", made)


def test_each_kind_of_file_has_a_schema():
    kinds = {*FOLDERS, *LISTS, "edition", "scoring"}
    assert {Path(name).stem for name in MADE} == kinds
