"""Made of content/worksheets/team-stages.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "50f164b09cb00bf79e15fad689db4d3d27138ac9bad454ff40ccefad2304c6e0"


def content() -> Worksheet:
    return Worksheet(
        id='team-stages',
        title='The four stages of a multi-agency team',
        short='Team stages',
        source='Tuckman (1965); adapted from ContinYou, 2005b, page 75',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        words={
            'instructions': 'Tick everything that you see in your team now. Then write under each stage how many of its boxes are ticked.',
            'stages': [
                {
                    'id': 'forming',
                    'title': 'Forming',
                    'gloss': 'clarifying roles and relationships',
                    'items': [
                        {
                            'id': '1.1',
                            'text': 'Introducing ourselves, getting acquainted',
                        },
                        {
                            'id': '1.2',
                            'text': 'Working out our individual identities',
                        },
                        {
                            'id': '1.3',
                            'text': 'Talking about the team’s purpose',
                        },
                        {
                            'id': '1.4',
                            'text': 'Exploring how big the task is',
                        },
                        {
                            'id': '1.5',
                            'text': 'Perhaps avoiding difficult topics and feelings',
                        },
                    ],
                },
                {
                    'id': 'storming',
                    'title': 'Storming',
                    'gloss': 'resolving tensions',
                    'items': [
                        {
                            'id': '2.1',
                            'text': 'Members competing with each other',
                        },
                        {
                            'id': '2.2',
                            'text': 'Interests clash as tasks take focus',
                        },
                        {
                            'id': '2.3',
                            'text': 'Adapting our ideas to fit the team',
                        },
                        {
                            'id': '2.4',
                            'text': 'Asking who is responsible for what',
                        },
                        {
                            'id': '2.5',
                            'text': 'Discussing how the team is structured',
                        },
                        {
                            'id': '2.6',
                            'text': 'Disagreeing over leadership, power and structure',
                        },
                    ],
                },
                {
                    'id': 'norming',
                    'title': 'Norming',
                    'gloss': 'building team identity',
                    'items': [
                        {
                            'id': '3.1',
                            'text': 'Relationships becoming more cohesive',
                        },
                        {
                            'id': '3.2',
                            'text': 'Trusting each other more',
                        },
                        {
                            'id': '3.3',
                            'text': 'Concentrating more on our tasks',
                        },
                        {
                            'id': '3.4',
                            'text': 'Leadership is accepted by everyone',
                        },
                        {
                            'id': '3.5',
                            'text': 'Information flows creatively into the work',
                        },
                    ],
                },
                {
                    'id': 'performing',
                    'title': 'Performing',
                    'gloss': 'shared vision, achieving goals',
                    'items': [
                        {
                            'id': '4.1',
                            'text': 'Members rely strongly on each other',
                        },
                        {
                            'id': '4.2',
                            'text': 'Relationships have grown deeper',
                        },
                        {
                            'id': '4.3',
                            'text': 'Solving problems well, trying new things',
                        },
                        {
                            'id': '4.4',
                            'text': 'Individuals growing in self-confidence',
                        },
                        {
                            'id': '4.5',
                            'text': 'Team at its most productive',
                        },
                        {
                            'id': '4.6',
                            'text': 'Reviewing our own work together',
                        },
                    ],
                },
            ],
            'scoring': 'Compare shares, not numbers: the stages have five, six, five and six boxes.',
            'share': 'of {count}',
            'share_spoken': '{stage}: ticked out of {count}',
            'now': 'Where are we now?',
            'next': 'What would help us on next?',
            'name_label': 'Name or group:',
            'service_label': 'Service:',
            'date_label': 'Date:',
        },
        facilitator=Facilitator(
            minutes='30',
            group='One team at a table',
            materials=(
                'One sheet a person, and one more a team',
            ),
            steps=(
                'Tick alone what you see now (10 minutes).',
                'Work out each stage’s share of ticks (5 minutes).',
                'Agree where the team is, and what would help (15 minutes).',
            ),
            afterwards=(
                'Did newer members tick other things?',
                'What would you see if you had moved on?',
            ),
            prompts=(
                'development-stages',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Table 3',
            'service': 'Mixed group',
            'date': '12 March',
            '1.1': 'yes',
            '1.3': 'yes',
            '2.2': 'yes',
            '2.3': 'yes',
            '2.4': 'yes',
            '2.5': 'yes',
            '3.2': 'yes',
            'share-forming': '2',
            'share-storming': '4',
            'share-norming': '1',
            'share-performing': '0',
            'now': 'Between storming and norming: we argue, but we turn up.',
            'next': 'Agree who leads on what.',
        },
        tally=Tally(
            leave_out=(
                'share-*',
            ),
        ),
    )
