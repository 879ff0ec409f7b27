"""Made of content/worksheets/practitioner-profile.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "551ce84cb7ebdf2eb1081fa595eacde221341bc99815486ed923467bf0384b95"


def content() -> Worksheet:
    return Worksheet(
        id='practitioner-profile',
        title='Personal profile for multi-agency practitioners',
        short='Personal profile',
        source='Table 2.3',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        words={
            'name': 'Your name:',
            'job': 'Job title:',
            'contact': 'Contact details:',
            'role': 'Briefly outline your role:',
            'successes': 'What have been your main successes and achievements in working with children in the educational setting?',
            'contribution': 'What has been the most significant contribution you have made to multi-agency partnership working in the educational setting?',
            'help': 'What three things would help to improve your work with children and young people in the educational setting?',
            'training': 'What aspects of multi-agency partnership working do you wish to improve or know more about, and receive inter-professional training on?',
            'service_label': 'Service:',
            'date_label': 'Date:',
        },
        facilitator=Facilitator(
            minutes='20',
            group='Alone',
            materials=(
                'One sheet a person',
            ),
            steps=(
                'Fill in the sheet alone (15 minutes).',
                'Swap it with someone from another service and ask one question each (5 minutes).',
            ),
            afterwards=(
                'Who could use what you know?',
                'Whose training would you join?',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Sam Price',
            'job': 'Health visitor',
            'service': 'Health visiting',
            'date': '12 March',
            'contact': '01234 567890',
            'role': 'Home visits to families with young children\nDevelopment checks at one and two years\nAdvice on sleep, food and play',
            'successes': 'A weekly drop-in at the school gate\nTwenty families joined the library',
            'contribution': 'I set up the shared list of contacts that all services now use.',
            'help': 'Time to meet\nA room in the school\nOne shared calendar',
            'training': 'How to share information within the law.',
        },
        tally=Tally(
            leave_out=(
                'job',
                'contact',
            ),
        ),
    )
