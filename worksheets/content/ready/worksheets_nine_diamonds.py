"""Made of content/worksheets/nine-diamonds.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "d6364ee381010292d5353b1cdeacac172ad20f751c3a5733fe0dcb903afb5e88"


def content() -> Worksheet:
    return Worksheet(
        id='nine-diamonds',
        title='Benefits of collaborative multi-agency partnership working',
        short='Nine diamonds',
        source='Table 2.2',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        takes=(
            'prompts',
        ),
        words={
            'subtitle': 'Nine diamonds inter-professional multi-agency activity:',
            'steps': [
                'Read the 12 statements about the benefits of multi-agency partnership working in the box below, and discuss each one within your group.',
                'Agree on three statements to discard.',
                'Using the nine diamond template (Figure 2.3), put the remaining nine statements in order of priority, starting with the top diamond and working down to the last diamond.',
                'Reach a consensus, about which are the six most important benefits of multi-agency partnership working, within the educational setting.',
            ],
            'statements_title': 'STATEMENTS',
            'statements': [
                {
                    'id': 'A',
                    'text': 'Taking part in joint activities and projects',
                },
                {
                    'id': 'B',
                    'text': 'Views being listened to by others',
                },
                {
                    'id': 'C',
                    'text': 'Able to effect change',
                },
                {
                    'id': 'D',
                    'text': 'Knowing contributions are valued',
                },
                {
                    'id': 'E',
                    'text': 'Sharing decision-making',
                },
                {
                    'id': 'F',
                    'text': 'Finding solutions to problems in partnership with others',
                },
                {
                    'id': 'G',
                    'text': 'Being respected by other practitioners',
                },
                {
                    'id': 'H',
                    'text': 'Sharing ideas, knowledge and expertise with other practitioners',
                },
                {
                    'id': 'I',
                    'text': 'Participating in regular inter-professional training',
                },
                {
                    'id': 'J',
                    'text': 'Understanding different practitioners roles and responsibilities',
                },
                {
                    'id': 'K',
                    'text': 'Having an agreed vision, aims and objectives',
                },
                {
                    'id': 'L',
                    'text': 'Helping to remove children and young people’s barriers to learning',
                },
            ],
            'name_label': 'Name or group:',
            'service_label': 'Service:',
            'date_label': 'Date:',
        },
        facilitator=Facilitator(
            minutes='50',
            group='Groups of four to six from different services',
            materials=(
                'One sheet a group',
                'One board a group, on A3 if the cards are to lie on it',
                'One set of cards a group, cut out',
            ),
            steps=(
                'Read the statements aloud (10 minutes).',
                'Agree on three to discard (10 minutes).',
                'Rank the other nine on the board (20 minutes).',
                'Read the top three rows to the other groups (10 minutes).',
            ),
            afterwards=(
                'Which statement moved most, and why?',
                'Which six do all groups share?',
            ),
            prompts=(
                'points-to-remember',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Table 3',
            'service': 'Mixed group',
            'date': '12 March',
        },
    )
