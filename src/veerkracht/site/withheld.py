"""Texts that waited and are shown now: how search learns of each sort of record, and how each is called."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.documents.actions import findable as documents
from veerkracht.initiatives.actions import findable as initiatives
from veerkracht.learning.asking.actions import findable as asking
from veerkracht.learning.evidence.actions import findable as evidence
from veerkracht.learning.lessons.actions import findable as lessons
from veerkracht.people.actions import findable as people
from veerkracht.places.actions import findable as places
from veerkracht.programmes.actions import findable as programmes
from veerkracht.publishing.subjects import subjects
from veerkracht.support.desk.actions import share as support
from veerkracht.support.meeting.actions import post as forum

FINDABLE: dict[str, Callable[[Any], None]] = {
    "asking.Question": lambda record: asking.make_findable(question=record),
    "asking.QuestionVersion": lambda record: asking.make_findable(question=record.question),
    "documents.Document": lambda record: documents.make_findable(document=record),
    "documents.FileVersion": lambda record: documents.make_findable(document=record.document),
    "documents.Source": lambda record: documents.make_source_findable(source=record),
    "evidence.Intervention": lambda record: evidence.make_findable(intervention=record),
    "evidence.Outcome": lambda record: evidence.make_outcome_findable(outcome=record),
    "initiatives.Initiative": lambda record: initiatives.make_findable(initiative=record),
    "lessons.LessonVersion": lambda record: lessons.make_findable(lesson=record.lesson),
    "people.Organisation": lambda record: people.make_findable(organisation=record),
    "places.Place": lambda record: places.make_findable(place=record),
    "programmes.AgendaVersion": lambda record: programmes.make_agenda_findable(agenda=record.agenda),
    "programmes.GoalVersion": lambda record: programmes.make_goal_findable(goal=record.goal),
    "programmes.PolicyTask": lambda record: programmes.make_part_findable(kind="task", part=record),
    "programmes.Round": lambda record: programmes.make_part_findable(kind="round", part=record),
    "desk.SharedAnswer": lambda record: support.make_findable(shared=record),
    "meeting.Text": lambda record: forum.make_findable(thread=record.thread),
    "meeting.Thread": lambda record: forum.make_findable(thread=record),
    "programmes.Theme": lambda record: programmes.make_part_findable(kind="theme", part=record),
}


def titles(abouts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Give the title and the address of the page of each record that has one."""
    wanted = set(abouts)
    language = get_language() or "nl"
    known = {pair: (found.title.read(language).text, found.url) for pair, found in subjects(wanted).items()}
    agenda = (_("Implementation agenda"), reverse("agenda"))
    return {(kind, key): agenda for kind, key in wanted if kind == "agenda"} | known
