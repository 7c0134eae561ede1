"""An empty Word document in the house style, and the same bytes for the same document."""

import io
import zipfile
from datetime import UTC, date, datetime

import docx
from attrs import frozen
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

INK, QUIET, ACCENT, ATTENTION = "1B1F2A", "5A6270", "0B5D66", "9A6700"
HAIRLINE, TINT = "D9DBDF", "F6F5F1"
SANS, SERIF = "Source Sans 3", "Source Serif 4"
ELSEWHERE = {SANS: "Calibri", SERIF: "Cambria"}  # what Word takes where our letter is not installed
TABLE, CELL = "Weerwerk tabel", "Weerwerk cel"
NOT_OURS = ("/thumbnail", "/stylesWithEffects", "/customXml")
TEXT_WIDTH = 150  # millimetres: A4 with 30 mm at each side
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first a zip can hold


@frozen
class About:
    """What a document says about itself: in its properties and in its foot."""

    title: str
    author: str
    foot: str
    made_on: date
    subject: str = ""


def new_document(about: About) -> Document:
    """An empty document: styles, margins, language, properties and foot are set."""
    document = docx.Document()
    _settle(document)
    _letters(document)
    _table_style(document)
    _page(document)
    _properties(document, about)
    _foot(document, about.foot)
    return document


def bytes_of(document: Document) -> bytes:
    """The document as a file; the same document gives the same bytes."""
    made = io.BytesIO()
    document.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in held.infolist():
            packed.writestr(zipfile.ZipInfo(entry.filename, _FIRST_DAY), held.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _settle(document: Document) -> None:
    """Take out what the library's own template brings along, and speak Dutch."""
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(NOT_OURS):
                relations.pop(key)
    settings = document.settings.element
    for one in settings.iter(qn("w:zoom")):
        one.set(qn("w:percent"), "100")
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")
    for one in settings.iter(qn("w:defaultTabStop")):
        one.addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
    for one in settings.iter(qn("w:themeFontLang")):
        one.set(qn("w:val"), "nl-NL")
    for one in document.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), "nl-NL")
    for part in package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            _name_our_letters(part)


def _name_our_letters(part: Part) -> None:
    fonts = parse_xml(part.blob)
    for name, instead in ELSEWHERE.items():
        family = "roman" if name == SERIF else "swiss"
        fonts.append(
            parse_xml(
                f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="00"/>'
                f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
            )
        )
    part._blob = serialize_part_xml(fonts)  # the library has no other way to change a part it does not know


def _letters(document: Document) -> None:
    """10.5 pt on 15 pt, ink on white, one accent: as in templates/house.typ."""
    _style(document, "Normal", SANS, 10.5, INK, after=7, line=15)
    _style(document, "Title", SERIF, 26, INK, after=4, line=30)
    _style(document, "Subtitle", SANS, 14, INK, after=14, line=18)
    _style(document, "Heading 1", SERIF, 19, INK, before=22, after=8, line=23)
    _style(document, "Heading 2", SANS, 12.5, INK, before=14, after=4, line=16, bold=True)
    _style(document, "Heading 3", SANS, 10.5, ACCENT, before=10, after=3, line=15, bold=True)
    _style(document, "List Bullet", SANS, 10.5, INK, after=3, line=15)
    _style(document, "List Number", SANS, 10.5, INK, after=4, line=15)
    _style(document, "Caption", SANS, 10.5, INK, before=6, after=3, line=15, bold=True)
    _style(document, "Footer", SANS, 8, QUIET, line=11)
    shape = document.styles["Footer"].element.pPr
    for tabs in shape.findall(qn("w:tabs")):
        shape.remove(tabs)
    _style(document, "Quote", SANS, 9, QUIET, after=7, line=12)
    _style(document, "Intense Quote", SANS, 10.5, INK, before=4, after=8, line=15)
    document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    _style(document, CELL, SANS, 9, INK, line=12)
    _left_line(document, "Intense Quote")
    _dashes(document)
    _without_border(document, "Title")


def close_set(document: Document) -> None:
    """A little smaller and closer, for a paper that must keep to its number of pages."""
    _style(document, "Title", SERIF, 24, INK, after=6, line=28)
    _style(document, "Normal", SANS, 10, INK, after=5, line=13.5)
    _style(document, "List Bullet", SANS, 10, INK, after=2, line=13.5)
    _style(document, "Heading 2", SANS, 12, INK, before=10, after=3, line=16, bold=True)


def small_headings(document: Document) -> None:
    """Headings for a letter or a form, where a chapter would be too much."""
    _style(document, "Title", SERIF, 22, INK, after=8, line=26)
    _style(document, "Heading 1", SANS, 13, INK, before=15, after=4, line=17, bold=True)
    _style(document, "Heading 2", SANS, 10.5, ACCENT, before=10, after=3, line=15, bold=True)


def _style(
    document: Document,
    name: str,
    font: str,
    size: float,
    colour: str,
    *,
    before: float = 0,
    after: float = 0,
    line: float,
    bold: bool = False,
) -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    letters = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(letters.attrib):
        del letters.attrib[key]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        letters.set(qn(f"w:{kind}"), font)
    for spacing in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spacing)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(line)
    form.widow_control = True
    if name.startswith("List"):
        form.left_indent, form.first_line_indent = Mm(6), Mm(-6)


def _dashes(document: Document) -> None:
    """A dash before each line of a list, as on paper."""
    numbering = document.part.numbering_part.element
    used = document.styles["List Bullet"].element.pPr.numPr.numId.val
    abstract = next(one for one in numbering.num_lst if one.numId == used).abstractNumId.val
    for one in numbering.iter(qn("w:abstractNum")):
        if one.get(qn("w:abstractNumId")) == str(abstract):
            sign = next(one.iter(qn("w:lvlText")))
            sign.set(qn("w:val"), "–")
            letters = next(one.iter(qn("w:rFonts")))
            for kind in ("ascii", "hAnsi"):
                letters.set(qn(f"w:{kind}"), SANS)


def _without_border(document: Document, name: str) -> None:
    shape = document.styles[name].element.pPr
    for border in shape.findall(qn("w:pBdr")):
        shape.remove(border)


def _left_line(document: Document, name: str) -> None:
    """A sentence that asks for attention: a line before it, no coloured box."""
    _without_border(document, name)
    shape = document.styles[name].element.pPr
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="16" w:space="8" w:color="{ATTENTION}"/></w:pBdr>'
    )
    shape.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(4)


def _table_style(document: Document) -> None:
    """A line under the head and a hairline under each row; the first row is the head."""
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="WeerwerkTabel">'
            f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
            '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="atLeast"/></w:pPr>'
            '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
            f'<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/></w:tblBorders>'
            '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="{QUIET}"/><w:sz w:val="17"/></w:rPr>'
            f'<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders>'
            "</w:tcPr></w:tblStylePr></w:style>"
        )
    )


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    section.top_margin, section.bottom_margin = Mm(25), Mm(25)
    section.footer_distance = Mm(13)


def _properties(document: Document, about: About) -> None:
    made = datetime(about.made_on.year, about.made_on.month, about.made_on.day, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.author, properties.subject = about.title, about.author, about.subject
    properties.language, properties.comments, properties.keywords = "nl-NL", "", ""
    properties.created = properties.modified = made
    properties.last_modified_by, properties.revision = about.author, 1


def _foot(document: Document, foot: str) -> None:
    """The foot of every page: whose it is at the left, which page at the right."""
    line = document.sections[0].footer.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{foot}\t")
    for field, after in (("PAGE", " van "), ("NUMPAGES", "")):
        number = f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        line._p.append(parse_xml(number))
        line.add_run(after)
