"""What several tests of the command line look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.packs import pack, write_pack


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small pack in order of people, with a combined file: a folder not to be changed."""
    folder = tmp_path_factory.mktemp("made")
    write_pack(folder, ("contents:", "staple: yes\ncontents:"))
    ran = pack(folder, "-o", "out", "--combined", "all.pdf")
    assert (ran.code, ran.err) == (0, "")
    return folder / "out"
