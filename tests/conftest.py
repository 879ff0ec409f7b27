"""What many tests start from: the built-in library, and sheets of a few lines."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tools.fuzz import tries

from worksheets.content.library import Library
from worksheets.sheet.parse import parse
from worksheets.sheet.tree import Sheet
from worksheets.template.render import Rendered

settings.register_profile(
    "worksheets",
    max_examples=tries(30),
    # No test asserts a time. A folder that all examples of a test share does no harm.
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("worksheets")


@pytest.fixture(scope="session", autouse=True)
def _fork_beside_idle_threads() -> Iterator[None]:
    """Let children be forked under pytest-xdist too: its threads only wait."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("worksheets.process.child._may_fork", lambda: True)
        yield


SLOW = (
    "answers/collect/", "api/", "cli/", "docs/", "fuzz/", "pack/", "pdf/", "process/", "project/",
    "site/", "test_",
)  # fmt: skip
"""Tests that start processes, and those beside the rooms, which go over every sheet."""
EXTERNAL = ("html/test_browser", "test_photocopies", "answers/collect/test_fillers")
"""Tests that run Chromium, tesseract or other people's form fillers."""
QUICK = "not slow and not external"
"""How the quick suite is asked for."""
LONGEST = "test_the_first_command_installs_and_does_the_main_job"
"""It is begun first: begun last, it would leave the other processors idle."""


def _name(path: Path) -> str:
    return path.relative_to(Path(__file__).parent).as_posix()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Whether the quick suite leaves out a whole module, which then need not be imported."""
    if config.option.markexpr != QUICK:
        return None
    return _name(collection_path).startswith((*SLOW, *EXTERNAL)) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by where they are, so that the quick suite leaves out what takes long."""
    items.sort(key=lambda item: item.name != LONGEST)
    for item in items:
        name = _name(item.path)
        if name.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
        if name.startswith(EXTERNAL):
            item.add_marker(pytest.mark.external)


def pytest_collection_finish() -> None:
    """Keep what was collected out of every collection of garbage: it stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def library() -> Library:
    return Library()


@pytest.fixture(scope="session")
def phrases(library: Library) -> dict[str, str]:
    return library.language().phrases.model_dump()


@pytest.fixture(scope="session")
def sheet_of() -> Callable[[str], Sheet]:
    """A sheet around some markup."""

    def make(markup: str) -> Sheet:
        text = (
            '<worksheet id="test" lang="en-GB"><title>A test</title>'
            f"{markup}<credit>From a book © somebody.</credit></worksheet>"
        )
        return parse(Rendered(text, ["test.xml.j2"]))

    return make


@pytest.fixture
def overlay(tmp_path: Path) -> Callable[..., Path]:
    """A folder to lay over the built-in content, from names and texts."""

    def make(**files: str) -> Path:
        folder = tmp_path / "overlay"
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_", "-")
            suffix = ".xml.j2" if "templates" in path.parts else ".yaml"
            path = path.with_name(path.name + suffix)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return make
