"""Area figures from CBS (OData v4), fetched when a user asks; the network stays outside: `fetch` is handed in.

A figure is made of the columns its card names. Of municipalities that were put together after the year of the table the
counts of the old areas are added; what does not add up, or was divided, stays unknown with a note (never 0).
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal
from urllib.parse import quote

from attrs import field, frozen

from weerwerk.catalogue.cards import Indicator, Statline
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.picture import OwnFigure
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import did_you_mean

SERVER = "https://datasets.cbs.nl/odata/v1/CBS"
MOST_PAGES = 20
HEADLINE = "cijfers niet opgehaald"
Fetch = Callable[[str], bytes]
_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")
_TABLE = re.compile(r"[0-9]{5}[0-9A-Za-z]{3}\Z")
_SBI = re.compile(r"SBI\s*'?(2008|2025)")


@frozen
class Fetched:
    """The figures that were fetched, and what to know about them."""

    figures: tuple[OwnFigure, ...]
    notes: tuple[str, ...]


@frozen
class _Table:
    """A CBS table: its year, the name of its area column, its columns by title, and their classification."""

    name: str
    year: int
    dimension: str
    measures: Mapping[str, str]
    sbi: Mapping[str, str]


@frozen
class _Asking:
    """Where is asked, and what was seen on the way."""

    fetch: Fetch
    server: str
    notes: list[str] = field(factory=list)

    def rows(self, path: str) -> list[dict[str, object]]:
        """All rows of an answer, page after page; only pages of the same server are followed."""
        url = f"{self.server}/{path}"
        rows: list[dict[str, object]] = []
        for _ in range(MOST_PAGES):
            content = self._read(url)
            value = content.get("value")
            if not isinstance(value, list):
                raise _bad(url, "het antwoord heeft niet de vorm van CBS OData v4", "kijk de naam van de tabel na")
            rows.extend(one for one in value if isinstance(one, dict))
            following = content.get("@odata.nextLink")
            if not isinstance(following, str):
                return rows
            if not following.startswith(f"{self.server}/"):
                raise _bad(url, "het antwoord verwijst naar een andere server", "probeer het later opnieuw")
            url = following
        raise _bad(url, f"het antwoord heeft meer dan {MOST_PAGES} bladen", "kijk de naam van de tabel na")

    def _read(self, url: str) -> dict[str, object]:
        try:
            content = json.loads(self.fetch(url))
        except (UnicodeDecodeError, ValueError) as error:
            raise _bad(url, "het antwoord is geen JSON", "probeer het later opnieuw") from error
        if not isinstance(content, dict):
            raise _bad(url, "het antwoord heeft niet de vorm van CBS OData v4", "kijk de naam van de tabel na")
        return content

    def properties(self, table: str) -> dict[str, object]:
        """What CBS says of a table."""
        return self._read(f"{self.server}/{table}/Properties")


def _bad(url: str, what: str, cure: str) -> BadInput:
    return BadInput(HEADLINE, [Fault(what, Place(url), cure)])


def fetch_figures(code: str, catalogue: Catalogue, *, fetch: Fetch, table: str = "", server: str = SERVER) -> Fetched:
    """The figures of a municipality from one CBS table, or from the tables that the cards name."""
    _must_be(code, catalogue)
    if table and not _TABLE.match(table):
        raise BadInput(HEADLINE, [Fault(f"'{table}' is geen tabel van CBS", Place(field="--table"), "zoals 85984NED")])
    asking = _Asking(fetch, server.rstrip("/"))
    cards = [(one, one.statline) for one in catalogue.indicators.values() if one.statline and one.retired is None]
    figures: list[OwnFigure] = []
    for name in [table] if table else sorted({one.table for one, _ in cards}):
        mine = [(one, statline) for one, statline in cards if table or one.table == name]
        figures.extend(_figures(asking, _table(asking, name), mine, code, catalogue))
    others = [one.name.nl for one in catalogue.indicators.values() if one.statline is None]
    if others:
        asking.notes.append(f"Niet bij CBS op te halen: {', '.join(others)}.")
    return Fetched(tuple(figures), tuple(asking.notes))


def _must_be(code: str, catalogue: Catalogue) -> None:
    merger = catalogue.merger_of(code)
    if merger is not None:
        what = f"{code} is een code van vóór {merger.since:%d-%m-%Y}"
        raise BadInput(HEADLINE, [Fault(what, cure=f"neem de gemeente van nu: {' of '.join(merger.into)}")])
    if code not in catalogue.municipalities:
        cure = did_you_mean(code, catalogue.municipalities) or "zoals GM0014"
        raise BadInput(HEADLINE, [Fault(f"gemeentecode '{code}' bestaat niet", cure=cure)])


def _table(asking: _Asking, name: str) -> _Table:
    title = str(asking.properties(name).get("Title", ""))
    year = _YEAR.findall(title)
    if not year:
        raise _bad(name, f"de titel '{title}' noemt geen jaar", "neem een tabel Kerncijfers wijken en buurten")
    dimensions = [str(one.get("Identifier")) for one in asking.rows(f"{name}/Dimensions") if _is_area(one)]
    if not dimensions:
        raise _bad(name, "de tabel heeft geen kolom met gebieden", "neem een tabel Kerncijfers wijken en buurten")
    groups = {str(one.get("Id")): one for one in asking.rows(f"{name}/MeasureGroups")}
    codes = asking.rows(f"{name}/MeasureCodes")
    titles = [str(one.get("Title", "")).strip() for one in codes]
    measures = {
        title: str(one.get("Identifier")) for title, one in zip(titles, codes, strict=True) if titles.count(title) == 1
    }
    sbi = {title: _sbi(one, groups) for title, one in zip(titles, codes, strict=True)}
    return _Table(name, int(year[-1]), dimensions[0], measures, sbi)


def _is_area(dimension: Mapping[str, object]) -> bool:
    return dimension.get("Kind") == "GeoDimension" or dimension.get("Identifier") in ("WijkenEnBuurten", "RegioS")


def _sbi(measure: Mapping[str, object], groups: Mapping[str, Mapping[str, object]]) -> str:
    """The business classification that a column or one of its groups names; empty when none does."""
    texts = [str(measure.get("Title", "")), str(measure.get("Description", ""))]
    group = groups.get(str(measure.get("MeasureGroupId")))
    for _ in range(len(groups)):
        if group is None:
            break
        texts.append(str(group.get("Title", "")))
        group = groups.get(str(group.get("ParentId")))
    found = [match[1] for text in texts if (match := _SBI.search(text))]
    return found[0] if found else ""


def _figures(
    asking: _Asking, table: _Table, cards: Iterable[tuple[Indicator, Statline]], code: str, catalogue: Catalogue
) -> Iterator[OwnFigure]:
    cards = list(cards)
    codes = _parts(asking, code, table, catalogue)
    wanted = {title for _, statline in cards for title in (statline.count, statline.per) if title in table.measures}
    values = _observations(asking, table, codes, sorted(wanted)) if codes else {}
    for indicator, statline in cards:
        value, why = _value(table, statline, values, codes)
        if value is None:
            asking.notes.append(f"{indicator.name.nl} {table.year}: onbekend, {why}.")
        sbi = table.sbi.get(statline.count, "") if statline.sbi else ""
        yield OwnFigure(code, indicator.id, table.year, value, f"CBS {table.name}", _known_sbi(sbi))


def _known_sbi(word: str) -> Literal["", "2008", "2025"]:
    return "2008" if word == "2008" else "2025" if word == "2025" else ""


def _parts(asking: _Asking, code: str, table: _Table, catalogue: Catalogue) -> tuple[str, ...]:
    """The codes under which CBS counted the present area in a table; none when it cannot be put together."""
    later = [one for one in catalogue.mergers.values() if code in one.into and one.since > date(table.year, 1, 1)]
    if any(one.divided for one in later):
        asking.notes.append(f"In {table.year} was {code} anders ingedeeld; cijfers van toen zijn niet over te nemen.")
        return ()
    gone = [part for one in later for part in one.gone]
    there = _there(asking, table, [code, *(part.code for part in gone)])
    if gone:
        names = ", ".join(part.name for part in gone)
        missing = [part.name for part in gone if part.code not in there]
        if missing:
            asking.notes.append(f"In {table.name} ontbreekt {', '.join(missing)}; er is niets samengeteld.")
            return ()
        asking.notes.append(f"Cijfers van {table.year} zijn samengeteld over {names}, waar dat kan.")
    return tuple(one for one in (code, *(part.code for part in gone)) if one in there)


def _there(asking: _Asking, table: _Table, codes: Iterable[str]) -> frozenset[str]:
    """Which of these areas the table knows: a municipality that is new is not in an old table."""
    places = quote(" or ".join(f"startswith(Identifier,'{code}')" for code in codes), safe="(),'")
    rows = asking.rows(f"{table.name}/{table.dimension}Codes?$filter={places}")
    return frozenset(str(one.get("Identifier")).strip() for one in rows)


def _observations(
    asking: _Asking, table: _Table, codes: Iterable[str], titles: Iterable[str]
) -> dict[tuple[str, str], float]:
    """The published numbers by code and title; a missing or secret one is simply not there."""
    title_of = {table.measures[title]: title for title in titles}
    places = " or ".join(f"startswith({table.dimension},'{code}')" for code in codes)
    columns = " or ".join(f"Measure eq '{identifier}'" for identifier in title_of)
    query = quote(f"({places}) and ({columns})", safe="(),'")
    found = {}
    for one in asking.rows(f"{table.name}/Observations?$filter={query}"):
        value, title = one.get("Value"), title_of.get(str(one.get("Measure")))
        sound = one.get("ValueAttribute") in (None, "None") and isinstance(value, int | float)
        if title is not None and sound and isinstance(value, int | float):
            found[str(one.get(table.dimension)).strip(), title] = float(value)
    return found


def _value(
    table: _Table, statline: Statline, values: Mapping[tuple[str, str], float], codes: tuple[str, ...]
) -> tuple[float | None, str]:
    """The figure over all parts of the area, or None with the reason."""
    for title in (statline.count, *([statline.per] if statline.per else [])):
        if title not in table.measures:
            return None, f"de kolom '{title}' staat niet in {table.name}"
    if len(codes) > 1 and not (statline.per or statline.adds_up):
        return None, "dit cijfer laat zich niet samentellen"
    counts = [values.get((code, statline.count)) for code in codes]
    bases = [values.get((code, statline.per)) for code in codes] if statline.per else [1.0]
    known, whole = [one for one in counts if one is not None], [one for one in bases if one is not None]
    if not codes or len(known) < len(counts) or len(whole) < len(bases) or not sum(whole):
        return None, "CBS geeft geen waarde"
    return round(sum(known) / sum(whole) * statline.times / statline.by, 2), ""


def merged_figures(before: Iterable[OwnFigure], new: Iterable[OwnFigure]) -> tuple[OwnFigure, ...]:
    """The figures of a dossier with new ones in the place of older ones of the same year and classification."""
    kept = {(one.indicator, one.year, one.sbi): one for one in before}
    kept |= {(one.indicator, one.year, one.sbi): one for one in new}
    return tuple(kept[key] for key in sorted(kept))
