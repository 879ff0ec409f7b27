"""The licences of what is installed with the program fit its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from typing import Any

import pytest

FITTING = re.compile(
    r"MIT|BSD|Apache|MPL|Mozilla|ISC|PSF|Python Software Foundation|OFL|Open Font|HPND|Zlib"
)
"""Licences under which a program may be given on with ours, whatever it is used for."""
NOT_FITTING = re.compile(r"GPL|Proprietary|Commercial", re.IGNORECASE)


def needed(name: str, found: dict[str, Distribution]) -> None:
    """A package and all that it needs on this system, optional parts left out."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    found[key] = distribution(name)
    for line in found[key].requires or ():
        requirement, _, marker = line.partition(";")
        if "extra ==" in marker:
            continue
        match = re.match(r"[A-Za-z0-9._-]+", requirement.strip())
        assert match
        try:
            needed(match[0], found)
        except ModuleNotFoundError:
            # It is for another system or another Python.
            assert marker, line


def licences(package: Distribution) -> Iterator[str]:
    """What a package says of its licence, in each of the places where packages say it."""
    about: Any = package.metadata
    yield about.get("License-Expression") or ""
    for classifier in about.get_all("Classifier") or ():
        if classifier.startswith("License ::"):
            yield classifier
    yield (about.get("License") or "").split("\n")[0]


FOUND: dict[str, Distribution] = {}
needed("worksheets", FOUND)


@pytest.mark.parametrize("name", sorted(FOUND))
def test_a_packages_licence_fits(name: str) -> None:
    said = [text for text in licences(FOUND[name]) if text]
    assert said, f"{name} says nothing of its licence"
    assert FITTING.search(said[0]), said
    assert not NOT_FITTING.search(said[0]), said
