"""Programs that fill a form in and save it: ours to try, none of them ours."""

from __future__ import annotations

import ctypes
import importlib.util
import io
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest

from tools import pdfjs

Values = Mapping[str, str]
"""Texts for places, `yes` for a tick, the value of a choice; names as in the file."""
SYSTEM_PYTHON = "/usr/bin/python3"


def by_pikepdf(source: Path, target: Path, values: Values) -> None:
    """Each field's value, and the box that shows it, as a program that keeps both."""
    with pikepdf.open(source) as pdf:
        for name, field in fields(pdf).items():
            if name in values:
                _set(field, values[name])
        pdf.save(target)


def fields(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """The fields of a form by their full names."""
    found: dict[str, pikepdf.Object] = {}

    def walk(node: pikepdf.Object, above: str) -> None:
        name = ".".join(part for part in (above, str(node.get("/T", ""))) if part)
        inner = [kid for kid in node.get("/Kids", []) if "/T" in kid]
        if not inner:
            found[name] = node
        for kid in inner:
            walk(kid, name)

    for root in pdf.Root.AcroForm.Fields:
        walk(root, "")
    return found


def _set(field: pikepdf.Object, value: str) -> None:
    if field.get("/FT") != "/Btn":
        field.V = pikepdf.String(value)
        return
    field.V = pikepdf.Name(f"/{value}")
    for box in field.get("/Kids", [field]):
        on = next(state for state in box.AP.N.keys() if state != "/Off")  # noqa: SIM118 - no dict
        box.AS = pikepdf.Name(on if on == f"/{value}" else "/Off")


def by_pypdf(source: Path, target: Path, values: Values) -> None:
    """The Python library pypdf."""
    if importlib.util.find_spec("pypdf") is None:
        pytest.skip("pypdf is not installed")
    import pypdf

    writer = pypdf.PdfWriter(clone_from=source)
    kinds = {name: each.get("/FT") for name, each in (writer.get_fields() or {}).items()}
    told = {name: f"/{value}" if kinds[name] == "/Btn" else value for name, value in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, told, auto_regenerate=False)
    writer.write(target)


def by_pdftk(source: Path, target: Path, values: Values) -> None:
    """pdftk, a program in Java."""
    if shutil.which("pdftk") is None:
        pytest.skip("pdftk is not installed (Debian: pdftk-java)")
    data = target.with_suffix(".fdf")
    with pikepdf.open(source) as pdf:
        buttons = {name for name, field in fields(pdf).items() if field.get("/FT") == "/Btn"}
    entries = b"".join(
        b"<</T%s/V%s>>"
        % (_hexadecimal(name), f"/{value}".encode() if name in buttons else _hexadecimal(value))
        for name, value in values.items()
    )
    data.write_bytes(
        b"%%FDF-1.2\n1 0 obj<</FDF<</Fields[%s]>>>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n"
        % entries
    )
    command = ["pdftk", str(source), "fill_form", str(data), "output", str(target)]
    subprocess.run(command, check=True, capture_output=True)


def _hexadecimal(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be").hex().encode() + b">"


_POPPLER = """
import sys, json, gi
gi.require_version("Poppler", "0.18")
from gi.repository import Gio, Poppler
source, target, values, labels = sys.argv[1], sys.argv[2], *map(json.loads, sys.argv[3:])
document = Poppler.Document.new_from_gfile(Gio.File.new_for_path(source), None, None)
for number in range(document.get_n_pages()):
    for mapping in document.get_page(number).get_form_field_mapping():
        field, name = mapping.field, mapping.field.get_name()
        if name not in values:
            continue
        if field.get_field_type() == Poppler.FormFieldType.TEXT:
            field.text_set_text(values[name])
        elif values[name] == "yes" or field.get_alternate_ui_name() == labels.get(name):
            field.button_set_state(True)
document.save(Gio.File.new_for_path(target).get_uri())
"""


def by_poppler(source: Path, target: Path, values: Values) -> None:
    """poppler, as Evince and Okular use it."""
    import json

    asked = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Poppler', '0.18')"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asked, capture_output=True).returncode:
        pytest.skip("poppler's GLib binding is not installed (Debian: gir1.2-poppler-0.18)")
    labels = {}
    with pikepdf.open(source) as pdf:
        for name, field in fields(pdf).items():
            for box in field.get("/Kids", []):
                if f"/{values.get(name)}" in box.AP.N:
                    labels[name] = str(box.TU)
    command = [SYSTEM_PYTHON, "-c", _POPPLER, str(source), str(target), json.dumps(dict(values)),
               json.dumps(labels)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)


def by_pdfium(source: Path, target: Path, values: Values) -> None:
    """PDFium, as Chrome and Edge use it: each box clicked, each text typed, the file saved."""
    if importlib.util.find_spec("pypdfium2") is None:
        pytest.skip("pypdfium2 is not installed")
    import pypdfium2
    from pypdfium2 import raw

    with pikepdf.open(source) as pdf:
        spots = _spots(pdf, values)
    document = pypdfium2.PdfDocument(source)
    document.init_forms()
    environment = document.formenv
    for number, clicks in spots.items():
        page = document[number]
        for x, y, text in clicks:
            raw.FORM_OnMouseMove(environment, page, 0, x, y)
            raw.FORM_OnLButtonDown(environment, page, 0, x, y)
            raw.FORM_OnLButtonUp(environment, page, 0, x, y)
            if text:
                typed = text.encode("utf-16-le") + b"\0\0"
                buffer = ctypes.create_string_buffer(typed)
                raw.FORM_SelectAllText(environment, page)
                words = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
                raw.FORM_ReplaceSelection(environment, page, words)
            raw.FORM_ForceToKillFocus(environment)
    out = io.BytesIO()
    document.save(out)
    target.write_bytes(out.getvalue())


def by_pdfjs(source: Path, target: Path, values: Values) -> None:
    """pdf.js, as Firefox uses it, in a browser."""
    given: dict[str, object] = {}
    with pikepdf.open(source) as pdf:
        for name, field in fields(pdf).items():
            if name in values and field.get("/FT") != "/Btn":
                given[name] = values[name]
            elif name in values:
                given[name] = {"choice": values[name]} if "/Kids" in field else True
    with tempfile.TemporaryDirectory() as folder:
        target.write_bytes(pdfjs.fill(source, given, Path(folder)).pdf)


def _spots(pdf: pikepdf.Pdf, values: Values) -> dict[int, list[tuple[float, float, str]]]:
    """Where on which page to click, and what to type there."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    spots: dict[int, list[tuple[float, float, str]]] = {}
    for name, field in fields(pdf).items():
        if name not in values:
            continue
        button = field.get("/FT") == "/Btn"
        for box in field.get("/Kids", [field]):
            if button and f"/{values[name]}" not in box.AP.N:
                continue
            left, foot, right, top = map(float, box.Rect)
            text = "" if button else values[name]
            spot = ((left + right) / 2, (foot + top) / 2, text)
            spots.setdefault(pages[box.P.objgen], []).append(spot)
    return spots


FILLERS: Mapping[str, Callable[[Path, Path, Values], None]] = {
    "pikepdf": by_pikepdf,
    "pypdf": by_pypdf,
    "pdftk": by_pdftk,
    "poppler": by_poppler,
    "pdfium": by_pdfium,
    "pdf.js": by_pdfjs,
}


def fill(program: str, source: Path, target: Path, values: Values) -> Path:
    """Fill a form in with one of the programs; skips where it is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        FILLERS[program](source, target, values)
    return target
