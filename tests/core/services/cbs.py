"""A server on this machine that answers like CBS OData v4: the recorded shape of its answers, with invented numbers."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

CONTEXT = "https://datasets.cbs.nl/odata/v1/CBS/{table}/$metadata#{set}"
GROUPS = [
    {"Id": "0", "Index": 1, "Title": "Regioaanduiding", "Description": "", "ParentId": None},
    {"Id": "1", "Index": 2, "Title": "Bedrijfsvestigingen, SBI 2008", "Description": "", "ParentId": None},
    {"Id": "2", "Index": 3, "Title": "Bedrijfsvestigingen naar activiteit", "Description": "", "ParentId": "1"},
]
MEASURES = {
    "M000100": ("Aantal inwoners", "0"),
    "M000200_2": ("Bedrijfsvestigingen totaal", "1"),
    "M000201": ("A Landbouw, bosbouw en visserij", "2"),
    "M000202": ("G+I Handel en horeca", "2"),
    "M000203": ("H+J Vervoer, informatie en communicatie", "2"),
    "M000204": ("K-L Financiële diensten, onroerend goed", "2"),
    "M000205": ("M-N Zakelijke dienstverlening", "2"),
    "M000206": ("R-U Cultuur, recreatie, overige diensten", "2"),
    "M000300": ("Percentage onbewoond", "0"),
    "M000400": ("Mate van stedelijkheid", "0"),
    "M000500": ("Oppervlakte totaal", "0"),
    "M000501": ("Oppervlakte land", "0"),
    "M000502": ("Oppervlakte water", "0"),
    "M000600": ("Afstand tot school", "0"),
}
USUAL = {
    "M000100": 20_000, "M000200_2": 2_000, "M000201": 200, "M000202": 400, "M000203": 100, "M000204": 160,
    "M000205": 500, "M000206": 240, "M000300": 4, "M000400": 4, "M000500": 10_000, "M000501": 9_000, "M000502": 1_000,
}  # fmt: skip
PAGE = 7


class Cbs:
    """What the server knows: numbers by area and measure; None is an observation without a value."""

    def __init__(self, areas: dict[str, dict[str, float | None]]) -> None:
        self.areas = areas
        self.title = "Kerncijfers wijken en buurten 2021"
        self.groups = GROUPS
        self.asked: list[str] = []
        self.elsewhere = ""
        self.status = 200
        self.raw: bytes | None = None
        self.base = ""

    def answer(self, path: str, query: dict[str, list[str]]) -> object | None:
        table, _, part = path.removeprefix("/odata/v1/CBS/").partition("/")
        if table != "85039NED":
            return None
        match part:
            case "Properties":
                return {"Identifier": table, "Title": self.title, "Language": "nl"}
            case "Dimensions":
                return self._set(table, part, [{"Identifier": "WijkenEnBuurten", "Kind": "GeoDimension"}])
            case "MeasureGroups":
                return self._set(table, part, self.groups)
            case "MeasureCodes":
                rows = [
                    {"Identifier": one, "Title": title, "Unit": "aantal", "MeasureGroupId": group}
                    for one, (title, group) in MEASURES.items()
                ]
                return self._set(table, part, rows)
            case "WijkenEnBuurtenCodes":
                wanted = self._places(query)
                return self._set(table, part, [{"Identifier": f"{one}  "} for one in self.areas if one in wanted])
            case "Observations":
                return self._page(table, query)
        return None

    def _set(self, table: str, name: str, rows: list[dict[str, object]]) -> dict[str, object]:
        return {"@odata.context": CONTEXT.format(table=table, set=name), "value": rows}

    def _places(self, query: dict[str, list[str]]) -> list[str]:
        return re.findall(r"startswith\(\w+,'(\w+)'\)", query["$filter"][0])

    def _page(self, table: str, query: dict[str, list[str]]) -> dict[str, object]:
        """Observations come in pages, as CBS does beyond a hundred thousand cells."""
        columns = re.findall(r"Measure eq '(\w+)'", query["$filter"][0])
        rows: list[dict[str, object]] = [
            {
                "Id": n,
                "Measure": column,
                "ValueAttribute": "None" if self.areas[place][column] is not None else "Missing",
                "Value": self.areas[place][column],
                "StringValue": None,
                "WijkenEnBuurten": f"{place}  ",
            }
            for n, (place, column) in enumerate((p, c) for p in self._places(query) for c in columns)
            if column in self.areas.get(place, {})
        ]
        start = int(query.get("$skip", ["0"])[0])
        made = self._set(table, "Observations", rows[start : start + PAGE])
        if start + PAGE < len(rows):
            where = self.elsewhere or self.base
            filtered = query["$filter"][0].replace(" ", "%20")
            made["@odata.nextLink"] = f"{where}/{table}/Observations?$filter={filtered}&$skip={start + PAGE}"
        return made


@contextmanager
def serving(cbs: Cbs) -> Iterator[str]:
    """The address of a server that answers for CBS, as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            cbs.asked.append(self.path)
            parts = urlsplit(self.path)
            made = cbs.answer(parts.path, parse_qs(parts.query))
            body = cbs.raw if cbs.raw is not None else json.dumps(made).encode()
            self.send_response(404 if made is None else cbs.status)
            self.send_header("Content-Type", "application/json; odata.metadata=minimal")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        cbs.base = f"http://127.0.0.1:{server.server_port}/odata/v1/CBS"
        yield cbs.base
    finally:
        server.shutdown()
        server.server_close()
