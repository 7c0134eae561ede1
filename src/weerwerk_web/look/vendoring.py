"""Take from the Utrecht style sheet and the example tokens only what our templates use.

For developers, after fetching the two npm packages named in static/look/vendor/README.md:
``python -m weerwerk_web.look.vendoring STYLE_SHEET TOKENS FOLDER``.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

COMPONENTS = (
    "alert", "button", "checkbox", "form-field", "form-field-description", "form-field-error-message",
    "form-fieldset", "form-label", "heading-1", "heading-2", "heading-3", "link", "paragraph", "radio-button",
    "select", "skip-link", "table", "textarea", "textbox",
)  # fmt: skip
# Variants that no template uses; without them the sheet is a third of its size.
_UNUSED = re.compile(
    r"--(hover|active|focus|focus-visible|html-\w+|distanced|busy|placeholder|rtl|multiline|nested|long|pressed|section|"
    r"reset|select-all|alternate-row-color|box-content|external|telephone|current|indeterminate|read-only)\b|"
    r"utrecht-rich-text|utrecht-button--(danger|warning|ready|subtle)|:is\(h\d|__sort|utrecht-table-container|--numeric-column\W.*caption"
)
_VARIABLE = re.compile(r"var\((--[\w-]+)")


def rules(text: str) -> Iterator[tuple[str, str]]:
    """Every top-level rule: what stands before its braces, and what within."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    depth, start, opened = 0, 0, 0
    for place, sign in enumerate(text):
        if sign == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield " ".join(text[start:opened].split()), text[opened + 1 : place]
                start = place + 1
        elif sign == ";" and depth == 0:
            start = place + 1


def components(sheet: str) -> str:
    """The rules of our components alone, without the variants we do not use."""
    ours = re.compile(rf"\.utrecht-({'|'.join(map(re.escape, COMPONENTS))})(?![\w])(?!-(?!-))")
    kept = []
    for selector, body in rules(sheet):
        if selector.startswith("@"):
            continue
        wanted = [one for one in _alternatives(selector) if ours.search(one) and not _UNUSED.search(one)]
        if wanted:
            declared = ";".join(" ".join(line.split()) for line in re.split(r";(?!base64|utf8)", body) if line.strip())
            kept.append(f"{','.join(wanted)}{{{declared}}}")
    return "\n".join(kept) + "\n"


def _alternatives(selector: str) -> list[str]:
    """The selectors of a rule, cut at the commas outside brackets."""
    found, depth = [""], 0
    for sign in selector:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return [one.strip() for one in found]


def tokens(sheet: str, used: str) -> str:
    """The tokens these rules use, and those they rest on."""
    known = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", sheet))
    wanted, queue = {}, list(_VARIABLE.findall(used))
    while queue:
        name = queue.pop()
        if name in known and name not in wanted:
            wanted[name] = known[name]
            queue += _VARIABLE.findall(known[name])
    lines = "".join(f"  {name}: {value};\n" for name, value in sorted(wanted.items()))
    return f":root {{\n{lines}}}\n"


def main(arguments: list[str]) -> None:
    """Write the two files."""
    sheet, example, folder = (Path(one) for one in arguments)
    kept = components(sheet.read_text(encoding="utf-8"))
    (folder / "utrecht.css").write_text(kept, encoding="utf-8")
    (folder / "voorbeeld.css").write_text(tokens(example.read_text(encoding="utf-8"), kept), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
