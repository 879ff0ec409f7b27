"""Made of content/worksheets/discussion.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import OptionSpec
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "f0b5baf68932029798c588fa8177f1540243453cd8955cbe74190f2b7f0de3d3"


def content() -> Worksheet:
    return Worksheet(
        id='discussion',
        title='Further activities: discussion questions',
        short='Discussion',
        source='Further activities',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        takes=(
            'prompts',
        ),
        options=(
            OptionSpec(
                name='form',
                values=(
                    'sheet',
                    'cards',
                ),
                default='sheet',
                help='all questions with room to write, or one question a page for a carousel',
            ),
        ),
        words={
            'introduction': 'The following questions, based on aspects covered in this chapter, are designed to enable staff from within the educational setting, in partnership with front-line practitioners from multi-agencies, working directly with pupils, to discuss and identify the benefits and challenges of collaborative partnership working in the context of the setting, and agree on positive ways forward to overcome any potential challenges.',
            'instructions': 'Talk each question over, then note what you agree on.',
            'questions': [
                {
                    'id': '1',
                    'text': 'How is the educational setting you work in responding to, and being affected by, the implementation of Every Child Matters?',
                },
                {
                    'id': '2',
                    'text': 'What are the implications of Every Child Matters for the multi-agency frontline practitioners working with pupils in the educational setting?',
                },
                {
                    'id': '3',
                    'text': 'What does each key practitioner from within the educational setting, in addition to those from multi-agencies, bring to the collaborative partnership, that enhances the learning and well being outcomes of pupils?',
                },
                {
                    'id': '4',
                    'text': 'What benefit does each frontline multi-agency practitioner hope to achieve from working with the educational setting?',
                },
                {
                    'id': '5',
                    'text': 'How have you made clear the benefits that collaborative multi-agency partnership working brings, to the different stakeholders?',
                },
                {
                    'id': '6',
                    'text': 'What do front-line multi-agency practitioners expect from the others they collaboratively work with, in the educational setting?',
                },
                {
                    'id': '7',
                    'text': 'What are the views of pupils, and their parents/carers about the benefits and challenges that multi-agency service provision brings to them, and the educational setting?',
                },
                {
                    'id': '8',
                    'text': 'Are there any dangers to increased multi-agency partnership working? If so, what are these?',
                },
                {
                    'id': '9',
                    'text': 'What are the main barriers and challenges partners face in multi-agency working within the educational setting?',
                },
                {
                    'id': '10',
                    'text': 'What joint solution focused approaches are you taking in order to remove, and/or significantly reduce these barriers and challenges?',
                },
            ],
            'name_label': 'Name or group:',
            'service_label': 'Service:',
            'date_label': 'Date:',
        },
        facilitator=Facilitator(
            minutes='60',
            group='Groups of four to six, or a carousel',
            materials=(
                'One sheet a group, or one question on each wall',
            ),
            steps=(
                'Give each group three questions (5 minutes).',
                'Talk them over and note what you agree on (35 minutes).',
                'Each group tells one answer and one open question (20 minutes).',
            ),
            afterwards=(
                'Which question had no answer?',
                'Who is not in the room who should be asked?',
            ),
            prompts=(
                'challenges',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Table 3',
            'service': 'Mixed group',
            'date': '12 March',
            'answer-1': 'Every team has a named lead for each outcome.',
            'answer-9': 'Finding a time when everyone can meet.',
            'answer-2': 'They need one person to ring in school.',
            'answer-3': 'Teachers see pupils each day; others know the family.',
            'answer-4': 'Earlier referrals, and to be asked before a crisis.',
            'answer-5': 'A page in the newsletter and an open day.',
            'answer-6': 'That calls are returned within two days.',
            'answer-7': 'They are glad to tell their story only once.',
            'answer-8': 'Yes: too many meetings, and nobody in the lead.',
            'answer-10': 'A shared calendar, and one form for all.',
        },
    )
