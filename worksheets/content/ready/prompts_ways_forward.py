"""Made of content/prompts/ways-forward.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "a0885e17a093e38360b822b048f558b0141ffd411cbeff3f9456250e089fe869"


def content() -> PromptBank:
    return PromptBank(
        id='ways-forward',
        title='Positive ways forward',
        source='Chapter 2, positive ways forward, in new words',
        prompts=(
            'Link community and setting, stakeholders shaping services',
            'Create five outcome-based change teams',
            'Use active parent and community networks',
            'Keep staff informed of requirements, opportunities',
            'Optimistic, risk-taking, outward-looking leadership',
            'Build teams through distributed leadership, training',
            'Make well-being work integral, not bolt-on',
            'Find win-win aims for both sides',
            'Protect quality time out to meet',
            'Develop listening, negotiating and compromise skills',
            'Appoint a multi-agency co-ordinator',
            'Agree inter-agency protocols and service agreements',
            'Rely on genuine willingness, not compulsion',
            'Produce a multi-agency directory',
            'Hold multi-agency open days',
            'Invite practitioners to parents’ evenings, INSET',
        ),
    )
