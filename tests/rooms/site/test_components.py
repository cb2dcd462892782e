"""The components say what they are to who cannot see them, and keep unknown things unknown."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils.translation import override

from veerkracht.foundation.texts import Bilingual
from veerkracht.site.templatetags.site import day, plain, prose, text

SOURCE = SimpleNamespace(key="mededeling", title="Statenmededeling", publisher="Provincie", url="")


def component(name: str, **context: Any) -> str:
    with override("nl"):
        return " ".join(render_to_string(f"site/components/{name}.html", context).split())


def fact(**fields: Any) -> SimpleNamespace:
    words = {"label": Bilingual("Deelnemers"), "value": Bilingual("120"), "certainty": "stated", "as_of": "2018-06"}
    return SimpleNamespace(**{**words, "source": SOURCE, "note": Bilingual(), **fields})


def test_a_fact_shows_its_source_and_date_one_tap_away() -> None:
    html = component("fact", fact=fact())

    assert '<dt class="fact__label">Deelnemers</dt>' in html
    assert '<summary class="footnote__sign">Bron, juni 2018</summary>' in html
    assert "Statenmededeling" in html


def test_an_unknown_fact_is_said_to_be_unknown() -> None:
    html = component("fact", fact=fact(certainty="unknown", value=Bilingual(), source=None))

    assert '<span class="unknown">Niet bekend</span>' in html
    assert "<details" not in html


def test_a_fact_on_which_sources_disagree_says_so_in_words() -> None:
    assert "Bronnen spreken elkaar tegen" in component("fact", fact=fact(certainty="conflict"))


def test_a_timeline_is_a_list_in_order_with_days_in_words() -> None:
    moments = [SimpleNamespace(on=on, title=on, text="") for on in ("2016", "2017-03-17")]

    html = component("timeline", moments=moments)

    assert html.startswith('<ol class="timeline">')
    assert html.index("2016") < html.index("17 maart 2017")
    assert html.count("timeline__moment--now") == 1


def test_pages_are_named_and_only_those_that_exist_are_linked() -> None:
    pages = SimpleNamespace(first="", previous="", next="?after=x", last="?last", summary="1–50 van 120")

    html = component("pagination", pages=pages)

    assert "Pagina's" in html
    assert 'rel="next" href="?after=x"' in html
    assert 'rel="prev"' not in html
    assert "1–50 van 120" in html


def test_one_page_needs_no_pages() -> None:
    assert component("pagination", pages=SimpleNamespace(previous="", next="")) == ""


def test_a_chosen_filter_says_that_it_is_taken_away() -> None:
    html = component("chips", chips=[SimpleNamespace(label="Oss", address="?")], clear="?")

    assert 'aria-label="Gekozen filters"' in html
    assert "(weghalen)" in html
    assert "Haal alle filters weg" in html


def test_an_empty_list_says_what_will_stand_there_and_what_to_do() -> None:
    html = component("empty", title="Nog niets", text="Hier komt het.", action="Meld het", address="/contact")

    assert "Nog niets" in html
    assert '<a class="utrecht-button-link utrecht-button-link--secondary-action utrecht-button-link--html-a"' in html


def test_a_level_is_drawn_for_the_eye_and_said_in_a_word() -> None:
    html = component("level", label="Groeiend", full=2, of=3)

    assert html.count("level__bar--full") == 2
    assert html.count("level__bar ") + html.count('level__bar"') == 3
    assert 'aria-hidden="true"' in html
    assert "Groeiend" in html


def test_an_unknown_level_draws_nothing() -> None:
    assert "level__bar" not in component("level", label="Niet bekend", full=0, of=3)


class Letter(forms.Form):
    name = forms.CharField(label="Naam", help_text="Voor- en achternaam.")
    email = forms.EmailField(label="E-mail", required=False)
    how = forms.ChoiceField(label="Hoe?", choices=[("a", "Per e-mail"), ("b", "Per post")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Je mag dit doorsturen")


def letter(**typed: str) -> str:
    with override("nl"):
        return " ".join(str(Letter(typed)).split())


def test_a_field_names_its_hint_and_its_error_to_who_hears_the_page() -> None:
    html = letter()

    assert '<label class="utrecht-form-label" for="id_name">Naam</label>' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert 'E-mail <span class="field__optional">(niet verplicht)</span>' in letter(name="x")


def test_choices_stand_in_a_group_with_a_name() -> None:
    html = letter(name="x")

    assert '<legend class="utrecht-form-label">Hoe?</legend>' in html
    assert html.count('type="radio"') == 2


def test_a_tick_stands_before_its_label() -> None:
    html = letter(name="x", how="a", agreed="on")

    assert html.index('type="checkbox"') < html.index("Je mag dit doorsturen")


def test_what_is_wrong_is_told_above_the_form_with_a_link_to_the_field() -> None:
    form = Letter({"how": "a", "agreed": "on"})

    html = component("errors", form=form)

    assert 'role="alert"' in html
    assert 'href="#id_name">Naam: Dit veld is verplicht.</a>' in html


def test_what_was_typed_comes_back_as_text() -> None:
    assert "&lt;script&gt;" in letter(name="<script>")


def test_days_are_written_as_people_do() -> None:
    with override("nl"):
        written = [day(on) for on in ("2017-03-17", "2017-03", "2017", "", "rond 2017", None)]

    assert written == ["17 maart 2017", "maart 2017", "2017", "", "rond 2017", ""]


def test_a_text_in_the_other_language_is_marked_and_never_translated() -> None:
    only_dutch = Bilingual(nl="Samen <b>sterk</b>")

    with override("en"):
        shown = (text(only_dutch), plain(only_dutch), prose(Bilingual(nl="*Samen*")))

    assert shown[0] == '<span lang="nl">Samen &lt;b&gt;sterk&lt;/b&gt;</span>'
    assert shown[1] == "Samen <b>sterk</b>"
    assert shown[2].startswith('<div class="prose" lang="nl">')


def test_a_drawing_is_silent() -> None:
    template = Engine.get_default().from_string('{% icon "place" %}')

    assert 'aria-hidden="true"' in template.render(Context())


def test_a_column_of_numbers_in_a_text_is_aligned_without_a_style_of_its_own():
    shown = prose(Bilingual(nl="| Jaar | Bedrag |\n|:--|--:|\n| 2017 | € 10 |"))

    assert '<td class="number">€ 10</td>' in shown
    assert "style" not in shown
