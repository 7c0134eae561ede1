"""A page of Markdown as a Word document in the house style; the Markdown stays the one source."""

from collections.abc import Iterator, Sequence

from docx.document import Document
from markdown_it import MarkdownIt
from markdown_it.token import Token

from weerwerk.report.word.blocks import ITALIC, aside, bullets, heading, notice, numbered, paragraph, table
from weerwerk.report.word.house import About, bytes_of, new_document, small_headings

LINE = 92  # letters of nine points on a line
_BOXES = {"[ ] ": "☐ ", "[x] ": "☒ "}


def title_of(text: str) -> str:
    """The first heading of a page; empty when it has none."""
    tokens = _parsed(text)
    found = (tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open" and one.tag == "h1")
    return next(found, "")


def markdown_docx(text: str, about: About) -> bytes:
    """The page as a Word file: headings, lists, tables and open fields; the same page gives the same bytes."""
    document = new_document(about)
    small_headings(document)
    _Page(document, _parsed(text)).write()
    return bytes_of(document)


def _parsed(text: str) -> Sequence[Token]:
    return MarkdownIt("commonmark").enable("table").parse(text)


class _Page:
    """One pass over the tokens of a page; remembers under which heading a table stands, to name it."""

    def __init__(self, document: Document, tokens: Sequence[Token]) -> None:
        self.document = document
        self.tokens = tokens
        self.at = 0
        self.under = ""

    def write(self) -> None:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            match token.type:
                case "heading_open":
                    self._heading(int(token.tag[1]))
                case "paragraph_open":
                    paragraph(self.document, self._inline())
                case "bullet_list_open":
                    bullets(self.document, self._items("bullet_list_close"))
                case "ordered_list_open":
                    numbered(self.document, self._items("ordered_list_close"))
                case "blockquote_open":
                    notice(self.document, " ".join(self._texts("blockquote_close")))
                case "table_open":
                    self._table()
                case "fence" | "code_block":
                    aside(self.document, token.content.rstrip())

    def _heading(self, level: int) -> None:
        words = self._inline()
        if level == 1:
            paragraph(self.document, words, style="Title")
        else:
            heading(self.document, plain(words), level=level - 1)
        self.under = plain(words)

    def _inline(self) -> str:
        """The words of the next inline token."""
        while self.tokens[self.at].type != "inline":
            self.at += 1
        token = self.tokens[self.at]
        self.at += 1
        return words_of(token)

    def _texts(self, end: str) -> Iterator[str]:
        """Every text until the end of a block, inner blocks included."""
        depth, start = 1, end.replace("_close", "_open")
        while depth:
            token = self.tokens[self.at]
            self.at += 1
            depth += (token.type == start) - (token.type == end)
            if token.type == "inline":
                yield words_of(token)

    def _items(self, end: str) -> list[str]:
        return [_boxed(text) for text in self._texts(end)]

    def _table(self) -> None:
        rows: list[list[str]] = []
        while self.tokens[self.at].type != "table_close":
            token = self.tokens[self.at]
            self.at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_boxed(words_of(token)))
        head, *body = rows
        columns = [[row[column] for row in rows] for column in range(len(head))]
        table(self.document, body, head=head, widths=widths_of(columns), about=f"Tabel onder {self.under}")


def words_of(token: Token) -> str:
    """An inline token as text, with marks around what is bold or leans; of a link its words and its address."""
    said: list[str] = []
    links: list[str] = []
    for one in token.children or ():
        match one.type:
            case "text" | "code_inline":
                said.append(one.content)
            case "hardbreak":
                said.append("\n")
            case "softbreak":
                said.append(" ")
            case "strong_open" | "strong_close":
                said.append("**")
            case "em_open" | "em_close":
                said.append(ITALIC)
            case "link_open":
                links.append(str(one.attrs.get("href", "")))
            case "link_close":
                address = links.pop()
                said.append(f" ({address})" if address.startswith("http") and address not in said else "")
    return "".join(said)


def plain(words: str) -> str:
    """Words without the marks around them."""
    return words.replace("**", "").replace(ITALIC, "")


def _boxed(text: str) -> str:
    """A box to tick where the page has one."""
    for mark, box in _BOXES.items():
        if text.startswith(mark):
            return box + text.removeprefix(mark)
    return text


def widths_of(columns: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is, in letters: its longest word always fits, and what is left makes the table low."""
    widths = [max((len(word) for cell in cells for word in cell.split()), default=0) * 9 // 8 + 2 for cells in columns]
    lengths = [[len(cell) for cell in cells] for cells in columns]
    for _ in range(LINE - sum(widths)):
        tries = [[width + (at == wider) for at, width in enumerate(widths)] for wider in range(len(widths))]
        widths = min(tries, key=lambda one: _height(lengths, one))
    return widths


def _height(lengths: Sequence[Sequence[int]], widths: Sequence[int]) -> tuple[float, float]:
    """How many lines the rows of a table take; then how full its cells are, for when the rows do not differ."""
    full = [[length / width for length in cells] for cells, width in zip(lengths, widths, strict=True)]
    return sum(max(1.0, *row) for row in zip(*full, strict=True)), sum(map(sum, full))
