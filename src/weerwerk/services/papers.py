"""The papers with which a municipality starts: the pages in docs/invoeren as Word, filled in as far as is known."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from weerwerk import __version__, wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Organisation
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.report.word.house import About
from weerwerk.report.word.markdown import markdown_docx, title_of

INDEX = "README.md"
SBOM = "sbom.cdx.json"
_PLACE = re.compile(r"\{\{(\w+)\}\}")
WHO_KNOWS = "gemeente"


def shipped() -> Path:
    """The folder of the papers that come with this version of Weerwerk, in the wheel or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_shipped" / "invoeren"
    return inside if inside.is_dir() else package.parents[1] / "docs" / "invoeren"


def write_papers(output: Path, catalogue: Catalogue, *, on: date, folder: Path | None = None) -> list[Path]:
    """Write every paper as Word, and the list of packages, to a folder; what was written.

    With a dossier the name of the municipality and what follows from its place are filled in.
    """
    _must_be_folder(output)
    organisation = read_dossier(folder, catalogue, on=on).organisation if folder is not None else None
    known = known_values(organisation, catalogue, on=on)
    output.mkdir(exist_ok=True)
    written = []
    for page in papers(shipped()):
        text = filled(page.read_text(encoding="utf-8"), known)
        written.append(output / f"{page.stem}.docx")
        write_whole(written[-1], markdown_docx(text, _about(text, known, on)))
    written.append(output / SBOM)
    write_whole(written[-1], (shipped() / SBOM).read_bytes())
    return written


RIEC_REQUEST = "11-verzoek-aan-het-riec"


def write_paper(name: str, output: Path, catalogue: Catalogue, *, on: date, folder: Path) -> None:
    """Write one paper as Word, with what the dossier in a folder says filled in; the name is that of its page."""
    organisation = read_dossier(folder, catalogue, on=on).organisation
    write_whole(output, one_paper(name, organisation, catalogue, on=on))


def one_paper(name: str, organisation: Organisation, catalogue: Catalogue, *, on: date) -> bytes:
    """One paper as Word, filled in for an organisation."""
    known = known_values(organisation, catalogue, on=on)
    text = filled((shipped() / f"{name}.md").read_text(encoding="utf-8"), known)
    return markdown_docx(text, _about(text, known, on))


def papers(folder: Path) -> list[Path]:
    """The papers in a folder, in the order in which one needs them."""
    return [page for page in sorted(folder.glob("*.md")) if page.name != INDEX]


def known_values(organisation: Organisation | None, catalogue: Catalogue, *, on: date) -> dict[str, str]:
    """What can be filled in by itself; what is not known is absent."""
    known = {"datum": wording.day(on), "versie": __version__, "editie": catalogue.edition.edition}
    if organisation is None:
        return known
    known["gemeente"] = organisation.name
    place = catalogue.municipalities.get(organisation.code)
    if place is not None:
        known |= {"provincie": place.province, "riec": place.riec}
    return known | ({"provincie": organisation.province} if organisation.province else {})


def filled(text: str, known: Mapping[str, str]) -> str:
    """The page with what is known in its places; the other places say what the municipality fills in."""
    return _PLACE.sub(lambda found: known.get(found.group(1), f"[in te vullen: {found.group(1)}]"), text)


def places_in(text: str) -> set[str]:
    """The names of the places that a page leaves for what is known."""
    return set(_PLACE.findall(text))


def _about(text: str, known: Mapping[str, str], on: date) -> About:
    name = known.get(WHO_KNOWS, "")
    title = title_of(text)
    return About(
        title=f"{title} – {name}" if name else title,
        author=name or "Weerwerk",
        foot=" · ".join(part for part in (name, title, f"concept van {wording.day(on)}") if part),
        made_on=on,
        subject="Invoeren van Weerwerk",
    )


def _must_be_folder(output: Path) -> None:
    if output.is_file() or not output.parent.is_dir():
        what = "dit is een bestand" if output.is_file() else f"de map {output.parent} is er niet"
        fault = Fault(what, Place(str(output)), "noem een map; zij wordt gemaakt als zij er nog niet is")
        raise BadInput("niets gemaakt", [fault])
