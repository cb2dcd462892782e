"""Why something about evidence is refused, in a sentence that says what to do."""

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.learning.rules.effects import Wrong


class FigureCannotBe(Refusal):
    """A figure that no study can have."""


class NoAssumption(Refusal):
    """Something that cannot be assumed."""


class EnteredBefore(Refusal):
    """The same study a second time."""


class AboveItsDesign(Refusal):
    """A level that the design cannot reach."""


class SomethingMissing(Refusal):
    """A record without what nobody can do without."""


def sentence(wrong: Wrong) -> str:
    """Say what is wrong with the figures of a study, and what to do."""
    return {
        Wrong.NO_SPREAD: _("A spread lies above nought. Look it up in the study."),
        Wrong.TOO_FEW: _("A group has at least two people. Check the numbers."),
        Wrong.OUTSIDE_SCALE: _("A mean lies within its scale. Check the mean, or the ends of the scale."),
        Wrong.PERCENTAGE_AS_FRACTION: _("This looks like a share. Write 40 for 40 %, not 0.4."),
        Wrong.MISSES_ESTIMATE: _("The estimate lies within its interval. Check the three numbers."),
        Wrong.NO_CORRELATION: _("A correlation lies between -1 and 1. Leave it empty when it is not known."),
        Wrong.MORE_THAN_ALL: _("There cannot be more people than in the whole group. Check the counts."),
        Wrong.NOTHING_HAPPENED: _("It happened to nobody in either group, so no effect can be computed."),
    }[wrong]
