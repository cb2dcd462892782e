"""The agenda: read on any day, compared, and taken along as docx and PDF."""

import io
import subprocess
from datetime import date

import docx
import pytest

import given
from veerkracht.publishing import agenda_pdf

pytestmark = pytest.mark.django_db

FIRST = {
    "decisions": ["De provincie sluit aan bij elf initiatieven.", "De aandacht gaat naar acht steden."],
    "annex": [
        {"title": "SlowCare Oss", "place": "Oss", "theme": "Gezondheid", "initiative_key": "slowcare-oss"},
        {"title": "Dorpsmolen", "description": "Alleen de naam is bekend."},
        {"title": "Lokaal Plus"},
    ],
}
SECOND = {
    "in_force_from": date(2018, 1, 1),
    "title_nl": "Uitvoeringsagenda 2018",
    "title_en": "Implementation agenda 2018",
    "reason": "De begroting van 2018.",
    "body_nl": "## Waarom\n\nDe provincie sluit aan bij dertig initiatieven.",
    "decisions": ["De provincie sluit aan bij ongeveer dertig initiatieven.", "Er komt een lerend netwerk."],
    "annex": [
        {"title": "SlowCare Oss", "place": "Oss en omgeving", "theme": "Gezondheid", "initiative_key": "slowcare-oss"},
        {"title": "Lokaal Plus"},
        {"title": "Verspild Talent Veghel", "place": "Veghel"},
    ],
}


@pytest.fixture
def agenda():
    given.initiative("SlowCare Oss")
    return given.agenda(FIRST, SECOND)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def pdf_text(content: bytes, *options: str) -> str:
    run = subprocess.run(["pdftotext", "-layout", *options, "-", "-"], input=content, capture_output=True, check=True)
    return run.stdout.decode()


def pdf_facts(content: bytes) -> dict[str, str]:
    run = subprocess.run(["pdfinfo", "-"], input=content, capture_output=True, check=True)
    return dict(line.split(":", 1) for line in run.stdout.decode().splitlines() if ":" in line)


def test_the_newest_version_in_force_is_shown(client, agenda):
    page = words(client.get("/agenda"))

    assert '<h1 class="utrecht-heading-1">Uitvoeringsagenda 2018</h1>' in page
    assert "Er komt een lerend netwerk." in page
    assert 'href="/initiatieven/slowcare-oss">SlowCare Oss</a>' in page
    assert "Dit is onze samenvatting van openbare feiten." in page


def test_a_version_that_is_not_in_force_yet_waits_in_the_list(client):
    given.agenda(FIRST, {"in_force_from": date(2999, 1, 1), "title_nl": "Agenda van ooit"})

    page = words(client.get("/agenda"))

    assert '<h1 class="utrecht-heading-1">Uitvoeringsagenda 2017</h1>' in page
    assert "geldt nog niet" in page


def test_the_agenda_as_it_was_on_a_day_says_that_it_was_recorded_later(client, agenda):
    page = words(client.get("/agenda?on=2017-12-31"))

    assert '<h1 class="utrecht-heading-1">Uitvoeringsagenda 2017</h1>' in page
    assert "Uitvoeringsagenda, zoals die was op 31 december 2017" in page
    assert "Dit is de versie die gold op 31 december 2017. Ze is hier later vastgelegd, op" in page
    assert "Er komt een lerend netwerk." not in page


def test_before_the_first_version_the_page_says_when_it_begins(client, agenda):
    page = words(client.get("/en/agenda?on=2016-12-31"))

    assert "There was no agenda on 31 December 2016" in page
    assert "The first version is in force from 17 March 2017." in page


def test_a_day_as_people_write_it_is_understood(client, agenda):
    assert "zoals die was op 31 december 2017" in words(client.get("/agenda?on=31-12-2017"))


def test_a_row_is_linked_only_to_an_initiative_that_everyone_may_see(client):
    given.initiative("SlowCare Oss", published=False)
    given.agenda(FIRST)

    page = words(client.get("/agenda"))

    assert "SlowCare Oss" in page
    assert "/initiatieven/slowcare-oss" not in page


def test_without_an_agenda_the_page_says_what_will_stand_there(client):
    given.programme()

    for address in ("/agenda", "/agenda/vergelijk"):
        assert "Er is nog geen agenda" in words(client.get(address))
    assert client.get("/agenda.pdf").status_code == 404


def test_what_is_empty_is_shown_as_not_known(client):
    given.agenda({"body_nl": "", "annex": [{"title": "Digitale Agenda"}]})

    page = words(client.get("/agenda"))

    assert "De tekst van deze versie is niet bekend." in page
    assert "Van deze versie zijn geen besluiten bekend." in page
    assert page.count(">niet bekend</span>") >= 3


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        pytest.param(
            "/agenda/vergelijk?from=2017-03-17&to=2018-01-01",
            "1 besluit erbij, 1 besluit weg, 1 besluit veranderd, 1 initiatief erbij, 1 initiatief weg, "
            "1 initiatief veranderd, 1 woord erbij in de tekst, 1 woord weg uit de tekst.",
            id="Dutch",
        ),
        pytest.param(
            "/en/agenda/compare?from=2017-03-17&to=2018-01-01", "1 decision added, 1 decision gone", id="English"
        ),
        pytest.param(
            "/agenda/vergelijk?from=2020-05-05&to=2017-04-01", "1 besluit erbij, 1 besluit weg", id="turned round"
        ),
        pytest.param("/agenda/vergelijk", "1 besluit erbij, 1 besluit weg", id="the last two where nothing is asked"),
    ],
)
def test_two_days_are_compared_and_summed_up(client, agenda, address, sentence):
    assert sentence in words(client.get(address))


def test_a_comparison_shows_each_change_with_words_and_not_by_colour_alone(client, agenda):
    page = words(client.get("/agenda/vergelijk?from=2017-03-17&to=2018-01-01"))

    assert '<del class="removed"><span class="unseen"> [weg: </span>elf<' in page
    assert '<ins class="added"><span class="unseen"> [erbij: </span>ongeveer dertig<' in page
    assert '<ins class="added"><span class="unseen"> [erbij: </span>en omgeving<' in page
    assert "1 initiatief bleef gelijk: Lokaal Plus." in page


@pytest.mark.parametrize(
    ("query", "sentence", "status"),
    [
        pytest.param("from=2017-03-17&to=2017-12-31", "Op beide dagen gold dezelfde versie", 200, id="one version"),
        pytest.param("from=2016-01-01&to=2018-01-01", "was er nog geen agenda", 200, id="before the first"),
        pytest.param("from=2017-02-30&to=2018-01-01", "“2017-02-30” is geen dag die bestaat", 400, id="no such day"),
    ],
)
def test_what_cannot_be_compared_is_said(client, agenda, query, sentence, status):
    answer = client.get(f"/agenda/vergelijk?{query}")

    assert sentence in words(answer)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("address", "title", "decisions", "language"),
    [
        pytest.param("/agenda.docx?on=2017-06-01", "Uitvoeringsagenda 2017", "Besluiten", "nl-NL", id="Dutch"),
        pytest.param("/en/agenda.docx?on=2017-06-01", "Implementation agenda 2017", "Decisions", "en-GB", id="English"),
    ],
)
def test_the_docx_has_headings_a_list_and_a_table_with_a_header(client, agenda, address, title, decisions, language):
    answer = client.get(address)

    document = docx.Document(io.BytesIO(answer.content))
    headings = {
        line.text: line.style.name for line in document.paragraphs if line.style.name.startswith(("Title", "Head"))
    }
    numbered = [line.text for line in document.paragraphs if line.style.name == "List Number"]
    (table,) = document.tables
    assert headings[title] == "Title"
    assert headings["Waarom"] == headings[decisions] == "Heading 1"
    assert numbered == FIRST["decisions"]
    assert [cell.text for cell in table.rows[1].cells][:4] == ["1", "SlowCare Oss", "Oss", "Gezondheid"]
    assert table.rows[0]._tr.trPr.find("{*}tblHeader") is not None
    assert (document.core_properties.title, document.core_properties.language) == (title, language)
    assert f'filename="uitvoeringsagenda-2017-03-17-{language[:2]}.docx"' in answer["Content-Disposition"]


def test_the_pdf_is_tagged_and_says_what_the_page_says(client, agenda):
    answer = client.get("/agenda.pdf?on=2017-06-01")

    facts, text = pdf_facts(answer.content), pdf_text(answer.content)
    assert facts["Tagged"].strip() == "yes"
    assert facts["Title"].strip() == "Uitvoeringsagenda 2017"
    assert "17 maart 2017" in text
    assert "De provincie sluit aan bij elf initiatieven." in text
    assert "Dorpsmolen" in text
    assert "niet bekend" in text
    assert answer.content.count(b"/Lang (nl)") + answer.content.count(b"/Lang(nl)") >= 1


def test_the_english_pdf_is_english_where_a_text_exists(client, agenda):
    text = pdf_text(client.get("/en/agenda.pdf?on=2017-06-01").content)

    assert "Implementation agenda 2017" in text
    assert "In force from: 17 March 2017" in text
    assert "De provincie sluit aan bij elf initiatieven." in text


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param('#panic("stop") $x$ @ref <label> *vet* `code` \\ // [a]', id="typst"),
        pytest.param('#image("/etc/passwd") #read("/etc/passwd")', id="reading files"),
        pytest.param("naam \u202eomgekeerd 🙂 \x0bteken", id="odd signs"),
        pytest.param("<script>alert(1)</script> & ]]>", id="html"),
        pytest.param("woord " * 800, id="very long"),
    ],
)
def test_what_people_type_is_printed_as_text(client, hostile):
    given.agenda(
        {"title_nl": hostile[:300], "body_nl": hostile, "decisions": [hostile], "annex": [{"title": hostile[:300]}]}
    )

    paper, text = client.get("/agenda.pdf"), client.get("/agenda.docx")

    assert paper.status_code == text.status_code == 200
    assert hostile.split()[0] in pdf_text(paper.content)
    assert hostile.split()[0] in "\n".join(line.text for line in docx.Document(io.BytesIO(text.content)).paragraphs)


def test_where_no_pdf_can_be_made_the_page_says_so_and_prints_as_well(client, agenda, monkeypatch):
    monkeypatch.setattr(agenda_pdf, "SHEET", agenda_pdf.SHEET.with_name("is-niet-hier.typ"))

    answer = client.get("/agenda.pdf")

    assert answer.status_code == 503
    assert "Het maken van de PDF is niet gelukt. Print deze pagina, of download de docx." in words(answer)
    assert "Er komt een lerend netwerk." in words(answer)


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_download_of_a_day_that_does_not_exist_is_answered_on_the_page(client, agenda, ending):
    answer = client.get(f"/agenda.{ending}?on=2017-02-30")

    assert answer.status_code == 400
    assert "is geen dag die bestaat" in words(answer)


@pytest.mark.parametrize("address", ["/agenda", "/agenda/vergelijk", "/agenda.docx"])
def test_an_agenda_with_a_long_annex_makes_few_queries(client, django_assert_max_num_queries, address):
    rows = [{"title": f"Initiatief {number}", "initiative_key": f"initiatief-{number}"} for number in range(150)]
    given.agenda({"annex": rows}, {**SECOND, "annex": rows[20:]})

    with django_assert_max_num_queries(12):
        client.get(address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("/agenda/bijlage.csv?on=2017-06-01", 3, id="the annex of a day"),
        pytest.param("/agenda/bijlage.csv", 6, id="the annex of every version"),
        pytest.param("/agenda/besluiten.csv?on=2018-06-01", 2, id="the decisions of a day"),
        pytest.param("/agenda/besluiten.csv?on=2016-06-01", 0, id="nothing before the first version"),
        pytest.param("/doelen.csv", 2, id="every version of every goal"),
        pytest.param("/doelen.csv?on=2017-06-01", 1, id="the goals of a day"),
    ],
)
def test_the_lists_can_be_taken_along_as_a_file(client, agenda, address, expected):
    given.goal("doel", {}, {"in_force_from": date(2018, 1, 1), "title_nl": "Anders"})

    lines = client.get(address).getvalue().decode("utf-8-sig").splitlines()

    assert len(lines) == expected + 1


def test_the_file_of_the_annex_names_only_initiatives_that_everyone_may_see(client):
    given.initiative("SlowCare Oss", published=False)
    given.agenda(FIRST)

    assert b"slowcare-oss" not in client.get("/agenda/bijlage.csv").getvalue()


@pytest.mark.parametrize("query", ["on=2017-02-30", "kleur=rood"])
def test_a_file_asked_with_a_filter_or_day_that_does_not_exist_is_refused(client, agenda, query):
    answer = client.get(f"/agenda/bijlage.csv?{query}")

    assert answer.status_code == 400
    assert query.split("=")[1] in words(answer) or query.split("=")[0] in words(answer)


@pytest.mark.parametrize("address", ["/agenda", "/agenda/vergelijk", "/doelen", "/doelen/doel"])
def test_a_filter_that_does_not_exist_is_said_and_the_page_stays(client, agenda, address):
    given.goal("doel")

    answer = client.get(address, {"kleur": "rood"})

    assert answer.status_code == 200
    assert "kleur" in words(answer)


@pytest.fixture
def two_cities(agenda):
    """Beside the programme on the home page there is another, with an agenda and a goal of its own."""
    other = given.programme(key="zonneveld-samen", title_nl="Zonneveld Samen", home=False)
    given.agenda({"title_nl": "Agenda van Zonneveld"}, key="agenda-zonneveld", programme=other)
    given.goal("een-buur", {"title_nl": "Iedereen een buur"}, programme=other)
    return other


def test_the_agenda_of_another_programme_is_read_compared_and_taken_along(client, two_cities):
    page = words(client.get("/agenda?programme=zonneveld-samen"))

    assert "Agenda van Zonneveld" in page
    assert "Uitvoeringsagenda 2018" not in page
    assert "/programmas/zonneveld-samen" in page
    assert "programme=zonneveld-samen" in page.split("/agenda.docx")[1][:60]
    assert '<input type="hidden" name="programme" value="zonneveld-samen">' in page
    assert "agenda-zonneveld" in client.get("/agenda.docx?programme=zonneveld-samen").headers["Content-Disposition"]
    assert "Agenda van Zonneveld" in words(client.get("/agenda/vergelijk?programme=zonneveld-samen"))


def test_the_goals_of_another_programme_are_read(client, two_cities):
    page = words(client.get("/doelen?programme=zonneveld-samen"))

    assert "Iedereen een buur" in page
    assert "kennen we niet" not in page


def test_the_home_page_asked_for_another_programme_leads_to_its_page(client, two_cities):
    assert client.get("/?programme=zonneveld-samen").headers["Location"] == "/programmas/zonneveld-samen"
    assert "/agenda?programme=zonneveld-samen" in words(client.get("/programmas/zonneveld-samen"))


def test_a_programme_that_does_not_exist_is_said_and_the_own_agenda_is_shown(client, two_cities):
    for address in ("/agenda?programme=zonneveld-same", "/?programme=zonneveld-same", "/doelen?programme=x"):
        assert "bestaat niet, dus je ziet het programma van de voorpagina" in words(client.get(address))


def test_a_search_that_finds_the_agenda_of_another_programme_leads_to_that_agenda(client):
    given.programme()
    given.agenda(
        {"title_nl": "Zeeuwse agenda"}, key="zeeuws", programme=given.programme(key="zeeland-samen", home=False)
    )
    given.search_index()

    page = client.get("/zoeken?q=zeeuwse&programme=zeeland-samen").content.decode()

    assert 'href="/agenda?programme=zeeland-samen"' in page
