"""Made of content/languages/cy-GB/phrases.yaml#spoken: see `worksheets.content.ready`."""

from worksheets.content.models import SpokenLanguage

SHA256 = "5fabc59d544d876644e26bcaa0c7781b8941fabd88f4c5bc40f58748da7fc56d"


def content() -> SpokenLanguage:
    return SpokenLanguage(
        tag='cy-GB',
        name='Cymraeg',
        answers={
            'yes': (
                'ie',
                'ydy',
                'ydyw',
                'oes',
                'do',
                'ydyn',
            ),
            'no': (
                'na',
                'nac ydy',
                'nac ydyw',
                'nac oes',
                'naddo',
                'nage',
            ),
            'partly': (
                'yn rhannol',
                'rhannol',
                'i raddau',
                'rh',
            ),
        },
        columns={
            'Enw': 'name',
            'Enw llawn': 'name',
            'Enw cyntaf': 'first-name',
            'Cyfenw': 'surname',
            'Gwasanaeth': 'service',
            'Sefydliad': 'service',
            'Asiantaeth': 'service',
            'Tîm': 'service',
            'Ysgol': 'service',
            'Rôl': 'role',
            'Bwrdd': 'table',
            'Grŵp': 'table',
            'Iaith': 'lang',
            'Proffil': 'profile',
            'Copïau': 'copies',
            'Dyddiad': 'date',
            'Anghenion mynediad': 'access-needs',
            'Hygyrchedd': 'access-needs',
        },
        keep=(
            'Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009',
            '(DH 2002: 17–9)',
            'CEDC/ContinYou, 2003',
            'Tuckman (1965)',
            'ContinYou, 2005b',
            'Harris et al. 2007',
            'Every Child Matters',
            'SWOT',
            'Sam Price',
            'Sam Taylor',
            'Jo Evans',
            'Alex Morgan',
            'Siân',
            'Amir',
            'Sam',
            'Jo',
        ),
    )
