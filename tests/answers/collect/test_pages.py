"""Forms whose list of fields is not what stands on their pages; and what stands there beside."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tools.forms import built, codes, collected, filled, read_here

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("forms")
    rated = {"rating": "agree"}
    return {
        name: filled(folder / f"{name}.pdf", sheet, values, **more).read_bytes()
        for name, sheet, values, more in (
            ("swot", "swot", {"name": "Ann", "strengths": "We know"}, {}),
            ("ticked", "partnership-checklist", {"name": "Bob", "9.3": "yes"}, {}),
            ("rated", "partnership-checklist", {"name": "Cat", "5.4": "2"}, {"options": rated}),
            ("copies", "partnership-checklist", {"c2.name": "Dan", "c1.1.1": "yes"}, {"copies": 2}),
        )
    }


def no_form(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm


def no_fields(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm.Fields


def empty(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = Array()


def other(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = String("none")


def partial(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = Array(list(pdf.Root.AcroForm.Fields)[::2])


def half_of_the_kids(pdf: pikepdf.Pdf) -> None:
    for field in pdf.Root.AcroForm.Fields:
        if "/Kids" in field:
            field.Kids = Array(list(field.Kids)[::2])


def stale(pdf: pikepdf.Pdf) -> None:
    """The pages get fields of their own; the list keeps those of before, as they were built."""
    copies: dict[tuple[int, int], pikepdf.Object] = {}

    def copy(node: pikepdf.Object) -> pikepdf.Object:
        if node.objgen not in copies:
            own = Dictionary(dict(node.items()))
            copies[node.objgen] = made = pdf.make_indirect(own)
            if "/Parent" in node:
                made.Parent = copy(node.Parent)
        return copies[node.objgen]

    for page in pdf.pages:
        page.obj.Annots = Array([copy(each) for each in page.obj.Annots])
    for original in list(pdf.objects):
        if isinstance(original, Dictionary) and original.objgen in copies and "/DV" in original:
            original.V = original.DV
            if "/AS" in original:
                original.AS = Name.Off


def kids_as_roots(pdf: pikepdf.Pdf) -> None:
    roots = list(pdf.Root.AcroForm.Fields)
    kids = [kid for root in roots for kid in root.get("/Kids", [])]
    pdf.Root.AcroForm.Fields = Array([*kids, *roots])


def direct(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm
    for page in pdf.pages:
        page.obj.Annots = Array([Dictionary(dict(each.items())) for each in page.obj.Annots])


CHANGES: list[Change] = [
    no_form, no_fields, empty, other, partial, half_of_the_kids, stale, kids_as_roots, direct,
]  # fmt: skip


# pikepdf says so when it saves such a form.
pytestmark = pytest.mark.filterwarnings("ignore::pikepdf.exceptions.PageCopyWarning")


def changed(data: bytes, change: Change) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("form", ["swot", "ticked", "rated", "copies"])
def test_what_stands_on_the_pages_is_read_whatever_is_listed(
    form: str, change: Change, forms: dict[str, bytes]
) -> None:
    assert read_here(changed(forms[form], change)) == read_here(forms[form])


def test_a_list_that_says_something_else_than_the_page_is_told(
    forms: dict[str, bytes], tmp_path: Path
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        stale(pdf)
        for field in pdf.Root.AcroForm.Fields:
            if field.T == "strengths":
                field.V = String("Older")

    (tmp_path / "a.pdf").write_bytes(changed(forms["swot"], change))
    [answer], [told] = collected(tmp_path / "a.pdf")
    assert answer.fields["strengths"] == "We know"
    assert told.code == "answers-odd-value" and "list" in told.message


def test_fields_without_pages_are_read_from_the_list(forms: dict[str, bytes]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            del page.obj.Annots

    assert read_here(changed(forms["rated"], change)) == read_here(forms["rated"])


def test_what_a_group_has_its_fields_have(forms: dict[str, bytes]) -> None:
    """The kind and the flags of fields may stand in the group that they are in."""

    def change(pdf: pikepdf.Pdf) -> None:
        for root in pdf.Root.AcroForm.Fields:
            for field in root.get("/Kids", []):
                root.FT = field.FT
                root.Ff = int(field.get("/Ff", 0))
                del field.FT
                if "/Ff" in field:
                    del field.Ff

    for form in ("ticked", "rated"):
        assert read_here(changed(forms[form], change)) == read_here(forms[form])


def note(kind: str) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9]), T=String("Somebody"),
        Contents=String("a secret"),
    )  # fmt: skip


def test_what_is_written_beside_the_fields_is_told_with_its_page(
    forms: dict[str, bytes], tmp_path: Path
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for page, kinds in enumerate(["FreeText Ink Popup Link", "Text Text Stamp Highlight"]):
            pdf.pages[page].obj.Annots.extend([note(kind) for kind in kinds.split()])

    (tmp_path / "a.pdf").write_bytes(changed(forms["ticked"], change))
    [answer], [told] = collected(tmp_path / "a.pdf")
    assert answer.fields["name"] == "Bob"
    assert told.code == "answers-beside" and "secret" not in told.message
    assert told.message.endswith(
        "text on page 1, a drawing on page 1, a note on page 2, a stamp on page 2, a mark on page 2"
    )


def test_a_second_form_in_xfa_is_told(forms: dict[str, bytes], tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")

    (tmp_path / "a.pdf").write_bytes(changed(forms["swot"], change))
    [_], [told] = collected(tmp_path / "a.pdf")
    assert told.code == "answers-left-out" and "XFA" in told.message


def test_missing_and_foreign_fields_of_a_known_sheet_are_told(tmp_path: Path) -> None:
    form = built(tmp_path / "form.blank", "swot", values={"name": "Ann"})
    with pikepdf.open(form) as pdf:
        for field in pdf.pages[0].obj.Annots:
            if field.T == "threats":
                field.T = String("fears")
        pdf.save(tmp_path / "a.pdf")
    [answer], told = collected(tmp_path / "a.pdf")
    assert answer.fields["fears"] == ""
    assert codes(told) == ["answers-missing-field", "answers-foreign-field", "answers-blank"]
    assert "“threats”" in told[0].message and "“fears”" in told[1].message


@pytest.mark.parametrize("options", [{}, {"rating": "agree"}, {"evidence": "on"}])
def test_each_variant_of_a_sheet_is_known(options: dict[str, str], tmp_path: Path) -> None:
    _, told = collected(built(tmp_path / "a.pdf", "partnership-checklist", options=options))
    assert codes(told) == ["answers-blank"]
