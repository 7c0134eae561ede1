"""``weerwerk log``: hold what a log shows against the rule that two people do two steps."""

import json
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import typer
from typer._click.core import Context  # typer carries its own copy of click and offers this nowhere else
from typer.core import TyperCommand

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Ground
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.events.model import Asked, Columns, Layout, Pair
from weerwerk.located import did_you_mean
from weerwerk.services.log_review import log_receipt, review_as_dict, review_log
from weerwerk.services.log_shown import LogReview
from weerwerk.services.log_words import cases_table, log_chapter, merged_line
from weerwerk.shaped import Refused
from weerwerk_cli.lending import lent

app = typer.Typer(no_args_is_help=True)

_HEADLINE = "opdracht niet begrepen"
_PARTED = "\x1f"  # between the two steps of a pair, on their way through typer
_WIDTH = 100
_PERMISSION = (
    "Of dit log hiervoor mag worden gebruikt, is nu niet nagekeken. In een dossier staat dat in permissions.yaml: "
    "doel, DPIA, advies van de FG, instemming van de ondernemingsraad en einde van de bewaartermijn."
)
_GROUNDS: tuple[Ground, ...] = get_args(Ground)


class PairCommand(TyperCommand):
    """A command with ``--pair FIRST SECOND``, as often as one likes; typer itself has no option of two values."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take the two steps after each ``--pair`` together before typer sees them."""
        return super().parse_args(ctx, list(_joined(args)))


def _joined(args: Sequence[str]) -> Iterator[str]:
    rest = iter(args)
    for word in rest:
        option, is_given, first = word.partition("=")
        if word == "--":
            yield word
            yield from rest
        elif option == "--pair":
            yield option
            yield _PARTED.join(_steps(first if is_given else next(rest, ""), next(rest, "")))
        else:
            yield word


def _steps(*said: str) -> tuple[str, ...]:
    if not all(said) or any(step.startswith("--") for step in said):
        cure = 'zet beide stappen tussen aanhalingstekens: --pair "Toetsen" "Besluiten"'
        raise BadInput(_HEADLINE, [Fault("bij --pair horen twee stappen", Place(), cure)])
    return said


@app.command(cls=PairCommand)
def review(
    file: Annotated[Path, typer.Argument(help="Het logbestand: CSV, XES, Parquet of Excel (xlsx).")],
    process: Annotated[str, typer.Option(help="Het proces uit de catalogus, zoals vergunningen.")],
    pair: Annotated[
        list[str],
        typer.Option("--pair", metavar="EERSTE TWEEDE", help="Twee stappen voor twee personen; mag vaker."),
    ],
    ground: Annotated[
        list[str] | None,
        typer.Option(
            help="Waarom twee personen: wet, eigen regel, goed gebruik, geen of onbekend. Met vindplaats zo: "
            "'wet: art. 4'. Eén keer voor alle paren, of één keer per paar."
        ),
    ] = None,
    shared_account: Annotated[
        list[str] | None, typer.Option(help="Een account dat meer mensen gebruiken; mag vaker.")
    ] = None,
    case: Annotated[str, typer.Option(help="De kolom met het zaaknummer.")] = "",
    activity: Annotated[str, typer.Option(help="De kolom met de stap.")] = "",
    actor: Annotated[str, typer.Option(help="De kolom met wie het deed.")] = "",
    time: Annotated[str, typer.Option(help="De kolom met datum en tijd.")] = "",
    delimiter: Annotated[str, typer.Option(help="Het teken tussen de kolommen van een CSV.")] = "",
    encoding: Annotated[str, typer.Option(help="De codering van een CSV, zoals utf-8 of cp1252.")] = "",
    cases: Annotated[
        Path | None,
        typer.Option(
            help="Bewaar in dit CSV-bestand welke zaken u kunt bekijken: één persoon, gedeeld account of onbekend."
        ),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--catalogue", help="Map met een catalogus; standaard die van Weerwerk.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")] = False,
) -> None:
    """Kijk in een log of één persoon twee stappen deed die bij twee mensen horen te liggen."""
    asked = Asked(
        process=process,
        pairs=_pairs(pair, ground or []),
        shared_accounts=tuple(shared_account or ()),
        layout=Layout(Columns(case, activity, actor, time), _spoken_sign(delimiter), encoding),
        with_cases=cases is not None,
    )
    _refuse_place(cases, log=file)
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    today = date.today()
    with lent(today) as run:
        found = review_log(file, asked=asked, catalogue=catalogue, run=run)
    receipt = log_receipt(file, review=found, asked=asked, catalogue=catalogue, on=today)
    if cases is not None:
        write_whole(cases, cases_table(found).encode("utf-8-sig"))  # with its mark, so that Excel sees the accents
    if as_json:
        typer.echo(json.dumps(review_as_dict(found, receipt), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join([*_shown(found), "", f"Bonnummer {receipt.number}"]))


def _refuse_place(cases: Path | None, *, log: Path) -> None:
    """Refuse, before any work is done, a place where the sheet cannot or should not come."""
    if cases is None:
        return
    if cases.resolve() == log.resolve():
        what, cure = "dit is het log zelf", "kies een andere naam"
    elif cases.is_dir():
        what, cure = "dit is een map, geen bestand", "geef een bestandsnaam op"
    elif not cases.parent.is_dir():
        what, cure = f"de map {cases.parent} bestaat niet", "kijk de naam na"
    else:
        return
    raise BadInput(_HEADLINE, [Fault(what, Place(str(cases), field="--cases"), cure)])


def _pairs(said: Sequence[str], grounds: Sequence[str]) -> tuple[Pair, ...]:
    if len(grounds) not in (0, 1, len(said)):
        what = f"{len(grounds)} gronden bij {len(said)} paren"
        raise BadInput(
            _HEADLINE, [Fault(what, Place(field="--ground"), "geef er één voor alle paren, of één per paar")]
        )
    each = list(grounds) * len(said) if len(grounds) == 1 else list(grounds) or ["onbekend"] * len(said)
    faults: list[Fault] = []
    pairs: list[Pair] = []
    for steps, word in zip(said, each, strict=True):
        prepare, _, decide = steps.partition(_PARTED)
        try:
            pairs.append(Pair(prepare, decide, *_ground(word)))
        except Refused as error:
            faults.append(Fault(error.what, Place(field=error.field or "--pair"), error.cure))
    if faults:
        raise BadInput(_HEADLINE, dict.fromkeys(faults))
    return tuple(pairs)


def _ground(said: str) -> tuple[Ground, str]:
    word, _, reference = said.partition(":")
    for known in _GROUNDS:
        if word.strip().lower() == known:
            return known, reference.strip()
    cure = did_you_mean(word.strip(), _GROUNDS) or f"kies uit {', '.join(_GROUNDS)}"
    raise Refused(f"de grond '{word}' bestaat niet", cure, field="--ground")


def _spoken_sign(said: str) -> str:
    """A delimiter as people can type it on a command line."""
    return {"tab": "\t", "\\t": "\t", "puntkomma": ";", "komma": ","}.get(said.lower(), said)


def _shown(review: LogReview) -> Iterator[str]:
    """The review as calm text: what was left out, how the file was read, and then each finding with its questions."""
    chapter = log_chapter(review)
    yield chapter.title
    yield ""
    yield "Niet meegeteld"
    yield from _listed([f"{one.rows}: {one.reason}" for one in chapter.left_out] or ["niets"])
    yield ""
    yield "Meegeteld"
    yield from _listed([chapter.about])
    yield from _listed(_read_as(review))
    if chapter.law:
        yield from ("", "Let op", *_listed([chapter.law]))
    if review.notes:
        yield from ("", "Opmerkingen", *_listed(review.notes))
    if review.facts.merged:
        yield from ("", "Schrijfwijzen samengenomen", *_listed([merged_line(one) for one in review.facts.merged]))
    for finding in chapter.findings:
        yield from ("", finding.title)
        for text in filter(None, (finding.fact, finding.ground, finding.note)):
            yield from _wrapped(text)
        yield from ("", "  zaken", *_listed([f"{number}: {words}" for words, number in finding.verdicts], indent=4))
        yield from ("", "  dat kan onschuldig zijn, bijvoorbeeld:", *_listed(finding.innocent, indent=4))
        yield from ("", "  vraag eerst:", *_listed(finding.ask, indent=4))
    yield ""
    yield from _wrapped(_PERMISSION, first="", then="")


def _read_as(review: LogReview) -> list[str]:
    read_as = review.facts.read_as
    roles = {"case": "zaak", "activity": "stap", "actor": "medewerker", "time": "tijd"}
    columns = {"case": read_as.columns.case, "activity": read_as.columns.activity}
    columns |= {"actor": read_as.columns.actor, "time": read_as.columns.time}
    said = [
        f"{roles[role]} = {name}{' (geraden)' if role in read_as.guessed else ''}" for role, name in columns.items()
    ]
    return [f"Kolommen: {', '.join(said)}."]


def _listed(lines: Sequence[str], *, indent: int = 2) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(line, first=f"{' ' * indent}- ", then=" " * (indent + 2))


def _wrapped(text: str, *, first: str = "  ", then: str = "  ") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False)
