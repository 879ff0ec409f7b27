"""Made of content/languages/en-GB/phrases.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Language
from worksheets.content.models import Phrases

SHA256 = "b4420dba6d1c11c3f1eaf0fc271a133283be6d3c776b0241f290459ace837964"


def content() -> Language:
    return Language(
        tag='en-GB',
        name='English',
        phrases=Phrases(
            page='page {page} of {pages}',
            draft='Draft translation.',
            continued='{label} (continued)',
            continues='continues on page {page}',
            starting_points='Starting points',
            example='Example: {title}',
            facilitator='For the facilitator: {title}',
            minutes='{minutes} minutes',
            group='Who works together',
            materials='What you need',
            steps='What to do',
            afterwards='Questions for afterwards',
            take_back='To take a tick back, fill the whole box.',
        ),
        answers={
            'partly': (
                'p',
                'part',
                'partially',
                'in part',
            ),
        },
    )
