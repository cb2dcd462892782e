"""Whatever is kept about persons says what for, on what ground, how long, for whom and from where."""

from django.apps import apps
from django.db import models

from veerkracht.foundation.personal import BASES, MEASURES, register
from veerkracht.people.models import Person
from veerkracht.site.rooms import AUDIENCE, PERSONAL, Audience


def declared() -> dict[str, set[str]]:
    return {record: set(fields) for room in PERSONAL for record, fields in room.DECLARED.items()}


def fields(record: str) -> set[str]:
    return {field.name for field in apps.get_model(record)._meta.get_fields() if getattr(field, "column", None)}


def hanging_on_a_person() -> set[str]:
    """Every record that goes when a person goes, also those of libraries, however many steps away."""
    found = {Person}
    while (
        more := {
            record
            for record in apps.get_models(include_auto_created=True)
            for field in record._meta.fields
            if field.remote_field and field.remote_field.on_delete is models.CASCADE and field.related_model in found
        }
        - found
    ):
        found |= more
    return {record._meta.label for record in found}


def test_every_field_of_every_record_about_persons_is_declared() -> None:
    personal = {record for record, audience in AUDIENCE.items() if audience == Audience.PERSONAL}
    personal |= hanging_on_a_person()
    missing = {record: fields(record) - declared().get(record, set()) - {"id"} for record in personal}

    assert {"access.Token", "account.EmailAddress", "mfa.Authenticator", "usersessions.UserSession"} <= personal
    assert not {record: names for record, names in missing.items() if names}, "declare it in the room's personal.py"


def test_nothing_is_declared_that_is_not_kept() -> None:
    assert not {record: names - fields(record) for record, names in declared().items() if names - fields(record)}


def test_every_declaration_is_whole_in_both_languages() -> None:
    lines = register(PERSONAL)
    words = [
        text
        for line in lines
        for text in (
            line.processing.purpose,
            line.processing.persons,
            line.processing.recipients,
            line.processing.retention.words,
            line.processing.source,
            *line.data,
        )
    ]

    assert len(lines) > 8
    assert all(text.nl and text.en for text in (*words, *BASES.values(), *MEASURES))


def test_what_is_destroyed_on_a_day_says_after_how_many() -> None:
    rooms = [room for room in PERSONAL if hasattr(room, "due")]

    assert rooms
    for room in rooms:
        assert hasattr(room, "destroy"), f"{room.__name__} says what is due and destroys nothing"
