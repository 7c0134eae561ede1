"""The phenomena of a picture in words: their line, and the chapter of each that may play here."""

from collections.abc import Iterable, Iterator, Sequence

from weerwerk import wording
from weerwerk.report.picture import BarrierLine, PhenomenonChapter
from weerwerk.report.picture_chapter import PhenomenonLine, Presence
from weerwerk.services import picture_words as words
from weerwerk.services.barriers import BarrierState, OwnBarrier
from weerwerk.services.picture import PictureResult
from weerwerk.threats.model import Presence as Degree
from weerwerk.threats.picture import View

_STEPS = {Degree.NO_SIGN: 0, Degree.POSSIBLE: 1, Degree.LIKELY: 2, Degree.ESTABLISHED: 3}


def line(result: PictureResult, view: View) -> PhenomenonLine:
    """A phenomenon as one line."""
    known = view.known
    low, high = (_STEPS[known[0]], _STEPS[known[-1]]) if known else (0, 0)
    return PhenomenonLine(
        name=result.card(view.phenomenon).name.nl,
        presence=Presence(words.presence(view), low, high, bool(known)),
        trend=words.trend(view) if known else "",
        signals=view.signals.text,
        basis=words.basis(view),
    )


def overview(result: PictureResult) -> tuple[PhenomenonLine, ...]:
    """Every phenomenon that counts as undermining: what plays first, what nobody knows last."""
    playing = list(result.playing)
    quiet = [one for one in result.in_definition if one.known and not one.plays]
    blind = [one for one in result.in_definition if one.blind]
    return tuple(line(result, one) for group in (playing, quiet, blind) for one in _by_name(result, group, playing))


def _by_name(result: PictureResult, group: list[View], ordered: list[View]) -> list[View]:
    return group if group is ordered else sorted(group, key=lambda one: result.card(one.phenomenon).name.nl)


def chapter(result: PictureResult, view: View) -> PhenomenonChapter:
    """Everything the report says of a phenomenon that may play here."""
    barriers = result.barriers_of(view.phenomenon)
    return PhenomenonChapter(
        line=line(result, view),
        what=result.card(view.phenomenon).what.strip(),
        lead=" ".join(_lead(view)),
        questions=tuple(_questions(view)),
        barriers=tuple(barrier_line(result, one) for one in barriers),
        barriers_lead=barriers_sentence(barriers),
    )


def _lead(view: View) -> Iterator[str]:
    judges = sum(view.judged.presences.values()) if view.judged else 0
    said = wording.sentence(words.presence(view))
    yield f"{said}, volgens {wording.counted(judges, 'functie', 'functies')}."
    if view.basis:
        yield f"Dat rust op {words.basis(view)}."
    if view.trends:
        yield f"Het {words.trend(view)}." if len(view.trends) == 1 else "Over de richting verschillen de oordelen."
    if view.signals.number != 0:
        yield words.counted_sentence(view.signals)
    said_harm = words.harm(view.harm)
    if said_harm:
        yield f"Wat het aanricht, van 1 tot 5: {said_harm}."


def _questions(view: View) -> Iterator[str]:
    """What the judges may look at again; a question, never a verdict (R2)."""
    if len(view.known) > 1:
        counts = view.judged.presences if view.judged else {}
        said = wording.listed([f"{counts[one]} × ‘{one}’" for one in view.known])
        yield f"De oordelen lopen uiteen: {said}. Wat weet de een dat de ander niet weet?"
    if view.loose:
        said = wording.sentence(str(view.highest))
        yield f"‘{said}’ rust hier op indrukken en meldingen. Wat staat er in een registratie of bij een partner?"
    if view.judged is not None and Degree.UNKNOWN in view.judged.presences and view.known:
        number = view.judged.presences[Degree.UNKNOWN]
        yield f"{wording.sentence(wording.counted(number, 'functie weet', 'functies weten'))} het niet."


def barrier_line(result: PictureResult, one: OwnBarrier) -> BarrierLine:
    """A barrier with the process and the step it belongs to."""
    catalogue = result.catalogue
    process = catalogue.processes[one.barrier.process]
    step = catalogue.step(process.id, one.barrier.step).name.nl
    return BarrierLine(
        name=one.barrier.name,
        where=f"{process.name.nl}, bij ‘{wording.mid_sentence(step)}’",
        state=str(one.state),
        step=one.step.name,
    )


def barriers_sentence(barriers: Sequence[OwnBarrier]) -> str:
    """How the own barriers stand, in one sentence; empty without any."""
    counts = count_states(barriers)
    total = sum(counts.values())
    if not total:
        return ""
    parts = [f"{counts[state]} {_STATE_WORDS[state]}" for state in BarrierState if counts.get(state)]
    head = "Eén barrière is van de gemeente" if total == 1 else f"{total} barrières zijn van de gemeente"
    return f"{head}: {wording.listed(parts)}.{_outside(barriers)}"


def _outside(barriers: Iterable[OwnBarrier]) -> str:
    number = sum(not one.in_scan for one in barriers)
    if not number:
        return ""
    return f" Bij {number} daarvan zit het proces nog niet in de scan."


_STATE_WORDS = {
    BarrierState.STANDS: "staat",
    BarrierState.PARTLY: "staat deels",
    BarrierState.MISSING: "staat niet",
    BarrierState.UNKNOWN: "onbekend",
    BarrierState.NOT_APPLICABLE: "niet van toepassing",
}


def count_states(barriers: Iterable[OwnBarrier]) -> dict[BarrierState, int]:
    """How many barriers are in each state."""
    counts: dict[BarrierState, int] = {}
    for one in barriers:
        counts[one.state] = counts.get(one.state, 0) + 1
    return counts
