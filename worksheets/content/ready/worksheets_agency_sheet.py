"""Made of content/worksheets/agency-sheet.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import OptionSpec
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "e8b864e3c6b78f88edd637e767c77b00e097d64e114857a4d84313e2003afa59"


def content() -> Worksheet:
    return Worksheet(
        id='agency-sheet',
        title='External service/agency information sheet',
        short='Agency sheet',
        source='External service/agency information sheet',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009. Sources: CEDC/ContinYou, 2003',
        options=(
            OptionSpec(
                name='fax',
                values=(
                    'on',
                    'off',
                ),
                default='on',
                help='a line for a fax number',
            ),
        ),
        words={
            'organisation': 'Name of organisation:',
            'about': 'Profile:',
            'address': 'Address:',
            'contact': 'Contact details:',
            'person': 'Person:',
            'telephone': 'Telephone:',
            'fax': 'Fax:',
            'email': 'Email:',
            'website': 'Website:',
            'times': 'Opening/contact times:',
            'offered': 'Services offered:',
            'services': [
                {
                    'id': 'offers-one-to-one',
                    'text': 'One-to-one support',
                },
                {
                    'id': 'offers-practical',
                    'text': 'Practical support',
                },
                {
                    'id': 'offers-group',
                    'text': 'Group support',
                },
                {
                    'id': 'offers-advice',
                    'text': 'Advice/information',
                },
                {
                    'id': 'offers-outreach',
                    'text': 'Outreach',
                },
                {
                    'id': 'offers-other',
                    'text': 'Other',
                },
                {
                    'id': 'offers-interpretation',
                    'text': 'Interpretation',
                },
                {
                    'id': 'offers-specific',
                    'text': 'Gender/ethnic specific',
                },
            ],
            'referral': 'Referral procedures:',
            'other': 'Other information:',
            'other_services': 'Other services:',
            'checked': 'Checked on:',
        },
        facilitator=Facilitator(
            minutes='15',
            group='One person for each service or agency',
            materials=(
                'One sheet an agency',
                'Leaflets and contact details',
            ),
            steps=(
                'Fill in the sheet (10 minutes).',
                'Have a colleague check telephone and website (5 minutes).',
            ),
            afterwards=(
                'Who keeps the sheets up to date, and when?',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        example={
            'organisation': 'Riverside Family Centre',
            'about': 'Support for families with children under eleven',
            'address': '1 River Street, Anytown',
            'person': 'Jo Evans',
            'telephone': '01234 567891',
            'email': 'office@riverside.example',
            'website': 'riverside.example',
            'times': 'Monday to Friday, 9 to 5',
            'offers-one-to-one': 'yes',
            'offers-group': 'yes',
            'offers-advice': 'yes',
            'referral': 'Telephone first; families may refer themselves.',
            'other': 'Wheelchair access; interpreters on request.',
            'checked': '12 March',
        },
        tally=Tally(
            leave_out=(
                'organisation',
                'about',
                'address',
                'person',
                'telephone',
                'fax',
                'email',
                'website',
                'times',
                'checked',
            ),
        ),
    )
