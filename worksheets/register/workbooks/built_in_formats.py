"""The number formats that a workbook names by number alone.

Some of them mean the format of whoever looks at the sheet: here that of the United Kingdom. The
numbers are those of ECMA-376 part 1, section 18.8.30, and of Excel's East Asian and Thai editions.
"""

from __future__ import annotations

_DATE, _TIME, _LONG_TIME = "yyyy-mm-dd", "hh:mm", "hh:mm:ss"

BUILT_IN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"£"#,##0;-"£"#,##0', 6: '"£"#,##0;-"£"#,##0',
    7: '"£"#,##0.00;-"£"#,##0.00', 8: '"£"#,##0.00;-"£"#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: _TIME, 21: _LONG_TIME, 22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '"£"#,##0;-"£"#,##0;"£-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '"£"#,##0.00;-"£"#,##0.00;"£-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    # Chinese, Japanese and Korean: days and times, each in an order of its own; here that of ISO.
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), _DATE),
    **dict.fromkeys((32, 34, 55), _TIME), **dict.fromkeys((33, 35, 56), _LONG_TIME),
    # Thai.
    59: "0", 60: "0.00", 61: "#,##0", 62: "#,##0.00", 67: "0%", 68: "0.00%", 69: "# ?/?",
    70: "# ??/??", 71: "d/m/yyyy", 72: "d-mmm-yy", 73: "d-mmm", 74: "mmm-yy", 75: "h:mm",
    76: "h:mm:ss", 77: "d/m/yyyy h:mm", 78: "mm:ss", 79: "[h]:mm:ss", 80: "mm:ss.0",
    81: "d/m/yyyy",
}  # fmt: skip
