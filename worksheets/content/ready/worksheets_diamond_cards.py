"""Made of content/worksheets/diamond-cards.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import OptionSpec
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "836920a109c41acd38e0d1496fdf111efcce6f6849af265a54c70263407d920b"


def content() -> Worksheet:
    return Worksheet(
        id='diamond-cards',
        title='Statement cards for diamond ranking',
        short='Statement cards',
        source='Table 2.2',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        options=(
            OptionSpec(
                name='blanks',
                values=(
                    'off',
                    'on',
                ),
                default='off',
                help='a sheet of blank cards as well, for statements of your own',
            ),
        ),
        words={
            'instructions': 'Cut along the lines.',
        },
        words_from={
            'statements': 'nine-diamonds',
        },
        facilitator=Facilitator(
            minutes='10',
            group='One set a group',
            materials=(
                'Stiff paper',
                'Scissors or a guillotine',
            ),
            steps=(
                'Print single-sided on stiff paper (2 minutes).',
                'Cut along the lines and keep each set in an envelope (8 minutes).',
            ),
            afterwards=(
                'Are all letters in each set?',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        part_of='nine-diamonds',
    )
