"""Markdown as Word: nothing is lost, and what is bold, boxed or open can be seen."""

from datetime import date

import pytest

from tests.documents import words
from weerwerk.report.word.house import About
from weerwerk.report.word.markdown import markdown_docx, title_of, widths_of

ABOUT = About("Proef", "Proefdam", "Proefdam", date(2026, 5, 1))
PAGE = """\
# Een stuk

Aan: iedereen\\
Van: de **secretaris**

## Eerste kop

- een *cursief* punt
- een [verwijzing](https://example.org/a) en `code`
- [ ] nog te doen
- [x] gedaan

1. eerst
2. dan

> Let hierop.

| wat | hoeveel |
|---|---|
| uren | **12** |
| euro | [in te vullen: euro] |
"""


def made(text: str):
    return words.opened(markdown_docx(text, ABOUT))


def test_every_kind_of_text_arrives() -> None:
    document = made(PAGE)
    said = [(one.style.name, one.text) for one in document.paragraphs if one.text]
    assert said == [
        ("Title", "Een stuk"),
        ("Normal", "Aan: iedereen\nVan: de secretaris"),
        ("Heading 1", "Eerste kop"),
        ("List Bullet", "een cursief punt"),
        ("List Bullet", "een verwijzing (https://example.org/a) en code"),
        ("Normal", "☐ nog te doen"),
        ("Normal", "☒ gedaan"),
        ("List Number", "eerst"),
        ("List Number", "dan"),
        ("Intense Quote", "Let hierop."),
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["wat", "hoeveel"],
        ["uren", "12"],
        ["euro", "[in te vullen: euro]"],
    ]


def test_what_is_bold_is_bold_and_the_rest_is_not() -> None:
    runs = {run.text: run.bold for one in made(PAGE).paragraphs for run in one.runs}
    assert runs["secretaris"] is True
    assert runs["Eerste kop"] is None


def test_what_leans_on_the_page_leans_in_word_and_a_heading_keeps_no_mark() -> None:
    document = made("# De *werkbank*\n\n## Over *haar*\n\nAlleen de *werkbank* met 2 \\* 3.\n")
    assert [(run.text, run.italic) for run in document.paragraphs[-1].runs] == [
        ("Alleen de ", None),
        ("werkbank", True),
        (" met 2 * 3.", None),
    ]
    assert [one.text for one in document.paragraphs] == ["De werkbank", "Over haar", "Alleen de werkbank met 2 * 3."]


def test_each_numbered_list_begins_at_one() -> None:
    document = made("# A\n\n1. a\n2. b\n\ntekst\n\n1. c\n")
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_the_longest_word_of_a_column_always_fits() -> None:
    widths = widths_of(
        [["nr", "1"], ["verwerkingsverantwoordelijke", "x"], ["x", "een lange zin met veel woorden " * 5]]
    )
    assert widths[1] > len("verwerkingsverantwoordelijke")
    assert widths[0] < 10 < widths[2]


def test_a_column_with_long_texts_gets_more_than_one_with_a_single_long_text() -> None:
    much, little = widths_of(
        [["kop", *["veel woorden in elke cel " * 4] * 6], ["kop", "veel woorden " * 4, *["kort"] * 5]]
    )
    assert much > 2 * little


@pytest.mark.parametrize(
    "text", ["", "tekst zonder kop", "# alleen een kop", "| a |\n|---|\n", "> a\n> > b\n\n- a\n  - b\n"]
)
def test_a_short_or_odd_page_is_no_fault(text: str) -> None:
    assert markdown_docx(text, ABOUT).startswith(b"PK")


def test_the_title_of_a_page_is_its_first_heading() -> None:
    assert title_of("tekst\n\n## twee\n\n# een\n") == "een"
    assert title_of("tekst") == ""
