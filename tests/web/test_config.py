"""The configuration: safe by default, all faults at once, no secret where it does not belong."""

import stat

import pytest

from weerwerk.errors import BadInput
from weerwerk_web import keys
from weerwerk_web.config import Config, data_folder, load, settable
from weerwerk_web.databases import databases


def given(tmp_path, written="", **environment):
    (tmp_path / "settings.toml").write_text(written, encoding="utf-8")
    return load({"WEERWERK_DATA": str(tmp_path), **environment})


def test_without_any_setting_only_this_machine_can_reach_it_on_sqlite(tmp_path):
    config = load({"WEERWERK_DATA": str(tmp_path / "new")})
    assert (config.local, config.database, config.demo, config.proxies) == (True, "", False, 0)
    assert databases(config)["default"]["ENGINE"] == "django.db.backends.sqlite3"


def test_the_environment_goes_before_the_file(tmp_path):
    written = 'url = "https://a.nl"\nupload_limit_mb = 5\nproxies = 1\n'
    config = given(tmp_path, written, WEERWERK_URL="https://b.nl")
    assert (config.url, config.upload_limit_mb, config.host) == ("https://b.nl", 5, "b.nl")


def test_a_secret_can_stand_in_a_file_of_its_own(tmp_path):
    (tmp_path / "secret").write_text("postgresql://a:b@c/d\n")
    config = given(tmp_path, WEERWERK_DATABASE_FILE=str(tmp_path / "secret"))
    assert config.database == "postgresql://a:b@c/d"


def test_all_faults_are_said_at_once_with_their_cure(tmp_path):
    written = 'url = "http://a.nl"\nworkers = "veel"\nbackup_recipients = ["AGE-SECRET-KEY-1"]\nkleur = "rood"\n'
    with pytest.raises(BadInput) as caught:
        given(tmp_path, written, WEERWERK_MAIL="imap://x", WEERWERK_OIDC_ONLY="misschien")
    said = str(caught.value)
    for part in ("https://", "getal", "openbare sleutel", "bestaat niet", "mailserver", "ja of nee", "afzender"):
        assert part in said, part
    assert "AGE-SECRET-KEY-1" not in said.replace("AGE-SECRET-K", "")


@pytest.mark.parametrize("written", ["url = ", "\xff\xfe", "url = 3"])
def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path, written):
    with pytest.raises(BadInput):
        given(tmp_path, written)


def test_an_https_address_without_a_proxy_is_refused(tmp_path):
    with pytest.raises(BadInput, match="proxies"):
        given(tmp_path, 'url = "https://a.nl"')


def test_the_data_folder_is_the_named_one_or_that_of_the_user():
    assert str(data_folder({"WEERWERK_DATA": "/srv/w"})) == "/srv/w"
    assert str(data_folder({"XDG_DATA_HOME": "/x"})) == "/x/weerwerk"
    assert str(data_folder({"HOME": "/h"})) == "/h/.local/share/weerwerk"


def test_every_setting_explains_itself():
    assert all(one.metadata["explained"].strip().endswith((".", "-", "nl.")) for one in settable())


def test_keys_are_made_once_differ_and_are_for_the_owner_alone(tmp_path):
    made = keys.read_or_make(tmp_path / "keys")
    assert keys.read_or_make(tmp_path / "keys").session == made.session
    assert len({made.session, made.audit, made.documents, made.secrets}) == 4
    assert [stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "keys").iterdir()] == [0o600] * 4
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert made.session.hex() not in repr(made)


def test_a_renewed_key_leaves_the_one_before_until_it_is_forgotten(tmp_path):
    first = keys.read_or_make(tmp_path)
    keys.renew(tmp_path, "documents")
    keys.renew(tmp_path, "documents")
    now = keys.read_or_make(tmp_path)
    assert now.documents not in now.before["documents"]
    assert now.before["documents"][0] == first.documents
    assert now.every("documents")[-1] == first.documents
    assert (now.session, now.audit, now.secrets) == (first.session, first.audit, first.secrets)
    assert {stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir()} == {0o600}
    keys.forget(tmp_path, "documents")
    assert keys.read_or_make(tmp_path).every("documents") == (now.documents,)


def test_a_key_for_one_purpose_is_not_that_for_another(tmp_path):
    key = keys.read_or_make(tmp_path).documents
    assert len({keys.derived(key, "a"), keys.derived(key, "b"), key}) == 3


def test_a_socket_of_postgresql_can_be_named(tmp_path):
    config = Config(data=tmp_path, database="postgresql://w@/db?host=/run/pg")
    assert databases(config)["default"]["HOST"] == "/run/pg"
