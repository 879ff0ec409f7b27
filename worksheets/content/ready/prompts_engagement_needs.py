"""Made of content/prompts/engagement-needs.yaml: see `worksheets.content.ready`."""

from worksheets.content.models import PromptBank

SHA256 = "c31d532dfae8fddd4081d587bfc602ebd4d305822c7ffe2a01665126572bf2c4"


def content() -> PromptBank:
    return PromptBank(
        id='engagement-needs',
        title='What helps schools to engage',
        source='Chapter 2, after Harris et al. 2007, in new words',
        prompts=(
            'A clear purpose for each link with an agency',
            'Links with partners made and strengthened',
            'Vision, purpose and goals in common',
            'Understanding the words of other professions',
            'Clear lines of communication, accountability and decision',
            'Outside agencies in the leadership team',
            'Training for the whole school in working together',
            'Evaluation and feedback shared',
            'Roles and responsibilities that everyone understands',
            'Local authority support and protected funding',
            'Named staff with time to co-ordinate',
            'Leaders skilled in relationships and in crossing boundaries',
        ),
    )
