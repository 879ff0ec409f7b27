"""Text in whatever encoding it was saved, and a word where that can only be guessed."""

from __future__ import annotations

import re
import tracemalloc
import unicodedata
from pathlib import Path

import pytest
from tools.registers import codes, read, refused

from worksheets.problems import BadCommand, Problems, Refused
from worksheets.register.encoding import check_encoding, encoding_of
from worksheets.register.plausible import plausible
from worksheets.register.reading import Reading
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source

WELSH = "name,service\nSiân Gŵyr,Iechyd\nZoë,Health\n"
WESTERN = """
Siân Zoë José René Nuñez Müller Åsa Þórður François Élodie Hélène Tomás Peña O’Brien café naïve
Côte Straße São Lluís Col·lectiu “Health” team’s wait… Lego™ £12 50° DeÁngelis McÉvoy m² €5 Jäääär
L’Été À ÉCOLE Ødegård Ægir N.º
"""


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.yaml"])
def test_what_is_encoded_in_two_or_four_bytes_needs_no_mark(
    tmp_path: Path, encoding: str, name: str
) -> None:
    text = {
        "a.csv": WELSH,
        "a.json": '[{"name": "Siân Gŵyr", "service": "Iechyd"}, {"name": "Zoë", "service": "x"}]',
        "a.yaml": "- {name: Siân Gŵyr, service: Iechyd}\n- {name: Zoë, service: x}\n",
    }[name]
    register, problems = read(tmp_path, name, text.encode(encoding))
    assert [row[0] for row in register.rows] == ["Siân Gŵyr", "Zoë"] and not problems.found


def test_what_windows_saved_is_read_with_a_warning_that_shows_a_word(tmp_path: Path) -> None:
    data = "name,service\nAnn,£5\nSiân,x\n".encode("cp1252")
    register, problems = read(tmp_path, "a.csv", data)
    assert register.rows == [("Ann", "£5"), ("Siân", "x")]
    [warning] = problems.found
    assert codes([warning]) == [("file-encoding", 3)]
    assert warning.level == "warning" and "“Siân”" in warning.message
    assert "--encoding" in warning.hint


def test_where_no_word_has_such_a_letter_the_warning_shows_another_sign(tmp_path: Path) -> None:
    data = "name,service\nAnn,£5 and 6°\n".encode("cp1252")
    register, problems = read(tmp_path, "a.csv", data)
    assert register.rows == [("Ann", "£5 and 6°")]
    [warning] = problems.found
    assert codes([warning]) == [("file-encoding", 2)] and "“£5”" in warning.message


@pytest.mark.parametrize(
    ("text", "encoding", "says"),
    [
        ("Siân", "mac_roman", "Si‰n"),
        ("José", "mac_roman", "JosŽ"),
        ("Müller", "mac_roman", "MŸller"),
        ("René", "cp850", "Ren‚"),
        ("Hélène", "cp850", "H‚lŠne"),
        ("Łucja", "cp1250", "£ucja"),
        ("Żaneta", "cp1250", "¯aneta"),
        ("Μαρία", "cp1253", "Ìáñßá"),
        ("Παπαδόπουλος", "iso8859_7", "Ðáðáäüðïõëïò"),
    ],
)
def test_what_can_be_no_word_is_refused_and_the_encoding_guessed(
    tmp_path: Path, text: str, encoding: str, says: str
) -> None:
    data = f"name\nAnn\n{text}\n".encode(encoding)
    [problem] = refused(tmp_path, "a.csv", data)
    assert codes([problem]) == [("file-encoding", 3)]
    assert f"“{says}”" in problem.message and f"“{text}”" in problem.hint
    for reading in re.findall("“(.+?)”", problem.hint):
        # No word is half in one alphabet and half in another.
        assert len({"LATIN" in unicodedata.name(letter) for letter in reading}) == 1, reading
    register, problems = read(tmp_path, "a.csv", data, reading=Reading(encoding))
    assert register.rows == [("Ann",), (text,)] and not problems.found


@pytest.mark.parametrize("word", re.findall(r"\S+", WESTERN))
def test_words_of_western_europe_are_plausible(word: str) -> None:
    assert plausible(word)


def test_an_encoding_that_was_named_is_taken_at_its_word(tmp_path: Path) -> None:
    data = "name\nSi\u2030n\n".encode("cp1252")
    assert read(tmp_path, "a.csv", data, reading=Reading("cp1252"))[0].rows == [("Si‰n",)]
    [problem] = refused(tmp_path, "a.csv", b"name\nA\nSi\xe2n\n", reading=Reading("utf-8"))
    assert codes([problem]) == [("file-encoding", 3)]
    assert (problem.message, problem.hint) == ("it is not utf-8 here", "name another encoding")


@pytest.mark.parametrize("name", ["no-such", "base64", "\0", "rot13", ""])
def test_an_encoding_that_there_is_not_is_a_wrong_command(name: str) -> None:
    with pytest.raises(BadCommand):
        check_encoding(name)


def test_one_wrong_byte_in_a_long_file_is_found_in_little_memory() -> None:
    data = b"name\n" + "Siân\n".encode() * 1_000_000 + b"\xff\n"
    source = Source("a.csv", ".csv", data)
    tracemalloc.start()
    with pytest.raises(Refused) as caught:
        encoding_of(source, RowProblems("a.csv", Problems()), windows=True)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert codes(caught.value.problems) == [("file-encoding", 1_000_002)]
    assert most < len(data)


@pytest.mark.parametrize("word", [b"a" * 90_000 + b"\xe9", b"\xe9" + b"a" * 90_000])
def test_a_long_word_with_a_letter_beyond_ascii_is_shown_in_part(
    word: bytes, tmp_path: Path
) -> None:
    register, problems = read(tmp_path, "a.csv", b"name\n" + word + b"\n")
    [warning] = problems.found
    assert len(register.rows[0][0]) == 90_001 and len(warning.message) < 200
