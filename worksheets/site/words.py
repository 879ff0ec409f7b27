"""The words of the gallery: `languages/TAG/site.yaml`."""

from __future__ import annotations

from worksheets.content.models import ContentFile, Words

BRACES = {
    "found": ("number",),
    "picture": ("title",),
    "minutes": ("minutes", "group"),
    "blank": ("paper", "profile"),
}
"""The words that values are filled into, and the names of the values."""


class SiteWords(ContentFile, braces=BRACES):
    """Headings, labels and messages; braces are filled in."""

    title: Words
    lead: Words
    skip: Words
    languages: Words
    search: Words
    found: Words
    picture: Words
    minutes: Words
    downloads: Words
    blank: Words
    fillable: Words
    html: Words
    example: Words
    facilitator: Words
    packs: Words
    packs_how: Words
