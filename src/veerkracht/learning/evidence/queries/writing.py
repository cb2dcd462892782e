"""What a record of the evidence says, field by field as forms write it."""

from typing import Any

from veerkracht.documents.models import Source
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.evidence.models import LEVELS, Intervention, Outcome, Study

INTERVENTION = (
    "title_nl", "title_en", "summary_nl", "summary_en", "core_nl", "core_en", "adaptable_nl", "adaptable_en",
    "described", "theory", "cost_nl", "cost_en", "recognised_as", "recognised_by", "recognised_until",
)  # fmt: skip
OUTCOME = ("title_nl", "title_en", "noticeable", "instrument", "deviation", "unit_nl", "unit_en")
STUDY = (
    "title", "initiative_key", "design", "lost", "control_reached", "own_measure", "treated", "compared",
    "circumstance", "people_nl", "people_en", "period", "followed_months", "dutch", "independent", "registered",
    "funder", "source",
)  # fmt: skip

Choices = list[tuple[str, str]]


def intervention_values(key: str) -> dict[str, object]:
    """Give what an intervention says."""
    return _values(Intervention.objects.get(key=key), INTERVENTION)


def outcome_values(key: str) -> dict[str, object]:
    """Give what an outcome says."""
    return _values(Outcome.objects.get(key=key), OUTCOME)


def study_values(key: str) -> dict[str, object]:
    """Give what a study says; its source by key, who was lost in percent."""
    found = Study.objects.select_related("source").get(key=key)
    return _values(found, STUDY) | {"lost": str(round(found.lost * 100, 4))}


def levels() -> Choices:
    """Give the designs to choose from, in words."""
    return [(str(level), str(word)) for level, word in LEVELS]


def circumstances(programme_key: str) -> list[str]:
    """Give the kinds of place that studies named before, so that one kind has one word."""
    found = Study.objects.filter(intervention__programme__key=programme_key).exclude(circumstance="")
    return list(found.order_by("circumstance").values_list("circumstance", flat=True).distinct())


def sources() -> Choices:
    """Give the sources to choose from."""
    return list(Source.objects.order_by("title").values_list("key", "title"))


def initiatives(keys: list[str], language: str) -> Choices:
    """Give initiatives to choose from, by their titles."""
    found = [(key, title.read(language).text) for key, title in titles_by_key(keys).items()]
    return sorted(found, key=lambda one: one[1])


def _values(record: Any, names: tuple[str, ...]) -> dict[str, object]:
    """Give fields as a form gives them back, so that both can be compared."""
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value: Any) -> object:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return getattr(value, "key", value)
