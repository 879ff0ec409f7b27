"""A caller's type checker sees the API's types."""

from __future__ import annotations

from pathlib import Path

import pytest
from mypy import api
from tools.command import ROOT


@pytest.mark.slow
def test_mypy_agrees_with_a_program_that_uses_the_api() -> None:
    cache = str(ROOT / ".mypy_cache")
    program = str(Path(__file__).with_name("typed_use.py"))
    told, wrong, code = api.run(["--strict", "--no-error-summary", "--cache-dir", cache, program])
    assert (told, wrong, code) == ("", "", 0)
