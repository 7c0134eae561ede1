"""Dutch is the language of the pages and English is complete: no text escapes translation, none is left behind."""

import ast
import gettext
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

import weerwerk_web
from weerwerk import wording
from weerwerk_web.accounts.roles import Role
from weerwerk_web.editions.phrases import in_english
from weerwerk_web.editions.templatetags.core import said
from weerwerk_web.start import demo
from weerwerk_web.workbench import exchange, logs

HOME = Path(weerwerk_web.__file__).parent
LOCALE = HOME / "locale" / "en" / "LC_MESSAGES"
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
# Not for the eyes of who uses the pages: what the operator reads on the command line stays Dutch, as all of it does.
OPERATOR = {"start", "config.py", "settings", "databases.py", "policy.py", "keys.py", "occupied.py", "migrations"}
NOT_PAGES = {
    "editions/phrases.py",  # the translation itself
    "look/style.py",
    "look/vendoring.py",
    "workbench/example.py",
    "organisations/walls.py",
    "audit/guards.py",
}
LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"n?gettext\({LITERAL}(?:,\s*{LITERAL})?")


def modules():
    for path in sorted(HOME.rglob("*.py")):
        below = path.relative_to(HOME)
        if not OPERATOR & set(below.parts) and str(below) not in NOT_PAGES:
            yield below, ast.parse(path.read_text(encoding="utf-8"))


def templates():
    for path in sorted(HOME.rglob("*.html")):
        if path.name != "style.html":
            yield path.relative_to(HOME), path.read_text(encoding="utf-8")


def wrapped(module):
    """The texts within a call for translation, and the nodes that hold them."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
            for one in node.args:
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one


def asked_for():
    """Every text that is asked for in translation, with where."""
    for below, module in modules():
        yield from ((one.value, below) for one in wrapped(module))
    for below, text in templates():
        for first, second in IN_TEMPLATE.findall(templatize(text)):
            yield from ((ast.literal_eval(one), below) for one in (first, second) if one)


def written():
    """The entries of the file of translations."""
    text = (LOCALE / "django.po").read_text(encoding="utf-8")
    found = {}
    for entry in text.split("\n\n"):
        parts = dict(re.findall(r'^(msgid_plural|msgid|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', entry, re.MULTILINE))
        plain = {
            name: "".join(ast.literal_eval(line) for line in lines.split("\n") if line) for name, lines in parts.items()
        }
        if plain.get("msgid"):
            found[plain["msgid"]] = plain.get("msgstr") or plain.get("msgstr[0]", "")
            if "msgid_plural" in plain:
                found[plain["msgid_plural"]] = plain["msgstr[1]"]
    return found


def plurals():
    """The entries that speak of one and of many: the text of one, of many, and the English of many."""
    text = (LOCALE / "django.po").read_text(encoding="utf-8")
    entry = r'^msgid (".*")\nmsgid_plural (".*")\nmsgstr\[0\] ".*"\nmsgstr\[1\] (".*")'
    for found in re.findall(entry, text, re.MULTILINE):
        yield tuple(ast.literal_eval(one) for one in found)


def test_every_text_has_its_english():
    known = written()
    assert sorted({(text, str(where)) for text, where in asked_for() if not known.get(text)}) == []


def test_no_english_is_left_of_a_text_that_is_gone():
    assert sorted(set(written()) - {text for text, _ in asked_for()}) == []


def test_every_translation_keeps_the_places_to_fill_in():
    place = re.compile(r"%\(\w+\)[sd]")
    assert [
        text for text, english in written().items() if set(place.findall(text)) != set(place.findall(english))
    ] == []


def test_the_compiled_file_is_that_of_the_written_one():
    """To renew: msgfmt -o django.mo django.po, in the folder of the two."""
    with (LOCALE / "django.mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    known, counted = written(), list(plurals())
    # Whether gettext also knows the first text of a plural differs among versions of Python 3.11.
    alone = known.keys() - {text for one, many, _ in counted for text in (one, many)}
    assert {text: compiled.gettext(text) for text in alone} == {text: known[text] for text in alone}
    assert [compiled.ngettext(one, many, 1) for one, many, _ in counted if one != many] == [
        known[one] for one, many, _ in counted if one != many
    ]
    assert [compiled.ngettext(one, many, 2) for one, many, _ in counted] == [english for _, _, english in counted]


WORDS = re.compile(r"[A-Za-zÀ-ÿ]{2,} [a-zà-ÿ]{2,}")
CODE = re.compile(
    r"^(select|insert|create|unsafe|sandbox|attachment|refused a|work |%d pieces|document |default-src)"
    r"|[{}<>]|^[a-z. ]+$"
)


def test_no_sentence_in_the_code_of_a_page_escapes_translation():
    found = []
    for below, module in modules():
        inside = {id(one) for one in wrapped(module)}
        docstrings = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
        for node in ast.walk(module):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in inside | docstrings:
                continue
            if WORDS.search(node.value) and not CODE.search(node.value):
                found.append(f"{below}:{node.lineno} {node.value}")
    assert found == []


TAGS = re.compile(
    r"{%\s*comment.*?endcomment\s*%}|{%\s*blocktranslate.*?endblocktranslate\s*%}|{[%#].*?[%#]}|{{.*?}}", re.DOTALL
)
ATTRIBUTES = re.compile(r"""\b(?:alt|title|placeholder|aria-label|data-done)=(["'])(.*?)\1""")
NAMES = {"Weerwerk", "Nederlands", "English", "·", "–", "→"}


def test_no_text_in_a_template_escapes_translation():
    found = []
    for below, text in templates():
        bare = TAGS.sub(" ", text)
        said = [value for _, value in ATTRIBUTES.findall(bare)]
        said += re.sub(r"<script\b.*?</script>|<[^>]*>|&\w+;", "\n", bare, flags=re.DOTALL).split("\n")
        found += [
            f"{below}: {one.strip()}"
            for one in said
            if re.search(r"[A-Za-zÀ-ÿ]{2,}", one) and one.strip(" ·–:,") not in NAMES
        ]
    assert found == []


def test_a_planted_text_is_found(monkeypatch, tmp_path):
    (tmp_path / "views.py").write_text('"""A page."""\n\nx = "Dit is niet vertaald"\n')
    (tmp_path / "page.html").write_text("<p>Ook dit niet</p>")
    monkeypatch.setattr(f"{__name__}.HOME", tmp_path)
    with pytest.raises(AssertionError, match="niet vertaald"):
        test_no_sentence_in_the_code_of_a_page_escapes_translation()
    with pytest.raises(AssertionError, match="Ook dit niet"):
        test_no_text_in_a_template_escapes_translation()


def test_dates_and_numbers_are_written_the_way_of_the_language():
    from datetime import date

    from django.template import Context, Template

    shown = Template("{% load l10n %}{{ number }} {{ part }} {{ day|date:'j F Y' }}")
    values = Context({"number": 1042, "part": 0.5, "day": date(2026, 3, 1)})
    assert settings.LANGUAGE_CODE == "nl"
    with override("nl"):
        assert shown.render(values) == "1.042 0,5 1 maart 2026"
    with override("en"):
        assert shown.render(values) == "1,042 0.5 1 March 2026"


def test_names_stand_in_the_order_of_a_dutch_list():
    from weerwerk_web.editions.store import in_order

    assert in_order(["Zeist", "'s-Hertogenbosch", "Écht", "aalten", "Eersel"]) == [
        "aalten",
        "Écht",
        "Eersel",
        "'s-Hertogenbosch",
        "Zeist",
    ]


class Shown(HTMLParser):
    """The words of a page that do not say they are Dutch."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.dutch: list[str] = []

    def handle_starttag(self, tag, attrs):
        empty = tag in ("input", "br", "img", "meta", "link")
        if (self.dutch or dict(attrs).get("lang") == "nl") and not empty:
            self.dutch.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if self.dutch:
            self.dutch.pop()

    def handle_data(self, data):
        if not self.dutch:
            self.words.append(data)


@pytest.fixture
def example(town):
    with town.inside():
        scan = exchange.take_in(demo.shipped(), person=town.person(Role.COORDINATOR).id)
        logs.keep(scan, logs.look(scan))
    return town.browser(Role.COORDINATOR)


def test_on_an_english_page_what_is_dutch_says_so(example):
    example.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    found = {}
    for path in ("/", "/eerste-beeld/", "/overzicht/", "/proces/vergunningen/", "/verschillen/", "/logs/"):
        page = Shown()
        page.feed(example.get(path).content.decode().partition("<main")[2])
        words = " ".join(page.words)
        dutch = re.findall(r"[^.>\n]*\b(?:de|het|een|niet|zijn|voor|deze|uw|wordt)\b[^.<\n]*", words)
        found |= {path: dutch} if dutch else {}
    assert found == {}


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Matig tot hoog", "Moderate to high"),
        ("nog niet stevig: 1.042 antwoorden ontbreken", "not firm yet: 1,042 answers are missing"),
        ("Zwakste punten: vier ogen en opgeleide vervanger.", "Weakest points: four eyes and trained replacement."),
        (
            "helpt bij aanbestedingen en inkoop en subsidieverlening",
            "helps with procurement and contract management and grants",
        ),
        ("Vier ogen: 1 × ‘geregeld’ en 2 × ‘op papier’.", "Four eyes: 1 × ‘arranged’ and 2 × ‘on paper’."),
        ("Dit heeft nog niemand vertaald", None),
        ("Zwakste punten: iets dat geen kaart heeft.", None),
    ],
)
def test_a_sentence_of_the_core_is_said_in_english_whole_or_not_at_all(dutch, english):
    assert in_english(dutch) == english


@pytest.mark.parametrize(("part", "english"), [(0, "none of the 8"), (3, "3 of the 8"), (8, "all 8")])
def test_a_part_of_the_processes_is_said_in_english_in_each_of_its_forms(part, english):
    share = wording.out_of(part, 8, "processen")
    assert in_english(f"helpt bij {share}") == f"helps with {english} processes"
    told = in_english(f"Subsidieverlening vraagt het eerst aandacht; van {share} staat het niveau vast.")
    assert told == f"Grants asks for attention first; of {english} processes the level is certain."


def test_the_dutch_of_a_page_is_left_as_it_is():
    with override("nl"):
        assert said("Hoog, stevig") == "Hoog, stevig"
    with override("en"):
        assert said("Hoog") == "High"
        assert said("<Iets>") == '<span lang="nl">&lt;Iets&gt;</span>'
