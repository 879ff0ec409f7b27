"""The words of a group's results: what `tally` prints around the figures."""

from __future__ import annotations

from pydantic import ValidationInfo, field_validator

from worksheets.content.models import Model, Words, check_braces

BRACES = {
    "title": ("title",),
    "returned": ("returned", "blank"),
    "returned_before": ("returned", "blank"),
    "date": ("date",),
    "date_before": ("date",),
    "share": ("share",),
    "of": ("part", "n"),
    "was": ("figure",),
    "times": ("text", "times"),
    "also": ("text",),
    "times_before": ("text", "times", "before"),
    "questions_alt": ("longest", "shortest"),
    "scale": ("answer", "label"),
    "small": ("services",),
    "withheld": ("services",),
    "ranking_alt": ("longest", "shortest"),
    "forms": ("n",),
    "agreement": ("w", "before"),
    "agreement_one": ("w",),
    "tied": ("rank",),
    "totals_alt": ("sides",),
    "score": ("text", "scores"),
    "score_times": ("text", "times", "scores"),
    "stages_alt": ("longest", "shortest"),
    "ties": ("stages", "times"),
}
"""The words that values are filled into, and the names of the values."""


class TallyWords(Model):
    """`languages/TAG/tally.yaml`: the words of results, by where they stand."""

    title: Words
    returned: Words
    returned_before: Words
    date: Words
    date_before: Words
    nothing: Words
    now: Words
    before: Words
    change: Words
    change_points: Words
    yes: Words
    no: Words
    share: Words
    of: Words
    was: Words
    none: Words
    times: Words
    also: Words
    times_before: Words
    questions: Words
    questions_share: Words
    questions_mean: Words
    questions_alt: Words
    differ: Words
    differ_share: Words
    differ_mean: Words
    differ_none: Words
    items: Words
    items_alt: Words
    figures: Words
    figures_of: Words
    item: Words
    blank: Words
    yes_share: Words
    mean: Words
    median: Words
    scale: Words
    services: Words
    services_share: Words
    services_mean: Words
    question: Words
    everyone: Words
    unnamed: Words
    small: Words
    withheld: Words
    ranking: Words
    ranking_how: Words
    ranking_alt: Words
    forms: Words
    agreement: Words
    agreement_one: Words
    rank: Words
    statement: Words
    weight: Words
    top: Words
    discarded: Words
    tied: Words
    totals: Words
    totals_how: Words
    totals_alt: Words
    fields: Words
    fields_how: Words
    group: Words
    score: Words
    score_times: Words
    unsaid: Words
    stages: Words
    stages_how: Words
    stages_alt: Words
    stage: Words
    mean_share: Words
    leads: Words
    ties: Words
    ticked: Words
    ticked_alt: Words
    written: Words
    written_how: Words
    written_before: Words

    @field_validator(*BRACES)
    @classmethod
    def _braces(cls, words: str, info: ValidationInfo) -> str:
        return check_braces(words, info.field_name, BRACES)
