"""Made of content/chapter.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import Aspect
from worksheets.content.models import Chapter

SHA256 = "7d4fce1a75420c7f46b8cfe7078bbfa7dd6d194f335c2fdc72b49d7b9ddf03c7"


def content() -> Chapter:
    return Chapter(
        title='The Benefits and Challenges of Collaborative Multi-Agency Working',
        author='Rita Cheminais',
        source='Effective Multi-Agency Partnerships, Rita Cheminais, Sage Publications, 2009, chapter 2',
        credit='Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009.',
        licence='The book allows its pages to be photocopied; that is no open licence. See content/NOTICE.',
        aspects=(
            Aspect(
                id='info-sharing',
                text='To improve information sharing between agencies.',
            ),
            Aspect(
                id='service-development',
                text='To encourage the development of multi-agency services around schools and children’s centres.',
            ),
            Aspect(
                id='workforce-skills',
                text='To improve the skills and effectiveness of those working in the children’s workforce.',
            ),
            Aspect(
                id='commissioning',
                text='To enable LAs to improve outcomes for children by commissioning services from the public, private and the voluntary sectors.',
            ),
        ),
        worksheets=(
            'swot',
            'force-field',
            'practitioner-benefits',
            'nine-diamonds',
            'diamond-ranking',
            'diamond-cards',
            'practitioner-profile',
            'agency-sheet',
            'agency-directory',
            'partnership-checklist',
            'team-stages',
            'discussion',
            'day-evaluation',
            'action-plan',
        ),
    )
