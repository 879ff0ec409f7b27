"""YAML registers: texts as they are written, and what is no list of rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.registers import codes, read, refused


def test_texts_stay_what_they_are(tmp_path: Path) -> None:
    text = "- name: 10:30\n  service: 2026-11-24\n  offers: no\n  id: 007\n- name: ~\n  id: ''\n"
    register, _ = read(tmp_path, "a.yaml", text)
    assert register.rows == [("10:30", "2026-11-24", "no", "007"), ("", "", "", "")]


WRONG = {
    "no list": ("name: A\n", [("data-syntax", 1)]),
    "text": ("# a\nA\n", [("data-syntax", 2)]),
    "no rows": ("- A\n- [B]\n- name: C?\n",
                [("data-syntax", 1), ("data-syntax", 2), ("data-lost-character", 3)]),
    "nested": ("- name: [A]\n- name: {a: {b: c}}\n  lang: en\n",
               [("data-syntax", 1), ("data-syntax", 2)]),
    "odd key": ("- [a]: b\n  name: C\n", [("data-syntax", 1)]),
    "twice": ("- name: A\n- name: B\n  name: C\n", [("data-repeated-key", 2)]),
    "syntax": ("- name: A\n- name: 'B\n", [("yaml-syntax", 3)]),
    "colon": ("- name: A: B\n", [("yaml-syntax", 1)]),
    "alias": ("- &a {name: A}\n- *a\n", [("yaml-alias", 1)]),
    "documents": ("- name: A\n---\n- name: B\n", [("yaml-syntax", 2)]),
    "control": ("- name: A\n- name: \a\n", [("yaml-syntax", 2)]),
    "spelt control": ('- name: "a\\0b"\n', [("control-character", 1)]),
    "deep": ("[" * 60, [("yaml-syntax", 1)]),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_row(tmp_path: Path, case: str) -> None:
    text, found = WRONG[case]
    assert codes(refused(tmp_path, "a.yaml", text)) == found
