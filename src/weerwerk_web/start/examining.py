"""Looking whether an installation stands well: each finding with its cure."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from attrs import frozen
from django.db import connection
from django.utils import timezone

from weerwerk_web.audit.broken import Broken
from weerwerk_web.config import Config
from weerwerk_web.start import preparing

GOOD, MIND, WRONG = 0, 1, 2
_SIGNS = ("goed   ", "let op ", "fout   ")
_BACKUP_DAYS = 8


@frozen
class Found:
    """One thing that was looked at."""

    weight: int
    what: str
    cure: str = ""

    @property
    def sign(self) -> str:
        """The word in front."""
        return _SIGNS[self.weight]


@frozen
class Chains:
    """How much of the audit was verified."""

    count: int
    links: int


def examine() -> Iterator[Found]:
    """Everything that was looked at, in the order of what matters most."""
    config = preparing.setup()
    for look in _LOOKS:
        yield from look(config)


def _tables(config: Config) -> Iterator[Found]:
    if preparing.behind():
        yield Found(WRONG, "de tabellen zijn ouder dan deze versie", "draai: weerwerk prepare")
    else:
        yield Found(GOOD, "de tabellen horen bij deze versie")


def _guards(config: Config) -> Iterator[Found]:
    from weerwerk_web.audit import guards

    if preparing.behind():
        return
    missing = guards.missing(connection)
    if missing:
        yield Found(WRONG, f"het logboek is niet beschermd: {', '.join(missing)}", "draai: weerwerk prepare")
    else:
        yield Found(GOOD, "de database weigert veranderingen in het logboek")


def _walls(config: Config) -> Iterator[Found]:
    from weerwerk_web.organisations import walls

    if connection.vendor != "postgresql":
        yield Found(GOOD, "SQLite: bedoeld voor één gemeente; voor meer gemeenten gebruikt u PostgreSQL")
        return
    if preparing.behind():
        return
    missing = walls.missing(connection)
    if missing:
        yield Found(WRONG, f"tussen organisaties ontbreken muren: {', '.join(missing)}", "draai: weerwerk prepare")
    else:
        yield Found(GOOD, "tussen organisaties staan in de database muren")
    if walls.passes_through(connection):
        cure = "geef de webserver een rol zonder SUPERUSER en BYPASSRLS; zie docs/howto/beheerder.md"
        yield Found(WRONG, "deze databaserol loopt door de muren heen", cure)


def _chain(config: Config) -> Iterator[Found]:
    if preparing.behind():
        return
    broken, chains = verify_audit([])
    if broken:
        yield Found(WRONG, f"het logboek klopt niet op {len(broken)} plaatsen", "draai: weerwerk audit verify")
    else:
        yield Found(GOOD, f"het logboek klopt ({chains.links} regels)")


def _folder(config: Config) -> Iterator[Found]:
    for path in (config.data, config.data / "keys", *sorted((config.data / "keys").glob("*"))):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Found(WRONG, f"anderen op deze machine kunnen in {path}", f"draai: chmod go= {path}")
    encrypted = _on_encrypted_disk(config.data)
    if encrypted is None:
        yield Found(MIND, "Weerwerk kan niet zien of de schijf versleuteld is", "vraag het uw beheerder")
    elif encrypted:
        yield Found(GOOD, "de gegevens staan op een versleutelde schijf")
    else:
        yield Found(
            MIND, "de schijf met de gegevens is niet versleuteld", "zet de map op een versleutelde schijf (LUKS)"
        )


def _on_encrypted_disk(path: Path) -> bool | None:
    """Whether the disk below a folder is encrypted by the kernel; None where that cannot be seen."""
    try:
        device = path.stat().st_dev
        block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").resolve(strict=True)
    except OSError:
        return None
    seen = [block, *block.glob("slaves/*")]
    kinds = [(one / "dm" / "uuid").read_text(encoding="ascii") for one in seen if (one / "dm" / "uuid").exists()]
    return any(one.startswith("CRYPT-") for one in kinds)


def _reaching(config: Config) -> Iterator[Found]:
    if config.demo:
        yield Found(WRONG, "dit is een voorbeeld, zonder tweede stap", "wijs met WEERWERK_DATA een andere map aan")
    if config.local:
        yield Found(MIND, "alleen op deze machine te openen", "vul voor meer mensen de instelling url in, met https")
    elif not config.proxies:
        yield Found(
            WRONG, "er is een adres, maar geen proxy die het certificaat draagt", "zet de instelling proxies op 1"
        )
    else:
        yield Found(GOOD, f"te openen op {urlsplit(config.url).hostname}, achter {config.proxies} proxy")


def _help(config: Config) -> Iterator[Found]:
    if not config.mail:
        yield Found(MIND, "er is geen mail", "niet nodig: links geeft u zelf door")
    if not config.scanner:
        yield Found(MIND, "bestanden worden niet op virussen nagekeken", "vul de instelling scanner in")
    elif not shutil.which(config.scanner.split()[0]):
        yield Found(WRONG, "de virusscanner is er niet", f"installeer {config.scanner.split()[0]}")
    if not config.backup_recipients:
        yield Found(MIND, "er is geen openbare sleutel voor reservekopieën", "vul backup_recipients in")


def _copies(config: Config) -> Iterator[Found]:
    from weerwerk_web.audit.models import OUTSIDE, Entry

    if preparing.behind():
        return
    last = Entry.objects.filter(chain=OUTSIDE, action="backup.made").order_by("-number").first()
    if last is None:
        yield Found(MIND, "er is nog geen reservekopie gemaakt", "draai: weerwerk backup MAP")
    elif timezone.now() - last.moment > timedelta(days=_BACKUP_DAYS):
        yield Found(MIND, f"de laatste reservekopie is van {last.moment:%d-%m-%Y}", "draai: weerwerk backup MAP")
    else:
        yield Found(GOOD, f"de laatste reservekopie is van {last.moment:%d-%m-%Y}")


_LOOKS: tuple[Callable[[Config], Iterator[Found]], ...] = (
    _tables,
    _guards,
    _walls,
    _chain,
    _folder,
    _reaching,
    _copies,
    _help,
)


def verify_audit(known: list[tuple[int, str]]) -> tuple[list[Broken], Chains]:
    """Every broken link of every chain; a seal that was written down must be in one of them."""
    preparing.setup()
    from weerwerk_web.accounts.store import every_organisation
    from weerwerk_web.audit import chain
    from weerwerk_web.audit.models import OUTSIDE
    from weerwerk_web.organisations import scope

    broken: list[Broken] = []
    links, count, sought = 0, 0, dict(known)
    for organisation in (None, *every_organisation()):
        with scope.within(organisation):
            one = organisation or OUTSIDE
            last, _ = chain.head(one)
            broken += chain.verify(one)
            for number, seal in known:
                if chain.holds(one, number, seal):
                    sought.pop(number, None)
        links, count = links + last, count + 1
    broken += [Broken(OUTSIDE, number, "dit opgeschreven zegel is nergens meer te vinden") for number in sought]
    return broken, Chains(count, links)
