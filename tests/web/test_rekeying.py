"""Renewing keys: everything still opens, the old key opens nothing, and stopping halfway loses nothing."""

import shutil

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.test_documents import PDF
from weerwerk.errors import BadInput
from weerwerk_web import keys, occupied
from weerwerk_web.accounts.models import Visit
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit import chain, trail
from weerwerk_web.audit.models import OUTSIDE
from weerwerk_web.documents import actions as documents
from weerwerk_web.documents import vault
from weerwerk_web.organisations import scope
from weerwerk_web.start import rekeying

SEED = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def folder(settings):
    """The keys of this run, put back as they were afterwards."""
    place = django_settings.WEERWERK.data / "keys"
    before = place.with_name("keys-before")
    shutil.copytree(place, before)
    shutil.rmtree(django_settings.WEERWERK.data / "documents", ignore_errors=True)
    settings.INSTALLATION_KEYS = keys.read_or_make(place)
    yield place
    shutil.rmtree(place)
    before.rename(place)


@pytest.fixture
def one(town, folder):
    with town.inside():
        return documents.add(town.seat(Role.COORDINATOR), SimpleUploadedFile("a.pdf", PDF), subject="vraag:1")


def opens(key, one):
    """Whether this very key opens the file on the disk."""
    kept = vault.path(one.organisation_id, one.pk).read_bytes()
    cipher = AESGCM(keys.derived(key, f"document {one.organisation_id} {one.pk}"))
    try:
        return cipher.decrypt(kept[4:16], kept[16:], one.organisation_id.bytes + one.pk.bytes) == PDF
    except InvalidTag:
        return False


def test_after_renewing_everything_opens_and_the_old_key_opens_nothing(town, one):
    before = django_settings.INSTALLATION_KEYS
    TOTP.activate(town.person(Role.COORDINATOR), SEED)
    browser = town.browser(Role.COORDINATOR)
    done = rekeying.rotate(tuple(rekeying.FOR))
    assert (done.files, done.secrets, done.damaged) == (1, 1, ())
    assert vault.get(one.organisation_id, one.pk) == PDF
    assert not opens(before.documents, one)
    now = django_settings.INSTALLATION_KEYS
    assert not {now.session, now.audit, now.documents, now.secrets} & {
        before.session, before.audit, before.documents, before.secrets
    }  # fmt: skip
    assert now.before["documents"] == now.before["secrets"] == now.before["session"] == ()
    held = Authenticator.objects.get(user=town.person(Role.COORDINATOR))
    assert held.wrap().instance.data["secret"] != SEED
    from weerwerk_web.accounts import secrets

    assert secrets.opened(held.data["secret"]) == SEED
    assert browser.get("/").status_code == 302
    assert not Visit.objects.filter(person__isnull=False).exists()


def test_a_renewing_that_was_stopped_halfway_is_finished_by_the_next(town, one, folder):
    with town.inside():
        other = documents.add(town.seat(Role.COORDINATOR), SimpleUploadedFile("b.pdf", PDF), subject="vraag:1")
    keys.renew(folder, "documents")
    django_settings.INSTALLATION_KEYS = keys.read_or_make(folder)
    vault.seal_again(one.organisation_id, one.pk)  # and then the power went
    assert vault.get(other.organisation_id, other.pk) == vault.get(one.organisation_id, one.pk) == PDF
    key = django_settings.INSTALLATION_KEYS.documents
    assert rekeying.rotate(("documents",)).files == 1
    assert django_settings.INSTALLATION_KEYS.documents == key
    assert opens(key, one)
    assert opens(key, other)


def test_while_a_file_cannot_be_read_the_old_key_stays(town, one, folder):
    place = vault.path(one.organisation_id, one.pk)
    whole = place.read_bytes()
    place.write_bytes(whole[:-1])
    assert rekeying.rotate(("documents",)).damaged == (str(one.pk),)
    place.write_bytes(whole)  # it came back from a reserve copy
    assert vault.get(one.organisation_id, one.pk) == PDF


def test_the_audit_still_adds_up_and_an_old_key_seals_nothing_new(town, folder):
    with town.inside():
        trail.did("eerst")
    old = django_settings.INSTALLATION_KEYS.audit
    rekeying.rotate(("audit",))
    with town.inside():
        trail.did("daarna")
        where = town.organisation.id
        assert list(chain.verify(where)) == []
    django_settings.INSTALLATION_KEYS = keys.Keys(
        **{name: getattr(django_settings.INSTALLATION_KEYS, name) for name in ("session", "documents", "secrets")},
        audit=old,
    )
    with town.inside():
        trail.did("vervalst met de oude sleutel")
    django_settings.INSTALLATION_KEYS = keys.read_or_make(folder)
    with town.inside():
        assert [broken.why for broken in chain.verify(where)] == ["de inhoud is veranderd"]
    with scope.within():
        assert list(chain.verify(OUTSIDE)) == []


def test_keys_are_not_renewed_under_a_running_workbench(db, folder):
    before = keys.read_or_make(folder)
    with occupied.by_a_process(django_settings.WEERWERK.data), pytest.raises(BadInput, match="draait nog"):
        rekeying.rotate(("documents",))
    assert keys.read_or_make(folder) == before


def test_the_list_of_keys_shows_no_key(folder):
    shown = str(rekeying.listed())
    assert all(f"name='{name}'" in shown for name in keys.NAMES)
    assert not [key for key in keys.read_or_make(folder).every("audit") if key.hex() in shown]
