"""Made of content/worksheets/agency-directory.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Facilitator
from worksheets.content.models import OptionSpec
from worksheets.content.models import Tally
from worksheets.content.models import Worksheet

SHA256 = "134a7ff7ae59fa551e30a444ba1f812bc32bb2ba992a930cfe713d34dc6a6299"


def content() -> Worksheet:
    return Worksheet(
        id='agency-directory',
        title='Directory of services and agencies',
        short='Directory',
        source='Positive ways forward',
        credit='The entries are the agencies’ own words. Check that they are up to date.',
        options=(
            OptionSpec(
                name='missing',
                values=(
                    'hidden',
                    'shown',
                ),
                default='hidden',
                help='what is not known of an agency is left out, or shown to whoever edits the directory',
            ),
        ),
        words={
            'contents': 'Contents',
            'index': 'Index by service offered',
            'missing': 'not given',
            'setting_label': 'For:',
            'setting': '',
            'edition_label': 'Edition:',
            'edition': '',
            'name': 'organisation',
            'details': [
                {
                    'id': 'about',
                    'label': 'Profile:',
                },
                {
                    'id': 'offers',
                    'label': 'Services offered:',
                },
                {
                    'id': 'address',
                    'label': 'Address:',
                },
                {
                    'id': 'person',
                    'label': 'Person:',
                },
                {
                    'id': 'telephone',
                    'label': 'Telephone:',
                },
                {
                    'id': 'fax',
                    'label': 'Fax:',
                },
                {
                    'id': 'email',
                    'label': 'Email:',
                },
                {
                    'id': 'website',
                    'label': 'Website:',
                },
                {
                    'id': 'times',
                    'label': 'Opening/contact times:',
                },
                {
                    'id': 'other-services',
                    'label': 'Other services:',
                },
                {
                    'id': 'referral',
                    'label': 'Referral procedures:',
                },
                {
                    'id': 'other',
                    'label': 'Other information:',
                },
                {
                    'id': 'checked',
                    'label': 'Checked on:',
                },
            ],
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
        },
        facilitator=Facilitator(
            minutes='30',
            group='Whoever keeps the directory',
            materials=(
                'A filled-in sheet from each agency',
                'One table of them, a row an agency',
            ),
            steps=(
                'Type the sheets into the table (20 minutes).',
                'Make the booklet, and have each agency read its entry (10 minutes).',
            ),
            afterwards=(
                'Who keeps the table, and when is it checked again?',
                'Which service does nobody offer?',
            ),
            credit='This page is not from the book. It is free to copy and to change (MIT licence).',
        ),
        records='agency-sheet',
        example_records=(
            {
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
                'checked': '12 March',
            },
            {
                'organisation': 'Anytown Youth Advice',
                'about': 'Advice for young people from eleven to nineteen',
                'address': '2 Station Road, Anytown',
                'person': 'Alex Morgan',
                'telephone': '01234 567892',
                'website': 'youthadvice.example',
                'offers-advice': 'yes',
                'offers-outreach': 'yes',
                'checked': '3 February',
            },
        ),
    )
