"""Make the generated pages and schemas, and say which links lead nowhere."""

import sys
from pathlib import Path

from docs.make import asvs, cli, decisions, dependencies, detectors, links, roles, sbom, settings

from weerwerk.catalogue.schema import schemas

ROOT = Path(__file__).resolve().parents[2]


def pages(root: Path) -> dict[Path, str]:
    """Every generated page with its text."""
    docs = root / "docs"
    made = {root / "catalogue" / "schema" / name: text for name, text in schemas().items()}
    return made | {
        docs / "reference" / "asvs.md": asvs.page(root),
        docs / "reference" / "cli.md": cli.page(),
        docs / "reference" / "dependencies.md": dependencies.page(root),
        docs / "reference" / "detectors.md": detectors.page(),
        docs / "invoeren" / "sbom.cdx.json": sbom.page(root),
        docs / "reference" / "roles.md": roles.page(),
        docs / "reference" / "settings.md": settings.page(),
        docs / "decisions" / "README.md": decisions.page(docs / "decisions"),
    }


def main() -> int:
    """Write what changed; the exit code says whether all links lead somewhere."""
    for path, text in pages(ROOT).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"gemaakt: {path.relative_to(ROOT)}")  # noqa: T201 - this is its output
    broken = links.broken(ROOT)
    for one in broken:
        print(f"verwijzing leidt nergens heen: {one}")  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
