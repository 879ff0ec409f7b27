"""The words of a group's results: what `tally` prints around the figures."""

from __future__ import annotations

from worksheets.content.models import ContentFile, Words

BRACES = {
    "title": ("title",),
    "part": ("title", "part", "parts"),
    "returned": ("returned", "blank"),
    "returned_before": ("returned", "blank"),
    "date": ("date",),
    "date_before": ("date",),
    "percent": ("share",),
    "of_group": ("group", "n"),
    "more": ("n",),
    "times": ("text", "times"),
    "times_before": ("text", "times", "before"),
    "only_before": ("text", "before"),
    "figure_before": ("figure",),
    "small": ("services", "least"),
    "withheld": ("services",),
    "ranking_how": ("most",),
    "ranking_chart": ("first",),
    "boards": ("n",),
    "invalid": ("n",),
    "agreement": ("w",),
    "agreement_before": ("w",),
    "top": ("n",),
    "tied": ("rank",),
    "totals_how": ("least", "most"),
    "totals_chart": ("sides",),
    "unclear": ("least", "most", "n"),
    "score": ("text", "scores"),
    "score_times": ("text", "times", "scores"),
    "ties": ("stages", "times"),
}
"""The words that values are filled into, and the names of the values."""


class TallyWords(ContentFile, braces=BRACES):
    """`languages/TAG/tally.yaml`: the words of results, by where they stand."""

    title: Words
    part: Words
    credit: Words
    returned: Words
    returned_before: Words
    date: Words
    date_before: Words
    nothing: Words
    now: Words
    before: Words
    change: Words
    change_points: Words
    percent: Words
    none: Words
    of_group: Words
    more: Words
    times: Words
    times_before: Words
    only_before: Words
    yes: Words
    no: Words
    first: Words
    first_how: Words
    first_none: Words
    questions: Words
    questions_how: Words
    items: Words
    items_how: Words
    chart: Words
    figures: Words
    figures_how: Words
    figures_of: Words
    item: Words
    day: Words
    answered: Words
    blank: Words
    odd: Words
    figure_before: Words
    mean: Words
    services: Words
    services_how: Words
    everyone: Words
    unnamed: Words
    small: Words
    withheld: Words
    ranking: Words
    ranking_how: Words
    ranking_chart: Words
    left_out: Words
    boards: Words
    invalid: Words
    agreement: Words
    agreement_before: Words
    rank: Words
    statement: Words
    points: Words
    top: Words
    discarded: Words
    tied: Words
    totals: Words
    totals_how: Words
    totals_chart: Words
    unclear: Words
    groups: Words
    groups_how: Words
    group: Words
    score: Words
    score_times: Words
    unsaid: Words
    shares: Words
    shares_how: Words
    stage: Words
    mean_share: Words
    leads: Words
    ties: Words
    ticked: Words
    written: Words
    written_how: Words
