"""Where an observation goes, from two taps: whether it was expected, and whether people agree on what it means.

Source: R. Davies and J. Dart's two-by-two of outcomes and their meaning. See docs/methods/routing.md.
"""

INDICATOR, PERSPECTIVES, OUTCOME, STORY = "indicator", "perspectives", "outcome", "story"
ROUTES = (INDICATOR, PERSPECTIVES, OUTCOME, STORY)


def route(*, expected: bool, agreed: bool) -> str:
    """Give where an observation goes: what was foreseen is counted, what was not is harvested or told.

    >>> route(expected=False, agreed=True)
    'outcome'
    """
    if expected:
        return INDICATOR if agreed else PERSPECTIVES
    return OUTCOME if agreed else STORY
