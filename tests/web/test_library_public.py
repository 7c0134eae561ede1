"""The library without signing in: only when switched on, as safe as every page, and nothing else opens with it."""

import pytest
import requests

from tests.web.installation import Installation

PATHS = ("/bibliotheek/", "/bibliotheek/processen/", "/bibliotheek/processen/subsidies/", "/bibliotheek/zoeken/")


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    made = Installation(tmp_path_factory.mktemp("public") / "data", library_public="ja").start()
    yield made
    made.kill()


@pytest.mark.parametrize("path", PATHS)
def test_everyone_reads_the_library_once_it_is_switched_on(public, path):
    response = requests.get(f"{public.address}{path}", timeout=60, allow_redirects=False)
    assert response.status_code == 200
    assert "<h1>" in response.text
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "sessionid" not in response.cookies
    assert "weerwerk" not in response.cookies


def test_nothing_else_opens_with_it(public):
    for path in ("/", "/mensen/", "/goedkeuren/", "/logboek/", "/werk/", "/account/"):
        response = requests.get(f"{public.address}{path}", timeout=60, allow_redirects=False)
        assert response.status_code == 302, path
        assert response.headers["Location"].startswith("/inloggen/"), path


def test_who_is_not_signed_in_sees_the_way_to_sign_in_and_no_other_way(public):
    page = requests.get(f"{public.address}/bibliotheek/", timeout=60).text
    assert 'href="/inloggen/"' in page
    assert "/mensen/" not in page
