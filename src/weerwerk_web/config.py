"""The configuration of an installation: one value, read from the data folder and the environment."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from attrs import Attribute, field, fields, frozen

from weerwerk.errors import BadInput, Fault, Place

FILE = "settings.toml"
PREFIX = "WEERWERK_"
DEMO_MARK = "DEMO"
Value = str | int | bool | tuple[str, ...]


def _text(explained: str, *, default: str = "", secret: bool = False) -> str:
    made: str = field(default=default, metadata={"explained": explained, "secret": secret})
    return made


def _number(explained: str, *, default: int) -> int:
    made: int = field(default=default, metadata={"explained": explained, "secret": False})
    return made


def _flag(explained: str) -> bool:
    made: bool = field(default=False, metadata={"explained": explained, "secret": False})
    return made


def _list(explained: str) -> tuple[str, ...]:
    made: tuple[str, ...] = field(default=(), metadata={"explained": explained, "secret": False})
    return made


@frozen
class Config:
    """What a municipality can set; every default is safe for one municipality on one machine."""

    data: Path
    demo: bool = False
    url: str = _text(
        "Het adres waarop mensen Weerwerk openen, met https. Leeg: alleen op deze machine, op http://localhost."
    )
    database: str = _text(
        "Adres van PostgreSQL: postgresql://naam:wachtwoord@machine:5432/weerwerk. Leeg: SQLite in de gegevensmap.",
        secret=True,
    )
    database_owner: str = _text(
        "Adres van PostgreSQL met de rol die tabellen mag maken. Alleen nodig bij `weerwerk prepare` en "
        "reservekopieën; geef het nooit aan de webserver.",
        secret=True,
    )
    proxies: int = _number(
        "Aantal eigen proxy's vóór Weerwerk. 0: geen, dan telt `X-Forwarded-For` niet mee.", default=0
    )
    workers: int = _number("Aantal processen dat pagina's maakt. Eén kost ongeveer 150 MB geheugen.", default=1)
    mail: str = _text(
        "Mailserver: smtp://naam:wachtwoord@machine:587. Leeg: Weerwerk mailt niet; u geeft links zelf door.",
        secret=True,
    )
    mail_from: str = _text("Afzender van mail, bijvoorbeeld weerwerk@gemeente.nl.")
    oidc_issuer: str = _text(
        "Adres van de inlogdienst van uw gemeente (OpenID Connect). Leeg: mensen loggen in met een wachtwoord."
    )
    oidc_client_id: str = _text("Naam waaronder Weerwerk bij de inlogdienst bekend is.")
    oidc_client_secret: str = _text("Geheim dat bij die naam hoort.", secret=True)
    oidc_name: str = _text("Zo noemt het inlogscherm die dienst.", default="de inlogdienst van uw gemeente")
    oidc_only: bool = _flag("Alleen inloggen met de inlogdienst; wachtwoorden werken dan niet.")
    oidc_second_factor: tuple[str, ...] = _list(
        "Waarden van `amr` of `acr` waarmee de inlogdienst zegt dat de tweede stap gedaan is, bijvoorbeeld mfa. "
        "Leeg: Weerwerk vraagt die stap zelf."
    )
    scanner: str = _text(
        "Opdracht die een bestand van standaardinvoer op virussen nakijkt: 0 is schoon, 1 is besmet. "
        "Bijvoorbeeld: clamdscan --no-summary -"
    )
    upload_limit_mb: int = _number("Grootste bestand dat iemand mag toevoegen, in MB.", default=20)
    library_public: bool = _flag(
        "De bibliotheek is ook zonder inloggen te lezen. Er staat niets van uw gemeente in; alleen wat met Weerwerk "
        "meekomt."
    )
    backup_recipients: tuple[str, ...] = _list(
        "Openbare sleutels (age1…) voor wie reservekopieën versleuteld worden. De geheime sleutel staat nooit hier."
    )

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the workbench."""
        return not self.url

    @property
    def address(self) -> str:
        """The address under which people open the workbench."""
        return self.url or "http://localhost:8000"

    @property
    def host(self) -> str:
        """The host of that address."""
        return urlsplit(self.address).hostname or "localhost"


def settable() -> tuple["Attribute[Value]", ...]:
    """The settings a municipality can make, in the order of the documentation."""
    return tuple(one for one in fields(Config) if "explained" in one.metadata)


def data_folder(environment: Mapping[str, str]) -> Path:
    """The folder of this installation: the one named, else the user's own data folder."""
    named = environment.get(f"{PREFIX}DATA")
    if named:
        return Path(named).absolute()
    home = environment.get("XDG_DATA_HOME") or os.path.join(environment.get("HOME", "."), ".local", "share")  # noqa: PTH118
    return Path(home).absolute() / "weerwerk"


def load(environment: Mapping[str, str]) -> Config:
    """The configuration; BadInput with every fault at once when a setting is wrong."""
    folder = data_folder(environment)
    faults: list[Fault] = []
    written = _written(folder / FILE, faults)
    chosen: dict[str, Value] = {}
    for one in settable():
        place, given = _given(one.name, written, environment, folder, faults)
        if given is not None:
            chosen[one.name] = _shaped(one, given, place, faults)
    known = {one.name for one in settable()}
    faults += [
        Fault(
            "deze instelling bestaat niet", Place(str(folder / FILE), None, name), "kijk in docs/reference/settings.md"
        )
        for name in written
        if name not in known
    ]
    config = Config(data=folder, demo=(folder / DEMO_MARK).exists(), **chosen)  # type: ignore[arg-type]
    faults += _together(config)
    if faults:
        raise BadInput("instellingen niet gebruikt", faults)
    return config


def _written(path: Path, faults: list[Fault]) -> dict[str, object]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(f"dit is geen goed TOML-bestand ({error})", Place(str(path)), "verbeter die regel"))
        return {}


def _given(
    name: str, written: Mapping[str, object], environment: Mapping[str, str], folder: Path, faults: list[Fault]
) -> tuple[Place, object]:
    """What was set, and where: the environment first, then a file that it names, then the settings file."""
    variable = f"{PREFIX}{name.upper()}"
    if variable in environment:
        return Place(variable), environment[variable]
    named = environment.get(f"{variable}_FILE")
    if named:
        try:
            return Place(named), Path(named).read_text(encoding="utf-8").strip()
        except OSError:
            faults.append(Fault("dit bestand kan niet worden gelezen", Place(f"{variable}_FILE"), f"kijk naar {named}"))
            return Place(named), None
    return Place(str(folder / FILE), None, name), written.get(name)


def _shaped(one: "Attribute[Value]", given: object, place: Place, faults: list[Fault]) -> Value:
    """A value of the kind of the default; text from the environment is read as that kind."""
    match one.default, given:
        case bool(), bool(value):
            return value
        case bool(), str(text) if text.lower() in ("ja", "nee", "true", "false", "1", "0", ""):
            return text.lower() in ("ja", "true", "1")
        case bool(), _:
            faults.append(Fault("dit is geen ja of nee", place, "schrijf ja of nee"))
        case int(), int(value) if not isinstance(given, bool) and value >= 0:
            return value
        case int(), str(text) if text.isascii() and text.isdigit():
            return int(text)
        case int(), _:
            faults.append(Fault("dit is geen getal van 0 of meer", place, "schrijf bijvoorbeeld 1"))
        case tuple(), list(values) if all(isinstance(value, str) for value in values):
            return tuple(values)
        case tuple(), str(text):
            return tuple(part for part in text.replace(",", " ").split() if part)
        case tuple(), _:
            faults.append(Fault("dit is geen lijst van teksten", place, 'schrijf bijvoorbeeld ["age1…"]'))
        case str(), str(text):
            return text
        case _:
            faults.append(Fault("dit is geen tekst", place, "zet er aanhalingstekens omheen"))
    return one.default if isinstance(one.default, str | int | bool | tuple) else ""


def _together(config: Config) -> list[Fault]:
    """What is wrong with the settings as a whole."""
    faults = []
    if config.url and not config.url.startswith("https://"):
        faults.append(Fault("het adres begint niet met https://", Place(field="url"), "zet er een certificaat voor"))
    for name in ("database", "database_owner"):
        value = getattr(config, name)
        if value and not value.startswith(("postgresql://", "postgres://")):
            faults.append(Fault("dit is geen adres van PostgreSQL", Place(field=name), "begin met postgresql://"))
    if config.url and not config.proxies:
        cure = "zet er een proxy met een certificaat voor, en proxies op 1"
        faults.append(
            Fault("er is een adres, maar geen proxy die het certificaat draagt", Place(field="proxies"), cure)
        )
    if config.mail and not config.mail.startswith(("smtp://", "smtps://")):
        faults.append(Fault("dit is geen mailserver", Place(field="mail"), "begin met smtp:// of smtps://"))
    if config.mail and not config.mail_from:
        faults.append(Fault("de afzender van mail ontbreekt", Place(field="mail_from"), "vul een mailadres in"))
    if config.oidc_issuer and not (config.oidc_client_id and config.oidc_client_secret):
        cure = "vul oidc_client_id en oidc_client_secret in"
        faults.append(Fault("de inlogdienst is maar half ingesteld", Place(field="oidc_issuer"), cure))
    if config.oidc_only and not config.oidc_issuer:
        faults.append(Fault("zo kan niemand inloggen", Place(field="oidc_only"), "vul oidc_issuer in"))
    if config.workers < 1:
        faults.append(Fault("er is ten minste één proces nodig", Place(field="workers"), "schrijf 1"))
    faults += [
        Fault(
            f"'{one[:12]}…' is geen openbare sleutel",
            Place(field="backup_recipients"),
            "een openbare sleutel begint met age1",
        )
        for one in config.backup_recipients
        if not one.startswith("age1")
    ]
    return faults
