"""Numbers are read as a spreadsheet shows them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.register.workbooks.date_format import number_of
from worksheets.register.workbooks.number_format import general, show_number, show_text

ACCOUNTS = '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-'
DAY = number_of(datetime.datetime(2026, 11, 24, 9, 5, 7))

SHOWN = [
    (1632960001, "00000000000", "01632960001"),
    (1632960001, "00000 000000", "01632 960001"),
    (2025551234, "(000) 000-0000", "(202) 555-1234"),
    (7, "000", "007"),
    (0.4, "0%", "40%"),
    (0.125, "0.0%", "12.5%"),
    (-0.4, "0%", "-40%"),
    (12.5, '"£"#,##0.00', "£12.50"),
    (12.5, "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "£12.50"),
    (-12.5, "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "-£12.50"),
    (12.5, "#,##0.00\\ [$€-407]", "12.50 €"),
    (1234.5, ACCOUNTS, "£1,234.50"),
    (0, ACCOUNTS, "£-"),
    (-5, "_(* #,##0_);_(* \\(#,##0\\);_(* -_)", "(5)"),
    (1234567.891, "#,##0.0", "1,234,567.9"),
    (1234567, "#,##0,", "1,235"),
    (1000000, '0.0,,"m"', "1.0m"),
    (9.995, "0.00", "10.00"),
    (1.005, "0.00", "1.01"),
    (-0.001, "0", "0"),
    (3, "0.0#", "3.0"),
    (0.5, ".00", ".50"),
    (5, "0 \"people\"", "5 people"),
    (5, "General \"people\"", "5 people"),
    (-5, "General", "-5"),
    (5, ";;;", ""),
    (5, "@", "5"),
    (0, '0;-0;"none"', "none"),
    (150, '[>100]"many";0', "many"),
    (50, '[>100]"many";0', "50"),
    (12345, "0.00E+00", "1.23E+04"),
    (0.00012, "0.0E+0", "1.2E-4"),
    (12.5, "# ?/?", "12 1/2"),
    (0.125, "# ?/8", "1/8"),
    (3.99, "# ?/?", "4"),
    (DAY, "dd/mm/yyyy", "24/11/2026"),
    (DAY, "d.m.yy", "24.11.26"),
    (DAY, "yyyy-mm-dd", "2026-11-24"),
    (DAY, "mm/dd/yyyy", "11/24/2026"),
    (DAY, "d mmmm yyyy", "24 November 2026"),
    (DAY, "ddd d mmm", "Tue 24 Nov"),
    (DAY, "[$-809]dddd, d mmmm yyyy;@", "Tuesday, 24 November 2026"),
    (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "24 November 2026"),
    (DAY, "yyyy\"年\"m\"月\"d\"日\"", "2026年11月24日"),
    (DAY, "hh:mm", "09:05"),
    (DAY, "h:mm AM/PM", "9:05 AM"),
    (DAY, "h:mm:ss", "9:05:07"),
    (DAY, "mm:ss", "05:07"),
    (DAY, "dd/mm/yyyy hh:mm", "24/11/2026 09:05"),
    (0.5, "h:mm am/pm", "12:00 pm"),
    (26 / 24 + 5 / 1440, "[h]:mm", "26:05"),
    (0.0005, "mm:ss.0", "00:43.2"),
    (1, "d/m/yyyy", "1/1/1900"),
    (59, "d/m/yyyy", "28/2/1900"),
    (61, "d/m/yyyy", "1/3/1900"),
    (2958466, "d/m/yyyy", "2958466"),
    (-1, "d/m/yyyy", "-1"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "code", "shown"), SHOWN)
def test_a_number_is_as_its_format_shows_it(value: float, code: str, shown: str) -> None:
    assert show_number(float(value), code) == shown


def test_a_workbook_of_an_old_mac_counts_from_1904() -> None:
    assert show_number(0.0, "d/m/yyyy", from_1904=True) == "1/1/1904"
    assert show_number(DAY - 1462, "d/m/yyyy", from_1904=True) == "24/11/2026"


def test_what_would_be_rounded_to_the_year_10000_is_no_date() -> None:
    last = 2_958_465
    assert show_number(last + 0.9999, "d/m/yyyy hh:mm") == "31/12/9999 23:59"
    assert show_number(last + 0.999_999_9, "d/m/yyyy") == show_number(last + 1.0, "d/m/yyyy")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(7, "7"), (447700900123, "447700900123"), (0.1 + 0.2, "0.3"), (1 / 3, "0.333333333"),
     (123456.789012, "123456.789"), (1e20, "1E+20"), (0.00001, "1E-05"), (-2.50, "-2.5")],
)  # fmt: skip
def test_a_number_without_a_format_has_no_more_digits_than_a_cell_shows(
    value: float, shown: str
) -> None:
    assert general(float(value)) == shown


def test_words_that_a_format_puts_around_a_text_are_seen() -> None:
    assert show_text("Price", '"Dr "@') == "Dr Price"
    assert show_text("Price", "0.00") == show_text("Price", "@") == "Price"
    assert show_text("Price", '0;-0;0;"("@")"') == "(Price)"


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))
def test_any_code_shows_something_and_never_fails(value: float, code: str) -> None:
    assert isinstance(show_number(value, code), str)
    assert isinstance(show_text("x", code), str)


@given(st.floats(0, 2_900_000), st.text(alphabet='ydmhs[]AM/P0.#?,;:-"\\E+_*@ %', max_size=20))
def test_any_code_of_dates_and_digits_shows_something(value: float, code: str) -> None:
    assert isinstance(show_number(value, code), str)
