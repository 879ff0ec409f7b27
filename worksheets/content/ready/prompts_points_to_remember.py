"""Made of content/prompts/points-to-remember.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "35bbc0832209d69378acd39fc41e81e5576f9ddd04f9fb770c80710a31504ed8"


def content() -> PromptBank:
    return PromptBank(
        id='points-to-remember',
        title='Points to remember',
        source='Chapter 2, points to remember, in new words',
        prompts=(
            'No school can raise children’s well-being alone',
            'Partners let teachers get on with teaching',
            'Working together shares skills, knowledge and ideas',
            'Every Child Matters holds the partnership together',
        ),
    )
