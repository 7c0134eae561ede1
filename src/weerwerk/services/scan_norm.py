"""A province's norm beside the scan: per item how far the organisation is, with its evidence."""

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.cards import Norm
from weerwerk.errors import BadInput, Fault
from weerwerk.located import did_you_mean
from weerwerk.report.norm import NormChapter, NormGroup, NormLine
from weerwerk.scan.model import Proof
from weerwerk.scan.norm import Judged, Standing, judge
from weerwerk.services.scan_score import ScanResult

MOST_EVIDENCE = 3


@frozen
class NormResult:
    """A norm with each of its items judged."""

    norm: Norm
    items: tuple[Judged, ...]

    def number(self, standing: Standing) -> int:
        """How many items stand so."""
        return sum(one.standing is standing for one in self.items)


def norm_of(result: ScanResult, name: str) -> NormResult:
    """The norm of this name beside a scored scan; BadInput when there is none."""
    norm = result.catalogue.norms.get(name)
    if norm is None:
        known = ", ".join(result.catalogue.norms) or "geen enkele"
        cure = did_you_mean(name, result.catalogue.norms) or f"mogelijk: {known}"
        raise BadInput("norm niet gebruikt", [Fault(f"de norm '{name}' bestaat niet", cure=cure)])
    return NormResult(norm, judge(norm, result.catalogue, result.scan, on=result.receipt.on))


def own_norm(result: ScanResult) -> NormResult | None:
    """The norm of the province the organisation lies in; None when it has none."""
    organisation = result.dossier.organisation
    place = result.catalogue.municipalities.get(organisation.code)
    province = organisation.province or (place.province if place else "")
    for name, norm in sorted(result.catalogue.norms.items()):
        if province and province in norm.provinces:
            return norm_of(result, name)
    return None


def norm_lead(result: NormResult) -> str:
    """How far the organisation is with the norm, in one or two sentences."""
    missing = result.number(Standing.MISSING)
    parts = [
        f"{result.number(Standing.DONE)} uitgevoerd",
        f"{result.number(Standing.UNDER_WAY)} in ontwikkeling",
        f"{missing} {'ontbreekt' if missing == 1 else 'ontbreken'}",
    ]
    if none := result.number(Standing.NOT_APPLICABLE):
        parts.append(f"{none} niet van toepassing")
    lead = f"Van de {len(result.items)} punten: {wording.listed(parts)}."
    unknown = sum(bool(one.places) and one.unknown == len(one.places) for one in result.items)
    if unknown:
        often = wording.counted(unknown, "punt", "punten")
        lead += f" Van {often} is nog niets bekend; ook dat heet ‘ontbreekt’."
    return lead


def basis(one: Judged) -> str:
    """On what a standing rests: the evidence, or what is missing for it."""
    if one.evidence:
        shown = [_proof(proof) for proof in one.evidence[:MOST_EVIDENCE]]
        rest = len(one.evidence) - len(shown)
        return "; ".join(shown) + (f"; en nog {rest}" if rest else "")
    if one.standing is Standing.NOT_APPLICABLE:
        return ""
    if one.unknown == len(one.places):
        return "nog niet bekend"
    return "geen bewijs"


def _proof(proof: Proof) -> str:
    return f"{proof.reference} ({wording.day(proof.date)})"


def norm_chapter(result: ScanResult) -> NormChapter | None:
    """The chapter of the report about the norm of the own province."""
    own = own_norm(result)
    if own is None:
        return None
    chapters = list(dict.fromkeys(one.item.chapter for one in own.items))
    return NormChapter(
        title=own.norm.name.nl,
        lead=norm_lead(own),
        url=own.norm.url,
        groups=tuple(
            NormGroup(
                title=_theme(result, chapter),
                lines=tuple(
                    NormLine(one.item.text, str(one.standing), basis(one))
                    for one in own.items
                    if one.item.chapter == chapter
                ),
            )
            for chapter in chapters
        ),
    )


def _theme(result: ScanResult, chapter: str) -> str:
    theme = result.catalogue.themes.get(chapter)
    return theme.name.nl if theme else chapter


def norm_dict(found: NormResult, result: ScanResult) -> dict[str, object]:
    """The norm as ``weerwerk scan norm --json`` prints it."""
    return {
        "norm": found.norm.id,
        "name": found.norm.name.nl,
        "url": found.norm.url,
        "counts": {str(one): found.number(one) for one in Standing},
        "items": [_item(one) for one in found.items],
        "receipt": result.receipt.as_dict(),
    }


def _item(one: Judged) -> dict[str, object]:
    return {
        "id": one.item.id,
        "chapter": one.item.chapter,
        "text": one.item.text,
        "source": one.item.source,
        "standing": str(one.standing),
        "circumstances": [
            {
                "circumstance": place.circumstance,
                "process": place.process or None,
                "low": place.interval.low,
                "high": place.interval.high,
                "known": place.known,
            }
            for place in one.places
        ],
        "evidence": [
            {"kind": proof.kind, "reference": proof.reference, "date": proof.date.isoformat()} for proof in one.evidence
        ],
    }
