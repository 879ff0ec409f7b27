"""Made of content/worksheets/force-field.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import OptionSpec
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "6a2541e1a7659f815b4c4bdcd8d56e023a78274402c336beee2f2c0f4cf73eb4"


def content() -> Worksheet:
    return Worksheet(
        id='force-field',
        title='Force-field analysis framework for multi-agency partnership working',
        short='Force field',
        source='Figure 2.2',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        takes=(
            'aspect',
            'prompts',
        ),
        options=(
            OptionSpec(
                name='scores',
                values=(
                    'on',
                    'off',
                ),
                default='on',
                help='a box beside each force for its strength, and the totals',
            ),
        ),
        words={
            'banner': 'FORCE-FIELD ANALYSIS',
            'change_label': 'The change required for enhancing multi-agency collaborative partnership working:',
            'supporting': 'FORCES SUPPORTING CHANGE',
            'preventing': 'FORCES PREVENTING CHANGE',
            'strategies': 'STRATEGIES FOR SUSTAINABLE IMPLEMENTATION OF EFFECTIVE MULTI-AGENCY PARTNERSHIP WORKING',
            'instructions': 'Write one force in each box.',
            'instructions_scores': 'Score each from {least} (weak) to {most} (strong).',
            'score': 'score from {least} to {most}',
            'score_title': 'Score {least}–{most}',
            'least': '1',
            'most': '5',
            'total': 'Total',
            'arrows': 'Arrows from the boxes on both sides point inwards, at a line down the middle of the page.',
            'name_label': 'Name or group:',
            'service_label': 'Service:',
            'date_label': 'Date:',
        },
        facilitator=Facilitator(
            minutes='45',
            group='Groups of four to six from different services',
            materials=(
                'One sheet a group',
                'Pens in two colours',
            ),
            steps=(
                'Agree on the change and write it at the top (5 minutes).',
                'Write the forces for it and against it (15 minutes).',
                'Score each force and add up both sides (10 minutes).',
                'Choose one strong force against, and plan how to weaken it (15 minutes).',
            ),
            afterwards=(
                'Which force is yours to change?',
                'Is it easier to strengthen a force for, or to weaken one against?',
            ),
            prompts=(
                'engagement-needs',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'name': 'Table 3',
            'service': 'Mixed group',
            'date': '12 March',
            'aspect': 'One shared referral form for all services.',
            'supporting-1': 'Families tell their story once',
            'supporting-score-1': '5',
            'supporting-2': 'Less typing for everyone',
            'supporting-score-2': '3',
            'supporting-3': 'A free template from the county',
            'supporting-score-3': '2',
            'supporting-4': 'Heads of service have asked for it',
            'supporting-score-4': '4',
            'supporting-5': 'Fewer referrals go astray',
            'supporting-score-5': '3',
            'supporting-total': '17',
            'preventing-1': 'Separate computer systems',
            'preventing-score-1': '4',
            'preventing-2': 'Worry about confidentiality',
            'preventing-score-2': '3',
            'preventing-3': 'No time to learn a new form',
            'preventing-score-3': '3',
            'preventing-4': 'Different thresholds',
            'preventing-score-4': '2',
            'preventing-5': 'Nobody owns it yet',
            'preventing-score-5': '4',
            'preventing-total': '16',
            'strategies': 'Try the form with two schools for one term, then change it together.',
        },
    )
