"""Fill an installation for `web_load.py`, and count the queries of its pages; prints one line of JSON."""

import json
import sys
import time

from weerwerk_web.start import preparing

CONFIG = preparing.setup()
preparing.prepare(CONFIG.data)

from django.conf import settings  # noqa: E402 - only now does it know its settings
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from weerwerk.scan.model import Preset, Word  # noqa: E402
from weerwerk_web.accounts.models import Membership, Person  # noqa: E402
from weerwerk_web.accounts.roles import Role  # noqa: E402
from weerwerk_web.accounts.seat import Seat  # noqa: E402
from weerwerk_web.accounts.sessions import SessionStore  # noqa: E402
from weerwerk_web.audit import trail  # noqa: E402
from weerwerk_web.editions.store import catalogue  # noqa: E402
from weerwerk_web.organisations import scope  # noqa: E402
from weerwerk_web.organisations.models import Organisation  # noqa: E402
from weerwerk_web.scans import asking, store  # noqa: E402
from weerwerk_web.scans.actions import managing  # noqa: E402
from weerwerk_web.scans.models import Answer, Respondent, Scan, Sheet  # noqa: E402

ANSWERS = 370
PEOPLE = 30
CLIENTS = 16
BEHIND = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")  # the borders of a transaction are no questions
SOME = (Word.ON_PAPER, Word.NO, Word.HABIT, Word.ARRANGED, Word.DONT_KNOW)


def organisation(number: int) -> tuple[Organisation, Person]:
    """An organisation with a coordinator."""
    made = Organisation(name=f"Gemeente {number}")
    with scope.within(made.id):
        made.save(force_insert=True)
    person = Person.objects.create(email=f"kim-{number}@voorbeeld.example", name="Kim")
    with scope.within(made.id):
        Membership.objects.create(
            person=person, role=Role.COORDINATOR, processes=[], confirmed=timezone.now(), seen=timezone.now()
        )
    return made, person


def seat(made: Organisation, person: Person) -> Seat:
    """The seat of the coordinator, firmly signed in."""
    with scope.within(made.id, person=person.id):
        held = tuple(Membership.mine.filter(organisation=made))
    return Seat(person=person, organisation=made, memberships=held, strong=True)


def crowd_of(scan: Scan, number: int) -> None:
    """So many respondents who were asked, in one statement."""
    columns = "id, organisation_id, scan_id, code, function, processes"
    if connection.vendor == "postgresql":
        rows = "select gen_random_uuid(), %s::uuid, %s::uuid, 'q-' || n, '', '[]'::jsonb from generate_series(1, %s) n"
        keys = [str(scan.organisation_id), str(scan.pk)]
    else:
        rows = (
            "with recursive c(n) as (select 1 union all select n + 1 from c where n < %s)"
            " select lower(hex(randomblob(16))), %s, %s, 'q-' || n, '', '[]' from c"
        )
        keys = [scan.organisation_id.hex, scan.pk.hex]
    given = [*keys, number] if connection.vendor == "postgresql" else [number, *keys]
    with connection.cursor() as cursor:
        cursor.execute(f"insert into scans_respondent ({columns}) {rows}", given)


def answered(scan: Scan, mine: Seat) -> int:
    """370 answers of the coordinator to questions of the whole scan, and one each of thirty others."""
    me = Respondent.objects.get(scan=scan, person=mine.person_id)
    keys = list(asking.keys_of(mine, scan, me))
    others = list(Respondent.objects.filter(scan=scan, person=None)[:PEOPLE])
    for respondent, part in [(me, keys[:ANSWERS]), *((one, keys[at :: PEOPLE * 4]) for at, one in enumerate(others))]:
        sheets = {
            process: Sheet.objects.create(
                respondent=respondent, function="teamleider", process=process, date=timezone.localdate()
            )
            for process in {process for _, process, _ in part}
        }
        Answer.objects.bulk_create(
            Answer(
                sheet=sheets[process],
                respondent=respondent,
                circumstance=circumstance,
                process=process,
                word=SOME[at % len(SOME)],
            )
            for at, (circumstance, process, _) in enumerate(part)
        )
    return min(len(keys), ANSWERS)


def session_of(person: Person) -> str:
    """A session as after signing in with the second step."""
    store_ = SessionStore()
    now = time.time()
    store_.update(
        {
            "_auth_user_id": str(person.pk),
            "_auth_user_backend": "allauth.account.auth_backends.AuthenticationBackend",
            "_auth_user_hash": person.get_session_auth_hash(),
            "account_authentication_methods": [
                {"method": "password", "at": now, "reauthenticated": True},
                {"method": "mfa", "type": "totp", "at": now},
            ],
            "account_authentication_methods_user": str(person.pk),
        }
    )
    store_.create()
    return str(store_.session_key)


def main() -> None:
    """Fill, count, tell."""
    organisations, respondents, pages = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    sessions, answers = [], 0
    for number in range(organisations):
        made, person = organisation(number)
        mine = seat(made, person)
        with scope.within(made.id, person=person.id), trail.of(person.id):
            measured = number < CLIENTS
            scan = managing.begin(
                mine,
                inhabitants=24_000,
                preset=Preset.WHOLE if measured else Preset.SMALL,
                processes=tuple(catalogue().processes) if measured else (),
            )
            me = managing.take_part(mine, scan)
            Respondent.objects.filter(pk=me.pk).update(function="coordinator-oov")
            crowd_of(scan, respondents)
            if measured:
                answers = answered(scan, mine)
                sessions.append(session_of(person))
                key = asking.keys_of(mine, store.current(), me)[0]
    client = Client(SERVER_NAME="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = sessions[0]
    queries = {}
    for page in pages:
        client.get(page)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(page).status_code == 200, page
        queries[page] = sum(not one["sql"].startswith(BEHIND) for one in seen)
    question = f"/vraag/{key[1] or 'organisatie'}/{key[0]}/"
    told = {"sessions": sessions, "queries": queries, "answers": answers, "question": question}
    sys.stdout.write(json.dumps(told) + "\n")


main()
