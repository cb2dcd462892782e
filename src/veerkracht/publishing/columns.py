"""What the columns of the open data mean: the dictionary, written beside the files and shown on the open-data page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.answers import PLAIN, Shape


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: its name, the same in every language, and what it means."""

    name: str
    meaning: str | Promise

    @property
    def shape(self) -> Shape:
        """Describe its values as JSON Schema does."""
        kind = {"anyOf": [NULLABLE[self.name], {"type": "null"}]} if self.name in NULLABLE else SHAPES.get(self.name)
        return {**(kind or PLAIN[str]), "description": str(self.meaning)}


MEANINGS: dict[str, str | Promise] = {
    "key": _("The short name by which the record is known for ever, also in its address."),
    "programme": _("The key of the programme it belongs to."),
    "task": _("The key of the policy task."),
    "state": _("Whether the owner of the task confirmed it: proposed or confirmed."),
    "how_known": _("How it came to be known: stated, person, text or ground."),
    "how_nl": _("In what way it touches the task, in Dutch."),
    "how_en": _("In what way it touches the task, in English."),
    "decided_on": _("The day on which the owner of the task confirmed it."),
    "title": _("The title."),
    "title_nl": _("The title in Dutch."),
    "title_en": _("The title in English; empty where there is none."),
    "name": _("The name."),
    "kind": _("What sort it is, as a fixed English word."),
    "summary_nl": _("What it is in one sentence, in Dutch."),
    "summary_en": _("What it is in one sentence, in English."),
    "description_nl": _("The description in Dutch."),
    "description_en": _("The description in English."),
    "phase": _("How far it is: unknown, idea, exploration, start, growth, embedded or ended."),
    "province_wide": _("Whether it works in the whole area of the programme: yes or no."),
    "started_on": _("When it started: a year, a month or a day, as far as known."),
    "starts_on": _("From when: a year, a month or a day, as far as known."),
    "ends_on": _("Until when: a year, a month or a day, as far as known."),
    "organisation": _("The key of the organisation that began it."),
    "organisation_name": _("The name of the organisation that began it."),
    "website": _("Its own website."),
    "contact_email": _("The e-mail address for questions, only where its owner lets it be shown."),
    "changed_at": _("When the record was changed last, with the time zone."),
    "places": _("The keys of the places where it works, separated by a semicolon."),
    "place_names": _("The names of those places, in the same order."),
    "themes": _("The keys of its themes, separated by a semicolon."),
    "policy_tasks": _("The keys of the policy tasks it contributes to, separated by a semicolon."),
    "rounds": _("The keys of the rounds it took part in, separated by a semicolon."),
    "initiatives": _("How many public initiatives belong to it."),
    "owner": _("The key of the organisation that owns the task."),
    "latitude": _("How far north its point on the map lies, in degrees (WGS84)."),
    "longitude": _("How far east its point on the map lies, in degrees (WGS84)."),
    "kvk": _("The number in the register of the Chamber of Commerce."),
    "seat": _("Where it has its seat, in words."),
    "seat_place": _("The key of the place of its seat."),
    "purpose_nl": _("What it does, in Dutch."),
    "purpose_en": _("What it does, in English."),
    "published_on": _("When it was published: a year, a month or a day, as far as known."),
    "publisher": _("Who published it."),
    "url": _("Where it can be read."),
    "note_nl": _("A note in Dutch."),
    "note_en": _("A note in English."),
    "about_kind": _("What sort of record the fact is about, such as initiative, programme or round."),
    "about_key": _("The key of the record the fact is about."),
    "label_nl": _("What the fact is about, in Dutch."),
    "label_en": _("What the fact is about, in English."),
    "value_nl": _("What the fact says, in Dutch; empty where it is not known."),
    "value_en": _("What the fact says, in English; empty where there is no English text."),
    "number": _("The number within its version or list."),
    "in_force_from": _("From which day the version counts."),
    "recorded_at": _("When the version was recorded here, with the time zone."),
    "status": _("How firm the goal is: course, provisional, agreed, discovered or released."),
    "text_nl": _("The text in Dutch."),
    "text_en": _("The text in English; empty where there is none."),
    "reason": _("Why the version was made."),
    "agenda": _("The key of the agenda."),
    "decided_by": _("Who decided it."),
    "place": _("The place, in the words of the annex."),
    "theme": _("The theme, in the words of the annex."),
    "description": _("The description, in the words of the annex."),
    "initiative": _("The key of the initiative, where it has a public page."),
    "certainty": _("How sure it is: stated, derived, conflict (sources disagree) or unknown."),
    "as_of": _("On which day, in which month or in which year it was so."),
    "source": _("The key of the source."),
    "tried_nl": _("What was tried, in Dutch."),
    "tried_en": _("What was tried, in English."),
    "happened_nl": _("What happened, in Dutch."),
    "happened_en": _("What happened, in English."),
    "because_nl": _("Why, as those think who wrote it, in Dutch."),
    "because_en": _("Why, as those think who wrote it, in English."),
    "outcome": _("The outcome it is about, such as loneliness."),
    "direction": _("How it went: worked, no difference or worse."),
    "setting": _("The kind of place where it was seen: village, town or city."),
    "how_sure": _("The word for how far the evidence goes: question, experience, indication, solid, contested."),
    "sources": _("How many independent sources the evidence comes from."),
    "version": _("The number of the version that is public."),
    "public_since": _("Since when this version is public."),
    "source_title": _("The title of the source."),
    "source_url": _("Where the source can be read."),
    "best_level": _("The strongest level at which a study of it counts, from 0 to 5."),
    "circumstance": _("The kind of place it was in, in the words of the study."),
    "compared": _("How many people it was compared with."),
    "computed_from": _("What the effect was computed from, as a fixed English word."),
    "design": _("How the study was set up, from 0 (told or counted afterwards) to 5 (drawn by lot)."),
    "error": _("The standard error of the effect, in standard deviations."),
    "intervention": _("The key of the intervention."),
    "level": _("At which level it counts, after its flaws, by the lower of two raters."),
    "measured": _("When it was measured or with what, where a study measured it more than once."),
    "period": _("The period of the study, in its own words."),
    "retracted": _("Why the study was taken back; empty where it counts."),
    "size": _("The effect in standard deviations; above nought is better for people."),
    "studies": _("How many studies there are of it."),
    "study": _("The key of the study."),
    "treated": _("How many people were reached."),
    "why_nl": _("Why the question is asked, in Dutch."),
    "why_en": _("Why the question is asked, in English."),
    "of_ourselves": _("Whether the question is about the assumptions of the programme itself."),
    "question_status": _("How far the question is: open, trying, answered or let-go."),
    "asked_on": _("On which day the question was asked."),
    "closed_on": _("On which day it was answered or let go."),
    "answer_nl": _("The answer, or why the question was let go, in Dutch."),
    "answer_en": _("The answer, or why the question was let go, in English."),
    "lesson": _("The key of the lesson in which the answer stands."),
    "goes_on_in": _("The key of the question in which it goes on."),
}


def columns(*names: str) -> tuple[Column, ...]:
    """Give the columns with these names; a name without a meaning is a mistake of ours."""
    return tuple(Column(name, MEANINGS[name]) for name in names)


_KEYS: Shape = {"type": "array", "items": PLAIN[str]}
SHAPES: dict[str, Shape] = {
    "province_wide": PLAIN[bool],
    "of_ourselves": PLAIN[bool],
    "asked_on": PLAIN[date],
    "initiatives": PLAIN[int],
    **dict.fromkeys(("design", "level", "studies"), PLAIN[int]),
    **dict.fromkeys(("error", "size"), PLAIN[float]),
    "number": PLAIN[int],
    **dict.fromkeys(("sources", "version"), PLAIN[int]),
    "public_since": PLAIN[date],
    "in_force_from": PLAIN[date],
    **dict.fromkeys(("changed_at", "recorded_at"), PLAIN[datetime]),
    **dict.fromkeys(("places", "place_names", "themes", "policy_tasks", "rounds"), _KEYS),
}
"""The columns whose values are not a text."""

NULLABLE: dict[str, Shape] = {
    **dict.fromkeys(("latitude", "longitude"), PLAIN[float]),
    "closed_on": PLAIN[date],
    "decided_on": PLAIN[date],
    "goes_on_in": PLAIN[str],
    **dict.fromkeys(("best_level", "compared", "treated"), PLAIN[int]),
    **dict.fromkeys(("starts_on", "ends_on", "organisation", "organisation_name"), PLAIN[str]),
    **dict.fromkeys(("source", "source_title", "source_url"), PLAIN[str]),
}
"""The columns that are null where there is nothing to tell."""
