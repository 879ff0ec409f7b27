"""The names that templates are given, and what each holds; the documentation is made of them."""

from __future__ import annotations

EVERYWHERE = {
    "lang": "the language of the sheet, such as `en-GB`",
    "phrases": "the words that every sheet adds",
}
OF_WORKSHEET = {
    "worksheet": "the worksheet’s file, key by key: `worksheet.title`, `worksheet.credit`",
    "words": "the worksheet’s own words, the same as `worksheet.words`",
}
NAMES = {
    **EVERYWHERE,
    **OF_WORKSHEET,
    "options": 'the worksheet’s options, by name: `options["follow-up"] == "on"`',
    "aspect": "the chapter’s aspect, `aspect.id` and `aspect.text`; empty without `--aspect`",
    "prompts": "the prompt banks of `--prompts`, in a list; each has `id`, `title`, `source` and "
    "`prompts`",
    "records": "the rows of a sheet that is made from records, in a list; each has the names of "
    "places",
}
"""What the template of a worksheet is given."""
TALLY_NAMES = {
    **EVERYWHERE,
    **OF_WORKSHEET,
    "result": "the results of one worksheet, as `tally --json` prints them",
    "t": "the words of results, from `languages/TAG/tally.yaml`",
}
"""What a template of results is given."""
PACK_NAMES = {
    **EVERYWHERE,
    "pack": "the pack’s file without its contents, key by key: `pack.title`, `pack.venue`",
    "words": "the words of packs, from `languages/TAG/pack.yaml`",
    "credit": "the credit of the pages that a pack adds",
}
"""What every template of a pack is given; each kind of page has more of its own."""
