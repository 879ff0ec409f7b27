"""Returns that somebody joined into one file: an answer a person, or the file is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array
from tools.forms import codes, collected, filled, read_here
from tools.joiners import JOINERS, Join, by_pdfunite, by_pikepdf, by_pypdf

from worksheets.problems import Refused

Said = list[dict[str, str]]


RATED = {"rating": "agree"}
RETURNS: dict[str, tuple[str, dict[str, str], dict[str, object]]] = {
    "swot": ("swot", {"name": "Ann", "strengths": "Trust"}, {}),
    "swot again": ("swot", {"name": "Bob", "threats": "Time"}, {}),
    "ticked": ("partnership-checklist", {"name": "Cat", "1.1": "yes"}, {}),
    "ticked again": ("partnership-checklist", {"name": "Dan", "9.3": "yes"}, {}),
    "rated": ("partnership-checklist", {"name": "Eve", "5.4": "2"}, {"options": RATED}),
    "stages": ("team-stages", {"name": "Fay", "2.3": "yes"}, {}),
    "copies": ("partnership-checklist", {"c1.name": "Gus", "c2.9.1": "yes"}, {"copies": 2}),
    "copies again": ("partnership-checklist", {"c2.name": "Hal", "c1.1.1": "yes"}, {"copies": 2}),
}
JOINED = [
    ("swot", "swot again"),
    ("ticked", "ticked again"),
    ("swot", "ticked", "swot again"),
    ("stages", "rated"),
    ("copies", "copies again", "swot"),
]


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("returns")
    return {
        name: filled(folder / f"{name}.pdf", sheet, values, **more)
        for name, (sheet, values, more) in RETURNS.items()
    }


def said(path: Path) -> Said:
    return read_here(path.read_bytes())


@pytest.mark.parametrize("names", JOINED, ids=" + ".join)
@pytest.mark.parametrize("join", JOINERS, ids=lambda join: join.__name__)
def test_each_return_in_a_joined_file_is_an_answer_or_the_file_is_refused(
    join: Join,
    names: Sequence[str],
    returns: dict[str, Path],
    tmp_path: Path,
) -> None:
    join([returns[name] for name in names], tmp_path / "joined.pdf")
    apart = [answer for name in names for answer in said(returns[name])]
    try:
        assert said(tmp_path / "joined.pdf") == apart
    except Refused as refused:
        assert codes(refused.problems) == ["answers-joined"]
        # It takes the fields out of their groups.
        assert join is by_pdfunite and names != ("swot", "swot again")


def test_joined_returns_are_told(returns: dict[str, Path], tmp_path: Path) -> None:
    by_pypdf([returns["swot"], returns["swot again"]], tmp_path / "joined.pdf")
    answers, [told] = collected(tmp_path / "joined.pdf")
    assert [answer.fields["name"] for answer in answers] == ["Ann", "Bob"]
    assert told.code == "answers-parted" and told.message.startswith("2 returns")


def shared(pdf: pikepdf.Pdf) -> None:
    """Fields of one name are one field with boxes on the pages of both, as Acrobat joins them."""
    first: dict[str, pikepdf.Object] = {}
    for page in pdf.pages:
        for number, box in enumerate(page.obj.Annots):
            name = str(box.T)
            if name not in first:
                own = pdf.make_indirect(pikepdf.Dictionary(dict(box.items())))
                del own.T
                first[name] = box
                box.Kids, own.Parent = Array([own]), box
                page.obj.Annots[number] = own
            else:
                del box.T
                box.Parent = first[name]
                first[name].Kids.append(box)
    pdf.Root.AcroForm.Fields = Array(list(first.values()))


def without_names(pdf: pikepdf.Pdf) -> None:
    """The fields of the second have names that say nothing, as PDFBox joins them."""
    for number, box in enumerate(pdf.pages[1].obj.Annots):
        box.T = pikepdf.String(f"dummyFieldName{number}")


def one_field_lost(pdf: pikepdf.Pdf) -> None:
    annotations = pdf.pages[1].obj.Annots
    del annotations[0]


@pytest.mark.parametrize("change", [shared, without_names, one_field_lost])
def test_answers_that_cannot_be_told_apart_are_refused(
    change: Callable[[pikepdf.Pdf], None], returns: dict[str, Path], tmp_path: Path
) -> None:
    by_pypdf([returns["swot"], returns["swot again"]], tmp_path / "joined.pdf")
    with pikepdf.open(tmp_path / "joined.pdf") as pdf:
        change(pdf)
        pdf.save(tmp_path / "changed.pdf")
    with pytest.raises(Refused) as refused:
        said(tmp_path / "changed.pdf")
    assert codes(refused.value.problems) == ["answers-joined"]


@pytest.mark.parametrize("join", [by_pypdf, by_pikepdf])
@pytest.mark.parametrize("order", [[0, 2, 1, 3], [2, 0, 3, 1], [1, 0, 2, 3]])
def test_pages_in_another_order_never_mix_answers(
    join: Join,
    order: Sequence[int],
    returns: dict[str, Path],
    tmp_path: Path,
) -> None:
    names = ["ticked", "ticked again"]
    join([returns[name] for name in names], tmp_path / "joined.pdf")
    with pikepdf.open(tmp_path / "joined.pdf") as pdf:
        pages = [pdf.pages[number].obj for number in order]
        del pdf.pages[:]
        for page in pages:
            pdf.pages.append(pikepdf.Page(page))
        pdf.save(tmp_path / "turned.pdf")
    with pytest.raises(Refused) as refused:
        said(tmp_path / "turned.pdf")
    assert codes(refused.value.problems) == ["answers-joined"]


def test_two_files_one_behind_the_other_are_refused(
    returns: dict[str, Path], tmp_path: Path
) -> None:
    both = returns["swot"].read_bytes() + returns["swot again"].read_bytes()
    (tmp_path / "both.pdf").write_bytes(both)
    [told] = collected(tmp_path / "both.pdf")[1]
    assert told.code == "answers-joined"
    assert told.message == "it is several files, one behind the other"
