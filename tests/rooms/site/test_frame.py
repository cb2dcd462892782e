"""Each page stands in a frame: one name, ways on, the other language, and nothing that the browser would refuse."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from django.views.defaults import bad_request, permission_denied, server_error

import given
from veerkracht.foundation.errors import NotKnown
from veerkracht.site.context import Frame
from veerkracht.site.refusals import RefusalMiddleware
from veerkracht.site.templatetags import site

pytestmark = pytest.mark.django_db


def request(path: str = "/") -> HttpRequest:
    asked = RequestFactory().get(path)
    asked.user = AnonymousUser()
    return asked


def address(name: str, language: str = "nl") -> str:
    with override(language):
        return reverse(name)


def frame(path: str, language: str = "nl") -> Frame:
    made = Frame(request(path))
    with override(language):
        _ = made.languages, made.navigation, made.footer
    return made


def page(path: str = "/", language: str = "nl") -> str:
    with override(language):
        return render(request(path), "site/base.html").content.decode()


def test_the_frame_carries_the_name_of_the_programme() -> None:
    given.programme(title_nl="Sociale veerkracht")

    assert "Sociale veerkracht" in re.findall(r'brand__name">([^<]*)<', page())


def test_without_a_programme_the_frame_carries_the_name_of_the_product() -> None:
    assert "Veerkracht" in re.findall(r'brand__name">([^<]*)<', page())


def test_the_language_switch_leads_to_the_same_page_with_the_same_question() -> None:
    dutch, english = frame(f"{address('goals')}?q=zorg&theme=x").languages

    assert dutch.here
    assert not english.here
    assert english.address == "/en/goals?q=zorg&theme=x"


def test_the_language_switch_leads_back() -> None:
    dutch, english = frame("/en/goals?q=zorg", "en").languages

    assert english.here
    assert dutch.address == f"{address('goals')}?q=zorg"


def test_from_a_page_that_does_not_exist_the_switch_leads_home() -> None:
    _, english = frame("/bestaat-niet").languages

    assert english.address == "/en/"


def test_other_languages_are_named_without_the_question_for_who_indexes() -> None:
    made = frame(f"{address('goals')}?q=zorg")

    assert [language.whole_address for language in made.languages] == [
        f"http://testserver{address('goals')}",
        "http://testserver/en/goals",
    ]


def test_the_navigation_says_where_you_are() -> None:
    here = {link.label: link.current for link in frame(address("goals")).navigation}
    beneath = {link.label: link.current for link in frame(f"{address('goals')}/meedoen").navigation}

    assert here["Doelen"] == "page"
    assert beneath["Doelen"] == "true"
    assert beneath["Agenda"] == ""


def test_a_page_has_one_main_part_and_a_way_past_the_menu() -> None:
    html = page()

    assert html.count("<main") == 1
    assert html.index('href="#content"') < html.index("<header")
    assert 'id="content"' in html
    assert '<html lang="nl">' in html


def test_a_page_asks_nothing_that_the_content_policy_refuses() -> None:
    html = page()

    assert not re.search(r"\sstyle=|\son\w+=|javascript:|<style", html)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", html))
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!testserver)', html)


def test_every_answer_carries_the_content_policy(client: Client) -> None:
    policy = client.get("/bestaat-niet").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_frame_asks_one_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    given.programme()

    with django_assert_num_queries(1):  # type: ignore[operator]
        page()


def test_a_missing_page_says_so_in_both_languages(client: Client) -> None:
    dutch, english = client.get("/bestaat-niet"), client.get("/en/does-not-exist")

    assert (dutch.status_code, english.status_code) == (404, 404)
    assert "Deze pagina bestaat niet, of niet meer." in dutch.content.decode()
    assert "This page does not exist, or no longer." in english.content.decode()


def test_a_mistake_of_ours_is_told_on_a_page_of_its_own() -> None:
    with override("nl"):
        broken, misread = server_error(request()), bad_request(request(), ValueError())

    assert broken.status_code == 500
    assert "We konden de pagina niet maken." in broken.content.decode()
    assert misread.status_code == 400
    assert "We begrijpen deze vraag niet." in misread.content.decode()


def test_a_page_you_may_not_open_says_what_to_do() -> None:
    with override("nl"):
        answer = permission_denied(request(), PermissionDenied())

    assert answer.status_code == 403
    assert "Log in met een account dat dit mag" in answer.content.decode()


def test_a_refusal_becomes_a_page_with_its_sentence_and_its_status() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        raise AssertionError

    problem = NotKnown("There is no initiative with the key x.")
    answer = RefusalMiddleware(view).process_exception(request(), problem)

    assert answer is not None
    assert answer.status_code == 404
    assert "There is no initiative with the key x." in answer.content.decode()


def test_without_the_files_of_setup_our_own_sheets_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "_is_there", lambda _path: False)

    html = page()

    assert "site/plain.css" in html
    assert "vendor/" not in html


def test_with_the_files_of_setup_components_and_font_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "_is_there", lambda _path: True)

    html = page()

    assert "vendor/look.css" in html
    assert 'as="font"' in html
    assert "site/plain.css" not in html


def test_the_setting_names_another_theme(settings: pytest.FixtureRequest) -> None:
    settings.VEERKRACHT_THEME = "city/theme"  # type: ignore[attr-defined]

    html = page()

    assert 'href="/static/city/theme/light.css"' in html
    assert 'href="/static/city/theme/dark.css"' in html


def test_who_is_signed_in_finds_the_way_to_their_work(client: Client) -> None:
    before = client.get("/en/").content.decode()
    client.force_login(given.officer())

    after = client.get("/en/").content.decode()

    assert "Today</a>" not in before
    assert "Sign in</a>" in before
    assert after.count("Today</a>") == 3  # in the header, in the menu of a phone, and under the page
