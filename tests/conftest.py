"""What all tests share: the real data beside the project, and how hypothesis runs."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
