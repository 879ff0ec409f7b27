"""What was written into a form comes back, or the file is refused or told; never less in silence.

Whatever the values, the program that wrote them, and what befell the file on the way.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tools.fillers import fill
from tools.forms import built, codes, collected
from tools.fuzz import tries
from tools.joiners import Join, by_pikepdf, by_qpdf

from worksheets.text.normal import normalized

RATED = {"rating": "yes-partly-no", "evidence": "on"}
SHEETS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "swot": ("swot", {}),
    "ticks": ("partnership-checklist", {}),
    "rated": ("partnership-checklist", RATED),
}
# Whatever a keyboard writes; characters that PDF or XML cannot hold are tried elsewhere.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"]), max_size=20
) | st.sampled_from(["=1+1", "'", "No", "Off", "/yes", "a\nb", "ẹ́ọ̀", "😀", " x "])
VALUES: Mapping[str, st.SearchStrategy[dict[str, str]]] = {
    "swot": st.fixed_dictionaries({}, optional={"name": TEXT, "strengths": TEXT, "threats": TEXT}),
    "ticks": st.fixed_dictionaries(
        {}, optional={"name": TEXT, **dict.fromkeys(("1.1", "5.4", "9.3"), st.just("yes"))}
    ),
    "rated": st.fixed_dictionaries(
        {},
        optional={
            "evidence-1.2": TEXT,
            **dict.fromkeys(("1.1", "5.4"), st.sampled_from(["yes", "partly", "no"])),
        },
    ),
}
RETURN = st.sampled_from(sorted(SHEETS)).flatmap(
    lambda sheet: st.tuples(st.just(sheet), VALUES[sheet])
)
JOIN = st.sampled_from([by_qpdf, by_pikepdf])
FEW = settings(
    max_examples=tries(8),
    # What is built is built once, and not changed.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("blanks")
    return {
        name: built(folder / f"{name}.pdf", sheet, options=options)
        for name, (sheet, options) in SHEETS.items()
    }


def said(values: Mapping[str, str], fields: Mapping[str, str]) -> None:
    """Each field says what was written into it, and the others nothing."""
    for name, value in fields.items():
        written = normalized(values.get(name, ""))
        assert value == written or (not written and value == "no"), name


def check(program: str, returned: tuple[str, dict[str, str]], blanks: Mapping[str, Path]) -> None:
    sheet, values = returned
    with tempfile.TemporaryDirectory() as folder:
        path = fill(program, blanks[sheet], Path(folder) / "a.pdf", values)
        [answer], told = collected(path)
    said(values, answer.fields)
    assert codes(told) == (["answers-blank"] if answer.blank else [])
    assert answer.blank == (not any(values.values()))


@pytest.mark.parametrize("program", ["pikepdf", "pypdf"])
@given(returned=RETURN)
@FEW
def test_what_was_written_comes_back(
    program: str, returned: tuple[str, dict[str, str]], blanks: Mapping[str, Path]
) -> None:
    check(program, returned, blanks)


@pytest.mark.external
@given(returned=RETURN)
@settings(FEW, max_examples=tries(3))
def test_what_was_written_with_pdftk_comes_back(
    returned: tuple[str, dict[str, str]], blanks: Mapping[str, Path]
) -> None:
    check("pdftk", returned, blanks)


@given(returned=st.lists(RETURN, min_size=2, max_size=3), join=JOIN)
@FEW
def test_joined_returns_are_an_answer_each(
    returned: Sequence[tuple[str, dict[str, str]]], join: Join, blanks: Mapping[str, Path]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            fill("pikepdf", blanks[sheet], Path(folder) / f"{n}.pdf", values)
            for n, (sheet, values) in enumerate(returned)
        ]
        join(paths, Path(folder) / "joined.pdf")
        answers, told = collected(Path(folder) / "joined.pdf")
    if not answers:
        assert codes(told) == ["answers-joined"]
        return
    assert "answers-parted" in codes(told)
    for (_, values), answer in zip(returned, answers, strict=True):
        said(values, answer.fields)


@given(returned=RETURN, cut=st.floats(0, 1, exclude_max=True))
@FEW
def test_a_file_that_is_cut_off_says_the_same_or_is_told(
    returned: tuple[str, dict[str, str]], cut: float, blanks: Mapping[str, Path]
) -> None:
    sheet, values = returned
    with tempfile.TemporaryDirectory() as folder:
        path = fill("pikepdf", blanks[sheet], Path(folder) / "a.pdf", values)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * cut)])
        answers, told = collected(path)
    if set(codes(told)) <= {"answers-blank"}:
        [answer] = answers
        said(values, answer.fields)
