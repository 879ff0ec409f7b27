"""Made of content/prompts/school-changes.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "48435735822369eec56a1dc3744a0aa18d6a2337fae0cb9cc6883d71812f94f3"


def content() -> PromptBank:
    return PromptBank(
        id='school-changes',
        title='What changes in schools',
        source='Chapter 2, after the NFER surveys of 2006 and 2007, in new words',
        prompts=(
            'Improvement plans built around the five outcomes',
            'Curriculum and school practice looked at again',
            'Staffing reviewed to fit a changing workforce',
            'More partnerships and more shared information',
            'More activity beyond the school day',
            'Better meals and healthier living',
        ),
    )
