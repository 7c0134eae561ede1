"""Documentation is held like code: generated pages are up to date, links lead somewhere, nothing goes unexplained."""

import re
from pathlib import Path
from typing import Annotated

import pytest
import typer
from docs.make import cli, decisions, links
from docs.make.__main__ import pages
from tests.house.tree import ROOT, plant, texts

SETTING = re.compile(r"\bWEERWERK_[A-Z_]+\b")
KINDS = ("tutorial", "howto", "reference", "explanation", "decisions")


def outdated(root: Path = ROOT) -> list[str]:
    """Generated pages that differ from what ./run docs makes now."""
    made = pages(root).items()
    return [path.name for path, text in made if not path.exists() or path.read_text(encoding="utf-8") != text]


def unexplained_settings(root: Path = ROOT) -> list[str]:
    """Settings from the environment that the settings page does not name."""
    page = root / "docs" / "reference" / "settings.md"
    named = set(SETTING.findall(page.read_text(encoding="utf-8")) if page.exists() else ())
    used = {
        (setting, str(path.relative_to(root)))
        for path, text in texts(root)
        if path.suffix in (".py", ".typ", "") and path != page
        for setting in SETTING.findall(text)
    }
    return sorted(f"{setting} in {path}" for setting, path in used if setting not in named)


def unreached(root: Path = ROOT) -> list[str]:
    """Pages for users that the index of their kind does not lead to."""
    found = []
    for kind in KINDS:
        index = root / "docs" / kind / "README.md"
        text = index.read_text(encoding="utf-8") if index.exists() else ""
        below = (page for page in (root / "docs" / kind).glob("*.md") if page != index)
        found.extend(f"{kind}/{page.name}" for page in below if f"({page.name})" not in text)
    return sorted(found)


def test_generated_pages_are_what_run_docs_makes():
    assert outdated() == []


def test_a_generated_page_that_was_changed_by_hand_is_found(monkeypatch):
    monkeypatch.setattr(cli, "HEAD", "Something else")
    assert outdated() == ["cli.md"]


def test_all_links_between_pages_lead_somewhere():
    assert links.broken(ROOT) == []


def test_planted_links_to_nowhere_are_found(tmp_path):
    plant(
        tmp_path,
        {
            "README.md": "[a](docs/a.md) [head](docs/a.md#wat-u-ziet) [no](docs/b.md) [out](../../x) `[code](c.md)`",
            "docs/a.md": "# Wat u ziet\n[no head](#anders)\n",
        },
    )
    assert links.broken(tmp_path) == ["README.md: docs/b.md", "README.md: ../../x", "docs/a.md: #anders"]


def test_every_command_argument_and_option_explains_itself():
    assert [silent for path, command in cli.commands() for silent in cli.undocumented(path, command)] == []


def test_a_planted_silent_option_is_found():
    app = typer.Typer()

    @app.command()
    def silent(name: str, size: Annotated[int, typer.Option(help="Hoe groot.")] = 1, mute: bool = False) -> None: ...

    found = cli.undocumented(("silent",), typer.main.get_command(app))
    assert found == ["silent: no help", "silent: no help for name", "silent: no help for --mute"]


def test_every_setting_is_explained():
    assert unexplained_settings() == []


def test_a_planted_setting_is_found(tmp_path):
    name = "WEERWERK" + "_SECRET_SWITCH"
    plant(tmp_path, {"src/a.py": f"os.environ['{name}']"})
    assert unexplained_settings(tmp_path) == [f"{name} in src/a.py"]


def test_every_page_is_reached_from_the_index_of_its_kind():
    assert unreached() == []


def test_a_planted_page_without_a_way_to_it_is_found(tmp_path):
    plant(tmp_path, {"docs/howto/README.md": "[a](a.md)", "docs/howto/a.md": "", "docs/howto/b.md": ""})
    assert unreached(tmp_path) == ["howto/b.md"]


def test_the_index_of_decisions_holds_each_with_its_status_and_whether_it_is_built(tmp_path):
    plant(tmp_path, {"0001-we-do.md": "# We do\n\n- status: decided\n- built: no\n"})
    assert decisions.page(tmp_path).endswith("| 0001 | [We do](0001-we-do.md) | decided | no |\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("0001-we-do.md", "# We do\n\n- status: decided\n"),
        ("0001-we-do.md", "# We do\n\n- status: whatever\n- built: no\n"),
        ("0002-we-do.md", "# We do\n\n- status: decided\n- built: no\n"),
        ("0001-We_Do.md", "# We do\n\n- status: decided\n- built: no\n"),
    ],
)
def test_a_planted_decision_without_its_head_or_number_is_found(tmp_path, name, text):
    plant(tmp_path, {name: text})
    with pytest.raises(ValueError, match=r"needs|one of|numbers"):
        decisions.page(tmp_path)


def test_the_glossary_gives_each_term_one_translation():
    assert doubled((ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")) == []


def test_the_glossary_has_at_least_sixty_terms():
    assert len(_terms((ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8"))) >= 60


def test_a_planted_second_translation_is_found():
    page = "| Dutch | English |\n|---|---|\n| stap | step | x |\n| fase | step | x |\n| stap | stage | x |\n"
    assert doubled(page) == ["stap", "step"]


def doubled(page: str) -> list[str]:
    """Terms that stand twice, in either language."""
    terms = _terms(page)
    both = [dutch for dutch, _ in terms], [english for _, english in terms]
    return sorted({term for side in both for term in side if side.count(term) > 1})


def _terms(page: str) -> list[tuple[str, str]]:
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", page, re.MULTILINE)
    return [(dutch, english) for dutch, english in rows if dutch not in ("Dutch", "---")]
