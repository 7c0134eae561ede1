"""What Weerwerk is built of, as a CycloneDX list: made from the lock and from what was noted about each package."""

import json
import re
from pathlib import Path

from docs.make.dependencies import Package, packages

from weerwerk import __version__

_FONT = re.compile(r"^\| (Source [^|]+?) \| ([\d.]+) [^|]*\| [^|]*\| SIL OFL 1\.1", re.MULTILINE)
_SHEET = re.compile(r"^\| `[^`]+` \| `([^`]+)` \| ([\d.]+) \| ([\w.-]+) \|", re.MULTILINE)


def page(root: Path) -> str:
    """The list as JSON; it holds no moment and no random number, so the same lock gives the same list."""
    ours = {
        "type": "application",
        "bom-ref": "weerwerk",
        "name": "weerwerk",
        "version": __version__,
        "licenses": [{"expression": "EUPL-1.2"}],
    }
    found = [(one, version) for one in packages(root, "run") for version in one.versions]
    bom = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": ours},
        "components": [*(_component(one, version) for one, version in found), *vendored(root)],
        "dependencies": [{"ref": "weerwerk", "dependsOn": [_purl(one, version) for one, version in found]}],
    }
    return json.dumps(bom, ensure_ascii=False, indent=1) + "\n"


def vendored(root: Path) -> list[dict[str, object]]:
    """What lies among our own files and is not ours: the letters of the report, the style sheet of the workbench."""
    letters = _FONT.findall((root / "src/weerwerk/report/fonts/README.md").read_text(encoding="utf-8"))
    sheets = _SHEET.findall((root / "src/weerwerk_web/look/static/look/vendor/README.md").read_text(encoding="utf-8"))
    found = [(name, version, "OFL-1.1") for name, version in letters] + sheets
    return [
        {
            "type": "file",
            "bom-ref": f"{name}@{version}",
            "name": name,
            "version": version,
            "licenses": [{"expression": licence}],
        }
        for name, version, licence in found
    ]


def _purl(one: Package, version: str) -> str:
    return f"pkg:pypi/{one.name}@{version}"


def _component(one: Package, version: str) -> dict[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": _purl(one, version),
        "name": one.name,
        "version": version,
        "licenses": [{"expression": one.licence}],
        "purl": _purl(one, version),
    }
    if one.use:
        component["description"] = one.use
    return component
