"""Whatever text an organisation writes, it reads back the same."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from weerwerk.dossier.write import write_yaml
from weerwerk.located import read_yaml

words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
odd = st.sampled_from(
    ["nee", "ja", "09", "1.5", "2026-03-01", "2026-02-30", "null", "~", "true", "- a", "a: b", "*x", "#"]
)


@given(
    st.dictionaries(
        words | odd, st.one_of(words, odd, st.integers(-(10**9), 10**9), st.booleans(), st.dates()), min_size=1
    )
)
def test_a_file_that_is_written_reads_back_the_same(value: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.yaml"
        write_yaml(path, value)
        assert read_yaml(path.read_bytes(), file="a.yaml").value == value
