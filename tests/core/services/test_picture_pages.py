"""The picture for on pages, and the rhythm of the year."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.picture import PictureFile, Talk
from weerwerk.services.picture import PictureResult, picture_folder
from weerwerk.services.picture_pages import phenomenon_page, picture_pages
from weerwerk.services.picture_rhythm import YEAR, rhythm

ON = date(2026, 5, 1)
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "voorbeelddam"


@pytest.fixture(scope="module")
def result() -> PictureResult:
    return picture_folder(EXAMPLE, read_catalogue(edition.shipped()).catalogue, on=ON)


def test_every_phenomenon_that_counts_stands_in_one_of_three_lists(result):
    pages = picture_pages(result)
    listed = [one.id for group in (pages.playing, pages.quiet, pages.blind) for one in group]
    assert sorted(listed) == sorted(one.phenomenon for one in result.in_definition)


def test_each_phenomenon_leans_on_a_step_that_its_process_has(result):
    for one in result.picture.views:
        page = phenomenon_page(result, one.phenomenon)
        steps = {
            (process.id, step.name.nl.casefold())
            for process in result.catalogue.processes.values()
            for step in process.steps
        }
        assert all((step.process, step.step.casefold()) in steps for step in page.steps if step.step), one.phenomenon


def test_what_leans_on_a_process_are_the_steps_of_that_process_alone(result):
    pages = picture_pages(result)
    found = [one for process in result.catalogue.processes for one in pages.leaning_on(process)]
    assert sorted(found, key=repr) == sorted(pages.steps, key=repr)


def test_a_phenomenon_that_nobody_knows_has_no_page(result):
    with pytest.raises(KeyError):
        phenomenon_page(result, "bestaat-niet")


@pytest.mark.parametrize(("ago", "due"), [(0, False), (YEAR - 1, False), (YEAR, True), (4 * YEAR, True)])
def test_a_department_comes_round_after_a_year(result, ago, due):
    talks = (Talk("toezicht", ON - timedelta(days=ago)), Talk("toezicht", ON - timedelta(days=5 * YEAR)))
    files = evolve(result.dossier.picture, file=PictureFile(talks=talks))
    turns = rhythm(evolve(result.dossier, picture=files), result.catalogue, on=ON)
    turn = next(one for one in turns if one.department == "toezicht")
    assert (turn.last, turn.due) == (ON - timedelta(days=ago), due)
    assert all(one.due for one in turns if one.department and one.department != "toezicht")


def test_who_was_never_spoken_to_comes_first(result):
    turns = [one for one in rhythm(result.dossier, result.catalogue, on=ON) if one.department]
    never = [one.last is None for one in turns]
    assert never == sorted(never, reverse=True)


def test_a_quarter_that_nobody_weighed_is_asked_for(result):
    def asked(on: date) -> bool:
        return next(one.due for one in rhythm(result.dossier, result.catalogue, on=on) if "kwartaal" in one.what)

    assert not asked(date(2026, 5, 1))
    assert asked(date(2026, 8, 1))
