"""Texts for in a sheet, so that no cell becomes a formula when somebody opens it."""

import unicodedata

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARK = "'"


def cell(text: str) -> str:
    """The text as it can safely stand in a cell of CSV or XLSX: what a sheet would compute is marked as text.

    Also where the sign is full-width, or is hidden behind a space or an invisible character.
    """
    plain = unicodedata.normalize("NFKC", text)
    visible = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    if plain.startswith(_FORMULA) or visible.lstrip(" ").startswith(_FORMULA):
        return f"{_MARK}{text}"
    return text
