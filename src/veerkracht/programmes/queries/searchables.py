"""What search keeps of programmes: themes, policy tasks, rounds, and what goals and agendas say now."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.utils.timezone import localdate

from veerkracht.programmes.models import Agenda, AgendaVersion, Described, Goal, GoalVersion, PolicyTask, Round, Theme
from veerkracht.programmes.queries.programme import ROUND, TASK, THEME
from veerkracht.programmes.rules.versions import in_force

V = TypeVar("V", GoalVersion, AgendaVersion)

PARTS: tuple[tuple[str, type[Described]], ...] = ((THEME, Theme), (TASK, PolicyTask), (ROUND, Round))


def searchables() -> Iterator[dict[str, Any]]:
    """Give each part, goal and agenda of every programme as search keeps it, for a rebuild of the index."""
    for kind, record in PARTS:
        for part in record._default_manager.select_related("programme").order_by("pk"):
            yield from searchable_part(kind, part)
    for goal in Goal.objects.select_related("programme").prefetch_related("versions").order_by("pk"):
        yield from searchable_goal(goal)
    for agenda in Agenda.objects.select_related("programme").prefetch_related("versions").order_by("pk"):
        yield from searchable_agenda(agenda)


def searchable_part(kind: str, part: Described) -> Iterator[dict[str, Any]]:
    """Give a theme, task or round as search keeps it, in each language in which it says something."""
    programme_key: str = part.programme.key
    texts = {"nl": (part.title_nl, part.description_nl), "en": (part.title_en, part.description_en)}
    yield from _in_each(kind, part.key, programme_key, part.title_nl, texts, part.aliases)


def searchable_goal(goal: Goal) -> Iterator[dict[str, Any]]:
    """Give a goal as search keeps it: what it says now."""
    version = _now(list(goal.versions.all()))
    if version is not None:
        texts = {"nl": (version.title_nl, version.text_nl), "en": (version.title_en, version.text_en)}
        yield from _in_each("goal", goal.key, goal.programme.key, version.title_nl, texts, goal.aliases)


def searchable_agenda(agenda: Agenda) -> Iterator[dict[str, Any]]:
    """Give an agenda as search keeps it: what it says now."""
    version = _now(list(agenda.versions.all()))
    if version is not None:
        texts = {"nl": (version.title_nl, version.body_nl), "en": (version.title_en, version.body_en)}
        yield from _in_each("agenda", agenda.key, agenda.programme.key, version.title_nl, texts, agenda.aliases)


def _now(versions: list[V]) -> V | None:
    """Give the version that counts today, or else the first one to come."""
    first = min(versions, key=lambda version: version.in_force_from, default=None)
    return in_force(versions, localdate()) or first


def _in_each(
    kind: str, key: str, programme_key: str, title_nl: str, texts: dict[str, tuple[str, str]], aliases: list[str]
) -> Iterator[dict[str, Any]]:
    for language, (title, text) in texts.items():
        told = title or text
        yield {
            "kind": kind,
            "key": key,
            "programme_key": programme_key,
            "language": language,
            "title": title or (title_nl if told else ""),
            "text": "\n\n".join(filter(None, [text, " · ".join(aliases)])) if told else "",
        }
