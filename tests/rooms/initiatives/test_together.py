import pytest

import given
from veerkracht.initiatives.actions.together import CHANGES, MOST, TooMany, change_together
from veerkracht.initiatives.forms import TO_DO
from veerkracht.initiatives.models import Initiative, Participation
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

PAGE = "/bijhouden/initiatieven"


@pytest.fixture
def bas():
    return given.role(given.person("Bas"), "officer", "programme", "sociale-veerkracht")


@pytest.fixture
def two():
    return given.initiative("SlowCare Oss"), given.initiative("Dorpsmolen", published=False)


def shown(client) -> str:
    return client.get(PAGE).context["shown"]


def change(client, what: str, keys=("slowcare-oss", "dorpsmolen"), **value: str):
    return client.post(PAGE, {"shown": shown(client), "key": list(keys), "what": what, **value})


def test_everything_that_can_be_chosen_can_be_done() -> None:
    assert set(TO_DO) == set(CHANGES)


def test_of_each_it_is_said_what_became_of_it(client, bas, two):
    client.force_login(bas)
    Initiative.objects.filter(key="dorpsmolen").update(phase="growth")

    page = change(client, "phase", keys=["slowcare-oss", "dorpsmolen", "bestaat-niet"], phase="growth")

    fates = {fate.key: (fate.changed, bool(fate.refusal)) for fate in page.context["fates"]}
    assert fates == {"slowcare-oss": (True, False), "dorpsmolen": (False, False), "bestaat-niet": (False, True)}
    assert Entry.objects.filter(deed="describe").count() == 1


@pytest.mark.parametrize("what", [name for name in TO_DO if name != "phase"])
def test_each_change_is_made_by_the_same_actions(client, bas, two, what):
    client.force_login(bas)
    theme, task, body = given.theme(), given.policy_task(), given.organisation()
    values = {"theme": theme.key, "task": task.key, "round": given.round_().key, "organisation": body.key}
    if what.startswith("no-"):
        two[0].themes.add(theme)
        two[0].policy_tasks.add(task)

    page = change(client, what, **values)

    assert all(not fate.refusal for fate in page.context["fates"])
    assert any(fate.changed for fate in page.context["fates"])
    again = change(client, what, **values)
    assert not any(fate.changed or fate.refusal for fate in again.context["fates"])


def test_an_officer_of_one_programme_sees_and_changes_nothing_of_another(client, bas, two):
    elsewhere = given.programme(key="elders", title_nl="Elders", home=False)
    given.initiative("Van Elders", programme=elsewhere)
    client.force_login(bas)

    page = change(client, "publish", keys=["van-elders", "dorpsmolen"])

    text = page.content.decode()
    assert "Van Elders" not in text
    assert "Dorpsmolen" in text
    assert [bool(fate.refusal) for fate in page.context["fates"]] == [False, True]
    assert Initiative.objects.get(key="dorpsmolen").published


def test_one_that_changed_after_the_list_was_made_is_left_alone(client, bas, two):
    client.force_login(bas)
    token = shown(client)
    two[0].summary_nl = "Intussen"
    two[0].save()

    page = client.post(PAGE, {"shown": token, "key": "slowcare-oss", "what": "hide"})

    assert "nadat je lijst was gemaakt" in page.content.decode()
    assert Initiative.objects.get(key="slowcare-oss").published


def test_the_same_form_twice_changes_once(client, bas, two):
    client.force_login(bas)
    form = {"shown": shown(client), "key": "slowcare-oss", "what": "hide"}

    client.post(PAGE, form)
    again = client.post(PAGE, form)

    assert not again.context["fates"][0].refusal
    assert Entry.objects.filter(deed="describe").count() == 1


@pytest.mark.parametrize("form", [{"what": "phase"}, {"what": ""}, {"what": "verwijder"}, {"what": "hide"}])
def test_what_is_not_complete_is_answered_with_a_sentence(client, bas, two, form):
    client.force_login(bas)

    answer = client.post(PAGE, {"shown": shown(client), **form})

    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_too_many_at_once_are_refused(bas):
    with pytest.raises(TooMany):
        change_together(by=bas, keys=[f"k-{n}" for n in range(MOST + 1)], what="hide", value="", seen={})


def test_breaks_it_halfway_then_nothing_was_changed(bas, two, monkeypatch):
    seen = {one.key: one.changed_at.isoformat() for one in two}
    monkeypatch.setattr("veerkracht.initiatives.actions.together.join", _break_at_second())

    with pytest.raises(RuntimeError):
        change_together(by=bas, keys=[one.key for one in two], what="round", value=given.round_().key, seen=seen)

    assert not Participation.objects.exists()


def _break_at_second():
    from veerkracht.initiatives.actions.join import join

    done = []

    def broken(**words):
        if done:
            raise RuntimeError
        done.append(join(**words))

    return broken


def test_a_long_list_is_turned_with_few_queries(client, bas, django_assert_max_num_queries):
    for number in range(120):
        given.initiative(f"Initiatief {number:03}", published=number % 2 == 0)
    client.force_login(bas)

    with django_assert_max_num_queries(12):
        page = client.get(PAGE)

    assert page.context["page"].total == 120
    assert client.get(page.context["pages"]["next"]).context["page"].rows[0].key == "initiatief-050"
    assert client.get(f"{PAGE}?public=no").context["page"].total == 60
