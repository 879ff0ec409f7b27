"""Made of content/prompts/development-stages.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "a9d8574bce1baff2c0c60f57c3ce0db5558251b7cef7553d3c23002ba7e95a3c"


def content() -> PromptBank:
    return PromptBank(
        id='development-stages',
        title='Four stages of development',
        source='Chapter 2, after Harris et al. 2007, in new words',
        prompts=(
            'Build internal conditions within the setting',
            'Clarify purpose with other agencies',
            'Widen community support and involvement',
            'Secure external support and extra funding',
        ),
    )
