"""What all tests share: the real data beside the project, and how hypothesis runs."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from tests import chromium as browser

ROOT = Path(__file__).resolve().parents[1]

# "ci" is the same every run: no deadline (a busy machine is no fault) and no new random examples.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("WEERWERK_HYPOTHESIS", "ci"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with real data (logs and tables that are not ours to publish); skips where it is absent."""
    named = os.environ.get("WEERWERK_SHARED_DATA")
    places = [Path(named)] if named else [ROOT / "../shared/data", ROOT / "../../shared/data"]
    for place in places:
        if place.is_dir():
            return place.resolve()
    pytest.skip(f"real data not found at {' or '.join(str(place) for place in places)}")


class Chromium(NamedTuple):
    """A browser and what it needs to be told on a machine that is closed to the outside."""

    program: str
    arguments: list[str]


@pytest.fixture(scope="session")
def chromium() -> Chromium:
    """A Chromium that starts, with a driver that does; skips where there is none."""
    found, node = browser.find(), browser.driver()
    if found is None or node is None:
        pytest.skip("no Chromium that starts; ./run test gets one where it can")
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(node)
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"]
    # Root has no sandbox to fall back on, and a container seldom allows one.
    return Chromium(str(found), [*quiet, "--no-first-run", "--disable-gpu", "--no-sandbox"])
