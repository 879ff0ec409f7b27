"""Made of content/worksheets/practitioner-benefits.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "54f0e14c1051fc4f3c6a16f529c353aca0d2f336f03c5bd67644d5eca6218992"


def content() -> Worksheet:
    return Worksheet(
        id='practitioner-benefits',
        title='Benefits practitioners bring to multi-agency team-working',
        short='Benefits I bring',
        source='Table 2.1',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        takes=(
            'prompts',
        ),
        words={
            'instruction': 'List all the benefits you will bring to the multi-agency team in the educational setting, over the indicated periods of time, and the expected measures of success.',
            'measures': 'Measures of success',
            'periods': [
                {
                    'id': 'month',
                    'text': 'In the next month',
                },
                {
                    'id': 'six-months',
                    'text': 'In six months’ time',
                },
                {
                    'id': 'year',
                    'text': 'In a year’s time',
                },
            ],
            'name_label': 'Name:',
            'service_label': 'Service:',
            'date_label': 'Date:',
        },
        facilitator=Facilitator(
            minutes='25',
            group='Alone, then in pairs from different services',
            materials=(
                'One sheet a person',
            ),
            steps=(
                'Fill in the sheet alone (10 minutes).',
                'Read it to a partner, who asks how you would know (10 minutes).',
                'Change one measure of success so that both could see it (5 minutes).',
            ),
            afterwards=(
                'What did your partner bring that you did not know of?',
                'When will you look at this sheet again?',
            ),
            prompts=(
                'benefits',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Sam Price',
            'service': 'Health visiting',
            'date': '12 March',
            'month': 'I will share the list of our drop-in sessions.',
            'month-measures': 'The school office has the list and gives it out.',
            'six-months': 'A joint session for parents with the family worker.',
            'six-months-measures': 'Ten families come, and half come back.',
            'year': 'A shared plan for children who start school.',
            'year-measures': 'Every plan is written before September.',
        },
    )
