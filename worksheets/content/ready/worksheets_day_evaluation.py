"""Made of content/worksheets/day-evaluation.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "9b2d10b332946d776377392ea3aa0e0541f387b8abd11f31cfe92431696abd12"


def content() -> Worksheet:
    return Worksheet(
        id='day-evaluation',
        title='How was the day?',
        short='How was the day?',
        source='Not of the chapter',
        credit='These words are free to copy and change (CC0 1.0).',
        author='The worksheets maintainers',
        licence='CC0 1.0 (public domain)',
        words={
            'instructions': 'Tick one answer for each statement. You need not give your name.',
            'name_label': 'Name (if you like):',
            'service_label': 'Service:',
            'date_label': 'Date:',
            'statements_title': 'The day',
            'statements': [
                {
                    'id': '1',
                    'text': 'I know more about what the other services do.',
                },
                {
                    'id': '2',
                    'text': 'I met people whom I will contact again.',
                },
                {
                    'id': '3',
                    'text': 'There was enough time to talk with one another.',
                },
                {
                    'id': '4',
                    'text': 'The activities were useful for my work.',
                },
                {
                    'id': '5',
                    'text': 'I could see, hear and join in everything.',
                },
                {
                    'id': '6',
                    'text': 'I know what I will do next.',
                },
            ],
            'answers': [
                {
                    'value': '1',
                    'text': '1 Not at all',
                    'short': '1',
                },
                {
                    'value': '2',
                    'text': '2 A little',
                    'short': '2',
                },
                {
                    'value': '3',
                    'text': '3 Mostly',
                    'short': '3',
                },
                {
                    'value': '4',
                    'text': '4 Fully',
                    'short': '4',
                },
            ],
            'useful_label': 'What was most useful?',
            'change_label': 'What should we change next time?',
        },
        facilitator=Facilitator(
            minutes='5',
            group='Everyone alone',
            materials=(
                'One sheet a person',
                'A box by the door for the sheets',
            ),
            steps=(
                'Hand the sheet out before the last activity ends.',
                'Ask everyone to fill it in before they stand up (5 minutes).',
                'Collect the sheets in a box, not by hand.',
            ),
            afterwards=(
                'Which answer was lowest, and what will you do about it?',
                'Whom will you tell what came of it?',
            ),
        ),
        example={
            'name': 'Sam Taylor',
            'service': 'Health visiting',
            'date': '12 March',
            '1': '4',
            '2': '4',
            '3': '2',
            '4': '3',
            '5': '4',
            '6': '3',
            'useful': 'Ranking the statements: we saw that we mean different things by “sharing”.',
            'change': 'A longer break. I wanted to talk to the police officers.',
        },
        tally=Tally(
            leave_out=(
                'name',
                'date',
            ),
        ),
    )
