"""The picture for on pages: what the paper says, with ids to go on, and the own step each phenomenon leans on."""

from collections.abc import Iterator

from attrs import frozen

from weerwerk import wording
from weerwerk.report.picture import PhenomenonChapter, PictureReport
from weerwerk.report.picture_chapter import PhenomenonLine
from weerwerk.services.picture import PictureResult
from weerwerk.services.picture_phenomena import chapter, line
from weerwerk.services.picture_report import picture_report
from weerwerk.threats.picture import View


@frozen
class OwnStep:
    """An own step on which a phenomenon leans, and how."""

    phenomenon: str
    phenomenon_name: str
    process: str
    process_name: str
    step: str
    how: str


@frozen
class PageLine:
    """A phenomenon in the list, with its id and the own steps it leans on."""

    id: str
    line: PhenomenonLine
    steps: tuple[OwnStep, ...]


@frozen
class PicturePages:
    """Everything the pages of a picture show."""

    report: PictureReport
    playing: tuple[PageLine, ...]
    quiet: tuple[PageLine, ...]
    blind: tuple[PageLine, ...]

    @property
    def steps(self) -> tuple[OwnStep, ...]:
        """The own steps on which leans what may play here, in the order of the phenomena."""
        return tuple(step for one in self.playing for step in one.steps)

    def leaning_on(self, process: str) -> tuple[OwnStep, ...]:
        """What may play here and leans on a step of this process."""
        return tuple(one for one in self.steps if one.process == process)


@frozen
class PhenomenonPage:
    """Everything about one phenomenon."""

    id: str
    chapter: PhenomenonChapter
    steps: tuple[OwnStep, ...]
    signals: tuple[str, ...]
    outside: bool


def picture_pages(result: PictureResult) -> PicturePages:
    """The pages of a picture."""
    playing = result.playing
    rest = sorted(
        (one for one in result.in_definition if one not in playing), key=lambda one: result.card(one.phenomenon).name.nl
    )
    return PicturePages(
        report=picture_report(result),
        playing=tuple(_line(result, one) for one in playing),
        quiet=tuple(_line(result, one) for one in rest if one.known),
        blind=tuple(_line(result, one) for one in rest if not one.known),
    )


def _line(result: PictureResult, view: View) -> PageLine:
    return PageLine(view.phenomenon, line(result, view), tuple(_steps(result, view.phenomenon)))


def _steps(result: PictureResult, phenomenon: str) -> Iterator[OwnStep]:
    card, catalogue = result.card(phenomenon), result.catalogue
    for touch in card.touches:
        process = catalogue.processes[touch.process]
        yield OwnStep(
            phenomenon=phenomenon,
            phenomenon_name=card.name.nl,
            process=process.id,
            process_name=process.name.nl,
            step=wording.mid_sentence(catalogue.step(process.id, touch.step).name.nl) if touch.step else "",
            how=touch.how,
        )


def phenomenon_page(result: PictureResult, phenomenon: str) -> PhenomenonPage:
    """One phenomenon; KeyError when the catalogue does not know it or it is retired."""
    view = next((one for one in result.picture.views if one.phenomenon == phenomenon), None)
    if view is None:
        raise KeyError(phenomenon)
    return PhenomenonPage(
        id=phenomenon,
        chapter=chapter(result, view),
        steps=tuple(_steps(result, phenomenon)),
        signals=tuple(dict.fromkeys(one.text for one in result.card(phenomenon).signals)),
        outside=not view.in_definition,
    )
