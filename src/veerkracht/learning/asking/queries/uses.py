"""Into which questions, probes and sessions an observation went, for its author and whoever reads it."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.asking.models import Probe, Question, QuestionSource, SessionUse
from veerkracht.learning.asking.queries.working import lines
from veerkracht.learning.noticing.used import Use


def uses(keys: Iterable[str]) -> Mapping[str, tuple[Use, ...]]:
    """Give where each of these observations was used: at most four queries, whatever the number."""
    asked = list(keys)
    sources = list(QuestionSource.objects.filter(kind="observation", key__in=asked).order_by("pk"))
    found: dict[str, tuple[Use, ...]] = {}
    if sources:
        numbers = {one.question_id for one in sources}
        questions = list(Question.objects.filter(pk__in=numbers))
        titles = {one.pk: line for one, line in zip(questions, lines(questions), strict=True)}
        tried: dict[int, list[Probe]] = {}
        among = Probe.objects.filter(hypothesis__question__in=numbers).select_related("hypothesis").order_by("pk")
        for probe in among:
            tried.setdefault(probe.hypothesis.question_id, []).append(probe)
        for one in sources:
            line = titles[one.question_id]
            mine = [Use(_("Learning question"), line.title, reverse("question-work", args=[line.key]))]
            mine += [
                Use(_("Probe"), Bilingual(probe.what), reverse("probe-work", args=[probe.key]))
                for probe in tried.get(one.question_id, ())
            ]
            found[one.key] = (*found.get(one.key, ()), *mine)
    met = SessionUse.objects.filter(kind="observation", key__in=asked).select_related("session").order_by("pk")
    for used in met:
        title = f"{used.session.get_kind_display()}, {date_format(used.session.held_on, 'j F Y')}"
        use = Use(_("Session"), Bilingual(title), reverse("session-work", args=[used.session.key]))
        found[used.key] = (*found.get(used.key, ()), use)
    return found
