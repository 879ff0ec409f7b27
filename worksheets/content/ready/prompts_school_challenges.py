"""Made of content/prompts/school-challenges.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "f94679f08ad746e729569a8baaad233054028c608170c8f95e536cbd6afadadf"


def content() -> PromptBank:
    return PromptBank(
        id='school-challenges',
        title='What schools find hard',
        source='Chapter 2, after the NFER surveys of 2006 and 2007, in new words',
        prompts=(
            'Money that lasts',
            'Time to develop the work and carry it out',
            'Closer ties with other services and agencies',
        ),
    )
