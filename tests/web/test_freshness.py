"""What one person answers, another sees at once, whichever process makes the page."""

import json
import re

import requests

from tests.web.installation import Installation, form

MADE = """
import json
from tests.web.people import Town
from weerwerk.scan.model import Preset
from weerwerk_web.accounts.roles import Role
from weerwerk_web.scans import asking, store
from weerwerk_web.scans.actions import managing
from weerwerk_web.scans.models import Respondent
town = Town("Voorbeelddam")
with town.inside():
    seat = town.seat(Role.COORDINATOR)
    scan = managing.begin(seat, inhabitants=24_000, preset=Preset.SMALL)
    Respondent.objects.filter(pk=managing.take_part(seat, scan).pk).update(function="coordinator-oov")
    owner = town.seat(Role.PROCESS_OWNER)
    one = managing.take_part(owner, scan)
    Respondent.objects.filter(pk=one.pk).update(function="proceseigenaar")
    circumstance, process, _ = asking.keys_of(owner, scan, Respondent.objects.get(pk=one.pk))[0]
keys = {role.value: town.browser(role).session.session_key for role in (Role.COORDINATOR, Role.PROCESS_OWNER)}
print(json.dumps({**keys, "question": f"/vraag/{process}/{circumstance}/"}))
"""
PAGES = ("/", "/scan/", "/eerste-beeld/", "/overzicht/", "/proces/subsidies/", "/verschillen/", "/scan/wie/")


def session_of(key: str) -> requests.Session:
    """A browser with a session that is in the database."""
    made = requests.Session()
    made.cookies.set("weerwerk", key)
    return made


def shown(session: requests.Session, address: str) -> dict[str, str]:
    """What the pages show, without what is new on every page."""
    found = {}
    for page in PAGES:
        answer = session.get(f"{address}{page}", timeout=120)
        assert answer.status_code == 200, page
        found[page] = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
    return found


def sees_at_once(one: Installation, other: Installation) -> None:
    """Hold an answer in one process against every page of another that had these pages remembered."""
    made = json.loads(one.run(MADE).splitlines()[-1])
    reads, answers = session_of(made["coordinator"]), session_of(made["proceseigenaar"])
    before = shown(reads, other.address)
    assert before == shown(reads, one.address)
    for word, changes in (("nee", {"/scan/", "/proces/subsidies/"}), ("aantoonbaar", {"/proces/subsidies/"})):
        kept = form(answers, f"{one.address}{made['question']}", word=word)
        assert kept.status_code == 200
        after = shown(reads, other.address)
        assert {page for page in PAGES if after[page] != before[page]} >= changes, word
        assert after == shown(reads, one.address)
        before = after


def test_an_answer_is_seen_at_once_in_a_second_process(tmp_path):
    one, other = Installation(tmp_path / "data"), Installation(tmp_path / "data")
    one.start("--no-worker")
    try:
        other.start("--no-worker")
        sees_at_once(one, other)
    finally:
        one.kill()
        other.kill()
