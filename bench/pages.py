"""Every page of every sample as a picture, and which of them a change made different.

    .venv/bin/python bench/pages.py                       render to build/pages
    .venv/bin/python bench/pages.py --against build/oud   the same, and say what differs from pictures made before
    .venv/bin/python bench/pages.py --renew               make the samples anew from Voorbeelddam

Before a change to a template: render and set the folder aside. After it: render and compare; look at each named page.
"""

import argparse
import json
import shutil
import sys
from datetime import date
from pathlib import Path

import cattrs
import pypdfium2
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.documents.samples import SAMPLES, VARIANTS, WORD_SAMPLES, made, sample_file  # noqa: E402

DAY = date(2026, 5, 1)
SHARPNESS = 100 / 72  # 100 dots per inch


def render(folder: Path) -> list[Path]:
    """The pages of every sample in every variant as PNG, named after both."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    written = []
    for name in SAMPLES:
        for variant in VARIANTS:
            for number, page in enumerate(pypdfium2.PdfDocument(made(name, variant, on=DAY)), start=1):
                path = folder / f"{name}-{variant}-{number:03}.png"
                page.render(scale=SHARPNESS).to_pil().save(path)
                written.append(path)
    return written


def compare(now: Path, before: Path) -> list[str]:
    """What differs, a line for each page; a picture of both side by side lies in the folder 'anders'."""
    different = now / "anders"
    names = sorted({path.name for folder in (now, before) for path in folder.glob("*.png")})
    said = []
    for name in names:
        if not (now / name).exists():
            said.append(f"weg    {name}")
        elif not (before / name).exists():
            said.append(f"nieuw  {name}")
        else:
            share = _beside(before / name, now / name, different / name)
            if share:
                said.append(f"anders {name}: {share:.1%} van het blad")
    return said


def _beside(before: Path, now: Path, out: Path) -> float:
    """The share of the page that differs; both pages are kept side by side when any of it does."""
    left, right = Image.open(before).convert("RGB"), Image.open(now).convert("RGB")
    size = (max(left.width, right.width), max(left.height, right.height))
    sheets = [Image.new("RGB", size, "white") for _ in (left, right)]
    for sheet, picture in zip(sheets, (left, right), strict=True):
        sheet.paste(picture)
    difference = ImageChops.difference(*sheets).convert("L").point(lambda value: 255 if value > 16 else 0)
    marked = difference.histogram()[255]
    if marked:
        out.parent.mkdir(exist_ok=True)
        both = Image.new("RGB", (2 * size[0] + 10, size[1]), "#9A6700")
        both.paste(sheets[0], (0, 0))
        both.paste(sheets[1], (size[0] + 10, 0))
        both.save(out)
    return marked / (size[0] * size[1])


def renew() -> None:
    """Write the samples anew from Voorbeelddam, as they are now."""
    for name, sample in {**SAMPLES, **WORD_SAMPLES}.items():
        text = json.dumps(cattrs.unstructure(sample.make()), ensure_ascii=False, indent=1) + "\n"
        sample_file(name).write_text(text, encoding="utf-8")
        print(f"gemaakt: {sample_file(name).relative_to(ROOT)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "pages")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--renew", action="store_true")
    asked = parser.parse_args()
    if asked.renew:
        renew()
        return 0
    print(f"{len(render(asked.out))} bladen in {asked.out}")
    if asked.against is not None:
        different = compare(asked.out, asked.against)
        print("\n".join(different) or "geen enkel blad is anders")
    return 0


if __name__ == "__main__":
    sys.exit(main())
