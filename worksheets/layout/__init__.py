"""Layout: a sheet, a profile and a paper become pages of marks and named places.

Lengths are points; y runs down from the top of the page, so that reading order is rising y.
"""
