"""Made of content/worksheets/diamond-ranking.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import OptionSpec
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "2766180cafcc98d1b5c0e7368ce967d4296a0a20a8576571f45924a3e5a449d8"


def content() -> Worksheet:
    return Worksheet(
        id='diamond-ranking',
        title='Diamond Ranking Template',
        short='Diamond ranking',
        source='Figure 2.3',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        options=(
            OptionSpec(
                name='shape',
                values=(
                    'diamonds',
                    'boxes',
                ),
                default='diamonds',
                help='diamonds to write in, or boxes on which the statement cards lie (print them on A3)',
            ),
        ),
        words={
            'instructions': 'The most important at the top; statements in one row count the same.',
            'box': 'Box',
            'levels': [
                'Most important',
                'Very important',
                'Important',
                'Less important',
                'Least important',
            ],
            'figure': 'Figure 2.3',
            'board': 'Nine diamonds in rows of one, two, three, two and one. The one at the top is for the most important statement, the one at the bottom for the least important.',
            'board_of_boxes': 'Nine boxes in rows of one, two, three, two and one, each as large as a statement card. The box at the top is for the most important statement, the box at the bottom for the least important.',
            'letters': 'Write the letter of its statement in each.',
            'discarded': 'Letters of those discarded:',
            'name_label': 'Name or group:',
            'service_label': 'Service:',
            'date_label': 'Date:',
        },
        words_from={
            'statements': 'nine-diamonds',
        },
        facilitator=Facilitator(
            minutes='30',
            group='The groups of the nine diamonds activity',
            materials=(
                'One board a group, on A3 if the cards are to lie on it',
                'One set of cards a group, cut out',
            ),
            steps=(
                'Lay the cards on the board; nothing is fixed until all agree (20 minutes).',
                'Write the letters in the boxes (5 minutes).',
                'Hand in the boards to be added up (5 minutes).',
            ),
            afterwards=(
                'What did you give up to agree?',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Table 3',
            'service': 'Mixed group',
            'date': '12 March',
            'rank-1': 'K',
            'rank-2': 'H',
            'rank-3': 'F',
            'rank-4': 'G',
            'rank-5': 'L',
            'rank-6': 'D',
            'rank-7': 'E',
            'rank-8': 'B',
            'rank-9': 'A',
            'discarded-1': 'C',
            'discarded-2': 'I',
            'discarded-3': 'J',
        },
        part_of='nine-diamonds',
    )
