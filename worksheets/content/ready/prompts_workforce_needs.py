"""Made of content/prompts/workforce-needs.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "978105b935125b3e8c1ae4ed407ab6456b0a6b385f3888a5ca43fbaeb8cb4d67"


def content() -> PromptBank:
    return PromptBank(
        id='workforce-needs',
        title='What schools and practitioners need',
        source='Chapter 2, after the General Teaching Council 2007, in new words',
        prompts=(
            'Enough well-trained practitioners for early help',
            'School staff and other services learning together',
            'Training in shared frameworks and protocols',
            'Time to build good relationships',
            'Knowing where to refer and whom to ask',
            'Up-to-date details of voluntary provision',
            'Knowing each service’s expertise, role and procedures',
            'Chances to look at local needs together',
            'Good examples shared',
            'Help in judging what difference it makes',
        ),
    )
