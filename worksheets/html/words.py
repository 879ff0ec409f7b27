"""The words that a sheet to fill in on a screen adds: `languages/TAG/html.yaml`."""

from __future__ import annotations

from worksheets.content.models import ContentFile, Model, Words


class Messages(Model):
    """What the page says when something was done, or could not be."""

    empty: Words
    saved: Words
    opened: Words
    older: Words
    not_answers: Words
    other_sheet: Words
    kept: Words
    not_kept: Words
    forgotten: Words
    found: Words
    cleared: Words


class HtmlWords(ContentFile):
    """The labels of the page's buttons, and its messages."""

    skip: Words
    save_heading: Words
    save_how: Words
    save: Words
    open: Words
    print: Words
    keep: Words
    forget: Words
    without_script: Words
    choose: Words
    clear: Words
    more: Words
    less: Words
    up: Words
    down: Words
    said: Messages
