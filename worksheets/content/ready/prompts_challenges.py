"""Made of content/prompts/challenges.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "552bfeb4306ff3463011199e0de19e29f6b3d555d3c8eae3d60f1dcd67645bf0"


def content() -> PromptBank:
    return PromptBank(
        id='challenges',
        title='Challenges of working together',
        source='Chapter 2, challenges of multi-agency working, in new words',
        prompts=(
            'Insecure funding for services and training',
            'Limited time, many competing demands',
            'Clear two-way communication routes',
            'Unclear roles across a wider workforce',
            'Adapting to an unfamiliar work setting',
            'Competing priorities and initiative overload',
            'Different service cultures, pay and hours',
            'Understanding each other’s language and protocols',
            'Territory, professional jealousy and mistrust',
            'Too much referring on',
            'Finding meeting times that suit all',
            'Mismatched health and authority boundaries',
            'Stress and turnover after failed attempts',
            'Assuming partnership is always appropriate',
            'Incoherent aims causing overlap or duplication',
            'Staff resistance to change',
            'Engaging hard-to-reach families',
        ),
    )
