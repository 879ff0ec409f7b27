"""Made of content/prompts/benefits.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "1d748836eac9e858957fadd841e78109599c5b9be9cf3fc567924d6e65db3152"


def content() -> PromptBank:
    return PromptBank(
        id='benefits',
        title='Benefits of working together',
        source='Chapter 2, benefits of multi-agency working, in new words',
        prompts=(
            'Better outcomes through joined-up services',
            'Teachers know services, focus on teaching',
            'Builds consensus, lowers professional barriers',
            'Pooled budgets widen reach and sustainability',
            'United community approach, less duplication',
            'Mutual support, shared expertise, manageable workloads',
            'Services fit families’ needs better',
            'Better co-ordination, referrals and joint targets',
            'Broader perspective on working practice',
            'Clearer understanding of others’ issues and roles',
            'More trust that partners will deliver',
            'Makes joint future planning easier',
            'Higher morale, nobody working alone',
            'Enthusiastic staff with high expectations',
        ),
    )
