"""Lessons in files: what is loaded is a draft that goes through review, and only what is public is saved."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import given
from veerkracht.learning.lessons.actions import review
from veerkracht.learning.lessons.choices import State
from veerkracht.learning.lessons.models import Lesson, LessonVersion
from veerkracht.learning.lessons.queries.public import public_keys
from veerkracht.programmes.models import Programme

pytestmark = pytest.mark.django_db

FILE = """+++
key = "samen-eten"
title_nl = "Samen eten verbindt"
outcome = "contact-met-buren"
direction = "no difference"
if_nl = "Elke week samen eten"
seen_setting = "village"
seen_older = 12
+++

# Nederlands

Het bleef bij dezelfde mensen.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    given.officer()
    made = given.programme_folder(tmp_path / "in")
    for example in made.glob("lessons/*"):
        example.unlink()
    (made / "lessons/samen-eten.md").write_text(FILE)
    call_command("load", str(made))
    return made


def saved(to: Path) -> list[str]:
    call_command("save", str(to), programme=Programme.objects.get().key)
    return sorted(path.name for path in to.glob("lessons/*"))


def reload(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    call_command("load", str(folder))
    return capsys.readouterr().out


def test_a_lesson_from_a_file_is_a_draft_that_nobody_else_reads(folder: Path, tmp_path: Path) -> None:
    lesson, version = Lesson.objects.get(), LessonVersion.objects.get()

    assert (lesson.key, lesson.state, public_keys()) == ("samen-eten", State.DRAFT, [])
    assert (version.then_nl, version.direction) == ("Het bleef bij dezelfde mensen.", "no difference")
    assert version.context_seen == {"older": 12, "setting": "village"}
    assert saved(tmp_path / "out") == []


def test_loading_it_again_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = reload(folder, capsys)

    assert "new" not in said
    assert LessonVersion.objects.count() == 1


def test_a_change_in_the_file_is_a_new_version_to_review_and_the_public_one_stays(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given.publish_lesson("samen-eten")
    assert saved(tmp_path / "public") == ["samen-eten.md"]
    given.rewrite(folder, "lessons/samen-eten.md", 'seen_setting = "village"', 'seen_setting = "city"')

    reload(folder, capsys)

    lesson = Lesson.objects.select_related("shown").get()
    assert (lesson.state, lesson.shown.number if lesson.shown else 0) == (State.DRAFT, 1)
    assert LessonVersion.objects.get(number=2).context_seen == {"older": 12, "setting": "city"}
    assert 'seen_setting = "village"' in (tmp_path / "public/lessons/samen-eten.md").read_text()
    saved(tmp_path / "later")
    assert 'seen_setting = "village"' in (tmp_path / "later/lessons/samen-eten.md").read_text()


def test_a_lesson_that_is_being_reviewed_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review.hand_in(by=given.officer(role="officer"), key="samen-eten")
    given.rewrite(folder, "lessons/samen-eten.md", "dezelfde mensen", "drie mensen")

    with pytest.raises(CommandError):
        call_command("load", str(folder))

    assert LessonVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"no difference"', '"geweldig"', "geweldig"),
        ('if_nl = "Elke week samen eten"\n', "", "geprobeerd"),
        ('key = "samen-eten"', 'key = "Samen Eten"', "samen-eten"),
    ],
)
def test_what_cannot_be_is_answered(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    given.rewrite(folder, "lessons/samen-eten.md", old, new)
    capsys.readouterr()

    with pytest.raises(CommandError) as answer:
        call_command("load", str(folder))

    assert words in str(answer.value) + capsys.readouterr().out
