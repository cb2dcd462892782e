"""Evidence in files: interventions, outcomes, studies and effects, loaded and saved."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import given
from veerkracht.learning.evidence.models import Effect, Intervention, OnlyDirection, Study

pytestmark = pytest.mark.django_db

FILES = {
    "interventions.csv": "key,title_nl,title_en\nbuurtcirkel,Buurtcirkel,Neighbourhood circle\n",
    "outcomes.csv": "key,title_nl,noticeable\neenzaamheid,Eenzaamheid,\n",
    "studies.csv": (
        "key,intervention,title,design,treated,compared,circumstance,period\n"
        "circle-a,buurtcirkel,Circle A,3,60,55,dorp,2016\n"
    ),
    "effects.csv": (
        "study,outcome,how,treated_mean,treated_deviation,treated_people,"
        "compared_mean,compared_deviation,compared_people,lower_is_better\n"
        "circle-a,eenzaamheid,groups,4.1,2.9,60,5.2,3.1,55,yes\n"
    ),
    "directions.csv": "study,outcome,better\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    given.officer()
    made = given.programme_folder(tmp_path / "in")
    for lesson in made.glob("lessons/*"):
        lesson.unlink()
    for name, text in FILES.items():
        (made / name).write_text(text)
    return made


def loaded(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    call_command("load", str(folder))
    return capsys.readouterr().out


def test_an_effect_is_computed_from_the_figures_in_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded(folder, capsys)

    effect = Effect.objects.get()
    assert (round(effect.size, 5), round(effect.variance, 6)) == (0.36456, 0.034964)
    assert Study.objects.get().level == 3
    assert Intervention.objects.get().title_en == "Neighbourhood circle"


def test_what_was_saved_loads_without_a_difference(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded(folder, capsys)
    key = Intervention.objects.get().programme.key
    call_command("save", str(tmp_path / "out"), programme=key)
    capsys.readouterr()

    said = loaded(tmp_path / "out", capsys)

    assert "circle-a" in (tmp_path / "out" / "effects.csv").read_text()
    assert "new" not in said
    assert "changed" not in said


def test_a_study_that_gives_only_a_direction_is_loaded_saved_and_changed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "directions.csv").write_text("study,outcome,better,same,worse\ncircle-a,eenzaamheid,2,1,\n")
    loaded(folder, capsys)
    assert OnlyDirection.objects.get().outcomes == [1, 1, 0]

    call_command("save", str(tmp_path / "out"), programme=Intervention.objects.get().programme.key)
    assert "circle-a,eenzaamheid,2,1,0" in (tmp_path / "out" / "directions.csv").read_text()

    given.rewrite(folder, "directions.csv", ",2,1,", ",0,1,3")
    loaded(folder, capsys)
    assert OnlyDirection.objects.get().outcomes == [0, -1, -1, -1]


@pytest.mark.parametrize(("counts", "words"), [(",,", "minstens"), ("999999999,,", "hoogstens 1000")])
def test_a_direction_without_measures_or_with_a_billion_is_refused(folder: Path, counts: str, words: str) -> None:
    (folder / "directions.csv").write_text(f"study,outcome,better,same,worse\ncircle-a,eenzaamheid,{counts}\n")

    with pytest.raises(CommandError, match=words):
        call_command("load", str(folder))


def test_a_changed_figure_changes_the_effect(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded(folder, capsys)
    given.rewrite(folder, "effects.csv", "4.1,", "5.2,")

    loaded(folder, capsys)

    assert round(Effect.objects.get().size, 6) == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("effects.csv", "groups", "by heart", "by heart"),
        ("effects.csv", ",2.9,", ",0,", "spreiding"),
        ("studies.csv", ",buurtcirkel,", ",buurtcirkl,", "buurtcirkel"),
        ("studies.csv", ",3,60", ",9,60", "opgezet"),
        ("outcomes.csv", "Eenzaamheid,\n", "Eenzaamheid,veel\n", "veel"),
    ],
)
def test_what_cannot_be_is_answered(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, words: str
) -> None:
    given.rewrite(folder, name, old, new)

    with pytest.raises(CommandError) as answer:
        call_command("load", str(folder))

    assert words in str(answer.value) + capsys.readouterr().out
    assert not Effect.objects.exists()
