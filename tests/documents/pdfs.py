"""Looking inside a PDF: its text, its ink, its attachments, and every string that lies in it."""

import contextlib
import io

import pikepdf
import pypdfium2


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def words_of(content: bytes) -> str:
    """The text with every line end as one space, and words that were broken off whole again."""
    return " ".join(text_of(content).replace("\ufffe\r\n", "").replace("\ufffe", "").split())


def pages_of(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def ink_outside_margins(content: bytes, *, margin: int = 12) -> list[int]:
    """Pages with ink in the outer millimetres at left or right, where nothing should stand."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        picture = page.render(scale=1, grayscale=True).to_pil()
        edge = round(picture.width * margin / 210)
        for left in (0, picture.width - edge):
            strip = picture.crop((left, 0, left + edge, picture.height))
            if strip.getextrema()[0] < 200:
                found.append(number)
    return found


def attachments_of(content: bytes) -> dict[str, bytes]:
    with pikepdf.open(_stream(content)) as document:
        return {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}


def everything_in(content: bytes) -> bytes:
    """The text of the pages and every string and unpacked stream of the file: metadata, bookmarks, attachments."""
    parts = [content, text_of(content).encode(), words_of(content).encode()]
    with pikepdf.open(_stream(content)) as document:
        for one in document.objects:
            parts.extend(_strings(one))
            if isinstance(one, pikepdf.Stream):
                parts.append(one.read_bytes())
        parts.extend(str(value).encode() for value in document.docinfo.values())
    return b"\n".join(parts)


def texts_in(content: bytes) -> str:
    """The same as far as it is text: short words are found by luck in packed pictures and letters."""
    parts = [text_of(content), words_of(content)]
    with pikepdf.open(_stream(content)) as document:
        for one in document.objects:
            parts.extend(text.decode(errors="replace") for text in _strings(one))
            if isinstance(one, pikepdf.Stream):
                with contextlib.suppress(UnicodeDecodeError):
                    parts.append(one.read_bytes().decode())
        parts.extend(str(value) for value in document.docinfo.values())
    return "\n".join(parts)


def _strings(one: object) -> list[bytes]:
    if isinstance(one, pikepdf.String):
        return [str(one).encode()]
    if isinstance(one, pikepdf.Array):
        return [text for inner in one if _is_direct(inner) for text in _strings(inner)]
    if isinstance(one, pikepdf.Stream):
        one = one.stream_dict
    if isinstance(one, pikepdf.Dictionary):
        return [text for inner in one.as_dict().values() if _is_direct(inner) for text in _strings(inner)]
    return []


def _is_direct(one: object) -> bool:
    return isinstance(one, pikepdf.String) or (isinstance(one, pikepdf.Object) and not one.is_indirect)


def _stream(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)
