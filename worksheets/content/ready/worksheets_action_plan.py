"""Made of content/worksheets/action-plan.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "27bc174e965f2068f74938597c0235c1901fb82bded594f3e90e12317909c2bf"


def content() -> Worksheet:
    return Worksheet(
        id='action-plan',
        title='What we will do',
        short='Action plan',
        source='Not of the chapter',
        credit='These words are free to copy and change (CC0 1.0).',
        author='The worksheets maintainers',
        licence='CC0 1.0 (public domain)',
        words={
            'instructions': 'Write few actions, each with one person who sees to it. Begin with a first step that can be done this week.',
            'name_label': 'Name or group:',
            'service_label': 'Service:',
            'date_label': 'Date:',
            'aim_label': 'What we want to change:',
            'plan': 'Our actions',
            'what': 'Action',
            'who': 'Who',
            'when': 'By when',
            'first': 'First step',
            'review_label': 'We will look at this again on:',
        },
        facilitator=Facilitator(
            minutes='20',
            group='Groups of four to six, or everyone alone',
            materials=(
                'One sheet a group, and a copy for everyone who is named on it',
            ),
            steps=(
                'Agree the one change that matters most (5 minutes).',
                'Write at most six actions, each with one name and a date (10 minutes).',
                'Write the first step of each, and the day on which you will look again (5 minutes).',
            ),
            afterwards=(
                'Who is not in the room and must know of this?',
                'What will you stop doing, so that there is time for it?',
            ),
            prompts=(
                'ways-forward',
            ),
        ),
        example={
            'name': 'Table 3',
            'service': 'Mixed group',
            'date': '12 March',
            'aim': 'A referral is answered within five working days.',
            'plan-1-1': 'Agree one referral form',
            'plan-1-2': 'Jo',
            'plan-1-3': '30 April',
            'plan-1-4': 'Collect the forms in use now',
            'plan-2-1': 'Name one person to ring in each service',
            'plan-2-2': 'Amir',
            'plan-2-3': '31 March',
            'plan-2-4': 'Ring the six service leads',
            'review': '9 May, 9.30',
        },
        tally=Tally(
            leave_out=(
                'plan-*-2',
            ),
        ),
    )
