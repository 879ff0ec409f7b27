"""Made of content/worksheets/swot.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import OptionSpec
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "5f4481bf5146e76bb4a9d69949f04ed7c4b4411a718dbfcbcad41448a910e3df"


def content() -> Worksheet:
    return Worksheet(
        id='swot',
        title='SWOT analysis for multi-agency partnership working',
        short='SWOT analysis',
        source='Figure 2.1',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        takes=(
            'aspect',
            'prompts',
        ),
        options=(
            OptionSpec(
                name='follow-up',
                values=(
                    'off',
                    'on',
                ),
                default='off',
                help='a second page for actions, who does them and by when',
            ),
        ),
        words={
            'banner': 'SWOT ANALYSIS',
            'aspect_label': 'Aspect of multi-agency partnership working to be addressed:',
            'quadrants': [
                {
                    'id': 'strengths',
                    'title': 'STRENGTHS',
                    'axes': 'helpful, inside',
                    'hint': 'What do we already do well?',
                },
                {
                    'id': 'weaknesses',
                    'title': 'WEAKNESSES',
                    'axes': 'harmful, inside',
                    'hint': 'What could we do better?',
                },
                {
                    'id': 'opportunities',
                    'title': 'OPPORTUNITIES',
                    'axes': 'helpful, outside',
                    'hint': 'What could we make use of?',
                },
                {
                    'id': 'threats',
                    'title': 'THREATS',
                    'axes': 'harmful, outside',
                    'hint': 'What could get in our way?',
                },
            ],
            'introduction': 'Figure 2.1 and Figure 2.2 will help staff from within the educational setting, in partnership with front-line practitioners from multi-agencies, to examine their beliefs, strengths, and areas for development in meeting the challenges that Every Child Matters poses for them. Choosing one of the following four ECM recommendations, complete the strengths, weaknesses, opportunities and threats (SWOT) analysis using Figure 2.1.',
            'afterwards': 'After undertaking this audit and awareness-raising exercise collaboratively, complete the next three activities using Table 2.1, Table 2.2 and Table 2.3',
            'instructions': 'Agree the aspect first. Then write at least two points in each box.',
            'name_label': 'Name or group:',
            'service_label': 'Service:',
            'date_label': 'Date:',
            'follow_up': {
                'title': 'What we will do next',
                'what': 'What we will do',
                'who': 'Who',
                'when': 'By when',
            },
        },
        facilitator=Facilitator(
            minutes='40',
            group='Groups of four to six from different services',
            materials=(
                'One sheet a group, on A3 if there is a printer for it',
                'Pens, and one aspect chosen for each group',
            ),
            steps=(
                'Choose an aspect and write it at the top (5 minutes).',
                'Everyone thinks alone of one point for each box (5 minutes).',
                'Fill the boxes together, one person writing (20 minutes).',
                'Mark the two points that matter most, and read them out (10 minutes).',
            ),
            afterwards=(
                'Which weakness could another service’s strength make up for?',
                'What will you do about it before you next meet?',
            ),
            prompts=(
                'school-changes',
                'school-challenges',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Table 3',
            'service': 'Mixed group',
            'date': '12 March',
            'aspect': 'To improve information sharing between agencies.',
            'strengths': 'Staff know each other by name\nA weekly meeting is held already',
            'weaknesses': 'Three record systems that do not talk\nNobody is sure what may be shared',
            'opportunities': 'The new co-ordinator starts in May\nA shared training budget',
            'threats': 'Funding ends in a year\nHigh staff turnover',
            'action-1-1': 'Agree what may be shared',
            'action-1-2': 'Jo and Amir',
            'action-1-3': '30 April',
            'action-2-1': 'One list of contacts',
            'action-2-2': 'Sam',
            'action-2-3': '31 March',
            'action-3-1': 'Ask for the training budget',
            'action-3-2': 'Siân',
            'action-3-3': '12 May',
        },
        tally=Tally(
            leave_out=(
                'action-*-2',
            ),
        ),
    )
