"""The words of the review page: `languages/TAG/review.yaml`."""

from __future__ import annotations

from worksheets.content.models import Model, Words

BRACES = {
    "progress": ("decided", "boxes", "typed", "places"),
    "chosen": ("answer",),
    "where": ("title", "copy", "page", "file", "number"),
    "reason": ("reason",),
    "decided": ("answer",),
    "keys": ("yes", "no", "skip", "back"),
    "place_heading": ("label", "count"),
    "person_heading": ("title", "copy"),
    "answer_label": ("label", "copy"),
    "handwriting": ("label", "copy"),
    "unknown_page": ("file", "number", "reason"),
}
"""The words that values are filled into, and the names of the values."""
KEYS = ("yes", "no", "skip", "back")
"""The words whose first letters are keys."""


class Messages(Model):
    """What the page says when something was done, or could not be."""

    saved: Words
    opened: Words
    not_corrections: Words
    other_scans: Words


class ReviewWords(Model, braces=BRACES):
    """The words of the page, and its messages; braces are filled in.

    The first letters of yes, no, skip and back are the keys that say so.
    """

    title: Words
    personal: Words
    how: Words
    without_script: Words
    progress: Words
    boxes: Words
    nothing_unsure: Words
    ticked: Words
    chosen: Words
    figure: Words
    where: Words
    reason: Words
    picture: Words
    yes: Words
    no: Words
    skip: Words
    back: Words
    nothing: Words
    decided: Words
    all_decided: Words
    keys: Words
    written: Words
    nothing_written: Words
    order: Words
    by_place: Words
    by_person: Words
    place_heading: Words
    person_heading: Words
    answer_label: Words
    handwriting: Words
    unknown: Words
    unknown_how: Words
    unknown_page: Words
    save_heading: Words
    save: Words
    open: Words
    said: Messages

    def __post_init__(self) -> None:
        """Raises ValueError for two keys with the same letter."""
        if len(set(self.letters.values())) < len(KEYS):
            raise ValueError(f"{', '.join(KEYS)} must begin with different letters")

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each key."""
        return {name: getattr(self, name)[0].lower() for name in KEYS}
