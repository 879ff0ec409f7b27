"""Made of content/worksheets/partnership-checklist.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import ExampleVariant
from worksheets.content.models import Facilitator
from worksheets.content.models import OptionSpec
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "f64800a548efb3a174d5d79e9024c1bfd2cf39eb17aa8e8522e1dff2569bebe1"


def content() -> Worksheet:
    return Worksheet(
        id='partnership-checklist',
        title='Checklist for building the multi-agency team',
        short='Team checklist',
        source='Figure 2.4',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009. (DH 2002: 17–9)',
        options=(
            OptionSpec(
                name='rating',
                values=(
                    'tick',
                    'yes-partly-no',
                    'agree',
                ),
                default='tick',
                help='a box to tick, three answers, or how far you agree from 1 to 4',
            ),
            OptionSpec(
                name='evidence',
                values=(
                    'off',
                    'on',
                ),
                default='off',
                help='lines for evidence and for action under each statement',
            ),
        ),
        words={
            'instructions': 'Tick what is true of your partnership now, alone first; then compare.',
            'name_label': 'Name or group:',
            'service_label': 'Service:',
            'date_label': 'Date:',
            'instructions_rated': 'Tick one answer to each statement, alone first; then compare.',
            'evidence': 'Evidence:',
            'action': 'Action:',
            'yes-partly-no': [
                {
                    'value': 'yes',
                    'text': 'Yes',
                },
                {
                    'value': 'partly',
                    'text': 'Partly',
                },
                {
                    'value': 'no',
                    'text': 'No',
                },
            ],
            'agree': [
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
            'questions': [
                {
                    'id': '1',
                    'text': 'Do we share the same values and aspirations?',
                    'items': [
                        {
                            'id': '1.1',
                            'text': 'There is a common vision that is set down and interpreted in similar ways between stakeholders.',
                        },
                        {
                            'id': '1.2',
                            'text': 'The full range of stakeholders have been involved through effective planning processes in developing the vision.',
                        },
                    ],
                },
                {
                    'id': '2',
                    'text': 'Do we have agreed priorities for significant policy and service shifts?',
                    'items': [
                        {
                            'id': '2.1',
                            'text': 'There is a common interpretation of where and how services are currently succeeding and/or failing to meet children and young people’s needs and wishes.',
                        },
                        {
                            'id': '2.2',
                            'text': 'There is agreement over the significant service changes that the partnership is designed to help achieve.',
                        },
                        {
                            'id': '2.3',
                            'text': 'The necessary links are in place with other planning processes to ensure policy and service changes are linked to the mainstream.',
                        },
                        {
                            'id': '2.4',
                            'text': 'Outcome criteria have been established to show whether changes have led to positive outcomes for children and young people.',
                        },
                    ],
                },
                {
                    'id': '3',
                    'text': 'Is there a willingness to explore new service options?',
                    'items': [
                        {
                            'id': '3.1',
                            'text': 'Partners are willing to open up all aspects of service and practice to scrutiny through best value and user-led reviews.',
                        },
                        {
                            'id': '3.2',
                            'text': 'There is a culture of innovation and positive risk-taking in terms of service planning and design.',
                        },
                    ],
                },
                {
                    'id': '4',
                    'text': 'Is there agreement about the boundaries of the partnership?',
                    'items': [
                        {
                            'id': '4.1',
                            'text': 'Resources are aligned with administrative and/or geographical boundaries in order that they can be shared flexibly.',
                        },
                        {
                            'id': '4.2',
                            'text': 'Boundaries with other services are agreed and clear.',
                        },
                    ],
                },
                {
                    'id': '5',
                    'text': 'Are we clear and comfortable with who will be responsible for what within the team partnership.',
                    'items': [
                        {
                            'id': '5.1',
                            'text': 'It is clear where commissioning responsibility rests.',
                        },
                        {
                            'id': '5.2',
                            'text': 'There is a common definition and understanding of commissioning.',
                        },
                        {
                            'id': '5.3',
                            'text': 'There is a shared understanding of the nature of person-centred planning, care management and assessment, and of who is responsible for which aspects.',
                        },
                        {
                            'id': '5.4',
                            'text': 'The nature of the relationship between commissioners and providers of services is mutually acceptable.',
                        },
                        {
                            'id': '5.5',
                            'text': 'The role of service users in decision-making is clear and acceptable to all.',
                        },
                    ],
                },
                {
                    'id': '6',
                    'text': 'Is there confidence that each party’s resource commitment is clear and open?',
                    'items': [
                        {
                            'id': '6.1',
                            'text': 'Each party is confident and accepts that the resources committed to the partnership fully reflect the partners’ contributions in reality.',
                        },
                        {
                            'id': '6.2',
                            'text': 'Any disagreements about past financial issues have been put behind you.',
                        },
                        {
                            'id': '6.3',
                            'text': 'Financial systems are robust enough to monitor and track resource commitments.',
                        },
                    ],
                },
                {
                    'id': '7',
                    'text': 'Is there effective, committed leadership to the partnership vision?',
                    'items': [
                        {
                            'id': '7.1',
                            'text': 'Key senior players understand the issues and implications around partnership and are committed to its development.',
                        },
                        {
                            'id': '7.2',
                            'text': 'Senior officers are able and willing to make the time and space to build partnership working into their organisational agendas.',
                        },
                        {
                            'id': '7.3',
                            'text': 'Key practitioners are committed to a multi-professional way of working.',
                        },
                    ],
                },
                {
                    'id': '8',
                    'text': 'Are there people with time and capacity to take forward the partnership agenda?',
                    'items': [
                        {
                            'id': '8.1',
                            'text': 'One or more individuals have been given a clear brief to lead on partnership development.',
                        },
                        {
                            'id': '8.2',
                            'text': 'Partnership is an integral part of everyone’s work and job description.',
                        },
                    ],
                },
                {
                    'id': '9',
                    'text': 'Is there trust, openness and good will between key players?',
                    'items': [
                        {
                            'id': '9.1',
                            'text': 'Key players at all levels in the organization are able and willing to work together constructively.',
                        },
                        {
                            'id': '9.2',
                            'text': 'There are strategies in place for managing and addressing difficult relationships.',
                        },
                        {
                            'id': '9.3',
                            'text': 'Time and opportunity is being built into working practices to allow people to get to know and understand each other’s agendas.',
                        },
                    ],
                },
            ],
        },
        facilitator=Facilitator(
            minutes='45',
            group='Alone first, then groups from one setting',
            materials=(
                'One sheet a person, and one more a group',
            ),
            steps=(
                'Tick alone, without talking (10 minutes).',
                'Compare in the group: where do ticks differ (15 minutes)?',
                'Agree on one sheet for the group (15 minutes).',
                'Choose the question to work on first (5 minutes).',
            ),
            afterwards=(
                'Where did people from different services see it differently?',
                'What evidence would change a mind?',
            ),
            prompts=(
                'workforce-needs',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Table 3',
            'service': 'Mixed group',
            'date': '12 March',
            '1.1': 'yes',
            '2.1': 'yes',
            '2.3': 'yes',
            '4.2': 'yes',
            '7.1': 'yes',
            '9.1': 'yes',
            '9.3': 'yes',
            'evidence-1.1': 'Shared plan, signed in June',
            'action-1.1': 'Read it again each year',
            'evidence-2.1': 'Survey of forty families',
            'action-2.1': 'Ask pupils as well',
            'evidence-2.3': 'Minutes of both boards',
            'action-2.3': 'One calendar for both',
            'evidence-4.2': 'Agreement of May',
            'action-4.2': 'Show it to new staff',
            'evidence-7.1': 'Both heads chair in turn',
            'action-7.1': 'Keep a deputy informed',
            'evidence-9.1': 'Joint visits each week',
            'action-9.1': 'Invite the police',
            'evidence-9.3': 'A shared lunch each month',
            'action-9.3': 'Book the room for a year',
        },
        example_variants=(
            ExampleVariant(
                options={
                    'rating': 'agree',
                },
                example={
                    '1.1': '3',
                    '1.2': '2',
                    '2.1': '3',
                    '2.2': '2',
                    '2.3': '4',
                    '2.4': '1',
                    '3.1': '2',
                    '3.2': '3',
                    '4.1': '2',
                    '4.2': '4',
                    '5.1': '3',
                    '5.2': '2',
                    '5.3': '2',
                    '5.4': '1',
                    '5.5': '3',
                    '6.1': '2',
                    '6.2': '3',
                    '6.3': '2',
                    '7.1': '4',
                    '7.2': '3',
                    '7.3': '3',
                    '8.1': '1',
                    '8.2': '2',
                    '9.1': '4',
                    '9.2': '2',
                    '9.3': '3',
                },
            ),
            ExampleVariant(
                options={
                    'rating': 'yes-partly-no',
                },
                example={
                    '1.1': 'partly',
                    '1.2': 'partly',
                    '2.1': 'partly',
                    '2.2': 'partly',
                    '2.3': 'yes',
                    '2.4': 'no',
                    '3.1': 'partly',
                    '3.2': 'partly',
                    '4.1': 'partly',
                    '4.2': 'yes',
                    '5.1': 'partly',
                    '5.2': 'partly',
                    '5.3': 'partly',
                    '5.4': 'no',
                    '5.5': 'partly',
                    '6.1': 'partly',
                    '6.2': 'partly',
                    '6.3': 'partly',
                    '7.1': 'yes',
                    '7.2': 'partly',
                    '7.3': 'partly',
                    '8.1': 'no',
                    '8.2': 'partly',
                    '9.1': 'yes',
                    '9.2': 'partly',
                    '9.3': 'partly',
                },
            ),
        ),
    )
